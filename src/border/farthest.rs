//! The largest distance from a border within a disc, by branch and bound.
//!
//! In a pocket between two stretches the place furthest from the border may lie inside the disc, not on its rim. The
//! distance changes by no more than the way one goes, so a square whose middle is at a distance d from the border holds
//! no place further than d plus half its diagonal: squares that cannot win are left alone.

use super::rim::{Rim, distance_m};

/// A square of the disc, in metres east and north of its centre.
#[derive(Clone, Copy)]
struct Square {
    east: f64,
    north: f64,
    half: f64,
}

impl Square {
    fn quarters(self) -> [Self; 4] {
        let half = self.half / 2.0;
        [(-half, -half), (half, -half), (-half, half), (half, half)].map(|(east, north)| Self {
            east: self.east + east,
            north: self.north + north,
            half,
        })
    }

    fn half_diagonal(&self) -> f64 {
        self.half * std::f64::consts::SQRT_2
    }
}

/// The largest distance in metres, never too small and at most 1 % of the radius too large; `at_most_m` is known before.
pub(super) fn farthest_m(rim: &mut Rim<'_>, hint: u32, at_most_m: f64) -> f64 {
    let radius_m = rim.radius_m;
    let doubt = radius_m / 100.0;
    let mut best = distance_m(rim.farthest2);
    let mut hint = hint;
    let mut squares = vec![Square {
        east: 0.0,
        north: 0.0,
        half: radius_m,
    }];
    while !squares.is_empty() && best + doubt < at_most_m {
        let mut open = Vec::with_capacity(4 * squares.len());
        for square in squares.into_iter().flat_map(Square::quarters) {
            let reach = radius_m + square.half_diagonal();
            if square.east * square.east + square.north * square.north > reach * reach {
                continue;
            }
            // A place moved to the rim is no further from any other place of the disc than it was.
            let Some((distance, piece)) = rim.distance_m([square.east, square.north], hint) else {
                continue;
            };
            hint = piece;
            best = best.max(distance);
            open.push((distance + square.half_diagonal(), square));
        }
        open.retain(|&(at_most, _)| at_most > best + doubt);
        squares = open.into_iter().map(|(_, square)| square).collect();
    }
    (best + doubt).min(at_most_m)
}
