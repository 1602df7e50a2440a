//! `/borders/{id}`: one border whole.

use std::borrow::Cow;

use askama::Template;

use super::{
    captions, crossings,
    figures::{self, Figure},
    length_words,
    list::{status, status_words},
    map::Map,
    reports,
    tally::Tally,
};
use crate::{
    border::{Border, Profile},
    features::{Dataset, Quoted},
    lang::{self, Language, arg},
    links::with_format,
    ogcapi::borders::{Crowd, Spacetime, Strip},
    pages::{Frame, Link, Nav, finish::document, frame::Page},
    query::{Params, QueryError},
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
    /// Of a crowd those that are listed, and the ways to the others.
    pager: Option<reports::Pager>,
    unplaced: Option<String>,
    segments: Vec<(String, Cow<'static, str>)>,
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
    let read = |params| read(dataset, border, params);
    let Ok((spacetime, crowd)) = read(params).or_else(|_| read(&none)) else {
        unreachable!("a query without parameters is valid");
    };
    let spacetime = &spacetime.in_language(dataset, border, frame.language.tag());
    let (strip, crowd) = (&spacetime.strip, crowd.as_ref());
    let tally = Tally::of(strip, crowd);
    let note = dataset.project.border(&border.id);
    let quoted = note.map_or(&[][..], |note| note.quoted.as_slice());
    let href = |point: &_| Some(reports::href(&frame, point));
    let nothing = Caption::default();
    let here = frame.links.border(&border.id);
    let links = [Link {
        rel: "alternate".to_owned(),
        href: with_format(&here, "json"),
        media_type: Some("application/geo+json".to_owned()),
        title: Some(frame.t("border-as-geojson").into_owned()),
    }];
    let language = frame.language;
    let title = headline(
        language,
        strip,
        note.is_some_and(|note| note.names.get("en").is_some()),
    );
    let project = &dataset.project;
    let chart = render::length_chart(
        profile,
        &quotes(language, border, quoted),
        &strip.name,
        (Ink::Page, language),
    );
    document(&BorderTemplate {
        page: Page {
            frame,
            title: &title,
            nav: Nav::Borders,
            script: "mini-map.js",
            links: &links,
        },
        id: &border.id,
        list: frame.links.borders_page(),
        names: note.map_or_else(Vec::new, |note| {
            let others = note
                .names
                .0
                .iter()
                .filter(|(key, _)| *key != language.tag());
            others
                .map(|(key, name)| (key.as_str(), name.as_str()))
                .collect()
        }),
        direction: direction(
            language,
            border,
            strip,
            note.is_some_and(|note| note.start_east),
        ),
        figures: figures::figures(language, border, strip, &tally, quoted),
        map: {
            let label = frame.say("api-map-of", [arg("what", &strip.name)]);
            let day = strip.days.map(|days| days[1]);
            Map::of(&frame, dataset, &border.bbox, day, label)
        },
        chart,
        sentences: length_words::sentences(language, border.length_km, profile, quoted),
        dimension: length_words::dimension(language, profile),
        quoted,
        strip: render::strip(
            (strip, crowd),
            project,
            (Ink::Page, language),
            &nothing,
            &href,
        ),
        strip_words: captions::strip(language, (strip, crowd)),
        strip_address: frame.links.strip(&border.id),
        spacetime: render::spacetime(
            (spacetime, crowd),
            project,
            (Ink::Page, language),
            &nothing,
            &href,
        ),
        spacetime_words: captions::spacetime(language, (spacetime, crowd)),
        spacetime_address: frame.links.spacetime(&border.id),
        crossings: crossings::rows(language, dataset, strip),
        months: strip
            .days
            .map_or_else(String::new, |days| render::status_months(language, days)),
        weeks: reports::by_week(&frame, dataset, strip, &tally),
        sides: (&strip.left.name, &strip.right.name),
        reports: reports::rows(&frame, dataset, strip),
        pager: crowd.map(|crowd| reports::Pager::of(&frame, strip, params, crowd)),
        unplaced: (strip.unplaced > 0)
            .then(|| frame.say("border-unplaced", [arg("count", strip.unplaced)])),
        segments: segments(language, border),
    })
}

/// What is along a border and when; of a crowd a window of its reports, and the crowd.
fn read(
    dataset: &Dataset,
    border: &Border,
    params: &Params,
) -> Result<(Spacetime, Option<Crowd>), QueryError> {
    let crowd = Crowd::of(dataset, border, params)?;
    let spacetime = match &crowd {
        Some(crowd) => {
            let window = (reports::skip(params, crowd), reports::LISTED);
            Spacetime::of_crowd(dataset, border, params, (crowd, window))?
        }
        None => Spacetime::new(dataset, border, params)?,
    };
    Ok((spacetime, crowd))
}

/// "The border between A and B" where the project has no name of its own for it.
fn headline(language: Language, strip: &Strip, is_named: bool) -> String {
    if !is_named {
        let sides = [
            arg("left", &strip.left.name),
            arg("right", &strip.right.name),
        ];
        return lang::say(language, "border-title", sides);
    }
    if strip.name.starts_with("The ") {
        strip.name.clone()
    } else {
        let name = sentence_case(&strip.name);
        lang::say(language, "border-headline", [arg("name", name)])
    }
}

/// The name as it begins a headline: names of borders are common nouns in some languages.
fn sentence_case(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// Which way the km run, what is on the left, and what the border's status is.
fn direction(language: Language, border: &Border, strip: &Strip, is_from_east: bool) -> String {
    let flipped = border.parts.iter().any(|part| part.flipped);
    lang::say(
        language,
        "border-direction",
        [
            arg("way", if is_from_east { "east" } else { "west" }),
            arg("flipped", if flipped { "yes" } else { "no" }),
            arg("left", &strip.left.name),
            arg("status", status(language, border)),
        ],
    )
}

/// The rules of the length chart: our own length and every quoted one.
fn quotes(language: Language, border: &Border, quoted: &[Quoted]) -> Vec<Quote> {
    let others = quoted.iter().map(|quoted| Quote {
        words: lang::say(
            language,
            "border-line-of",
            [
                arg("who", &quoted.label),
                arg("length", lang::number(language, quoted.value_km, 1)),
            ],
        ),
        length_km: quoted.value_km,
        is_own: false,
    });
    let own = Quote {
        words: {
            let length = arg("length", lang::number(language, border.length_km, 1));
            lang::say(language, "border-this-line", [length])
        },
        length_km: border.length_km,
        is_own: true,
    };
    others.chain([own]).collect()
}

/// The stretches and their status, where there is more than one.
fn segments(language: Language, border: &Border) -> Vec<(String, Cow<'static, str>)> {
    const MOST: usize = 200;
    if border.segments.len() < 2 || border.status.is_some() {
        return Vec::new();
    }
    let segments = border.segments.iter().take(MOST);
    segments
        .map(|segment| {
            let status = segment.nature.status.map_or_else(
                || lang::text(language, "border-status-not-stated"),
                |status| status_words(language, status),
            );
            let km = |name, km| arg(name, lang::number(language, km, 1));
            let ends = [km("from", segment.from_km), km("to", segment.to_km)];
            (lang::say(language, "border-stretch-km", ends), status)
        })
        .collect()
}
