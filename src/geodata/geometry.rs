//! Checks a GeoJSON geometry position by position and turns it into one of ours.

use geo::{Geometry, Winding};
use geojson::{GeometryValue, Position};
use serde_json::Value;

use super::finding::{Fault, quote};

/// A checked geometry and whether its rings had to be turned.
#[derive(Debug)]
pub(super) struct Checked {
    /// In lon/lat degrees, exterior rings counter-clockwise (RFC 7946 section 3.1.6).
    pub(super) geometry: Geometry<f64>,
    /// Whether a ring ran the wrong way.
    pub(super) rewound: bool,
    /// Whether positions had more than two numbers; the others are not kept.
    pub(super) flattened: bool,
}

/// Parses and checks the text of a `geometry` member that is not null.
pub(super) fn check(text: &str) -> Result<Checked, Vec<Fault>> {
    let parsed: geojson::Geometry =
        serde_json::from_str(text).map_err(|error| vec![unparsable(text, &error)])?;
    let mut faults = Vec::new();
    examine(&parsed.value, "geometry", &mut faults);
    if !faults.is_empty() {
        return Err(summarised(faults));
    }
    let flattened = has_elevation(&parsed.value);
    let mut geometry = Geometry::<f64>::try_from(parsed).map_err(|error| {
        vec![Fault::new(
            "geometry",
            error.to_string(),
            "a GeoJSON geometry",
        )]
    })?;
    let rewound = rewind(&mut geometry);
    Ok(Checked {
        geometry,
        rewound,
        flattened,
    })
}

/// The first fault, and how many more of the kind there are: a broken file may have one a vertex.
fn summarised(mut faults: Vec<Fault>) -> Vec<Fault> {
    let count = faults.len();
    faults.truncate(1);
    if count > 1 {
        faults[0].found = format!(
            "{} (and {} more faults in this geometry)",
            faults[0].found,
            count - 1
        );
    }
    faults
}

/// Names the offending value of a geometry that does not parse.
fn unparsable(text: &str, error: &serde_json::Error) -> Fault {
    const EXPECTED: &str = "a GeoJSON geometry with finite numbers as coordinates";
    let value: Value = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(_) => {
            return Fault::new(
                "geometry.coordinates",
                format!("a number that is not finite ({error})"),
                EXPECTED,
            );
        }
    };
    let Some(coordinates) = value.get("coordinates") else {
        return Fault::new("geometry", quote(&value), EXPECTED);
    };
    let (path, offender) = not_a_number(coordinates, "geometry.coordinates".to_owned())
        .unwrap_or_else(|| ("geometry".to_owned(), quote(&value)));
    Fault::new(path, offender, EXPECTED)
}

/// The first leaf of nested coordinate lists that is no number.
fn not_a_number(value: &Value, path: String) -> Option<(String, String)> {
    match value {
        Value::Number(_) => None,
        Value::Array(items) => items
            .iter()
            .enumerate()
            .find_map(|(index, item)| not_a_number(item, format!("{path}[{index}]"))),
        other => Some((path, quote(other))),
    }
}

fn examine(value: &GeometryValue, path: &str, faults: &mut Vec<Fault>) {
    let inner = format!("{path}.coordinates");
    match value {
        GeometryValue::Point { coordinates } => position(coordinates, &inner, faults),
        GeometryValue::MultiPoint { coordinates } => positions(coordinates, &inner, 1, faults),
        GeometryValue::LineString { coordinates } => positions(coordinates, &inner, 2, faults),
        GeometryValue::MultiLineString { coordinates } => {
            each(coordinates, &inner, faults, |line, path, faults| {
                positions(line, path, 2, faults);
            });
        }
        GeometryValue::Polygon { coordinates } => {
            each(coordinates, &inner, faults, |r, p, f| ring(r, p, f));
        }
        GeometryValue::MultiPolygon { coordinates } => {
            each(coordinates, &inner, faults, |rings, path, faults| {
                each(rings, path, faults, |r, p, f| ring(r, p, f));
            });
        }
        GeometryValue::GeometryCollection { geometries } => {
            each(
                geometries,
                &format!("{path}.geometries"),
                faults,
                |geometry, path, faults| {
                    examine(&geometry.value, path, faults);
                },
            );
        }
    }
}

fn each<T>(
    items: &[T],
    path: &str,
    faults: &mut Vec<Fault>,
    examine: impl Fn(&T, &str, &mut Vec<Fault>),
) {
    if items.is_empty() {
        faults.push(Fault::new(path, "an empty list", "coordinates"));
    }
    for (index, item) in items.iter().enumerate() {
        examine(item, &format!("{path}[{index}]"), faults);
    }
}

fn positions(line: &[Position], path: &str, at_least: usize, faults: &mut Vec<Fault>) {
    if line.len() < at_least {
        faults.push(Fault::new(
            path,
            format!("{} positions", line.len()),
            format!("at least {at_least}"),
        ));
    }
    for (index, at) in line.iter().enumerate() {
        if let Some(fault) = position_fault(at) {
            faults.push(Fault {
                field: format!("{path}[{index}]"),
                ..fault
            });
        }
    }
}

fn ring(ring: &[Position], path: &str, faults: &mut Vec<Fault>) {
    positions(ring, path, 4, faults);
    if let (Some(first), Some(last)) = (ring.first(), ring.last())
        && first[..] != last[..]
    {
        faults.push(Fault::new(
            path,
            format!("a ring that ends at {:?}", &last[..]),
            format!("one closed at {:?}", &first[..]),
        ));
    }
}

fn position(at: &Position, path: &str, faults: &mut Vec<Fault>) {
    if let Some(fault) = position_fault(at) {
        faults.push(Fault {
            field: path.to_owned(),
            ..fault
        });
    }
}

fn position_fault(at: &Position) -> Option<Fault> {
    let [lon, lat, ..] = at[..] else {
        return Some(Fault::new(
            "",
            format!("{:?}", &at[..]),
            "longitude and latitude",
        ));
    };
    if !lon.is_finite() || !lat.is_finite() {
        return Some(Fault::new("", format!("{:?}", &at[..]), "finite numbers"));
    }
    if !(-180.0..=180.0).contains(&lon) {
        return Some(Fault::new(
            "",
            format!("longitude {lon}"),
            "degrees from -180 to 180",
        ));
    }
    (!(-90.0..=90.0).contains(&lat))
        .then(|| Fault::new("", format!("latitude {lat}"), "degrees from -90 to 90"))
}

/// Whether the first position has a third number; files are of one dimension throughout.
fn has_elevation(value: &GeometryValue) -> bool {
    let first = match value {
        GeometryValue::Point { coordinates } => Some(coordinates),
        GeometryValue::MultiPoint { coordinates } | GeometryValue::LineString { coordinates } => {
            coordinates.first()
        }
        GeometryValue::MultiLineString { coordinates } | GeometryValue::Polygon { coordinates } => {
            coordinates.first().and_then(|line| line.first())
        }
        GeometryValue::MultiPolygon { coordinates } => coordinates
            .first()
            .and_then(|rings| rings.first())
            .and_then(|ring| ring.first()),
        GeometryValue::GeometryCollection { geometries } => {
            return geometries
                .iter()
                .any(|geometry| has_elevation(&geometry.value));
        }
    };
    first.is_some_and(|position| position[..].len() > 2)
}

/// Turns exterior rings counter-clockwise and interior ones clockwise; says whether any was turned.
fn rewind(geometry: &mut Geometry<f64>) -> bool {
    match geometry {
        Geometry::Polygon(polygon) => rewind_polygon(polygon),
        Geometry::MultiPolygon(polygons) => polygons
            .iter_mut()
            .map(rewind_polygon)
            .fold(false, |any, one| any | one),
        Geometry::GeometryCollection(members) => members
            .iter_mut()
            .map(rewind)
            .fold(false, |any, one| any | one),
        _ => false,
    }
}

fn rewind_polygon(polygon: &mut geo::Polygon<f64>) -> bool {
    let wrong = polygon.exterior().is_cw() || polygon.interiors().iter().any(Winding::is_ccw);
    if wrong {
        polygon.exterior_mut(Winding::make_ccw_winding);
        polygon.interiors_mut(|rings| rings.iter_mut().for_each(Winding::make_cw_winding));
    }
    wrong
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> String {
        check(text)
            .err()
            .map(|faults| faults[0].to_string())
            .expect("refused")
    }

    #[test]
    fn a_place_off_the_globe_is_named() {
        insta::assert_snapshot!(
            fault(r#"{"type":"LineString","coordinates":[[0,0],[191.5,3]]}"#),
            @"geometry.coordinates[1]: found longitude 191.5, expected degrees from -180 to 180"
        );
    }

    #[test]
    fn an_unclosed_ring_is_refused() {
        let text = fault(r#"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]}"#);
        assert!(
            text.starts_with("geometry.coordinates[0]: found a ring that ends at [0.0, 1.0]"),
            "{text}"
        );
    }

    #[test]
    fn infinite_and_textual_numbers_are_refused() {
        assert!(fault(r#"{"type":"Point","coordinates":[1e999,0]}"#).contains("not finite"));
        assert!(
            fault(r#"{"type":"Point","coordinates":["NaN",0]}"#)
                .starts_with("geometry.coordinates[0]: found \"NaN\"")
        );
    }

    #[test]
    fn wrong_winding_is_turned() {
        let checked =
            check(r#"{"type":"Polygon","coordinates":[[[0,0],[0,1],[1,1],[1,0],[0,0]]]}"#)
                .expect("valid");
        assert!(checked.rewound);
        let Geometry::Polygon(polygon) = checked.geometry else {
            unreachable!("a polygon stays one")
        };
        assert!(polygon.exterior().is_ccw());
    }
}
