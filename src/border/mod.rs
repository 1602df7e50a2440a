//! The border engine: topology, measures, locate, sectors, profile, strip.
//!
//! Areas and lines with two sides go in ([`Borders::build`]); out comes one [`Border`] for each pair of neighbours,
//! measured in geodesic km from its western end.
//!
//! ```text
//!  Area ──▶ rings ─▶ edges ─▶ snap ─▶ topology ──▶ chain ──▶ parts (Border, Part, Segment) ──▶ measure, posts, sector, profile
//!  Stretch ─────────────────────────────────────▶ chain ──┘      │
//!  Area ──▶ territory (ground, cells, parallels) ───────▶ Borders ◀┘ index (piece, fan)
//!                                                           │
//!                              locate ─▶ foot, hand, disc (rim, contenders, farthest) ─▶ Location
//! ```
//!
//! [`check()`] tells what is wrong between areas; [`membership`], [`bins`] and [`reached`] count what is vague.

mod apart;
mod borders;
mod cells;
mod chain;
mod check;
mod contenders;
mod disc;
mod edges;
mod fan;
mod farthest;
mod finding;
mod foot;
mod frame;
mod ground;
mod hand;
mod index;
mod input;
mod interval;
mod locate;
mod location;
mod loose;
mod measure;
mod outline;
mod parallels;
mod parts;
mod piece;
mod posts;
mod profile;
mod rim;
mod rings;
mod sector;
mod snap;
mod territory;
mod topology;
mod web;

pub use borders::Borders;
pub use check::check;
pub use finding::{Finding, FindingKind};
pub use input::{Area, Nature, Override, Start, Status, Stretch, UnknownStatus};
pub use interval::{Bin, Count, Membership, bins, membership, reached};
pub use location::{Hand, Location};
pub use measure::{BeyondBorder, Place};
pub use parts::{Border, Part, Segment};
pub use posts::Post;
pub use profile::{ByRuler, ByTolerance, Profile, RULERS_KM, TOLERANCES_M};
pub use sector::area_km2;
