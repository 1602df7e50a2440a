//! Where features live and how a selection of them is found: in memory, by index and columns.

mod area;
pub mod counts;
mod matches;
mod predicate;
mod selection;
mod sure;
pub mod tally;
#[cfg(test)]
mod tests;

pub use matches::{Matches, Page, Start};
pub use predicate::{Predicate, Test};
pub use selection::{KmRange, Selection};
