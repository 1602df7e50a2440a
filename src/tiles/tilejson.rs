//! TileJSON 3.0 of a tileset: where its tiles are and what is in them.

use std::collections::BTreeMap;

use tilejson::{Bounds, TileJSON, VectorLayer};

use super::cluster;
use super::posts;
use super::segments;
use super::smooth::SUFFIX;
use super::tags::{cluster_fields, fields, fields_of};
use super::tileset::{Selection, gathers};
use crate::features::{Collection, Dataset, Kind};
use crate::geometry::bbox::Bbox;
use crate::geometry::mercator::MAX_LAT;
use crate::geometry::tile_coord::MAX_ZOOM;

/// What a layer whose points gather says of itself.
const CLUSTERS: &str = "Up to zoom 12 near points are gathered (cluster = true): point_count of them, of each category \
count_…, together up to expansion_zoom; vague where their places are known only as areas. Each report is in one feature \
of one tile of a zoom, so that the sums of point_count are exact.";

/// The TileJSON of a selection whose tiles are at `template` (an absolute address with `{z}`, `{y}` and `{x}`).
#[must_use]
pub fn tilejson(dataset: &Dataset, selection: &Selection, template: String) -> TileJSON {
    let collections = || {
        let indices = selection.collections().iter();
        indices.map(|&index| &dataset.collections[index])
    };
    let mut json = tilejson::tilejson! { tiles: vec![template] };
    json.name = Some(match selection.collections() {
        [only] => dataset.collections[*only].about.title.clone(),
        _ => dataset.project.title.clone(),
    });
    json.description = collections().next().and_then(|first| {
        let one = selection.collections().len() == 1;
        let words = if one {
            &first.about.description
        } else {
            &dataset.project.description
        };
        words.clone()
    });
    json.attribution = credits(dataset, collections());
    json.bounds = collections()
        .filter_map(Collection::extent)
        .reduce(|a, b| a.union(&b))
        .map(|extent| bounds(&extent));
    json.minzoom = collections().map(|c| zooms(c).0).min();
    json.maxzoom = collections().map(|c| zooms(c).1).max();
    json.scheme = Some("xyz".to_owned());
    json.vector_layers = Some(
        collections()
            .flat_map(|collection| layers(dataset, collection, selection))
            .collect(),
    );
    json
}

/// First and last zoom at which a collection has tiles.
pub(super) fn zooms(collection: &Collection) -> (u8, u8) {
    let about = &collection.about;
    let last = about.max_zoom.unwrap_or(MAX_ZOOM).min(MAX_ZOOM);
    (about.min_zoom.unwrap_or(0).min(last), last)
}

fn layers(dataset: &Dataset, collection: &Collection, selection: &Selection) -> Vec<VectorLayer> {
    let about = &collection.about;
    let is_border = about.kind == Kind::Border;
    let gathers = selection.is_clustered() && gathers(collection);
    let mut fields: BTreeMap<String, String> = if is_border {
        border_fields(dataset, collection)
    } else {
        texts(fields(collection))
    };
    if gathers {
        fields.extend(texts(cluster_fields(&cluster::names(collection))));
    }
    let layer = |id: String, words: Option<String>| {
        let mut layer = VectorLayer::new(id, fields.clone());
        layer.description = words;
        (layer.minzoom, layer.maxzoom) = {
            let (first, last) = zooms(collection);
            (Some(first), Some(last))
        };
        layer
    };
    let mut words = about
        .description
        .clone()
        .unwrap_or_else(|| about.title.clone());
    if gathers {
        words = format!("{words} {CLUSTERS}");
    }
    let mut layers = vec![layer(about.id.clone(), Some(words))];
    if selection.is_smooth() && is_border {
        let words =
            "The same lines, rounded: for drawing soft bands along them, not for measuring.";
        layers.push(layer(
            format!("{}{SUFFIX}", about.id),
            Some(words.to_owned()),
        ));
        let mut posts = VectorLayer::new(format!("{}{}", about.id, posts::SUFFIX), posts::fields());
        posts.description =
            Some("Kilometre posts: every 20 km along the border, and its end.".to_owned());
        layers.push(posts);
    }
    layers
}

fn texts(fields: Vec<(String, &'static str)>) -> BTreeMap<String, String> {
    fields
        .into_iter()
        .map(|(name, kind)| (name, kind.to_owned()))
        .collect()
}

fn border_fields(dataset: &Dataset, collection: &Collection) -> BTreeMap<String, String> {
    let borders = (0..collection.located())
        .filter_map(|row| dataset.borders.get(&collection.id(row).to_string()));
    let segments = borders.flat_map(segments::of);
    let mut fields = texts(vec![("id".to_owned(), "String")]);
    for (_, properties) in segments {
        fields.extend(texts(fields_of(&properties)));
    }
    fields
}

/// The project's credit line, else those of the collections; as HTML, for that is what map libraries take it for.
pub(super) fn credits<'a>(
    dataset: &Dataset,
    collections: impl Iterator<Item = &'a Collection>,
) -> Option<String> {
    let mut lines: Vec<&str> = Vec::new();
    for credit in collections.filter_map(|c| c.about.attribution.as_deref()) {
        if !lines.contains(&credit) {
            lines.push(credit);
        }
    }
    let own = (!lines.is_empty()).then(|| lines.join(" · "));
    own.or_else(|| dataset.project.attribution.clone())
        .map(|text| escape(&text))
}

/// The text as HTML that says just this.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// Bounds may not cross the antimeridian, nor leave the pyramid.
fn bounds(extent: &Bbox) -> Bounds {
    let (west, east) = if extent.crosses_antimeridian() {
        (-180.0, 180.0)
    } else {
        (extent.west, extent.east)
    };
    let lat = |lat: f64| lat.clamp(-MAX_LAT, MAX_LAT);
    Bounds::new(west, lat(extent.south), east, lat(extent.north))
}
