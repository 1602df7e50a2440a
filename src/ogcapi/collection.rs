//! Collections and what is said of each (Part 1, /req/core/fc-md-success).

use jiff::Timestamp;
use serde::Serialize;

use super::{CRS84, GREGORIAN, Link, media};
use crate::{
    features::{Collection, Dataset},
    links::Links,
    store::tally::Key,
};

/// The list of collections.
#[derive(Clone, Debug, Serialize)]
pub struct Collections {
    /// Where to go from here.
    pub links: Vec<Link>,
    /// The collections, in the manifest's order.
    pub collections: Vec<CollectionDocument>,
}

/// One collection.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CollectionDocument {
    /// Id in every address.
    pub id: String,
    /// Title for people.
    pub title: String,
    /// A sentence or two.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Credit line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attribution: Option<String>,
    /// Where and when its features lie.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extent: Option<Extent>,
    /// Always `feature`.
    pub item_type: &'static str,
    /// Coordinate reference systems in which it can be had.
    pub crs: [&'static str; 1],
    /// How many features it has.
    pub item_count: usize,
    /// Where to go from here.
    pub links: Vec<Link>,
}

/// Where and when the features of a collection lie.
#[derive(Clone, Debug, Serialize)]
pub struct Extent {
    /// Where.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spatial: Option<Spatial>,
    /// When.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub temporal: Option<Temporal>,
}

/// One box in degrees: west, south, east, north; west > east across the antimeridian.
#[derive(Clone, Debug, Serialize)]
pub struct Spatial {
    /// The box.
    pub bbox: [[f64; 4]; 1],
    /// What its numbers mean.
    pub crs: &'static str,
}

/// One interval; null is an open end.
#[derive(Clone, Debug, Serialize)]
pub struct Temporal {
    /// Start and end.
    pub interval: [[Option<Timestamp>; 2]; 1],
    /// Which calendar.
    pub trs: &'static str,
}

impl Collections {
    /// The collections of a dataset.
    #[must_use]
    pub fn new(dataset: &Dataset, links: &Links) -> Self {
        Self {
            links: Link::self_and_page(&links.collections(), media::JSON).to_vec(),
            collections: dataset
                .collections
                .iter()
                .map(|collection| CollectionDocument::new(collection, links))
                .collect(),
        }
    }
}

impl CollectionDocument {
    /// What is said of a collection.
    #[must_use]
    pub fn new(collection: &Collection, links: &Links) -> Self {
        let about = &collection.about;
        Self {
            id: about.id.clone(),
            title: about.title.clone(),
            description: about.description.clone(),
            attribution: about.attribution.clone(),
            extent: Extent::of(collection),
            item_type: "feature",
            crs: [CRS84],
            item_count: collection.len(),
            links: collection_links(collection, links),
        }
    }
}

fn collection_links(collection: &Collection, links: &Links) -> Vec<Link> {
    let about = &collection.about;
    let items = links.items(&about.id);
    let mut all = Link::self_and_page(&links.collection(&about.id), media::JSON).to_vec();
    all.extend([
        Link::new("items", items.clone(), media::GEOJSON).titled("The features as GeoJSON"),
        Link::new(
            "items",
            crate::links::with_format(&items, "html"),
            media::HTML_LINK,
        )
        .titled("The features as a page"),
        Link::new("describedby", links.schema(&about.id), media::SCHEMA)
            .titled("The JSON Schema of a feature"),
        Link::new(
            "http://www.opengis.net/def/rel/ogc/1.0/queryables",
            links.queryables(&about.id),
            media::SCHEMA,
        )
        .titled("What the features can be filtered by"),
        Link::new(
            "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector",
            links.tilesets(&about.id),
            media::JSON,
        )
        .titled("The features as vector tiles"),
    ]);
    if Key::of(collection).next().is_some() {
        let counts = Link::new("related", links.counts(&about.id), media::JSON);
        all.push(counts.titled("How many features there are, by category, side, week and so on"));
    }
    all.extend(about.licence_url.as_ref().map(|address| Link {
        href: address.clone(),
        rel: "license",
        media_type: Some(media::HTML_LINK),
        title: about.licence.clone(),
    }));
    all
}

impl Extent {
    fn of(collection: &Collection) -> Option<Self> {
        let spatial = collection.extent().map(|bbox| Spatial {
            bbox: [bbox.to_array()],
            crs: CRS84,
        });
        let temporal = collection.interval().map(|interval| Temporal {
            interval: [[interval.start, interval.end]],
            trs: GREGORIAN,
        });
        (spatial.is_some() || temporal.is_some()).then_some(Self { spatial, temporal })
    }
}
