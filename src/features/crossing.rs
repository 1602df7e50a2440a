//! A border crossing point and what is known of its status, day by day.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::report::{Derived, PlacePrecision, Source};

/// The properties of a crossing, as its feature carries them (already checked when loaded).
#[derive(Clone, Debug, Deserialize)]
pub struct Crossing {
    /// Name in the default language.
    pub name: String,
    /// Names by language.
    #[serde(default)]
    pub names: BTreeMap<String, String>,
    /// Ids of the borders that it crosses.
    #[serde(default)]
    pub about: Option<Vec<String>>,
    /// Codes of the two sides.
    #[serde(default)]
    pub countries: Vec<String>,
    /// Road bridge, ferry, checkpoint …, in words.
    #[serde(default)]
    pub kind: Option<String>,
    /// How well its place is known.
    #[serde(default)]
    pub place_precision: PlacePrecision,
    /// How far from its point it may really lie, km.
    #[serde(default)]
    pub radius_km: Option<f64>,
    /// Where its position comes from.
    #[serde(default)]
    pub position_source: Option<String>,
    /// Anything else, in words.
    #[serde(default)]
    pub note: Option<String>,
    /// Changes of status, oldest first.
    #[serde(default)]
    pub status_history: Vec<StatusEntry>,
    /// Sources for its existence and place.
    #[serde(default)]
    pub sources: Vec<Source>,
    /// Where it lies on its border.
    #[serde(flatten)]
    pub derived: Derived,
}

/// One change of a crossing's status.
#[derive(Clone, Debug, Deserialize)]
pub struct StatusEntry {
    /// First day on which it holds.
    pub from: Date,
    /// The status from that day on.
    pub status: CrossingStatus,
    /// What happened.
    #[serde(default)]
    pub note: Option<String>,
    /// Who says so; null where nobody was found.
    #[serde(default)]
    pub source: Option<Source>,
}

/// What a crossing lets through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CrossingStatus {
    /// Open to travellers.
    Open,
    /// Shut.
    Closed,
    /// Freight only, or by permit.
    Restricted,
    /// No source found.
    Unknown,
}

impl CrossingStatus {
    /// All of them, in the order of keys.
    pub const ALL: [Self; 4] = [Self::Open, Self::Restricted, Self::Closed, Self::Unknown];

    /// The word of the data files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Restricted => "restricted",
            Self::Unknown => "unknown",
        }
    }
}

impl Crossing {
    /// The entry that holds on a day: the last one that began on or before it; none before the first.
    #[must_use]
    pub fn entry_on(&self, day: Date) -> Option<&StatusEntry> {
        self.status_history.iter().rfind(|entry| entry.from <= day)
    }

    /// The status on a day; unknown before the first entry.
    #[must_use]
    pub fn status_on(&self, day: Date) -> CrossingStatus {
        self.entry_on(day)
            .map_or(CrossingStatus::Unknown, |entry| entry.status)
    }
}
