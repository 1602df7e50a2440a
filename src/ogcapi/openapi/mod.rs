//! The API definition: `OpenAPI` 3.0, with concrete paths for each collection and every `$ref` inside the document.
//!
//! Clients depend on details. GDAL reads the page size under the literal path of a collection's items;
//! QGIS looks for `components.parameters.limit`; the OGC test suite resolves no reference to another host.

mod border_paths;
mod parameters;
mod paths;
mod schemas;
mod share_paths;
mod tile_paths;

use openapiv3::{Components, Info, OpenAPI, Server, Tag};

use crate::{features::Dataset, links::Links};

/// The definition of the API of a dataset.
#[must_use]
pub fn document(dataset: &Dataset, links: &Links) -> OpenAPI {
    OpenAPI {
        openapi: "3.0.3".to_owned(),
        info: Info {
            title: dataset.project.title.clone(),
            description: dataset.project.description.clone(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            ..Info::default()
        },
        servers: vec![Server {
            url: links.base().to_owned(),
            ..Server::default()
        }],
        tags: [
            ("Capabilities", "What this API is"),
            ("Data", "Features"),
            ("Tiles", "Vector tiles, and styles that draw them"),
            ("Share", "Pictures, cards and feeds of the map"),
            ("Borders", "Where along a border something happened"),
        ]
        .map(|(name, description)| Tag {
            name: name.to_owned(),
            description: Some(description.to_owned()),
            ..Tag::default()
        })
        .to_vec(),
        paths: paths::all(dataset),
        components: Some(Components {
            schemas: schemas::all(),
            parameters: parameters::shared(),
            responses: schemas::responses(),
            ..Components::default()
        }),
        ..OpenAPI::default()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    /// Every `$ref` of a document.
    fn references<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
        match value {
            Value::Object(members) => {
                found.extend(members.get("$ref").and_then(Value::as_str));
                members
                    .values()
                    .for_each(|member| references(member, found));
            }
            Value::Array(entries) => entries.iter().for_each(|entry| references(entry, found)),
            _ => {}
        }
    }

    #[test]
    fn every_reference_points_into_the_document() {
        let dataset = crate::features::fixture::dataset();
        let links = crate::links::Links::new("http://127.0.0.1:8080");
        let document = serde_json::to_value(super::document(&dataset, &links)).expect("serialises");
        let mut found = Vec::new();
        references(&document, &mut found);
        assert!(!found.is_empty());
        for reference in found {
            let pointer = reference.strip_prefix('#').expect("a reference within");
            assert!(document.pointer(pointer).is_some(), "{reference}");
        }
    }

    #[test]
    fn clients_find_limit_where_they_look_for_it() {
        let dataset = crate::features::fixture::dataset();
        let links = crate::links::Links::new("http://127.0.0.1:8080");
        let document = serde_json::to_value(super::document(&dataset, &links)).expect("serialises");
        insta::assert_json_snapshot!(document.pointer("/components/parameters/limit"), @r#"
        {
          "in": "query",
          "name": "limit",
          "description": "Most features on a page; more than the maximum gives the maximum.",
          "schema": {
            "default": 10,
            "type": "integer",
            "minimum": 1,
            "maximum": 10000
          },
          "explode": false,
          "style": "form"
        }
        "#);
        let items = &document["paths"]["/collections/reports/items"]["get"]["parameters"];
        assert_eq!(items[0]["$ref"], "#/components/parameters/limit");
        insta::assert_json_snapshot!(document.pointer("/components/parameters/bbox/schema"), @r#"
        {
          "type": "array",
          "items": {
            "type": "number"
          },
          "minItems": 4,
          "maxItems": 6
        }
        "#);
    }
}
