//! The crossings of a border as a table: where, what kind, what is known of each day, and who says so last.

use crate::{
    features::{Crossing, CrossingStatus, Dataset, StatusEntry},
    lang::{self, Language, arg},
    ogcapi::borders::{LandmarkCrossing, Strip},
    pages::{
        markdown::is_safe_address,
        words::{dates, numbers::rounded, vocabulary},
    },
    render,
};

/// One crossing.
pub(super) struct Row {
    pub km: String,
    pub name: String,
    /// The name in other scripts.
    pub names: Vec<(String, String)>,
    pub kind: String,
    /// SVG; empty where no day is known.
    pub bar: String,
    pub last: String,
    pub source: Option<String>,
    pub url: Option<String>,
}

/// The rows in order of km.
pub(super) fn rows(language: Language, dataset: &Dataset, strip: &Strip) -> Vec<Row> {
    let crossings = strip.landmarks.crossings.iter();
    crossings
        .filter_map(|landmark| row(language, dataset, strip, landmark))
        .collect()
}

fn row(
    language: Language,
    dataset: &Dataset,
    strip: &Strip,
    landmark: &LandmarkCrossing,
) -> Option<Row> {
    let collection = dataset.collection(&landmark.collection)?;
    let row = collection.row_of(&landmark.id.to_string())?;
    let crossing: Crossing = serde_json::from_value(collection.properties_of(row).into()).ok()?;
    let last_day = strip.days.map(|days| days[1]);
    let known = |entry: &&StatusEntry| {
        entry.status != CrossingStatus::Unknown && last_day.is_none_or(|last| entry.from <= last)
    };
    let entry = crossing.status_history.iter().rfind(known);
    let source = entry.and_then(|entry| entry.source.as_ref());
    Some(Row {
        km: km(language, landmark, crossing.radius_km),
        names: names(dataset, &crossing),
        kind: crossing.kind.clone().unwrap_or_default(),
        bar: strip.days.map_or_else(String::new, |days| {
            render::status_bar(language, &landmark.spells, days)
        }),
        last: entry.map_or_else(
            || lang::text(language, "border-nothing-found").into_owned(),
            |entry| {
                let status = vocabulary::crossing_status(language, entry.status);
                let day = dates::day(language, entry.from);
                lang::say(
                    language,
                    "border-last",
                    [arg("status", status), arg("day", day)],
                )
            },
        ),
        source: source.map(|source| source.publisher.clone()),
        url: source
            .and_then(|source| source.url.clone())
            .filter(|url| is_safe_address(url)),
        name: crossing.name,
    })
}

/// The km, as exact as the place is known.
fn km(language: Language, landmark: &LandmarkCrossing, radius_km: Option<f64>) -> String {
    let grouped = |km| lang::number(language, km, 0);
    match (landmark.km, landmark.km_min, landmark.km_max) {
        (Some(km), ..) if radius_km.is_some_and(|radius_km| radius_km <= 2.0) => grouped(km),
        (Some(km), ..) => {
            let km = arg("km", grouped(rounded(km, 10.0)));
            lang::say(language, "border-about", [km])
        }
        (None, Some(low), Some(high)) => format!("{}–{}", grouped(low), grouped(high)),
        _ => lang::text(language, "words-not-known").into_owned(),
    }
}

/// The names in the project's other languages, each once.
fn names(dataset: &Dataset, crossing: &Crossing) -> Vec<(String, String)> {
    let mut names: Vec<(String, String)> = Vec::new();
    for language in &dataset.project.languages {
        if let Some(name) = crossing.names.get(language)
            && *name != crossing.name
            && names.iter().all(|(_, other)| other != name)
        {
            names.push((language.clone(), name.clone()));
        }
    }
    names
}
