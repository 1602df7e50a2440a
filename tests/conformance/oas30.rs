//! Conformance class OpenAPI 3.0.

use std::collections::BTreeMap;

use serde_json::Value;

use super::openapi::Api;
use super::{every_collection, links};
use crate::harness::{Project, id_text, projects, segment};

/// `/conf/oas30/oas-definition-1`
#[test]
fn oas30_oas_definition_1() {
    for project in projects() {
        Api::of(project);
        let landing = project.server.get("/?f=json").ok().json();
        let pages = links(&landing, "service-doc");
        assert!(!pages.is_empty(), "no service-doc");
        for page in pages {
            assert_eq!(page["type"], "text/html");
            let answer = project
                .server
                .get(page["href"].as_str().expect("a link has an address"))
                .ok();
            assert_eq!(answer.media_type(), "text/html");
        }
    }
}

/// `/conf/oas30/oas-definition-2`: valid and self-contained: no `$ref` leaves the document.
#[test]
fn oas30_oas_definition_2() {
    for project in projects() {
        Api::of(project).assert_valid();
    }
}

/// `/conf/oas30/completeness`: a concrete path for every collection (GDAL looks for the literal one), and every
/// answer that we get is declared: status, media type, and JSON that the schema accepts.
#[test]
fn oas30_completeness() {
    every_collection(|project, id, _| {
        let api = Api::of(project);
        let items = format!("/collections/{id}/items");
        let page = project.server.get(&format!("{items}?limit=1")).ok().json();
        let mut addresses = vec![
            (format!("/collections/{id}"), format!("/collections/{id}")),
            (items.clone(), items.clone()),
        ];
        // The uncertainty areas of exactly placed reports are a collection without items.
        if let Some(first) = page["features"].get(0) {
            addresses.push((
                item_template(&api, &items),
                format!("{items}/{}", segment(&id_text(first))),
            ));
        }
        for (template, path) in addresses {
            api.assert_declared(&template, &project.server.get(&path).ok());
            api.assert_declared(&template, &project.server.browse(&path).ok());
        }
    });
}

/// The template of single items: the one path below `items` that ends in a parameter.
fn item_template(api: &Api, items: &str) -> String {
    let mut templates = api.operations().map(|(path, _)| path).filter(|path| {
        path.strip_prefix(items)
            .is_some_and(|rest| rest.starts_with("/{") && rest.matches('/').count() == 1)
    });
    templates
        .next()
        .unwrap_or_else(|| unreachable!("{items}/{{id}} is not in the definition"))
        .to_owned()
}

/// `/conf/oas30/exceptions-codes`: 400 and 404 are declared wherever they are given, with the problem document.
#[test]
fn oas30_exceptions_codes() {
    every_collection(|project, id, _| {
        let api = Api::of(project);
        let items = format!("/collections/{id}/items");
        api.assert_declared(
            &items,
            &project
                .server
                .get(&format!("{items}?limit=none"))
                .with_status(400),
        );
        api.assert_declared(
            &items,
            &project
                .server
                .get(&format!("{items}?nonsense=1"))
                .with_status(400),
        );
        let feature = item_template(&api, &items);
        api.assert_declared(
            &feature,
            &project
                .server
                .get(&format!("{items}/no-such-thing"))
                .with_status(404),
        );
    });
}

/// `/conf/oas30/oas-impl`: every GET of the definition, with its parameters filled in, answers as it declares.
#[test]
fn oas30_oas_impl() {
    for project in projects() {
        let api = Api::of(project);
        let paths: Vec<String> = api.operations().map(|(path, _)| path.to_owned()).collect();
        for path in paths {
            let Some(concrete) = filled(&api, project, &path) else {
                continue;
            };
            let answer = project.server.get(&concrete);
            assert!(answer.status < 500, "{concrete}: {}", answer.status);
            api.assert_declared(&path, &answer);
            // An empty tile is a 204, which its path must declare.
            assert!(
                matches!(answer.status, 200 | 204),
                "{concrete}: {} {}",
                answer.status,
                String::from_utf8_lossy(&answer.body)
            );
        }
    }
}

/// A path with examples for its parameters: the document's own, enumerated values, or things known to be there.
fn filled(api: &Api, project: &Project, path: &str) -> Option<String> {
    let mut concrete = path.to_owned();
    let mut query = Vec::new();
    for parameter in api.parameters(path) {
        let name = parameter["name"].as_str().expect("a parameter has a name");
        if parameter["in"] == "path" {
            let value = path_value(api, project, path, parameter)?;
            concrete = concrete.replace(&format!("{{{name}}}"), &segment(&value));
        } else if parameter["required"] == true {
            query.push(format!("{name}={}", segment(&sample(api, parameter)?)));
        }
    }
    let separator = if query.is_empty() { "" } else { "?" };
    Some(format!("{concrete}{separator}{}", query.join("&")))
}

/// An example, a default or the first allowed value of a parameter.
fn sample(api: &Api, parameter: &Value) -> Option<String> {
    let schema = api.resolve(&parameter["schema"]);
    let found = [
        &parameter["example"],
        &schema["example"],
        &schema["enum"][0],
        &schema["default"],
    ];
    let value = found.into_iter().find(|value| !value.is_null())?;
    Some(
        value
            .as_str()
            .map_or_else(|| value.to_string(), ToOwned::to_owned),
    )
}

fn path_value(api: &Api, project: &Project, path: &str, parameter: &Value) -> Option<String> {
    if let Some((collection, "")) = path.strip_prefix("/collections/").and_then(|rest| {
        let (collection, rest) = rest.split_once("/items/{")?;
        Some((collection, rest.split_once('}')?.1))
    }) {
        let page = project
            .server
            .get(&format!("/collections/{collection}/items?limit=1"))
            .ok()
            .json();
        return page["features"].get(0).map(id_text);
    }
    let known: BTreeMap<&str, String> = [
        "z",
        "row",
        "col",
        "x",
        "y",
        "tileMatrix",
        "tileRow",
        "tileCol",
    ]
    .map(|name| (name, "0".to_owned()))
    .into();
    sample(api, parameter).or_else(|| known.get(parameter["name"].as_str()?).cloned())
}

/// `/conf/oas30/security`: we have no authentication, so none is declared, and nothing asks for any.
#[test]
fn oas30_security() {
    for project in projects() {
        let api = Api::of(project);
        assert!(
            api.document["components"]["securitySchemes"]
                .as_object()
                .is_none_or(serde_json::Map::is_empty)
        );
        let asks = |holder: &Value| {
            holder["security"]
                .as_array()
                .is_some_and(|list| !list.is_empty())
        };
        assert!(!asks(&api.document) && !api.operations().any(|(_, operation)| asks(operation)));
        assert!(
            project
                .server
                .get("/collections")
                .ok()
                .header("www-authenticate")
                .is_empty()
        );
    }
}
