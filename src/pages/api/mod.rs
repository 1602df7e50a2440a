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
use crate::features::About;

/// A step of the way down to a page.
fn crumb(frame: &Frame, address: &str, words: &str) -> Link {
    Link {
        rel: "up".to_owned(),
        href: frame.links.as_page(address),
        media_type: None,
        title: Some(words.to_owned()),
    }
}

/// The way down to the list of collections.
fn crumbs(frame: &Frame) -> Vec<Link> {
    vec![
        crumb(frame, &frame.links.api(), &frame.t("page-data")),
        crumb(
            frame,
            &frame.links.collections(),
            &frame.t("api-collections"),
        ),
    ]
}

/// The way down to what belongs to a collection.
fn crumbs_in(frame: &Frame, about: &About) -> Vec<Link> {
    let mut trail = crumbs(frame);
    trail.push(crumb(
        frame,
        &frame.links.collection(&about.id),
        &about.title,
    ));
    trail
}
