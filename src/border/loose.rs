//! Edges that no other area shares, and how they lie to each other.

use geo::Coord;
use rstar::AABB;
use rstar::primitives::{GeomWithData, Line};

use crate::geometry::geodesic::degree_metres;

/// An edge with no other area across, and the index of its ring.
pub(super) type Loose = GeomWithData<Line<[f64; 2]>, usize>;

/// True where two edges cross each other within both.
pub(super) fn cross(a: &Line<[f64; 2]>, b: &Line<[f64; 2]>) -> bool {
    let turn = |o: [f64; 2], p: [f64; 2], q: [f64; 2]| {
        (p[0] - o[0]) * (q[1] - o[1]) - (p[1] - o[1]) * (q[0] - o[0])
    };
    let parted = |line: &Line<[f64; 2]>, p, q| {
        turn(line.from, line.to, p) * turn(line.from, line.to, q) < 0.0
    };
    parted(a, b.from, b.to) && parted(b, a.from, a.to)
}

/// Where along an edge the origin is nearest to it (0 to 1), how far from it, and how long the edge is; all in one unit.
pub(super) fn against((ax, ay): (f64, f64), (bx, by): (f64, f64)) -> (f64, f64, f64) {
    let (dx, dy) = (bx - ax, by - ay);
    let length2 = dx * dx + dy * dy;
    let t = if length2 > 0.0 {
        (-(ax * dx + ay * dy) / length2).clamp(0.0, 1.0)
    } else {
        0.0
    };
    (t, (ax + t * dx).hypot(ay + t * dy), length2.sqrt())
}

/// Metres from a place to an edge, in the metric of its latitude.
pub(super) fn aside_m(place: Coord, edge: &Line<[f64; 2]>) -> f64 {
    let (lon_m, lat_m) = degree_metres(place.y);
    let local = |[x, y]: [f64; 2]| ((x - place.x) * lon_m, (y - place.y) * lat_m);
    against(local(edge.from), local(edge.to)).1
}

/// The box around an edge, wider by some metres.
pub(super) fn envelope(edge: &Line<[f64; 2]>, metres: f64) -> AABB<[f64; 2]> {
    let lat = edge.from[1].abs().max(edge.to[1].abs()).min(89.9);
    let (lon_m, lat_m) = degree_metres(lat);
    let (dx, dy) = (metres / lon_m, metres / lat_m);
    AABB::from_corners(
        [
            edge.from[0].min(edge.to[0]) - dx,
            edge.from[1].min(edge.to[1]) - dy,
        ],
        [
            edge.from[0].max(edge.to[0]) + dx,
            edge.from[1].max(edge.to[1]) + dy,
        ],
    )
}
