//! Places on a border: `…/locate`, `…/at`, `…/posts`.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value, json};

use super::summary::metres;
use crate::border::{Border, Location, Place, Status};

/// Where a place lies on its border.
#[derive(Debug, Serialize)]
pub struct LocationDocument<'a> {
    /// Id of the border.
    pub border: &'a str,
    /// Index of the nearest part, from 0.
    pub part: usize,
    /// Km of the nearest place on the border.
    pub km: f64,
    /// Smallest km of the disc; the km itself where no radius was given.
    pub km_min: f64,
    /// Largest km of the disc.
    pub km_max: f64,
    /// Geodesic distance from the border, km.
    pub offset_km: f64,
    /// Smallest distance of the disc, km.
    pub offset_min_km: f64,
    /// Largest distance of the disc, km.
    pub offset_max_km: f64,
    /// Code of the side on which it lies; null where no area holds it.
    pub side: Option<&'a str>,
    /// Share of the disc on each side; all on its side where no radius was given.
    pub shares: BTreeMap<&'a str, f64>,
    /// The nearest place on the border, lon/lat in degrees.
    pub nearest: [f64; 2],
    /// Status of the border there.
    pub segment_status: Option<&'static str>,
    /// Error of the line there, metres; null where no source states it.
    pub accuracy_m: Option<f64>,
}

impl<'a> From<&Location<'a>> for LocationDocument<'a> {
    fn from(location: &Location<'a>) -> Self {
        let mut shares: BTreeMap<&str, f64> = location
            .shares
            .iter()
            .filter_map(|(side, share)| Some(((*side)?, (share * 1e4).round() / 1e4)))
            .collect();
        if location.shares.is_empty() {
            shares.extend(location.side.map(|side| (side, 1.0)));
        }
        Self {
            border: location.border,
            part: location.part,
            km: metres(location.km),
            km_min: metres(location.km_min.unwrap_or(location.km)),
            km_max: metres(location.km_max.unwrap_or(location.km)),
            offset_km: metres(location.offset_km),
            offset_min_km: metres(location.offset_min_km.unwrap_or(location.offset_km)),
            offset_max_km: metres(location.offset_max_km.unwrap_or(location.offset_km)),
            side: location.side,
            shares,
            nearest: [degrees(location.nearest.0), degrees(location.nearest.1)],
            segment_status: location.segment_status.map(Status::word),
            accuracy_m: location.accuracy_m,
        }
    }
}

/// A place on a border as a GeoJSON Point feature.
#[must_use]
pub fn place_feature(border: &Border, place: &Place) -> Value {
    json!({
        "type": "Feature",
        "geometry": { "type": "Point", "coordinates": [degrees(place.lon), degrees(place.lat)] },
        "properties": {
            "border": border.id,
            "km": metres(place.km),
            "bearing": (place.bearing * 10.0).round() / 10.0,
            "part": place.part,
        },
    })
}

/// The kilometre posts of a border.
#[must_use]
pub fn posts(border: &Border, every_km: f64) -> Value {
    let features: Vec<Value> = border
        .posts(every_km)
        .iter()
        .map(|post| place_feature(border, &post.place))
        .collect();
    json!({ "type": "FeatureCollection", "features": features })
}

/// Degrees with seven decimals: a centimetre.
fn degrees(angle: f64) -> f64 {
    (angle * 1e7).round() / 1e7
}
