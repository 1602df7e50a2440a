//! `/borders`: every border of the project in a table.

use askama::Template;

use super::{figures::decimal, map::Map};
use crate::{
    border::{Border, Status},
    features::{Collection, Column, Dataset, Kind},
    links::with_format,
    ogcapi::borders::name,
    pages::{Frame, Link, Nav, finish::document, frame::Page, words::numbers::counted},
};

struct Row {
    href: String,
    name: String,
    id: String,
    length: String,
    parts: usize,
    status: String,
    crossings: usize,
    reports: usize,
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
        title: Some("This list as JSON".to_owned()),
    }];
    document(&ListTemplate {
        page: Page {
            frame,
            title: "Borders",
            nav: Nav::Borders,
            script: "mini-map.js",
            links: &links,
        },
        summary: if borders.is_empty() {
            "This project draws no border.".to_owned()
        } else {
            format!(
                "{}, each between two neighbours, measured in geodesic kilometres.",
                counted(borders.len(), "border", "borders")
            )
        },
        rows: borders
            .iter()
            .map(|border| row(&frame, dataset, border))
            .collect(),
        map: bbox.map(|bbox| {
            let label = "Map of the borders".to_owned();
            Map::of(&frame, dataset, &bbox, None, label)
        }),
    })
}

fn row(frame: &Frame, dataset: &Dataset, border: &Border) -> Row {
    Row {
        href: with_format(&frame.links.border(&border.id), "html"),
        name: name(border, &dataset.project, &dataset.project.languages[0]),
        id: border.id.clone(),
        length: decimal(border.length_km),
        parts: border.parts.len(),
        status: status(border),
        crossings: count(dataset, Kind::Crossing, &border.id),
        reports: count(dataset, Kind::Report, &border.id),
    }
}

/// The status in words, said to be not stated where no source states one.
pub(super) fn status(border: &Border) -> String {
    let words = |status: Status| status.word().replace('_', " ");
    match border.status {
        Some(status) => words(status),
        None if border
            .segments
            .iter()
            .all(|segment| segment.nature.status.is_none()) =>
        {
            "status not stated".to_owned()
        }
        None => "different from stretch to stretch".to_owned(),
    }
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
