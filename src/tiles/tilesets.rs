//! Tileset metadata (OGC 17-083r4, 20-057): which tilesets there are, and what one of them is.

use serde_json::{Value, json};

use super::tilejson::zooms;
use super::tileset::Selection;
use crate::features::{Collection, Dataset};
use crate::geometry::mercator::MAX_LAT;
use crate::geometry::tile_coord::{MAX_ZOOM, TileCoord};
use crate::links::{Links, with_format};
use crate::ogcapi::media;

/// The pyramid's address in OGC's register.
const SCHEME: &str = "http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad";
const CRS: &str = "http://www.opengis.net/def/crs/EPSG/0/3857";

/// Of what a tileset is.
#[derive(Clone, Copy, Debug)]
pub enum Of<'a> {
    /// One collection.
    Collection(&'a Collection),
    /// The dataset.
    Dataset,
}

impl Of<'_> {
    fn tilesets(self, links: &Links) -> String {
        match self {
            Self::Collection(collection) => links.tilesets(&collection.about.id),
            Self::Dataset => links.dataset_tilesets(),
        }
    }

    fn tileset(self, links: &Links) -> String {
        match self {
            Self::Collection(collection) => links.tileset(&collection.about.id),
            Self::Dataset => links.dataset_tileset(),
        }
    }

    fn title<'a>(&'a self, dataset: &'a Dataset) -> &'a str {
        match self {
            Self::Collection(collection) => &collection.about.title,
            Self::Dataset => &dataset.project.title,
        }
    }
}

/// The list of tilesets: the one that there is.
#[must_use]
pub fn tilesets(dataset: &Dataset, links: &Links, of: Of<'_>) -> Value {
    let list = of.tilesets(links);
    json!({
        "tilesets": [{
            "title": of.title(dataset),
            "dataType": "vector",
            "crs": CRS,
            "tileMatrixSetURI": SCHEME,
            "links": [link("self", &of.tileset(links), "application/json", "The tileset")],
        }],
        "links": [link("self", &list, "application/json", "This document")],
    })
}

/// The metadata of the tileset; `template` is the address of its tiles.
#[must_use]
pub fn tileset(
    dataset: &Dataset,
    links: &Links,
    of: Of<'_>,
    selection: &Selection,
    template: &str,
) -> Value {
    let here = of.tileset(links);
    let collections = || {
        selection
            .collections()
            .iter()
            .map(|&index| &dataset.collections[index])
    };
    let layers: Vec<Value> = collections().map(layer).collect();
    let mut document = json!({
        "title": of.title(dataset),
        "dataType": "vector",
        "crs": CRS,
        "tileMatrixSetURI": SCHEME,
        "layers": layers,
        "links": [
            link("self", &here, "application/json", "This document"),
            link("alternate", &with_format(&here, "tilejson"), "application/json", "TileJSON"),
            link("http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme", SCHEME, "application/json", "WebMercatorQuad"),
            {"rel": "item", "href": template_of_ogc(template), "type": media::MVT, "templated": true, "title": "Vector tiles"},
        ],
    });
    let extent = collections()
        .filter_map(Collection::extent)
        .reduce(|a, b| a.union(&b));
    if let Some(extent) = extent {
        document["boundingBox"] = json!({
            "lowerLeft": [extent.west, extent.south],
            "upperRight": [extent.east, extent.north],
            "crs": "http://www.opengis.net/def/crs/OGC/1.3/CRS84",
        });
        document["tileMatrixSetLimits"] =
            (0..=MAX_ZOOM).map(|zoom| limits(&extent, zoom)).collect();
    }
    document
}

fn layer(collection: &Collection) -> Value {
    let (first, last) = zooms(collection);
    json!({
        "id": collection.about.id,
        "title": collection.about.title,
        "dataType": "vector",
        "minTileMatrix": first.to_string(),
        "maxTileMatrix": last.to_string(),
    })
}

/// The rows and columns that hold something at a zoom; all columns where the extent crosses the antimeridian.
fn limits(extent: &crate::geometry::bbox::Bbox, zoom: u8) -> Value {
    let corner = |x: f64, y: f64| {
        let y = y.clamp(-MAX_LAT, MAX_LAT);
        TileCoord::at(geo::Coord { x, y }, zoom)
    };
    let (west, east) = if extent.crosses_antimeridian() {
        (-180.0, 180.0)
    } else {
        (extent.west, extent.east)
    };
    let (first, last) = (corner(west, extent.north), corner(east, extent.south));
    json!({
        "tileMatrix": zoom.to_string(),
        "minTileRow": first.row(),
        "maxTileRow": last.row(),
        "minTileCol": first.col(),
        "maxTileCol": last.col(),
    })
}

/// The names that OGC's templates use.
fn template_of_ogc(template: &str) -> String {
    template
        .replace("{z}", "{tileMatrix}")
        .replace("{y}", "{tileRow}")
        .replace("{x}", "{tileCol}")
}

fn link(rel: &str, href: &str, media_type: &str, title: &str) -> Value {
    json!({ "rel": rel, "href": href, "type": media_type, "title": title })
}
