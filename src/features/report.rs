//! A report: a dated, sourced claim about a place, with what was derived of it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The properties of a report, as its feature carries them (already checked when loaded).
///
/// Read from the feature's JSON where a page needs more than columns: `serde_json::from_value(properties)`.
#[derive(Clone, Debug, Deserialize)]
pub struct Report {
    /// Headline.
    pub title: String,
    /// Headlines by language.
    #[serde(default)]
    pub titles: BTreeMap<String, String>,
    /// A few sentences; may hold Markdown.
    #[serde(default)]
    pub summary: Option<String>,
    /// Summaries by language.
    #[serde(default)]
    pub summaries: BTreeMap<String, String>,
    /// Id in the manifest's vocabulary.
    #[serde(default)]
    pub category: Option<String>,
    /// First civil day.
    pub date_start: Date,
    /// Last civil day.
    #[serde(default)]
    pub date_end: Option<Date>,
    /// How exactly the days are known.
    #[serde(default)]
    pub date_precision: DatePrecision,
    /// Where, in words.
    #[serde(default)]
    pub place_name: Option<String>,
    /// The place in other languages.
    #[serde(default)]
    pub place_names: BTreeMap<String, String>,
    /// ISO 3166-1 alpha-3, where the author states it.
    #[serde(default)]
    pub country: Option<String>,
    /// How exactly the place is known.
    #[serde(default)]
    pub place_precision: PlacePrecision,
    /// Whether it happened there or was said there.
    #[serde(default)]
    pub place_role: PlaceRole,
    /// How far from its point it may really lie, km; null when not known.
    #[serde(default)]
    pub radius_km: Option<f64>,
    /// Borders that it is about; absent means the nearest, an empty list none.
    #[serde(default)]
    pub about: Option<Vec<String>>,
    /// Who took part.
    #[serde(default)]
    pub actors: Vec<Actor>,
    /// Who says so; at least one.
    pub sources: Vec<Source>,
    /// How it stands.
    #[serde(default)]
    pub status: Status,
    /// Ids of the claims that it bears on.
    #[serde(default)]
    pub claims: Vec<String>,
    /// Id of the total that it is a part of.
    #[serde(default)]
    pub part_of: Option<String>,
    /// Id of the report that replaces it.
    #[serde(default)]
    pub replaced_by: Option<String>,
    /// What was corrected, and when.
    #[serde(default)]
    pub corrections: Vec<Correction>,
    /// Day of the last change of the record.
    #[serde(default)]
    pub updated: Option<String>,
    /// Pictures, sound, film.
    #[serde(default)]
    pub media: Vec<Media>,
    /// Quoted figures.
    #[serde(default)]
    pub figures: Vec<Figure>,
    /// Where it lies on its border.
    #[serde(flatten)]
    pub derived: Derived,
}

impl Report {
    /// The last civil day; the first where the file names no other.
    #[must_use]
    pub fn last_day(&self) -> Date {
        self.date_end.unwrap_or(self.date_start)
    }
}

/// What the border engine adds to a point feature (DESIGN: never stored by hand).
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Derived {
    /// Id of its border, if it has one.
    #[serde(default)]
    pub border: Option<String>,
    /// Kilometres along the border from its start; null for a vague place.
    #[serde(default)]
    pub km: Option<f64>,
    /// Smallest km that its disc allows.
    #[serde(default)]
    pub km_min: Option<f64>,
    /// Largest km that its disc allows.
    #[serde(default)]
    pub km_max: Option<f64>,
    /// Distance from the border, km.
    #[serde(default)]
    pub offset_km: Option<f64>,
    /// Smallest distance that its disc allows, km.
    #[serde(default)]
    pub offset_min_km: Option<f64>,
    /// Largest distance that its disc allows, km.
    #[serde(default)]
    pub offset_max_km: Option<f64>,
    /// Code of the side on which the point lies.
    #[serde(default)]
    pub side: Option<String>,
    /// Share of the disc on each side.
    #[serde(default)]
    pub shares: Option<BTreeMap<String, f64>>,
    /// Status of the border at the nearest place.
    #[serde(default)]
    pub segment_status: Option<String>,
}

/// Somebody who took part.
#[derive(Clone, Debug, Deserialize)]
pub struct Actor {
    /// Name.
    pub name: String,
    /// Kind of actor.
    #[serde(default, rename = "type")]
    pub kind: Option<String>,
    /// What they did in it.
    #[serde(default)]
    pub role: Option<String>,
}

/// A publication that a report rests on, rated by the Admiralty code.
#[derive(Clone, Debug, Deserialize)]
pub struct Source {
    /// Who published it.
    pub publisher: String,
    /// Headline, or a description in [brackets].
    #[serde(default)]
    pub title: Option<String>,
    /// Address (http or https only).
    #[serde(default)]
    pub url: Option<String>,
    /// Day or time of publication.
    #[serde(default)]
    pub published: Option<String>,
    /// Day on which it was read.
    #[serde(default)]
    pub accessed: Option<String>,
    /// Archived copy.
    #[serde(default)]
    pub archive_url: Option<String>,
    /// Hash of the copy that was read.
    #[serde(default)]
    pub sha256: Option<String>,
    /// BCP 47 language of the source.
    #[serde(default)]
    pub language: Option<String>,
    /// Reliability of the publisher, A–F.
    #[serde(default)]
    pub reliability: Option<String>,
    /// Credibility of the item, 1–6.
    #[serde(default)]
    pub credibility: Option<u8>,
}

/// A dated correction.
#[derive(Clone, Debug, Deserialize)]
pub struct Correction {
    /// Day of the correction.
    pub date: String,
    /// What changed.
    pub text: String,
}

/// A picture, recording or film.
#[derive(Clone, Debug, Deserialize)]
pub struct Media {
    /// File of the project folder.
    #[serde(default)]
    pub file: Option<String>,
    /// Address elsewhere: a link, never loaded.
    #[serde(default)]
    pub url: Option<String>,
    /// Kind of media.
    #[serde(default)]
    pub kind: Option<String>,
    /// Text alternative.
    #[serde(default)]
    pub alt: Option<String>,
    /// Credit line.
    #[serde(default)]
    pub credit: Option<String>,
    /// Shown only on click.
    #[serde(default)]
    pub graphic: bool,
}

/// A quoted figure.
#[derive(Clone, Debug, Deserialize)]
pub struct Figure {
    /// What it counts or measures, and by whom.
    pub label: String,
    /// The figure.
    #[serde(default)]
    pub value: Option<f64>,
    /// Its unit.
    #[serde(default)]
    pub unit: Option<String>,
    /// Lower bound.
    #[serde(default)]
    pub low: Option<f64>,
    /// Upper bound.
    #[serde(default)]
    pub high: Option<f64>,
}

/// Declares a closed vocabulary: an enum, its words in data files, and its list of words.
macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$doc])* #[serde(rename = $word)] $variant),+ }

        impl $name {
            /// Every word of the vocabulary, in order.
            pub const WORDS: &'static [&'static str] = &[$($word),+];

            /// The word of the data files.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// What a word of the data files means.
            #[must_use]
            pub fn of(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

vocabulary! {
    /// How exactly the days are known.
    DatePrecision {
        /// To the day.
        #[default]
        Day = "day",
        /// To the week.
        Week = "week",
        /// To the month.
        Month = "month",
        /// To the year.
        Year = "year",
        /// Not known.
        Unknown = "unknown",
    }
}

vocabulary! {
    /// How exactly the place is known.
    PlacePrecision {
        /// The very spot.
        Exact = "exact",
        /// Near the point.
        Near = "near",
        /// Somewhere in a district.
        Adm2 = "adm2",
        /// Somewhere in a province.
        Adm1 = "adm1",
        /// Somewhere in an area of the given radius.
        Area = "area",
        /// Somewhere in a country.
        Country = "country",
        /// Not known.
        #[default]
        Unknown = "unknown",
    }
}

/// Up to this radius, km, a place is a point; a wider one is a disc, whatever it is called.
pub const NEAR_KM: f64 = 10.0;

impl PlacePrecision {
    /// Whether the place may be drawn as a point and has a km (honesty rules of DESIGN 4): it is called exact or near,
    /// and its radius, where one is stated, is no wider than [`NEAR_KM`].
    #[must_use]
    pub fn is_point(self, radius_km: Option<f64>) -> bool {
        matches!(self, Self::Exact | Self::Near) && radius_km.is_none_or(|radius| radius <= NEAR_KM)
    }
}

vocabulary! {
    /// Whether something happened at the place or was said there.
    PlaceRole {
        /// It happened there.
        #[default]
        Event = "event",
        /// It was said there.
        Statement = "statement",
    }
}

vocabulary! {
    /// How a report stands.
    Status {
        /// One origin, nothing against it.
        #[default]
        Unverified = "unverified",
        /// Two origins that do not copy each other.
        Corroborated = "corroborated",
        /// Sources contradict each other.
        Contested = "contested",
        /// Shown to be wrong.
        Refuted = "refuted",
        /// Withdrawn by its author.
        Retracted = "retracted",
    }
}
