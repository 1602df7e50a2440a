//! Drawings made on the server, as SVG: the straightened border, its length by resolution, its weeks.

mod diagram;
mod length_chart;
mod offset_axis;
mod spacetime;
mod stand;
mod strip;
mod week_chart;

pub use diagram::{Caption, Ink};
pub use length_chart::{Quote, length_chart};
pub use spacetime::{FARTHEST_KM, spacetime};
pub use strip::strip;
pub use week_chart::{Week, WeekSide, week_chart};
