//! The response schemas of Part 1 (`landingPage`, `confClasses`, `collections`, `featureCollectionGeoJSON` …),
//! written out from the standard's clauses.

use serde_json::{Value, json};

/// Fails with every error of the document, its place in it and the schema's name.
pub(super) fn assert_valid(name: &str, schema: &Value, document: &Value) {
    let validator = jsonschema::options()
        .with_draft(jsonschema::Draft::Draft202012)
        .should_validate_formats(true)
        .build(schema)
        .unwrap_or_else(|error| unreachable!("the schema {name} is wrong itself: {error}"));
    let errors: Vec<String> = validator
        .iter_errors(document)
        .take(8)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "not a {name}:\n{}", errors.join("\n"));
}

fn link() -> Value {
    json!({
        "type": "object",
        "required": ["href", "rel"],
        "properties": {
            "href": { "type": "string", "minLength": 1 },
            "rel": { "type": "string", "minLength": 1 },
            "type": { "type": "string" },
            "hreflang": { "type": "string" },
            "title": { "type": "string" },
            "length": { "type": "integer" },
        },
    })
}

fn links() -> Value {
    json!({ "type": "array", "items": link() })
}

pub(super) fn landing_page() -> Value {
    json!({
        "type": "object",
        "required": ["links"],
        "properties": { "title": { "type": "string" }, "description": { "type": "string" }, "links": links() },
    })
}

pub(super) fn conformance() -> Value {
    json!({
        "type": "object",
        "required": ["conformsTo"],
        "properties": { "conformsTo": { "type": "array", "items": { "type": "string" } } },
    })
}

fn extent() -> Value {
    json!({
        "type": "object",
        "properties": {
            "spatial": {
                "type": "object",
                "properties": {
                    "bbox": {
                        "type": "array",
                        "minItems": 1,
                        "items": {
                            "type": "array",
                            "oneOf": [{ "minItems": 4, "maxItems": 4 }, { "minItems": 6, "maxItems": 6 }],
                            "items": { "type": "number" },
                        },
                    },
                    "crs": { "enum": [
                        "http://www.opengis.net/def/crs/OGC/1.3/CRS84",
                        "http://www.opengis.net/def/crs/OGC/0/CRS84h",
                    ] },
                },
            },
            "temporal": {
                "type": "object",
                "properties": {
                    "interval": {
                        "type": "array",
                        "minItems": 1,
                        "items": {
                            "type": "array",
                            "minItems": 2,
                            "maxItems": 2,
                            "items": { "type": ["string", "null"], "format": "date-time" },
                        },
                    },
                    "trs": { "const": "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian" },
                },
            },
        },
    })
}

pub(super) fn collection() -> Value {
    json!({
        "type": "object",
        "required": ["id", "links"],
        "properties": {
            "id": { "type": "string" },
            "title": { "type": "string" },
            "description": { "type": "string" },
            "links": links(),
            "extent": extent(),
            "itemType": { "type": "string" },
            "crs": { "type": "array", "items": { "type": "string" } },
        },
    })
}

pub(super) fn collections() -> Value {
    json!({
        "type": "object",
        "required": ["links", "collections"],
        "properties": { "links": links(), "collections": { "type": "array", "items": collection() } },
    })
}

fn position() -> Value {
    json!({ "type": "array", "minItems": 2, "maxItems": 3, "items": { "type": "number" } })
}

/// RFC 7946's seven geometry types, or null.
fn geometry() -> Value {
    let list =
        |items: Value, least: u8| json!({ "type": "array", "minItems": least, "items": items });
    let of = |name: &str, coordinates: Value| {
        json!({
            "type": "object",
            "required": ["type", "coordinates"],
            "properties": { "type": { "const": name }, "coordinates": coordinates },
        })
    };
    let line = list(position(), 2);
    let polygon = list(list(position(), 4), 1);
    json!({ "anyOf": [
        { "type": "null" },
        of("Point", position()),
        of("MultiPoint", list(position(), 0)),
        of("LineString", line.clone()),
        of("MultiLineString", list(line, 0)),
        of("Polygon", polygon.clone()),
        of("MultiPolygon", list(polygon, 0)),
        {
            "type": "object",
            "required": ["type", "geometries"],
            "properties": { "type": { "const": "GeometryCollection" }, "geometries": { "type": "array" } },
        },
    ] })
}

pub(super) fn feature() -> Value {
    json!({
        "type": "object",
        "required": ["type", "geometry", "properties", "id"],
        "properties": {
            "type": { "const": "Feature" },
            "geometry": geometry(),
            "properties": { "type": ["object", "null"] },
            "id": { "type": ["string", "integer"] },
            "links": links(),
        },
    })
}

pub(super) fn feature_collection() -> Value {
    json!({
        "type": "object",
        "required": ["type", "features"],
        "properties": {
            "type": { "const": "FeatureCollection" },
            "features": { "type": "array", "items": feature() },
            "links": links(),
            "timeStamp": { "type": "string", "format": "date-time" },
            "numberMatched": { "type": "integer", "minimum": 0 },
            "numberReturned": { "type": "integer", "minimum": 0 },
        },
    })
}
