//! "How to read the map": a row for all that this project's map may show; those of what is not in view are hidden.
//!
//! `static/key.ts` shows and hides the rows of the live map.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::{
    border::Status,
    features::{CrossingStatus, Dataset, Kind, Role},
    lang::{self, DateForm, arg},
    pages::Frame,
    render::Seen,
};

/// What the key explains.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each row of the key is there or not, whatever the others are"
)]
pub(super) struct Key {
    /// Stretches of the main borders by status.
    pub lines: Vec<Row>,
    /// Stretches of other borders by status; recognised ones explain themselves.
    pub elsewhere: Vec<Row>,
    pub has_discs: bool,
    pub has_hatches: bool,
    pub has_rings: bool,
    /// Whether rings of vague places may stand on the map: where there are too many reports to draw each disc.
    pub is_many: bool,
    /// Statuses of crossings; empty where the project has none.
    pub crossings: Vec<Row>,
    /// What the crossings' part is called: with the day on which they have their status.
    pub crossings_head: Vec<String>,
    /// Whether posts stand along the border.
    pub has_posts: bool,
}

/// A row: what it stands for, its words, and whether that is in view.
pub(super) struct Row {
    pub name: String,
    pub words: String,
    pub is_seen: bool,
}

impl Key {
    pub(super) fn of(frame: &Frame, dataset: &Dataset, seen: &Seen, day: Option<Date>) -> Self {
        let row = |status: Status, words, seen: &BTreeSet<Status>| Row {
            name: status.word().replace('_', "-"),
            words,
            is_seen: seen.contains(&status),
        };
        let (main, elsewhere) = statuses(dataset);
        let end = western_end(dataset);
        let mut lines: Vec<Row> = main
            .into_iter()
            .map(|status| row(status, border_words(frame, status), &seen.main))
            .collect();
        if let (Some(first), Some(from)) = (lines.first_mut(), end) {
            let border = [arg("border", std::mem::take(&mut first.words))];
            first.words = if from {
                frame.say("map-key-west", border)
            } else {
                frame.say("map-key-east", border)
            };
        }
        Self {
            lines,
            elsewhere: elsewhere
                .into_iter()
                .filter(|&status| status != Status::Recognised)
                .map(|status| {
                    let line = [arg("line", border_words(frame, status))];
                    row(
                        status,
                        frame.say("map-key-elsewhere", line),
                        &seen.elsewhere,
                    )
                })
                .collect(),
            has_discs: seen.has_discs,
            has_hatches: seen.has_hatches,
            has_rings: seen.has_rings,
            is_many: super::listing::is_many(dataset),
            crossings: crossings(frame, dataset, seen),
            crossings_head: head(frame, day),
            has_posts: end.is_some(),
        }
    }
}

/// The heading of the crossings, cut about the day, which the page's script rewrites.
fn head(frame: &Frame, day: Option<Date>) -> Vec<String> {
    const PLACE: &str = "\u{1}";
    let Some(day) = day else {
        return vec![frame.t("map-key-crossings").into_owned()];
    };
    let words = frame.say("map-key-crossings-on", [arg("day", PLACE)]);
    let (before, after) = words.split_once(PLACE).unwrap_or((&words, ""));
    let day = lang::date(frame.language, day, DateForm::Day);
    vec![before.to_owned(), day, after.to_owned()]
}

/// The statuses that the project has: of its main borders, and of others.
fn statuses(dataset: &Dataset) -> (BTreeSet<Status>, BTreeSet<Status>) {
    let (mut main, mut elsewhere) = (BTreeSet::new(), BTreeSet::new());
    for border in dataset.borders.iter() {
        let into = if dataset.project.is_main_border(&border.id) {
            &mut main
        } else {
            &mut elsewhere
        };
        into.extend(
            border
                .segments
                .iter()
                .map(|segment| segment.nature.status.unwrap_or(Status::Recognised)),
        );
    }
    for collection in &dataset.collections {
        if collection.about.role != Some(Role::Admin0) {
            continue;
        }
        elsewhere.extend((0..collection.len()).filter_map(|row| {
            let properties = collection.properties_of(row);
            properties.get("class")?.as_str()?.parse::<Status>().ok()
        }));
    }
    (main, elsewhere)
}

fn border_words(frame: &Frame, status: Status) -> String {
    match status {
        Status::Recognised => frame.t("map-key-border"),
        Status::Disputed => frame.t("map-key-disputed"),
        Status::LineOfControl => frame.t("map-key-line-of-control"),
        Status::CeasefireLine => frame.t("map-key-ceasefire-line"),
        Status::Indefinite => frame.t("map-key-indefinite"),
        Status::Claim => frame.t("map-key-claim"),
    }
    .into_owned()
}

/// Whether the km of the main borders run from their western ends; none where they do not agree.
fn western_end(dataset: &Dataset) -> Option<bool> {
    let mut mains = dataset
        .borders
        .iter()
        .filter(|border| dataset.project.is_main_border(&border.id))
        .map(|border| {
            let note = dataset.project.border(&border.id);
            !note.is_some_and(|note| note.start_east)
        });
    let first = mains.next()?;
    mains.all(|other| other == first).then_some(first)
}

fn crossings(frame: &Frame, dataset: &Dataset, seen: &Seen) -> Vec<Row> {
    let has_any = dataset
        .of_kind(Kind::Crossing)
        .any(|collection| !collection.is_empty());
    CrossingStatus::ALL
        .into_iter()
        .filter(|_| has_any)
        .map(|status| Row {
            name: status.as_str().to_owned(),
            words: match status {
                CrossingStatus::Open => frame.t("map-key-open"),
                CrossingStatus::Restricted => frame.t("map-key-restricted"),
                CrossingStatus::Closed => frame.t("map-key-closed"),
                CrossingStatus::Unknown => frame.t("map-key-unknown"),
            }
            .into_owned(),
            is_seen: seen.crossings.contains(&status),
        })
        .collect()
}
