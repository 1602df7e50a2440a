//! A feature's id as its file wrote it: text or number, never confused on the way out.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The `id` member of a GeoJSON feature (RFC 7946 section 3.2: a string or a number).
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub enum FeatureId {
    /// An integer id; GeoJSON output keeps it a number.
    Number(i64),
    /// A text id.
    Text(String),
}

impl fmt::Display for FeatureId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(f),
            Self::Text(text) => text.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_numeric_id_stays_a_number_in_json() {
        let id: FeatureId = serde_json::from_str("17").expect("valid JSON");
        assert_eq!(serde_json::to_string(&id).expect("serialises"), "17");
        assert_eq!(id.to_string(), "17");
    }
}
