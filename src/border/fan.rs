//! Eight boxes or pieces side by side, so that the processor measures several at once.

use super::piece::{Box3, Piece, Vec3};

/// How many pieces, and how many boxes, share a box.
pub(super) const FAN: usize = 8;

type Lanes = [f64; FAN];

/// Boxes, each axis by itself; where there are fewer than eight, the rest is infinitely far.
#[derive(Clone, Debug)]
pub(super) struct BoxFan {
    low: [Lanes; 3],
    high: [Lanes; 3],
}

/// Pieces, each axis by itself; where there are fewer than eight, the rest is infinitely far.
#[derive(Clone, Debug)]
pub(super) struct PieceFan {
    start: [Lanes; 3],
    along: [Lanes; 3],
    per_length2: Lanes,
}

/// For each of eight pieces how far along it the nearest place lies, 0 to 1, and the square of its distance.
pub(super) struct Nearest {
    pub(super) t: Lanes,
    pub(super) distance2: Lanes,
}

/// So far that its square is infinite.
const FAR_M: f64 = 1e200;

fn lanes<T>(members: &[T], of: impl Fn(&T) -> f64, beyond: f64) -> Lanes {
    std::array::from_fn(|lane| members.get(lane).map_or(beyond, &of))
}

impl BoxFan {
    /// One to eight boxes.
    pub(super) fn new(boxes: &[Box3]) -> Self {
        Self {
            low: std::array::from_fn(|axis| lanes(boxes, |of| of.low[axis], f64::INFINITY)),
            high: std::array::from_fn(|axis| lanes(boxes, |of| of.high[axis], f64::NEG_INFINITY)),
        }
    }

    /// Squared distances from a place, 0 within.
    pub(super) fn distance2(&self, place: Vec3) -> Lanes {
        let mut sum = [0.0; FAN];
        for (axis, &place) in place.iter().enumerate() {
            for (lane, sum) in sum.iter_mut().enumerate() {
                let below = self.low[axis][lane] - place;
                let above = place - self.high[axis][lane];
                let beyond = if below > above { below } else { above };
                let outside = if beyond > 0.0 { beyond } else { 0.0 };
                *sum += outside * outside;
            }
        }
        sum
    }

    /// Squared distance from a place to the furthest corner of one box.
    pub(super) fn farthest2(&self, lane: usize, place: Vec3) -> f64 {
        let furthest = |axis: usize| {
            let low = (place[axis] - self.low[axis][lane]).abs();
            low.max((self.high[axis][lane] - place[axis]).abs())
        };
        (0..3).map(|axis| furthest(axis).powi(2)).sum()
    }
}

impl PieceFan {
    /// One to eight pieces.
    pub(super) fn new(pieces: &[Piece]) -> Self {
        Self::of(pieces, |&piece| piece)
    }

    /// The pieces of one to eight members.
    pub(super) fn of<T>(members: &[T], piece: impl Fn(&T) -> Piece) -> Self {
        Self {
            start: std::array::from_fn(|axis| lanes(members, |m| piece(m).start[axis], FAR_M)),
            along: std::array::from_fn(|axis| lanes(members, |m| piece(m).along[axis], 0.0)),
            per_length2: lanes(members, |m| piece(m).per_length2, 0.0),
        }
    }

    /// The nearest places.
    pub(super) fn nearest(&self, place: Vec3) -> Nearest {
        let mut t = [0.0; FAN];
        for (axis, &place) in place.iter().enumerate() {
            for (lane, t) in t.iter_mut().enumerate() {
                *t += (place - self.start[axis][lane]) * self.along[axis][lane];
            }
        }
        for (lane, t) in t.iter_mut().enumerate() {
            let free = *t * self.per_length2[lane];
            let from_start = if free > 0.0 { free } else { 0.0 };
            *t = if from_start < 1.0 { from_start } else { 1.0 };
        }
        let mut distance2 = [0.0; FAN];
        for (axis, &place) in place.iter().enumerate() {
            for (lane, sum) in distance2.iter_mut().enumerate() {
                let rest = place - self.start[axis][lane] - t[lane] * self.along[axis][lane];
                *sum += rest * rest;
            }
        }
        Nearest { t, distance2 }
    }
}
