//! The border API in the API definition.

use openapiv3::{Parameter, ReferenceOr};

use super::{
    parameters::{choice, number, path_choice, reference, required, well_known_text},
    paths::Resource,
};
use crate::{features::Dataset, ogcapi::media};

type Parameters = Vec<ReferenceOr<Parameter>>;

/// The filters of reports that every report collection takes.
const FILTERS: [&str; 5] = ["bbox", "datetime", "q", "km_from", "km_to"];

/// The paths of the border API; none where a dataset has no borders.
pub(super) fn all(dataset: &Dataset) -> Vec<(String, Resource<'static>)> {
    let borders = dataset.borders.iter();
    let ids: Vec<String> = borders.map(|border| border.id.clone()).collect();
    if ids.is_empty() {
        return Vec::new();
    }
    let mut paths = of_the_dataset();
    paths.extend(of_a_border().map(|(tail, mut resource)| {
        let id = path_choice("borderId", "The id of the border", &ids);
        resource.parameters.insert(0, id);
        (format!("/borders/{{borderId}}{tail}"), resource)
    }));
    paths
}

fn of_the_dataset() -> Vec<(String, Resource<'static>)> {
    let list = resource("getBorders", "The borders", media::JSON, page());
    let nearest = "Where a place lies on the nearest border";
    let locate = resource("locate", nearest, media::JSON, place());
    vec![
        ("/borders".to_owned(), list),
        ("/locate".to_owned(), locate),
    ]
}

fn of_a_border() -> [(&'static str, Resource<'static>); 9] {
    let json = |id, summary, parameters| resource(id, summary, media::JSON, parameters);
    let geojson = |id, summary, parameters| resource(id, summary, media::GEOJSON, parameters);
    [
        ("", geojson("getBorder", "One border as a feature", page())),
        (
            "/locate",
            json("locateOnBorder", "Where a place lies on a border", place()),
        ),
        ("/at", geojson("getPlaceAt", "The place at a km", at())),
        ("/posts", geojson("getPosts", "Kilometre posts", posts())),
        (
            "/sector",
            geojson(
                "getSector",
                "A stretch with its corridor and counts",
                sector(),
            ),
        ),
        (
            "/counts",
            json("getCounts", "Reports along a border", counting()),
        ),
        (
            "/profile",
            json(
                "getProfile",
                "Length by resolution",
                vec![format(&["json"])],
            ),
        ),
        (
            "/strip",
            json("getStrip", "The border drawn straight", drawing()),
        ),
        (
            "/spacetime",
            json("getSpacetime", "Where and when", drawing()),
        ),
    ]
}

fn format(formats: &[&str]) -> ReferenceOr<Parameter> {
    choice("f", "The representation.", formats)
}

fn page() -> Parameters {
    vec![reference("f")]
}

fn place() -> Parameters {
    vec![
        required(
            well_known_text("coords", "The place: `POINT(lon lat)` in degrees."),
            "POINT(0 0)".into(),
        ),
        number("radius_km", "How far from it the truth may lie, km.", 0.0),
        format(&["json"]),
    ]
}

fn at() -> Parameters {
    let km = required(number("km", "Km from the border's start.", 0.0), 1.into());
    vec![km, format(&["json"])]
}

fn posts() -> Parameters {
    let distance = number("bin_km", "Km between posts.", 1.0);
    vec![distance, format(&["json"])]
}

fn sector() -> Parameters {
    let mut parameters = vec![
        number("from", "First km.", 0.0),
        number("to", "Last km; without it the border's end.", 0.0),
        number("within_km", "Half the width of the corridor, km.", 0.001),
        format(&["json"]),
    ];
    parameters.extend(FILTERS.map(reference));
    parameters
}

fn counting() -> Parameters {
    let groups = ["week", "month", "category", "side"];
    let mut parameters = vec![
        number("bin_km", "Width of a bin, km.", 1.0),
        choice("by", "What to group by.", &groups),
        format(&["json"]),
    ];
    parameters.extend(FILTERS.map(reference));
    parameters
}

fn drawing() -> Parameters {
    let theme = choice("theme", "Colours of the drawing.", &["light", "dark"]);
    let limit = number(
        "limit",
        "Most reports that are given; without it, all.",
        0.0,
    );
    let mut parameters = vec![theme, reference("lang"), format(&["json", "svg"]), limit];
    parameters.extend(FILTERS.map(reference));
    parameters
}

fn resource(
    id: &str,
    summary: &str,
    media_type: &'static str,
    parameters: Parameters,
) -> Resource<'static> {
    Resource {
        id: id.to_owned(),
        tag: "Borders",
        summary: summary.to_owned(),
        parameters,
        media_type,
        schema: if media_type == media::GEOJSON {
            "geojson"
        } else {
            "object"
        },
    }
}
