//! The border API in the API definition.

use openapiv3::{Parameter, ReferenceOr};

use super::{
    parameters::{choice, number, path_choice, reference, required, well_known_text},
    paths::Resource,
};
use crate::{features::Dataset, ogcapi::media};

/// The paths of the border API; none where a dataset has no borders.
pub(super) fn all(dataset: &Dataset) -> Vec<(String, Resource<'static>)> {
    let ids: Vec<String> = dataset
        .borders
        .iter()
        .map(|border| border.id.clone())
        .collect();
    if ids.is_empty() {
        return Vec::new();
    }
    let f = || choice("f", "The representation.", &["json"]);
    let place = || {
        vec![
            required(
                well_known_text("coords", "The place: `POINT(lon lat)` in degrees."),
                "POINT(0 0)".into(),
            ),
            number("radius_km", "How far from it the truth may lie, km.", 0.0),
            f(),
        ]
    };
    let filters = |names: &[&str]| names.iter().map(|name| reference(name)).collect::<Vec<_>>();
    let counting = vec![
        number("bin_km", "Width of a bin, km.", 1.0),
        choice(
            "by",
            "What to group by.",
            &["week", "month", "category", "side"],
        ),
        f(),
    ];
    let sector = vec![
        number("from", "First km.", 0.0),
        number("to", "Last km; without it the border's end.", 0.0),
        number("within_km", "Half the width of the corridor, km.", 0.001),
        f(),
    ];
    let shared = ["bbox", "datetime", "q", "km_from", "km_to"];
    let one = |tail: &str,
               id: &str,
               summary: &str,
               media_type,
               mut parameters: Vec<ReferenceOr<Parameter>>| {
        parameters.insert(0, path_choice("borderId", "The id of the border", &ids));
        (
            format!("/borders/{{borderId}}{tail}"),
            resource(id, summary, media_type, parameters),
        )
    };
    vec![
        (
            "/borders".to_owned(),
            resource(
                "getBorders",
                "The borders",
                media::JSON,
                vec![reference("f")],
            ),
        ),
        (
            "/locate".to_owned(),
            resource(
                "locate",
                "Where a place lies on the nearest border",
                media::JSON,
                place(),
            ),
        ),
        one(
            "",
            "getBorder",
            "One border as a feature",
            media::GEOJSON,
            vec![reference("f")],
        ),
        one(
            "/locate",
            "locateOnBorder",
            "Where a place lies on a border",
            media::JSON,
            place(),
        ),
        one(
            "/at",
            "getPlaceAt",
            "The place at a km",
            media::GEOJSON,
            vec![
                required(number("km", "Km from the border's start.", 0.0), 1.into()),
                f(),
            ],
        ),
        one(
            "/posts",
            "getPosts",
            "Kilometre posts",
            media::GEOJSON,
            vec![number("bin_km", "Km between posts.", 1.0), f()],
        ),
        one(
            "/sector",
            "getSector",
            "A stretch with its corridor and counts",
            media::GEOJSON,
            [sector, filters(&shared)].concat(),
        ),
        one(
            "/counts",
            "getCounts",
            "Reports along a border",
            media::JSON,
            [counting, filters(&shared)].concat(),
        ),
        one(
            "/profile",
            "getProfile",
            "Length by resolution",
            media::JSON,
            vec![f()],
        ),
    ]
}

fn resource(
    id: &str,
    summary: &str,
    media_type: &'static str,
    parameters: Vec<ReferenceOr<Parameter>>,
) -> Resource<'static> {
    let schema = if media_type == media::GEOJSON {
        "geojson"
    } else {
        "object"
    };
    Resource {
        id: id.to_owned(),
        tag: "Borders",
        summary: summary.to_owned(),
        parameters,
        media_type,
        schema,
    }
}
