//! Text inside of SVG.

/// Escapes text for element content and for attributes in double quotes; drops what XML cannot hold.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(letter),
            '\u{fffe}' | '\u{ffff}' => {}
            control if control.is_control() => {}
            other => out.push(other),
        }
    }
    out
}

/// Whether a text is written in a script that joins its letters: it is never tracked and has no capitals.
pub(super) fn is_joined(text: &str) -> bool {
    text.chars().any(|letter| matches!(letter, '\u{600}'..='\u{8ff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'))
}

/// About how wide a text is, in units of its size.
pub(super) fn ems(text: &str) -> f64 {
    text.chars()
        .map(|letter| match letter {
            'i' | 'l' | 'j' | 't' | 'f' | '.' | ',' | '\'' | ' ' => 0.3,
            'm' | 'w' | 'M' | 'W' | 'Ш' | 'Щ' | 'Ж' | 'ж' | 'ш' => 0.85,
            letter if letter.is_uppercase() => 0.64,
            _ => 0.53,
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_leave_its_element_or_attribute() {
        assert_eq!(
            escape("<a b=\"c\" d='e'>&\u{0}\u{1b}\u{ffff}"),
            "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;"
        );
    }
}
