//! Filters, each against a scan of the files (for what they hold) or of the unfiltered items (for what is derived).

use std::collections::BTreeSet;

use serde_json::Value;

use crate::harness::{Project, SourceCollection, id_text, projects, segment};

fn found(project: &Project, id: &str, query: &str) -> Vec<String> {
    let mut ids: Vec<String> = project
        .all_features(id, &format!("&{query}"), 10_000)
        .iter()
        .map(id_text)
        .collect();
    ids.sort();
    ids
}

fn scanned(features: &[Value], passes: impl Fn(&Value) -> bool) -> Vec<String> {
    let mut ids: Vec<String> = features
        .iter()
        .filter(|feature| passes(&feature["properties"]))
        .map(id_text)
        .collect();
    ids.sort();
    ids
}

fn every_report_collection(check: impl Fn(&Project, &SourceCollection)) {
    for project in projects() {
        project
            .source
            .of_kind("report")
            .for_each(|reports| check(project, reports));
    }
}

#[test]
fn category_selects_what_the_files_say() {
    every_report_collection(|project, reports| {
        let categories = project.source.ids_of("category");
        for category in &categories {
            let expected =
                reports.ids_where(|feature| feature["properties"]["category"] == category.as_str());
            assert_eq!(
                found(project, &reports.id, &format!("category={category}")),
                expected,
                "{category}"
            );
        }
        let both = reports.ids_where(|feature| {
            let own = feature["properties"]["category"].as_str();
            own == Some(&categories[0]) || own == Some(&categories[1])
        });
        let query = format!("category={},{}", categories[0], categories[1]);
        assert_eq!(
            found(project, &reports.id, &query),
            both,
            "a comma is an or"
        );
    });
}

#[test]
fn status_selects_what_the_files_say() {
    every_report_collection(|project, reports| {
        for status in [
            "unverified",
            "corroborated",
            "contested",
            "refuted",
            "retracted",
        ] {
            let expected = reports.ids_where(|feature| feature["properties"]["status"] == status);
            assert_eq!(
                found(project, &reports.id, &format!("status={status}")),
                expected,
                "{}: {status}",
                reports.id
            );
        }
    });
}

#[test]
fn side_selects_what_the_items_say() {
    every_report_collection(|project, reports| {
        let features = project.all_features(&reports.id, "", 10_000);
        for side in project.source.ids_of("side") {
            let expected = scanned(&features, |properties| properties["side"] == side.as_str());
            assert_eq!(
                found(project, &reports.id, &format!("side={side}")),
                expected,
                "{}: {side}",
                reports.id
            );
        }
        let sided = features
            .iter()
            .filter(|feature| feature["properties"]["side"].is_string())
            .count();
        assert!(
            sided > 0 || reports.features.len() < 5,
            "{}: no report lies on any side",
            reports.id
        );
    });
}

/// A report matches a stretch of the border when its km interval touches it.
#[test]
fn km_from_and_km_to_select_by_the_km_interval() {
    every_report_collection(|project, reports| {
        let features = project.all_features(&reports.id, "", 10_000);
        for (from, to) in [(0.0, 50.0), (50.0, 300.0), (300.0, 1e6), (0.0, 0.0)] {
            let expected = scanned(&features, |properties| {
                let at = |key: &str| {
                    properties[key]
                        .as_f64()
                        .or_else(|| properties["km"].as_f64())
                };
                at("km_min")
                    .zip(at("km_max"))
                    .is_some_and(|(low, high)| high >= from && low <= to)
            });
            let query = format!("km_from={from}&km_to={to}");
            assert_eq!(
                found(project, &reports.id, &query),
                expected,
                "{}: {query}",
                reports.id
            );
        }
    });
}

#[test]
fn q_finds_every_title_that_has_the_word_and_nothing_without_it() {
    every_report_collection(|project, reports| {
        for feature in reports
            .features
            .iter()
            .step_by(1 + reports.features.len() / 10)
        {
            let title = feature["properties"]["title"]
                .as_str()
                .expect("a report has a title");
            let Some(word) = title
                .split(|c: char| !c.is_alphanumeric())
                .rfind(|word| word.len() > 4)
            else {
                continue;
            };
            let hits: BTreeSet<String> =
                found(project, &reports.id, &format!("q={}", segment(word)))
                    .into_iter()
                    .collect();
            let folded = word.to_lowercase();
            let titled = reports.ids_where(|f| {
                f["properties"]["title"]
                    .to_string()
                    .to_lowercase()
                    .contains(&folded)
            });
            for id in &titled {
                assert!(hits.contains(id), "{}: q={word} misses {id}", reports.id);
            }
            let with_word = reports.ids_where(|f| f.to_string().to_lowercase().contains(&folded));
            assert!(
                hits.iter().all(|id| with_word.contains(id)),
                "{}: q={word}: {hits:?}",
                reports.id
            );
        }
        assert!(found(project, &reports.id, "q=zzyzzyqx").is_empty());
    });
}

#[test]
fn q_reads_every_script_and_folds_case_and_accents() {
    let second = &projects()[1];
    for (word, id) in [
        ("СЕВЕРНЫЙ", "flood-elm-north"),
        ("دردار", "flood-elm"),
        ("cafe", "café 2024/17?"),
    ] {
        let hits = found(second, "sightings", &format!("q={}", segment(word)));
        assert!(hits.contains(&id.to_owned()), "q={word}: {hits:?}");
    }
}

#[test]
fn filters_are_taken_together() {
    every_report_collection(|project, reports| {
        let category = reports.features[0]["properties"]["category"]
            .as_str()
            .expect("a report has a category");
        let queries = [
            format!("category={category}"),
            "status=corroborated".into(),
            "datetime=2021-07-01/..".into(),
        ];
        let sets = queries.each_ref().map(|q| {
            found(project, &reports.id, q)
                .into_iter()
                .collect::<BTreeSet<_>>()
        });
        let all = found(project, &reports.id, &queries.join("&"));
        let expected: Vec<String> = sets[0]
            .iter()
            .filter(|id| sets[1].contains(*id) && sets[2].contains(*id))
            .cloned()
            .collect();
        assert_eq!(all, expected, "{}", reports.id);
    });
}

/// Every queryable of the definition that is a plain property filters by equality.
#[test]
fn every_queryable_filters_by_equality() {
    for project in projects() {
        let api = project.server.get("/api?f=json").ok().json();
        for id in project.ids() {
            let features = project.all_features(&id, "", 10_000);
            for name in query_parameters(&api, &id) {
                let Some(value) = features
                    .iter()
                    .map(|f| &f["properties"][&name])
                    .find(|v| v.is_string() || v.is_number() || v.is_boolean())
                else {
                    continue;
                };
                let text = value
                    .as_str()
                    .map_or_else(|| value.to_string(), ToOwned::to_owned);
                // A comma separates alternatives.
                if text.contains(',') {
                    continue;
                }
                let expected = scanned(&features, |properties| &properties[&name] == value);
                let hits = found(project, &id, &format!("{name}={}", segment(&text)));
                assert_eq!(hits, expected, "{}/{id}: {name}={text}", project.name);
            }
        }
    }
}

fn query_parameters(api: &Value, id: &str) -> Vec<String> {
    let item = &api["paths"][format!("/collections/{id}/items")];
    let resolve = |parameter: &Value| match parameter["$ref"].as_str() {
        Some(reference) => api.pointer(&reference[1..]).cloned().unwrap_or(Value::Null),
        None => parameter.clone(),
    };
    let parameters = [&item["parameters"], &item["get"]["parameters"]];
    let parameters = parameters
        .into_iter()
        .filter_map(Value::as_array)
        .flatten()
        .map(resolve);
    parameters
        .filter_map(|p| p["name"].as_str().map(ToOwned::to_owned))
        .collect()
}

/// Derived properties stand in every output of a report, with the same names everywhere.
#[test]
fn every_report_carries_its_derived_properties() {
    every_report_collection(|project, reports| {
        for feature in project.all_features(&reports.id, "", 10_000) {
            let properties = feature["properties"]
                .as_object()
                .expect("properties is an object");
            for key in [
                "border",
                "km",
                "km_min",
                "km_max",
                "offset_km",
                "offset_min_km",
                "offset_max_km",
                "side",
                "shares",
            ] {
                assert!(
                    properties.contains_key(key),
                    "{}/{}: no {key}",
                    reports.id,
                    feature["id"]
                );
            }
            let border = &properties["border"];
            let about = &properties.get("about").cloned().unwrap_or(Value::Null);
            match about.as_array() {
                Some(list) => assert_eq!(
                    border,
                    list.first().unwrap_or(&Value::Null),
                    "{}",
                    feature["id"]
                ),
                None => assert!(border.is_string() || border.is_null()),
            }
        }
    });
}

/// The private raw row of an import is in no output.
#[test]
fn original_is_in_no_output() {
    let server = &projects()[1].server;
    let paths = [
        "/collections/sightings/items?limit=100",
        "/collections/sightings/items/put-right",
        "/",
        "/?report=put-right",
    ];
    for path in paths {
        for answer in [server.get(path).ok(), server.browse(path).ok()] {
            assert!(
                !answer.text().contains("no output may have this"),
                "{}",
                answer.url
            );
        }
    }
}
