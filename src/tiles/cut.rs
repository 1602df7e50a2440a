//! A tile's part of a shape: the vertices that its zoom needs, cut to the tile and rounded to its units.

use geo::{Coord, Rect};

use super::network;
use super::shape::{Part, Role, Vertex};
use crate::geometry::clip::{clip_line, clip_ring};
use crate::geometry::mercator::World;
use crate::geometry::tile_coord::{MAX_ZOOM, TileCoord};

/// Units along an edge of a tile (MVT's usual extent).
pub(super) const EXTENT: f64 = 4096.0;
/// Units around a tile that it also holds, so that nothing is cut off where two tiles meet.
pub(super) const BUFFER: f64 = 128.0;
/// A vertex whose triangle is smaller than this many units² is left out; 8 units are a pixel of a tile drawn at 512.
const LEAST_TRIANGLE: f64 = 16.0;

/// A point in the units of a tile, from its north-western corner.
pub(super) type Unit = Coord<i32>;

/// The window of a tile: how the grid maps to its units, and what is too small for it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    corner: Coord,
    /// Grid units in a unit of the tile: a power of two, so that dividing by it is exact.
    unit: f64,
    /// Edges of the tile with its buffer, in its units.
    pub(super) rect: Rect,
    /// The importance above which a vertex is taken.
    pub(super) threshold: f32,
}

impl Frame {
    /// The frame of a tile with a buffer in its units; its deepest zoom takes every vertex, for it is magnified.
    pub(super) fn new(tile: TileCoord, buffer: f64) -> Self {
        let World { x, y } = tile.corner();
        let unit = f64::from(tile.size()) / EXTENT;
        let least = if tile.zoom() == MAX_ZOOM {
            0.0
        } else {
            LEAST_TRIANGLE
        };
        Self {
            corner: Coord {
                x: f64::from(x),
                y: f64::from(y),
            },
            unit,
            rect: Rect::new((-buffer, -buffer), (EXTENT + buffer, EXTENT + buffer)),
            threshold: network::importance_of(least * unit * unit),
        }
    }

    /// The same frame with another least triangle, in units².
    pub(super) fn with_least_triangle(self, units2: f64) -> Self {
        Self {
            threshold: network::importance_of(units2 * self.unit * self.unit),
            ..self
        }
    }

    /// A grid point, moved by `shift` grid units to the east, in units.
    pub(super) fn locate(&self, at: World, shift: f64) -> Coord {
        Coord {
            x: (f64::from(at.x) + shift - self.corner.x) / self.unit,
            y: (f64::from(at.y) - self.corner.y) / self.unit,
        }
    }

    /// Whether the part's box meets the window at all, and the part is large enough for its zoom.
    fn sees(&self, part: &Part, shift: f64) -> bool {
        let (min, max) = part.bounds.corners();
        let (min, max) = (self.locate(min, shift), self.locate(max, shift));
        part.doubled_area > self.threshold
            && min.x <= self.rect.max().x
            && max.x >= self.rect.min().x
            && min.y <= self.rect.max().y
            && max.y >= self.rect.min().y
    }

    /// The vertices of a part that the zoom needs, in units.
    pub(super) fn pick(&self, part: &Part, shift: f64) -> Vec<Coord> {
        let needed = |vertex: &&Vertex| vertex.importance > self.threshold;
        let vertices = part.vertices.iter().filter(needed);
        vertices
            .map(|vertex| self.locate(vertex.at, shift))
            .collect()
    }

    /// The pieces of a line.
    pub(super) fn line(&self, part: &Part, shift: f64) -> Vec<Vec<Unit>> {
        if !self.sees(part, shift) {
            return Vec::new();
        }
        self.pieces(&self.pick(part, shift))
    }

    /// The pieces of a line that is in units already.
    pub(super) fn pieces(&self, line: &[Coord]) -> Vec<Vec<Unit>> {
        let pieces = clip_line(line, &self.rect);
        let rounded = pieces.into_iter().map(|piece| {
            let mut piece: Vec<Unit> = piece.into_iter().map(round).collect();
            piece.dedup();
            piece
        });
        rounded.filter(|piece| piece.len() > 1).collect()
    }

    /// The rings of an area, each with whether it is an exterior, an exterior before its holes.
    pub(super) fn rings(&self, parts: &[Part], shift: f64) -> Vec<(Vec<Unit>, bool)> {
        let mut rings: Vec<(Vec<Unit>, bool)> = Vec::new();
        for polygon in parts.chunk_by(|_, next| next.role == Role::Interior) {
            let Some(exterior) = polygon.first().and_then(|part| self.ring(part, shift)) else {
                continue;
            };
            let holes = polygon[1..]
                .iter()
                .filter_map(|part| self.ring(part, shift));
            let holes: Vec<Vec<Unit>> = holes.collect();
            let area = doubled_area(&exterior).abs();
            // A tile that lies in a hole sees nothing of the area.
            if holes.iter().any(|hole| doubled_area(hole).abs() >= area) {
                continue;
            }
            rings.push((exterior, true));
            rings.extend(holes.into_iter().map(|hole| (hole, false)));
        }
        rings
    }

    fn ring(&self, part: &Part, shift: f64) -> Option<Vec<Unit>> {
        if !self.sees(part, shift) {
            return None;
        }
        let clipped = clip_ring(&self.pick(part, shift), &self.rect);
        let ring = without_needles(clipped.into_iter().map(round));
        (ring.len() > 2 && doubled_area(&ring) != 0).then_some(ring)
    }
}

/// To the nearest unit; a half goes to the east and south whatever the sign, so that two tiles round alike.
pub(super) fn round(at: Coord) -> Unit {
    let nearest = |value: f64| (value + 0.5).floor() as i32;
    Unit {
        x: nearest(at.x),
        y: nearest(at.y),
    }
}

/// The ring without repeated vertices and without needles that go out and back on one line.
fn without_needles(ring: impl Iterator<Item = Unit>) -> Vec<Unit> {
    let mut out: Vec<Unit> = Vec::new();
    for at in ring {
        push(&mut out, at);
    }
    // The seam, where the last vertices meet the first.
    loop {
        let count = out.len();
        if count > 1 && out[0] == out[count - 1]
            || count > 2 && is_needle(out[count - 2], out[count - 1], out[0])
        {
            out.pop();
        } else if count > 2 && is_needle(out[count - 1], out[0], out[1]) {
            out.remove(0);
        } else {
            return out;
        }
    }
}

fn push(ring: &mut Vec<Unit>, at: Unit) {
    while let [.., before, last] = ring[..] {
        if last != at && !is_needle(before, last, at) {
            break;
        }
        ring.pop();
    }
    if ring.last() != Some(&at) {
        ring.push(at);
    }
}

/// Whether the way from `a` to `b` turns back on itself towards `c`.
fn is_needle(a: Unit, b: Unit, c: Unit) -> bool {
    let d = |to: i32, from: i32| i64::from(to) - i64::from(from);
    let (ux, uy, vx, vy) = (d(b.x, a.x), d(b.y, a.y), d(c.x, b.x), d(c.y, b.y));
    ux * vy == uy * vx && ux * vx + uy * vy < 0
}

/// Twice the signed area of an open ring; positive where it runs clockwise on the map (y down), as MVT's exteriors do.
pub(super) fn doubled_area(ring: &[Unit]) -> i64 {
    let next = ring.iter().cycle().skip(1);
    let cross =
        |(a, b): (&Unit, &Unit)| i64::from(a.x) * i64::from(b.y) - i64::from(b.x) * i64::from(a.y);
    ring.iter().zip(next).map(cross).sum()
}
