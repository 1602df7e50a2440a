//! The API's resources for people: the same content as the JSON documents, with all of their links.

mod card;
mod collections;
mod data;
mod item;
mod items;
mod mini_map;
mod schema;
mod value;

pub(in crate::pages) use card::Card;
pub use collections::{collection, collections, conformance};
pub use data::{PathRow, data};
pub use item::item;
pub use items::{ItemsPage, items};
pub use schema::{queryables, schema, sortables};

use super::{Frame, Link};
use crate::{features::About, links::with_format};

/// A step of the way down to a page.
fn crumb(address: &str, words: &str) -> Link {
    Link {
        rel: "up".to_owned(),
        href: with_format(address, "html"),
        media_type: None,
        title: Some(words.to_owned()),
    }
}

/// The way down to the list of collections.
fn crumbs(frame: &Frame) -> Vec<Link> {
    vec![
        crumb(&frame.links.api(), "Data and API"),
        crumb(&frame.links.collections(), "Collections"),
    ]
}

/// The way down to what belongs to a collection.
fn crumbs_in(frame: &Frame, about: &About) -> Vec<Link> {
    let mut trail = crumbs(frame);
    trail.push(crumb(&frame.links.collection(&about.id), &about.title));
    trail
}
