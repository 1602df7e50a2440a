//! `/borders/{id}/sector`: a stretch, its corridor, and what is counted there.

use geo::{Geometry, MultiLineString, MultiPolygon};
use serde_json::{Value, json};

use super::summary::metres;
use crate::{
    border::{BeyondBorder, Border, Count, area_km2},
    store::counts::{self, Counted},
};

/// A sector.
#[derive(Debug)]
pub struct Sector<'a> {
    border: &'a Border,
    from_km: f64,
    to_km: f64,
    within_km: f64,
    line: MultiLineString<f64>,
    corridor: MultiPolygon<f64>,
}

impl<'a> Sector<'a> {
    /// The stretch between two km of a border and everything within a distance of it.
    pub fn cut(
        border: &'a Border,
        from_km: f64,
        to_km: f64,
        within_km: f64,
    ) -> Result<Self, BeyondBorder> {
        let (from_km, to_km) = border.stretch_on_border(from_km, to_km)?;
        Ok(Self {
            border,
            from_km,
            to_km,
            within_km,
            line: MultiLineString(border.stretch(from_km, to_km)?),
            corridor: border.corridor(from_km, to_km, within_km)?,
        })
    }

    /// The line and the corridor as features, with length and counts.
    #[must_use]
    pub fn to_geojson(&self, reports: &[Counted], crossings: &[Counted]) -> Value {
        let stretch = (self.from_km, self.to_km);
        let count = |statements: bool| -> Count {
            counts::in_sector(
                reports
                    .iter()
                    .filter(|report| report.is_statement == statements),
                stretch,
                self.within_km,
            )
        };
        let common = |what: &str| {
            json!({
                "what": what,
                "border": self.border.id,
                "from_km": metres(self.from_km),
                "to_km": metres(self.to_km),
                "length_km": metres(self.to_km - self.from_km),
                "within_km": self.within_km,
            })
        };
        let mut corridor = common("corridor");
        corridor["area_km2"] = ((area_km2(&self.corridor) * 10.0).round() / 10.0).into();
        corridor["reports"] = json!(count(false));
        corridor["statements"] = json!(count(true));
        corridor["crossings"] = json!(counts::in_sector(crossings, stretch, self.within_km));
        json!({
            "type": "FeatureCollection",
            "features": [
                feature("line", &Geometry::MultiLineString(self.line.clone()), &common("line")),
                feature("corridor", &Geometry::MultiPolygon(self.corridor.clone()), &corridor),
            ],
        })
    }
}

fn feature(id: &str, geometry: &Geometry<f64>, properties: &Value) -> Value {
    let geometry = geojson::Geometry::new(geojson::GeometryValue::from(geometry));
    json!({ "type": "Feature", "id": id, "geometry": geometry, "properties": properties })
}
