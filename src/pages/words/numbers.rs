//! Numbers in words: no more digits than the value has a right to, and never parted from their unit.

/// The word for kilometres in each language: a number stays on one line with it.
const KM: [&str; 3] = ["km", "км", "کیلومتر"];

/// The text with each number kept on one line with its kilometres, before them or behind.
#[must_use]
pub fn unbroken(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 4);
    let mut words = text.split(' ').peekable();
    while let Some(word) = words.next() {
        out.push_str(word);
        let Some(next) = words.peek() else { break };
        let is_number = |word: &str| word.starts_with(char::is_numeric);
        let is_km = |word: &str| KM.iter().any(|km| word.starts_with(km));
        let bound = (KM.contains(&word) && is_number(next)) || (is_number(word) && is_km(next));
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
    fn a_number_is_never_parted_from_its_km() {
        assert_eq!(unbroken("within 10 km"), "within 10\u{a0}km");
        assert_eq!(unbroken("Bridge · km 546"), "Bridge · km\u{a0}546");
        assert_eq!(unbroken("پل · کیلومتر ۵۴۶"), "پل · کیلومتر\u{a0}۵۴۶");
        assert_eq!(unbroken("мост · км 546"), "мост · км\u{a0}546");
    }
}
