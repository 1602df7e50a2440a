//! Pages of features as KML (OGC 12-007r2): a placemark a feature, every property in its extended data.

use std::collections::HashMap;

use kml::{
    Kml, KmlDocument, KmlWriter,
    types::{Element, Placemark},
};
use serde_json::{Map, Value};

use super::{csv::cell, xml::xml_text};
use crate::features::Collection;

const NAMESPACE: &str = "http://www.opengis.net/kml/2.2";

/// The rows of a collection as a KML document.
///
/// Geometry is the feature's own, as in GeoJSON: the discs of vague places are a collection of their own.
///
/// # Panics
/// Never: memory takes whatever is written.
#[must_use]
pub fn kml(collection: &Collection, rows: &[usize]) -> Vec<u8> {
    let about = &collection.about;
    let mut elements = vec![Kml::Element(text("name", &about.title))];
    let credit = [&about.description, &about.attribution]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join("\n\n");
    if !credit.is_empty() {
        elements.push(Kml::Element(text("description", &credit)));
    }
    elements.extend(
        rows.iter()
            .map(|&row| Kml::Placemark(placemark(collection, row))),
    );
    let document = Kml::KmlDocument(KmlDocument {
        attrs: HashMap::from([("xmlns".to_owned(), NAMESPACE.to_owned())]),
        elements: vec![Kml::Document {
            attrs: HashMap::new(),
            elements,
        }],
        ..KmlDocument::default()
    });
    let mut out = b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_vec();
    KmlWriter::from_writer(&mut out)
        .write(&document)
        .expect("writing to memory cannot fail");
    out
}

fn placemark(collection: &Collection, row: usize) -> Placemark {
    let properties = collection.properties_of(row);
    let id = collection.id(row).to_string();
    let word = |names: &[&str]| {
        names
            .iter()
            .find_map(|name| properties.get(*name)?.as_str())
            .map(xml_text)
    };
    let mut children = Vec::new();
    children.extend(time_span(&properties));
    children.push(extended_data(collection, &id, &properties));
    Placemark {
        name: Some(word(&["title", "name"]).unwrap_or_else(|| xml_text(&id))),
        description: word(&["summary", "description", "note"]),
        geometry: collection.geometry(row).cloned().map(Into::into),
        children,
        ..Placemark::default()
    }
}

/// The civil days of a feature; KML's ends belong to the span.
fn time_span(properties: &Map<String, Value>) -> Option<Element> {
    let day = |name: &str| properties.get(name).and_then(Value::as_str);
    let begin = day("date_start")?;
    let end = day("date_end").unwrap_or(begin);
    Some(parent(
        "TimeSpan",
        vec![text("begin", begin), text("end", end)],
    ))
}

/// The id and every property that is not null, as the text that CSV has.
fn extended_data(collection: &Collection, id: &str, properties: &Map<String, Value>) -> Element {
    let own = [("id".to_owned(), id.to_owned())].into_iter();
    let all = collection
        .properties()
        .iter()
        .filter_map(|property| Some((&property.name, properties.get(&property.name)?)))
        .filter(|(_, value)| !value.is_null())
        .map(|(name, value)| (name.clone(), cell(Some(value))));
    parent(
        "ExtendedData",
        own.chain(all)
            .map(|(name, value)| Element {
                attrs: HashMap::from([("name".to_owned(), xml_text(&name))]),
                ..parent("Data", vec![text("value", &value)])
            })
            .collect(),
    )
}

fn text(name: &str, content: &str) -> Element {
    Element {
        name: name.to_owned(),
        content: Some(xml_text(content)),
        ..Element::default()
    }
}

fn parent(name: &str, children: Vec<Element>) -> Element {
    Element {
        name: name.to_owned(),
        children,
        ..Element::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::{FeatureId, Kind, Row, fixture};
    use serde_json::json;

    fn read(bytes: &[u8]) -> Kml {
        let text = std::str::from_utf8(bytes).expect("UTF-8");
        text.parse().expect("a KML reader reads it")
    }

    #[test]
    fn every_feature_is_a_placemark_with_its_properties() {
        let dataset = fixture::dataset();
        let collection = &dataset.collections[0];
        let rows: Vec<usize> = (0..collection.len()).collect();
        let bytes = kml(collection, &rows);
        let text = String::from_utf8(bytes.clone()).expect("UTF-8");
        assert_eq!(text.matches("<Placemark>").count(), collection.len());
        assert_eq!(text.matches("<Point>").count(), collection.located());
        assert!(matches!(read(&bytes), Kml::KmlDocument(_)));
        let properties = collection.properties_of(0);
        let held = properties.values().filter(|value| !value.is_null()).count();
        let first = text.split("</Placemark>").next().expect("a placemark");
        assert_eq!(first.matches("<Data name=").count(), held + 1);
    }

    #[test]
    fn hostile_text_stays_text() {
        let Value::Object(properties) =
            json!({"title": "</name><script>]]>&\u{1}\u{0}", "date_start": "2021-07-05"})
        else {
            unreachable!("an object")
        };
        let row = Row {
            id: FeatureId::Text("\"<&".to_owned()),
            geometry: None,
            properties,
            time: None,
        };
        let collection = fixture::collection("things", Kind::Report, vec![row]);
        let text = String::from_utf8(kml(&collection, &[0])).expect("UTF-8");
        assert!(
            !text.contains("<script>") && !text.contains('\u{1}'),
            "{text}"
        );
        assert!(text.contains("<begin>2021-07-05</begin><end>2021-07-05</end>"));
        read(text.as_bytes());
    }
}
