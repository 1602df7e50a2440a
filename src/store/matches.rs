//! The rows that a selection comes to, and a page of them.

use std::ops::Range;

/// Rows that match, ascending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Matches {
    /// Every row of so many.
    All(usize),
    /// These.
    Rows(Vec<usize>),
}

/// Where a page begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Start {
    /// With the first match.
    #[default]
    First,
    /// After so many matches.
    Offset(usize),
    /// With the first match behind this row, which itself need not match.
    After(usize),
}

/// A page of matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Its rows, in order.
    pub rows: Vec<usize>,
    /// How many rows match in all.
    pub matched: usize,
    /// How many matches come before it.
    pub before: usize,
    /// Whether matches follow.
    pub more: bool,
}

impl Matches {
    /// How many rows match.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::All(count) => *count,
            Self::Rows(rows) => rows.len(),
        }
    }

    /// Whether no row matches.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The rows, ascending.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        let (range, rows) = match self {
            Self::All(count) => (0..*count, [].as_slice()),
            Self::Rows(rows) => (0..0, rows.as_slice()),
        };
        range.chain(rows.iter().copied())
    }

    /// At most `limit` rows from `start` on.
    #[must_use]
    pub fn page(&self, start: Start, limit: usize) -> Page {
        let matched = self.len();
        let before = match start {
            Start::First => 0,
            Start::Offset(offset) => offset.min(matched),
            Start::After(row) => self.count_through(row),
        };
        let end = before.saturating_add(limit).min(matched);
        Page {
            rows: self.slice(before..end),
            matched,
            before,
            more: end < matched,
        }
    }

    /// How many matches are at or before a row.
    fn count_through(&self, row: usize) -> usize {
        match self {
            Self::All(count) => row.saturating_add(1).min(*count),
            Self::Rows(rows) => rows.partition_point(|&match_| match_ <= row),
        }
    }

    fn slice(&self, range: Range<usize>) -> Vec<usize> {
        match self {
            Self::All(_) => range.collect(),
            Self::Rows(rows) => rows[range].to_vec(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_after_a_row_that_does_not_match_begins_behind_it() {
        let page = Matches::Rows(vec![1, 4, 9]).page(Start::After(5), 10);
        assert_eq!((page.rows, page.before, page.more), (vec![9], 2, false));
    }

    #[test]
    fn an_offset_beyond_the_end_is_an_empty_page_that_knows_the_total() {
        let page = Matches::All(3).page(Start::Offset(usize::MAX), 10);
        assert_eq!((page.rows.len(), page.matched, page.more), (0, 3, false));
    }

    #[test]
    fn a_full_last_page_says_that_nothing_follows() {
        assert!(!Matches::All(4).page(Start::Offset(2), 2).more);
        assert!(Matches::All(5).page(Start::Offset(2), 2).more);
    }
}
