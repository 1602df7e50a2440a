//! A claim of a text, held against the reports on the map.

use serde::{Deserialize, Serialize};

/// One claim: what was said, by whom, and what the record holds of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// Short id, unique in the project.
    pub id: String,
    /// The claim in one sentence.
    pub claim: String,
    /// Who says it.
    pub speaker: String,
    /// When, in words.
    #[serde(default)]
    pub when: Option<String>,
    /// What the record holds.
    pub verdict: Verdict,
    /// Why, in a few sentences.
    pub finding: String,
    /// Ids of the reports it was held against.
    #[serde(default)]
    pub reports: Vec<String>,
}

/// How a claim stands against the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The record agrees.
    Supported,
    /// Part of it holds.
    Partly,
    /// Sources contradict each other.
    Contested,
    /// Reported, but nobody confirmed it.
    Unconfirmed,
    /// Nothing found in these words.
    NotFound,
}

impl Verdict {
    /// The word of the data files, for class names and filters.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Supported => "supported",
            Self::Partly => "partly",
            Self::Contested => "contested",
            Self::Unconfirmed => "unconfirmed",
            Self::NotFound => "not_found",
        }
    }
}
