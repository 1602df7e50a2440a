//! GDAL reads what we serve: every layer with the right count, borders and reports as the files hold them.
//!
//! Debian's `gdal-bin` is needed, so `cargo test` leaves these out and `tests/run` asks for them by name.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use geo::{Geodesic, Length};
use serde_json::Value;

use crate::cli::scratch;
use crate::harness::{Project, id_text, projects};

fn run(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output();
    let output =
        output.unwrap_or_else(|error| unreachable!("{program} (Debian: gdal-bin): {error}"));
    let (out, err) = (
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
    assert!(output.status.success(), "{program} {arguments:?}: {err}");
    assert!(!err.contains("ERROR"), "{program} {arguments:?}: {err}");
    out.into_owned()
}

fn source(project: &Project) -> String {
    format!("OAPIF:{}", project.server.base)
}

/// `ogrinfo -al -so`: each layer's feature count.
fn counts(project: &Project) -> BTreeMap<String, usize> {
    let said = run("ogrinfo", &["-ro", "-al", "-so", &source(project)]);
    let mut counts = BTreeMap::new();
    let mut layer = None;
    for line in said.lines() {
        if let Some(name) = line.strip_prefix("Layer name: ") {
            layer = Some(name.to_owned());
        } else if let (Some(name), Some(count)) = (&layer, line.strip_prefix("Feature Count: ")) {
            counts.insert(name.clone(), count.parse().expect("a count is a number"));
        }
    }
    counts
}

#[test]
#[ignore = "needs gdal-bin: tests/run runs it"]
fn ogrinfo_lists_every_layer_with_the_count_of_the_files() {
    for project in projects() {
        let counts = counts(project);
        let mut served = project.ids();
        served.sort();
        assert_eq!(
            counts.keys().cloned().collect::<Vec<_>>(),
            served,
            "{}",
            project.name
        );
        for collection in &project.source.collections {
            assert_eq!(
                counts[&collection.id],
                collection.items(),
                "{}/{}",
                project.name,
                collection.id
            );
        }
    }
}

/// A layer as GDAL reads it, by feature id. GDAL keeps its own numbering in `id`; ours comes as a field of that name.
fn exported(project: &Project, layer: &str, options: &[&str]) -> Vec<Value> {
    let file: PathBuf =
        scratch(&format!("gdal-{}-{layer}-{}", project.name, options.len())).join("layer.geojson");
    let target = file.to_str().expect("scratch paths are UTF-8");
    let source = source(project);
    let mut arguments = vec!["-f", "GeoJSON", "-lco", "COORDINATE_PRECISION=12"];
    arguments.extend(options);
    arguments.extend([target, source.as_str(), layer]);
    run("ogr2ogr", &arguments);
    let text = fs::read_to_string(&file).expect("ogr2ogr wrote its file");
    let document: Value = serde_json::from_str(&text).expect("GDAL writes GeoJSON");
    document["features"]
        .as_array()
        .expect("a FeatureCollection")
        .clone()
}

#[test]
#[ignore = "needs gdal-bin: tests/run runs it"]
fn ogr2ogr_of_the_reports_gives_what_the_files_hold() {
    for project in projects() {
        for reports in project.source.of_kind("report") {
            let got = exported(project, &reports.id, &[]);
            assert_eq!(got.len(), reports.features.len(), "{}", reports.id);
            for report in &reports.features {
                let title = &report["properties"]["title"];
                let found = got
                    .iter()
                    .find(|feature| &feature["properties"]["title"] == title);
                let found = found.unwrap_or_else(|| unreachable!("GDAL has no report {title}"));
                assert_same_place(report, found);
                for key in ["category", "status", "date_start"] {
                    let text = |value: &Value| value.as_str().map(|text| text.replace('/', "-"));
                    let (own, theirs) = (
                        text(&report["properties"][key]),
                        text(&found["properties"][key]),
                    );
                    assert_eq!(theirs, own, "{}: {key} of {}", reports.id, id_text(report));
                }
            }
        }
    }
}

fn assert_same_place(ours: &Value, theirs: &Value) {
    let position = |feature: &Value| -> Option<[f64; 2]> {
        let coordinates = feature["geometry"]["coordinates"].as_array()?;
        Some([coordinates[0].as_f64()?, coordinates[1].as_f64()?])
    };
    match (position(ours), position(theirs)) {
        (Some(a), Some(b)) => assert!(
            (a[0] - b[0]).abs() < 1e-9 && (a[1] - b[1]).abs() < 1e-9,
            "{a:?} became {b:?}"
        ),
        (a, b) => assert_eq!(a, b, "{}", id_text(ours)),
    }
}

/// Geodesic km of a line or of several.
fn length_km(geometry: &Value) -> f64 {
    let geometry: geojson::Geometry =
        serde_json::from_value(geometry.clone()).expect("GeoJSON geometry");
    let lines: geo::Geometry = geometry.try_into().expect("a geometry that geo knows");
    let metres = match lines {
        geo::Geometry::LineString(line) => Geodesic.length(&line),
        geo::Geometry::MultiLineString(lines) => Geodesic.length(&lines),
        other => unreachable!("a border is a line, not {other:?}"),
    };
    metres / 1000.0
}

#[test]
#[ignore = "needs gdal-bin: tests/run runs it"]
fn ogr2ogr_of_the_borders_gives_the_lines_of_the_files() {
    for project in projects() {
        for borders in project.source.of_kind("border") {
            let got = exported(project, &borders.id, &[]);
            let pairs = borders.pairs();
            assert_eq!(got.len(), pairs.len(), "{}", borders.id);
            for pair in &pairs {
                let of_pair = |feature: &&Value| {
                    let side =
                        |key: &str| feature["properties"][key].as_str().unwrap_or("").to_owned();
                    let mut own = [side("left"), side("right")];
                    own.sort();
                    &own == pair
                };
                let own: f64 = borders
                    .features
                    .iter()
                    .filter(of_pair)
                    .map(|feature| length_km(&feature["geometry"]))
                    .sum();
                let theirs = got
                    .iter()
                    .find(of_pair)
                    .unwrap_or_else(|| unreachable!("GDAL has no border {pair:?}"));
                let theirs = length_km(&theirs["geometry"]);
                assert!(
                    (own - theirs).abs() < 0.001,
                    "{pair:?}: {own} km in the files, {theirs} km through GDAL"
                );
            }
        }
    }
}

/// GDAL's spatial filter goes to the server as a bbox.
#[test]
#[ignore = "needs gdal-bin: tests/run runs it"]
fn a_spatial_filter_of_gdal_gives_what_lies_in_it() {
    for project in projects() {
        for reports in project.source.of_kind("report") {
            let got = exported(project, &reports.id, &["-spat", "0", "-5", "69", "38"]);
            let expected = reports.ids_where(|feature| {
                let coordinates = &feature["geometry"]["coordinates"];
                let (lon, lat) = (coordinates[0].as_f64(), coordinates[1].as_f64());
                lon.is_some_and(|lon| (0.0..=69.0).contains(&lon))
                    && lat.is_some_and(|lat| (-5.0..=38.0).contains(&lat))
            });
            let placed = got
                .iter()
                .filter(|feature| !feature["geometry"].is_null())
                .count();
            assert_eq!(placed, expected.len(), "{}/{}", project.name, reports.id);
        }
    }
}
