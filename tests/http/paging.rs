//! Keyset `next` links and `offset`: each feature once, in one order, whatever the page size.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::harness::{Project, projects};

fn ids(features: &[Value]) -> Vec<String> {
    features
        .iter()
        .map(|feature| feature["id"].to_string())
        .collect()
}

fn every_collection(check: impl Fn(&Project, &str)) {
    for project in projects() {
        project.ids().iter().for_each(|id| check(project, id));
    }
}

#[test]
fn following_next_visits_each_feature_once_in_one_order() {
    every_collection(|project, id| {
        let whole = ids(&project.all_features(id, "", 10_000));
        let unique: BTreeSet<&String> = whole.iter().collect();
        assert_eq!(
            unique.len(),
            whole.len(),
            "{}/{id}: a feature comes twice",
            project.name
        );
        for limit in [1, 3, 7, 100].map(|limit| limit.max(whole.len() / 60)) {
            assert_eq!(
                ids(&project.all_features(id, "", limit)),
                whole,
                "{}/{id} limit={limit}",
                project.name
            );
        }
    });
}

#[test]
fn offset_gives_the_slices_of_that_order() {
    every_collection(|project, id| {
        let whole = ids(&project.all_features(id, "", 10_000));
        for offset in [0, 1, 5, whole.len() / 2, whole.len(), whole.len() + 3] {
            let page = project
                .server
                .get(&format!("/collections/{id}/items?limit=4&offset={offset}"))
                .ok()
                .json();
            let got = ids(page["features"].as_array().expect("features is an array"));
            let expected: Vec<String> = whole.iter().skip(offset).take(4).cloned().collect();
            assert_eq!(got, expected, "{}/{id} offset={offset}", project.name);
        }
    });
}

/// A page that was entered by offset goes on by `next` to the end.
#[test]
fn next_goes_on_from_an_offset() {
    every_collection(|project, id| {
        let whole = ids(&project.all_features(id, "", 10_000));
        let rest = ids(&project.all_features(id, "&offset=2", 3.max(whole.len() / 40)));
        assert_eq!(rest, whole[2.min(whole.len())..], "{}/{id}", project.name);
    });
}

/// The filter goes with the `next` link.
#[test]
fn next_keeps_the_filters() {
    for project in projects() {
        for reports in project.source.of_kind("report") {
            let category = reports.features[0]["properties"]["category"]
                .as_str()
                .expect("a report has a category");
            let query = format!("&category={category}");
            let found = project.all_features(&reports.id, &query, 1);
            let expected =
                reports.ids_where(|feature| feature["properties"]["category"] == category);
            assert_eq!(found.len(), expected.len(), "{}", reports.id);
        }
    }
}

/// Clients that transform coordinates stumble over a first page without geometry.
#[test]
fn features_without_a_place_come_last() {
    every_collection(|project, id| {
        let placed: Vec<bool> = project
            .all_features(id, "", 10_000)
            .iter()
            .map(|feature| !feature["geometry"].is_null())
            .collect();
        assert!(
            placed.is_sorted_by(|a, b| a >= b),
            "{}/{id}: {placed:?}",
            project.name
        );
    });
}

#[test]
fn the_last_page_has_no_next() {
    every_collection(|project, id| {
        let page = project
            .server
            .get(&format!("/collections/{id}/items?limit=10000"))
            .ok()
            .json();
        let next = page["links"]
            .as_array()
            .is_some_and(|links| links.iter().any(|link| link["rel"] == "next"));
        let whole = page["numberMatched"] == page["numberReturned"];
        assert_eq!(next, !whole, "{}/{id}", project.name);
    });
}

#[test]
fn a_next_link_that_somebody_made_up_is_400() {
    for project in projects() {
        let id = &project
            .source
            .of_kind("report")
            .next()
            .expect("a report collection")
            .id;
        let page = project
            .server
            .get(&format!("/collections/{id}/items?limit=1"))
            .ok()
            .json();
        let links = page["links"].as_array().expect("a page has links");
        let next = links
            .iter()
            .find(|link| link["rel"] == "next")
            .and_then(|link| link["href"].as_str());
        let next = next.expect("the first of many pages has a next");
        let (address, query) = next.split_once('?').expect("a next link has a query");
        let spoilt: Vec<String> = query
            .split('&')
            .map(|pair| {
                if pair.starts_with("limit=") || pair.starts_with("f=") {
                    pair.to_owned()
                } else {
                    format!("{pair}%00zzz")
                }
            })
            .collect();
        let answer = project
            .server
            .get(&format!("{address}?{}", spoilt.join("&")));
        assert_eq!(answer.status, 400, "{}", answer.url);
    }
}
