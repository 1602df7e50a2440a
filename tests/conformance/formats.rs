//! Conformance class GeoJSON.

use super::{every_collection, schemas};
use crate::harness::{id_text, projects};

/// `/conf/geojson/definition`: whoever asks for GeoJSON gets it for features, and JSON for the rest.
#[test]
fn geojson_definition() {
    let asks = |project: &crate::harness::Project, path: &str, media_type: &str| {
        project
            .server
            .ask("GET", path, &[("accept", media_type)])
            .ok()
            .media_type()
            .to_owned()
    };
    for project in projects() {
        for path in ["/", "/conformance", "/collections"] {
            assert_eq!(
                asks(project, path, "application/json"),
                "application/json",
                "{path}"
            );
            let mixed = "application/geo+json, application/json;q=0.9";
            assert_eq!(asks(project, path, mixed), "application/json", "{path}");
        }
    }
    every_collection(|project, id, _| {
        let items = format!("/collections/{id}/items");
        assert_eq!(
            asks(project, &format!("/collections/{id}"), "application/json"),
            "application/json"
        );
        assert_eq!(
            asks(project, &items, "application/geo+json"),
            "application/geo+json"
        );
        assert_eq!(
            asks(project, &items, "application/json"),
            "application/geo+json",
            "GeoJSON is JSON"
        );
        let first = project.server.get(&format!("{items}?limit=1")).ok().json();
        // The uncertainty areas of exactly placed reports are a collection without items.
        if first["features"][0].is_null() {
            return;
        }
        let feature = super::feature::address(id, &first["features"][0]);
        assert_eq!(
            asks(project, &feature, "application/geo+json"),
            "application/geo+json"
        );
    });
}

/// `/conf/geojson/content`: valid against the schema, the id of the path, no `crs` member (RFC 7946, 4), and read
/// by a GeoJSON library of its own.
#[test]
fn geojson_content() {
    every_collection(|project, id, _| {
        let answer = project
            .server
            .get(&format!("/collections/{id}/items?limit=10000"))
            .ok();
        let read: geojson::FeatureCollection = answer.text().parse().expect("the library reads it");
        let page = answer.json();
        assert!(page["crs"].is_null(), "{id}: a crs member");
        schemas::assert_valid(
            "featureCollectionGeoJSON",
            &schemas::feature_collection(),
            &page,
        );
        assert_eq!(
            Some(read.features.len()),
            page["features"].as_array().map(Vec::len)
        );
        for feature in page["features"].as_array().into_iter().flatten().take(30) {
            let own = project
                .server
                .get(&super::feature::address(id, feature))
                .ok()
                .json();
            assert_eq!(id_text(&own), id_text(feature));
            assert_eq!(own["id"], feature["id"], "a numeric id stays a number");
            schemas::assert_valid("featureGeoJSON", &schemas::feature(), &own);
        }
    });
}
