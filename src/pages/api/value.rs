//! A JSON value as HTML: nested lists and objects stay readable, addresses become links, all text is escaped.

use askama::Template;
use serde_json::Value;

use crate::pages::markdown::is_safe_address;

/// A value to show; its `Display` is finished HTML.
#[derive(Template)]
#[template(path = "api/value.html")]
pub(super) struct ValueView<'a> {
    value: &'a Value,
    /// Language of a text, where the key says it.
    lang: Option<&'a str>,
    /// Whether the keys of an object are languages.
    keyed_by_language: bool,
}

enum Shape<'a> {
    Nothing,
    Empty,
    Text(&'a str),
    Link(&'a str),
    Number(String),
    Entries(Vec<(&'a str, ValueView<'a>)>),
    List(Vec<ValueView<'a>>),
}

/// Properties that hold one text for each language (DESIGN 4).
const BY_LANGUAGE: [&str; 4] = ["titles", "summaries", "place_names", "names"];

impl<'a> ValueView<'a> {
    /// A value that stands by itself.
    pub(super) fn of(value: &'a Value) -> Self {
        Self {
            value,
            lang: None,
            keyed_by_language: false,
        }
    }

    fn child(&self, name: Option<&'a str>, value: &'a Value) -> Self {
        Self {
            value,
            lang: name.filter(|_| self.keyed_by_language),
            keyed_by_language: name.is_some_and(|name| BY_LANGUAGE.contains(&name)),
        }
    }

    fn shape(&self) -> Shape<'a> {
        match self.value {
            Value::Null => Shape::Nothing,
            Value::String(text) if is_web_address(text) => Shape::Link(text),
            Value::String(text) => Shape::Text(text),
            Value::Bool(_) | Value::Number(_) => Shape::Number(self.value.to_string()),
            Value::Array(items) if items.is_empty() => Shape::Empty,
            Value::Array(items) => {
                Shape::List(items.iter().map(|item| self.child(None, item)).collect())
            }
            Value::Object(object) if object.is_empty() => Shape::Empty,
            Value::Object(object) => Shape::Entries(
                object
                    .iter()
                    .map(|(name, value)| (name.as_str(), self.child(Some(name), value)))
                    .collect(),
            ),
        }
    }
}

fn is_web_address(text: &str) -> bool {
    is_safe_address(text) && !text.starts_with(['/', '#']) && !text.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn shown(value: &Value) -> String {
        ValueView::of(value).to_string()
    }

    #[test]
    fn hostile_text_and_keys_are_escaped() {
        let html = shown(&json!({"<b>": "<script>alert(1)</script>", "u": "javascript:alert(1)"}));
        assert!(!html.contains("<script") && !html.contains("<b>"), "{html}");
        assert!(!html.contains("href"), "{html}");
    }

    #[test]
    fn an_address_becomes_a_link_and_a_sentence_does_not() {
        let html = shown(&json!({"url": "https://example.org/?a=1&b=\"2"}));
        assert!(
            html.contains("<a href=\"https://example.org/?a=1&#38;b=&#34;2\""),
            "{html}"
        );
        assert!(!shown(&json!({"note": "https://example.org is down"})).contains("href"));
    }

    #[test]
    fn names_by_language_carry_their_language() {
        let html = shown(&json!({"names": {"fa": "ترمذ"}, "fa": "x"}));
        assert_eq!(html.matches("lang=\"fa\"").count(), 1, "{html}");
    }

    #[test]
    fn nested_lists_stay_nested() {
        let html =
            shown(&json!({"sources": [{"publisher": "A", "published": null}], "figures": []}));
        assert!(
            html.contains("<ol class=\"values\"><li>")
                && html.contains("<dl class=\"properties\">"),
            "{html}"
        );
        assert!(html.contains(">null<") && html.contains(">none<"), "{html}");
    }
}
