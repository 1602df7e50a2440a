//! The API's resources for people: the same content as the JSON documents, with all of their links.

mod card;
mod collections;
mod data;
mod item;
mod items;
mod mini_map;
mod schema;
mod value;

pub use collections::{collection, collections, conformance};
pub use data::{PathRow, data};
pub use item::item;
pub use items::{ItemsPage, items};
pub use schema::{queryables, schema, sortables};

use super::{Frame, Link};

/// A step of the way down to a page.
fn crumb(frame: &Frame, path: &str, words: &str) -> Link {
    Link {
        rel: "up".to_owned(),
        href: frame.url(path),
        media_type: None,
        title: Some(words.to_owned()),
    }
}

/// The way down to the collections.
fn crumbs(frame: &Frame) -> Vec<Link> {
    vec![
        crumb(frame, "/api?f=html", "Data and API"),
        crumb(frame, "/collections?f=html", "Collections"),
    ]
}
