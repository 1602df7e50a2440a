//! Queryables, sortables and schema of a collection as tables.

use std::borrow::Cow;

use askama::Template;

use super::{collections::page, crumbs_in};
use crate::{
    features::{Collection, Property, PropertyKind},
    pages::{Frame, Link, finish::document, frame::Page},
};

#[derive(Template)]
#[template(path = "api/properties.html")]
struct PropertiesPage<'a> {
    page: Page<'a>,
    crumbs: &'a [Link],
    introduction: Cow<'static, str>,
    properties: &'a [&'a Property],
}

impl PropertiesPage<'_> {
    fn kind_words(&self, property: &Property) -> Cow<'static, str> {
        self.page.frame.t(match property.kind {
            PropertyKind::Text => "api-type-text",
            PropertyKind::Date => "api-type-date",
            PropertyKind::DateTime => "api-type-date-time",
            PropertyKind::Integer => "api-type-integer",
            PropertyKind::Number => "api-type-number",
            PropertyKind::Boolean => "api-type-boolean",
            PropertyKind::TextList => "api-type-texts",
            PropertyKind::Structured => "api-type-structured",
        })
    }
}

/// What a filter may ask of a collection.
#[must_use]
pub fn queryables(frame: Frame, collection: &Collection, links: &[Link]) -> String {
    let asked: Vec<_> = collection
        .properties()
        .iter()
        .filter(|property| property.is_queryable())
        .collect();
    table(
        frame,
        collection,
        links,
        "api-queryables",
        "api-queryables-standfirst",
        &asked,
    )
}

/// By what features may be sorted.
#[must_use]
pub fn sortables(
    frame: Frame,
    collection: &Collection,
    sortable: &[&Property],
    links: &[Link],
) -> String {
    table(
        frame,
        collection,
        links,
        "api-sortables",
        "api-sortables-standfirst",
        sortable,
    )
}

/// Every property of a collection's features.
#[must_use]
pub fn schema(frame: Frame, collection: &Collection, links: &[Link]) -> String {
    let all: Vec<_> = collection.properties().iter().collect();
    table(
        frame,
        collection,
        links,
        "api-schema",
        "api-schema-standfirst",
        &all,
    )
}

fn table(
    frame: Frame,
    collection: &Collection,
    links: &[Link],
    title: &str,
    introduction: &str,
    properties: &[&Property],
) -> String {
    let title = frame.t(title);
    document(&PropertiesPage {
        page: page(frame, &title, links),
        crumbs: &crumbs_in(&frame, &collection.about),
        introduction: frame.t(introduction),
        properties,
    })
}
