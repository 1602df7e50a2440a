//! The border engine: topology, measures, locate, sectors, profile, strip.
//!
//! Areas and lines with two sides go in ([`Borders::build`]); out comes one [`Border`] for each pair of neighbours,
//! measured in geodesic km from its western end.
//!
//! ```text
//!   areas, stretches ──▶ topology ──▶ chains ──▶ Border { parts, km }
//! ```

mod borders;
mod chain;
mod edges;
mod finding;
mod input;
mod measure;
mod parts;
mod rings;
mod snap;
mod topology;

pub use borders::Borders;
pub use finding::{Finding, FindingKind};
pub use input::{Area, Nature, Override, Start, Status, Stretch, UnknownStatus};
pub use measure::{BeyondBorder, Place};
pub use parts::{Border, Part, Segment};
