//! A rounded copy of border lines, for the soft bands on both banks: a blurred band along every bend would fold.
//!
//! Vertices that matter less than about 5 pixels go, then corners are cut twice (Chaikin 1974,
//! doi:10.1016/0146-664X(74)90028-8). The ends stay, so that the copies of two segments still meet.

use geo::Coord;

use super::cut::{Frame, Unit};
use super::shape::Part;
use crate::geometry::tile_coord::{MAX_ZOOM, TileCoord};

/// What a border's rounded copy is called behind its collection's id.
pub(super) const SUFFIX: &str = "-smooth";
/// The bands are wide and stand off the line: they reach this many units into the next tile.
const BUFFER: f64 = 256.0;
/// Half a square of 5 pixels, in units².
const LEAST_TRIANGLE: f64 = 800.0;
/// The deepest tiles are magnified: their copy must not leave the line by as much.
const LEAST_TRIANGLE_DEEPEST: f64 = LEAST_TRIANGLE / 16.0;

/// The frame for rounded copies of a tile.
pub(super) fn frame(tile: TileCoord) -> Frame {
    let least = if tile.zoom() == MAX_ZOOM {
        LEAST_TRIANGLE_DEEPEST
    } else {
        LEAST_TRIANGLE
    };
    Frame::new(tile, BUFFER).with_least_triangle(least)
}

/// The pieces of a rounded line.
pub(super) fn line(frame: &Frame, part: &Part, shift: f64) -> Vec<Vec<Unit>> {
    let picked = frame.pick(part, shift);
    frame.pieces(&cut_corners(&cut_corners(&picked)))
}

/// One round of Chaikin: each inner vertex becomes two, a quarter of the way to its neighbours.
fn cut_corners(line: &[Coord]) -> Vec<Coord> {
    let (Some(&first), Some(&last)) = (line.first(), line.last()) else {
        return Vec::new();
    };
    let between = |a: Coord, b: Coord, t: f64| a + (b - a) * t;
    let mut out = vec![first];
    for (index, pair) in line.windows(2).enumerate() {
        if index > 0 {
            out.push(between(pair[0], pair[1], 0.25));
        }
        if index + 2 < line.len() {
            out.push(between(pair[0], pair[1], 0.75));
        }
    }
    out.push(last);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_corner_is_cut_and_the_ends_stay() {
        let line = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0)].map(|(x, y)| Coord { x, y });
        let cut = cut_corners(&line);
        let expected = [(0.0, 0.0), (3.0, 0.0), (4.0, 1.0), (4.0, 4.0)];
        assert_eq!(cut, expected.map(|(x, y)| Coord { x, y }));
        assert_eq!(cut_corners(&line[..2]), line[..2]);
    }
}
