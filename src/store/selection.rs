//! What a client selects of a collection, already valid, and the rows that it comes to.

use super::{
    area::Area,
    matches::Matches,
    predicate::{Compiled, Predicate},
};
use crate::{
    features::{Collection, Column, Interval, fold},
    geometry::bbox::Bbox,
};

/// Conditions that all must hold; the default selects everything.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    /// Geometries that meet this box; features without a geometry match too (Part 1, /req/core/fc-bbox-response).
    pub bbox: Option<Bbox>,
    /// Times that meet this span; features without a time match too (Part 1, /req/core/fc-time-response).
    pub interval: Option<Interval>,
    /// Conditions on properties.
    pub predicates: Vec<Predicate>,
    /// Words that all stand in a feature's names, compared as [`fold`] writes them.
    pub words: Vec<String>,
    /// A stretch of border.
    pub km: Option<KmRange>,
}

/// A stretch of border in km from its start, ends included; a missing end is open.
///
/// A feature with an interval of km matches where its interval meets the stretch; one without km never does.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct KmRange {
    /// First km.
    pub from: Option<f64>,
    /// Last km.
    pub to: Option<f64>,
}

impl Selection {
    /// Splits free text into folded words.
    #[must_use]
    pub fn words_of(text: &str) -> Vec<String> {
        fold(text).split_whitespace().map(str::to_owned).collect()
    }

    /// Whether nothing is asked: every row matches.
    #[must_use]
    pub fn is_everything(&self) -> bool {
        *self == Self::default()
    }

    /// The rows that match, in row order.
    #[must_use]
    pub fn run(&self, collection: &Collection) -> Matches {
        if self.is_everything() {
            return Matches::All(collection.len());
        }
        let filter = Filter::compile(self, collection);
        let rows = match &self.bbox {
            // The rows without geometry are the last ones.
            Some(bbox) => Area::new(bbox)
                .rows(collection)
                .into_iter()
                .chain(collection.located()..collection.len())
                .filter(|&row| filter.holds(row))
                .collect(),
            None => (0..collection.len())
                .filter(|&row| filter.holds(row))
                .collect(),
        };
        Matches::Rows(rows)
    }
}

/// Everything of a selection but its box, ready to be asked row by row.
struct Filter<'a> {
    collection: &'a Collection,
    selection: &'a Selection,
    predicates: Vec<Compiled<'a>>,
    km: Option<(KmRange, KmColumns<'a>)>,
}

impl<'a> Filter<'a> {
    fn compile(selection: &'a Selection, collection: &'a Collection) -> Self {
        Self {
            collection,
            selection,
            predicates: selection
                .predicates
                .iter()
                .map(|predicate| predicate.compile(collection))
                .collect(),
            km: selection.km.map(|range| (range, KmColumns::of(collection))),
        }
    }

    fn holds(&self, row: usize) -> bool {
        self.predicates.iter().all(|predicate| predicate.holds(row))
            && self.holds_at_time(row)
            && self.km.as_ref().is_none_or(|(range, columns)| {
                columns
                    .interval(row)
                    .is_some_and(|(low, high)| range.meets(low, high))
            })
            && self
                .selection
                .words
                .iter()
                .all(|word| self.collection.text(row).contains(word.as_str()))
    }

    fn holds_at_time(&self, row: usize) -> bool {
        match (&self.selection.interval, self.collection.time(row)) {
            (Some(asked), Some(time)) => asked.intersects(time),
            _ => true,
        }
    }
}

impl KmRange {
    fn meets(self, low: f64, high: f64) -> bool {
        self.from.is_none_or(|from| from <= high) && self.to.is_none_or(|to| low <= to)
    }
}

/// The columns that say where along its border a feature may lie.
pub(super) struct KmColumns<'a> {
    km: Option<&'a [f64]>,
    low: Option<&'a [f64]>,
    high: Option<&'a [f64]>,
}

impl<'a> KmColumns<'a> {
    pub(super) fn of(collection: &'a Collection) -> Self {
        let numbers = |name| match collection.column(name) {
            Some(Column::Number(numbers)) => Some(numbers.as_slice()),
            _ => None,
        };
        Self {
            km: numbers("km"),
            low: numbers("km_min"),
            high: numbers("km_max"),
        }
    }

    /// The interval of a row, km; its exact km where it has no interval.
    pub(super) fn interval(&self, row: usize) -> Option<(f64, f64)> {
        let at =
            |column: Option<&[f64]>| column.map(|numbers| numbers[row]).filter(|km| !km.is_nan());
        at(self.low)
            .zip(at(self.high))
            .or_else(|| at(self.km).map(|km| (km, km)))
    }
}
