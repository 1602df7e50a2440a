//! The reports of a dataset with all that a page says of them, read back from their features.

use geo::{Coord, Geometry};
use serde::Deserialize;

use super::listing::{is_many, listing};
use crate::{
    features::{Collection, Dataset, Kind, Report},
    query::{Filters, PageState, Params, Sort},
};

/// One report, and whether the page's filters let it through.
pub(in crate::pages) struct Entry<'a> {
    pub collection: &'a Collection,
    pub id: String,
    pub report: Report,
    /// Where it is, in lon/lat degrees.
    pub place: Option<Coord>,
    /// Folded text for the browser's own search.
    pub search: &'a str,
    pub shown: bool,
}

/// Every report of a dataset in the order that the state asks for; of many (`super::listing`), those that are listed.
pub(in crate::pages) fn entries<'a>(dataset: &'a Dataset, state: &PageState) -> Vec<Entry<'a>> {
    if is_many(dataset) {
        return listing(dataset, state).entries;
    }
    let mut entries: Vec<_> = dataset
        .of_kind(Kind::Report)
        .flat_map(|collection| {
            let shown = shown(dataset, collection, state);
            (0..collection.len())
                .filter_map(move |row| entry(collection, row, shown.binary_search(&row).is_ok()))
        })
        .collect();
    sort(&mut entries, state.sort);
    entries
}

/// One report by its row; `None` where the feature cannot be read as a report, which the loader prevents.
pub(in crate::pages) fn entry(
    collection: &Collection,
    row: usize,
    shown: bool,
) -> Option<Entry<'_>> {
    #[derive(Deserialize)]
    struct Feature {
        properties: Report,
    }
    let feature: Feature = serde_json::from_slice(collection.json(row)).ok()?;
    Some(Entry {
        collection,
        id: collection.id(row).to_string(),
        report: feature.properties,
        place: match collection.geometry(row) {
            Some(Geometry::Point(point)) => Some(point.0),
            _ => None,
        },
        search: collection.text(row),
        shown,
    })
}

/// The rows that a page shows, ascending: a step of the story frames, and filters nothing of its own away.
pub(super) fn shown(dataset: &Dataset, collection: &Collection, state: &PageState) -> Vec<usize> {
    let mut shown = rows(dataset, collection, state);
    shown.extend(step_rows(dataset, collection, state));
    shown.sort_unstable();
    shown
}

/// The rows of the story's step, where the story is open.
fn step_rows(dataset: &Dataset, collection: &Collection, state: &PageState) -> Vec<usize> {
    let step = state.step.filter(|_| state.story);
    let step = step.and_then(|number| dataset.story.get(number.checked_sub(1)?));
    step.into_iter()
        .flat_map(|step| &step.reports)
        .filter_map(|id| collection.row_of(id))
        .collect()
}

/// The rows that the filters of a state let through, ascending; the same conditions as those of the items resource.
pub(in crate::pages) fn rows(
    dataset: &Dataset,
    collection: &Collection,
    state: &PageState,
) -> Vec<usize> {
    let filters = Filters::of(collection, &dataset.project);
    match filters.selection(&params(dataset, collection, state)) {
        Ok(selection) => selection.run(collection).iter().collect(),
        Err(_) => Vec::new(),
    }
}

/// The filters of a state as parameters of a collection's items, which answer them.
///
/// Pages refuse nothing: a filter that the collection does not know is as if absent, as is a value that it cannot have.
pub(in crate::pages) fn params(
    dataset: &Dataset,
    collection: &Collection,
    state: &PageState,
) -> Params {
    let filters = Filters::of(collection, &dataset.project);
    let known: Vec<&str> = filters.names().collect();
    let state = state.within(|name, value| is_possible(collection, name, value));
    let named = state.filters();
    let named = named.iter().filter(|(name, _)| known.contains(name));
    named.fold(Params::default(), |params, (name, value)| {
        params.with(name, value)
    })
}

/// The state with only those filters that a report may meet: what every resource answers.
pub(in crate::pages) fn possible(dataset: &Dataset, state: &PageState) -> PageState {
    let reports: Vec<&Collection> = dataset.of_kind(Kind::Report).collect();
    state.within(|name, value| reports.iter().any(|one| is_possible(one, name, value)))
}

/// Whether a property may have a value: any where it has no closed list.
fn is_possible(collection: &Collection, name: &str, value: &str) -> bool {
    let property = collection.properties().iter().find(|one| one.name == name);
    property.is_none_or(|property| {
        property.values.is_empty() || property.values.iter().any(|known| known == value)
    })
}

fn sort(entries: &mut [Entry], by: Sort) {
    let day = |entry: &Entry| (entry.report.date_start, entry.report.last_day());
    entries.sort_by(|a, b| day(a).cmp(&day(b)).then_with(|| a.id.cmp(&b.id)));
    let derived = |entry: &Entry| match by {
        Sort::Date => None,
        Sort::Km => entry.report.derived.km.or(entry.report.derived.km_min),
        Sort::Offset => entry.report.derived.offset_km,
    };
    if by != Sort::Date {
        // Those without a place along the border stay behind, by date; the sort is stable.
        entries.sort_by(|a, b| {
            let key = |entry: &Entry| derived(entry).unwrap_or(f64::INFINITY);
            key(a).total_cmp(&key(b))
        });
    }
}
