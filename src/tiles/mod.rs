//! Vector tiles, their documents, and the map style that draws them; all from a dataset, nothing of HTTP.
//!
//! ```text
//!   geometry ──▶ shapes on the grid ──▶ importance per vertex ──▶ per tile: pick, cut, round ──▶ MVT, gzip, cache
//! ```
//!
//! [`Tiles`] does all of it for one dataset.

mod crowd;
mod cut;
mod encode;
mod layer;
mod network;
mod posts;
mod segments;
mod shape;
mod smooth;
mod tags;
mod tilejson;
mod tileset;

#[cfg(test)]
mod tests;

pub use tilejson::tilejson;
pub use tileset::{Selection, Tiles, UnknownCollection, gunzip};
