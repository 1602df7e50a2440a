//! Checks a crossing: its place, its sides, and its dated status.

use geo::Geometry;
use serde_json::{Map, Value};

use super::{fields::Fields, finding::Fault, report::check_source};
use crate::features::{Project, report::PlacePrecision};

/// What a crossing's status may be.
const STATUSES: [&str; 4] = ["open", "closed", "restricted", "unknown"];

/// Checks a crossing's properties and fills in the default radius.
pub(super) fn check(
    geometry: Option<&Geometry<f64>>,
    properties: &mut Map<String, Value>,
    project: &Project,
) -> Result<(), Vec<Fault>> {
    let mut faults = Vec::new();
    if !matches!(geometry, Some(Geometry::Point(_))) {
        faults.push(Fault::new(
            "geometry",
            "another geometry, or none",
            "a Point",
        ));
    }
    let mut fields = Fields::new(properties, &mut faults);
    fields.required_text("name");
    fields.texts_by_language("names");
    fields.text_list("about");
    fields.text_list("countries");
    fields.text("kind");
    fields.text("position_source");
    fields.text("note");
    fields.word("place_precision", PlacePrecision::WORDS);
    fields.number("radius_km", 0.0, 20_004.0);
    fields.objects("sources", check_source);
    let mut last = None;
    fields.objects("status_history", |entry| {
        let from = entry.date("from");
        if from.is_none() || last.zip(from).is_some_and(|(last, from)| from < last) {
            entry.fault(
                "from",
                "a date such as 2021-07-04, entries in order of time",
            );
        }
        last = from.or(last);
        if entry.word("status", &STATUSES).is_none() {
            entry.fault("status", &format!("one of {}", STATUSES.join(", ")));
        }
        entry.text("note");
        entry.object("source", check_source);
    });
    if !faults.is_empty() {
        faults.dedup();
        return Err(faults);
    }
    let precision = properties
        .get("place_precision")
        .and_then(Value::as_str)
        .unwrap_or("unknown")
        .to_owned();
    if properties.get("radius_km").is_none_or(Value::is_null) {
        properties.insert(
            "radius_km".to_owned(),
            project
                .radius_km
                .get(&precision)
                .copied()
                .map_or(Value::Null, Value::from),
        );
    }
    Ok(())
}
