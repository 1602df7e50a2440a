//! The documents of the border API: what it says, without how it travels.

mod counts;
mod place;
mod profile;
mod profiles;
mod sector;
mod summary;

pub use counts::CountsDocument;
pub use place::{LocationDocument, place_feature, posts};
pub use profile::ProfileDocument;
pub use profiles::Profiles;
pub use sector::Sector;
pub use summary::{BorderDocument, BordersDocument, QuotedDocument, Summary, metres, name, quoted};
