//! The words for closed vocabularies: how a report stands, how a source is rated.

use std::borrow::Cow;

use crate::{
    features::{CrossingStatus, Kind, Source, Verdict, report::Status},
    lang::{self, Language, arg},
};

/// The status of a report as a label.
#[must_use]
pub fn status(language: Language, status: Status) -> Cow<'static, str> {
    let id = match status {
        Status::Unverified => "words-unverified",
        Status::Corroborated => "words-corroborated",
        Status::Contested => "words-contested",
        Status::Refuted => "words-refuted",
        Status::Retracted => "words-retracted",
    };
    lang::text(language, id)
}

/// What the status of a report means.
#[must_use]
pub fn status_meaning(language: Language, status: Status) -> Cow<'static, str> {
    let id = match status {
        Status::Unverified => "words-unverified-means",
        Status::Corroborated => "words-corroborated-means",
        Status::Contested => "words-contested-means",
        Status::Refuted => "words-refuted-means",
        Status::Retracted => "words-retracted-means",
    };
    lang::text(language, id)
}

/// The Admiralty code of a source: the letter for its publisher, the figure for the item, never averaged.
#[must_use]
pub fn rating_code(source: &Source) -> Option<String> {
    let letter = source.reliability.as_deref().unwrap_or("–");
    let figure = source
        .credibility
        .map_or_else(|| "–".to_owned(), |figure| figure.to_string());
    (source.reliability.is_some() || source.credibility.is_some())
        .then(|| format!("{letter}{figure}"))
}

/// The rating in words: `usually reliable; possible`.
#[must_use]
pub fn rating_words(language: Language, source: &Source) -> String {
    let text = |id| lang::text(language, id);
    let publisher = source
        .reliability
        .as_deref()
        .and_then(|letter| reliability(language, letter))
        .unwrap_or_else(|| text("words-publisher-not-rated"));
    let item = source
        .credibility
        .and_then(|figure| credibility(language, figure))
        .unwrap_or_else(|| text("words-item-not-rated"));
    lang::say(
        language,
        "words-rating",
        [arg("publisher", publisher), arg("item", item)],
    )
}

/// What a letter says of a publisher.
#[must_use]
pub fn reliability(language: Language, letter: &str) -> Option<Cow<'static, str>> {
    let id = match letter {
        "A" => "words-reliability-a",
        "B" => "words-reliability-b",
        "C" => "words-reliability-c",
        "D" => "words-reliability-d",
        "E" => "words-reliability-e",
        "F" => "words-reliability-f",
        _ => return None,
    };
    Some(lang::text(language, id))
}

/// What a figure says of an item.
#[must_use]
pub fn credibility(language: Language, figure: u8) -> Option<Cow<'static, str>> {
    let id = match figure {
        1 => "words-credibility-1",
        2 => "words-credibility-2",
        3 => "words-credibility-3",
        4 => "words-credibility-4",
        5 => "words-credibility-5",
        6 => "words-credibility-6",
        _ => return None,
    };
    Some(lang::text(language, id))
}

/// The status of a crossing as a label.
#[must_use]
pub fn crossing_status(language: Language, status: CrossingStatus) -> Cow<'static, str> {
    let id = match status {
        CrossingStatus::Open => "words-crossing-open",
        CrossingStatus::Closed => "words-crossing-closed",
        CrossingStatus::Restricted => "words-crossing-restricted",
        CrossingStatus::Unknown => "words-crossing-unknown",
    };
    lang::text(language, id)
}

/// The verdict on a claim as a label.
#[must_use]
pub fn verdict(language: Language, verdict: Verdict) -> Cow<'static, str> {
    let id = match verdict {
        Verdict::Supported => "claims-supported",
        Verdict::Partly => "claims-partly",
        Verdict::Contested => "claims-contested",
        Verdict::Unconfirmed => "claims-unconfirmed",
        Verdict::NotFound => "claims-not-found",
    };
    lang::text(language, id)
}

/// So many of what a collection is of: `1 report`, `1,200 places`.
#[must_use]
pub fn counted(language: Language, kind: Kind, count: usize) -> String {
    let id = match kind {
        Kind::Border => "words-borders",
        Kind::Report => "words-reports",
        Kind::ReportArea => "words-discs",
        Kind::Crossing => "words-crossings",
        Kind::Place => "words-places",
        Kind::Area => "words-areas",
        Kind::Basemap => "words-features",
    };
    lang::say(language, id, [arg("count", count)])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(reliability: Option<&str>, credibility: Option<u8>) -> Source {
        let json = serde_json::json!({
            "publisher": "A paper", "reliability": reliability, "credibility": credibility
        });
        serde_json::from_value(json).expect("a source needs a publisher only")
    }

    #[test]
    fn the_two_ratings_stay_apart() {
        let rated = source(Some("B"), Some(3));
        assert_eq!(rating_code(&rated).as_deref(), Some("B3"));
        assert_eq!(
            rating_words(Language::En, &rated),
            "usually reliable; possible"
        );
    }

    #[test]
    fn a_missing_rating_is_named() {
        let half = source(Some("F"), None);
        assert_eq!(rating_code(&half).as_deref(), Some("F–"));
        assert_eq!(
            rating_words(Language::En, &half),
            "cannot be judged; item not rated"
        );
        assert_eq!(rating_code(&source(None, None)), None);
    }
}
