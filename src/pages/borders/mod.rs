//! `/borders` and `/borders/{id}` for people: how long, who crosses where, what was reported along it.

pub mod captions;
mod crossings;
mod figures;
mod length_words;
mod list;
mod map;
mod page;
mod reports;
mod tally;

pub use list::list;
pub use page::page;
