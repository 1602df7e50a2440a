//! The languages of the interface.

use super::text;

/// A language that every message exists in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// English.
    #[default]
    En,
    /// Russian.
    Ru,
    /// Tajik, in Cyrillic.
    Tg,
    /// Dari: Persian as Afghanistan writes it.
    Fa,
}

/// Where lines begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// At the left.
    LeftToRight,
    /// At the right.
    RightToLeft,
}

impl Direction {
    /// The word of HTML's `dir`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::LeftToRight => "ltr",
            Self::RightToLeft => "rtl",
        }
    }
}

impl Language {
    /// Every language, in the order of the switch.
    pub const ALL: [Self; 4] = [Self::En, Self::Ru, Self::Tg, Self::Fa];

    /// The tag of addresses, of `lang`, and of texts in several languages.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ru => "ru",
            Self::Tg => "tg",
            Self::Fa => "fa",
        }
    }

    /// The language of a tag, which must be one of ours.
    #[must_use]
    pub fn parse(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag() == tag)
    }

    /// Whose habits numbers and dates follow; the calendar is always the one of the data.
    pub(super) fn locale(self) -> &'static str {
        match self {
            Self::En => "en-GB",
            Self::Ru => "ru",
            Self::Tg => "tg",
            Self::Fa => "fa-AF-u-ca-gregory",
        }
    }

    /// Where its lines begin.
    #[must_use]
    pub fn direction(self) -> Direction {
        match self {
            Self::Fa => Direction::RightToLeft,
            Self::En | Self::Ru | Self::Tg => Direction::LeftToRight,
        }
    }

    /// What it calls itself.
    #[must_use]
    pub fn own_name(self) -> String {
        text(self, "page-language-name").into_owned()
    }
}
