//! The only code that reads data files: the manifest, one reader a format, and the checks of loading.

pub mod finding;
pub mod folder;

pub mod manifest;

mod claims;
mod crossing;
mod entries;
mod feature_file;
mod fields;
mod geometry;
mod report;
mod story;
mod territory;
