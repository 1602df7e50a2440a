//! "How to read the map": a row for all that this project's map may show; those of what is not in view are hidden.
//!
//! `static/key.ts` shows and hides the rows of the live map.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::{
    border::Status,
    features::{CrossingStatus, Dataset, Kind, Role},
    pages::words::{dates, vocabulary},
    render::Seen,
};

/// What the key explains.
pub(super) struct Key {
    /// Stretches of the main borders by status.
    pub lines: Vec<Row>,
    /// Stretches of other borders by status; recognised ones explain themselves.
    pub elsewhere: Vec<Row>,
    pub has_discs: bool,
    pub has_hatches: bool,
    pub has_rings: bool,
    /// Statuses of crossings; empty where the project has none.
    pub crossings: Vec<Row>,
    /// The day whose crossings are shown.
    pub day: Option<String>,
    /// Whether posts stand along the border, counted from its western end.
    pub posts: Option<&'static str>,
}

/// A row: what it stands for, its words, and whether that is in view.
pub(super) struct Row {
    pub name: String,
    pub words: &'static str,
    pub is_seen: bool,
}

impl Key {
    pub(super) fn of(dataset: &Dataset, seen: &Seen, day: Option<Date>) -> Self {
        let row = |status: Status, words, seen: &BTreeSet<Status>| Row {
            name: status.word().replace('_', "-"),
            words,
            is_seen: seen.contains(&status),
        };
        let (main, elsewhere) = statuses(dataset);
        Self {
            lines: main
                .into_iter()
                .map(|status| row(status, border_words(status), &seen.main))
                .collect(),
            elsewhere: elsewhere
                .into_iter()
                .filter(|&status| status != Status::Recognised)
                .map(|status| row(status, elsewhere_words(status), &seen.elsewhere))
                .collect(),
            has_discs: seen.has_discs,
            has_hatches: seen.has_hatches,
            has_rings: seen.has_rings,
            crossings: crossings(dataset, seen),
            day: day.map(dates::day),
            posts: posts_words(dataset),
        }
    }
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

fn border_words(status: Status) -> &'static str {
    match status {
        Status::Recognised => "Border",
        Status::Disputed => "Disputed border",
        Status::LineOfControl => "Line of control",
        Status::CeasefireLine => "Ceasefire line",
        Status::Indefinite => "Indefinite border",
        Status::Claim => "Claimed line",
    }
}

fn elsewhere_words(status: Status) -> &'static str {
    match status {
        Status::Recognised => "Border elsewhere",
        Status::Disputed => "Disputed border elsewhere",
        Status::LineOfControl => "Line of control elsewhere",
        Status::CeasefireLine => "Ceasefire line elsewhere",
        Status::Indefinite => "Indefinite border elsewhere",
        Status::Claim => "Claimed line elsewhere",
    }
}

/// From which end the km of the main borders run; none where they do not agree.
fn posts_words(dataset: &Dataset) -> Option<&'static str> {
    let mut mains = dataset
        .borders
        .iter()
        .filter(|border| dataset.project.is_main_border(&border.id))
        .map(|border| {
            let note = dataset.project.border(&border.id);
            note.is_some_and(|note| note.start_east)
        });
    let first = mains.next()?;
    mains.all(|other| other == first).then_some(if first {
        "km from the east"
    } else {
        "km from the west"
    })
}

fn crossings(dataset: &Dataset, seen: &Seen) -> Vec<Row> {
    let has_any = dataset
        .of_kind(Kind::Crossing)
        .any(|collection| !collection.is_empty());
    CrossingStatus::ALL
        .into_iter()
        .filter(|_| has_any)
        .map(|status| Row {
            name: status.as_str().to_owned(),
            words: vocabulary::crossing_status(status),
            is_seen: seen.crossings.contains(&status),
        })
        .collect()
}
