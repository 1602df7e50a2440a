//! Which reports the page lists: all of them; where there are too many, a window of those that the filters let through.
//!
//! Above [`MANY`] the page works from tiles and counts: the map, the legend and the timeline ask for what they show,
//! and the list holds [`LISTED`] reports at a time.

use std::cmp::Ordering;

use super::entry::{Entry, entries, entry, rows};
use crate::{
    features::{Collection, Column, Dataset, Kind, property::TextColumn},
    query::{PageState, Sort},
};

/// Above so many reports the page works from tiles and counts.
pub const MANY: usize = 20_000;
/// So many reports are listed at a time where there are many.
pub const LISTED: usize = 200;
/// Above so many, a row of the list comes without its card, which is asked for when it is opened.
pub const WHOLE: usize = 500;

/// The reports of a page.
pub(in crate::pages) struct Listing<'a> {
    /// In the chosen order. Where there are many, a report that is open and not in the window is the last.
    pub entries: Vec<Entry<'a>>,
    /// How many the filters let through.
    pub shown: usize,
    /// How many there are.
    pub all: usize,
    /// How many of those shown have no place.
    pub unplaced: usize,
    /// The window: how many shown reports stand before it, and how many it holds. None where all are listed.
    pub window: Option<(usize, usize)>,
}

impl Listing<'_> {
    /// Whether rows bring their cards with them.
    pub(in crate::pages) fn is_whole(&self) -> bool {
        self.entries.len() <= WHOLE && self.window.is_none()
    }
}

/// How many reports a dataset has.
pub(in crate::pages) fn count(dataset: &Dataset) -> usize {
    dataset.of_kind(Kind::Report).map(Collection::len).sum()
}

/// Whether a dataset has too many reports to list them all.
pub(in crate::pages) fn is_many(dataset: &Dataset) -> bool {
    count(dataset) > MANY
}

/// The reports of a page in a state.
pub(in crate::pages) fn listing<'a>(dataset: &'a Dataset, state: &PageState) -> Listing<'a> {
    let all = count(dataset);
    if all > MANY {
        return window(dataset, state, all);
    }
    let entries = entries(dataset, state);
    let shown = || entries.iter().filter(|entry| entry.shown);
    Listing {
        shown: shown().count(),
        unplaced: shown().filter(|entry| entry.place.is_none()).count(),
        all,
        window: None,
        entries,
    }
}

fn window<'a>(dataset: &'a Dataset, state: &PageState, all: usize) -> Listing<'a> {
    let collections: Vec<&Collection> = dataset.of_kind(Kind::Report).collect();
    let orders: Vec<Order> = collections
        .iter()
        .map(|c| Order::of(c, state.sort))
        .collect();
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (index, collection) in collections.iter().enumerate() {
        let rows = rows(dataset, collection, state);
        found.extend(rows.into_iter().map(|row| (index, row)));
    }
    let unplaced = found
        .iter()
        .filter(|(index, row)| *row >= collections[*index].located());
    let (shown, unplaced) = (found.len(), unplaced.count());
    let skip = state.skip.min(shown.saturating_sub(1) / LISTED * LISTED);
    let end = (skip + LISTED).min(shown);
    let compare = |a: &(usize, usize), b: &(usize, usize)| {
        let (one, other) = (&orders[a.0], &orders[b.0]);
        one.key(a.1).compare(&other.key(b.1)).then_with(|| {
            let id = |at: &(usize, usize)| collections[at.0].id(at.1).to_string();
            id(a).cmp(&id(b))
        })
    };
    // Only the window is sorted; of what is before and behind it the order does not matter.
    if end < shown {
        found.select_nth_unstable_by(end, compare);
        found.truncate(end);
    }
    if skip > 0 && skip < found.len() {
        found.select_nth_unstable_by(skip, compare);
    }
    let mut listed = found.split_off(skip);
    listed.sort_by(compare);
    let mut entries: Vec<Entry> = listed
        .iter()
        .filter_map(|&(index, row)| entry(collections[index], row, true))
        .collect();
    let window = Some((skip, entries.len()));
    let open = state.report.as_deref();
    if let Some((collection, row)) = open.and_then(|id| dataset.report(id))
        && entries.iter().all(|entry| Some(entry.id.as_str()) != open)
    {
        entries.extend(entry(collection, row, false));
    }
    Listing {
        entries,
        shown,
        all,
        unplaced,
        window,
    }
}

/// What a row is ordered by: the number that was asked for, then its days.
struct Key<'a> {
    number: f64,
    days: (Option<&'a str>, Option<&'a str>),
}

impl Key<'_> {
    fn compare(&self, other: &Self) -> Ordering {
        self.number
            .total_cmp(&other.number)
            .then_with(|| self.days.cmp(&other.days))
    }
}

/// The columns by which the rows of a collection are ordered.
struct Order<'a> {
    first: Option<&'a TextColumn>,
    last: Option<&'a TextColumn>,
    numbers: Vec<&'a [f64]>,
    /// The number of a row that has none.
    without: f64,
}

impl<'a> Order<'a> {
    fn of(collection: &'a Collection, sort: Sort) -> Self {
        let texts = |name: &str| match collection.column(name) {
            Some(Column::Text(texts)) => Some(texts),
            _ => None,
        };
        let names: &[&str] = match sort {
            Sort::Date => &[],
            Sort::Km => &["km", "km_min"],
            Sort::Offset => &["offset_km"],
        };
        let numbers = names
            .iter()
            .filter_map(|name| match collection.column(name) {
                Some(Column::Number(numbers)) => Some(numbers.as_slice()),
                _ => None,
            });
        Self {
            first: texts("date_start"),
            last: texts("date_end"),
            numbers: numbers.collect(),
            without: if sort == Sort::Date {
                0.0
            } else {
                f64::INFINITY
            },
        }
    }

    /// Those without a place along the border stay behind. Days of one form compare as texts.
    fn key(&self, row: usize) -> Key<'a> {
        let numbers = self.numbers.iter().map(|numbers| numbers[row]);
        let first = self.first.and_then(|days| days.get(row));
        Key {
            number: numbers
                .into_iter()
                .find(|number| !number.is_nan())
                .unwrap_or(self.without),
            days: (first, self.last.and_then(|days| days.get(row)).or(first)),
        }
    }
}
