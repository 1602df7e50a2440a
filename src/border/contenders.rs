//! The few pieces that can be nearest to any place of a disc.

use std::ops::Range;

use super::index::PieceIndex;
use super::piece::{Box3, Hit, Piece, Vec3, distance2};

/// A few pieces, quicker to scan than the tree is to search.
#[derive(Debug, Default)]
pub(super) struct Contenders {
    pieces: Vec<(u32, Piece)>,
}

impl Contenders {
    /// The numbers of the pieces, in no order.
    pub(super) fn numbers(&self) -> impl Iterator<Item = u32> {
        self.pieces.iter().map(|&(number, _)| number)
    }

    /// The piece that is nearest by chord, and its place among these.
    pub(super) fn nearest_by_chord(&self, place: Vec3) -> Option<(usize, Hit)> {
        let mut best = (0, 0.0, f64::INFINITY);
        for (index, (_, line)) in self.pieces.iter().enumerate() {
            let (t, distance2) = line.nearest(place);
            if distance2 < best.2 {
                best = (index, t, distance2);
            }
        }
        let (index, t, distance2) = best;
        let &(piece, _) = self.pieces.get(index)?;
        let chord_m = distance2.sqrt();
        Some((index, Hit { piece, t, chord_m }))
    }
}

impl PieceIndex {
    /// The pieces of the range that may be nearest to some place within `radius_m` of the place; none where they are
    /// more than `most`.
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
    ) -> Option<Contenders> {
        let nearest = self.pieces[piece as usize].at(t);
        let first2 = distance2(place, nearest);
        let reach = first2.sqrt() + 2.0 * radius_m;
        let mut contenders = Contenders::default();
        // Of a box nothing is further from q₀ than its furthest corner.
        let admits = |of: &Box3, least2: f64| {
            least2 - first2 <= 2.0 * radius_m * of.farthest2(nearest).sqrt()
        };
        self.visit_admitted(place, range, reach * reach, &admits, &mut |hit| {
            let other = &self.pieces[hit.piece as usize];
            let apart = distance2(other.at(hit.t), nearest).sqrt() + other.length();
            if hit.chord_m * hit.chord_m - first2 <= 2.0 * radius_m * apart {
                contenders.pieces.push((hit.piece, *other));
            }
            if contenders.pieces.len() > most {
                -1.0
            } else {
                reach * reach
            }
        });
        (contenders.pieces.len() <= most).then_some(contenders)
    }
}
