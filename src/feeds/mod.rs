//! Feeds of reports: Atom (RFC 4287) with `GeoRSS`, for being told what is new or corrected.

mod atom;
mod place;

pub use atom::{Channel, atom, newest};

use geo::Coord;

use crate::features::{Report, report::Status};

/// A report as a feed tells it; what people read is ready.
#[derive(Clone, Debug)]
pub struct Story {
    /// The address of its permanent page, which is its id too: it stays while everything else of it may change.
    pub address: String,
    /// Its headline; a withdrawn report's says so.
    pub title: String,
    /// What it says, as HTML that is safe to show.
    pub html: String,
    /// Label and id of its category.
    pub category: Option<(String, String)>,
    /// Where it is, lon/lat in degrees.
    pub place: Option<Coord>,
    /// The report.
    pub report: Report,
}

/// The day (or time) of a report's last change: its own word, else the last day that anything in it names.
#[must_use]
pub fn last_change(report: &Report) -> String {
    if let Some(updated) = &report.updated {
        return updated.clone();
    }
    let corrections = report.corrections.iter().map(|correction| &correction.date);
    let sources = report
        .sources
        .iter()
        .flat_map(|source| source.accessed.iter().chain(&source.published));
    corrections
        .chain(sources)
        .filter(|text| is_date(text))
        .max()
        .cloned()
        .unwrap_or_else(|| report.date_start.to_string())
}

fn is_date(text: &str) -> bool {
    text.get(..10)
        .is_some_and(|day| day.parse::<jiff::civil::Date>().is_ok())
}

/// Whether a report is withdrawn or shown to be wrong: readers of a feed must learn it from the headline.
#[must_use]
pub fn is_withdrawn(report: &Report) -> bool {
    matches!(report.status, Status::Refuted | Status::Retracted) || report.replaced_by.is_some()
}
