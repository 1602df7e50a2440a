//! Checks what borders are made of: lines with two sides, and areas with a code.

use geo::{Geometry, MultiLineString, MultiPolygon};
use serde_json::{Map, Value};

use super::{fields::Fields, finding::Fault};

/// What the status of a stretch may be.
pub(super) const STATUSES: [&str; 6] = [
    "recognised",
    "disputed",
    "line_of_control",
    "ceasefire_line",
    "indefinite",
    "claim",
];

/// Checks a stretch of border line.
pub(super) fn check_line(
    geometry: Option<&Geometry<f64>>,
    properties: &Map<String, Value>,
) -> Result<MultiLineString<f64>, Vec<Fault>> {
    let mut faults = Vec::new();
    let lines = match geometry {
        Some(Geometry::LineString(line)) => MultiLineString(vec![line.clone()]),
        Some(Geometry::MultiLineString(lines)) => lines.clone(),
        _ => {
            faults.push(Fault::new(
                "geometry",
                "another geometry, or none",
                "a LineString or MultiLineString",
            ));
            MultiLineString(Vec::new())
        }
    };
    let mut fields = Fields::new(properties, &mut faults);
    let sides = (fields.required_text("left"), fields.required_text("right"));
    if let (Some(left), Some(right)) = sides
        && left == right
    {
        fields.fault("right", "another side than left");
    }
    fields.word("status", &STATUSES);
    fields.number("accuracy_m", 0.0, 1e7);
    fields.date_or_time("valid_from");
    fields.date_or_time("valid_to");
    if faults.is_empty() {
        Ok(lines)
    } else {
        Err(faults)
    }
}

/// Checks an area; gives its code and shape.
pub(super) fn check_area(
    geometry: Option<&Geometry<f64>>,
    properties: &Map<String, Value>,
    code: &str,
) -> Result<(String, MultiPolygon<f64>), Vec<Fault>> {
    let mut faults = Vec::new();
    let polygons = match geometry {
        Some(Geometry::Polygon(polygon)) => MultiPolygon(vec![polygon.clone()]),
        Some(Geometry::MultiPolygon(polygons)) => polygons.clone(),
        _ => {
            faults.push(Fault::new(
                "geometry",
                "another geometry, or none",
                "a Polygon or MultiPolygon",
            ));
            MultiPolygon(Vec::new())
        }
    };
    let mut fields = Fields::new(properties, &mut faults);
    let code = fields.required_text(code).map(str::to_owned);
    fields.text("name");
    fields.number("accuracy_m", 0.0, 1e7);
    match code {
        Some(code) if faults.is_empty() => Ok((code, polygons)),
        _ => Err(faults),
    }
}
