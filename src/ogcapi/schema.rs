//! The JSON Schema of a collection's GeoJSON features.

use serde_json::{Map, Value, json};

use crate::{
    features::{Collection, FeatureId, Kind, Property, PropertyKind},
    links::Links,
};

/// The dialect of JSON Schema.
pub(super) const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// The schema of a feature, its properties nested as GeoJSON has them (GDAL reads them there).
#[must_use]
pub fn schema(collection: &Collection, links: &Links) -> Value {
    let properties: Map<String, Value> = collection
        .properties()
        .iter()
        .map(|property| (property.name.clone(), property_schema(property)))
        .collect();
    json!({
        "$schema": DIALECT,
        "$id": links.schema(&collection.about.id),
        "type": "object",
        "title": collection.about.title,
        "description": collection.about.description,
        "required": ["type", "geometry", "properties"],
        "properties": {
            "type": { "type": "string", "enum": ["Feature"] },
            "id": { "type": id_type(collection) },
            "geometry": { "$ref": geometry_reference(collection) },
            "properties": { "type": "object", "properties": properties },
        },
    })
}

fn id_type(collection: &Collection) -> &'static str {
    let numeric = |row| matches!(collection.id(row), FeatureId::Number(_));
    if !collection.is_empty() && (0..collection.len()).all(numeric) {
        "integer"
    } else {
        "string"
    }
}

/// Where every feature has the same type of geometry, that one.
fn geometry_reference(collection: &Collection) -> String {
    let kind = match collection.about.kind {
        Kind::Report | Kind::Crossing => "Point",
        _ => "Geometry",
    };
    format!("https://geojson.org/schema/{kind}.json")
}

/// The schema of one property; `type` is a single word, since clients skip lists of types.
pub(super) fn property_schema(property: &Property) -> Value {
    let mut schema = Map::new();
    schema.insert("title".to_owned(), property.name.clone().into());
    if !property.description.is_empty() {
        schema.insert(
            "description".to_owned(),
            property.description.clone().into(),
        );
    }
    let (kind, format) = match property.kind {
        PropertyKind::Text => (Some("string"), None),
        PropertyKind::Date => (Some("string"), Some("date")),
        PropertyKind::DateTime => (Some("string"), Some("date-time")),
        PropertyKind::Integer => (Some("integer"), None),
        PropertyKind::Number => (Some("number"), None),
        PropertyKind::Boolean => (Some("boolean"), None),
        PropertyKind::TextList => (Some("array"), None),
        PropertyKind::Structured => (None, None),
    };
    if let Some(kind) = kind {
        schema.insert("type".to_owned(), kind.into());
    }
    if let Some(format) = format {
        schema.insert("format".to_owned(), format.into());
    }
    if property.kind == PropertyKind::TextList {
        schema.insert("items".to_owned(), json!({ "type": "string" }));
    }
    if !property.values.is_empty() {
        schema.insert("enum".to_owned(), property.values.clone().into());
    }
    Value::Object(schema)
}
