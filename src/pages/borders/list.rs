//! `/borders`: every border of the project in a table.

use std::borrow::Cow;

use askama::Template;

use super::{figures::decimal, map::Map};
use crate::{
    border::{Border, Status},
    features::{Collection, Column, Dataset, Kind},
    lang::{self, Language, arg},
    links::with_format,
    ogcapi::borders::name,
    pages::{Frame, Link, Nav, finish::document, frame::Page, words::vocabulary},
};

struct Row {
    href: String,
    name: String,
    id: String,
    length: String,
    parts: String,
    status: Cow<'static, str>,
    crossings: String,
    reports: String,
}

#[derive(Template)]
#[template(path = "borders/list.html")]
struct ListTemplate<'a> {
    page: Page<'a>,
    summary: String,
    rows: Vec<Row>,
    map: Option<Map>,
}

/// The page of all borders, those that the project is about first.
#[must_use]
pub fn list(frame: Frame, dataset: &Dataset) -> String {
    let mut borders: Vec<&Border> = dataset.borders.iter().collect();
    let is_main = |border: &Border| {
        let note = dataset.project.border(&border.id);
        note.is_some_and(|note| note.main)
    };
    borders.sort_by_key(|border| !is_main(border));
    let boxes = borders.iter().map(|border| border.bbox);
    let bbox = boxes.reduce(|a, b| a.union(&b));
    let links = [Link {
        rel: "alternate".to_owned(),
        href: with_format(&frame.links.borders(), "json"),
        media_type: Some("application/json".to_owned()),
        title: Some(frame.t("border-as-json").into_owned()),
    }];
    let title = frame.t("page-borders");
    document(&ListTemplate {
        page: Page {
            frame,
            title: &title,
            nav: Nav::Borders,
            script: "mini-map.js",
            links: &links,
        },
        summary: if borders.is_empty() {
            frame.t("border-list-none").into_owned()
        } else {
            let borders = vocabulary::counted(frame.language, Kind::Border, borders.len());
            frame.say("border-list-standfirst", [arg("borders", borders)])
        },
        rows: borders
            .iter()
            .map(|border| row(&frame, dataset, border))
            .collect(),
        map: bbox.map(|bbox| {
            let label = frame.t("border-list-map").into_owned();
            Map::of(&frame, dataset, &bbox, None, label)
        }),
    })
}

fn row(frame: &Frame, dataset: &Dataset, border: &Border) -> Row {
    Row {
        href: frame.links.border_page(&border.id),
        name: name(border, &dataset.project, frame.language.tag()),
        id: border.id.clone(),
        length: decimal(frame.language, border.length_km),
        parts: frame.count(&border.parts.len()),
        status: status(frame.language, border),
        crossings: frame.count(&count(dataset, Kind::Crossing, &border.id)),
        reports: frame.count(&count(dataset, Kind::Report, &border.id)),
    }
}

/// The status in words, said to be not stated where no source states one.
pub(super) fn status(language: Language, border: &Border) -> Cow<'static, str> {
    match border.status {
        Some(status) => status_words(language, status),
        None if border
            .segments
            .iter()
            .all(|segment| segment.nature.status.is_none()) =>
        {
            lang::text(language, "border-status-not-stated")
        }
        None => lang::text(language, "border-status-mixed"),
    }
}

/// The status of a stretch in words.
pub(super) fn status_words(language: Language, status: Status) -> Cow<'static, str> {
    let id = match status {
        Status::Recognised => "border-status-recognised",
        Status::Disputed => "border-status-disputed",
        Status::LineOfControl => "border-status-line-of-control",
        Status::CeasefireLine => "border-status-ceasefire-line",
        Status::Indefinite => "border-status-indefinite",
        Status::Claim => "border-status-claim",
    };
    lang::text(language, id)
}

fn count(dataset: &Dataset, kind: Kind, border: &str) -> usize {
    let in_collection = |collection: &Collection| match collection.column("border") {
        Some(Column::Text(texts)) => (0..collection.len())
            .filter(|&row| texts.get(row) == Some(border))
            .count(),
        _ => 0,
    };
    dataset.of_kind(kind).map(in_collection).sum()
}
