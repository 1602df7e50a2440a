//! Errors are one document (RFC 9457, with OGC's exception fields), a page for browsers.

use crate::harness::{Reply, projects};

fn assert_problem(answer: &Reply, status: u16) {
    assert_eq!(
        answer.media_type(),
        "application/problem+json",
        "{}",
        answer.url
    );
    let problem = answer.json();
    assert_eq!(problem["status"], status, "{}", answer.url);
    for key in ["title", "detail", "code", "description"] {
        assert!(
            problem[key].as_str().is_some_and(|text| !text.is_empty()),
            "{}: no {key}: {problem}",
            answer.url
        );
    }
    assert!(problem["type"].as_str().is_none_or(|kind| !kind.is_empty()));
    assert!(
        !answer.text().contains("panicked") && !answer.text().contains("src/"),
        "{}",
        answer.text()
    );
}

/// Addresses that are wrong, with the status that says so.
fn wrong(reports: &str) -> Vec<(String, u16)> {
    vec![
        ("/nothing-here".into(), 404),
        ("/collections/nothing".into(), 404),
        ("/collections/nothing/items".into(), 404),
        ("/collections/nothing/items/1".into(), 404),
        (format!("/collections/{reports}/items/nothing"), 404),
        (format!("/collections/{reports}/items?limit=x"), 400),
        (format!("/collections/{reports}/items?bbox=1,2"), 400),
        (format!("/collections/{reports}/items?datetime=now"), 400),
        (format!("/collections/{reports}/items?nonsense=1"), 400),
        (format!("/collections/{reports}/items?km_from=x"), 400),
        ("/conformance?nonsense=1".into(), 400),
        (
            format!("/collections/{reports}/tiles/WebMercatorQuad/99/0/0"),
            404,
        ),
        ("/styles/nothing".into(), 404),
        ("/static/nothing.css".into(), 404),
    ]
}

fn reports(project: &crate::harness::Project) -> String {
    project
        .source
        .of_kind("report")
        .next()
        .expect("a report collection")
        .id
        .clone()
}

#[test]
fn errors_are_problem_documents() {
    for project in projects() {
        for (path, status) in wrong(&reports(project)) {
            let answer = project.server.get(&path);
            assert_eq!(answer.status, status, "{path}: {}", answer.text());
            assert_problem(&answer, status);
        }
    }
}

#[test]
fn errors_are_pages_for_browsers() {
    for project in projects() {
        for (path, status) in wrong(&reports(project)) {
            let answer = project.server.browse(&path).with_status(status);
            assert_eq!(answer.media_type(), "text/html", "{path}");
            assert!(answer.text().contains("<h1"), "{path}: no heading");
        }
    }
}

#[test]
fn an_unknown_parameter_is_answered_with_the_known_ones_and_the_nearest() {
    for project in projects() {
        let path = format!("/collections/{}/items?limt=3", reports(project));
        let problem = project.server.get(&path).with_status(400).json();
        let text = problem["detail"].as_str().unwrap_or("");
        for known in [
            "limt", "limit", "bbox", "datetime", "category", "status", "side", "km_from", "km_to",
            "q",
        ] {
            assert!(text.contains(known), "{known} is not in: {text}");
        }
    }
}

#[test]
fn other_methods_are_405_with_allow() {
    for project in projects() {
        for method in ["PUT", "DELETE", "PATCH", "POST"] {
            let answer = project
                .server
                .ask(method, "/collections", &[])
                .with_status(405);
            assert!(
                answer.header("allow").contains("GET"),
                "{method}: {:?}",
                answer.headers
            );
        }
    }
}

#[test]
fn an_error_is_never_kept_by_a_cache_for_long() {
    for project in projects() {
        let answer = project.server.get("/collections/nothing").with_status(404);
        let control = answer.header("cache-control");
        assert!(!control.contains("immutable"), "{control}");
    }
}
