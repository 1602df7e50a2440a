//! What a client asked, parsed at the door: values of these types are valid.

mod bbox;
mod border;
mod counts;
mod cursor;
mod datetime;
mod embed;
mod error;
mod filter;
mod items;
mod km;
mod page_state;
mod params;
mod picture;
mod property;

pub use border::{GroupBy, LocateQuery, SectorQuery, bin_km, group_by, km as border_km};
pub use counts::CountsQuery;
pub use embed::EmbedParts;
pub use error::QueryError;
pub use filter::{FILTERS, Filters};
pub use items::{DEFAULT_LIMIT, ItemsQuery, MAX_LIMIT};
pub use page_state::{PageState, Sort, Theme, View};
pub use params::Params;
pub use picture::{MOST_PIXELS, PictureSize};
pub use property::{is_offered, takes_list};
