//! `/collections/{id}/counts` against a count of the items, one by one.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{ToSpan, civil::Date};
use serde_json::Value;

use crate::harness::{Project, id_text, link, projects};

/// Certain, possible, statements and matched.
type Numbers = [u64; 4];
type Groups = BTreeMap<Vec<Option<String>>, Numbers>;

fn counts(project: &Project, id: &str, query: &str) -> Value {
    let path = format!("/collections/{id}/counts?{query}");
    project.server.get(&path).ok().json()
}

fn groups(document: &Value) -> Groups {
    let by = document["by"].as_array().expect("by is a list");
    let rows = document["groups"].as_array().expect("groups is a list");
    rows.iter()
        .map(|row| {
            let keys = by.iter().filter_map(Value::as_str);
            let key = keys.map(|key| row[key].as_str().map(str::to_owned));
            let numbers = ["certain", "possible", "statements", "matched"]
                .map(|name| row[name].as_u64().expect("a number"));
            (key.collect(), numbers)
        })
        .collect()
}

/// The ids that stand in `part_of`: totals of which a part is there.
fn totals(items: &[Value]) -> BTreeSet<String> {
    let parts = items.iter().map(|item| &item["properties"]["part_of"]);
    parts
        .filter_map(|id| id.as_str().map(str::to_owned))
        .collect()
}

fn weeks(properties: &Value) -> BTreeSet<String> {
    let date = |name: &str| {
        properties[name]
            .as_str()
            .and_then(|day| day.parse::<Date>().ok())
    };
    let first = date("date_start").expect("every report has a day");
    let last = date("date_end").unwrap_or(first);
    let mut weeks = BTreeSet::new();
    let mut day = first;
    while day <= last {
        let week = day.iso_week_date();
        weeks.insert(format!("{:04}-W{:02}", week.year(), week.week()));
        day = day.checked_add(1.day()).expect("within the calendar");
    }
    weeks
}

/// Sides with whether all of the disc lies there; the point's own side where there is no disc.
fn sides(properties: &Value) -> Vec<(Option<String>, bool)> {
    let shares = properties["shares"].as_object();
    let on: Vec<_> = shares
        .into_iter()
        .flatten()
        .filter(|(_, share)| share.as_f64().is_some_and(|share| share > 0.0))
        .map(|(side, share)| (Some(side.clone()), share.as_f64() > Some(0.999_95)))
        .collect();
    if on.is_empty() {
        return vec![(properties["side"].as_str().map(str::to_owned), true)];
    }
    on
}

#[test]
fn groups_are_what_a_count_of_the_items_finds() {
    for project in projects() {
        for reports in project.source.of_kind("report") {
            let items = project.all_features(&reports.id, "", 1_000);
            let document = counts(project, &reports.id, "by=category,side,week");
            let totals = totals(&items);
            let mut expected = Groups::new();
            for item in &items {
                let properties = &item["properties"];
                let category = properties["category"].as_str().map(str::to_owned);
                let weeks = weeks(properties);
                let place = if totals.contains(&id_text(item)) {
                    None
                } else {
                    Some(properties["place_role"] == "statement")
                };
                for week in &weeks {
                    for (side, all) in sides(properties) {
                        let key = vec![category.clone(), side, Some(week.clone())];
                        match place {
                            None => {}
                            Some(true) => expected.entry(key).or_default()[2] += 1,
                            Some(false) if all && weeks.len() == 1 => {
                                expected.entry(key).or_default()[0] += 1;
                            }
                            Some(false) => expected.entry(key).or_default()[1] += 1,
                        }
                    }
                    let own = properties["side"].as_str().map(str::to_owned);
                    let key = vec![category.clone(), own, Some(week.clone())];
                    expected.entry(key).or_default()[3] += 1;
                }
            }
            let mut found = groups(&document);
            found.retain(|_, numbers| *numbers != [0; 4]);
            assert_eq!(found, expected, "{}/{}", project.name, reports.id);
        }
    }
}

#[test]
fn the_parts_of_the_answer_are_as_many_as_the_items() {
    let queries = [
        "",
        "km_from=10&km_to=400",
        "bbox=60,-40,180,60",
        "q=the",
        "datetime=2021-07-01/2024-03-31",
    ];
    for project in projects() {
        for reports in project.source.of_kind("report") {
            for query in queries {
                let items = format!("/collections/{}/items?limit=1000&{query}", reports.id);
                let items = project.server.get(&items).ok().json();
                let found = counts(project, &reports.id, query);
                let number = |name: &str| found[name].as_u64().expect("a number");
                assert_eq!(found["numberMatched"], items["numberMatched"], "{query}");
                let total = |name: &str| found["total"][name].as_u64().expect("a number");
                let sum =
                    total("certain") + total("possible") + number("statements") + number("totals");
                assert_eq!(sum, number("numberMatched"), "{query}: {found}");
                let features = items["features"].as_array().expect("a list");
                let nowhere = features.iter().filter(|item| item["geometry"].is_null());
                assert_eq!(number("without_place"), nowhere.count() as u64, "{query}");
            }
        }
    }
}

#[test]
fn the_count_of_a_group_is_that_of_the_items_with_its_values() {
    for project in projects() {
        for reports in project.source.of_kind("report") {
            for key in ["category", "status", "side", "border"] {
                let found = groups(&counts(project, &reports.id, &format!("by={key}")));
                for (values, [.., matched]) in found {
                    let Some(value) = &values[0] else { continue };
                    let hits = format!(
                        "/collections/{}/items?{key}={value}&resultType=hits",
                        reports.id
                    );
                    let items = project.server.get(&hits).ok().json();
                    assert_eq!(items["numberMatched"], matched, "{key}={value}");
                }
            }
        }
    }
}

#[test]
fn a_stretch_that_a_report_may_lie_outside_of_makes_it_possible() {
    let project = &projects()[0];
    for reports in project.source.of_kind("report") {
        let items = project.all_features(&reports.id, "&km_from=300&km_to=500", 1_000);
        let inside = |item: &&Value| {
            let km = |name: &str| item["properties"][name].as_f64();
            let low = km("km_min").or(km("km")).expect("along a border");
            let high = km("km_max").or(km("km")).expect("along a border");
            low >= 300.0 && high <= 500.0
        };
        let totals = totals(&items);
        let event = |item: &&Value| {
            item["properties"]["place_role"] != "statement" && !totals.contains(&id_text(item))
        };
        let certain = items.iter().filter(event).filter(inside).count();
        let found = counts(project, &reports.id, "km_from=300&km_to=500");
        assert_eq!(found["total"]["certain"], certain as u64, "{found}");
        assert!(found["total"]["possible"].as_u64() > Some(0), "{found}");
    }
}

#[test]
fn without_filters_they_agree_with_the_counts_of_the_border() {
    for project in projects() {
        let list = project.server.get("/borders?f=json").ok().json();
        let borders = list["borders"].as_array().expect("a list");
        for border in borders.iter().filter_map(|border| border["id"].as_str()) {
            let of_border = project
                .server
                .get(&format!("/borders/{border}/counts"))
                .ok()
                .json();
            let mut certain = 0;
            for reports in project.source.of_kind("report") {
                let query = format!("border={border}&by=border");
                let found = counts(project, &reports.id, &query);
                certain += found["total"]["certain"].as_u64().expect("a number");
            }
            assert_eq!(of_border["total"]["certain"], certain, "{border}");
        }
    }
}

#[test]
fn what_cannot_be_counted_is_refused_and_says_what_can() {
    for project in projects() {
        for reports in project.source.of_kind("report") {
            let refused = |query: &str| {
                let path = format!("/collections/{}/counts?{query}", reports.id);
                project
                    .server
                    .get(&path)
                    .with_status(400)
                    .json()
                    .to_string()
            };
            let known = refused("by=colour");
            assert!(
                known.contains("category") && known.contains("month"),
                "{known}"
            );
            assert!(refused("by=day,month").contains("only one"));
            assert!(refused("bbbox=1,2,3,4").contains("bbox"));
            for query in [
                "by=",
                "by=category,,side",
                "datetime=yesterday",
                "limit=3",
                "bbox=1,2",
            ] {
                refused(query);
            }
            let html = format!("/collections/{}/counts?f=html", reports.id);
            assert!((400..500).contains(&project.server.get(&html).status));
        }
        project
            .server
            .get("/collections/nowhere/counts")
            .with_status(404);
    }
}

#[test]
fn the_collection_leads_to_its_counts() {
    for project in projects() {
        for reports in project.source.of_kind("report") {
            let document = project
                .server
                .get(&format!("/collections/{}", reports.id))
                .ok()
                .json();
            let links = document["links"].as_array().expect("a list");
            let address = links
                .iter()
                .filter_map(|link| link["href"].as_str())
                .find(|href| href.ends_with("/counts"));
            let found = project.server.get(address.expect("a link")).ok().json();
            assert_eq!(found["numberMatched"], reports.features.len() as u64);
            assert!(link(&found, "items").is_some());
        }
    }
}
