//! Text as a search compares it: case, accents and the variants of a script's letters folded away.

use std::borrow::Cow;

use icu_normalizer::{
    DecomposingNormalizerBorrowed, properties::CanonicalCombiningClassMapBorrowed,
};
use serde_json::{Map, Value};

/// The properties whose texts a free text search looks at: names, places, actors and sources in every language.
const SEARCHED: [&str; 8] = [
    "title",
    "titles",
    "name",
    "names",
    "place_name",
    "place_names",
    "actors",
    "sources",
];
/// Of an actor or a source, the members that name somebody, and the headline.
const NAMING: [&str; 3] = ["name", "publisher", "title"];

/// Folds a text: compatibility decomposition (Unicode UAX 15), marks dropped, lower case, letter variants made one.
///
/// Two spellings of a word that a reader takes for the same fold to the same text: `Panjīy`, `PANJIY` and `panjiy`.
#[must_use]
pub fn fold(text: &str) -> String {
    let marks = CanonicalCombiningClassMapBorrowed::new();
    let lower = text.to_lowercase();
    DecomposingNormalizerBorrowed::new_nfkd()
        .normalize_iter(lower.chars())
        .filter(|&letter| marks.get_u8(letter) == 0)
        .filter_map(plain_letter)
        .collect()
}

/// The plain letter for one that Unicode does not decompose; `None` for invisible joiners and fillers.
fn plain_letter(letter: char) -> Option<char> {
    Some(match letter {
        '\u{200b}'..='\u{200f}' | '\u{ad}' | '\u{640}' | '\u{feff}' => return None,
        'ł' => 'l',
        'ø' => 'o',
        'đ' | 'ð' => 'd',
        'ı' => 'i',
        'ғ' => 'г',
        'қ' | 'ҡ' => 'к',
        'ҳ' | 'һ' => 'х',
        'ҷ' => 'ч',
        'ң' => 'н',
        'ү' | 'ұ' => 'у',
        'ө' => 'о',
        // Arabic and Persian keyboards write the same letter with different characters.
        'ي' | 'ى' => 'ی',
        'ك' => 'ک',
        'ة' | 'ۀ' => 'ه',
        '’' | 'ʼ' | 'ʻ' | '‘' | '`' => '\'',
        '–' | '—' | '‐' | '‑' | '−' => '-',
        other => other,
    })
}

/// The folded text of a feature's properties that a free text search looks in, one line a value.
#[must_use]
pub fn search_text(properties: &Map<String, Value>) -> String {
    let mut lines: Vec<Cow<'_, str>> = Vec::new();
    for name in SEARCHED {
        match properties.get(name) {
            Some(Value::String(text)) => lines.push(text.into()),
            Some(Value::Object(languages)) => {
                lines.extend(languages.values().filter_map(Value::as_str).map(Cow::from));
            }
            Some(Value::Array(entries)) => lines.extend(
                entries
                    .iter()
                    .flat_map(|entry| {
                        NAMING
                            .iter()
                            .filter_map(|&member| entry.get(member)?.as_str())
                    })
                    .map(Cow::from),
            ),
            _ => {}
        }
    }
    // Flat names per language, as basemap places have them.
    lines.extend(
        properties
            .iter()
            .filter(|(name, _)| name.starts_with("name_"))
            .filter_map(|(_, value)| value.as_str().map(Cow::from)),
    );
    fold(&lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn spellings_of_one_word_fold_to_one_text() {
        for (one, other) in [
            ("Panjīy", "PANJIY"),
            ("Ｓher", "sher"),
            ("Хоруғ", "хоруг"),
            ("Қӯрғонтеппа", "кургонтеппа"),
            ("كابل", "کابل"),
            ("می\u{200c}شود", "میشود"),
            ("Café", "cafe\u{301}"),
        ] {
            assert_eq!(fold(one), fold(other));
        }
    }

    #[test]
    fn folding_twice_changes_nothing() {
        for text in ["İstanbul", "ﬃ ẞ", "Ҷиргатол", "شيرخان"] {
            assert_eq!(fold(&fold(text)), fold(text));
        }
    }

    #[test]
    fn names_in_every_script_actors_and_sources_are_searched_but_not_the_summary() {
        let Value::Object(properties) = json!({
            "title": "A Bridge", "summary": "hidden", "place_names": {"ru": "Мост"},
            "actors": [{"name": "Guards", "role": "unsaid"}], "sources": [{"publisher": "Agency", "title": "Bridge «Opened»"}]
        }) else {
            unreachable!("an object")
        };
        assert_eq!(
            search_text(&properties),
            "a bridge\nмост\nguards\nagency\nbridge «opened»"
        );
    }
}
