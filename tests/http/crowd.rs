//! A border with more reports than a page can list: a window of them, the ways to the others, and drawings that gather.

use std::collections::BTreeSet;

use serde_json::json;

use super::two_lands::two_lands;
use crate::harness::{Server, tags};

const COUNT: usize = 2_050;
const LISTED: usize = 200;

/// Two lands, and reports on both sides of their border.
fn served() -> Server {
    let report = |index: usize| {
        let (along, aside) = (index as f64 / COUNT as f64, (index % 7) as f64 - 3.0);
        json!({
            "type": "Feature", "id": index,
            "geometry": { "type": "Point", "coordinates": [10.0 + 0.1 * aside + 0.01, 0.2 + 3.6 * along] },
            "properties": {
                "title": format!("Report {index}"), "category": "flood", "date_start": "2024-03-01",
                "place_precision": if index.is_multiple_of(4) { "adm1" } else { "exact" }, "radius_km": 0.1,
                "sources": [{ "publisher": "Gazette", "title": "Flood", "url": null, "published": null }],
            },
        })
    };
    two_lands("crowd", (0..COUNT).map(report).collect())
}

/// The addresses of the reports in the list of a border's page, and of the next window.
fn listed(html: &str) -> (Vec<String>, Option<String>) {
    let (_, list) = html.split_once("<h2 id=\"reports\">").expect("a list");
    let links = tags(list);
    let href = |inside: &str| {
        let rest = inside.split_once("href=\"")?.1;
        Some(rest.split_once('"')?.0.replace("&#38;", "&"))
    };
    let reports = links
        .iter()
        .filter(|tag| tag.name == "a" && tag.inside.contains("report="))
        .filter_map(|tag| href(tag.inside))
        .collect();
    let next = links.iter().find(|tag| tag.inside.contains("rel=\"next\""));
    (reports, next.and_then(|tag| href(tag.inside)))
}

#[test]
fn the_page_of_a_border_lists_a_window_and_leads_to_every_report() {
    let server = served();
    let mut next = Some("/borders/AAA-BBB?f=html&category=flood".to_owned());
    let mut found = BTreeSet::new();
    let mut pages = 0;
    while let Some(address) = next {
        let page = server.browse(&address).ok();
        let (reports, following) = listed(page.text());
        assert!(reports.len() <= LISTED && !reports.is_empty(), "{address}");
        found.extend(reports);
        assert!(
            following
                .as_ref()
                .is_none_or(|next| next.contains("category=flood"))
        );
        next = following;
        pages += 1;
        assert!(pages < 20, "the windows never end");
    }
    assert_eq!(found.len(), COUNT);
    // A window beyond the end is the last one.
    let beyond = server.browse("/borders/AAA-BBB?f=html&skip=999999").ok();
    let (reports, following) = listed(beyond.text());
    assert_eq!((reports.len(), following), (COUNT % LISTED, None));
}

#[test]
fn its_drawings_gather_and_stay_small_and_its_documents_hold_each() {
    let server = served();
    for drawing in ["strip", "spacetime"] {
        let path = format!("/borders/AAA-BBB/{drawing}");
        let svg = server.get(&format!("{path}?f=svg")).ok();
        assert!(svg.body.len() < 300_000, "{drawing}: {}", svg.body.len());
        assert!(svg.text().contains("Rings gather"), "{drawing}");
        let some = server.get(&format!("{path}?limit=20")).ok().json();
        assert_eq!(some["points"].as_array().map(Vec::len), Some(20));
        assert_eq!(some["left_out"], COUNT - 20);
    }
    let all = server.get("/borders/AAA-BBB/strip").ok().json();
    assert_eq!(all["points"].as_array().map(Vec::len), Some(COUNT));
    // The counts of the page are those of the document.
    let page = server.browse("/borders/AAA-BBB?f=html").ok();
    let side = |code: &str| {
        let points = all["points"].as_array().into_iter().flatten();
        points.filter(|point| point["side"] == code).count()
    };
    let figure = format!("{} + {}", grouped(side("AAA")), grouped(side("BBB")));
    assert!(page.text().contains(&figure), "{figure}");
}

/// A number as English writes it.
fn grouped(number: usize) -> String {
    if number < 1000 {
        return number.to_string();
    }
    format!("{},{:03}", number / 1000, number % 1000)
}
