//! Ids that are no slugs: with spaces, quotes, slashes, percent signs, in any script, and numbers.

use std::collections::BTreeSet;
use std::fs;

use serde_json::{Value, json};

use crate::{
    cli::scratch,
    harness::{Server, id_text, segment, tags},
};

const MANIFEST: &str = r#"
title = "Reports with any ids"
languages = ["en"]
time_zone = "UTC"

[[collection]]
id = "reports"
kind = "report"
title = "Reports"
file = "reports.geojson"

[story]
file = "steps/*.md"
"#;

/// A step that mentions two reports, the id of one in brackets, that of the other percent-encoded.
const STEP: &str = "+++
title = \"Odd\"
camera = { center = [10, 2], zoom = 4 }
reports = [\"a b\"]
+++

See [one](<report:a b>) and [another](report:50%25).
";

fn ids() -> Vec<Value> {
    let texts = [
        "a b",
        " led",
        "it's",
        "say \"hi\"",
        "a/b",
        "../up",
        "50%",
        "%20",
        "Панҷ–1",
        "7up",
        "43",
        "<b>&amp;",
        "a,b",
        "a?x=1&y#z",
        "a+b",
        "back\\slash",
        "نوا",
        "#",
        "[0]",
        "{id}",
    ];
    let mut ids: Vec<Value> = texts.into_iter().map(Value::from).collect();
    ids.extend([Value::from(42), Value::from(-7)]);
    ids
}

fn served() -> Server {
    let folder = scratch("odd-ids");
    let features: Vec<Value> = ids()
        .into_iter()
        .zip(0_u8..)
        .map(|(id, number)| {
            json!({
                "type": "Feature",
                "id": id,
                "geometry": { "type": "Point", "coordinates": [10.0 + f64::from(number), 2.0] },
                "properties": {
                    "title": format!("Report no. {number}."), "date_start": "2024-03-01",
                    "place_precision": "exact",
                    "sources": [{ "publisher": "Gazette", "title": "x", "url": null, "published": null }],
                },
            })
        })
        .collect();
    let reports = json!({ "type": "FeatureCollection", "features": features }).to_string();
    fs::create_dir_all(folder.join("steps")).expect("a folder can be made");
    for (name, text) in [
        ("sarhad.toml", MANIFEST),
        ("reports.geojson", &reports),
        ("steps/1.md", STEP),
    ] {
        fs::write(folder.join(name), text).expect("it can be written");
    }
    Server::start(&folder)
}

/// Askama's escapes undone.
fn plain(html: &str) -> String {
    html.replace("&#39;", "'")
        .replace("&#34;", "\"")
        .replace("&#60;", "<")
        .replace("&#62;", ">")
        .replace("&#38;", "&")
}

fn attribute(inside: &str, name: &str) -> Option<String> {
    let rest = inside.split_once(&format!(" {name}=\""))?.1;
    Some(plain(rest.split_once('"')?.0))
}

#[test]
fn every_report_is_found_at_its_addresses_whatever_its_id() {
    let server = served();
    for (id, number) in ids().iter().zip(0..) {
        let text = id_text(&json!({ "id": id }));
        let title = format!("Report no. {number}.");
        let own = segment(&text);
        for path in [
            format!("/reports/{own}"),
            format!("/reports/reports/{own}"),
            format!("/collections/reports/items/{own}?f=html"),
            format!("/?report={own}"),
            format!("/rows/reports/{own}"),
        ] {
            let page = server.browse(&path).ok();
            assert!(page.text().contains(&title), "{path}");
        }
        let item = server
            .get(&format!("/collections/reports/items/{own}"))
            .ok()
            .json();
        assert_eq!(&item["id"], id, "a number stays a number");
        assert_eq!(item["properties"]["title"], title.as_str());
        let itself = item["links"]
            .as_array()
            .and_then(|links| links.iter().find(|link| link["rel"] == "self"))
            .and_then(|link| link["href"].as_str())
            .expect("it links to itself");
        assert_eq!(&server.get(itself).ok().json()["id"], id);
        let card = server.get(&format!("/card.png?report={own}")).ok();
        assert_eq!(card.media_type(), "image/png");
    }
}

#[test]
fn the_map_page_leads_to_every_report() {
    let server = served();
    let page = server.browse("/").ok();
    let tags = tags(page.text());
    let rows = tags
        .iter()
        .filter(|tag| tag.inside.contains("data-collection="));
    let found: BTreeSet<String> = rows
        .filter_map(|tag| attribute(tag.inside, "data-id"))
        .collect();
    let expected: BTreeSet<String> = ids()
        .into_iter()
        .map(|id| id_text(&json!({ "id": id })))
        .collect();
    assert_eq!(found, expected);
    // An HTML id holds no space, and stands once in a page.
    let own: Vec<String> = tags
        .iter()
        .filter_map(|tag| attribute(tag.inside, "id"))
        .collect();
    assert!(own.iter().all(|id| !id.contains(char::is_whitespace)));
    assert_eq!(own.iter().collect::<BTreeSet<_>>().len(), own.len());
    // The links of list and drawing, to the card and to the report's own page.
    let addresses: BTreeSet<String> = tags
        .iter()
        .filter(|tag| tag.name == "a")
        .filter_map(|tag| attribute(tag.inside, "href"))
        .filter(|href| href.contains("report=") || href.contains("/reports/reports/"))
        .collect();
    assert!(addresses.len() >= 2 * expected.len(), "{addresses:?}");
    for address in addresses {
        server.browse(&address).ok();
    }
}

#[test]
fn tiles_pages_and_feed_hold_every_id() {
    let server = served();
    let expected: BTreeSet<String> = ids()
        .into_iter()
        .map(|id| id_text(&json!({ "id": id })))
        .collect();
    let tile = server
        .get("/collections/reports/tiles/WebMercatorQuad/0/0/0?cluster=false")
        .ok();
    let reader = mvt_reader::Reader::new(tile.body).expect("the tile can be read");
    let features = reader.get_features(0).expect("features can be read");
    let in_tile: BTreeSet<String> = features
        .into_iter()
        .filter_map(|feature| match feature.properties?.get("id")? {
            mvt_reader::feature::Value::String(text) => Some(text.clone()),
            mvt_reader::feature::Value::Int(number) | mvt_reader::feature::Value::SInt(number) => {
                Some(number.to_string())
            }
            mvt_reader::feature::Value::UInt(number) => Some(number.to_string()),
            _ => None,
        })
        .collect();
    assert_eq!(in_tile, expected);

    let mut next = Some("/collections/reports/items?limit=3".to_owned());
    let mut paged = BTreeSet::new();
    while let Some(address) = next {
        let page = server.get(&address).ok().json();
        paged.extend(
            page["features"]
                .as_array()
                .into_iter()
                .flatten()
                .map(id_text),
        );
        next = crate::harness::link(&page, "next").map(str::to_owned);
    }
    assert_eq!(paged, expected);

    let feed = server.get("/feed.atom").ok();
    let feed = resvg::usvg::roxmltree::Document::parse(feed.text()).expect("XML");
    let entries = feed
        .descendants()
        .filter(|node| node.tag_name().name() == "entry");
    let ids: BTreeSet<String> = entries
        .filter_map(|entry| {
            let id = entry
                .children()
                .find(|node| node.tag_name().name() == "id")?;
            id.text().map(str::to_owned)
        })
        .collect();
    assert_eq!(ids.len(), expected.len());
    for address in ids {
        server.browse(&address).ok();
    }
}

#[test]
fn a_story_mentions_reports_by_any_id() {
    let server = served();
    let story = server.browse("/story").ok();
    let text = plain(story.text());
    for id in ["a b", "50%"] {
        assert!(text.contains(&format!("data-report=\"{id}\">")), "{id}");
        assert!(text.contains(&format!("/reports/reports/{}\"", segment(id))));
    }
}

#[test]
fn a_filter_that_no_report_has_is_answered_all_the_same() {
    let server = served();
    for filter in ["side=AAA", "category=", "status=", "border=x", "km_from=3"] {
        let page = server.browse(&format!("/?{filter}")).ok();
        let take = tags(page.text())
            .iter()
            .filter(|tag| tag.inside.contains("data-format=\"json\""))
            .find_map(|tag| attribute(tag.inside, "href"))
            .expect("a download");
        server.get(&take).ok();
    }
}
