//! The nearest piece of line to a place: a packed tree of boxes in earth-centred metres.
//!
//! Earth-centred coordinates are right at all latitudes and know no antimeridian. A chord through the earth orders
//! places almost as the geodesic does; how far the two orders can differ is [`doubt_m`], and whatever lies within it
//! of the nearest is handed on to be told apart by geodesics.

use std::ops::Range;

use geo::Coord;

use super::fan::{BoxFan, FAN, PieceFan};
use super::piece::{Box3, Hit, Piece, Vec3, dot, sub};
use crate::geometry::geodesic::earth_centred;

/// Pieces of lines in their order, and above them boxes of boxes.
#[derive(Debug, Default)]
pub(super) struct PieceIndex {
    pub(super) pieces: Vec<Piece>,
    /// The same, eight by eight.
    leaves: Vec<PieceFan>,
    /// The boxes of leaves eight by eight, then the boxes around those, up to the one node above all.
    levels: Vec<Vec<BoxFan>>,
}

/// By how many metres the order by chord may mislead at this distance.
///
/// A geodesic s has a chord c with s = c + c³κ²/24 + …, where the curvature κ lies between those of WGS84, 1/6400 km
/// and 1/6335 km: a spread of 2 % of s - c. Pieces bulge from their chords by a few centimetres more.
pub(super) fn doubt_m(chord_m: f64) -> f64 {
    const RADIUS_M: f64 = 6_367_000.0;
    const PIECE_BULGE_M: f64 = 0.1;
    let arc = 2.0 * RADIUS_M * (chord_m / (2.0 * RADIUS_M)).min(1.0).asin();
    0.03 * (arc - chord_m) + PIECE_BULGE_M
}

impl PieceIndex {
    /// The index of lines; pieces are numbered through in the order given.
    pub(super) fn build<'a>(lines: impl IntoIterator<Item = &'a [Coord]>) -> Self {
        let mut pieces = Vec::new();
        for line in lines {
            let nodes: Vec<Vec3> = line.iter().map(|&c| earth_centred(c)).collect();
            pieces.extend(nodes.windows(2).map(|ends| Piece::new(ends[0], ends[1])));
        }
        let around = |boxes: &mut dyn Iterator<Item = Box3>| boxes.reduce(Box3::union);
        let mut boxes: Vec<Box3> = pieces
            .chunks(FAN)
            .filter_map(|chunk| around(&mut chunk.iter().map(Piece::bounds)))
            .collect();
        let mut levels: Vec<Vec<BoxFan>> = Vec::new();
        while boxes.len() > 1 {
            levels.push(boxes.chunks(FAN).map(BoxFan::new).collect());
            boxes = boxes
                .chunks(FAN)
                .filter_map(|chunk| around(&mut chunk.iter().copied()))
                .collect();
        }
        Self {
            leaves: pieces.chunks(FAN).map(PieceFan::new).collect(),
            pieces,
            levels,
        }
    }

    /// The number of pieces.
    pub(super) fn len(&self) -> usize {
        self.pieces.len()
    }

    /// All pieces of the range that may be geodesically nearest to the place.
    pub(super) fn nearest(&self, place: Vec3, range: &Range<u32>) -> Vec<Hit> {
        const USUAL: usize = 16;
        let mut hits = Vec::with_capacity(USUAL);
        let mut best2 = f64::INFINITY;
        let mut reach2 = f64::MAX;
        self.visit(place, range, reach2, &mut |hit| {
            if hit.chord2 < best2 {
                best2 = hit.chord2;
                let best = best2.sqrt();
                reach2 = (best + doubt_m(best)).powi(2);
            }
            hits.push(hit);
            reach2
        });
        hits.retain(|hit| hit.chord2 <= reach2);
        hits
    }

    /// The piece of the range that is nearest by chord; `hint` is a piece that is likely near.
    pub(super) fn nearest_by_chord(
        &self,
        place: Vec3,
        range: &Range<u32>,
        hint: Option<u32>,
    ) -> Option<Hit> {
        let mut best: Option<Hit> = hint.map(|piece| self.measure(place, piece));
        let start = best.map_or(f64::MAX, |hit| hit.chord2);
        self.visit(place, range, start, &mut |hit| {
            let nearest2 = best.map_or(f64::MAX, |hit| hit.chord2);
            if hit.chord2 < nearest2 {
                best = Some(hit);
            }
            hit.chord2.min(nearest2)
        });
        best
    }

    /// True where some piece comes as near as this.
    pub(super) fn any_within(&self, place: Vec3, metres: f64) -> bool {
        let mut found = false;
        let all = 0..self.pieces.len() as u32;
        self.visit(place, &all, metres * metres, &mut |_| {
            found = true;
            -1.0
        });
        found
    }

    /// Calls `each` with every piece of the range that comes as near as this.
    pub(super) fn within(
        &self,
        place: Vec3,
        range: &Range<u32>,
        metres: f64,
        mut each: impl FnMut(Hit),
    ) {
        self.visit(place, range, metres * metres, &mut |hit| {
            each(hit);
            metres * metres
        });
    }

    /// From where to where along a piece (0 to 1) it lies within so many metres of the place.
    pub(super) fn portion_within(&self, place: Vec3, hit: Hit, metres: f64) -> Range<f64> {
        let piece = &self.pieces[hit.piece as usize];
        let half2 = (metres * metres - hit.chord2).max(0.0) * piece.per_length2;
        let middle = dot(sub(place, piece.start), piece.along) * piece.per_length2;
        // Where the nearest place is an end, the chord to the line that goes on is shorter than the chord to the end.
        let aside2 = (middle - hit.t).powi(2);
        let half = (half2 + aside2).sqrt();
        (middle - half).clamp(0.0, 1.0)..(middle + half).clamp(0.0, 1.0)
    }

    /// From where to where along a piece (0 to 1) the nearest places to a ball lie.
    pub(super) fn shadow(&self, piece: u32, place: Vec3, metres: f64) -> Range<f64> {
        let piece = &self.pieces[piece as usize];
        let middle = dot(sub(place, piece.start), piece.along) * piece.per_length2;
        let half = metres * piece.per_length2.sqrt();
        (middle - half).clamp(0.0, 1.0)..(middle + half).clamp(0.0, 1.0)
    }

    /// Visits pieces whose squared chord is within reach, near ones first; `each` answers the reach from then on.
    fn visit(
        &self,
        place: Vec3,
        range: &Range<u32>,
        reach2: f64,
        each: &mut impl FnMut(Hit) -> f64,
    ) {
        self.visit_admitted(place, range, reach2, &|_, _, _| true, each);
    }

    /// The same, without the boxes that `admits` refuses; it is told eight boxes, which of them, and its squared distance.
    pub(super) fn visit_admitted(
        &self,
        place: Vec3,
        range: &Range<u32>,
        mut reach2: f64,
        admits: &impl Fn(&BoxFan, usize, f64) -> bool,
        each: &mut impl FnMut(Hit) -> f64,
    ) {
        if !self.pieces.is_empty() && !range.is_empty() {
            let top = (self.levels.len(), 0);
            self.descend((place, range), top, &mut reach2, admits, each);
        }
    }

    fn descend(
        &self,
        (place, range): (Vec3, &Range<u32>),
        (level, node): (usize, usize),
        reach2: &mut f64,
        admits: &impl Fn(&BoxFan, usize, f64) -> bool,
        each: &mut impl FnMut(Hit) -> f64,
    ) {
        let Some(below) = level.checked_sub(1) else {
            self.leaf(place, range, node, reach2, each);
            return;
        };
        let fan = &self.levels[below][node];
        let mut near = [(0.0, 0); FAN];
        let mut found = 0;
        for (lane, distance2) in fan.distance2(place).into_iter().enumerate() {
            let child = node * FAN + lane;
            if distance2 <= *reach2 && covers(below, child, range) && admits(fan, lane, distance2) {
                // Insertion keeps the few children in order of distance.
                let mut slot = found;
                while slot > 0 && near[slot - 1].0 > distance2 {
                    near[slot] = near[slot - 1];
                    slot -= 1;
                }
                near[slot] = (distance2, child);
                found += 1;
            }
        }
        for &(distance2, child) in &near[..found] {
            if distance2 > *reach2 {
                break;
            }
            self.descend((place, range), (below, child), reach2, admits, each);
        }
    }

    fn leaf(
        &self,
        place: Vec3,
        range: &Range<u32>,
        leaf: usize,
        reach2: &mut f64,
        each: &mut impl FnMut(Hit) -> f64,
    ) {
        let nearest = self.leaves[leaf].nearest(place);
        for (lane, &chord2) in nearest.distance2.iter().enumerate() {
            let piece = (leaf * FAN + lane) as u32;
            if chord2 <= *reach2 && range.contains(&piece) {
                let t = nearest.t[lane];
                *reach2 = each(Hit { piece, t, chord2 });
            }
        }
    }

    fn measure(&self, place: Vec3, piece: u32) -> Hit {
        let (t, chord2) = self.pieces[piece as usize].nearest(place);
        Hit { piece, t, chord2 }
    }
}

/// True where a box holds pieces of the range.
fn covers(level: usize, node: usize, range: &Range<u32>) -> bool {
    let bits = FAN.ilog2() * (level as u32 + 1);
    node << bits < range.end as usize && (node + 1) << bits > range.start as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_tree_finds_what_a_scan_finds(
            line in prop::collection::vec((-180.0..180.0_f64, -90.0..90.0_f64), 2..200),
            lon in -180.0..180.0_f64, lat in -90.0..90.0_f64, cut in 0.0..1.0_f64,
        ) {
            let line: Vec<Coord> = line.into_iter().map(Coord::from).collect();
            let index = PieceIndex::build([line.as_slice()]);
            let place = earth_centred(Coord { x: lon, y: lat });
            let count = index.len() as u32;
            let range = (cut * f64::from(count)) as u32..count;
            let scanned = range
                .clone()
                .map(|piece| index.measure(place, piece))
                .min_by(|a, b| a.chord2.total_cmp(&b.chord2));
            let found = index.nearest_by_chord(place, &range, None);
            let metres = |hit: Option<Hit>| hit.map_or(f64::NAN, |hit| hit.chord2.sqrt());
            prop_assert!((metres(found) - metres(scanned)).abs() < 1e-6);
            let candidates = index.nearest(place, &range);
            prop_assert!(candidates.iter().any(|&hit| (metres(Some(hit)) - metres(scanned)).abs() < 1e-6));
        }
    }
}
