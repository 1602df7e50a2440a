//! A place as seen from a border.

use serde::Serialize;

use super::input::Status;

/// A place as seen from a border. Intervals are none where no radius was given.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Location<'a> {
    /// Id of the border.
    pub border: &'a str,
    /// Index of the part that is nearest.
    pub part: usize,
    /// The km of the nearest place on the border.
    pub km: f64,
    /// The smallest km that is nearest to any place of the disc.
    pub km_min: Option<f64>,
    /// The largest km that is nearest to any place of the disc.
    pub km_max: Option<f64>,
    /// The radius of the disc in km: the one given and the error of the line, in quadrature.
    pub radius_km: Option<f64>,
    /// Geodesic distance from the border in km, never negative.
    pub offset_km: f64,
    /// The smallest distance of any place of the disc.
    pub offset_min_km: Option<f64>,
    /// The largest distance of any place of the disc.
    pub offset_max_km: Option<f64>,
    /// Code of the territory on which the place lies; none where no area holds it.
    pub side: Option<&'a str>,
    /// The hand of the border on which the place lies, by its territory where that is one of the two sides, else by the
    /// line; none for a place on the line.
    pub hand: Option<Hand>,
    /// Shares of the disc on each side, the largest first, 1 in all; empty where no radius was given.
    pub shares: Vec<(Option<&'a str>, f64)>,
    /// The nearest place on the border, lon/lat in degrees.
    pub nearest: (f64, f64),
    /// Status of the border there.
    pub segment_status: Option<Status>,
    /// Error of the border's line there, metres.
    pub accuracy_m: Option<f64>,
}

/// The side of a border as a hand, going up its km, after turning parts on which the sides are exchanged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Hand {
    /// The hand of the border's `left`.
    Left,
    /// The hand of the border's `right`.
    Right,
}

impl Location<'_> {
    /// The offset with a sign, km: left +, right −, 0 on the line.
    #[must_use]
    pub fn signed_offset_km(&self) -> f64 {
        match self.hand {
            Some(Hand::Left) => self.offset_km,
            Some(Hand::Right) => -self.offset_km,
            None => 0.0,
        }
    }

    /// The interval of the signed offset over the disc, km: from its rightmost to its leftmost; none without a radius.
    ///
    /// A disc that reaches over the line reaches to the other hand by what is left of its radius.
    #[must_use]
    pub fn signed_offset_interval_km(&self) -> Option<(f64, f64)> {
        let (near, far) = (self.offset_min_km?, self.offset_max_km?);
        let beyond = (self.radius_km? - self.offset_km).max(0.0);
        Some(match self.hand {
            Some(Hand::Left) if near > 0.0 => (near, far),
            Some(Hand::Right) if near > 0.0 => (-far, -near),
            Some(Hand::Left) => (-beyond, far),
            Some(Hand::Right) => (-far, beyond),
            None => (-far, far),
        })
    }
}
