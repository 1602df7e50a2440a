//! `/collections`, `/collections/{id}` and `/conformance` for people.

use askama::Template;

use super::{card::Card, crumb, crumbs, mini_map::MiniMap};
use crate::{
    features::{Collection, Dataset},
    lang::arg,
    pages::{Frame, Link, Nav, finish::document, frame::Page},
};

#[derive(Template)]
#[template(path = "api/collections.html")]
struct CollectionsPage<'a> {
    page: Page<'a>,
    crumbs: &'a [Link],
    collections: Vec<Card<'a>>,
    standfirst: String,
}

/// The list of collections.
#[must_use]
pub fn collections(frame: Frame, dataset: &Dataset, links: &[Link]) -> String {
    let count = dataset.collections.len();
    let title = frame.t("api-collections");
    document(&CollectionsPage {
        page: page(frame, &title, links),
        crumbs: &[crumb(&frame, &frame.links.api(), &frame.t("page-data"))],
        collections: dataset
            .collections
            .iter()
            .map(|collection| Card::of(&frame, collection))
            .collect(),
        standfirst: frame.say("api-collections-standfirst", [arg("count", count)]),
    })
}

#[derive(Template)]
#[template(path = "api/collection.html")]
struct CollectionPage<'a> {
    page: Page<'a>,
    crumbs: &'a [Link],
    card: Card<'a>,
    map: Option<MiniMap>,
}

/// One collection.
#[must_use]
pub fn collection(frame: Frame, collection: &Collection, links: &[Link]) -> String {
    let card = Card::of(&frame, collection);
    document(&CollectionPage {
        page: page(frame, &collection.about.title, links),
        crumbs: &crumbs(&frame),
        map: MiniMap::of(&frame, &card, collection.extent()),
        card,
    })
}

#[derive(Template)]
#[template(path = "api/conformance.html")]
struct ConformancePage<'a> {
    page: Page<'a>,
    crumbs: &'a [Link],
    classes: &'a [&'a str],
}

/// The conformance classes, by their URIs.
#[must_use]
pub fn conformance(frame: Frame, classes: &[&str], links: &[Link]) -> String {
    let title = frame.t("api-conformance");
    document(&ConformancePage {
        page: page(frame, &title, links),
        crumbs: &[crumb(&frame, &frame.links.api(), &frame.t("page-data"))],
        classes,
    })
}

pub(super) fn page<'a>(frame: Frame<'a>, title: &'a str, links: &'a [Link]) -> Page<'a> {
    Page {
        frame,
        title,
        nav: Nav::Data,
        script: "mini-map.js",
        links,
    }
}
