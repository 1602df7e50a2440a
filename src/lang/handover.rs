//! How a language writes numbers and dates, as a small JSON for the page's scripts (`static/words.ts`).
//!
//! Browsers do not know every language of ours, so that scripts cannot ask `Intl`: they fill patterns with names.

use serde_json::{Map, Value, json};

use super::{
    DateForm, Language,
    dates::{Months, pattern},
    number,
};

/// The JSON of a language.
#[must_use]
pub fn handover(language: Language) -> String {
    let digits: Vec<char> = (0..10)
        .filter_map(|digit| digit_of(language, digit))
        .collect();
    let months = Months::in_language(language);
    let mut patterns: Map<String, Value> = DateForm::ALL
        .into_iter()
        .map(|(form, name)| (name.to_owned(), pattern(language, form).into()))
        .collect();
    for (name, pattern) in [
        ("monthName", "{longAlone}"),
        ("monthNameShort", "{shortAlone}"),
        ("year", "{y}"),
        ("date", "{d}"),
    ] {
        patterns.insert(name.to_owned(), pattern.into());
    }
    json!({
        "language": language.tag(),
        "digits": digits.iter().collect::<String>(),
        "group": between(&number(language, 1234.0, 0), digits[1], digits[2]),
        "decimal": between(&number(language, 1.2, 1), digits[1], digits[2]),
        "minus": number(language, -1.0, 0).trim_end_matches(digits[1]),
        "months": {
            "long": months.long,
            "short": months.short,
            "longAlone": months.long_alone,
            "shortAlone": months.short_alone,
        },
        "patterns": patterns,
    })
    .to_string()
}

fn digit_of(language: Language, digit: u32) -> Option<char> {
    number(language, f64::from(digit), 0).chars().next()
}

fn between(text: &str, before: char, after: char) -> String {
    text.chars()
        .skip_while(|c| *c != before)
        .skip(1)
        .take_while(|c| *c != after)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_handed_over_with_their_separators() {
        let of = |language| -> Value { serde_json::from_str(&handover(language)).expect("JSON") };
        let fa = of(Language::Fa);
        assert_eq!(fa["digits"], "۰۱۲۳۴۵۶۷۸۹");
        assert_eq!((&fa["group"], &fa["decimal"]), (&json!("٬"), &json!("٫")));
        let en = of(Language::En);
        assert_eq!(
            (&en["group"], &en["decimal"], &en["minus"]),
            (&json!(","), &json!("."), &json!("−"))
        );
    }

    #[test]
    fn every_name_that_a_pattern_asks_for_is_handed_over() {
        for language in Language::ALL {
            let handed: Value = serde_json::from_str(&handover(language)).expect("JSON");
            for (form, pattern) in handed["patterns"].as_object().expect("patterns") {
                let asked = pattern.as_str().unwrap_or("").split('{').skip(1);
                for name in asked.filter_map(|part| part.split('}').next()) {
                    let known = ["d", "y"].contains(&name) || handed["months"][name].is_array();
                    assert!(known, "{language:?} {form}: {name}");
                }
            }
        }
    }
}
