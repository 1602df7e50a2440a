//! Rows of the list by themselves, for a page that lists a window of many reports, and the ways from window to window.

use askama::Template;
use serde_json::json;

use super::{
    entry::entry,
    listing::{LISTED, Listing, listing},
    report_view::{Context, ReportView},
};
use crate::{
    features::{Collection, Dataset},
    lang::arg,
    pages::{Frame, Nav, finish::document, frame::Page},
    query::PageState,
};

#[derive(Template)]
#[template(
    source = "{% for view in reports %}{% include \"map/row.html\" %}{% endfor %}",
    ext = "html"
)]
struct Rows<'a> {
    /// The words of the page's language stand there.
    page: Page<'a>,
    reports: Vec<ReportView<'a>>,
}

/// Where the window stands, and the addresses of its neighbours.
pub(super) struct Pager {
    pub words: String,
    pub previous: Option<String>,
    pub next: Option<String>,
}

impl Pager {
    /// None where all reports are listed, or all of those shown.
    pub(super) fn of(listing: &Listing, state: &PageState, frame: &Frame) -> Option<Self> {
        let (skip, listed) = listing.window?;
        let at = |skip: usize| {
            frame.links.map_page(&PageState {
                skip,
                report: None,
                ..state.clone()
            })
        };
        let end = skip + listed;
        (listed < listing.shown).then(|| Self {
            words: frame.say(
                "map-pager-window",
                [
                    arg("from", skip + 1),
                    arg("to", end),
                    arg("all", listing.shown),
                ],
            ),
            previous: (skip > 0).then(|| at(skip.saturating_sub(LISTED))),
            next: (end < listing.shown).then(|| at(end)),
        })
    }
}

/// The list of a state as JSON: its rows as HTML, and how many reports there are.
#[must_use]
pub fn rows(frame: Frame, dataset: &Dataset, state: &PageState) -> String {
    let listing = listing(dataset, state);
    let context = Context::of(frame, dataset, state).with_cards(listing.is_whole());
    let reports = listing.entries.iter();
    let html = document(&Rows {
        page: page(frame),
        reports: reports
            .map(|entry| ReportView::of(entry, &context))
            .collect(),
    });
    let (skip, listed) = listing.window.unwrap_or((0, listing.shown));
    json!({
        "all": listing.all,
        "shown": listing.shown,
        "unplaced": listing.unplaced,
        "skip": skip,
        "listed": listed,
        "html": html,
    })
    .to_string()
}

fn page(frame: Frame) -> Page {
    Page {
        frame,
        title: "",
        nav: Nav::Map,
        script: "map.js",
        links: &[],
    }
}

/// One row with its card; `None` where the feature is no report.
#[must_use]
pub fn row(
    frame: Frame,
    dataset: &Dataset,
    state: &PageState,
    collection: &Collection,
    row: usize,
) -> Option<String> {
    let entry = entry(collection, row, true)?;
    let context = Context::of(frame, dataset, state);
    let reports = vec![ReportView::of(&entry, &context)];
    Some(document(&Rows {
        page: page(frame),
        reports,
    }))
}
