//! What a border is made from: areas, lines with two sides, and what the manifest overrides.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use geo::{MultiLineString, MultiPolygon};
use serde::{Deserialize, Serialize};

/// The territory of one side.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    /// Code of the side: ISO 3166-1 alpha-3 or the manifest's own.
    pub code: String,
    /// Its territory, lon/lat in degrees; rings may cross the antimeridian or be cut there.
    pub polygon: MultiPolygon,
    /// False where the area only says on whose territory a point lies.
    pub makes_borders: bool,
    /// Error of its outline in metres; none where no source states it.
    pub accuracy_m: Option<f64>,
}

/// A line between two sides, with the left side on the left of its vertex order (as on OSM ways).
#[derive(Clone, Debug, PartialEq)]
pub struct Stretch {
    /// Code of the side on the left.
    pub left: String,
    /// Code of the side on the right.
    pub right: String,
    /// The line, lon/lat in degrees.
    pub line: MultiLineString,
    /// What is said of this stretch.
    pub nature: Nature,
}

/// What a source says of a stretch of a border; nothing here is ever guessed.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Nature {
    /// Its legal status.
    pub status: Option<Status>,
    /// Error of the line in metres.
    pub accuracy_m: Option<f64>,
    /// Who accepts and who disputes it: code of the side → its view.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub perspectives: BTreeMap<String, String>,
    /// First day (full-date) on which it held.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<String>,
    /// Last day (full-date) on which it held.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<String>,
    /// Code of the side that claims the line, where its status is a claim.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claimant: Option<String>,
    /// Where the line comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// Legal status of a stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// An international boundary that both sides and others accept.
    Recognised,
    /// One side or both do not accept it.
    Disputed,
    /// Who holds which ground, not who has the right to it.
    LineOfControl,
    /// Where the fighting stopped.
    CeasefireLine,
    /// Agreed, but nowhere drawn exactly.
    Indefinite,
    /// What one side claims.
    Claim,
}

impl Status {
    /// All of them, in the order of legends.
    pub const ALL: [Self; 6] = [
        Self::Recognised,
        Self::Disputed,
        Self::LineOfControl,
        Self::CeasefireLine,
        Self::Indefinite,
        Self::Claim,
    ];

    /// The word of files and URLs, such as `line_of_control`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Recognised => "recognised",
            Self::Disputed => "disputed",
            Self::LineOfControl => "line_of_control",
            Self::CeasefireLine => "ceasefire_line",
            Self::Indefinite => "indefinite",
            Self::Claim => "claim",
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// A word that is no status.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "\"{0}\" is no border status; known are recognised, disputed, line_of_control, ceasefire_line, indefinite, claim"
)]
pub struct UnknownStatus(pub String);

impl FromStr for Status {
    type Err = UnknownStatus;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|status| status.word() == word)
            .ok_or_else(|| UnknownStatus(word.to_owned()))
    }
}

/// At which end the km begin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Start {
    /// At the western end of each part: the rule.
    #[default]
    West,
    /// At the eastern end of each part.
    East,
}

/// What the manifest says of one border against the rules.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Override {
    /// Id of the border, such as `AFG-TJK`.
    pub border: String,
    /// Which of its sides is called left; none leaves it to the longest part.
    pub left: Option<String>,
    /// At which end its km begin.
    pub start: Start,
}
