//! What a collection can be filtered by, as JSON Schema (Part 3, queryables).

use serde_json::{Map, Value, json};

use super::schema::{DIALECT, property_schema};
use crate::{features::Collection, links::Links, query::is_offered};

/// The queryables of a collection; `QGIS` knows a geometry by its `$ref` alone.
#[must_use]
pub fn queryables(collection: &Collection, links: &Links) -> Value {
    let mut properties = Map::new();
    properties.insert(
        "geometry".to_owned(),
        json!({ "$ref": "https://geojson.org/schema/Geometry.json" }),
    );
    for property in collection
        .properties()
        .iter()
        .filter(|property| is_offered(property))
    {
        properties.insert(property.name.clone(), property_schema(property));
    }
    json!({
        "$schema": DIALECT,
        "$id": links.queryables(&collection.about.id),
        "type": "object",
        "title": collection.about.title,
        "description": collection.about.description,
        "properties": properties,
        "additionalProperties": false,
    })
}
