//! The documents of the border API: what is known of a border, kilometre by kilometre, without how it travels.

mod axis;
mod counts;
mod crowd;
mod landmarks;
mod place;
mod points;
mod profile;
mod profiles;
mod sector;
mod spacetime;
mod strip;
mod summary;

pub use counts::CountsDocument;
pub use crowd::{CROWD, Crowd, Placed, monday};
pub use landmarks::{LandmarkCrossing, LandmarkTown, Landmarks, Spell};
pub use place::{LocationDocument, place_feature, posts};
pub use points::StripPoint;
pub use profile::ProfileDocument;
pub use profiles::Profiles;
pub use sector::Sector;
pub use spacetime::{ContextRule, Spacetime};
pub use strip::{SideName, Strip, StripSegment};
pub use summary::{BorderDocument, BordersDocument, QuotedDocument, Summary, metres, name, quoted};
