//! A small dataset, and its pieces, for the tests of the floors above.

use std::collections::BTreeMap;

use geo::{Geometry, MultiLineString, line_string, point, polygon};
use jiff::{civil::date, tz::TimeZone};
use serde_json::{Map, Value, json};

use super::{
    About, Basemap, Category, Collection, Dataset, FeatureId, Interval, Kind, LocalText, Project,
    Row, property::infer,
};
use crate::border::{Area, Borders};

/// Two collections: five reports (one of them without a place) and a border across the antimeridian.
pub(crate) fn dataset() -> Dataset {
    Dataset {
        project: project(),
        collections: vec![reports(), borders()],
        claims: Vec::new(),
        story: Vec::new(),
        files: BTreeMap::new(),
        warnings: Vec::new(),
        fingerprint: "f00d".to_owned(),
        borders: Borders::build(&[], &[], &[], 0.0).0,
    }
}

/// A project that says nothing but its title; its civil days are those of UTC.
pub(crate) fn project() -> Project {
    Project {
        title: "A test border".to_owned(),
        subtitle: None,
        description: Some("For tests".to_owned()),
        attribution: None,
        titles: BTreeMap::new(),
        subtitles: BTreeMap::new(),
        descriptions: BTreeMap::new(),
        languages: vec!["en".to_owned()],
        time_zone: TimeZone::UTC,
        max_offset_km: 300.0,
        period: None,
        view: None,
        policy: None,
        radius_km: BTreeMap::new(),
        sides: Vec::new(),
        borders: Vec::new(),
        categories: Vec::new(),
        context_dates: Vec::new(),
        basemap: Basemap::default(),
    }
}

/// The same project with a category.
pub(crate) fn project_with_category() -> Project {
    Project {
        categories: vec![Category {
            id: "flood".to_owned(),
            label: LocalText::default(),
            color: "#123456".to_owned(),
            color_dark: "#abcdef".to_owned(),
            icon: "circle".to_owned(),
        }],
        ..project()
    }
}

/// What is said of a collection whose manifest says the least.
fn about(id: &str, kind: Kind) -> About {
    About {
        id: id.to_owned(),
        title: id.to_uppercase(),
        description: None,
        kind,
        role: None,
        attribution: None,
        licence: None,
        licence_url: None,
        min_zoom: None,
        max_zoom: None,
    }
}

fn members(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(members) => members,
        other => unreachable!("{other} is no object"),
    }
}

/// A collection of rows.
pub(crate) fn collection(id: &str, kind: Kind, rows: Vec<Row>) -> Collection {
    Collection::build(about(id, kind), infer(&rows), rows)
}

fn reports() -> Collection {
    let row = |number: i8, category: &str, km: Value, place: Option<Geometry>| Row {
        id: FeatureId::Text(format!("r{number}")),
        geometry: place,
        properties: members(json!({
            "title": format!("Report {number} of Ürümqi"),
            "category": category,
            "date_start": format!("2021-07-0{number}"),
            "side": "AAA",
            "about": ["AAA-BBB"],
            "km": km,
            "km_min": km.as_f64().map(|km| km - 5.0),
            "km_max": km.as_f64().map(|km| km + 5.0),
            "sources": [{ "publisher": "Wire" }],
        })),
        time: Some(Interval::of_days(
            date(2021, 7, number),
            date(2021, 7, number),
            &TimeZone::UTC,
        )),
    };
    let at = |x: f64, y: f64| Some(Geometry::from(point!(x: x, y: y)));
    let rows = vec![
        row(1, "incident", json!(10.0), at(68.0, 37.0)),
        row(2, "meeting", Value::Null, None),
        row(3, "incident", json!(20.5), at(179.5, 66.0)),
        row(4, "arms", json!(30.0), at(-179.5, 67.0)),
        row(5, "arms", json!(40.0), at(70.0, 38.0)),
    ];
    collection("reports", Kind::Report, rows)
}

fn borders() -> Collection {
    let parts = MultiLineString(vec![
        line_string![(x: 170.0, y: 60.0), (x: 180.0, y: 65.0)],
        line_string![(x: -180.0, y: 65.0), (x: -170.0, y: 60.0)],
    ]);
    let row = Row {
        id: FeatureId::Number(7),
        geometry: Some(Geometry::from(parts)),
        properties: members(json!({ "left": "AAA", "right": "BBB", "length_km": 1200.5 })),
        time: None,
    };
    collection("borders", Kind::Border, vec![row])
}

/// A dataset of two squares, `AAA` and `BBB`, that share the meridian 10 from 0 to 4 degrees north, and reports.
pub(crate) fn two_squares(reports: Vec<Row>) -> Dataset {
    let area = |code: &str, west: f64| {
        let east = west + 5.0;
        Area {
            code: code.to_owned(),
            polygon:
                polygon![(x: west, y: 0.0), (x: east, y: 0.0), (x: east, y: 4.0), (x: west, y: 4.0)]
                    .into(),
            makes_borders: true,
            accuracy_m: None,
        }
    };
    Dataset {
        collections: vec![collection("reports", Kind::Report, reports)],
        borders: Borders::build(&[area("AAA", 5.0), area("BBB", 10.0)], &[], &[], 0.0).0,
        ..dataset()
    }
}
