//! The reports of a border in order of km, and by week and side.

use jiff::{ToSpan, civil::Date};

use super::tally::Tally;
use crate::{
    features::{Dataset, Report},
    lang::{self, Language, arg},
    ogcapi::borders::{Strip, StripPoint},
    pages::{
        Frame,
        words::{
            border::{self, Setting},
            dates,
            numbers::rounded,
        },
    },
    query::PageState,
    render::{self, Ink, Week},
};

/// One report of the list.
pub(super) struct Row {
    pub href: String,
    /// SVG.
    pub mark: String,
    pub title: String,
    /// ` lang="…"` where the title is not in the page's language.
    pub title_attributes: String,
    pub when: String,
    pub km: String,
    /// Where it lies.
    pub sentence: String,
}

/// The reports in order of km.
pub(super) fn rows(frame: &Frame, dataset: &Dataset, strip: &Strip) -> Vec<Row> {
    let points = strip.points.iter();
    points
        .map(|point| Row {
            href: href(frame, point),
            mark: render::mark(&dataset.project, point.category.as_deref(), point.status),
            title: point.title.clone(),
            title_attributes: frame.own_language(),
            when: dates::when_short(
                frame.language,
                point.date_start,
                point.date_end,
                point.date_precision,
                true,
            ),
            km: km(frame.language, point),
            sentence: sentence(frame.language, dataset, strip, point).unwrap_or_default(),
        })
        .collect()
}

/// The address of the map with the report's card open.
pub(super) fn href(frame: &Frame, point: &StripPoint) -> String {
    frame.links.map_page(&PageState {
        report: Some(point.id.to_string()),
        ..PageState::default()
    })
}

/// The km, as exact as the place is known.
fn km(language: Language, point: &StripPoint) -> String {
    let (low, high) = point.km_interval();
    let grouped = |km| lang::number(language, km, 0);
    match point.km {
        Some(km) if high - low <= 10.0 => grouped(km),
        Some(km) => {
            let km = arg("km", grouped(rounded(km, 10.0)));
            lang::say(language, "border-about", [km])
        }
        None => format!(
            "{}–{}",
            grouped(rounded(low, 10.0)),
            grouped(rounded(high, 10.0))
        ),
    }
}

/// Where it lies along the border, in a sentence.
fn sentence(
    language: Language,
    dataset: &Dataset,
    strip: &Strip,
    point: &StripPoint,
) -> Option<String> {
    let collection = dataset.collection(&point.collection)?;
    let row = collection.row_of(&point.id.to_string())?;
    let report: Report = serde_json::from_value(collection.properties_of(row).into()).ok()?;
    let project = &dataset.project;
    let tag = language.tag();
    let setting = Setting {
        language,
        name: &strip.name,
        length_km: Some(strip.length_km),
        side_name: &|code| project.side_name(code, tag).to_owned(),
        side_adjective: &|code| project.side_adjective(code, tag).to_owned(),
    };
    border::sentence(&report.derived, report.place_name.as_deref(), &setting)
}

/// The reports by week and side, from the first day shown to the last.
pub(super) fn by_week(
    frame: &Frame,
    dataset: &Dataset,
    strip: &Strip,
    tally: &Tally,
) -> Option<String> {
    const MOST: usize = 600;
    let [first, last] = strip.days?;
    let monday =
        |day: Date| day.saturating_sub(i64::from(day.weekday().to_monday_zero_offset()).days());
    let mut weeks: Vec<Week> = Vec::new();
    let mut from = monday(first);
    while from <= last && weeks.len() < MOST {
        weeks.push(Week {
            from,
            left: Vec::new(),
            right: Vec::new(),
        });
        from = from.saturating_add(7.days());
    }
    for (points, is_left) in [(&tally.left, true), (&tally.right, false)] {
        for point in points {
            let start = monday(point.date_start);
            if let Some(week) = weeks.iter_mut().find(|week| week.from == start) {
                let side = if is_left {
                    &mut week.left
                } else {
                    &mut week.right
                };
                side.push((&point.title, point.category.as_deref(), point.status));
            }
        }
    }
    if tally.left.is_empty() && tally.right.is_empty() {
        return None;
    }
    let sides = (strip.left.name.as_str(), strip.right.name.as_str());
    render::week_chart(&weeks, sides, &dataset.project, (Ink::Page, frame.language))
}
