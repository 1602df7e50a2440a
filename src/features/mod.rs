//! Features, collections, reports, crossings, claims, datasets: what everything above speaks of.

pub mod claim;
pub mod collection;
pub mod crossing;
pub mod dataset;
#[cfg(test)]
pub(crate) mod fixture;
pub mod fold;
pub mod id;
pub mod interval;
pub mod project;
pub mod property;
pub mod report;
pub mod shares;
pub mod vague;

pub use claim::{Claim, Verdict};
pub use collection::{About, Collection, Kind, Role, Row};
pub use crossing::{Crossing, CrossingStatus, StatusEntry};
pub use dataset::{Chart, Dataset, Step};
pub use fold::{fold, search_text};
pub use id::FeatureId;
pub use interval::Interval;
pub use project::{Basemap, BorderNote, Category, ContextDate, LocalText, Project, Quoted};
pub use property::{Column, Property, PropertyKind};
pub use report::{Derived, Report, Source};
