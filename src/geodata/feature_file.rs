//! Reads a GeoJSON file: one pass finds the features without building them, then each is parsed on its own, in parallel.
//!
//! The pass stops at the first syntax error (a cut file is refused whole), takes `crs` and `bbox` wherever they stand,
//! and costs 16 bytes a feature beside the file itself.

use geo::Geometry;
use rayon::prelude::*;
use serde::Deserialize;
use serde_json::{Map, Value, value::RawValue};

use super::{
    finding::{Fault, Finding, Severity, quote},
    geometry,
};
use crate::features::FeatureId;

/// A feature as its file gives it; id, geometry and shape are checked, its properties are not.
#[derive(Debug)]
pub(super) struct Parsed {
    /// Place in the file.
    pub(super) at: At,
    /// Its id, if it has one.
    pub(super) id: Option<FeatureId>,
    /// Its geometry; none for `null`.
    pub(super) geometry: Option<Geometry<f64>>,
    /// Its properties, unchecked.
    pub(super) properties: Map<String, Value>,
}

/// Where a feature stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct At {
    /// File, relative to the folder.
    pub(super) file: String,
    /// Line on which it begins, from 1.
    pub(super) line: usize,
    /// Index in the file, from 0.
    pub(super) index: usize,
    /// Its id as JSON, if it has one.
    pub(super) id: Option<String>,
}

impl At {
    /// A finding about this feature.
    pub(super) fn finding(&self, severity: Severity, fault: Fault) -> Finding {
        Finding {
            severity,
            file: self.file.clone(),
            line: Some(self.line),
            feature: Some((self.index, self.id.clone())),
            fault,
        }
    }
}

#[derive(Deserialize)]
struct RawFile<'a> {
    #[serde(borrow, rename = "type")]
    kind: Option<&'a RawValue>,
    #[serde(borrow)]
    crs: Option<&'a RawValue>,
    #[serde(borrow)]
    features: Option<Vec<&'a RawValue>>,
}

#[derive(Deserialize)]
struct RawFeature<'a> {
    #[serde(rename = "type")]
    kind: Option<Value>,
    id: Option<Value>,
    #[serde(borrow)]
    geometry: Option<&'a RawValue>,
    #[serde(borrow)]
    properties: Option<&'a RawValue>,
}

/// Reads a file; `None` where it is refused whole.
pub(super) fn read(file: &str, bytes: &[u8], findings: &mut Vec<Finding>) -> Option<Vec<Parsed>> {
    let text = text_of(file, bytes, findings)?;
    if let Some(parsed) = read_text(file, text, findings) {
        return parsed;
    }
    // Some writers print NaN and Infinity bare, which is not JSON. Quoted, they can be told feature by feature.
    let quoted = quote_bare_numbers(text);
    if quoted != text
        && let Some(parsed) = read_text(file, &quoted, findings)
    {
        return parsed;
    }
    let error = serde_json::from_str::<RawFile>(text)
        .err()
        .map(|error| error.to_string())
        .unwrap_or_default();
    let fault = Fault::new(
        "",
        format!("text that is not JSON ({error})"),
        "a GeoJSON FeatureCollection",
    );
    findings.push(Finding::of_file(Severity::Fatal, file, fault));
    None
}

fn text_of<'a>(file: &str, bytes: &'a [u8], findings: &mut Vec<Finding>) -> Option<&'a str> {
    let (bytes, marked) = match bytes.strip_prefix(b"\xEF\xBB\xBF") {
        Some(rest) => (rest, true),
        None => (bytes, false),
    };
    if marked {
        let fault = Fault::new(
            "",
            "a byte order mark (ignored)",
            "none (RFC 8259 section 8.1)",
        );
        findings.push(Finding::of_file(Severity::Warning, file, fault));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text),
        Err(error) => {
            let fault = Fault::new(
                "",
                format!("bytes that are not UTF-8 at byte {}", error.valid_up_to()),
                "UTF-8 text",
            );
            findings.push(Finding::of_file(Severity::Fatal, file, fault));
            None
        }
    }
}

/// The outer `None`: not JSON. The inner: JSON, but refused.
#[expect(
    clippy::option_option,
    reason = "two different failures, told apart by the only caller"
)]
fn read_text(file: &str, text: &str, findings: &mut Vec<Finding>) -> Option<Option<Vec<Parsed>>> {
    let raw: RawFile = match serde_json::from_str(text) {
        Ok(raw) => raw,
        Err(error) if error.is_data() => {
            let fault = Fault::new(
                "",
                format!("a document of another shape ({error})"),
                "a GeoJSON FeatureCollection",
            );
            findings.push(Finding::of_file(Severity::Fatal, file, fault));
            return Some(None);
        }
        Err(_) => return None,
    };
    if !accept_crs(file, raw.crs, findings) {
        return Some(None);
    }
    let features = match (raw.kind.map(RawValue::get), raw.features) {
        (Some("\"FeatureCollection\""), Some(features)) => features,
        (Some("\"Feature\""), None) => serde_json::from_str(text).into_iter().collect(),
        (kind, features) => {
            let found = match (kind, features) {
                (Some("\"FeatureCollection\""), None) => {
                    "a FeatureCollection without features".to_owned()
                }
                (kind, _) => format!("type {}", kind.unwrap_or("nothing")),
            };
            findings.push(Finding::of_file(
                Severity::Fatal,
                file,
                Fault::new("type", found, "a GeoJSON FeatureCollection"),
            ));
            return Some(None);
        }
    };
    let lines = line_numbers(text, &features);
    let outcomes: Vec<(Option<Parsed>, Vec<Finding>)> = features
        .par_iter()
        .zip(lines)
        .enumerate()
        .map(|(index, (raw, line))| {
            parse(
                At {
                    file: file.to_owned(),
                    line,
                    index,
                    id: None,
                },
                raw.get(),
            )
        })
        .collect();
    let mut parsed = Vec::with_capacity(outcomes.len());
    for (feature, mut found) in outcomes {
        parsed.extend(feature);
        findings.append(&mut found);
    }
    Some(Some(parsed))
}

/// Names of the coordinate reference systems that mean lon/lat on WGS84, as found in `crs` members of old files.
const WGS84_NAMES: [&str; 6] = [
    "urn:ogc:def:crs:ogc:1.3:crs84",
    "urn:ogc:def:crs:ogc::crs84",
    "ogc:crs84",
    "http://www.opengis.net/def/crs/ogc/1.3/crs84",
    "urn:ogc:def:crs:epsg::4326",
    "epsg:4326",
];

fn accept_crs(file: &str, crs: Option<&RawValue>, findings: &mut Vec<Finding>) -> bool {
    let Some(crs) = crs.filter(|crs| crs.get() != "null") else {
        return true;
    };
    let value: Value = serde_json::from_str(crs.get()).unwrap_or(Value::Null);
    let name = value
        .pointer("/properties/name")
        .or_else(|| value.get("name"))
        .unwrap_or(&value);
    let name_text = name.as_str().unwrap_or_default().to_ascii_lowercase();
    let known =
        WGS84_NAMES.contains(&name_text.as_str()) || name_text == "wgs84" || name_text == "crs84";
    let (severity, expected) = if known {
        (
            Severity::Warning,
            "no crs member (RFC 7946 section 4; it is ignored)",
        )
    } else {
        (Severity::Fatal, "longitude and latitude on WGS84 (CRS84)")
    };
    findings.push(Finding::of_file(
        severity,
        file,
        Fault::new("crs", quote(name), expected),
    ));
    known
}

/// The line on which each feature begins. Raw values are slices of the text, so their addresses tell their places.
fn line_numbers(text: &str, features: &[&RawValue]) -> Vec<usize> {
    let base = text.as_ptr() as usize;
    let (mut line, mut at) = (1, 0);
    features
        .iter()
        .map(|raw| {
            let start = (raw.get().as_ptr() as usize - base).min(text.len());
            line += text.as_bytes()[at..start]
                .iter()
                .filter(|&&byte| byte == b'\n')
                .count();
            at = start;
            line
        })
        .collect()
}

fn parse(mut at: At, text: &str) -> (Option<Parsed>, Vec<Finding>) {
    let raw: RawFeature = match serde_json::from_str(text) {
        Ok(raw) => raw,
        Err(error) => {
            let fault = Fault::new("", format!("something else ({error})"), "a GeoJSON Feature");
            return (None, vec![at.finding(Severity::Error, fault)]);
        }
    };
    let mut faults = Vec::new();
    if raw.kind.as_ref().and_then(Value::as_str) != Some("Feature") {
        let found = raw
            .kind
            .as_ref()
            .map_or_else(|| "nothing".to_owned(), quote);
        faults.push(Fault::new("type", found, "\"Feature\""));
    }
    at.id = raw.id.as_ref().filter(|id| !id.is_null()).map(quote);
    let id = raw.id.filter(|id| !id.is_null()).and_then(|value| {
        let id = id_of(&value);
        if id.is_none() {
            let expected = "a text that is not empty, or a whole number";
            faults.push(Fault::new("id", quote(&value), expected));
        }
        id
    });
    let properties = match raw.properties.map(RawValue::get) {
        None | Some("null") => Map::new(),
        Some(text) => match serde_json::from_str(text) {
            Ok(properties) => properties,
            Err(error) => {
                faults.push(Fault::new("properties", error.to_string(), "an object"));
                Map::new()
            }
        },
    };
    let mut warnings = Vec::new();
    let geometry = match raw.geometry.map(RawValue::get) {
        None | Some("null") => None,
        Some(text) => match geometry::check(text) {
            Ok(checked) => {
                if checked.rewound {
                    warnings.push(Fault::new(
                        "geometry",
                        "rings that run the wrong way (turned)",
                        "exterior rings counter-clockwise",
                    ));
                }
                if checked.flattened {
                    warnings.push(Fault::new(
                        "geometry",
                        "positions with elevation (not kept)",
                        "longitude and latitude",
                    ));
                }
                Some(checked.geometry)
            }
            Err(mut found) => {
                faults.append(&mut found);
                None
            }
        },
    };
    let refused = !faults.is_empty();
    let findings = faults
        .into_iter()
        .map(|fault| at.finding(Severity::Error, fault))
        .chain(
            warnings
                .into_iter()
                .map(|fault| at.finding(Severity::Warning, fault)),
        )
        .collect();
    (
        (!refused).then_some(Parsed {
            at,
            id,
            geometry,
            properties,
        }),
        findings,
    )
}

fn id_of(value: &Value) -> Option<FeatureId> {
    match value {
        Value::String(text) if !text.trim().is_empty() => Some(FeatureId::Text(text.clone())),
        Value::Number(number) => number.as_i64().map(FeatureId::Number),
        _ => None,
    }
}

/// Puts `NaN`, `Infinity` and `-Infinity` outside texts into quotes.
fn quote_bare_numbers(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut in_text = false;
    while let Some(at) = rest.find(if in_text {
        ['"', '\\', '\\', '\\']
    } else {
        ['"', 'N', 'I', '-']
    }) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let taken = if in_text && rest.starts_with('\\') {
            2.min(rest.len())
        } else if rest.starts_with('"') {
            in_text = !in_text;
            1
        } else if let Some(word) = ["NaN", "Infinity", "-Infinity"]
            .into_iter()
            .find(|word| rest.starts_with(word))
        {
            out.push('"');
            out.push_str(word);
            out.push('"');
            rest = &rest[word.len()..];
            continue;
        } else {
            1
        };
        let taken = (taken..=rest.len())
            .find(|&end| rest.is_char_boundary(end))
            .unwrap_or(rest.len());
        out.push_str(&rest[..taken]);
        rest = &rest[taken..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_all(text: &str) -> (Option<Vec<Parsed>>, Vec<String>) {
        let mut findings = Vec::new();
        let parsed = read("a.geojson", text.as_bytes(), &mut findings);
        (parsed, findings.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn a_cut_file_is_refused_whole() {
        let (parsed, findings) =
            read_all(r#"{"type":"FeatureCollection","features":[{"type":"Feature""#);
        assert!(parsed.is_none());
        assert_eq!(findings.len(), 1);
        assert!(findings[0].contains("not JSON"), "{}", findings[0]);
    }

    #[test]
    fn a_foreign_crs_refuses_the_file_by_name_even_at_its_end() {
        let (parsed, findings) = read_all(
            r#"{"bbox":[0,0,1,1],"type":"FeatureCollection","features":[],"crs":{"type":"name","properties":{"name":"EPSG:3857"}}}"#,
        );
        assert!(parsed.is_none());
        insta::assert_snapshot!(findings[0], @r#"a.geojson: crs: found "EPSG:3857", expected longitude and latitude on WGS84 (CRS84)"#);
    }

    #[test]
    fn wgs84_and_a_byte_order_mark_are_forgiven() {
        let (parsed, findings) = read_all(
            "\u{feff}{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:OGC:1.3:CRS84\"}},\"features\":[]}",
        );
        assert_eq!(parsed.expect("accepted").len(), 0);
        assert_eq!(findings.len(), 2);
    }

    #[test]
    fn a_bare_nan_refuses_its_feature_and_keeps_the_others() {
        let (parsed, findings) = read_all(
            "{\"type\":\"FeatureCollection\",\"features\":[\n{\"type\":\"Feature\",\"id\":\"N\\\"aN\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[NaN,1]},\"properties\":null},\n{\"type\":\"Feature\",\"id\":7,\"geometry\":null,\"properties\":{}}]}",
        );
        let parsed = parsed.expect("accepted");
        assert_eq!(parsed.len(), 1);
        assert_eq!(
            (parsed[0].at.line, parsed[0].at.index, parsed[0].id.clone()),
            (3, 1, Some(FeatureId::Number(7)))
        );
        assert!(
            findings[0].starts_with(
                "a.geojson:2: feature 0 (id \"N\\\"aN\"): geometry.coordinates[0]: found \"NaN\""
            ),
            "{}",
            findings[0]
        );
    }
}
