//! The HTML pages: view models from the dataset, Askama templates, and the words for dates, places and ratings.
//!
//! Every page is a function that takes a [`Frame`] (what all pages share) and returns a finished document.

mod finish;
mod marks;
mod story;
mod told;

pub mod about;
pub mod api;
pub mod borders;
pub mod claims;
pub mod error;
pub mod frame;
pub mod map;
pub mod markdown;
pub mod media;
pub mod reports;
pub mod share;
pub mod words;

pub use frame::{Frame, Link, Nav};
pub use told::Told;
