//! The collection of uncertainty discs: what a GIS draws instead of a bare point where a report's place is vague.

use geo::Geometry;
use serde_json::Value;

use crate::{
    features::{About, Collection, Kind, Row, property::infer, report::PlacePrecision},
    geometry::disc::disc,
};

/// What a disc takes over from its report, in order.
const TAKEN_OVER: [&str; 15] = [
    "title",
    "category",
    "status",
    "date_start",
    "date_end",
    "date_precision",
    "place_name",
    "place_precision",
    "place_role",
    "radius_km",
    "border",
    "km_min",
    "km_max",
    "side",
    "shares",
];

/// The id of the discs of a report collection: `report-areas` beside `reports`, else `{id}-areas`.
pub(super) fn id_for(reports: &str) -> String {
    if reports == "reports" {
        "report-areas".to_owned()
    } else {
        format!("{reports}-areas")
    }
}

/// The discs of the reports whose place is vaguer than `near` and whose error is known.
pub(super) fn build(reports: &Collection) -> Collection {
    let rows: Vec<Row> = (0..reports.located())
        .filter_map(|row| area(reports, row))
        .collect();
    let about = About {
        id: id_for(&reports.about.id),
        title: format!("{}: where they may lie", reports.about.title),
        description: Some(
            "For each report whose place is not known exactly: the disc in which it lies."
                .to_owned(),
        ),
        kind: Kind::ReportArea,
        ..reports.about.clone()
    };
    let mut properties = infer(&rows);
    for property in &mut properties {
        if let Some(known) = reports.property(&property.name) {
            property.clone_from(known);
        }
    }
    Collection::build(about, properties, rows)
}

fn area(reports: &Collection, row: usize) -> Option<Row> {
    let Some(Geometry::Point(point)) = reports.geometry(row) else {
        return None;
    };
    let properties = reports.properties_of(row);
    let radius_km = properties
        .get("radius_km")
        .and_then(Value::as_f64)
        .filter(|&radius_km| radius_km > 0.0);
    let word = properties.get("place_precision").and_then(Value::as_str);
    let precision = word.and_then(PlacePrecision::of).unwrap_or_default();
    if precision.is_point(radius_km) {
        return None;
    }
    let radius_km = radius_km?;
    let taken = TAKEN_OVER.iter().map(|&name| {
        (
            name.to_owned(),
            properties.get(name).cloned().unwrap_or(Value::Null),
        )
    });
    Some(Row {
        id: reports.id(row).clone(),
        geometry: Some(Geometry::MultiPolygon(disc(point.0, radius_km))),
        properties: taken.collect(),
        time: reports.time(row).copied(),
    })
}
