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
    let named = about
        .as_ref()
        .and_then(|ids| ids.first())
        .filter(|id| borders.get(id).is_some());
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
        write(
            &location,
            matches!(reach, Reach::Disc(_)),
            borders,
            properties,
        );
    }
    warning
}

fn about(properties: &Map<String, Value>) -> Option<Vec<String>> {
    let ids = properties.get("about").and_then(Value::as_array)?;
    Some(
        ids.iter()
            .filter_map(|id| id.as_str().map(str::to_owned))
            .collect(),
    )
}

fn reach(kind: Kind, properties: &Map<String, Value>) -> Reach {
    let radius_km = properties.get("radius_km").and_then(Value::as_f64);
    if kind == Kind::Place {
        return Reach::Point(radius_km);
    }
    let word = properties.get("place_precision").and_then(Value::as_str);
    let precision = word.and_then(PlacePrecision::of).unwrap_or_default();
    match radius_km {
        _ if precision.is_point(radius_km) => Reach::Point(radius_km),
        Some(radius_km) => Reach::Disc(radius_km),
        None => Reach::Unknown,
    }
}

/// The side on which the point lies; a stated country wins over the geometry, with a warning where they differ.
fn side(
    place: Coord<f64>,
    kind: Kind,
    properties: &mut Map<String, Value>,
    borders: &Borders,
) -> Option<Fault> {
    let measured = borders.side_of(place).map(str::to_owned);
    let stated = properties
        .get("country")
        .and_then(Value::as_str)
        .map(str::to_owned);
    if reach(kind, properties) == Reach::Unknown && stated.is_none() {
        return None;
    }
    let side = stated.clone().or_else(|| measured.clone());
    properties.insert("side".to_owned(), side.map_or(Value::Null, Value::from));
    let (stated, measured) = (stated?, measured?);
    (stated != measured).then(|| {
        Fault::new(
            "country",
            format!("\"{stated}\" (kept)"),
            format!("{measured}, on whose territory the point lies"),
        )
    })
}

fn write(
    location: &Location<'_>,
    is_vague: bool,
    borders: &Borders,
    properties: &mut Map<String, Value>,
) {
    let mut set = |name: &str, value: Option<Value>| {
        properties.insert(name.to_owned(), value.unwrap_or(Value::Null))
    };
    set("border", Some(location.border.into()));
    set("km", (!is_vague).then(|| metre_precision(location.km)));
    set("km_min", location.km_min.map(metre_precision));
    set("km_max", location.km_max.map(metre_precision));
    set(
        "offset_km",
        (!is_vague).then(|| metre_precision(location.offset_km)),
    );
    set("offset_min_km", location.offset_min_km.map(metre_precision));
    set("offset_max_km", location.offset_max_km.map(metre_precision));
    let shares: Map<String, Value> = location
        .shares
        .iter()
        .filter_map(|(side, share)| {
            Some((
                (*side)?.to_owned(),
                Value::from((share * 1e4).round() / 1e4),
            ))
        })
        .collect();
    set(
        "shares",
        (!location.shares.is_empty()).then(|| shares.into()),
    );
    // Which stretch a vague place faces is known only where the whole border has one status.
    let status = if is_vague {
        borders
            .get(location.border)
            .and_then(|border| border.status)
    } else {
        location.segment_status
    };
    set(
        "segment_status",
        status.map(|status: Status| status.word().into()),
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{border::Area, geodata::manifest};
    use geo::{Point, polygon};
    use serde_json::json;

    /// Two squares that share the meridian 10 from 0 to 4 degrees north.
    fn borders() -> Borders {
        let area = |code: &str, west: f64| {
            Area {
            code: code.to_owned(),
            polygon: polygon![(x: west, y: 0.0), (x: west + 5.0, y: 0.0), (x: west + 5.0, y: 4.0), (x: west, y: 4.0)].into(),
            makes_borders: true,
            accuracy_m: None,
        }
        };
        Borders::build(&[area("AAA", 5.0), area("BBB", 10.0)], &[], &[], 10.0).0
    }

    fn derived(mut properties: Value, lon: f64) -> Value {
        let text = "title = \"t\"\nmax_offset_km = 300\n[[collection]]\nid = \"r\"\nkind = \"report\"\nfile = \"r\"\n";
        let project = manifest::tests::project(text);
        let map = properties.as_object_mut().expect("an object");
        let point = Geometry::Point(Point::new(lon, 2.0));
        derive(Kind::Report, Some(&point), map, &borders(), &project);
        properties
    }

    #[test]
    fn a_known_place_has_km_offset_and_side() {
        let found = derived(json!({"place_precision": "near", "radius_km": 2}), 10.1);
        assert_eq!(
            (found["border"].as_str(), found["side"].as_str()),
            (Some("AAA-BBB"), Some("BBB"))
        );
        let (km, offset_km) = (
            found["km"].as_f64().expect("km"),
            found["offset_km"].as_f64().expect("offset"),
        );
        assert!(
            (km - 221.15).abs() < 0.1 && (offset_km - 11.125).abs() < 0.01,
            "{found}"
        );
        assert_eq!(found["shares"], json!({"BBB": 1.0}));
    }

    #[test]
    fn a_wider_radius_turns_km_into_an_interval_and_splits_the_shares() {
        let near = derived(json!({"place_precision": "near", "radius_km": 2}), 10.1);
        let vague = derived(json!({"place_precision": "area", "radius_km": 60}), 10.1);
        assert!(
            vague["km"].is_null() && vague["offset_km"].is_null(),
            "{vague}"
        );
        let width = |found: &Value| {
            found["km_max"]
                .as_f64()
                .zip(found["km_min"].as_f64())
                .map(|(max, min)| max - min)
        };
        assert!(
            width(&near).expect("interval") < 5.0 && width(&vague).expect("interval") > 100.0,
            "{near} {vague}"
        );
        assert_eq!(vague["offset_min_km"], json!(0.0));
        assert!(
            vague["shares"]["AAA"]
                .as_f64()
                .is_some_and(|share| share > 0.3),
            "{vague}"
        );
    }

    #[test]
    fn an_unknown_error_invents_no_number() {
        let found = derived(
            json!({"place_precision": "unknown", "about": ["AAA-BBB"]}),
            10.1,
        );
        assert_eq!(found["border"], json!("AAA-BBB"));
        for name in DERIVED.iter().filter(|name| **name != "border") {
            assert!(found[*name].is_null(), "{name}: {found}");
        }
    }

    #[test]
    fn a_far_place_keeps_its_border_by_about_and_has_no_km() {
        let found = derived(
            json!({"place_precision": "exact", "radius_km": 1, "about": ["AAA-BBB"]}),
            15.0,
        );
        assert_eq!(found["border"], json!("AAA-BBB"));
        assert!(found["km"].is_null() && found["km_min"].is_null());
        let unnamed = derived(json!({"place_precision": "exact", "radius_km": 1}), 15.0);
        assert!(unnamed["border"].is_null());
    }

    #[test]
    fn an_empty_about_means_no_border() {
        let found = derived(
            json!({"place_precision": "exact", "radius_km": 1, "about": []}),
            10.1,
        );
        assert!(found["border"].is_null() && found["km"].is_null());
        assert_eq!(found["side"], json!("BBB"));
    }
}
