//! Checks a report against DESIGN 4 and fills in what the manifest gives by default.

use geo::Geometry;
use jiff::{Timestamp, civil::Date};
use serde_json::{Map, Value};

use super::{
    fields::Fields,
    finding::{Fault, nearest},
};
use crate::features::{
    Interval, Project,
    report::{DatePrecision, PlacePrecision, PlaceRole, Status},
};

/// Words of the Admiralty code for the reliability of a publisher.
const RELIABILITY: [&str; 6] = ["A", "B", "C", "D", "E", "F"];

/// Endings of the pictures, recordings and films that a report may show. No SVG: it can hold scripts.
const MEDIA_ENDINGS: [&str; 11] = [
    "avif", "gif", "jpeg", "jpg", "m4a", "mp3", "mp4", "ogg", "png", "webm", "webp",
];

/// Checks a report's properties; gives the span of time in which it happened.
pub(super) fn check(
    geometry: Option<&Geometry<f64>>,
    properties: &mut Map<String, Value>,
    project: &Project,
) -> Result<Interval, Vec<Fault>> {
    let mut faults = Vec::new();
    if !matches!(geometry, None | Some(Geometry::Point(_))) {
        faults.push(Fault::new(
            "geometry",
            "another geometry",
            "a Point, or null for a report without a place",
        ));
    }
    let mut fields = Fields::new(properties, &mut faults);
    check_texts(&mut fields, project);
    let when = check_dates(&mut fields);
    let precision = check_place(&mut fields);
    check_people_and_sources(&mut fields);
    check_the_rest(&mut fields);
    match when {
        Some((first, last, times)) if faults.is_empty() => {
            fill_defaults(properties, precision, last, project);
            Ok(span(first, last, times, project))
        }
        _ => Err(faults),
    }
}

fn check_texts(fields: &mut Fields<'_>, project: &Project) {
    fields.required_text("title");
    fields.text("summary");
    fields.texts_by_language("titles");
    fields.texts_by_language("summaries");
    if let Some(category) = fields.text("category")
        && !project.categories.is_empty()
        && project.category(category).is_none()
    {
        let known: Vec<&str> = project
            .categories
            .iter()
            .map(|category| category.id.as_str())
            .collect();
        let hint = nearest(category, known.iter().copied())
            .map_or_else(String::new, |near| format!(" (did you mean {near}?)"));
        fields.fault(
            "category",
            &format!("a category of the manifest: {}{hint}", known.join(", ")),
        );
    }
    fields.word("status", Status::WORDS);
}

type Times = (Option<Timestamp>, Option<Timestamp>);

fn check_dates(fields: &mut Fields<'_>) -> Option<(Date, Date, Times)> {
    let first = fields.date("date_start");
    if fields.get("date_start").is_none() {
        fields.fault("date_start", "a date such as 2021-07-04");
    }
    let last = fields.date("date_end");
    let times = (fields.time("time_start"), fields.time("time_end"));
    fields.word("date_precision", DatePrecision::WORDS);
    if last.zip(first).is_some_and(|(last, first)| last < first) {
        fields.fault("date_end", "a date not before date_start");
    }
    if times.0.zip(times.1).is_some_and(|(start, end)| end < start) {
        fields.fault("time_end", "a time not before time_start");
    }
    first.map(|first| (first, last.unwrap_or(first), times))
}

fn check_place(fields: &mut Fields<'_>) -> Option<&'static str> {
    fields.text("place_name");
    fields.texts_by_language("place_names");
    fields.text("country");
    let precision = fields.word("place_precision", PlacePrecision::WORDS);
    fields.word("place_role", PlaceRole::WORDS);
    // Half the earth's circumference: no disc is wider.
    fields.number("radius_km", 0.0, 20_004.0);
    fields.text_list("about");
    precision.and_then(|word| {
        PlacePrecision::WORDS
            .iter()
            .copied()
            .find(|known| *known == word)
    })
}

fn check_people_and_sources(fields: &mut Fields<'_>) {
    fields.objects("actors", |actor| {
        actor.required_text("name");
        actor.text("type");
        actor.text("role");
    });
    let sources = fields.objects("sources", check_source);
    if sources == 0 {
        fields.fault("sources", "at least one source");
    }
}

/// Checks one source; also used for the sources of crossings and their status.
pub(super) fn check_source(source: &mut Fields<'_>) {
    source.required_text("publisher");
    source.text("title");
    source.url("url");
    source.date_or_time("published");
    source.date_or_time("accessed");
    source.url("archive_url");
    source.text("sha256");
    source.text("language");
    source.word("reliability", &RELIABILITY);
    if let Some(credibility) = source.number("credibility", 1.0, 6.0)
        && credibility.fract() != 0.0
    {
        source.fault("credibility", "a whole number from 1 to 6");
    }
}

fn check_the_rest(fields: &mut Fields<'_>) {
    fields.text_list("claims");
    fields.text("part_of");
    fields.text("replaced_by");
    fields.date_or_time("updated");
    fields.objects("corrections", |correction| {
        correction.date_or_time("date");
        correction.required_text("text");
    });
    fields.objects("media", |media| {
        media.url("url");
        media.text("alt");
        media.text("credit");
        let path = media.text("file");
        if path.is_some_and(|path| !is_media_path(path)) {
            media.fault(
                "file",
                &format!(
                    "a path inside the project folder that ends in {}",
                    MEDIA_ENDINGS.join(", ")
                ),
            );
        }
    });
    fields.objects("figures", |figure| {
        figure.required_text("label");
        figure.text("unit");
        for name in ["value", "low", "high"] {
            figure.number(name, f64::MIN, f64::MAX);
        }
    });
}

fn is_media_path(path: &str) -> bool {
    let inside = !path.starts_with('/')
        && !path.contains('\\')
        && path.split('/').all(|part| !matches!(part, "" | "." | ".."));
    let ending = path
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_ascii_lowercase());
    inside && ending.is_some_and(|ending| MEDIA_ENDINGS.contains(&ending.as_str()))
}

fn fill_defaults(
    properties: &mut Map<String, Value>,
    precision: Option<&str>,
    last: Date,
    project: &Project,
) {
    let mut fill = |name: &str, value: Value| {
        if properties.get(name).is_none_or(Value::is_null) {
            properties.insert(name.to_owned(), value);
        }
    };
    fill("date_end", last.to_string().into());
    fill("date_precision", DatePrecision::default().as_str().into());
    fill("status", Status::default().as_str().into());
    fill("place_role", PlaceRole::default().as_str().into());
    fill("place_precision", PlacePrecision::default().as_str().into());
    let word = precision.unwrap_or(PlacePrecision::default().as_str());
    fill(
        "radius_km",
        project
            .radius_km
            .get(word)
            .copied()
            .map_or(Value::Null, Value::from),
    );
}

/// The hours where they are known, else the civil days in the project's time zone.
fn span(first: Date, last: Date, (start, end): Times, project: &Project) -> Interval {
    let days = Interval::of_days(first, last, &project.time_zone);
    match (start, end) {
        (None, None) => days,
        (Some(at), None) => Interval::of_instant(at),
        (start, Some(end)) => Interval {
            start: start.or(days.start),
            end: Interval::of_instant(end).end,
        },
    }
}
