//! Pieces of line and boxes in earth-centred metres, and how far a place is from them.

/// Earth-centred coordinates, metres.
pub(super) type Vec3 = [f64; 3];

/// A piece of line, short enough to be straight.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub(super) start: Vec3,
    pub(super) along: Vec3,
    /// One over its squared length, or zero where it has none.
    pub(super) per_length2: f64,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Box3 {
    pub(super) low: Vec3,
    pub(super) high: Vec3,
}

/// A piece, and the place on it that is nearest by chord.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Hit {
    /// Number of the piece.
    pub(super) piece: u32,
    /// How far along it, 0 to 1.
    pub(super) t: f64,
    /// The square of the chord, in square metres.
    pub(super) chord2: f64,
}

impl Piece {
    pub(super) fn new(start: Vec3, end: Vec3) -> Self {
        let along = sub(end, start);
        let length2 = dot(along, along);
        Self {
            start,
            along,
            per_length2: if length2 > 0.0 { length2.recip() } else { 0.0 },
        }
    }

    /// How far along the nearest place lies, and the square of its distance.
    pub(super) fn nearest(&self, place: Vec3) -> (f64, f64) {
        let from = sub(place, self.start);
        let t = (dot(from, self.along) * self.per_length2).clamp(0.0, 1.0);
        let rest: Vec3 = std::array::from_fn(|i| from[i] - t * self.along[i]);
        (t, dot(rest, rest))
    }

    pub(super) fn at(&self, t: f64) -> Vec3 {
        std::array::from_fn(|i| self.start[i] + t * self.along[i])
    }

    /// Squared distance from a place to the further end.
    pub(super) fn farthest2(&self, place: Vec3) -> f64 {
        distance2(self.start, place).max(distance2(self.at(1.0), place))
    }

    pub(super) fn length(&self) -> f64 {
        dot(self.along, self.along).sqrt()
    }

    pub(super) fn bounds(&self) -> Box3 {
        let end: Vec3 = std::array::from_fn(|i| self.start[i] + self.along[i]);
        Box3 {
            low: std::array::from_fn(|i| self.start[i].min(end[i])),
            high: std::array::from_fn(|i| self.start[i].max(end[i])),
        }
    }
}

impl Box3 {
    pub(super) fn union(self, other: Self) -> Self {
        Self {
            low: std::array::from_fn(|i| self.low[i].min(other.low[i])),
            high: std::array::from_fn(|i| self.high[i].max(other.high[i])),
        }
    }
}

pub(super) fn sub(a: Vec3, b: Vec3) -> Vec3 {
    std::array::from_fn(|i| a[i] - b[i])
}

pub(super) fn distance2(a: Vec3, b: Vec3) -> f64 {
    let apart = sub(a, b);
    dot(apart, apart)
}

pub(super) fn dot(a: Vec3, b: Vec3) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}
