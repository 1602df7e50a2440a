//! The landing page: where a client begins (Part 1, /req/core/root-success).

use serde::Serialize;

use super::{Link, media};
use crate::{
    features::Dataset,
    links::{Links, with_format},
};

/// The landing page.
#[derive(Clone, Debug, Serialize)]
pub struct Landing {
    /// Title of the project.
    pub title: String,
    /// Its standfirst.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Its credit line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attribution: Option<String>,
    /// Where to go from here.
    pub links: Vec<Link>,
}

impl Landing {
    /// The landing page of a dataset.
    #[must_use]
    pub fn new(dataset: &Dataset, links: &Links) -> Self {
        let project = &dataset.project;
        // At the bare address a client that names no type gets the map page.
        let json = with_format(&links.landing(), "json");
        let page = links.landing();
        let mut all = vec![
            Link::new("self", json, media::JSON).titled("This document"),
            Link::new("alternate", page, media::HTML_LINK).titled("The map"),
        ];
        all.extend([
            Link::new("service-desc", links.api(), media::OPENAPI).titled("The API definition"),
            Link::new(
                "service-doc",
                with_format(&links.api(), "html"),
                media::HTML_LINK,
            )
            .titled("The API documentation"),
            Link::new("conformance", links.conformance(), media::JSON)
                .titled("The standards that this API follows"),
            Link::new("data", links.collections(), media::JSON).titled("The collections"),
            Link::new(
                "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector",
                links.dataset_tilesets(),
                media::JSON,
            )
            .titled("Vector tiles of the whole dataset"),
        ]);
        Self {
            title: project.title.clone(),
            description: project.description.clone(),
            attribution: project.attribution.clone(),
            links: all,
        }
    }
}
