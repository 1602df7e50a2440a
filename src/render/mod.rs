//! Drawings made on the server, as SVG: the straightened border, its length by resolution, its weeks.

mod diagram;
#[cfg(test)]
mod fixture;
mod length_chart;
mod offset_axis;
mod spacetime;
mod stand;
mod status_bar;
mod strip;
mod week_chart;

pub use diagram::{Caption, Ink, mark};
pub use length_chart::{Quote, length_chart};
pub use spacetime::{FARTHEST_KM, spacetime};
pub use status_bar::{status_bar, status_months};
pub use strip::strip;
pub use week_chart::{Week, WeekMark, week_chart};
