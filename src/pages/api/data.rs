//! "Data and API": what can be taken away, and the paths of the `OpenAPI` document as a readable list.

use askama::Template;

use super::{card::Card, collections::page};
use crate::{
    features::Dataset,
    pages::{Frame, Link, finish::document, frame::Page},
};

/// A path of the `OpenAPI` document.
#[derive(Clone, Debug)]
pub struct PathRow {
    /// As in the document, such as `/collections/{collectionId}`.
    pub path: String,
    /// Where it can be tried, for a path without placeholders.
    pub href: Option<String>,
    /// What it answers.
    pub summary: String,
    /// Names of its query parameters.
    pub parameters: Vec<String>,
}

#[derive(Template)]
#[template(path = "api/data.html")]
struct DataPage<'a> {
    page: Page<'a>,
    crumbs: &'a [Link],
    collections: Vec<Card<'a>>,
    paths: &'a [PathRow],
    address: &'a str,
}

/// The page of `/api`; `address` is the full address of the server, without a slash at its end.
#[must_use]
pub fn data(
    frame: Frame,
    dataset: &Dataset,
    address: &str,
    paths: &[PathRow],
    links: &[Link],
) -> String {
    let title = frame.t("page-data");
    document(&DataPage {
        page: page(frame, &title, links),
        crumbs: &[],
        collections: dataset
            .collections
            .iter()
            .map(|collection| Card::of(&frame, collection))
            .collect(),
        paths,
        address,
    })
}
