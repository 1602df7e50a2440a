//! The server's OpenAPI document as the tests read it: resolved references, parameters, and answers held against it.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::harness::{Project, Reply};

/// The document behind the link `service-desc`.
pub(super) struct Api {
    pub(super) document: Value,
}

impl Api {
    pub(super) fn of(project: &Project) -> Self {
        let landing = project.server.get("/?f=json").ok().json();
        let descriptions = super::links(&landing, "service-desc");
        assert_eq!(descriptions.len(), 1, "one service-desc");
        assert_eq!(
            descriptions[0]["type"],
            "application/vnd.oai.openapi+json;version=3.0"
        );
        let address = descriptions[0]["href"]
            .as_str()
            .expect("a link has an address");
        let answer = project.server.get(address).ok();
        assert_eq!(
            answer.header("content-type").replace(' ', ""),
            "application/vnd.oai.openapi+json;version=3.0"
        );
        Self {
            document: answer.json(),
        }
    }

    /// The operations, as (path template, operation).
    pub(super) fn operations(&self) -> impl Iterator<Item = (&str, &Value)> {
        let paths = self.document["paths"]
            .as_object()
            .expect("paths is an object");
        paths
            .iter()
            .filter_map(|(path, item)| Some((path.as_str(), item.get("get")?)))
    }

    pub(super) fn operation(&self, path: &str) -> &Value {
        let operation = &self.document["paths"][path]["get"];
        assert!(
            operation.is_object(),
            "the API definition has no path {path}"
        );
        operation
    }

    /// What a `$ref` points to, or the value itself.
    pub(super) fn resolve<'a>(&'a self, value: &'a Value) -> &'a Value {
        match value["$ref"].as_str() {
            None => value,
            Some(reference) => {
                let pointer = reference
                    .strip_prefix('#')
                    .unwrap_or_else(|| unreachable!("{reference} leaves the document"));
                self.resolve(
                    self.document
                        .pointer(pointer)
                        .unwrap_or_else(|| unreachable!("{reference} points nowhere")),
                )
            }
        }
    }

    /// The parameters of a path: those of the path item and those of the operation, resolved.
    pub(super) fn parameters(&self, path: &str) -> Vec<&Value> {
        let item = &self.document["paths"][path];
        [&item["parameters"], &item["get"]["parameters"]]
            .into_iter()
            .filter_map(Value::as_array)
            .flatten()
            .map(|parameter| self.resolve(parameter))
            .collect()
    }

    pub(super) fn parameter(&self, path: &str, name: &str) -> &Value {
        let found = self
            .parameters(path)
            .into_iter()
            .find(|parameter| parameter["name"] == name);
        found.unwrap_or_else(|| unreachable!("{path} has no parameter {name}"))
    }

    /// The schema of a parameter, resolved.
    pub(super) fn parameter_schema(&self, path: &str, name: &str) -> &Value {
        self.resolve(&self.parameter(path, name)["schema"])
    }

    /// The document is OpenAPI 3.0: it reads as one, is self-contained, and keeps the rules that a type cannot say.
    pub(super) fn assert_valid(&self) {
        let version = self.document["openapi"].as_str().unwrap_or("");
        assert!(version.starts_with("3.0."), "openapi is {version:?}");
        let read: Result<openapiv3::OpenAPI, _> = serde_json::from_value(self.document.clone());
        assert!(read.is_ok(), "not OpenAPI 3.0: {:?}", read.err());
        self.assert_self_contained();
        assert_no_empty_enum(&self.document, "#");
        self.assert_operations();
    }

    fn assert_self_contained(&self) {
        every_ref(&self.document, &mut |reference| {
            assert!(
                reference.starts_with("#/"),
                "{reference} leaves the document"
            );
            assert!(
                self.document.pointer(&reference[1..]).is_some(),
                "{reference} points nowhere"
            );
        });
    }

    fn assert_operations(&self) {
        let mut ids = BTreeSet::new();
        for (path, operation) in self.operations() {
            let id = operation["operationId"]
                .as_str()
                .unwrap_or_else(|| unreachable!("{path} has no operationId"));
            assert!(ids.insert(id), "operationId {id} is used twice");
            let responses = operation["responses"]
                .as_object()
                .unwrap_or_else(|| unreachable!("{path}: no responses"));
            assert!(responses.contains_key("200"), "{path}: no 200");
            for (status, response) in responses {
                assert!(
                    self.resolve(response)["description"].is_string(),
                    "{path} {status}: no description"
                );
            }
            self.assert_path_parameters(path);
        }
    }

    fn assert_path_parameters(&self, path: &str) {
        let wanted: BTreeSet<&str> = path
            .split('{')
            .skip(1)
            .filter_map(|rest| rest.split('}').next())
            .collect();
        let parameters = self.parameters(path);
        let given: BTreeSet<&str> = parameters
            .iter()
            .filter(|p| p["in"] == "path")
            .filter_map(|p| p["name"].as_str())
            .collect();
        assert_eq!(wanted, given, "{path}: path parameters");
        let mut seen = BTreeSet::new();
        for parameter in parameters {
            let key = (parameter["in"].as_str(), parameter["name"].as_str());
            assert!(seen.insert(key), "{path}: {key:?} is declared twice");
            let schema = self.resolve(&parameter["schema"]);
            assert!(schema.is_object(), "{path}: {key:?} has no schema");
            assert!(
                schema["additionalProperties"].is_null(),
                "{path}: {key:?} is a free-form parameter"
            );
            if parameter["in"] == "path" {
                assert_eq!(
                    parameter["required"], true,
                    "{path}: {key:?} must be required"
                );
            }
        }
    }

    /// The answer has a status and a media type that the path declares, and its JSON is what the schema says.
    pub(super) fn assert_declared(&self, path: &str, answer: &Reply) {
        let responses = &self.operation(path)["responses"];
        let status = answer.status.to_string();
        let declared = responses.get(&status).or_else(|| responses.get("default"));
        let response = self
            .resolve(declared.unwrap_or_else(|| unreachable!("{path}: {status} is not declared")));
        let Some(content) = response["content"]
            .as_object()
            .filter(|content| !content.is_empty())
        else {
            return;
        };
        let bare = |kind: &str| kind.split(';').next().unwrap_or("").trim().to_owned();
        let media = content
            .iter()
            .find(|(kind, _)| bare(kind) == answer.media_type());
        let (_, media) = media.unwrap_or_else(|| {
            unreachable!(
                "{path} {status}: {} is not declared ({}): {content:?}",
                answer.media_type(),
                answer.url
            )
        });
        if answer.media_type().ends_with("json") && !media["schema"].is_null() {
            self.assert_matches(&media["schema"], &answer.json(), &answer.url);
        }
    }

    fn assert_matches(&self, schema: &Value, instance: &Value, what: &str) {
        let mut whole = json!({ "allOf": [json_schema(schema)] });
        whole["components"] = json_schema(&self.document["components"]);
        let validator = jsonschema::options()
            .with_draft(jsonschema::Draft::Draft4)
            .build(&whole)
            .unwrap_or_else(|error| {
                unreachable!("a schema of the API definition is wrong: {error}: {schema}")
            });
        let errors: Vec<String> = validator
            .iter_errors(instance)
            .take(5)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(
            errors.is_empty(),
            "{what} is not what the API definition says:\n{}",
            errors.join("\n")
        );
    }
}

/// OpenAPI 3.0's schemas as JSON Schema draft 4, which they are but for `nullable`.
fn json_schema(value: &Value) -> Value {
    match value {
        Value::Array(list) => list.iter().map(json_schema).collect(),
        Value::Object(map) => {
            let plain: Map<String, Value> = map
                .iter()
                .filter(|(key, _)| *key != "nullable")
                .map(|(k, v)| (k.clone(), json_schema(v)))
                .collect();
            if map.get("nullable") == Some(&Value::Bool(true)) {
                json!({ "anyOf": [{ "type": "null" }, plain] })
            } else {
                Value::Object(plain)
            }
        }
        other => other.clone(),
    }
}

fn every_ref(value: &Value, visit: &mut impl FnMut(&str)) {
    match value {
        Value::Array(list) => list.iter().for_each(|inner| every_ref(inner, visit)),
        Value::Object(map) => {
            if let Some(Value::String(reference)) = map.get("$ref") {
                visit(reference);
            }
            map.values().for_each(|inner| every_ref(inner, visit));
        }
        _ => {}
    }
}

fn assert_no_empty_enum(value: &Value, at: &str) {
    match value {
        Value::Array(list) => list
            .iter()
            .for_each(|inner| assert_no_empty_enum(inner, at)),
        Value::Object(map) => {
            assert_ne!(map.get("enum"), Some(&json!([])), "{at}: an empty enum");
            map.iter()
                .for_each(|(key, inner)| assert_no_empty_enum(inner, &format!("{at}/{key}")));
        }
        _ => {}
    }
}
