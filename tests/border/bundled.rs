//! The bundled borders, read without the program's own readers.

use std::path::Path;

use geo::{Coord, LineString, MultiLineString, MultiPolygon, Polygon};
use sarhad::border::{Area, Nature, Stretch};
use serde_json::Value;

fn features(name: &str) -> Vec<Value> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("geodata/borders");
    let text = std::fs::read_to_string(folder.join(name)).expect("the bundled file is there");
    let mut document: Value = serde_json::from_str(&text).expect("the bundled file is JSON");
    serde_json::from_value(document["features"].take()).expect("a FeatureCollection")
}

fn line(value: &Value) -> LineString {
    let places: Vec<(f64, f64)> = serde_json::from_value(value.clone()).expect("positions");
    places.into_iter().map(Coord::from).collect()
}

fn several<T>(geometry: &Value, single: &str, read: impl Fn(&Value) -> T) -> Vec<T> {
    let coordinates = &geometry["coordinates"];
    if geometry["type"] == single {
        return vec![read(coordinates)];
    }
    let members = coordinates.as_array().expect("a multi-geometry");
    members.iter().map(read).collect()
}

fn polygon(value: &Value) -> Polygon {
    let mut rings = value.as_array().expect("rings").iter().map(line);
    let exterior = rings.next().expect("an exterior ring");
    Polygon::new(exterior, rings.collect())
}

fn read_areas(name: &str, makes_borders: bool) -> Vec<Area> {
    features(name)
        .iter()
        .map(|feature| Area {
            code: feature["properties"]["code"]
                .as_str()
                .expect("a code")
                .to_owned(),
            polygon: MultiPolygon(several(&feature["geometry"], "Polygon", polygon)),
            makes_borders,
            accuracy_m: feature["properties"]["accuracy_m"].as_f64(),
        })
        .collect()
}

/// The five countries whose outlines match.
pub(crate) fn countries() -> Vec<Area> {
    read_areas("countries.geojson", true)
}

/// The five, and the coarse neighbours that only say on whose territory a point lies.
pub(crate) fn areas() -> Vec<Area> {
    let mut areas = countries();
    areas.extend(read_areas("neighbours.geojson", false));
    areas
}

/// The bundled lines.
pub(crate) fn stretches() -> Vec<Stretch> {
    features("borders.geojson")
        .iter()
        .map(|feature| {
            let text = |name: &str| feature["properties"][name].as_str().map(str::to_owned);
            Stretch {
                left: text("left").expect("a left side"),
                right: text("right").expect("a right side"),
                line: MultiLineString(several(&feature["geometry"], "LineString", line)),
                nature: Nature {
                    status: text("status").map(|word| word.parse().expect("a known status")),
                    accuracy_m: feature["properties"]["accuracy_m"].as_f64(),
                    ..Nature::default()
                },
            }
        })
        .collect()
}
