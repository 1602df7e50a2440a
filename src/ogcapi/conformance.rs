//! The classes of the standards that this API follows; each one is tested as a whole.

use serde::Serialize;

const FEATURES: [&str; 4] = ["core", "geojson", "html", "oas30"];

/// The conformance declaration (Part 1, /req/core/conformance-success).
#[derive(Clone, Debug, Serialize)]
pub struct Conformance {
    /// Addresses of the classes.
    #[serde(rename = "conformsTo")]
    pub conforms_to: Vec<String>,
}

impl Conformance {
    /// Every class that we declare.
    #[must_use]
    pub fn new() -> Self {
        Self {
            conforms_to: FEATURES
                .iter()
                .map(|class| {
                    format!("http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/{class}")
                })
                .collect(),
        }
    }
}

impl Default for Conformance {
    fn default() -> Self {
        Self::new()
    }
}
