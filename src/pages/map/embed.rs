//! `/embed`: the map for other people's pages: a line of title, the map, the reports over time, the sources.

use askama::Template;

use super::{
    Context, FilterForm, Key, ReportView, drawing, listing, period, result_words, statuses,
    without_idle,
};
use crate::{
    features::Dataset,
    pages::{Frame, finish::document, marks, share},
    query::{EmbedParts, PageState},
    render,
};

#[derive(Template)]
#[template(path = "share/embed.html")]
struct EmbedPage<'a> {
    page: super::Page<'a>,
    parts: EmbedParts,
    reports: Vec<ReportView<'a>>,
    /// What is chosen, in words.
    chosen: String,
    result: String,
    /// The whole map in the same state.
    whole: String,
    sprite: String,
    svg: String,
    key: Key,
    bounds: String,
    style_light: String,
    style_dark: String,
    config: String,
}

/// The map in a state, with these parts around it.
#[must_use]
pub fn embed(frame: Frame, dataset: &Dataset, state: &PageState, parts: EmbedParts) -> String {
    let frame = frame.with_theme(state.theme);
    let period = period(dataset);
    let state = &without_idle(dataset, state, period);
    let listing = listing(dataset, state);
    let entries = &listing.entries;
    let context = Context::of(frame, dataset, state).with_cards(listing.is_whole());
    let reports: Vec<_> = entries
        .iter()
        .map(|entry| ReportView::of(entry, &context))
        .collect();
    let [west, south, east, north] = dataset.view().to_array();
    let last_day = state.to.or(period.map(|(_, last)| last));
    let drawing = drawing(frame, dataset, state, entries, last_day);
    let form = FilterForm::of(&frame, dataset, state, period);
    document(&EmbedPage {
        page: super::Page {
            frame,
            title: frame.title().text,
            nav: super::Nav::Nowhere,
            script: "embed.js",
            links: &[],
        },
        parts,
        chosen: share::chosen_words(frame, dataset, state),
        result: result_words(&frame, listing.shown, listing.all),
        whole: frame.links.map_page(state),
        sprite: marks::sprite(&dataset.project, &statuses(dataset)),
        svg: render::map_svg(dataset, &drawing),
        key: Key::of(&frame, dataset, &render::seen(dataset, &drawing), last_day),
        bounds: format!("{west},{south},{east},{north}"),
        style_light: frame.style("light"),
        style_dark: frame.style("dark"),
        config: super::config::config(&frame, dataset, period, &listing, &form),
        reports,
    })
}
