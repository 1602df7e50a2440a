//! A feed as an Atom document.

use std::{cmp::Reverse, collections::BTreeMap};

use atom_syndication::{
    Category, Content, Entry, Feed, FixedDateTime, Generator, Link, Person, Text,
};
use serde::Deserialize;

use super::{
    Story, last_change,
    place::{GEORSS, georss},
};
use crate::{
    features::{Collection, Report},
    ogcapi::xml_text,
};

/// Most entries of a feed; the newest ones.
const MOST_ENTRIES: usize = 200;

/// What is said of a feed as a whole.
#[derive(Clone, Debug)]
pub struct Channel {
    /// Its title.
    pub title: String,
    /// What it holds, such as its filters.
    pub subtitle: Option<String>,
    /// Its own address, filters included, which is its id too.
    pub address: String,
    /// The page that shows the same.
    pub page: String,
    /// Who is to be named.
    pub rights: Option<String>,
    /// Language tag.
    pub language: String,
}

/// Of the rows of collections those that a feed has room for, the last changed first: only they need be told.
#[must_use]
pub fn newest<'a>(found: &[(&'a Collection, Vec<usize>)]) -> Vec<(&'a Collection, usize)> {
    let rows = |(collection, rows): &(&'a Collection, Vec<usize>)| {
        let collection = *collection;
        let each = rows.clone().into_iter();
        each.map(move |row| (collection, row)).collect::<Vec<_>>()
    };
    let mut all: Vec<(&Collection, usize)> = found.iter().flat_map(rows).collect();
    if all.len() > MOST_ENTRIES {
        let changed = |&(collection, row): &(&Collection, usize)| {
            let feature = serde_json::from_slice::<Dated>(collection.json(row)).ok();
            let report = feature.map(|feature| feature.properties);
            Reverse(report.map(|report| time(&last_change(&report))))
        };
        all.sort_by_cached_key(changed);
        all.truncate(MOST_ENTRIES);
    }
    all
}

/// A feature of which only the report is read.
#[derive(Deserialize)]
struct Dated {
    properties: Report,
}

/// The document, the last changed report first.
///
/// # Panics
/// Never: memory takes whatever is written.
#[must_use]
pub fn atom(channel: &Channel, mut stories: Vec<Story>) -> Vec<u8> {
    stories.sort_by_cached_key(|story| {
        Reverse((time(&last_change(&story.report)), story.address.clone()))
    });
    stories.truncate(MOST_ENTRIES);
    let entries: Vec<Entry> = stories.iter().map(entry).collect();
    let feed = Feed {
        title: Text::plain(xml_text(&channel.title)),
        subtitle: channel.subtitle.as_deref().map(xml_text).map(Text::plain),
        id: channel.address.clone(),
        updated: entries
            .iter()
            .map(|entry| entry.updated)
            .max()
            .unwrap_or_else(|| time("1970-01-01")),
        authors: vec![Person {
            name: xml_text(&channel.title),
            ..Person::default()
        }],
        generator: Some(Generator {
            value: "Sarhad".to_owned(),
            version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            ..Generator::default()
        }),
        links: vec![
            link("self", &channel.address, "application/atom+xml"),
            link("alternate", &channel.page, "text/html"),
        ],
        rights: channel.rights.as_deref().map(xml_text).map(Text::plain),
        namespaces: BTreeMap::from([(GEORSS.0.to_owned(), GEORSS.1.to_owned())]),
        lang: Some(channel.language.clone()),
        entries,
        ..Feed::default()
    };
    feed.write_to(Vec::new())
        .expect("writing to memory cannot fail")
}

fn entry(story: &Story) -> Entry {
    let report = &story.report;
    Entry {
        title: Text::plain(xml_text(&story.title)),
        id: story.address.clone(),
        updated: time(&last_change(report)),
        published: Some(time(&report.date_start.to_string())),
        links: std::iter::once(link("alternate", &story.address, "text/html"))
            .chain(
                report
                    .sources
                    .iter()
                    .filter_map(|source| Some(link("via", source.url.as_deref()?, ""))),
            )
            .collect(),
        categories: story
            .category
            .iter()
            .map(|(label, id)| Category {
                term: xml_text(id),
                label: Some(xml_text(label)),
                ..Category::default()
            })
            .chain([Category {
                term: report.status.as_str().to_owned(),
                scheme: Some("status".to_owned()),
                ..Category::default()
            }])
            .collect(),
        content: Some(Content {
            value: Some(xml_text(&story.html)),
            content_type: Some("html".to_owned()),
            ..Content::default()
        }),
        extensions: georss(story),
        ..Entry::default()
    }
}

fn link(rel: &str, href: &str, media_type: &str) -> Link {
    Link {
        rel: rel.to_owned(),
        href: xml_text(href),
        mime_type: (!media_type.is_empty()).then(|| media_type.to_owned()),
        ..Link::default()
    }
}

/// A date or date-time as an instant; a date begins at midnight UTC, and what is neither is the epoch.
fn time(text: &str) -> FixedDateTime {
    let whole = if text.len() == 10 {
        format!("{text}T00:00:00Z")
    } else {
        text.to_owned()
    };
    whole.parse().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::Report;
    use geo::Coord;
    use serde_json::{Value, json};

    fn story(properties: Value, place: Option<Coord>) -> Story {
        let report: Report = serde_json::from_value(properties).expect("a report");
        Story {
            address: "https://example.org/reports/a/1".to_owned(),
            title: report.title.clone(),
            html: "<p>x</p>".to_owned(),
            category: Some(("Flood".to_owned(), "flood".to_owned())),
            place,
            report,
        }
    }

    fn report(more: &Value) -> Value {
        let mut all = json!({
            "title": "</title><b>&\u{1}", "date_start": "2021-07-05",
            "sources": [{"publisher": "P", "url": "https://example.org/a?b=1&c=2", "accessed": "2022-01-02"}],
            "place_precision": "near", "radius_km": 5.0,
        });
        if let (Value::Object(all), Value::Object(more)) = (&mut all, more.clone()) {
            all.extend(more);
        }
        all
    }

    fn feed(stories: Vec<Story>) -> Feed {
        let channel = Channel {
            title: "A <map>".to_owned(),
            subtitle: None,
            address: "https://example.org/feed.atom?q=a&b=c".to_owned(),
            page: "https://example.org/".to_owned(),
            rights: None,
            language: "en".to_owned(),
        };
        Feed::read_from(&atom(&channel, stories)[..]).expect("a feed reader reads it")
    }

    const PLACE: Coord = Coord { x: 70.5, y: 37.25 };

    #[test]
    fn hostile_words_come_back_as_they_were_but_for_what_xml_cannot_hold() {
        let read = feed(vec![story(report(&json!({})), Some(PLACE))]);
        assert_eq!(read.entries[0].title.as_str(), "</title><b>&");
        assert_eq!(read.id, "https://example.org/feed.atom?q=a&b=c");
        assert_eq!(
            read.entries[0].links[1].href,
            "https://example.org/a?b=1&c=2"
        );
    }

    #[test]
    fn a_place_known_well_is_a_point_and_a_vague_one_an_area() {
        let georss = |more: Value| {
            let read = feed(vec![story(report(&more), Some(PLACE))]);
            let places = read.entries[0].extensions.get("georss").cloned();
            places.map(|names| names.into_keys().collect::<Vec<_>>())
        };
        assert_eq!(
            georss(json!({})),
            Some(vec!["point".to_owned(), "radius".to_owned()])
        );
        assert_eq!(
            georss(json!({"place_precision": "adm1", "radius_km": 80.0})),
            Some(vec!["polygon".to_owned()])
        );
        assert_eq!(
            georss(json!({"place_precision": "adm1", "radius_km": null})),
            None
        );
        let read = feed(vec![story(report(&json!({})), Some(PLACE))]);
        let point = &read.entries[0].extensions["georss"]["point"][0];
        assert_eq!(point.value.as_deref(), Some("37.25 70.5"));
    }

    #[test]
    fn the_last_change_is_the_reports_own_word_else_the_last_day_in_it() {
        let updated = |more: Value| feed(vec![story(report(&more), None)]).updated.to_rfc3339();
        assert_eq!(updated(json!({})), "2022-01-02T00:00:00+00:00");
        assert_eq!(
            updated(json!({"updated": "2023-05-06"})),
            "2023-05-06T00:00:00+00:00"
        );
        assert_eq!(
            updated(json!({"updated": "2023-05-06T10:00:00+05:00"})),
            "2023-05-06T10:00:00+05:00"
        );
        assert_eq!(
            updated(json!({"corrections": [{"date": "2024-01-01", "text": "x"}]})),
            "2024-01-01T00:00:00+00:00"
        );
    }
}
