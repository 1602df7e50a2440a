//! What the interface says in each of its languages, and how they write numbers and dates.
//!
//! Messages are Fluent files (`static/lang/{language}/{area}.ftl`), built into the binary and parsed once. Numbers and
//! dates are ICU4X's, in the Gregorian calendar, because browsers do not know every language that we speak.

mod dates;
mod handover;
mod language;
mod messages;
mod negotiate;
mod numbers;

#[cfg(test)]
mod tests;

pub use dates::{DateForm, date, days, month, months, years};
pub use handover::handover;
pub use language::{Direction, Language};
pub use messages::{Arg, arg, say, text};
pub use negotiate::negotiate;
pub use numbers::{in_digits, number, precise};
