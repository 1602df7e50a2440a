//! `/print`: the sheet for paper, A4 landscape: the map with its key, then the list with ratings and addresses.

use askama::Template;

use super::{
    Context, Key, ReportView, drawing, listing, period, result_words, statuses, weeks::Weeks,
    without_idle,
};
use crate::{
    features::{Dataset, report::Status},
    lang::arg,
    links::Links,
    pages::{
        Frame,
        finish::document,
        marks,
        share::{self, Studio},
        words::vocabulary,
    },
    query::{PageState, Theme},
    render,
};

/// Most reports of a sheet.
const MOST: usize = 200;
/// The map's size on the sheet, px: the width of A4 landscape within its margins.
const MAP: (f64, f64) = (1032.0, 545.0);

struct Source<'a> {
    code: &'a str,
    line: &'a str,
    title: &'a str,
    /// Number of its address at the end of the sheet.
    note: Option<usize>,
}

struct Row<'a> {
    view: ReportView<'a>,
}

#[derive(Template)]
#[template(path = "share/print.html")]
struct PrintPage<'a> {
    page: super::Page<'a>,
    sprite: String,
    svg: String,
    key: Key,
    /// Marks of the categories: symbol, category, label.
    legend: Vec<(String, String, String)>,
    /// Marks of the statuses: symbol, label.
    fills: Vec<(String, String)>,
    /// First and last day, in words.
    period: Option<String>,
    /// Every other filter, in words.
    filters: Vec<String>,
    result: String,
    /// How many more there are than the sheet lists.
    left_out: Option<String>,
    weeks: Option<Weeks>,
    /// The map in this state, whole.
    address: String,
    reports: Vec<Row<'a>>,
    /// Addresses of sources, in the order of their notes.
    notes: Vec<String>,
    unplaced: Option<String>,
}

impl PrintPage<'_> {
    /// The sources of a report with the notes that their addresses have.
    fn sources<'b>(&self, view: &'b ReportView) -> Vec<Source<'b>> {
        view.sources
            .iter()
            .chain(&view.folded)
            .map(|source| Source {
                code: source.code.as_deref().unwrap_or("–"),
                line: &source.line,
                title: source.title,
                note: source
                    .url
                    .and_then(|url| self.notes.iter().position(|note| note == url))
                    .map(|at| at + 1),
            })
            .collect()
    }
}

/// The sheet of a state; `links` are whole addresses.
#[must_use]
pub fn print(frame: Frame, studio: Studio, state: &PageState, links: &Links) -> String {
    let dataset: &Dataset = studio.dataset;
    // Paper is light.
    let frame = frame.with_theme(Some(Theme::Light));
    let whole = period(dataset);
    let state = &PageState {
        theme: None,
        report: None,
        ..without_idle(dataset, state, whole)
    };
    let listing = listing(dataset, state);
    let entries = &listing.entries;
    let context = Context::of(frame, dataset, state);
    let shown: Vec<_> = entries.iter().filter(|entry| entry.shown).collect();
    let views = shown
        .iter()
        .take(MOST)
        .map(|entry| ReportView::of(entry, &context));
    let reports: Vec<Row> = views.map(|view| Row { view }).collect();
    let mut notes: Vec<String> = Vec::new();
    for row in &reports {
        for source in row.view.sources.iter().chain(&row.view.folded) {
            if let Some(url) = source
                .url
                .filter(|url| !notes.iter().any(|note| note == url))
            {
                notes.push(url.to_owned());
            }
        }
    }
    let counted = |message: &str, count: usize| {
        (count > 0).then(|| frame.say(message, [arg("count", count)]))
    };
    document(&PrintPage {
        page: super::Page {
            frame,
            title: frame.title().text,
            nav: super::Nav::Nowhere,
            script: "print.js",
            links: &[],
        },
        sprite: marks::sprite(&dataset.project, &statuses(dataset)),
        svg: share::paper_map(frame, studio, state, MAP),
        key: {
            let last_day = state.to.or(whole.map(|(_, last)| last));
            let drawing = drawing(frame, dataset, state, entries, last_day);
            Key::of(&frame, dataset, &render::seen(dataset, &drawing), last_day)
        },
        legend: dataset
            .project
            .categories
            .iter()
            .map(|category| {
                (
                    marks::symbol(&category.icon, Status::Corroborated),
                    category.id.clone(),
                    category
                        .label
                        .get(frame.language.tag())
                        .unwrap_or(&category.id)
                        .to_owned(),
                )
            })
            .collect(),
        fills: statuses(dataset)
            .into_iter()
            .map(|status| {
                (
                    marks::symbol("circle", status),
                    vocabulary::status(frame.language, status).to_string(),
                )
            })
            .collect(),
        period: share::period_words(frame, dataset, state),
        filters: share::filter_words(frame, dataset, state),
        result: result_words(&frame, listing.shown, listing.all),
        weeks: Weeks::of(&frame, dataset, state),
        left_out: counted("share-left-out", listing.shown - reports.len()),
        address: links.map_page(state),
        unplaced: counted("share-unplaced", listing.unplaced),
        reports,
        notes,
    })
}
