//! A text of the data: in the page's language where its author gave one, else marked with the language it is in.

use std::collections::BTreeMap;

/// A text, and its language where that is not the page's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told<'a> {
    /// The text.
    pub text: &'a str,
    /// Tag of its language.
    pub lang: Option<&'a str>,
}

impl<'a> Told<'a> {
    /// The text in the language `page`, else as its author wrote it in the language `own`.
    #[must_use]
    pub fn of(
        text: &'a str,
        texts: &'a BTreeMap<String, String>,
        page: &str,
        own: Option<&'a str>,
    ) -> Self {
        match texts.get(page) {
            Some(text) => Self { text, lang: None },
            None => Self {
                text,
                lang: own.filter(|own| *own != page),
            },
        }
    }

    /// ` lang="…" dir="auto"` for an element that holds a text in another language than the page's; else nothing.
    #[must_use]
    pub fn attributes(&self) -> String {
        self.lang.map_or_else(String::new, |lang| {
            let lang: String = lang
                .chars()
                .filter(|c| c.is_ascii_alphanumeric() || *c == '-')
                .collect();
            format!(" lang=\"{lang}\" dir=\"auto\"")
        })
    }
}
