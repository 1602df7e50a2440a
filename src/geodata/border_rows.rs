//! The features of border collections: one per pair of neighbours, as the engine measured it, with what the file says.

use std::collections::BTreeMap;

use geo::{Geometry, MultiLineString};
use serde_json::{Map, Value, json};

use super::feature_file::Parsed;
use crate::{
    border::{Border, Nature, Segment, Status, Stretch},
    features::{FeatureId, Project, Row},
};

/// A stretch of border line of a file, for the engine.
pub(super) fn stretch(line: MultiLineString<f64>, properties: &Map<String, Value>) -> Stretch {
    let text = |name: &str| {
        properties
            .get(name)
            .and_then(Value::as_str)
            .map(str::to_owned)
    };
    let perspectives = properties
        .get("perspectives")
        .and_then(Value::as_object)
        .map(|views| {
            views
                .iter()
                .filter_map(|(side, view)| Some((side.clone(), view.as_str()?.to_owned())))
                .collect::<BTreeMap<_, _>>()
        });
    Stretch {
        left: text("left").unwrap_or_default(),
        right: text("right").unwrap_or_default(),
        line,
        nature: Nature {
            status: text("status").and_then(|word| word.parse::<Status>().ok()),
            accuracy_m: properties.get("accuracy_m").and_then(Value::as_f64),
            perspectives: perspectives.unwrap_or_default(),
            valid_from: text("valid_from"),
            valid_to: text("valid_to"),
            claimant: text("claimant"),
            source: text("source"),
        },
    }
}

/// The id of the pair that a stretch lies between: both codes in alphabetical order.
pub(super) fn pair_id(properties: &Map<String, Value>) -> String {
    let code = |name: &str| {
        properties
            .get(name)
            .and_then(Value::as_str)
            .unwrap_or_default()
    };
    let (left, right) = (code("left"), code("right"));
    format!("{}-{}", left.min(right), left.max(right))
}

/// The feature of a border; `drawn` is the first feature of its file that draws it, if it was drawn and not made of areas.
pub(super) fn row(border: &Border, drawn: Option<&Parsed>, project: &Project) -> Row {
    let mut properties = drawn
        .map(|parsed| parsed.properties.clone())
        .unwrap_or_default();
    let name = project
        .border(&border.id)
        .and_then(|note| note.names.get(&project.languages[0]));
    if let Some(name) = name {
        properties.insert("name".to_owned(), name.into());
    } else if !properties.contains_key("name") {
        let language = &project.languages[0];
        let (left, right) = (
            project.side_name(&border.left, language),
            project.side_name(&border.right, language),
        );
        properties.insert("name".to_owned(), format!("{left}–{right}").into());
    }
    properties.insert("left".to_owned(), border.left.clone().into());
    properties.insert("right".to_owned(), border.right.clone().into());
    properties.insert("parts".to_owned(), border.parts.len().into());
    properties.insert("length_km".to_owned(), metre_precision(border.length_km));
    properties.insert(
        "status".to_owned(),
        border
            .status
            .map_or(Value::Null, |status| status.word().into()),
    );
    let first = border
        .segments
        .first()
        .and_then(|segment| segment.nature.accuracy_m);
    let same = border
        .segments
        .iter()
        .all(|segment| segment.nature.accuracy_m == first);
    properties.insert(
        "accuracy_m".to_owned(),
        first.filter(|_| same).map_or(Value::Null, Value::from),
    );
    let main = project.is_main_border(&border.id);
    properties.insert("main".to_owned(), main.into());
    properties.insert(
        "segments".to_owned(),
        border.segments.iter().map(segment).collect(),
    );
    Row {
        id: FeatureId::Text(border.id.clone()),
        geometry: Some(Geometry::MultiLineString(border.line())),
        properties,
        time: None,
    }
}

fn segment(segment: &Segment) -> Value {
    json!({
        "part": segment.part,
        "from_km": metre_precision(segment.from_km),
        "to_km": metre_precision(segment.to_km),
        "status": segment.nature.status.map(Status::word),
        "accuracy_m": segment.nature.accuracy_m,
    })
}

/// Kilometres with three decimals: metres.
pub(super) fn metre_precision(km: f64) -> Value {
    ((km * 1000.0).round() / 1000.0).into()
}
