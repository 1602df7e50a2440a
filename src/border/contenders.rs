//! The few pieces that can be nearest to any place of a disc.

use std::ops::Range;

use super::fan::{FAN, PieceFan};
use super::index::PieceIndex;
use super::piece::{Hit, Piece, Vec3, distance2, dot, sub};

/// A few pieces, quicker to scan than the tree is to search, the more so from place to neighbouring place.
///
/// The distance to a piece shrinks by no more than the way gone since it was measured. So eight pieces are measured
/// again only where that could make one of them the nearest.
#[derive(Debug, Default)]
pub(super) struct Contenders {
    numbers: Vec<u32>,
    fans: Vec<PieceFan>,
    /// For each eight their least distance when they were last measured and the way gone until then, metres, added up.
    out_of_reach_until: Vec<f64>,
    /// The place asked last, and the way gone over all places asked, metres.
    last: Option<Vec3>,
    way_m: f64,
    /// Which eight held the nearest piece last.
    hint: usize,
}

impl Contenders {
    pub(super) fn new(numbers: Vec<u32>, index: &PieceIndex) -> Self {
        let piece = |number: &u32| index.pieces[*number as usize];
        let fan = |eight: &[u32]| PieceFan::of(eight, piece);
        let fans: Vec<PieceFan> = numbers.chunks(FAN).map(fan).collect();
        Self {
            out_of_reach_until: vec![f64::NEG_INFINITY; fans.len()],
            numbers,
            fans,
            ..Self::default()
        }
    }

    /// The piece that is nearest by chord, and its place among these.
    pub(super) fn nearest_by_chord(&mut self, place: Vec3) -> Option<(usize, Hit)> {
        let gone = self.last.replace(place);
        self.way_m += gone.map_or(0.0, |last| distance2(last, place).sqrt());
        let way_m = self.way_m;
        let mut best = (0, 0.0, f64::INFINITY);
        let mut best2 = f64::INFINITY;
        let hinted = self.hint;
        for fan in std::iter::once(hinted).chain(0..self.fans.len()) {
            if self.out_of_reach_until[fan] - way_m >= best.2 || fan == hinted && best.2.is_finite()
            {
                continue;
            }
            let nearest = self.fans[fan].nearest(place);
            let mut least = (0, f64::INFINITY);
            for (lane, &distance2) in nearest.distance2.iter().enumerate() {
                if distance2 < least.1 {
                    least = (lane, distance2);
                }
            }
            let metres = least.1.sqrt();
            self.out_of_reach_until[fan] = metres + way_m;
            if metres < best.2 {
                let index = (fan * FAN + least.0).min(self.numbers.len() - 1);
                best = (index, nearest.t[least.0], metres);
                best2 = least.1;
            }
        }
        let (index, t, _) = best;
        self.hint = index / FAN;
        let &piece = self.numbers.get(index)?;
        Some((
            index,
            Hit {
                piece,
                t,
                chord2: best2,
            },
        ))
    }
}

impl PieceIndex {
    /// The pieces of the range that may be nearest to some place within `radius_m` of the place, first that with the
    /// place `t` that is nearest to the middle; none where they are more than `most`.
    ///
    /// With q₀ nearest to the place p at a distance d₀, some x within r of p is nearer to q than to q₀ only where
    /// |p - q|² - d₀² < 2 r |q - q₀|: the difference of squared distances changes linearly with x.
    pub(super) fn contenders(
        &self,
        place: Vec3,
        range: &Range<u32>,
        radius_m: f64,
        (piece, t): (u32, f64),
        most: usize,
    ) -> Option<Vec<u32>> {
        const USUAL: usize = 32;
        let nearest = self.pieces[piece as usize].at(t);
        let first2 = distance2(place, nearest);
        let reach = first2.sqrt() + 2.0 * radius_m;
        let may_win = |nearer2: f64, farthest2: f64| {
            nearer2 <= 0.0 || nearer2 * nearer2 <= 4.0 * radius_m * radius_m * farthest2
        };
        let mut numbers = Vec::with_capacity(USUAL);
        numbers.push(piece);
        // Of a box nothing is further from q₀ than its furthest corner.
        self.visit_admitted(
            place,
            range,
            reach * reach,
            &|fan, lane, least2| may_win(least2 - first2, fan.farthest2(lane, nearest)),
            &mut |hit| {
                let other = &self.pieces[hit.piece as usize];
                if hit.piece != piece
                    && may_win(hit.chord2 - first2, other.farthest2(nearest))
                    && !goes_away(other, nearest, place, radius_m)
                {
                    numbers.push(hit.piece);
                }
                if numbers.len() > most {
                    -1.0
                } else {
                    reach * reach
                }
            },
        );
        (numbers.len() <= most).then_some(numbers)
    }
}

/// True where a piece begins at q₀ and leads away from the disc: no place of the disc has a nearest place further on.
///
/// At a way s along a direction u, |p - q|² - d₀² - 2 r s = s (s - 2 (p - q₀)·u - 2 r), nowhere below zero where
/// (q₀ - p)·u ≥ r.
fn goes_away(piece: &Piece, nearest: Vec3, place: Vec3, radius_m: f64) -> bool {
    const SAME2: f64 = 1e-8;
    let away = dot(sub(nearest, place), piece.along);
    let away = if distance2(piece.start, nearest) < SAME2 {
        away
    } else if distance2(piece.at(1.0), nearest) < SAME2 {
        -away
    } else {
        return false;
    };
    away >= radius_m * piece.length()
}
