//! The only code that reads data files: the manifest, one reader a format, and the checks of loading.

pub mod finding;
pub mod folder;

mod feature_file;
mod fields;
mod geometry;
