//! `/borders/{id}`: one border whole.

use askama::Template;

use super::{
    captions, crossings,
    figures::{self, Figure},
    length_words,
    list::status,
    map::Map,
    reports,
    tally::Tally,
};
use crate::{
    border::{Border, Profile},
    features::{Dataset, Quoted},
    links::with_format,
    ogcapi::borders::{Spacetime, Strip},
    pages::{Frame, Link, Nav, finish::document, frame::Page, words::numbers::grouped},
    query::Params,
    render::{self, Caption, Ink, Quote},
};

#[derive(Template)]
#[template(path = "borders/border.html")]
struct BorderTemplate<'a> {
    page: Page<'a>,
    id: &'a str,
    list: String,
    /// The name in the project's other languages.
    names: Vec<(&'a str, &'a str)>,
    direction: String,
    figures: Vec<Figure>,
    map: Map,
    chart: Option<String>,
    sentences: Vec<String>,
    dimension: Option<String>,
    quoted: &'a [Quoted],
    strip: String,
    strip_words: Caption,
    strip_address: String,
    spacetime: Option<String>,
    spacetime_words: Caption,
    spacetime_address: String,
    crossings: Vec<crossings::Row>,
    months: String,
    weeks: Option<String>,
    sides: (&'a str, &'a str),
    reports: Vec<reports::Row>,
    unplaced: usize,
    segments: Vec<(String, String)>,
}

/// The page of a border; parameters that select reports are followed, others ignored.
#[must_use]
pub fn page(
    frame: Frame,
    dataset: &Dataset,
    border: &Border,
    profile: &Profile,
    params: &Params,
) -> String {
    let none = Params::default();
    let Ok(document_of) =
        Spacetime::new(dataset, border, params).or_else(|_| Spacetime::new(dataset, border, &none))
    else {
        unreachable!("a query without parameters is valid");
    };
    let spacetime = &document_of;
    let strip = &spacetime.strip;
    let tally = Tally::of(strip);
    let note = dataset.project.border(&border.id);
    let quoted = note.map_or(&[][..], |note| note.quoted.as_slice());
    let href = |point: &_| Some(reports::href(&frame, point));
    let nothing = Caption::default();
    let here = frame.links.border(&border.id);
    let links = [Link {
        rel: "alternate".to_owned(),
        href: with_format(&here, "json"),
        media_type: Some("application/geo+json".to_owned()),
        title: Some("The border as GeoJSON".to_owned()),
    }];
    let title = headline(
        strip,
        note.is_some_and(|note| note.names.get("en").is_some()),
    );
    let language = dataset.project.languages[0].as_str();
    let project = &dataset.project;
    let chart = render::length_chart(profile, &quotes(border, quoted), &strip.name, Ink::Page);
    document(&BorderTemplate {
        page: Page {
            frame,
            title: &title,
            nav: Nav::Borders,
            script: "mini-map.js",
            links: &links,
        },
        id: &border.id,
        list: with_format(&frame.links.borders(), "html"),
        names: note.map_or_else(Vec::new, |note| {
            let others = note.names.0.iter().filter(|(key, _)| *key != language);
            others
                .map(|(key, name)| (key.as_str(), name.as_str()))
                .collect()
        }),
        direction: direction(border, strip, note.is_some_and(|note| note.start_east)),
        figures: figures::figures(border, strip, &tally, quoted),
        map: {
            let label = format!("Map of the {}", strip.name);
            let day = strip.days.map(|days| days[1]);
            Map::of(&frame, dataset, &border.bbox, day, label)
        },
        chart,
        sentences: length_words::sentences(border.length_km, profile, quoted),
        dimension: length_words::dimension(profile),
        quoted,
        strip: render::strip(strip, project, Ink::Page, &nothing, &href),
        strip_words: captions::strip(strip),
        strip_address: frame.links.strip(&border.id),
        spacetime: render::spacetime(spacetime, project, Ink::Page, &nothing, &href),
        spacetime_words: captions::spacetime(spacetime),
        spacetime_address: frame.links.spacetime(&border.id),
        crossings: crossings::rows(dataset, strip),
        months: strip.days.map_or_else(String::new, render::status_months),
        weeks: reports::by_week(dataset, strip, &tally),
        sides: (&strip.left.name, &strip.right.name),
        reports: reports::rows(&frame, dataset, strip),
        unplaced: strip.unplaced,
        segments: segments(border),
    })
}

/// "The border between A and B" where the project has no name of its own for it.
fn headline(strip: &Strip, is_named: bool) -> String {
    if !is_named {
        return format!(
            "The border between {} and {}",
            strip.left.name, strip.right.name
        );
    }
    if strip.name.starts_with("The ") {
        strip.name.clone()
    } else {
        format!("The {}", strip.name)
    }
}

/// Which way the km run, what is on the left, and what the border's status is.
fn direction(border: &Border, strip: &Strip, is_from_east: bool) -> String {
    let way = if is_from_east {
        "from east to west"
    } else {
        "from west to east"
    };
    let flipped = border.parts.iter().any(|part| part.flipped);
    let but = if flipped {
        ", but for parts where the sides change hands"
    } else {
        ""
    };
    format!(
        "Measured {way}, {} on the left{but}; {}",
        strip.left.name,
        status(border)
    )
}

/// The rules of the length chart: our own length and every quoted one.
fn quotes(border: &Border, quoted: &[Quoted]) -> Vec<Quote> {
    let others = quoted.iter().map(|quoted| Quote {
        words: format!("{}, {}", quoted.label, grouped(quoted.value_km, 1)),
        length_km: quoted.value_km,
        is_own: false,
    });
    let own = Quote {
        words: format!("This line, {}", grouped(border.length_km, 1)),
        length_km: border.length_km,
        is_own: true,
    };
    others.chain([own]).collect()
}

/// The stretches and their status, where there is more than one.
fn segments(border: &Border) -> Vec<(String, String)> {
    const MOST: usize = 200;
    if border.segments.len() < 2 || border.status.is_some() {
        return Vec::new();
    }
    let segments = border.segments.iter().take(MOST);
    segments
        .map(|segment| {
            let status = segment.nature.status.map_or_else(
                || "not stated".to_owned(),
                |status| status.word().replace('_', " "),
            );
            let from = grouped(segment.from_km, 1);
            (format!("km {from}–{}", grouped(segment.to_km, 1)), status)
        })
        .collect()
}
