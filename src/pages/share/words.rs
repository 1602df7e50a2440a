//! A state of the page in words: which period, which filters.

use jiff::civil::Date;

use crate::{
    features::{Dataset, report::Status},
    lang::{self, DateForm, arg},
    pages::{Frame, map, words::vocabulary},
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
pub(in crate::pages) fn period(
    frame: Frame,
    dataset: &Dataset,
    state: &PageState,
) -> Option<String> {
    chosen(dataset, state)
        .map(|(first, last)| lang::days(frame.language, first, last, DateForm::Day))
}

/// Every filter but the period: `categories: Incident`, `km 390–480`.
pub(in crate::pages) fn filters(frame: Frame, dataset: &Dataset, state: &PageState) -> Vec<String> {
    let project = &dataset.project;
    let tag = frame.language.tag();
    let mut words = Vec::new();
    if let Some(categories) = &state.categories {
        words.push(named(frame, "share-by-category", categories, |id| {
            project.category(id)?.label.get(tag).map(str::to_owned)
        }));
    }
    if let Some(statuses) = &state.statuses {
        words.push(named(frame, "share-by-status", statuses, |word| {
            let status = serde_json::from_value::<Status>(word.into()).ok()?;
            Some(vocabulary::status(frame.language, status).into_owned())
        }));
    }
    if let Some(sides) = &state.sides {
        words.push(named(frame, "share-by-side", sides, |code| {
            Some(project.side_name(code, tag).to_owned())
        }));
    }
    words.extend(match (state.km_from, state.km_to) {
        (Some(from), Some(to)) => {
            Some(frame.say("share-by-km", [arg("from", from), arg("to", to)]))
        }
        (Some(from), None) => Some(frame.say("share-by-km-from", [arg("from", from)])),
        (None, Some(to)) => Some(frame.say("share-by-km-to", [arg("to", to)])),
        (None, None) => None,
    });
    if !state.search.is_empty() {
        words.push(frame.say("share-by-search", [arg("words", &state.search)]));
    }
    if state.bbox.is_some() || (state.in_view && state.view.is_some()) {
        words.push(frame.t("share-by-view").into_owned());
    }
    words
}

fn named(
    frame: Frame,
    message: &str,
    values: &[String],
    label: impl Fn(&str) -> Option<String>,
) -> String {
    let labels: Vec<String> = values
        .iter()
        .map(|value| label(value).unwrap_or_else(|| value.clone()))
        .collect();
    let list = if labels.is_empty() {
        frame.t("share-by-none").into_owned()
    } else {
        labels.join(", ")
    };
    frame.say(message, [arg("list", list)])
}

/// The period, where one is chosen, and the filters; empty where nothing is.
pub(in crate::pages) fn choices(frame: Frame, dataset: &Dataset, state: &PageState) -> Vec<String> {
    let is_dated = state.from.is_some() || state.to.is_some();
    let mut told: Vec<String> = period(frame, dataset, state)
        .filter(|_| is_dated)
        .into_iter()
        .collect();
    told.extend(filters(frame, dataset, state));
    told
}

/// What a state shows, in a line; the project's own line where nothing is chosen.
pub(in crate::pages) fn chosen_words(frame: Frame, dataset: &Dataset, state: &PageState) -> String {
    let told = choices(frame, dataset, state);
    if told.is_empty() {
        frame
            .subtitle()
            .map_or_else(String::new, |told| told.text.to_owned())
    } else {
        told.join(" · ")
    }
}
