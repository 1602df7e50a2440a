//! Adds to each point feature where it lies on its border (DESIGN 4): measured, never stored by hand.
//!
//! What a place does not allow to say stays null: a vague place has intervals and no km, one whose error is not known
//! has neither, and one further than the project's limit keeps its border, if its author named one, and no more.

use geo::{Coord, Geometry};
use serde_json::{Map, Value};

use super::{border_rows::metre_precision, finding::Fault};
use crate::{
    border::{Borders, Location, Status},
    features::{Kind, Project, report::PlacePrecision},
};

/// Names of the derived properties, in output order.
pub(super) const DERIVED: [&str; 10] = [
    "border",
    "km",
    "km_min",
    "km_max",
    "offset_km",
    "offset_min_km",
    "offset_max_km",
    "side",
    "shares",
    "segment_status",
];

/// How well a place is known, as far as measuring goes.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Reach {
    /// A point, with its error in km where it has one.
    Point(Option<f64>),
    /// Somewhere within so many km.
    Disc(f64),
    /// Nobody knows how far away.
    Unknown,
}

/// Whether features of a kind are derived for.
pub(super) fn applies_to(kind: Kind) -> bool {
    matches!(kind, Kind::Report | Kind::Crossing | Kind::Place)
}

/// Adds the derived properties; gives a warning where the stated country contradicts the geometry.
pub(super) fn derive(
    kind: Kind,
    geometry: Option<&Geometry<f64>>,
    properties: &mut Map<String, Value>,
    borders: &Borders,
    project: &Project,
) -> Option<Fault> {
    // A file may bring columns of the same names, for example from an earlier export; the engine's answer replaces them.
    for name in DERIVED {
        properties.insert(name.to_owned(), Value::Null);
    }
    let about = about(properties);
    let named = about.as_ref().and_then(|ids| ids.first()).filter(|id| borders.get(id).is_some());
    let none_wanted = about.as_ref().is_some_and(Vec::is_empty);
    if let Some(id) = named {
        properties.insert("border".to_owned(), id.clone().into());
    }
    let place = match geometry {
        Some(Geometry::Point(point)) => Some(point.0),
        _ => None,
    };
    let warning = place.and_then(|place| side(place, kind, properties, borders));
    let place = place?;
    if none_wanted {
        return warning;
    }
    let reach = reach(kind, properties);
    let radius_km = match reach {
        Reach::Point(radius_km) => radius_km,
        Reach::Disc(radius_km) => Some(radius_km),
        Reach::Unknown => return warning,
    };
    if let Some(location) = borders.locate(place, radius_km, named.map(String::as_str))
        && location.offset_min_km.unwrap_or(location.offset_km) <= project.max_offset_km
    {
        write(&location, matches!(reach, Reach::Disc(_)), borders, properties);
    }
    warning
}

fn about(properties: &Map<String, Value>) -> Option<Vec<String>> {
    let ids = properties.get("about").and_then(Value::as_array)?;
    Some(ids.iter().filter_map(|id| id.as_str().map(str::to_owned)).collect())
}

fn reach(kind: Kind, properties: &Map<String, Value>) -> Reach {
    let radius_km = properties.get("radius_km").and_then(Value::as_f64);
    if kind == Kind::Place {
        return Reach::Point(radius_km);
    }
    let word = properties.get("place_precision").and_then(Value::as_str).unwrap_or_default();
    let is_point = [PlacePrecision::Exact, PlacePrecision::Near].iter().any(|known| known.as_str() == word);
    match (is_point, radius_km) {
        (true, radius_km) => Reach::Point(radius_km),
        (false, Some(radius_km)) => Reach::Disc(radius_km),
        (false, None) => Reach::Unknown,
    }
}

/// The side on which the point lies; a stated country wins over the geometry, with a warning where they differ.
fn side(place: Coord<f64>, kind: Kind, properties: &mut Map<String, Value>, borders: &Borders) -> Option<Fault> {
    let measured = borders.side_of(place).map(str::to_owned);
    let stated = properties.get("country").and_then(Value::as_str).map(str::to_owned);
    if reach(kind, properties) == Reach::Unknown && stated.is_none() {
        return None;
    }
    let side = stated.clone().or_else(|| measured.clone());
    properties.insert("side".to_owned(), side.map_or(Value::Null, Value::from));
    let (stated, measured) = (stated?, measured?);
    (stated != measured).then(|| {
        Fault::new("country", format!("\"{stated}\" (kept)"), format!("{measured}, on whose territory the point lies"))
    })
}

fn write(location: &Location<'_>, is_vague: bool, borders: &Borders, properties: &mut Map<String, Value>) {
    let mut set = |name: &str, value: Option<Value>| properties.insert(name.to_owned(), value.unwrap_or(Value::Null));
    set("border", Some(location.border.into()));
    set("km", (!is_vague).then(|| metre_precision(location.km)));
    set("km_min", location.km_min.map(metre_precision));
    set("km_max", location.km_max.map(metre_precision));
    set("offset_km", (!is_vague).then(|| metre_precision(location.offset_km)));
    set("offset_min_km", location.offset_min_km.map(metre_precision));
    set("offset_max_km", location.offset_max_km.map(metre_precision));
    let shares: Map<String, Value> = location
        .shares
        .iter()
        .filter_map(|(side, share)| Some(((*side)?.to_owned(), Value::from((share * 1e4).round() / 1e4))))
        .collect();
    set("shares", (!location.shares.is_empty()).then(|| shares.into()));
    // Which stretch a vague place faces is known only where the whole border has one status.
    let status = if is_vague { borders.get(location.border).and_then(|border| border.status) } else { location.segment_status };
    set("segment_status", status.map(|status: Status| status.word().into()));
}
