//! A condition on one property, compiled against its column.

use jiff::Timestamp;

use crate::features::{Collection, Column};

/// A condition on one property of a collection.
#[derive(Clone, Debug, PartialEq)]
pub struct Predicate {
    /// Name of the property; it has a column.
    pub property: String,
    /// What its value must be.
    pub test: Test,
}

/// What a property's value must be; null never passes.
#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    /// One of these texts; a list of texts must hold one of them.
    AnyOf(Vec<String>),
    /// This number.
    Number(f64),
    /// This truth.
    Boolean(bool),
    /// This instant, however its text writes it.
    Instant(Timestamp),
}

/// A predicate ready to be asked row by row.
pub(super) enum Compiled<'a> {
    Codes(&'a Column, Vec<u32>),
    Number(&'a [f64], f64),
    Boolean(&'a [Option<bool>], bool),
    Instant(&'a Column, Timestamp),
    Never,
}

impl Predicate {
    /// Looks up the column; a property without one, or of another type, matches nothing.
    pub(super) fn compile<'a>(&self, collection: &'a Collection) -> Compiled<'a> {
        match (collection.column(&self.property), &self.test) {
            (Some(column @ Column::Text(texts)), Test::AnyOf(words)) => Compiled::Codes(
                column,
                words
                    .iter()
                    .filter_map(|word| texts.code_of(word))
                    .collect(),
            ),
            (Some(column @ Column::TextList(texts)), Test::AnyOf(words)) => Compiled::Codes(
                column,
                words
                    .iter()
                    .filter_map(|word| texts.code_of(word))
                    .collect(),
            ),
            (Some(column @ Column::Text(_)), Test::Instant(at)) => Compiled::Instant(column, *at),
            (Some(Column::Number(numbers)), Test::Number(number)) => {
                Compiled::Number(numbers, *number)
            }
            (Some(Column::Boolean(truths)), Test::Boolean(truth)) => {
                Compiled::Boolean(truths, *truth)
            }
            _ => Compiled::Never,
        }
    }
}

impl Compiled<'_> {
    pub(super) fn holds(&self, row: usize) -> bool {
        match self {
            Self::Codes(Column::Text(texts), codes) => {
                texts.code(row).is_some_and(|code| codes.contains(&code))
            }
            Self::Codes(Column::TextList(texts), codes) => {
                texts.codes(row).iter().any(|code| codes.contains(code))
            }
            Self::Instant(Column::Text(texts), at) => texts
                .get(row)
                .and_then(|text| text.parse::<Timestamp>().ok())
                .is_some_and(|found| found == *at),
            #[expect(clippy::float_cmp, reason = "the client asked for this very number")]
            Self::Number(numbers, number) => numbers[row] == *number,
            Self::Boolean(truths, truth) => truths[row] == Some(*truth),
            Self::Codes(..) | Self::Instant(..) | Self::Never => false,
        }
    }
}
