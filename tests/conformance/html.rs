//! Conformance class HTML.

use super::every_collection;
use crate::harness::{Project, Reply, projects, segment, tags};

/// The HTML form of a resource is an HTML 5 document in a language, with a title, an encoding and a way back.
fn assert_html(answer: &Reply) {
    assert_eq!(answer.media_type(), "text/html", "{}", answer.url);
    let text = answer.text();
    let start: String = text
        .trim_start()
        .chars()
        .take(600)
        .collect::<String>()
        .to_lowercase();
    assert!(
        start.starts_with("<!doctype html>"),
        "{}: no doctype",
        answer.url
    );
    assert!(
        start.contains("<html lang=") || start.contains(" lang="),
        "{}: no language",
        answer.url
    );
    assert!(
        start.contains("charset=\"utf-8\"") || start.contains("charset=utf-8"),
        "{}: no charset",
        answer.url
    );
    for (element, least) in [("<title>", 1), ("<main", 1), ("<h1", 1)] {
        assert!(
            text.matches(element).count() >= least,
            "{}: no {element}",
            answer.url
        );
    }
    assert_eq!(text.matches("<h1").count(), 1, "{}: one h1", answer.url);
    assert_balanced(answer);
}

/// Every element that must be closed is closed, in order: what an HTML parser would have to guess is an error here.
fn assert_balanced(answer: &Reply) {
    const VOID: [&str; 14] = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source",
        "track", "wbr", "!doctype",
    ];
    let mut open: Vec<String> = Vec::new();
    for tag in tags(answer.text()) {
        let known = tag
            .name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "!-".contains(c));
        assert!(
            known && !tag.name.is_empty(),
            "{}: <{}> is no element",
            answer.url,
            tag.name
        );
        if tag.closes {
            let last = open.pop();
            assert_eq!(
                last.as_deref(),
                Some(tag.name.as_str()),
                "{}: </{}> closes another",
                answer.url,
                tag.name
            );
        } else if !VOID.contains(&tag.name.as_str()) && !tag.inside.ends_with('/') {
            open.push(tag.name);
        }
    }
    assert!(open.is_empty(), "{}: never closed: {open:?}", answer.url);
}

fn html(project: &Project, path: &str) -> Reply {
    let asked = project.server.browse(path).ok();
    let separator = if path.contains('?') { '&' } else { '?' };
    let forced = project.server.get(&format!("{path}{separator}f=html")).ok();
    assert_html(&forced);
    assert_html(&asked);
    asked
}

/// `/conf/html/definition`: every operation of the API answers in HTML when HTML is asked for.
#[test]
fn html_definition() {
    for project in projects() {
        for path in ["/", "/conformance", "/collections", "/api"] {
            html(project, path);
        }
    }
    every_collection(|project, id, _| {
        html(project, &format!("/collections/{id}"));
        html(project, &format!("/collections/{id}/items"));
    });
}

/// `/conf/html/content`: what the JSON form says stands in the HTML form too: title, every feature's address, links.
#[test]
fn html_content() {
    every_collection(|project, id, collection| {
        let page = html(project, &format!("/collections/{id}"));
        let title = collection["title"].as_str().unwrap_or(id);
        assert!(
            page.text().contains(&escaped(title)),
            "{}: no title {title}",
            page.url
        );
        assert!(
            page.text().contains(&format!("/collections/{id}/items")),
            "{}: no way to the items",
            page.url
        );
        let list = html(project, &format!("/collections/{id}/items?limit=5"));
        let features = project
            .server
            .get(&format!("/collections/{id}/items?limit=5"))
            .ok()
            .json();
        for feature in features["features"].as_array().into_iter().flatten() {
            let own = segment(&crate::harness::id_text(feature));
            let path = format!("/collections/{id}/items/{own}");
            let linked = list.text().contains(&path)
                || list.text().contains(&format!("/reports/{id}/{own}"));
            assert!(
                linked || list.text().contains(&own),
                "{}: no link to {path}",
                list.url
            );
            html(project, &path);
        }
    });
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}
