//! "How to read the map": a row for all that this project's map may show; those of what is not in view are hidden.
//!
//! `static/key.ts` shows and hides the rows of the live map.

use std::{borrow::Cow, collections::BTreeSet};

use jiff::civil::Date;

use crate::{
    border::Status,
    features::{CrossingStatus, Dataset, Kind, Role},
    lang::{self, Language, arg},
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
    /// What stands above the crossings, in its parts: before the day, the day whose crossings are shown, behind it.
    pub crossings_on: (String, String, String),
    /// Whether posts stand along the border.
    pub has_posts: bool,
}

/// A row: what it stands for, its words, and whether that is in view.
pub(super) struct Row {
    pub name: String,
    pub words: Cow<'static, str>,
    pub is_seen: bool,
}

impl Key {
    pub(super) fn of(
        language: Language,
        dataset: &Dataset,
        seen: &Seen,
        day: Option<Date>,
    ) -> Self {
        let row = |status: Status, words, seen: &BTreeSet<Status>| Row {
            name: status.word().replace('_', "-"),
            words,
            is_seen: seen.contains(&status),
        };
        let (main, elsewhere) = statuses(dataset);
        let mut lines: Vec<Row> = main
            .into_iter()
            .map(|status| row(status, border_words(language, status), &seen.main))
            .collect();
        let posts = posts_words(language, dataset);
        let has_posts = posts.is_some();
        if let (Some(posts), Some(first)) = (posts, lines.first_mut()) {
            let args = [arg("line", first.words.clone()), arg("posts", posts)];
            first.words = lang::say(language, "map-key-with-posts", args).into();
        }
        Self {
            lines,
            elsewhere: elsewhere
                .into_iter()
                .filter(|&status| status != Status::Recognised)
                .map(|status| row(status, elsewhere_words(language, status), &seen.elsewhere))
                .collect(),
            has_discs: seen.has_discs,
            has_hatches: seen.has_hatches,
            has_rings: seen.has_rings,
            crossings: crossings(language, dataset, seen),
            crossings_on: crossings_on(language, day),
            has_posts,
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

fn border_words(language: Language, status: Status) -> Cow<'static, str> {
    let id = match status {
        Status::Recognised => "map-key-recognised",
        Status::Disputed => "map-key-disputed",
        Status::LineOfControl => "map-key-line-of-control",
        Status::CeasefireLine => "map-key-ceasefire-line",
        Status::Indefinite => "map-key-indefinite",
        Status::Claim => "map-key-claim",
    };
    lang::text(language, id)
}

fn elsewhere_words(language: Language, status: Status) -> Cow<'static, str> {
    let line = arg("line", border_words(language, status));
    lang::say(language, "map-key-elsewhere", [line]).into()
}

/// "Crossings on …" around its day, which the live map changes.
fn crossings_on(language: Language, day: Option<Date>) -> (String, String, String) {
    let Some(day) = day else {
        let title = lang::text(language, "map-key-crossings").into_owned();
        return (title, String::new(), String::new());
    };
    let mark = "\u{1}";
    let whole = lang::say(language, "map-key-crossings-on", [arg("day", mark)]);
    let (before, behind) = whole.split_once(mark).unwrap_or((&whole, ""));
    (
        before.to_owned(),
        dates::day(language, day),
        behind.to_owned(),
    )
}

/// From which end the km of the main borders run; none where they do not agree.
fn posts_words(language: Language, dataset: &Dataset) -> Option<Cow<'static, str>> {
    let mut mains = dataset
        .borders
        .iter()
        .filter(|border| dataset.project.is_main_border(&border.id))
        .map(|border| {
            let note = dataset.project.border(&border.id);
            note.is_some_and(|note| note.start_east)
        });
    let first = mains.next()?;
    let id = if first {
        "map-key-from-east"
    } else {
        "map-key-from-west"
    };
    mains
        .all(|other| other == first)
        .then(|| lang::text(language, id))
}

fn crossings(language: Language, dataset: &Dataset, seen: &Seen) -> Vec<Row> {
    let has_any = dataset
        .of_kind(Kind::Crossing)
        .any(|collection| !collection.is_empty());
    CrossingStatus::ALL
        .into_iter()
        .filter(|_| has_any)
        .map(|status| Row {
            name: status.as_str().to_owned(),
            words: vocabulary::crossing_status(language, status),
            is_seen: seen.crossings.contains(&status),
        })
        .collect()
}
