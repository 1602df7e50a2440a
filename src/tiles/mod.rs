//! Vector tiles, their documents, and the map style that draws them; all from a dataset, nothing of HTTP.
//!
//! ```text
//!   geometry ──▶ shapes on the grid ──▶ importance per vertex ──▶ per tile: pick, cut, round ──▶ MVT, gzip, cache
//! ```
//!
//! [`Tiles`] does all of it for one dataset.

mod categories;
mod cluster;
mod crowd;
mod cut;
mod encode;
mod files;
mod layer;
mod network;
mod posts;
mod segments;
mod shape;
mod smooth;
mod style;
mod tags;
mod tilejson;
mod tileset;
mod tilesets;
mod tokens;

#[cfg(test)]
mod tests;

pub use categories::categories_css;
pub use cluster::abbreviated;
pub use files::{GlyphRange, elevation, glyphs, relief};
pub use style::style;
pub use tilejson::tilejson;
pub use tileset::{Selection, Tiles, UnknownCollection, gunzip};
pub use tilesets::{Of, tileset, tilesets};
pub use tokens::{Theme, without_comments};
