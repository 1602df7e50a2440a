//! `/collections` and `/collections/{id}`.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde_json::Value;

use super::{assert_typed, every_collection, links, schemas};
use crate::harness::projects;

const CRS84: [&str; 2] = [
    "http://www.opengis.net/def/crs/OGC/1.3/CRS84",
    "http://www.opengis.net/def/crs/OGC/0/CRS84h",
];

/// `/conf/core/fc-md-op`
#[test]
fn core_fc_md_op() {
    for project in projects() {
        let document = project.server.get("/collections").ok();
        assert_eq!(document.media_type(), "application/json");
    }
}

/// `/conf/core/fc-md-success`
#[test]
fn core_fc_md_success() {
    for project in projects() {
        let document = project.server.get("/collections").ok().json();
        schemas::assert_valid("collections", &schemas::collections(), &document);
        for holder in document["collections"]
            .as_array()
            .into_iter()
            .flatten()
            .chain([&document])
        {
            if let Some(crs) = holder["crs"].as_array() {
                assert!(
                    CRS84.contains(&crs[0].as_str().unwrap_or("")),
                    "the first crs is {}",
                    crs[0]
                );
            }
        }
    }
}

/// `/conf/core/fc-md-links`
#[test]
fn core_fc_md_links() {
    for project in projects() {
        let document = project.server.get("/collections?f=json").ok().json();
        super::assert_self_and_alternate(
            project,
            "/collections",
            &document,
            ["application/json", "text/html"],
        );
    }
}

/// `/conf/core/fc-md-items`: every collection of the manifest has an entry, and no two have one id.
#[test]
fn core_fc_md_items() {
    for project in projects() {
        let served = project.ids();
        let unique: BTreeSet<&String> = served.iter().collect();
        assert_eq!(
            unique.len(),
            served.len(),
            "{}: an id stands twice: {served:?}",
            project.name
        );
        for collection in &project.source.collections {
            assert!(
                unique.contains(&collection.id),
                "{}: {} is not served",
                project.name,
                collection.id
            );
        }
    }
    every_collection(|_, _, collection| {
        schemas::assert_valid("collection", &schemas::collection(), collection);
    });
}

/// `/conf/core/fc-md-items-links`: items as GeoJSON (no query string: GDAL builds on it) and as HTML.
#[test]
fn core_fc_md_items_links() {
    every_collection(|project, id, collection| {
        assert_typed(id, collection);
        let items = links(collection, "items");
        for media_type in ["application/geo+json", "text/html"] {
            let link = items.iter().find(|link| link["type"] == media_type);
            let link =
                link.unwrap_or_else(|| unreachable!("{id}: no items link of type {media_type}"));
            let address = link["href"].as_str().expect("a link has an address");
            assert_eq!(
                project
                    .server
                    .ask("GET", address, &[("accept", media_type)])
                    .ok()
                    .media_type(),
                media_type
            );
            if media_type == "application/geo+json" {
                assert_eq!(
                    address,
                    format!("{}/collections/{id}/items", project.server.base)
                );
            }
        }
    });
}

/// `/conf/core/fc-md-extent`: the stated extents hold every geometry and every date of the collection.
#[test]
fn core_fc_md_extent() {
    every_collection(|project, id, collection| {
        let features = project.all_features(id, "", 10_000);
        if let Some(boxes) = collection["extent"]["spatial"]["bbox"].as_array() {
            let stated: Vec<f64> = boxes[0]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_f64)
                .collect();
            for feature in &features {
                assert_inside(
                    &stated,
                    &feature["geometry"]["coordinates"],
                    &format!("{id}/{}", feature["id"]),
                );
            }
        } else {
            let placed = features
                .iter()
                .find(|feature| !feature["geometry"].is_null());
            assert!(
                placed.is_none(),
                "{id}: features with a place and no spatial extent"
            );
        }
    });
}

fn assert_inside(stated: &[f64], coordinates: &Value, what: &str) {
    let [west, south, east, north] = *stated else {
        unreachable!("{what}: the extent has four numbers")
    };
    match coordinates.as_array() {
        Some(list) if list.first().is_some_and(Value::is_number) => {
            let (lon, lat) = (
                list[0].as_f64().unwrap_or(f64::NAN),
                list[1].as_f64().unwrap_or(f64::NAN),
            );
            // The 180th meridian has two names.
            let holds = |lon: f64| {
                if west > east {
                    lon >= west || lon <= east
                } else {
                    (west..=east).contains(&lon)
                }
            };
            let inside = holds(lon) || (lon.abs() >= 180.0 && holds(-lon));
            assert!(
                inside && (south..=north).contains(&lat),
                "{what}: {lon},{lat} is outside {stated:?}"
            );
        }
        Some(list) => list
            .iter()
            .for_each(|inner| assert_inside(stated, inner, what)),
        None => {}
    }
}

/// `/conf/core/fc-md-extent`, the temporal half: every report's days lie in its collection's interval.
#[test]
fn core_fc_md_extent_in_time() {
    for project in projects() {
        for reports in project.source.of_kind("report") {
            let document = project
                .server
                .get(&format!("/collections/{}", reports.id))
                .ok()
                .json();
            let interval = document["extent"]["temporal"]["interval"][0].as_array();
            let interval = interval
                .unwrap_or_else(|| unreachable!("{}: no temporal extent", reports.id))
                .clone();
            let bound = |end: &Value| {
                end.as_str().map(|t| {
                    t.parse::<Timestamp>()
                        .unwrap_or_else(|e| unreachable!("{t} is no date-time: {e}"))
                })
            };
            let (begin, end) = (bound(&interval[0]), bound(&interval[1]));
            for feature in &reports.features {
                let (first, last) = super::time::days(project, feature);
                assert!(
                    begin.is_none_or(|begin| begin <= first),
                    "{}: {} begins before",
                    reports.id,
                    feature["id"]
                );
                // The last day is half-open: an extent may name its last second.
                let last = last
                    .checked_sub(jiff::SignedDuration::from_secs(1))
                    .expect("dates are not that early");
                assert!(
                    end.is_none_or(|end| end >= last),
                    "{}: {} ends after",
                    reports.id,
                    feature["id"]
                );
            }
        }
    }
}

/// A line or a set of points across the 180th meridian has an extent whose west is greater than its east, not one
/// around the world (RFC 7946, 5.2).
#[test]
fn core_fc_md_extent_across_the_antimeridian() {
    let second = &projects()[1];
    let document = second.server.get("/collections/gates").ok().json();
    let stated = &document["extent"]["spatial"]["bbox"][0];
    assert!(stated.is_array(), "no spatial extent: {document}");
    let item = second
        .server
        .get("/collections/lines/items/NUA-SOA")
        .ok()
        .json();
    let parts = item["geometry"]["coordinates"]
        .as_array()
        .expect("a line across 180° has several parts");
    for part in parts {
        let lons: Vec<f64> = part
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|p| p[0].as_f64())
            .collect();
        let span = lons.iter().copied().fold(f64::MIN, f64::max)
            - lons.iter().copied().fold(f64::MAX, f64::min);
        assert!(span < 180.0, "a part runs around the world: {lons:?}");
    }
    if let Some(bbox) = item["bbox"].as_array() {
        assert!(
            bbox[0].as_f64() > bbox[2].as_f64(),
            "the item's bbox goes around the world: {bbox:?}"
        );
    }
}

/// `/conf/core/sfc-md-op`
#[test]
fn core_sfc_md_op() {
    every_collection(|project, id, _| {
        project
            .server
            .get(&format!("/collections/{id}"))
            .ok()
            .json();
    });
}

/// `/conf/core/sfc-md-success`: one collection says of itself what the list says of it, and has all its links.
#[test]
fn core_sfc_md_success() {
    every_collection(|project, id, listed| {
        let own = project
            .server
            .get(&format!("/collections/{id}"))
            .ok()
            .json();
        schemas::assert_valid("collection", &schemas::collection(), &own);
        for key in ["id", "title", "description", "extent", "itemType", "crs"] {
            assert_eq!(own[key], listed[key], "{id}: {key}");
        }
        let has = |link: &Value| {
            let all = own["links"].as_array().expect("a collection has links");
            all.iter().any(|l| {
                l["rel"] == link["rel"] && l["href"] == link["href"] && l["type"] == link["type"]
            })
        };
        for link in listed["links"].as_array().expect("a collection has links") {
            assert!(
                has(link),
                "{id}: /collections has the link {link}, the collection has not"
            );
        }
        super::assert_self_and_alternate(project, id, &own, ["application/json", "text/html"]);
    });
}
