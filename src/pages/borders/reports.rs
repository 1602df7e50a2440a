//! The reports of a border in order of km, and by week and side.

use jiff::ToSpan;

use super::tally::Tally;
use crate::{
    features::{Dataset, Report},
    lang::{self, Language, arg},
    links::with_pairs,
    ogcapi::borders::{Crowd, Strip, StripPoint, monday},
    pages::{
        Frame,
        words::{
            border::{self, Setting},
            dates,
            numbers::rounded,
        },
    },
    query::{PageState, Params},
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

/// So many of a crowd are listed at a time.
pub(super) const LISTED: usize = 200;

/// Where the window of a crowd's list begins: as the address says, within the crowd.
pub(super) fn skip(params: &Params, crowd: &Crowd) -> usize {
    let asked = params.first("skip").and_then(|text| text.parse().ok());
    asked
        .unwrap_or(0)
        .min(crowd.len().saturating_sub(1) / LISTED * LISTED)
}

/// Which of a crowd are listed, and the addresses of the windows before and behind.
pub(super) struct Pager {
    pub words: String,
    pub previous: Option<String>,
    pub next: Option<String>,
}

impl Pager {
    pub(super) fn of(frame: &Frame, strip: &Strip, params: &Params, crowd: &Crowd) -> Self {
        let (skip, all) = (skip(params, crowd), crowd.len());
        let end = (skip + LISTED).min(all);
        let filters = params.without(&["f", "lang", "skip", "limit"]);
        let at = |skip: usize| {
            let skip = skip.to_string();
            let pairs = filters.iter().chain([("skip", skip.as_str())]);
            let page = frame.links.border_page(&strip.border);
            format!("{}#reports", with_pairs(&page, pairs))
        };
        Self {
            words: frame.say(
                "map-pager-window",
                [arg("from", skip + 1), arg("to", end), arg("all", all)],
            ),
            previous: (skip > 0).then(|| at(skip.saturating_sub(LISTED))),
            next: (end < all).then(|| at(end)),
        }
    }
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
    if tally.sides() == (0, 0) {
        return None;
    }
    let [first, last] = strip.days?;
    let mut weeks: Vec<Week> = Vec::new();
    let mut from = monday(first);
    while from <= last && weeks.len() < MOST {
        weeks.push(Week {
            from,
            left: Vec::new(),
            right: Vec::new(),
            more: tally
                .crowd
                .and_then(|crowd| crowd.weeks.get(&from).copied())
                .unwrap_or_default(),
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
    let sides = (strip.left.name.as_str(), strip.right.name.as_str());
    render::week_chart(&weeks, sides, &dataset.project, (Ink::Page, frame.language))
}
