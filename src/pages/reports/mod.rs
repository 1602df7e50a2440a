//! `/reports/…`: a report's permanent page, with everything that the map's card says and its own small map.

mod choice;
mod map;
mod neighbours;
mod page;

pub use choice::choice;
pub use page::report;
