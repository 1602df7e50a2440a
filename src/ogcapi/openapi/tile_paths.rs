//! Tiles and map styles in the API definition.

use openapiv3::{Parameter, ReferenceOr};

use super::{
    parameters::{choice, path_choice, path_text, text_list},
    paths::{Resource, filters},
};
use crate::{features::Dataset, ogcapi::media};

const CLUSTER: &str = "Whether near points of reports are gathered, which they are without it: up to zoom 12 a cluster \
has `cluster` true, `point_count`, `point_count_abbreviated`, `count_{category}`, `expansion_zoom` (the zoom at which \
it falls apart) and `vague` (its places are known only as areas; those known well are in clusters of their own). \
Whatever stands alone has its own properties and `point_count` 1. Each report is in one feature of one tile of a zoom, \
without copies in buffers: the sum of `point_count` over the tiles of a zoom is the number of located reports that the \
filters select. `false` gives raw points, with a buffer around each tile.";

/// The tilesets of the dataset and of each collection, their tiles, and the styles that draw them.
pub(super) fn all(dataset: &Dataset) -> Vec<(String, Resource<'static>)> {
    let mut paths = Vec::from(family(
        "/tiles",
        "",
        "the whole dataset",
        &[collections(dataset)],
    ));
    for collection in &dataset.collections {
        let id = &collection.about.id;
        paths.extend(family(
            &format!("/collections/{id}/tiles"),
            &format!(".{id}"),
            &collection.about.title,
            &filters(dataset, collection),
        ));
    }
    let themes = ["light", "dark"].map(str::to_owned);
    let languages: Vec<&str> = dataset
        .project
        .languages
        .iter()
        .map(String::as_str)
        .collect();
    let parameters = vec![
        path_choice("styleId", "The theme", &themes),
        choice("lang", "Language of the labels.", &languages),
        choice("f", "The representation.", &["json"]),
    ];
    paths.push((
        "/styles/{styleId}".to_owned(),
        resource(
            "getStyle",
            "A MapLibre style of the map",
            media::JSON,
            "object",
            parameters,
        ),
    ));
    paths
}

/// The list of tilesets, the one tileset, and its tiles.
fn family(
    base: &str,
    suffix: &str,
    whose: &str,
    more: &[ReferenceOr<Parameter>],
) -> [(String, Resource<'static>); 3] {
    let with = |own: Vec<ReferenceOr<Parameter>>| [own, more.to_vec()].concat();
    let f = |names: &[&str]| choice("f", "The representation.", names);
    let cluster = || choice("cluster", CLUSTER, &["true", "false"]);
    let number = |name, description| path_text(name, description);
    [
        (
            base.to_owned(),
            resource(
                &format!("getTilesets{suffix}"),
                &format!("{whose}: the tilesets"),
                media::JSON,
                "object",
                vec![f(&["json"])],
            ),
        ),
        (
            format!("{base}/WebMercatorQuad"),
            resource(
                &format!("getTileset{suffix}"),
                &format!("{whose}: the vector tileset"),
                media::JSON,
                "object",
                with(vec![f(&["json", "tilejson"]), cluster()]),
            ),
        ),
        (
            format!("{base}/WebMercatorQuad/{{tileMatrix}}/{{tileRow}}/{{tileCol}}"),
            resource(
                &format!("getTile{suffix}"),
                &format!("{whose}: a vector tile; 204 where it is empty"),
                media::MVT,
                "tile",
                with(vec![
                    number("tileMatrix", "Zoom"),
                    number("tileRow", "Row, from the north"),
                    number("tileCol", "Column, from the west"),
                    f(&["mvt"]),
                    cluster(),
                ]),
            ),
        ),
    ]
}

fn collections(dataset: &Dataset) -> ReferenceOr<Parameter> {
    let ids: Vec<String> = dataset
        .collections
        .iter()
        .map(|collection| collection.about.id.clone())
        .collect();
    text_list("collections", "Only these collections.", &ids)
}

fn resource(
    id: &str,
    summary: &str,
    media_type: &'static str,
    schema: &'static str,
    parameters: Vec<ReferenceOr<Parameter>>,
) -> Resource<'static> {
    Resource {
        id: id.to_owned(),
        tag: "Tiles",
        summary: summary.to_owned(),
        parameters,
        media_type,
        schema,
    }
}
