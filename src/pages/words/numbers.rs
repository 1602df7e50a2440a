//! Numbers in words: grouped thousands, no more digits than the value has a right to.

/// A number with grouped thousands and at most `decimals` places, trailing zeros dropped: `1,344`, `0.5`, `−12`.
#[must_use]
pub fn grouped(value: f64, decimals: usize) -> String {
    if !value.is_finite() {
        return "not known".to_owned();
    }
    let text = format!("{:.decimals$}", value.abs());
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let fraction = fraction.trim_end_matches('0');
    let mut out = String::with_capacity(text.len() + 4);
    let zero = whole == "0" && fraction.is_empty();
    if value < 0.0 && !zero {
        out.push('−');
    }
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

/// A count with its noun: `1 report`, `2 reports`, `1,200 reports`.
#[must_use]
pub fn counted(count: usize, singular: &str, plural: &str) -> String {
    let noun = if count == 1 { singular } else { plural };
    format!("{} {noun}", grouped(count as f64, 0))
}

/// A small count as a word, a larger one in digits: `Three`, `Ten`, `11`.
#[must_use]
pub fn spelled(count: usize) -> String {
    const WORDS: [&str; 11] = [
        "No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten",
    ];
    WORDS
        .get(count)
        .map_or_else(|| grouped(count as f64, 0), |word| (*word).to_owned())
}

/// The text with each number kept on one line with its `km`, before it or behind it.
#[must_use]
pub fn unbroken(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 4);
    let mut words = text.split(' ').peekable();
    while let Some(word) = words.next() {
        out.push_str(word);
        let Some(next) = words.peek() else { break };
        let is_number = |word: &str| word.starts_with(|letter: char| letter.is_ascii_digit());
        let bound =
            (word == "km" && is_number(next)) || (is_number(word) && next.starts_with("km"));
        out.push(if bound { '\u{a0}' } else { ' ' });
    }
    out
}

/// A value rounded to the nearest multiple of `step`.
#[must_use]
pub fn rounded(value: f64, step: f64) -> f64 {
    (value / step).round() * step
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_grouped_and_empty_decimals_dropped() {
        assert_eq!(grouped(1344.0, 1), "1,344");
        assert_eq!(grouped(1_234_567.25, 2), "1,234,567.25");
        assert_eq!(grouped(0.5, 1), "0.5");
        assert_eq!(grouped(-12.0, 0), "−12");
        assert_eq!(grouped(-0.04, 1), "0");
        assert_eq!(grouped(999.96, 1), "1,000");
        assert_eq!(grouped(f64::NAN, 1), "not known");
    }

    #[test]
    fn a_number_is_never_parted_from_its_km() {
        assert_eq!(unbroken("within 10 km"), "within 10\u{a0}km");
        assert_eq!(unbroken("Bridge · km 546"), "Bridge · km\u{a0}546");
    }

    #[test]
    fn a_count_agrees_with_its_noun() {
        assert_eq!(counted(1, "report", "reports"), "1 report");
        assert_eq!(counted(1200, "report", "reports"), "1,200 reports");
        assert_eq!(spelled(3), "Three");
        assert_eq!(spelled(11), "11");
    }
}
