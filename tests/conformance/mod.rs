//! OGC API – Features – Part 1: Core (17-069r4), Annex A: every abstract test of the four classes that we declare.
//!
//! Each function is named after its test: `/conf/core/fc-bbox-response` is [`bbox::core_fc_bbox_response`]. Every
//! one runs over every collection of both projects. Part 1 leaves the HTML documents to "manual inspection";
//! [`html`] looks for what a reader would look for.

mod bbox;
mod collections;
mod documents;
mod errors;
mod feature;
mod formats;
mod html;
mod items;
mod limit;
mod oas30;
mod openapi;
mod schemas;
mod time;

use serde_json::Value;

use crate::harness::{Project, projects};

/// Part 1's own class identifiers, under which the tests below stand.
const CLASSES: [&str; 4] = [
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/html",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
];

/// Runs a test on every collection of every project; `check` gets the project, the id and the collection document.
fn every_collection(check: impl Fn(&Project, &str, &Value)) {
    for project in projects() {
        let collections = project.collections();
        assert!(
            !collections.is_empty(),
            "{}: no collection is served",
            project.name
        );
        for collection in &collections {
            check(
                project,
                collection["id"].as_str().expect("a collection has an id"),
                collection,
            );
        }
    }
}

/// The links of that relation.
fn links<'a>(document: &'a Value, rel: &str) -> Vec<&'a Value> {
    let all = document["links"]
        .as_array()
        .expect("the document has links");
    all.iter().filter(|link| link["rel"] == rel).collect()
}

/// The links every document owes: to itself and to its other form, all with `rel` and `type`, all leading there.
fn assert_self_and_alternate(project: &Project, what: &str, document: &Value, types: [&str; 2]) {
    let own = links(document, "self");
    assert_eq!(own.len(), 1, "{what}: one link to itself");
    assert_eq!(
        own[0]["type"], types[0],
        "{what}: the type of the link to itself"
    );
    let other = links(document, "alternate");
    assert!(
        other.iter().any(|link| link["type"] == types[1]),
        "{what}: no alternate of type {}: {other:?}",
        types[1]
    );
    assert_typed(what, document);
    for link in own.iter().chain(&other) {
        let answer = project
            .server
            .get(link["href"].as_str().expect("a link has an address"))
            .ok();
        let stated = link["type"].as_str().expect("a link has a type");
        assert_eq!(
            answer.media_type(),
            stated.split(';').next().unwrap_or(""),
            "{what}: {}",
            answer.url
        );
    }
}

/// `/req/core/fc-rel-type`: all links include `rel` and `type`; but of a licence elsewhere nobody here knows the type.
fn assert_typed(what: &str, document: &Value) {
    for link in document["links"]
        .as_array()
        .expect("the document has links")
    {
        let typed = link["type"].is_string() || link["rel"] == "license";
        assert!(
            link["rel"].is_string() && typed,
            "{what}: a link without rel or type: {link}"
        );
    }
}
