//! `/collections/{id}/items`: the document, its links, its counts.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::{every_collection, schemas};
use crate::harness::{id_text, projects};

/// `/conf/core/fc-op`
#[test]
fn core_fc_op() {
    every_collection(|project, id, _| {
        let answer = project.server.get(&format!("/collections/{id}/items")).ok();
        assert_eq!(
            answer.media_type(),
            "application/geo+json",
            "{}",
            answer.url
        );
    });
}

/// `/conf/core/fc-op`, its last paragraph: `bbox` and `datetime` together select what both select.
#[test]
fn core_fc_op_with_bbox_and_datetime() {
    for project in projects() {
        for reports in project.source.of_kind("report") {
            let bbox = project
                .server
                .get(&format!("/collections/{}", reports.id))
                .ok()
                .json()["extent"]["spatial"]["bbox"][0]
                .clone();
            let numbers: Vec<String> = bbox
                .as_array()
                .into_iter()
                .flatten()
                .map(ToString::to_string)
                .collect();
            let first = &reports.features[0]["properties"]["date_start"]
                .as_str()
                .expect("a report has a date");
            let ids = |query: &str| -> BTreeSet<String> {
                project
                    .all_features(&reports.id, query, 10_000)
                    .iter()
                    .map(id_text)
                    .collect()
            };
            let (place, time) = (
                format!("&bbox={}", numbers.join(",")),
                format!("&datetime={first}"),
            );
            let both = ids(&format!("{place}{time}"));
            assert_eq!(both, &ids(&place) & &ids(&time), "{}", reports.id);
        }
    }
}

/// `/conf/core/fc-response`
#[test]
fn core_fc_response() {
    every_collection(|project, id, _| {
        let page = project
            .server
            .get(&format!("/collections/{id}/items?limit=1000"))
            .ok()
            .json();
        schemas::assert_valid(
            "featureCollectionGeoJSON",
            &schemas::feature_collection(),
            &page,
        );
    });
}

/// `/conf/core/fc-links`: to itself, to HTML, and each where it says.
#[test]
fn core_fc_links() {
    every_collection(|project, id, _| {
        for query in ["", "?limit=2", "?f=json&limit=3"] {
            let path = format!("/collections/{id}/items{query}");
            let page = project.server.get(&path).ok().json();
            super::assert_self_and_alternate(
                project,
                &path,
                &page,
                ["application/geo+json", "text/html"],
            );
        }
    });
}

/// `/conf/core/fc-timeStamp`: when the answer was made, in UTC.
#[test]
fn core_fc_time_stamp() {
    every_collection(|project, id, _| {
        let before = Timestamp::now();
        let page = project
            .server
            .get(&format!("/collections/{id}/items"))
            .ok()
            .json();
        if let Some(stamp) = page["timeStamp"].as_str() {
            let stamp: Timestamp = stamp
                .parse()
                .unwrap_or_else(|error| unreachable!("{stamp} is no date-time: {error}"));
            assert!(
                stamp.as_second() <= Timestamp::now().as_second(),
                "{id}: {stamp} is to come"
            );
            // A shared cache may hand out an answer for as long as its Cache-Control says; a day is far beyond that.
            assert!(
                before.as_second() - stamp.as_second() < 86_400,
                "{id}: {stamp} is long past"
            );
        }
    });
}

/// `/conf/core/fc-numberMatched`: equal to the paged total, whatever is selected, and to the files' count.
#[test]
fn core_fc_number_matched() {
    every_collection(|project, id, _| {
        for query in [
            "",
            "&bbox=-180,-90,180,90",
            "&bbox=60,30,80,40",
            "&datetime=2021-07-01/2024-03-01",
        ] {
            let page = project
                .server
                .get(&format!("/collections/{id}/items?limit=1{query}"))
                .ok()
                .json();
            let matched = page["numberMatched"].as_u64();
            let matched =
                matched.unwrap_or_else(|| unreachable!("{id}: no numberMatched with {query:?}"));
            let total = project
                .all_features(id, query, 7.max(usize::try_from(matched).unwrap_or(0) / 5))
                .len();
            assert_eq!(
                usize::try_from(matched).ok(),
                Some(total),
                "{}/{id} {query}",
                project.name
            );
        }
        if let Some(collection) = project.source.collection(id) {
            let served = project.all_features(id, "", 10_000).len();
            assert_eq!(
                served,
                collection.items(),
                "{}/{id}: items beside the files' features",
                project.name
            );
        }
    });
}

/// `/conf/core/fc-numberReturned`
#[test]
fn core_fc_number_returned() {
    every_collection(|project, id, _| {
        for limit in [1, 2, 1000] {
            let page = project
                .server
                .get(&format!("/collections/{id}/items?limit={limit}"))
                .ok()
                .json();
            let length = page["features"].as_array().map(Vec::len);
            assert_eq!(
                page["numberReturned"].as_u64(),
                length.map(|length| length as u64),
                "{id} limit={limit}"
            );
        }
    });
}
