//! Invalid and unknown query parameters.

use super::every_collection;
use super::openapi::Api;
use crate::harness::projects;

/// `/conf/core/query-param-invalid`
#[test]
fn core_query_param_invalid() {
    every_collection(|project, id, _| {
        for query in [
            "limit=ten",
            "bbox=1,2",
            "datetime=soon",
            "f=shapefile",
            "limit=1&limit=2",
        ] {
            project
                .server
                .get(&format!("/collections/{id}/items?{query}"))
                .with_status(400);
        }
    });
}

/// `/conf/core/query-param-unknown`: on every resource of the API, and the answer lists what is known.
#[test]
fn core_query_param_unknown() {
    for project in projects() {
        let mut paths: Vec<String> = ["/conformance", "/collections", "/api"]
            .map(ToOwned::to_owned)
            .into();
        for id in project.ids() {
            paths.push(format!("/collections/{id}"));
            paths.push(format!("/collections/{id}/items"));
        }
        for path in paths {
            let answer = project
                .server
                .get(&format!("{path}?unknownparameter=1"))
                .with_status(400);
            let text = answer.text();
            assert!(
                text.contains("unknownparameter"),
                "{path}: the unknown parameter is not named: {text}"
            );
            if path.ends_with("/items") {
                for known in ["limit", "bbox", "datetime"] {
                    assert!(
                        text.contains(known),
                        "{path}: the known parameter {known} is not listed: {text}"
                    );
                }
            }
        }
    }
}

/// The other half of `/req/core/query-param-unknown`: every parameter that the definition names is taken.
#[test]
fn core_query_param_known() {
    every_collection(|project, id, _| {
        let api = Api::of(project);
        let path = format!("/collections/{id}/items");
        for parameter in api
            .parameters(&path)
            .iter()
            .filter(|parameter| parameter["in"] == "query")
        {
            let name = parameter["name"].as_str().expect("a parameter has a name");
            let answer = project.server.get(&format!("{path}?{name}=%F0%9F%90%A2"));
            assert!(
                matches!(answer.status, 200 | 400),
                "{path}?{name}: {}",
                answer.status
            );
            let unknown =
                answer.status == 400 && answer.text().to_lowercase().contains("unknown parameter");
            assert!(!unknown, "{path}: {name} is declared and called unknown");
        }
    });
}
