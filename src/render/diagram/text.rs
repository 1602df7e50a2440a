//! Text inside of diagrams: escaped, measured, numbers grouped.

/// Escapes text for element content and for attributes in double quotes; drops what XML cannot hold.
pub(in crate::render) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(letter),
            control if control.is_control() || control >= '\u{fffe}' && control <= '\u{ffff}' => {}
            other => out.push(other),
        }
    }
    out
}

/// About how wide a text is, in units of its size.
pub(in crate::render) fn ems(text: &str) -> f64 {
    text.chars()
        .map(|letter| match letter {
            'i' | 'l' | 'j' | 't' | 'f' | '.' | ',' | '\'' | ' ' => 0.28,
            'm' | 'w' | 'M' | 'W' | 'Ш' | 'Щ' | 'Ж' | 'ж' | 'ш' => 0.82,
            letter if letter.is_uppercase() => 0.6,
            _ => 0.5,
        })
        .sum()
}

/// A whole number with grouped thousands: `1,344`.
pub(in crate::render) fn grouped(value: f64) -> String {
    let digits = format!("{:.0}", value.abs());
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_leave_its_element_and_keeps_xml_whole() {
        assert_eq!(
            escape("<a b=\"c\" d='e'>&\u{0}\u{1b}\u{ffff}"),
            "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;"
        );
    }

    #[test]
    fn thousands_are_grouped() {
        assert_eq!(grouped(1_343.96), "1,344");
        assert_eq!(grouped(999.4), "999");
    }
}
