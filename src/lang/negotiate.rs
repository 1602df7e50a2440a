//! The language of an answer: the address, else what the client accepts, else the project's own.

use fluent_langneg::{NegotiationStrategy, negotiate_languages};
use unic_langid::LanguageIdentifier;

use super::Language;

/// Tags under which a language of ours is also known: Dari has a code of its own.
const ALSO: [(&str, Language); 1] = [("prs", Language::Fa)];

/// The language for a client: `asked` is the address's word, `accepted` the header `Accept-Language`.
///
/// A word that we do not know counts as none, and so does a header that fits nothing; then it is `project`'s first
/// language that we speak, else English.
#[must_use]
pub fn negotiate(asked: Option<&str>, accepted: Option<&str>, project: &[String]) -> Language {
    let own = || project.iter().find_map(|tag| nearest(tag));
    asked
        .and_then(nearest)
        .or_else(|| by_preference(accepted?).into_iter().find_map(nearest))
        .or_else(own)
        .unwrap_or_default()
}

/// The languages of `Accept-Language`, the most wanted first; those with `q=0` are not wanted (RFC 9110 section 12.5.4).
fn by_preference(header: &str) -> Vec<&str> {
    let mut wanted: Vec<(&str, f32)> = header
        .split(',')
        .filter_map(|part| {
            let mut pieces = part.split(';').map(str::trim);
            let tag = pieces.next().filter(|tag| !tag.is_empty())?;
            let weight = pieces
                .find_map(|piece| piece.strip_prefix("q="))
                .map_or(Some(1.0), |weight| weight.parse().ok())?;
            (weight > 0.0).then_some((tag, weight))
        })
        .collect();
    wanted.sort_by(|a, b| b.1.total_cmp(&a.1));
    wanted.into_iter().map(|(tag, _)| tag).collect()
}

/// The language of ours that a tag such as `ru-RU` means.
fn nearest(tag: &str) -> Option<Language> {
    let requested: LanguageIdentifier = tag.parse().ok()?;
    let also =
        |(code, language): &(&str, Language)| (requested.language == *code).then_some(*language);
    if let Some(language) = ALSO.iter().find_map(also) {
        return Some(language);
    }
    let available: Vec<LanguageIdentifier> = Language::ALL
        .iter()
        .filter_map(|language| language.tag().parse().ok())
        .collect();
    let found = negotiate_languages(
        &[requested],
        &available,
        None,
        NegotiationStrategy::Filtering,
    );
    Language::parse(&found.first()?.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accepted(header: &str) -> Language {
        negotiate(None, Some(header), &[])
    }

    #[test]
    fn the_address_wins_over_the_header_and_the_header_over_the_project() {
        let project = ["ru".to_owned()];
        assert_eq!(negotiate(Some("fa"), Some("tg"), &project), Language::Fa);
        assert_eq!(negotiate(None, Some("tg"), &project), Language::Tg);
        assert_eq!(negotiate(None, None, &project), Language::Ru);
        assert_eq!(negotiate(None, None, &[]), Language::En);
    }

    #[test]
    fn the_most_wanted_language_that_we_speak_is_taken() {
        assert_eq!(
            accepted("de-DE, ru;q=0.4, tg-TJ;q=0.9, en;q=0.5"),
            Language::Tg
        );
        assert_eq!(accepted("ru-RU,ru;q=0.9,en-US;q=0.8"), Language::Ru);
        assert_eq!(accepted("fa-AF"), Language::Fa);
        assert_eq!(accepted("prs-AF, en;q=0.5"), Language::Fa);
        assert_eq!(accepted("ru;q=0, en;q=0.1"), Language::En);
    }

    #[test]
    fn what_we_do_not_know_counts_as_nothing() {
        assert_eq!(negotiate(Some("xx"), Some("ru"), &[]), Language::Ru);
        assert_eq!(negotiate(Some("<script>"), None, &[]), Language::En);
        assert_eq!(accepted("*"), Language::En);
        assert_eq!(accepted(";;,q=,en;q=x"), Language::En);
        assert_eq!(
            negotiate(None, Some("de"), &["xx".into(), "tg".into()]),
            Language::Tg
        );
    }
}
