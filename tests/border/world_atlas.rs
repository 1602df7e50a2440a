//! Topology against other code: topojson's mesh over the same files of world-atlas (`world_atlas.mjs`).

use std::collections::BTreeMap;
use std::process::Command;

use geo::{Coord, LineString, MultiPolygon, Polygon};
use sarhad::border::{Area, Borders, FindingKind};
use sarhad::geometry::geodesic::length_m;
use serde_json::Value;

/// What topojson found between two countries.
struct Pair {
    arcs: usize,
    lines: Vec<LineString>,
}

fn line(value: &Value) -> LineString {
    let places: Vec<(f64, f64)> = serde_json::from_value(value.clone()).expect("positions");
    places.into_iter().map(Coord::from).collect()
}

fn lines(value: &Value) -> Vec<LineString> {
    let members = value.as_array().expect("lines");
    members.iter().map(line).collect()
}

fn polygon(rings: &Value) -> Polygon {
    let mut rings = lines(rings).into_iter();
    Polygon::new(rings.next().expect("an exterior ring"), rings.collect())
}

fn area(feature: &Value) -> Area {
    let coordinates = &feature["geometry"]["coordinates"];
    let polygons = match feature["geometry"]["type"].as_str() {
        Some("Polygon") => vec![polygon(coordinates)],
        _ => coordinates
            .as_array()
            .expect("polygons")
            .iter()
            .map(polygon)
            .collect(),
    };
    Area {
        code: feature["properties"]["code"]
            .as_str()
            .expect("a code")
            .to_owned(),
        polygon: MultiPolygon(polygons),
        makes_borders: true,
        accuracy_m: None,
    }
}

fn world(resolution: &str) -> (Vec<Area>, BTreeMap<String, Pair>) {
    let root = env!("CARGO_MANIFEST_DIR");
    let told = Command::new("node")
        .args(["tests/border/world_atlas.mjs", resolution])
        .current_dir(root)
        .output()
        .expect("node runs");
    assert!(
        told.status.success(),
        "{}",
        String::from_utf8_lossy(&told.stderr)
    );
    let told: Value = serde_json::from_slice(&told.stdout).expect("JSON");
    let features = told["areas"]["features"].as_array().expect("features");
    let pairs = told["pairs"].as_array().expect("pairs").iter().map(|pair| {
        let id = format!(
            "{}-{}",
            pair["left"].as_str().expect("a code"),
            pair["right"].as_str().expect("a code")
        );
        let arcs = pair["arcs"].as_u64().expect("a count") as usize;
        let lines = lines(&pair["lines"]);
        (id, Pair { arcs, lines })
    });
    (features.iter().map(area).collect(), pairs.collect())
}

/// Every pair that topojson finds is a border of the same length, and there is no other; `dropped` are the pairs of
/// which one ring encloses nothing, `spurs_km` what a line may go there and back, which topojson counts and we do not.
fn assert_same_neighbours(resolution: &str, dropped: usize, spurs_km: f64) {
    let (areas, pairs) = world(resolution);
    let (borders, findings) = Borders::build(&areas, &[], &[], 0.0);
    let unknown: Vec<&str> = borders
        .iter()
        .map(|border| border.id.as_str())
        .filter(|id| !pairs.contains_key(*id))
        .collect();
    assert!(unknown.is_empty(), "topojson has no {unknown:?}");
    let mut lost = Vec::new();
    let mut whole_km = 0.0;
    let mut parts = 0;
    for (id, pair) in &pairs {
        let Some(border) = borders.get(id) else {
            lost.push(id.clone());
            continue;
        };
        let length_km = pair.lines.iter().map(length_m).sum::<f64>() / 1_000.0;
        assert!(
            (border.length_km - length_km).abs() < 1e-6 * length_km + spurs_km,
            "{id}: {} km, topojson {length_km}",
            border.length_km
        );
        // An arc ends where a third country or the sea begins, or where a ring happens to start: parts are no more.
        assert!(border.parts.len() <= pair.arcs, "{id}");
        whole_km += length_km;
        parts += border.parts.len();
    }
    assert_eq!(lost.len(), dropped, "{lost:?}");
    for id in &lost {
        let named = |code: &String| id.contains(code.as_str());
        assert!(
            findings
                .iter()
                .any(|f| f.kind == FindingKind::Degenerate && f.sides.iter().any(named)),
            "{id} is lost and nothing says why"
        );
    }
    eprintln!(
        "{resolution}: {} countries, {} of {} pairs, {parts} parts, {whole_km:.0} km",
        areas.len(),
        borders.iter().len(),
        pairs.len()
    );
}

#[test]
fn the_coarse_world_has_the_neighbours_that_topojson_finds() {
    assert_same_neighbours("110m", 0, 0.0);
}

#[test]
fn the_middle_world_has_the_neighbours_that_topojson_finds() {
    assert_same_neighbours("50m", 0, 0.0);
}

/// The Vatican's ring in this file goes from one place to another and back: it encloses nothing, and is reported. Some
/// lines have spurs of a hundred metres or so, of one vertex.
#[test]
#[ignore = "takes half a minute where the machine is busy"]
fn the_fine_world_has_the_neighbours_that_topojson_finds() {
    assert_same_neighbours("10m", 1, 1.0);
}
