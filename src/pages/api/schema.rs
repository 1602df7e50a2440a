//! Queryables, sortables and schema of a collection as tables.

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
    introduction: &'static str,
    properties: &'a [&'a Property],
}

impl PropertiesPage<'_> {
    #[expect(clippy::unused_self, reason = "templates call functions as methods")]
    fn kind_words(&self, property: &Property) -> &'static str {
        match property.kind {
            PropertyKind::Text => "text",
            PropertyKind::Date => "date",
            PropertyKind::DateTime => "date and time",
            PropertyKind::Integer => "whole number",
            PropertyKind::Number => "number",
            PropertyKind::Boolean => "true or false",
            PropertyKind::TextList => "list of texts",
            PropertyKind::Structured => "structured",
        }
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
        "What can be asked",
        "Each of these properties is a parameter of the collection's items: name=value.",
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
        "What can be sorted by",
        "Features can be put in the order of each of these properties.",
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
        "Schema",
        "Every property that a feature of this collection may have.",
        &all,
    )
}

fn table(
    frame: Frame,
    collection: &Collection,
    links: &[Link],
    title: &str,
    introduction: &'static str,
    properties: &[&Property],
) -> String {
    document(&PropertiesPage {
        page: page(frame, title, links),
        crumbs: &crumbs_in(&frame, &collection.about),
        introduction,
        properties,
    })
}
