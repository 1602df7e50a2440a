//! The words for closed vocabularies: how a report stands, how a source is rated.

use crate::features::{CrossingStatus, Kind, Source, report::Status};

/// The status of a report as a label.
#[must_use]
pub fn status(status: Status) -> &'static str {
    match status {
        Status::Unverified => "Unverified",
        Status::Corroborated => "Corroborated",
        Status::Contested => "Contested",
        Status::Refuted => "Refuted",
        Status::Retracted => "Retracted",
    }
}

/// What the status of a report means.
#[must_use]
pub fn status_meaning(status: Status) -> &'static str {
    match status {
        Status::Unverified => "one origin, no second one found",
        Status::Corroborated => "two origins that do not copy each other",
        Status::Contested => "the sources contradict each other",
        Status::Refuted => "shown to be wrong",
        Status::Retracted => "withdrawn by those who published it",
    }
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
pub fn rating_words(source: &Source) -> String {
    let publisher = source
        .reliability
        .as_deref()
        .and_then(reliability)
        .unwrap_or("publisher not rated");
    let item = source
        .credibility
        .and_then(credibility)
        .unwrap_or("item not rated");
    format!("{publisher}; {item}")
}

/// What a letter says of a publisher.
#[must_use]
pub fn reliability(letter: &str) -> Option<&'static str> {
    Some(match letter {
        "A" => "completely reliable",
        "B" => "usually reliable",
        "C" => "fairly reliable",
        "D" => "not usually reliable",
        "E" => "unreliable",
        "F" => "cannot be judged",
        _ => return None,
    })
}

/// What a figure says of an item.
#[must_use]
pub fn credibility(figure: u8) -> Option<&'static str> {
    Some(match figure {
        1 => "confirmed",
        2 => "probable",
        3 => "possible",
        4 => "doubtful",
        5 => "improbable",
        6 => "cannot be judged",
        _ => return None,
    })
}

/// The status of a crossing as a label.
#[must_use]
pub fn crossing_status(status: CrossingStatus) -> &'static str {
    match status {
        CrossingStatus::Open => "open",
        CrossingStatus::Closed => "closed",
        CrossingStatus::Restricted => "restricted",
        CrossingStatus::Unknown => "not known",
    }
}

/// What a collection is of: singular and plural.
#[must_use]
pub fn kind(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Border => ("border", "borders"),
        Kind::Report => ("report", "reports"),
        Kind::ReportArea => ("uncertainty disc", "uncertainty discs"),
        Kind::Crossing => ("crossing", "crossings"),
        Kind::Place => ("place", "places"),
        Kind::Area => ("area", "areas"),
        Kind::Basemap => ("feature", "features"),
    }
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
        assert_eq!(rating_words(&rated), "usually reliable; possible");
    }

    #[test]
    fn a_missing_rating_is_named() {
        let half = source(Some("F"), None);
        assert_eq!(rating_code(&half).as_deref(), Some("F–"));
        assert_eq!(rating_words(&half), "cannot be judged; item not rated");
        assert_eq!(rating_code(&source(None, None)), None);
    }
}
