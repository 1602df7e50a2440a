//! The parameter `datetime`, against a scan of the dates in the files.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::{Value, json};

use super::every_collection;
use super::openapi::Api;
use crate::harness::{Project, SourceCollection, id_text, projects};

/// A report's days as instants: from the start of its first to the end of its last, in the manifest's time zone.
pub(super) fn days(project: &Project, feature: &Value) -> (Timestamp, Timestamp) {
    let zone = project.source.manifest["time_zone"]
        .as_str()
        .expect("the manifest has a time zone");
    let zone = TimeZone::get(zone).expect("the time zone is known");
    let (first, last) = civil(feature);
    let start = |date: Date| {
        zone.to_timestamp(date.at(0, 0, 0, 0))
            .expect("the day begins")
    };
    (
        start(first),
        start(last.tomorrow().expect("there is a next day")),
    )
}

/// A report's first and last civil day.
fn civil(feature: &Value) -> (Date, Date) {
    let date = |key: &str| {
        feature["properties"][key]
            .as_str()
            .map(|text| text.parse::<Date>().expect("a full-date"))
    };
    let first = date("date_start").expect("a report has a date");
    (first, date("date_end").unwrap_or(first))
}

/// `/conf/core/fc-time-definition`
#[test]
fn core_fc_time_definition() {
    every_collection(|project, id, _| {
        let api = Api::of(project);
        let path = format!("/collections/{id}/items");
        let datetime = api.parameter(&path, "datetime");
        assert_eq!(datetime["in"], "query");
        assert_ne!(datetime["required"], true);
        assert_eq!(
            (&datetime["style"], &datetime["explode"]),
            (&json!("form"), &json!(false))
        );
        assert_eq!(api.parameter_schema(&path, "datetime")["type"], "string");
    });
}

/// `/conf/core/fc-time-response` with dates: civil days in the project's time zone, ends included, open ends allowed.
#[test]
fn core_fc_time_response() {
    for project in projects() {
        for reports in project.source.of_kind("report") {
            let mut dates: Vec<Date> = reports
                .features
                .iter()
                .flat_map(|f| [civil(f).0, civil(f).1])
                .collect();
            dates.sort();
            dates.dedup();
            for pair in dates.windows(2).step_by(1 + dates.len() / 12) {
                let (from, to) = (pair[0], pair[1]);
                assert_days(project, reports, &from.to_string(), Some(from), Some(from));
                assert_days(
                    project,
                    reports,
                    &format!("{from}/{to}"),
                    Some(from),
                    Some(to),
                );
                assert_days(project, reports, &format!("{from}/.."), Some(from), None);
                assert_days(project, reports, &format!("{from}/"), Some(from), None);
                assert_days(project, reports, &format!("../{to}"), None, Some(to));
                assert_days(project, reports, &format!("/{to}"), None, Some(to));
            }
            assert_days(project, reports, "../..", None, None);
            assert_days(
                project,
                reports,
                "1066-10-14",
                Some("1066-10-14".parse().expect("a date")),
                "1066-10-14".parse().ok(),
            );
        }
    }
}

fn assert_days(
    project: &Project,
    reports: &SourceCollection,
    datetime: &str,
    from: Option<Date>,
    to: Option<Date>,
) {
    let expected = reports.ids_where(|feature| {
        let (first, last) = civil(feature);
        from.is_none_or(|from| last >= from) && to.is_none_or(|to| first <= to)
    });
    assert_eq!(
        selected(project, &reports.id, datetime),
        expected,
        "{}: datetime={datetime}",
        reports.id
    );
}

fn selected(project: &Project, id: &str, datetime: &str) -> Vec<String> {
    let query = format!("&datetime={}", crate::harness::segment(datetime));
    let mut ids: Vec<String> = project
        .all_features(id, &query, 10_000)
        .iter()
        .map(id_text)
        .collect();
    ids.sort();
    ids
}

/// `/conf/core/fc-time-response` with instants: a report without hours is its days, half-open, in the time zone.
#[test]
fn core_fc_time_response_with_instants() {
    for project in projects() {
        for reports in project.source.of_kind("report") {
            let day_only = |feature: &&Value| feature["properties"]["time_start"].is_null();
            for feature in reports
                .features
                .iter()
                .filter(day_only)
                .step_by(1 + reports.features.len() / 8)
            {
                let (start, end) = days(project, feature);
                let second = jiff::SignedDuration::from_secs(1);
                let has = |datetime: String| {
                    selected(project, &reports.id, &datetime).contains(&id_text(feature))
                };
                let what = format!("{}/{} {start}–{end}", reports.id, feature["id"]);
                assert!(has(start.to_string()), "{what}: its first instant");
                assert!(
                    has(end.checked_sub(second).expect("in range").to_string()),
                    "{what}: its last second"
                );
                assert!(
                    !has(start.checked_sub(second).expect("in range").to_string()),
                    "{what}: the second before"
                );
                assert!(!has(end.to_string()), "{what}: the end, which is not in it");
                assert!(has(format!("{start}/{end}")), "{what}: its own interval");
                assert!(!has(format!("{end}/..")), "{what}: everything after it");
            }
        }
    }
}

/// `/conf/core/fc-time-response` C: what has no date matches every date.
#[test]
fn core_fc_time_response_keeps_what_has_no_date() {
    every_collection(|project, id, collection| {
        if collection["extent"]["temporal"].is_null() {
            let ids = |query: &str| -> BTreeSet<String> {
                project
                    .all_features(id, query, 10_000)
                    .iter()
                    .map(id_text)
                    .collect()
            };
            assert_eq!(
                ids("&datetime=1066-10-14"),
                ids(""),
                "{}/{id}",
                project.name
            );
        }
    });
}

/// What clients really send: QGIS's dummy bounds, GDAL's cut-off times, offsets, fractions, and the start with a
/// duration of the official suite.
#[test]
fn core_fc_time_response_takes_what_clients_send() {
    every_collection(|project, id, _| {
        for datetime in [
            "2024-03-10T12:00:00Z/9999-12-31T00:00:00Z",
            "0000-01-01T00:00:00Z/2024-03-10T12:00:00Z",
            "2020-01-01T",
            "2024-03-10T12:00:00.123456Z",
            "2024-03-10T12:00:00%2B05:00",
            "2024-03-10t12:00:00z",
            "2021-07-16/P2D",
        ] {
            project
                .server
                .get(&format!("/collections/{id}/items?datetime={datetime}"))
                .ok()
                .json();
        }
    });
}

/// `/conf/core/query-param-invalid`, for datetime.
#[test]
fn core_fc_time_that_is_no_time_is_400() {
    every_collection(|project, id, _| {
        for datetime in [
            "yesterday",
            "",
            "2024-02-30",
            "2024-13-01",
            "2024-05-01/2024-04-01",
            "1/2/3",
            "2024-01-01/x",
        ] {
            let answer = project
                .server
                .get(&format!("/collections/{id}/items?datetime={datetime}"));
            assert_eq!(answer.status, 400, "{id}: datetime={datetime}");
        }
    });
}
