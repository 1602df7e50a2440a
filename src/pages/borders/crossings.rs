//! The crossings of a border as a table: where, what kind, what is known of each day, and who says so last.

use crate::{
    features::{Crossing, CrossingStatus, Dataset, StatusEntry},
    ogcapi::borders::{LandmarkCrossing, Strip},
    pages::{
        markdown::is_safe_address,
        words::{
            dates,
            numbers::{grouped, rounded},
            vocabulary,
        },
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
pub(super) fn rows(dataset: &Dataset, strip: &Strip) -> Vec<Row> {
    let crossings = strip.landmarks.crossings.iter();
    crossings
        .filter_map(|landmark| row(dataset, strip, landmark))
        .collect()
}

fn row(dataset: &Dataset, strip: &Strip, landmark: &LandmarkCrossing) -> Option<Row> {
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
        km: km(landmark, crossing.radius_km),
        names: names(dataset, &crossing),
        kind: crossing.kind.clone().unwrap_or_default(),
        bar: strip.days.map_or_else(String::new, |days| {
            render::status_bar(&landmark.spells, days)
        }),
        last: entry.map_or_else(
            || "nothing found".to_owned(),
            |entry| {
                format!(
                    "{}, {}",
                    vocabulary::crossing_status(entry.status),
                    dates::day(entry.from)
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
fn km(landmark: &LandmarkCrossing, radius_km: Option<f64>) -> String {
    match (landmark.km, landmark.km_min, landmark.km_max) {
        (Some(km), ..) if radius_km.is_some_and(|radius_km| radius_km <= 2.0) => grouped(km, 0),
        (Some(km), ..) => format!("about {}", grouped(rounded(km, 10.0), 0)),
        (None, Some(low), Some(high)) => format!("{}–{}", grouped(low, 0), grouped(high, 0)),
        _ => "not known".to_owned(),
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
