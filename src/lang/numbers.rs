//! Numbers as each language writes them: its digits, its separators, never more places than asked for.

use std::cell::OnceCell;

use icu_decimal::{DecimalFormatter, input::Decimal, options::DecimalFormatterOptions};
use icu_locale_core::Locale;

use super::{Language, text};

thread_local! {
    static FORMATTERS: [OnceCell<DecimalFormatter>; Language::ALL.len()] =
        const { [const { OnceCell::new() }; Language::ALL.len()] };
}

fn formatter(language: Language) -> DecimalFormatter {
    let locale: Locale = language
        .locale()
        .parse()
        .expect("our locales are well formed");
    DecimalFormatter::try_new(locale.into(), DecimalFormatterOptions::default())
        .expect("compiled data have every locale or its root")
}

/// A number with grouped thousands and at most `decimals` places, trailing zeros dropped: `1,344`, `0.5`, `−12`, `۱٬۳۴۴`.
#[must_use]
pub fn number(language: Language, value: f64, decimals: usize) -> String {
    let digits = format!("{value:.decimals$}");
    match digits.split_once('.') {
        Some((whole, fraction)) if fraction.bytes().all(|b| b == b'0') => {
            written(language, value, whole)
        }
        Some(_) => written(language, value, digits.trim_end_matches('0')),
        None => written(language, value, &digits),
    }
}

/// A number with exactly `decimals` places: `0.50`.
#[must_use]
pub fn precise(language: Language, value: f64, decimals: usize) -> String {
    written(language, value, &format!("{value:.decimals$}"))
}

/// The text with the language's own digits and nothing else changed: years, codes, figures written already.
#[must_use]
pub fn in_digits(language: Language, plain: &str) -> String {
    if !plain.bytes().any(|b| b.is_ascii_digit()) {
        return plain.to_owned();
    }
    plain
        .chars()
        .map(|c| match c.to_digit(10) {
            Some(digit) => number(language, f64::from(digit), 0),
            None => c.to_string(),
        })
        .collect()
}

/// Writes a number given in plain digits.
fn written(language: Language, value: f64, digits: &str) -> String {
    if !value.is_finite() {
        return text(language, "words-not-known").into_owned();
    }
    let is_zero = !digits.bytes().any(|b| (b'1'..=b'9').contains(&b));
    let digits = if is_zero {
        digits.trim_start_matches('-')
    } else {
        digits
    };
    let decimal: Decimal = digits.parse().expect("Rust writes numbers in plain digits");
    FORMATTERS.with(|formatters| {
        let formatter = formatters[language as usize].get_or_init(|| formatter(language));
        // A true minus sign is as wide as a figure; the keyboard's hyphen is not.
        formatter.format(&decimal).to_string().replace('-', "−")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_grouped_and_empty_decimals_dropped() {
        let en = |value, decimals| number(Language::En, value, decimals);
        assert_eq!(en(1344.0, 1), "1,344");
        assert_eq!(en(1_234_567.25, 2), "1,234,567.25");
        assert_eq!(en(0.5, 1), "0.5");
        assert_eq!(en(100.0, 0), "100");
        assert_eq!(en(-12.0, 0), "−12");
        assert_eq!(en(-0.04, 1), "0");
        assert_eq!(en(999.96, 1), "1,000");
        assert_eq!(en(f64::NAN, 1), "not known");
        assert_eq!(precise(Language::En, 0.5, 2), "0.50");
    }

    #[test]
    fn each_language_has_its_digits_and_separators() {
        let all = Language::ALL.map(|language| number(language, 1344.5, 1));
        assert_eq!(all, ["1,344.5", "1\u{a0}344,5", "1\u{a0}344,5", "۱٬۳۴۴٫۵"]);
    }
}
