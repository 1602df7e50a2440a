//! What the manifest says of the project as a whole: words, vocabulary, view, basemap.

use std::collections::BTreeMap;

use jiff::{civil::Date, tz::TimeZone};

use crate::geometry::bbox::Bbox;

/// A text in several languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LocalText(pub BTreeMap<String, String>);

impl LocalText {
    /// The text in a language, else in English, else in any.
    #[must_use]
    pub fn get(&self, language: &str) -> Option<&str> {
        let LocalText(texts) = self;
        texts
            .get(language)
            .or_else(|| texts.get("en"))
            .or_else(|| texts.values().next())
            .map(String::as_str)
    }
}

/// The project: everything of the manifest that is not a collection.
#[derive(Clone, Debug)]
pub struct Project {
    /// Title of the map.
    pub title: String,
    /// The title in other languages, by tag.
    pub titles: BTreeMap<String, String>,
    /// Where and when, in a line.
    pub subtitle: Option<String>,
    /// The same in other languages.
    pub subtitles: BTreeMap<String, String>,
    /// Standfirst.
    pub description: Option<String>,
    /// The same in other languages.
    pub descriptions: BTreeMap<String, String>,
    /// Credit line of the map.
    pub attribution: Option<String>,
    /// Languages of the project, the default first.
    pub languages: Vec<String>,
    /// What a civil date means.
    pub time_zone: TimeZone,
    /// Further away (km), a report belongs to no border unless it says so.
    pub max_offset_km: f64,
    /// The period of the project, where the manifest names one.
    pub period: Option<(Date, Date)>,
    /// The view on opening, where the manifest names one.
    pub view: Option<Bbox>,
    /// Point-of-view statement (Markdown).
    pub policy: Option<String>,
    /// Default radius (km) per place precision.
    pub radius_km: BTreeMap<String, f64>,
    /// Names of the sides.
    pub sides: Vec<Side>,
    /// Wishes and quoted figures for single borders.
    pub borders: Vec<BorderNote>,
    /// Vocabulary of report categories.
    pub categories: Vec<Category>,
    /// Labelled rules on the timeline.
    pub context_dates: Vec<ContextDate>,
    /// Relief, terrain, glyphs and fonts.
    pub basemap: Basemap,
}

/// A side and its names.
#[derive(Clone, Debug)]
pub struct Side {
    /// ISO 3166-1 alpha-3 or a code of the project's own.
    pub id: String,
    /// Its name.
    pub names: LocalText,
    /// The adjective, as in "on the … side".
    pub adjective: LocalText,
}

/// What the manifest says of one border.
#[derive(Clone, Debug)]
pub struct BorderNote {
    /// The pair's id, for example `AAA-BBB`.
    pub id: String,
    /// Its name.
    pub names: LocalText,
    /// Which side is called left.
    pub left: Option<String>,
    /// Whether the km run from the east instead of the west.
    pub start_east: bool,
    /// Whether it is a protagonist of the map.
    pub main: bool,
    /// Lengths that others quote.
    pub quoted: Vec<Quoted>,
}

/// A length that somebody quotes for a border.
#[derive(Clone, Debug)]
pub struct Quoted {
    /// Who, in short.
    pub label: String,
    /// The length in km.
    pub value_km: f64,
    /// The figure as quoted.
    pub value: f64,
    /// Its unit as quoted: km or mi.
    pub unit: String,
    /// Where it stands.
    pub source: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// A remark.
    pub note: Option<String>,
}

/// A category of reports.
#[derive(Clone, Debug)]
pub struct Category {
    /// Id as in the reports.
    pub id: String,
    /// Its label.
    pub label: LocalText,
    /// `#rrggbb` on light paper.
    pub color: String,
    /// `#rrggbb` on dark paper.
    pub color_dark: String,
    /// Name of its silhouette.
    pub icon: String,
}

/// A labelled date.
#[derive(Clone, Debug)]
pub struct ContextDate {
    /// First day.
    pub date: Date,
    /// Last day, for a span.
    pub date_end: Option<Date>,
    /// What happened.
    pub label: LocalText,
}

/// Files that the map draws with; each part may be absent.
#[derive(Clone, Debug, Default)]
pub struct Basemap {
    /// Prepared reliefs.
    pub relief: Option<Relief>,
    /// Elevation tiles.
    pub dem: Option<Dem>,
    /// Folder of glyph ranges.
    pub glyphs: Option<String>,
    /// Folder of TTF fonts.
    pub fonts: Option<String>,
    /// Font stack for ordinary labels.
    pub font_regular: Option<String>,
    /// Font stack for important labels.
    pub font_bold: Option<String>,
    /// Font stack for country names.
    pub font_serif: Option<String>,
    /// Font stack for rivers and ranges.
    pub font_italic: Option<String>,
}

/// Two relief pictures in Web Mercator between the same bounds.
#[derive(Clone, Debug)]
pub struct Relief {
    /// File for the light theme.
    pub light: String,
    /// File for the dark theme.
    pub dark: String,
    /// Where they lie.
    pub bounds: Bbox,
}

/// Elevation tiles for 3-D terrain.
#[derive(Clone, Debug)]
pub struct Dem {
    /// File pattern with {z}, {x} and {y}.
    pub tiles: String,
    /// First zoom.
    pub min_zoom: u8,
    /// Last zoom.
    pub max_zoom: u8,
    /// terrarium or mapbox.
    pub encoding: String,
    /// Where they lie.
    pub bounds: Bbox,
}

impl Project {
    /// The title in a language, else as it is.
    #[must_use]
    pub fn title_in(&self, language: &str) -> &str {
        self.titles.get(language).unwrap_or(&self.title)
    }

    /// The name of a side in a language; its code where the manifest has none.
    #[must_use]
    pub fn side_name<'a>(&'a self, code: &'a str, language: &str) -> &'a str {
        self.sides
            .iter()
            .find(|side| side.id == code)
            .and_then(|side| side.names.get(language))
            .unwrap_or(code)
    }

    /// The adjective of a side in a language; its name or code where the manifest has none.
    #[must_use]
    pub fn side_adjective<'a>(&'a self, code: &'a str, language: &str) -> &'a str {
        self.sides
            .iter()
            .find(|side| side.id == code)
            .and_then(|side| side.adjective.get(language))
            .unwrap_or_else(|| self.side_name(code, language))
    }

    /// A category of the vocabulary.
    #[must_use]
    pub fn category(&self, id: &str) -> Option<&Category> {
        self.categories.iter().find(|category| category.id == id)
    }

    /// What the manifest says of a border.
    #[must_use]
    pub fn border(&self, id: &str) -> Option<&BorderNote> {
        self.borders.iter().find(|border| border.id == id)
    }

    /// Whether a border is the map's protagonist: one that the manifest calls main, each where it calls none so.
    #[must_use]
    pub fn is_main_border(&self, id: &str) -> bool {
        let any = self.borders.iter().any(|note| note.main);
        !any || self.border(id).is_some_and(|note| note.main)
    }
}
