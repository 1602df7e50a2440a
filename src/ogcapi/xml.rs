//! Text for XML documents: what XML 1.0 cannot hold at all is left out; writers escape the rest.

/// The text without the characters that no XML document may have (XML 1.0 section 2.2).
#[must_use]
pub fn xml_text(text: &str) -> String {
    text.chars()
        .filter(|&letter| {
            matches!(letter, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::xml_text;

    #[test]
    fn characters_that_break_a_document_are_left_out_and_all_others_kept() {
        assert_eq!(xml_text("a\u{0}\u{1b}\u{ffff}<é>\n🗺"), "a<é>\n🗺");
    }
}
