//! The properties of a feature as a tile can hold them: scalars.

use fast_mvt::{MvtFeatureBuilder, MvtValueRef};
use serde_json::{Map, Value};

use super::cluster::{Node, abbreviated};
use crate::features::{Collection, FeatureId, PropertyKind};

/// Rows that are looked at for the names within nested properties.
const SAMPLE: usize = 1_000;

/// Calls `tag` for each property: scalars as they are, the texts of `names` as `names.ru` and so on, anything else as
/// JSON text; null is left out.
pub(super) fn each(properties: &Map<String, Value>, mut tag: impl FnMut(&str, MvtValueRef<'_>)) {
    for (name, value) in properties {
        match value {
            Value::Null => {}
            Value::Object(texts) if is_flat(texts) => {
                for (key, text) in texts {
                    if let Some(text) = text.as_str() {
                        tag(&format!("{name}.{key}"), MvtValueRef::String(text));
                    }
                }
            }
            Value::Array(_) | Value::Object(_) => {
                tag(name, MvtValueRef::String(&value.to_string()));
            }
            Value::Bool(value) => tag(name, MvtValueRef::Bool(*value)),
            Value::String(text) => tag(name, MvtValueRef::String(text)),
            Value::Number(number) => {
                let value = number
                    .as_u64()
                    .map(MvtValueRef::UInt)
                    .or_else(|| number.as_i64().map(MvtValueRef::SInt))
                    .or_else(|| number.as_f64().map(MvtValueRef::Double));
                if let Some(value) = value {
                    tag(name, value);
                }
            }
        }
    }
}

fn is_flat(texts: &Map<String, Value>) -> bool {
    texts.values().all(Value::is_string)
}

/// Writes the id as the property `id` and each property to a feature.
pub(super) fn write(
    feature: &mut MvtFeatureBuilder,
    id: &FeatureId,
    properties: &Map<String, Value>,
) {
    let mut tag = |name: &str, value: MvtValueRef<'_>| tag(feature, name, value);
    match id {
        FeatureId::Number(number) => tag("id", MvtValueRef::SInt(*number)),
        FeatureId::Text(text) => tag("id", MvtValueRef::String(text)),
    }
    each(properties, |name, value| {
        // The feature's own id has the name already.
        if name != "id" {
            tag(name, value);
        }
    });
}

/// Writes how many points a feature is.
pub(super) fn write_count(feature: &mut MvtFeatureBuilder, count: u32) {
    tag(feature, "point_count", MvtValueRef::UInt(count.into()));
}

/// Writes what a cluster is: how many points, how many of each category, and from which zoom on it is several.
pub(super) fn write_cluster<'a>(
    feature: &mut MvtFeatureBuilder,
    node: &Node,
    shares: impl Iterator<Item = (&'a String, &'a u32)>,
) {
    tag(feature, "cluster", MvtValueRef::Bool(true));
    write_count(feature, node.count);
    let said = abbreviated(node.count as usize);
    tag(
        feature,
        "point_count_abbreviated",
        MvtValueRef::String(&said),
    );
    let zoom = MvtValueRef::UInt(node.splits_at.into());
    tag(feature, "expansion_zoom", zoom);
    tag(feature, "vague", MvtValueRef::Bool(node.vague));
    for (name, &count) in shares.filter(|&(_, &count)| count > 0) {
        let count = MvtValueRef::UInt(count.into());
        tag(feature, &count_of(name), count);
    }
}

/// The name of the count of a category.
fn count_of(category: &str) -> String {
    format!("count_{category}")
}

fn tag(feature: &mut MvtFeatureBuilder, name: &str, value: MvtValueRef<'_>) {
    feature
        .tag_ref(name, value)
        .expect("a tile has fewer than 2^32 keys and values");
}

/// The names and types of what clusters hold beside: `categories` are the names of their counts.
pub(super) fn cluster_fields(categories: &[String]) -> Vec<(String, &'static str)> {
    let own = [
        ("cluster", "Boolean"),
        ("point_count", "Number"),
        ("point_count_abbreviated", "String"),
        ("expansion_zoom", "Number"),
        ("vague", "Boolean"),
    ];
    let own = own.map(|(name, kind)| (name.to_owned(), kind));
    let counts = categories.iter().map(|name| (count_of(name), "Number"));
    own.into_iter().chain(counts).collect()
}

/// The names and types (`String`, `Number`, `Boolean`) of what tiles of a collection hold, for TileJSON.
pub(super) fn fields(collection: &Collection) -> Vec<(String, &'static str)> {
    let numeric = |row| matches!(collection.id(row), FeatureId::Number(_));
    let id = if !collection.is_empty() && numeric(0) {
        "Number"
    } else {
        "String"
    };
    let mut fields = vec![("id".to_owned(), id)];
    for property in collection.properties() {
        let kind = match property.kind {
            PropertyKind::Integer | PropertyKind::Number => "Number",
            PropertyKind::Boolean => "Boolean",
            PropertyKind::Structured => continue,
            _ => "String",
        };
        add(&mut fields, &property.name, kind);
    }
    let nested = |p: &crate::features::Property| p.kind == PropertyKind::Structured;
    if collection.properties().iter().any(nested) {
        for row in 0..collection.len().min(SAMPLE) {
            each(&collection.properties_of(row), |name, value| {
                add(&mut fields, name, kind(value));
            });
        }
    }
    fields
}

/// The fields of one feature's properties.
pub(super) fn fields_of(properties: &Map<String, Value>) -> Vec<(String, &'static str)> {
    let mut fields = Vec::new();
    each(properties, |name, value| {
        add(&mut fields, name, kind(value));
    });
    fields
}

fn kind(value: MvtValueRef<'_>) -> &'static str {
    match value {
        MvtValueRef::String(_) => "String",
        MvtValueRef::Bool(_) => "Boolean",
        _ => "Number",
    }
}

fn add(fields: &mut Vec<(String, &'static str)>, name: &str, kind: &'static str) {
    if fields.iter().all(|(known, _)| known != name) {
        fields.push((name.to_owned(), kind));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn nested_names_become_flat_and_lists_become_text() {
        let Value::Object(properties) = json!({
            "name": "A", "names": {"ru": "А"}, "actors": [{"name": "B"}], "about": [], "n": -3, "u": 7,
            "x": 0.5, "yes": true, "nothing": null,
        }) else {
            return;
        };
        let mut tags = Vec::new();
        each(&properties, |name, value| {
            tags.push(format!("{name}={value:?}"));
        });
        assert_eq!(
            tags,
            [
                r#"name="A""#,
                r#"names.ru="А""#,
                r#"actors="[{\"name\":\"B\"}]""#,
                r#"about="[]""#,
                "n=-3 (sint)",
                "u=7 (uint)",
                "x=0.5 (double)",
                "yes=true (bool)",
            ]
        );
    }
}
