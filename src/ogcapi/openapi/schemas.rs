//! Schemas and responses that the paths of the API definition refer to.

use indexmap::IndexMap;
use openapiv3::{MediaType, ReferenceOr, Response, Schema};
use serde_json::{Map, Value, json};

use crate::{ogcapi::media, store::tally::Key};

/// The schemas by name.
pub(super) fn all() -> IndexMap<String, ReferenceOr<Schema>> {
    [
        ("link", link()),
        ("landing", landing()),
        ("conformance", conformance()),
        ("collections", collections()),
        ("collection", collection()),
        ("featureCollection", feature_collection()),
        ("feature", feature()),
        ("geometry", geometry()),
        ("jsonSchema", json!({ "type": "object" })),
        ("object", json!({ "type": "object" })),
        ("geojson", geojson()),
        ("counts", counts()),
        ("tile", json!({ "type": "string", "format": "binary" })),
        ("drawing", json!({ "type": "string" })),
        ("problem", problem()),
    ]
    .into_iter()
    .map(|(name, schema)| {
        let schema: Schema = serde_json::from_value(schema).expect("a schema written here");
        (name.to_owned(), ReferenceOr::Item(schema))
    })
    .collect()
}

/// The error responses by name.
pub(super) fn responses() -> IndexMap<String, ReferenceOr<Response>> {
    [
        ("BadRequest", "A query parameter is unknown or invalid."),
        ("NotFound", "There is no such resource."),
        (
            "NotAcceptable",
            "None of the accepted media types can be had.",
        ),
        ("ServerError", "The server made a mistake."),
    ]
    .into_iter()
    .map(|(name, description)| {
        let response = response(
            description,
            &[(media::PROBLEM, Some("problem")), (media::HTML_LINK, None)],
        );
        (name.to_owned(), ReferenceOr::Item(response))
    })
    .collect()
}

/// A response in several media types, each with the schema of that name; without one it is text.
pub(super) fn response(description: &str, contents: &[(&str, Option<&str>)]) -> Response {
    Response {
        description: description.to_owned(),
        content: contents
            .iter()
            .map(|&(media_type, schema)| {
                let schema = match schema {
                    Some(name) => ReferenceOr::ref_(&format!("#/components/schemas/{name}")),
                    None => ReferenceOr::Item(
                        serde_json::from_value(json!({ "type": "string" })).expect("a schema"),
                    ),
                };
                (
                    media_type.to_owned(),
                    MediaType {
                        schema: Some(schema),
                        ..MediaType::default()
                    },
                )
            })
            .collect(),
        ..Response::default()
    }
}

fn links() -> Value {
    json!({ "type": "array", "items": { "$ref": "#/components/schemas/link" } })
}

fn link() -> Value {
    json!({
        "type": "object",
        "required": ["href", "rel"],
        "properties": {
            "href": { "type": "string" },
            "rel": { "type": "string" },
            "type": { "type": "string" },
            "title": { "type": "string" },
        },
    })
}

fn landing() -> Value {
    json!({
        "type": "object",
        "required": ["links"],
        "properties": {
            "title": { "type": "string" },
            "description": { "type": "string" },
            "attribution": { "type": "string" },
            "links": links(),
        },
    })
}

fn conformance() -> Value {
    json!({
        "type": "object",
        "required": ["conformsTo"],
        "properties": { "conformsTo": { "type": "array", "items": { "type": "string" } } },
    })
}

fn collections() -> Value {
    json!({
        "type": "object",
        "required": ["links", "collections"],
        "properties": {
            "links": links(),
            "collections": { "type": "array", "items": { "$ref": "#/components/schemas/collection" } },
        },
    })
}

fn collection() -> Value {
    json!({
        "type": "object",
        "required": ["id", "links"],
        "properties": {
            "id": { "type": "string" },
            "title": { "type": "string" },
            "description": { "type": "string" },
            "attribution": { "type": "string" },
            "extent": {
                "type": "object",
                "properties": {
                    "spatial": {
                        "type": "object",
                        "properties": {
                            "bbox": { "type": "array", "items": { "type": "array", "items": { "type": "number" }, "minItems": 4, "maxItems": 6 } },
                            "crs": { "type": "string" },
                        },
                    },
                    "temporal": {
                        "type": "object",
                        "properties": {
                            "interval": { "type": "array", "items": { "type": "array", "items": { "type": "string", "format": "date-time", "nullable": true }, "minItems": 2, "maxItems": 2 } },
                            "trs": { "type": "string" },
                        },
                    },
                },
            },
            "itemType": { "type": "string" },
            "itemCount": { "type": "integer", "minimum": 0 },
            "crs": { "type": "array", "items": { "type": "string" } },
            "links": links(),
        },
    })
}

fn feature_collection() -> Value {
    json!({
        "type": "object",
        "required": ["type", "features"],
        "properties": {
            "type": { "type": "string", "enum": ["FeatureCollection"] },
            "features": { "type": "array", "items": { "$ref": "#/components/schemas/feature" } },
            "links": links(),
            "numberMatched": { "type": "integer", "minimum": 0 },
            "numberReturned": { "type": "integer", "minimum": 0 },
        },
    })
}

fn feature() -> Value {
    json!({
        "type": "object",
        "required": ["type", "geometry", "properties"],
        "properties": {
            "type": { "type": "string", "enum": ["Feature"] },
            "id": { "oneOf": [{ "type": "string" }, { "type": "integer" }] },
            "geometry": { "$ref": "#/components/schemas/geometry" },
            "properties": { "type": "object", "nullable": true },
            "links": links(),
        },
    })
}

/// A feature or a collection of them.
fn geojson() -> Value {
    json!({
        "type": "object",
        "required": ["type"],
        "properties": { "type": { "type": "string", "enum": ["Feature", "FeatureCollection"] } },
    })
}

/// Certain, possible and the like, each a number.
fn numbers(names: &[&str]) -> Vec<(String, Value)> {
    let number = || json!({ "type": "integer", "minimum": 0 });
    names
        .iter()
        .map(|&name| (name.to_owned(), number()))
        .collect()
}

fn counts() -> Value {
    let text = |name: &str| {
        (
            name.to_owned(),
            json!({ "type": "string", "nullable": true }),
        )
    };
    let keys = Key::ALL.map(Key::word).map(text);
    let mut group: Map<String, Value> = keys.into_iter().chain([text("start")]).collect();
    group.extend(numbers(&["certain", "possible", "statements", "matched"]));
    let total: Map<String, Value> = numbers(&["certain", "possible"]).into_iter().collect();
    let mut properties: Map<String, Value> = Map::new();
    properties.insert("collection".to_owned(), json!({ "type": "string" }));
    let by = json!({ "type": "array", "items": { "type": "string" } });
    properties.insert("by".to_owned(), by);
    properties.extend(numbers(&[
        "numberMatched",
        "statements",
        "totals",
        "unplaced",
        "without_place",
    ]));
    properties.insert(
        "total".to_owned(),
        json!({ "type": "object", "properties": total }),
    );
    let groups = json!({ "type": "array", "items": { "type": "object", "properties": group } });
    properties.insert("groups".to_owned(), groups);
    properties.insert("links".to_owned(), links());
    json!({
        "type": "object",
        "required": ["collection", "numberMatched", "total", "groups", "links"],
        "properties": properties,
    })
}

fn geometry() -> Value {
    json!({
        "type": "object",
        "nullable": true,
        "required": ["type"],
        "properties": {
            "type": { "type": "string", "enum": [
                "Point", "MultiPoint", "LineString", "MultiLineString",
                "Polygon", "MultiPolygon", "GeometryCollection",
            ] },
            "coordinates": { "type": "array", "items": {} },
            "geometries": { "type": "array", "items": { "$ref": "#/components/schemas/geometry" } },
        },
    })
}

fn problem() -> Value {
    json!({
        "type": "object",
        "required": ["title", "status", "code"],
        "properties": {
            "type": { "type": "string" },
            "title": { "type": "string" },
            "status": { "type": "integer" },
            "detail": { "type": "string" },
            "code": { "type": "string" },
            "description": { "type": "string" },
        },
    })
}
