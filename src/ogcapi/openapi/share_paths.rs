//! Pictures, feed and oEmbed in the API definition.

use openapiv3::{Parameter, ReferenceOr};

use super::{
    parameters::{choice, number, plain_text, reference, required, text_list, whole_number},
    paths::Resource,
};
use crate::{
    features::{Dataset, Kind},
    ogcapi::media,
    query::{MOST_PIXELS, PictureSize},
};

type Parameters = Vec<ReferenceOr<Parameter>>;

/// The map and its cards as pictures, the feed, and what other pages may embed.
pub(super) fn all(dataset: &Dataset) -> Vec<(String, Resource<'static>)> {
    let picture =
        |id, summary, media_type, schema| resource(id, summary, media_type, schema, sized(dataset));
    let url = plain_text("url", "The address of a page of this server.");
    vec![
        (
            "/map.svg".to_owned(),
            picture("getMapSvg", "The map as a drawing", media::SVG, "drawing"),
        ),
        (
            "/map.png".to_owned(),
            picture("getMapPng", "The map as a picture", media::PNG, "tile"),
        ),
        (
            "/card.png".to_owned(),
            resource(
                "getCard",
                "The share card of a view or of a report, 1200 × 630",
                media::PNG,
                "tile",
                state(dataset),
            ),
        ),
        (
            "/feed.atom".to_owned(),
            resource(
                "getFeed",
                "The reports that fit, the last changed first, as an Atom feed with GeoRSS",
                "application/atom+xml",
                "drawing",
                [filters(dataset), vec![reference("lang")]].concat(),
            ),
        ),
        (
            "/oembed".to_owned(),
            resource(
                "getOembed",
                "What another page may embed of a page of this server (oembed.com)",
                media::JSON,
                "object",
                vec![
                    required(url, "/".into()),
                    whole_number("maxwidth", "Widest frame, px.", 1, None),
                    whole_number("maxheight", "Highest frame, px.", 1, None),
                    choice("format", "The representation.", &["json"]),
                ],
            ),
        ),
    ]
}

/// The filters that items take too.
fn filters(dataset: &Dataset) -> Parameters {
    let project = &dataset.project;
    let categories: Vec<String> = project
        .categories
        .iter()
        .map(|one| one.id.clone())
        .collect();
    let statuses: Vec<String> = crate::features::report::Status::WORDS
        .iter()
        .map(|&word| word.to_owned())
        .collect();
    let mut all = vec![
        text_list("category", "Categories of reports.", &categories),
        text_list("status", "How reports stand.", &statuses),
    ];
    let has = |name: &str| {
        dataset
            .of_kind(Kind::Report)
            .any(|collection| collection.property(name).is_some())
    };
    if has("side") {
        all.push(text_list("side", "Sides of the border.", &[]));
    }
    all.extend(["datetime", "bbox", "q"].map(reference));
    if has("km") {
        all.extend(["km_from", "km_to"].map(reference));
    }
    all
}

/// What the map page's address says beside its filters.
fn state(dataset: &Dataset) -> Parameters {
    let mut all = filters(dataset);
    all.extend([
        plain_text(
            "map",
            "Where to look: zoom/latitude/longitude, or zoom/latitude/longitude/bearing/pitch, as in the map page's address. The drawing is turned by the bearing (degrees clockwise from north); it lies flat, whatever the pitch.",
        ),
        plain_text("report", "The report that is chosen."),
        choice("theme", "Light or dark paper.", &["light", "dark"]),
        reference("lang"),
    ]);
    all
}

fn sized(dataset: &Dataset) -> Parameters {
    let most = i64::from(MOST_PIXELS);
    let mut all = state(dataset);
    all.extend([
        whole_number(
            "width",
            "Width, px.",
            64,
            Some((most, PictureSize::DEFAULT.width)),
        ),
        whole_number(
            "height",
            "Height, px.",
            64,
            Some((most, PictureSize::DEFAULT.height)),
        ),
        number(
            "scale",
            "Pixels to a px, at most 4; no side has more than 4,096 pixels.",
            1.0,
        ),
    ]);
    all
}

fn resource(
    id: &str,
    summary: &str,
    media_type: &'static str,
    schema: &'static str,
    parameters: Parameters,
) -> Resource<'static> {
    Resource {
        id: id.to_owned(),
        tag: "Share",
        summary: summary.to_owned(),
        parameters,
        media_type,
        schema,
    }
}
