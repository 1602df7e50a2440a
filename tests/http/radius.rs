//! One report, its radius moved from 2 to 60 km: map, strip, counts, filters and sentence all change.

use serde_json::{Value, json};

use super::two_lands::two_lands;
use crate::harness::Server;

/// Two lands, and a report 11 km east of the border.
fn served(radius_km: f64) -> Server {
    let report = json!({
        "type": "Feature",
        "id": "flood-1",
        "geometry": { "type": "Point", "coordinates": [10.1, 2.0] },
        "properties": {
            "title": "A flood", "category": "flood", "date_start": "2024-03-01", "status": "unverified",
            "place_name": "Ford", "place_precision": "near", "radius_km": radius_km,
            "sources": [{ "publisher": "Gazette", "title": "Flood", "url": null, "published": null }],
        },
    });
    two_lands(&format!("radius-{radius_km}"), vec![report])
}

/// What is seen of the report in each of the five places.
#[derive(Debug)]
struct Seen {
    /// Discs that a GIS draws.
    discs: u64,
    /// The page with the map.
    map: String,
    /// Km, and the widths of its box along the border and across it, km.
    strip: (Value, f64, f64),
    /// Certain and possible in the sector of 25 km about it.
    sector: (u64, u64),
    /// Certain bins of 25 km, and possible ones.
    bins: (usize, usize),
    /// How many reports lie between km 170 and 180, by filter.
    filtered: u64,
    /// Certain and possible on the western side.
    west: (u64, u64),
    sentence: String,
}

fn seen(radius_km: f64) -> Seen {
    let server = served(radius_km);
    let get = |path: &str| server.get(path).ok().json();
    let count = |of: &Value| {
        (
            of["certain"].as_u64().unwrap_or(0),
            of["possible"].as_u64().unwrap_or(0),
        )
    };
    let strip = get("/borders/AAA-BBB/strip");
    let point = strip["points"][0].clone();
    let width = |low: &str, high: &str| {
        let ends = point[high].as_f64().zip(point[low].as_f64());
        ends.map_or(f64::NAN, |(high, low)| high - low)
    };
    let sector = get("/borders/AAA-BBB/sector?from=200&to=240&within_km=25");
    let counts = get("/borders/AAA-BBB/counts?bin_km=25&by=side");
    let bins = counts["bins"].as_array().expect("bins");
    let with = |kind: &str| bins.iter().filter(|bin| bin[kind] != 0).count();
    let page = server.browse("/reports/flood-1").ok();
    Seen {
        discs: get("/collections/report-areas/items")["numberMatched"]
            .as_u64()
            .unwrap_or(0),
        map: server.browse("/").ok().text().to_owned(),
        strip: (
            point["km"].clone(),
            width("km_min", "km_max"),
            width("offset_min_km", "offset_max_km"),
        ),
        sector: count(&sector["features"][1]["properties"]["reports"]),
        bins: (with("certain"), with("possible")),
        filtered: get("/collections/reports/items?km_from=170&km_to=180")["numberMatched"]
            .as_u64()
            .unwrap_or(0),
        west: count(&counts["groups"]["AAA"]),
        sentence: page.text().replace('\u{a0}', " "),
    }
}

#[test]
fn a_radius_moved_from_2_to_60_km_changes_map_strip_counts_filters_and_sentence() {
    let (near, vague) = (seen(2.0), seen(60.0));

    assert_eq!((near.discs, vague.discs), (0, 1));
    let discs = |seen: &Seen| seen.map.matches("class=\"disc").count();
    assert!(
        discs(&near) < discs(&vague),
        "the map draws a disc for the vague place only"
    );

    assert!(near.strip.0.is_number() && vague.strip.0.is_null());
    assert!(
        (near.strip.1 - 4.0).abs() < 0.1 && (near.strip.2 - 4.0).abs() < 0.1,
        "{:?}",
        near.strip
    );
    assert!(
        (vague.strip.1 - 120.0).abs() < 2.0 && (vague.strip.2 - 120.0).abs() < 2.0,
        "{:?}",
        vague.strip
    );

    assert_eq!((near.sector, vague.sector), ((1, 0), (0, 1)));
    assert_eq!(near.bins, (1, 0));
    assert!(vague.bins.0 == 0 && vague.bins.1 >= 5, "{:?}", vague.bins);
    assert_eq!((near.west, vague.west), ((0, 0), (0, 1)));

    assert_eq!(
        (near.filtered, vague.filtered),
        (0, 1),
        "it may lie there, but only if it is vague"
    );

    assert!(near.sentence.contains("11 km inside BBB") && !near.sentence.contains("Somewhere"));
    assert!(
        vague.sentence.contains("Somewhere in this disc: km 160"),
        "an interval in words"
    );
}
