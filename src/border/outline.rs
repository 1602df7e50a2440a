//! Rings of areas made ready for measuring: longitudes that run on, nodes close together.

use geo::{Coord, LineString, MultiPolygon, Polygon, Rect};

use super::rings::on_globe;
use crate::geometry::antimeridian::unwrap;
use crate::geometry::clip::clip_ring;
use crate::geometry::geodesic::{along, pieces};

/// All rings with longitudes that run on, holes in the same turn as their exterior.
pub(super) fn rings(polygons: &MultiPolygon) -> Vec<Vec<Coord>> {
    polygons.iter().flat_map(rings_of).collect()
}

/// The rings of one polygon, the exterior last.
pub(super) fn rings_of(polygon: &Polygon) -> Vec<Vec<Coord>> {
    let exterior = run_on(polygon.exterior());
    let holes = polygon.interiors().iter().map(run_on);
    let mut rings: Vec<Vec<Coord>> = holes.collect();
    let west = exterior.iter().map(|c| c.x).fold(f64::INFINITY, f64::min);
    for hole in &mut rings {
        let hole_west = hole.iter().map(|c| c.x).fold(f64::INFINITY, f64::min);
        let turn = ((west - hole_west) / 360.0).ceil() * 360.0;
        if turn > 0.0 {
            for coord in hole {
                coord.x += turn;
            }
        }
    }
    rings.push(exterior);
    rings.retain(|ring| ring.len() > 3);
    rings
}

pub(super) fn run_on(ring: &LineString) -> Vec<Coord> {
    if !ring.0.iter().all(on_globe) {
        return Vec::new();
    }
    let mut coords = ring.0.clone();
    // A step of a whole turn goes along the edge of the map, as Antarctica's ring does: it crosses nothing.
    let crosses = |ends: &[Coord]| {
        let step = (ends[1].x - ends[0].x).abs();
        step > 180.0 && step < 360.0
    };
    if coords.windows(2).any(crosses) {
        unwrap(&mut coords);
    }
    coords
}

/// A ring cut so finely that its pieces are straight in space too.
pub(super) fn fine(ring: &[Coord]) -> Vec<Coord> {
    let mut nodes: Vec<Coord> = ring.first().copied().into_iter().collect();
    for ends in ring.windows(2) {
        let count = pieces(ends[0], ends[1]);
        nodes.extend((1..=count).map(|i| along(ends[0], ends[1], i as f64 / count as f64)));
    }
    nodes
}

/// Polygons whose rings may cross the antimeridian, cut there; all vertices stay where they are.
pub(super) fn cut_ground(polygons: &MultiPolygon) -> MultiPolygon {
    let mut pieces = Vec::new();
    for polygon in polygons {
        let mut rings = rings_of(polygon);
        let Some(exterior) = rings.pop() else {
            continue;
        };
        let (west, east) = exterior
            .iter()
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(w, e), c| {
                (w.min(c.x), e.max(c.x))
            });
        if west >= -180.0 && east <= 180.0 {
            pieces.push(polygon.clone());
            continue;
        }
        for turn in [-360.0, 0.0, 360.0] {
            let inside = |ring: &[Coord]| within_turn(ring, turn);
            if let Some(exterior) = inside(&exterior) {
                pieces.push(Polygon::new(
                    exterior,
                    rings.iter().filter_map(|r| inside(r)).collect(),
                ));
            }
        }
    }
    MultiPolygon(pieces)
}

/// What of a closed ring lies within one turn of longitude, moved to [-180, 180].
fn within_turn(ring: &[Coord], turn: f64) -> Option<LineString> {
    let world = Rect::new((turn - 180.0, -90.0), (turn + 180.0, 90.0));
    let (_, open) = ring.split_last()?;
    let inside = clip_ring(open, &world);
    let moved = |c: Coord| Coord {
        x: (c.x - turn).clamp(-180.0, 180.0),
        y: c.y,
    };
    (inside.len() > 2).then(|| inside.into_iter().map(moved).collect())
}
