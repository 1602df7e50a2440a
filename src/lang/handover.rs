//! How a language writes numbers and dates, as a small JSON for the page's scripts (`static/words.ts`).
//!
//! Browsers do not know every language of ours, so that scripts cannot ask `Intl`: they fill patterns with names.

use jiff::civil::{Date, date as civil};
use serde_json::{Map, Value, json};

use super::{DateForm, Language, date, month, number};

/// The date from whose texts the patterns are read; its day, month and year share no digit.
const SAMPLE: Date = civil(2013, 7, 6);

const FORMS: [(&str, DateForm); 6] = [
    ("day", DateForm::Day),
    ("dayMonth", DateForm::DayMonth),
    ("month", DateForm::Month),
    ("dayShort", DateForm::DayShort),
    ("dayMonthShort", DateForm::DayMonthShort),
    ("monthShort", DateForm::MonthShort),
];

/// The JSON of a language.
#[must_use]
pub fn handover(language: Language) -> String {
    let digits = digits(language);
    let months = months(language, &digits);
    let mut patterns: Map<String, Value> = FORMS
        .into_iter()
        .map(|(name, form)| {
            (
                name.to_owned(),
                pattern(language, form, &digits, &months).into(),
            )
        })
        .collect();
    patterns.insert("monthName".to_owned(), "{longAlone}".into());
    patterns.insert("monthNameShort".to_owned(), "{shortAlone}".into());
    patterns.insert("year".to_owned(), "{y}".into());
    patterns.insert("date".to_owned(), "{d}".into());
    let months: Map<String, Value> = months
        .into_iter()
        .map(|(kind, names)| (kind.to_owned(), names.into()))
        .collect();
    json!({
        "language": language.tag(),
        "digits": digits.iter().collect::<String>(),
        "group": between(&number(language, 1234.0, 0), digits[1], digits[2]),
        "decimal": between(&number(language, 1.2, 1), digits[1], digits[2]),
        "minus": number(language, -1.0, 0).trim_end_matches(digits[1]),
        "months": months,
        "patterns": patterns,
    })
    .to_string()
}

fn digits(language: Language) -> [char; 10] {
    std::array::from_fn(|digit| {
        let text = number(language, digit as f64, 0);
        text.chars().next().expect("a number has a digit")
    })
}

fn between(text: &str, before: char, after: char) -> String {
    text.chars()
        .skip_while(|c| *c != before)
        .skip(1)
        .take_while(|c| *c != after)
        .collect()
}

/// The names of the months by kind: within a date, and alone.
fn months(language: Language, digits: &[char; 10]) -> [(&'static str, Vec<String>); 4] {
    let of_year = |name: &dyn Fn(Date) -> String| -> Vec<String> {
        (1..=12).map(|month| name(civil(2013, month, 6))).collect()
    };
    let within = |form| {
        of_year(&|day| {
            let text = date(language, day, form);
            text.trim_matches(|c: char| digits.contains(&c) || c.is_whitespace())
                .to_owned()
        })
    };
    [
        ("long", within(DateForm::DayMonth)),
        ("short", within(DateForm::DayMonthShort)),
        ("longAlone", of_year(&|day| month(language, day, false))),
        ("shortAlone", of_year(&|day| month(language, day, true))),
    ]
}

/// The text of a form with its parts as placeholders: `{d} {long} {y}`; `{dd}` is a day of two digits.
fn pattern(
    language: Language,
    form: DateForm,
    digits: &[char; 10],
    months: &[(&'static str, Vec<String>); 4],
) -> String {
    let local = |plain: &str| -> String {
        plain
            .chars()
            .map(|c| c.to_digit(10).map_or(c, |digit| digits[digit as usize]))
            .collect()
    };
    let at = usize::from(SAMPLE.month().unsigned_abs()) - 1;
    let text = date(language, SAMPLE, form).replace(&local("2013"), "{y}");
    let text = text
        .replace(&local("06"), "{dd}")
        .replace(&local("6"), "{d}");
    // The longest name that the text has: a short one may begin a long one.
    let name = months
        .iter()
        .filter(|(_, names)| text.contains(&names[at]))
        .max_by_key(|(kind, names)| (names[at].len(), preference(form, kind)));
    match name {
        Some((kind, names)) => text.replace(&names[at], &format!("{{{kind}}}")),
        None => text,
    }
}

/// Between names that are the same in the sample's month: those within a date where there is a day, else those alone.
fn preference(form: DateForm, kind: &str) -> bool {
    let is_alone = kind.ends_with("Alone");
    let has_day = !matches!(form, DateForm::Month | DateForm::MonthShort);
    is_alone != has_day
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What `dayInWords` of static/words.ts does.
    fn filled(handed: &Value, form: &str, day: Date) -> String {
        let digits: Vec<char> = handed["digits"].as_str().expect("digits").chars().collect();
        let local = |plain: String| -> String {
            plain
                .chars()
                .map(|c| digits[c as usize - '0' as usize])
                .collect()
        };
        let mut text = handed["patterns"][form]
            .as_str()
            .expect("a pattern")
            .to_owned();
        for (name, value) in [
            ("{dd}", local(format!("{:02}", day.day()))),
            ("{d}", local(day.day().to_string())),
            ("{y}", local(day.year().to_string())),
        ] {
            text = text.replace(name, &value);
        }
        for (kind, names) in handed["months"].as_object().expect("months") {
            let name = names[usize::from(day.month().unsigned_abs()) - 1]
                .as_str()
                .expect("a name");
            text = text.replace(&format!("{{{kind}}}"), name);
        }
        text
    }

    #[test]
    fn scripts_write_every_date_as_the_server_does() {
        for language in Language::ALL {
            let handed: Value = serde_json::from_str(&handover(language)).expect("JSON");
            for (name, form) in FORMS {
                for month in 1..=12 {
                    let day = civil(2021, month, 25);
                    assert_eq!(
                        filled(&handed, name, day),
                        date(language, day, form),
                        "{language:?} {name}"
                    );
                }
                let early = civil(1999, 3, 2);
                assert_eq!(
                    filled(&handed, name, early),
                    date(language, early, form),
                    "{language:?} {name}"
                );
            }
        }
    }

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
}
