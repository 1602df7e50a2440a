//! The documents of the border API: what is known of a border, kilometre by kilometre.

mod axis;
mod landmarks;
mod points;
mod spacetime;
mod strip;

pub use landmarks::{LandmarkCrossing, LandmarkTown, Landmarks, Spell};
pub use points::StripPoint;
pub use spacetime::{ContextRule, Spacetime};
pub use strip::{SideName, Strip, StripSegment};
