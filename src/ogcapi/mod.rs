//! The documents of OGC API – Features: what they say, without how they travel.

pub mod borders;
mod collection;
mod conformance;
mod counts;
mod csv;
mod items;
mod kml;
mod landing;
mod link;
pub mod media;
pub mod openapi;
mod queryables;
mod schema;
mod xml;

pub use collection::{CollectionDocument, Collections, Extent, Spatial, Temporal};
pub use conformance::Conformance;
pub use counts::CollectionCounts;
pub use csv::csv;
pub use items::{ItemDocument, ItemsDocument};
pub use kml::kml;
pub use landing::Landing;
pub use link::Link;
pub use queryables::queryables;
pub use schema::schema;
pub use xml::xml_text;

/// WGS84 longitude and latitude, the coordinate reference system of everything that we serve.
pub const CRS84: &str = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
/// The Gregorian calendar.
pub const GREGORIAN: &str = "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian";

/// A document as JSON.
#[must_use]
#[expect(
    clippy::missing_panics_doc,
    reason = "documents of texts and numbers serialise to memory"
)]
pub fn to_json(document: &impl serde::Serialize) -> Vec<u8> {
    serde_json::to_vec(document).expect("documents of texts and numbers serialise to memory")
}
