//! `/about`: where everything comes from, from which point of view, and how doubt is drawn.

use std::borrow::Cow;

use askama::Template;

use super::{
    Frame, Nav, api::Card, finish::document, frame::Page, markdown, marks, words::vocabulary,
};
use crate::features::{Dataset, Kind, report::Status};

/// A status with its mark and its meaning.
struct StatusRow {
    symbol: String,
    label: Cow<'static, str>,
    meaning: Cow<'static, str>,
}

#[derive(Template)]
#[template(path = "about.html")]
struct AboutPage<'a> {
    page: Page<'a>,
    collections: Vec<Card<'a>>,
    policy: Option<String>,
    statuses: Vec<StatusRow>,
    letters: Vec<(&'static str, Cow<'static, str>)>,
    figures: Vec<(u8, Cow<'static, str>)>,
    has_reports: bool,
    has_borders: bool,
    sprite: String,
}

const STATUSES: [Status; 5] = [
    Status::Corroborated,
    Status::Unverified,
    Status::Contested,
    Status::Refuted,
    Status::Retracted,
];

/// The page about the project.
#[must_use]
pub fn about(frame: Frame, dataset: &Dataset) -> String {
    let rated =
        |letter: &'static str| Some((letter, vocabulary::reliability(frame.language, letter)?));
    let title = frame.t("page-about");
    document(&AboutPage {
        page: Page {
            frame,
            title: &title,
            nav: Nav::About,
            script: "site.js",
            links: &[],
        },
        collections: dataset
            .collections
            .iter()
            .filter(|collection| collection.about.kind != Kind::ReportArea)
            .map(|collection| Card::of(&frame, collection))
            .collect(),
        policy: dataset.project.policy.as_deref().map(markdown::to_html),
        statuses: STATUSES
            .into_iter()
            .map(|status| StatusRow {
                symbol: marks::symbol("circle", status),
                label: vocabulary::status(frame.language, status),
                meaning: vocabulary::status_meaning(frame.language, status),
            })
            .collect(),
        letters: ["A", "B", "C", "D", "E", "F"]
            .into_iter()
            .filter_map(rated)
            .collect(),
        figures: (1..=6)
            .filter_map(|figure| Some((figure, vocabulary::credibility(frame.language, figure)?)))
            .collect(),
        has_reports: dataset.of_kind(Kind::Report).next().is_some(),
        has_borders: dataset.of_kind(Kind::Border).next().is_some(),
        sprite: marks::sprite(&dataset.project, &STATUSES),
    })
}
