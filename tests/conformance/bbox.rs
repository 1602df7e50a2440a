//! The parameter `bbox`, against a scan of every geometry with geo's own predicates.

use std::collections::BTreeSet;

use geo::{Intersects, Rect, coord};
use serde_json::{Value, json};

use super::every_collection;
use super::openapi::Api;
use crate::harness::{Project, id_text, projects};

/// `/conf/core/fc-bbox-definition`
#[test]
fn core_fc_bbox_definition() {
    every_collection(|project, id, _| {
        let api = Api::of(project);
        let path = format!("/collections/{id}/items");
        let bbox = api.parameter(&path, "bbox");
        assert_eq!(bbox["in"], "query");
        assert_ne!(bbox["required"], true);
        assert_eq!(
            (&bbox["style"], &bbox["explode"]),
            (&json!("form"), &json!(false))
        );
        let schema = api.parameter_schema(&path, "bbox");
        assert_eq!(
            (&schema["type"], &schema["items"]["type"]),
            (&json!("array"), &json!("number"))
        );
        let bounds = |of: &Value| (of["minItems"].as_u64(), of["maxItems"].as_u64());
        let alternatives: Vec<_> = schema["oneOf"]
            .as_array()
            .into_iter()
            .flatten()
            .map(bounds)
            .collect();
        let exact = alternatives == [(Some(4), Some(4)), (Some(6), Some(6))];
        assert!(
            exact || bounds(schema) == (Some(4), Some(6)),
            "{id}: 4 or 6 numbers: {schema}"
        );
    });
}

/// Boxes of the official suite, boxes of six numbers, and boxes around what the collection holds.
fn boxes(features: &[Value]) -> Vec<Vec<f64>> {
    let mut boxes = vec![
        vec![-180.0, -90.0, 180.0, 90.0],
        vec![-1.5, 50.0, 1.5, 53.0],
        vec![-80.0, -5.0, -70.0, 5.0],
        vec![177.0, 65.0, -177.0, 70.0],
        vec![-180.0, 85.0, 180.0, 90.0],
        vec![-180.0, -90.0, 180.0, -85.0],
        vec![179.0, -18.0, -179.0, -16.0],
        vec![177.0, -17.2, -100.0, 2.0],
        vec![170.0, -90.0, -170.0, 90.0],
        vec![66.5, 35.2, 71.0, 38.0],
        vec![-2.0, -2.0, -1000.0, 0.7, 0.7, 9000.0],
        vec![0.5, 0.0, 0.5, 0.0],
    ];
    for feature in features
        .iter()
        .filter(|feature| !feature["geometry"].is_null())
        .step_by(1 + features.len() / 4)
    {
        let (lon, lat) = first_position(&feature["geometry"]["coordinates"]);
        boxes.push(vec![lon, lat, lon, lat]);
        boxes.push(vec![
            (lon - 0.5).max(-180.0),
            (lat - 0.25).max(-90.0),
            (lon + 0.5).min(180.0),
            (lat + 0.25).min(90.0),
        ]);
    }
    boxes
}

fn first_position(coordinates: &Value) -> (f64, f64) {
    let list = coordinates.as_array().expect("coordinates are arrays");
    match (list[0].as_f64(), list.get(1).and_then(Value::as_f64)) {
        (Some(lon), Some(lat)) => (lon, lat),
        _ => first_position(&list[0]),
    }
}

/// The rectangles of a box: two where its west is greater than its east.
fn rectangles(numbers: &[f64]) -> Vec<Rect> {
    let [west, south, east, north] = if numbers.len() == 6 {
        [numbers[0], numbers[1], numbers[3], numbers[4]]
    } else {
        [numbers[0], numbers[1], numbers[2], numbers[3]]
    };
    let rectangle =
        |west, east| Rect::new(coord! { x: west, y: south }, coord! { x: east, y: north });
    if west <= east {
        vec![rectangle(west, east)]
    } else {
        vec![rectangle(west, 180.0), rectangle(-180.0, east)]
    }
}

/// Features without a place match every box (17-069r4, requirement 23 C).
fn matches(feature: &Value, rectangles: &[Rect]) -> bool {
    if feature["geometry"].is_null() {
        return true;
    }
    let geometry: geojson::Geometry =
        serde_json::from_value(feature["geometry"].clone()).expect("GeoJSON geometry");
    let geometry: geo::Geometry = geometry.try_into().expect("a geometry that geo knows");
    // A place on the 180th meridian lies on both sides of it.
    rectangles
        .iter()
        .any(|rectangle| geometry.intersects(rectangle))
        || on_the_seam(&geometry, rectangles)
}

fn on_the_seam(geometry: &geo::Geometry, rectangles: &[Rect]) -> bool {
    let geo::Geometry::Point(point) = geometry else {
        return false;
    };
    let other = geo::Point::new(-point.x(), point.y());
    point.x().abs() >= 180.0
        && rectangles
            .iter()
            .any(|rectangle| other.intersects(rectangle))
}

/// `/conf/core/fc-bbox-response`
#[test]
fn core_fc_bbox_response() {
    every_collection(|project, id, _| {
        let features = project.all_features(id, "", 10_000);
        for numbers in boxes(&features) {
            let rectangles = rectangles(&numbers);
            let expected: BTreeSet<String> = features
                .iter()
                .filter(|feature| matches(feature, &rectangles))
                .map(id_text)
                .collect();
            assert_eq!(
                selected(project, id, &numbers),
                expected,
                "{}/{id} bbox={numbers:?}",
                project.name
            );
        }
    });
}

fn selected(project: &Project, id: &str, numbers: &[f64]) -> BTreeSet<String> {
    let text: Vec<String> = numbers.iter().map(ToString::to_string).collect();
    project
        .all_features(id, &format!("&bbox={}", text.join(",")), 10_000)
        .iter()
        .map(id_text)
        .collect()
}

/// A box over the 180th meridian finds what stands on either side of it, and nothing else.
#[test]
fn core_fc_bbox_response_across_the_antimeridian() {
    let second = &projects()[1];
    let found = selected(second, "sightings", &[179.9, -18.0, -179.9, -16.0]);
    assert_eq!(
        found,
        ["42", "43", "no-place"].map(ToOwned::to_owned).into()
    );
    assert_eq!(
        selected(second, "lines", &[179.9, -18.0, -179.9, -16.0]),
        ["NUA-SOA".to_owned()].into()
    );
    assert!(!selected(second, "lines", &[-170.0, -18.0, 170.0, -16.0]).contains("NUA-SOA"));
}

/// `/conf/core/query-param-invalid`, for bbox.
#[test]
fn core_fc_bbox_that_is_no_box_is_400() {
    every_collection(|project, id, _| {
        for bbox in [
            "1,2,3",
            "1,2,3,4,5",
            "1,2,3,4,5,6,7",
            "a,b,c,d",
            "1,2,3,NaN",
            "inf,0,1,1",
            "",
            "0,10,5,0",
            "0,-91,1,0",
            "-181,0,0,1",
            "0,0,360,1",
            "1;2;3;4",
        ] {
            let answer = project
                .server
                .get(&format!("/collections/{id}/items?bbox={bbox}"));
            assert_eq!(answer.status, 400, "{id}: bbox={bbox}");
        }
    });
}
