//! "How to read the map": only what this project's map may show.

use jiff::civil::Date;
use serde_json::Value;

use crate::{
    features::{Crossing, CrossingStatus, Dataset, Kind, Report},
    pages::words::{dates, vocabulary},
};

/// What the key explains.
pub(super) struct Key {
    pub has_border: bool,
    /// Statuses of borders beside plain recognised ones: class and words.
    pub lines: Vec<(&'static str, &'static str)>,
    pub has_discs: bool,
    pub has_unknown: bool,
    /// Statuses of crossings on the day: word of the data and words for people.
    pub crossings: Vec<(&'static str, &'static str)>,
    /// The day whose crossings are shown.
    pub day: Option<String>,
}

/// Border statuses that have a dash of their own.
const LINES: [(&str, &str, &str); 5] = [
    ("disputed", "disputed", "Disputed border"),
    ("line_of_control", "line-of-control", "Line of control"),
    ("ceasefire_line", "ceasefire-line", "Ceasefire line"),
    ("indefinite", "indefinite", "Indefinite border"),
    ("claim", "claim", "Claimed line"),
];

impl Key {
    pub(super) fn of(dataset: &Dataset, day: Option<Date>) -> Self {
        let reports: Vec<Report> = dataset
            .of_kind(Kind::Report)
            .flat_map(|collection| {
                (0..collection.located()).filter_map(|row| {
                    serde_json::from_value(collection.properties_of(row).into()).ok()
                })
            })
            .collect();
        let statuses = segment_statuses(dataset);
        Self {
            has_border: dataset
                .of_kind(Kind::Border)
                .any(|borders| !borders.is_empty()),
            lines: LINES
                .into_iter()
                .filter(|(word, ..)| statuses.iter().any(|status| status == word))
                .map(|(_, class, label)| (class, label))
                .collect(),
            has_discs: reports.iter().any(|report| {
                !crate::render::is_point(report.place_precision, report.radius_km)
                    && report.radius_km.is_some()
            }),
            has_unknown: reports.iter().any(|report| report.radius_km.is_none()),
            crossings: crossings(dataset, day)
                .into_iter()
                .map(|status| (status.as_str(), vocabulary::crossing_status(status)))
                .collect(),
            day: day.map(dates::day),
        }
    }
}

fn segment_statuses(dataset: &Dataset) -> Vec<String> {
    let mut statuses = Vec::new();
    for collection in dataset.of_kind(Kind::Border) {
        for row in 0..collection.len() {
            let properties = collection.properties_of(row);
            let segments = properties.get("segments").and_then(Value::as_array);
            let found = segments
                .into_iter()
                .flatten()
                .chain([&Value::Object(properties.clone())])
                .filter_map(|segment| segment.get("status")?.as_str().map(str::to_owned))
                .collect::<Vec<_>>();
            statuses.extend(found);
        }
    }
    statuses
}

/// The statuses that crossings have on a day, in the key's order.
fn crossings(dataset: &Dataset, day: Option<Date>) -> Vec<CrossingStatus> {
    let found: Vec<CrossingStatus> = dataset
        .of_kind(Kind::Crossing)
        .flat_map(|collection| {
            (0..collection.len()).filter_map(|row| {
                let crossing: Crossing =
                    serde_json::from_value(collection.properties_of(row).into()).ok()?;
                Some(day.map_or(CrossingStatus::Unknown, |day| crossing.status_on(day)))
            })
        })
        .collect();
    [
        CrossingStatus::Open,
        CrossingStatus::Restricted,
        CrossingStatus::Closed,
        CrossingStatus::Unknown,
    ]
    .into_iter()
    .filter(|status| found.contains(status))
    .collect()
}
