//! General tests, the landing page, the API definition and the conformance declaration.

use std::collections::BTreeSet;

use serde_json::Value;

use super::openapi::Api;
use super::{CLASSES, assert_typed, links, schemas};
use crate::harness::{Project, projects};

/// `/conf/core/http`: HTTP/1.1 in everything, HEAD where there is GET, 405 with `Allow` where a method is not.
#[test]
fn core_http() {
    for project in projects() {
        for path in ["/conformance", "/collections", "/api"] {
            let request =
                format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            let answer = project.server.raw(&request);
            assert!(
                answer.starts_with("HTTP/1.1 200"),
                "{path}: {}",
                answer.lines().next().unwrap_or("")
            );
            let get = project.server.get(path).ok();
            let head = project.server.ask("HEAD", path, &[]).with_status(200);
            assert!(head.body.is_empty(), "{path}: HEAD has a body");
            assert_eq!(
                head.header("content-type"),
                get.header("content-type"),
                "{path}: HEAD and GET differ"
            );
            let post = project.server.ask("POST", path, &[]).with_status(405);
            assert!(
                post.header("allow").contains("GET"),
                "{path}: 405 without Allow"
            );
        }
    }
}

/// `/conf/core/crs84`: all geometries are longitude and latitude, whole collections of them.
#[test]
fn core_crs84() {
    super::every_collection(|project, id, _| {
        for feature in project.all_features(id, "", 10_000) {
            assert_degrees(
                &feature["geometry"],
                &format!("{}/{id}/{}", project.name, feature["id"]),
            );
        }
    });
}

fn assert_degrees(geometry: &Value, what: &str) {
    if geometry.is_null() {
        return;
    }
    assert_positions(&geometry["coordinates"], what);
}

fn assert_positions(value: &Value, what: &str) {
    let list = value.as_array().expect("coordinates are arrays");
    match list.first() {
        Some(Value::Number(_)) => {
            let position: Vec<f64> = list.iter().filter_map(Value::as_f64).collect();
            assert!(
                (2..=3).contains(&position.len()),
                "{what}: a position of {} numbers",
                position.len()
            );
            assert!(
                (-180.0..=180.0).contains(&position[0]),
                "{what}: longitude {}",
                position[0]
            );
            assert!(
                (-90.0..=90.0).contains(&position[1]),
                "{what}: latitude {}",
                position[1]
            );
        }
        _ => list.iter().for_each(|inner| assert_positions(inner, what)),
    }
}

/// `/conf/core/root-op`
#[test]
fn core_root_op() {
    for project in projects() {
        let answer = project
            .server
            .ask("GET", "/", &[("accept", "application/json")])
            .ok();
        assert_eq!(answer.media_type(), "application/json");
        assert_eq!(
            project.server.get("/?f=json").ok().media_type(),
            "application/json"
        );
    }
}

/// `/conf/core/root-success`: both forms lead to the API definition, the conformance declaration and the data.
#[test]
fn core_root_success() {
    for project in projects() {
        let landing = project.server.get("/?f=json").ok().json();
        schemas::assert_valid("landingPage", &schemas::landing_page(), &landing);
        assert_typed("landing page", &landing);
        super::assert_self_and_alternate(
            project,
            "landing page",
            &landing,
            ["application/json", "text/html"],
        );
        for rel in ["service-desc", "service-doc", "conformance", "data"] {
            let found = links(&landing, rel);
            assert!(
                !found.is_empty(),
                "{}: the landing page has no link {rel}",
                project.name
            );
            for link in found {
                project
                    .server
                    .get(link["href"].as_str().expect("a link has an address"))
                    .ok();
            }
        }
    }
}

fn api_links(project: &Project) -> Vec<Value> {
    let landing = project.server.get("/?f=json").ok().json();
    ["service-desc", "service-doc"]
        .iter()
        .flat_map(|rel| links(&landing, rel))
        .cloned()
        .collect()
}

/// `/conf/core/api-definition-op`
#[test]
fn core_api_definition_op() {
    for project in projects() {
        for link in api_links(project) {
            let answer = project
                .server
                .get(link["href"].as_str().expect("a link has an address"))
                .ok();
            assert!(!answer.body.is_empty(), "{}: empty", answer.url);
            assert_eq!(
                Some(answer.media_type()),
                link["type"].as_str().and_then(|t| t.split(';').next())
            );
        }
    }
}

/// `/conf/core/api-definition-success`
#[test]
fn core_api_definition_success() {
    for project in projects() {
        Api::of(project).assert_valid();
    }
}

/// `/conf/core/conformance-op`
#[test]
fn core_conformance_op() {
    for project in projects() {
        let landing = project.server.get("/?f=json").ok().json();
        let mut addresses: Vec<&str> = links(&landing, "conformance")
            .iter()
            .filter_map(|link| link["href"].as_str())
            .collect();
        addresses.push("/conformance");
        for address in addresses {
            project.server.get(address).ok().json();
        }
    }
}

/// `/conf/core/conformance-success`: the classes of Part 1 are declared, and none twice.
#[test]
fn core_conformance_success() {
    for project in projects() {
        let document = project.server.get("/conformance").ok().json();
        schemas::assert_valid("confClasses", &schemas::conformance(), &document);
        let listed = document["conformsTo"]
            .as_array()
            .expect("conformsTo is an array");
        let classes: BTreeSet<&str> = listed.iter().filter_map(Value::as_str).collect();
        assert_eq!(classes.len(), listed.len(), "a class is declared twice");
        for class in CLASSES {
            assert!(
                classes.contains(class),
                "{}: {class} is not declared",
                project.name
            );
        }
    }
}
