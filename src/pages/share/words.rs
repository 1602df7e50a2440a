//! A state of the page in words: which period, which filters.

use jiff::civil::Date;

use crate::{
    features::{Dataset, report::Status},
    pages::{
        Frame, map,
        words::{
            dates,
            numbers::{counted, grouped},
            vocabulary,
        },
    },
    query::PageState,
};

/// First and last day of what a state shows.
pub(super) fn chosen(dataset: &Dataset, state: &PageState) -> Option<(Date, Date)> {
    let whole = map::period(dataset);
    let first = state.from.or(whole.map(|(first, _)| first))?;
    let last = state.to.or(whole.map(|(_, last)| last))?;
    Some((first, last.max(first)))
}

/// The period of a state: `1 July – 30 September 2021`.
pub(in crate::pages) fn period(dataset: &Dataset, state: &PageState) -> Option<String> {
    chosen(dataset, state).map(|(first, last)| dates::days(first, last))
}

/// Every filter but the period, one sentence piece each: `only incidents`, `km 390–480`.
pub(in crate::pages) fn filters(dataset: &Dataset, state: &PageState) -> Vec<String> {
    let project = &dataset.project;
    let mut words = Vec::new();
    if let Some(categories) = &state.categories {
        words.push(named("categories", categories, |id| {
            project.category(id)?.label.get("en").map(str::to_owned)
        }));
    }
    if let Some(statuses) = &state.statuses {
        words.push(named("status", statuses, |word| {
            let status = serde_json::from_value::<Status>(word.into()).ok()?;
            Some(vocabulary::status(status).to_owned())
        }));
    }
    if let Some(sides) = &state.sides {
        words.push(named("side", sides, |code| {
            Some(project.side_name(code, "en").to_owned())
        }));
    }
    if state.km_from.is_some() || state.km_to.is_some() {
        let km =
            |km: Option<f64>, open: &str| km.map_or_else(|| open.to_owned(), |km| grouped(km, 0));
        words.push(format!(
            "km {}–{}",
            km(state.km_from, "0"),
            km(state.km_to, "end")
        ));
    }
    if !state.search.is_empty() {
        words.push(format!("search “{}”", state.search));
    }
    if state.bbox.is_some() || (state.in_view && state.view.is_some()) {
        words.push("in this view only".to_owned());
    }
    words
}

fn named(what: &str, values: &[String], label: impl Fn(&str) -> Option<String>) -> String {
    if values.is_empty() {
        return format!("{what}: none");
    }
    let labels: Vec<String> = values
        .iter()
        .map(|value| label(value).unwrap_or_else(|| value.clone()))
        .collect();
    format!("{what}: {}", labels.join(", "))
}

/// "Map", before what it shows.
pub(super) fn map_word(_: Frame) -> &'static str {
    "Map"
}

/// What a state shows, in a line: the period and the filters; the project's own line where nothing is chosen.
pub(in crate::pages) fn chosen_words(frame: Frame, dataset: &Dataset, state: &PageState) -> String {
    let mut told: Vec<String> = Vec::new();
    if state.from.is_some() || state.to.is_some() {
        told.extend(period(dataset, state));
    }
    told.extend(filters(dataset, state));
    if told.is_empty() {
        frame.project.subtitle.clone().unwrap_or_default()
    } else {
        told.join(" · ")
    }
}

/// "Download 40 reports".
pub(super) fn download_title(_: Frame, shown: usize) -> String {
    format!("Download {}", counted(shown, "report", "reports"))
}
