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
mod check;
mod disc;
mod edges;
mod farthest;
mod finding;
mod index;
mod input;
mod interval;
mod locate;
mod measure;
mod parts;
mod posts;
mod profile;
mod rim;
mod rings;
mod sector;
mod snap;
mod territory;
mod topology;

pub use borders::Borders;
pub use check::check;
pub use finding::{Finding, FindingKind};
pub use input::{Area, Nature, Override, Start, Status, Stretch, UnknownStatus};
pub use interval::{Bin, Count, Membership, bins, count_into, membership};
pub use locate::{Hand, Location};
pub use measure::{BeyondBorder, Place};
pub use parts::{Border, Part, Segment};
pub use posts::Post;
pub use profile::{ByRuler, ByTolerance, Profile, RULERS_KM, TOLERANCES_M};
pub use sector::area_km2;
