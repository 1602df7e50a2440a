//! Reads a feature's properties field by field and keeps every fault, not only the first.

use jiff::{Timestamp, civil::Date};
use serde_json::{Map, Value};

use super::finding::{Fault, nearest, quote};

/// A JSON object under examination; faults name their path in the feature.
pub(super) struct Fields<'a> {
    map: &'a Map<String, Value>,
    path: String,
    faults: &'a mut Vec<Fault>,
}

impl<'a> Fields<'a> {
    /// Examines the properties of a feature.
    pub(super) fn new(map: &'a Map<String, Value>, faults: &'a mut Vec<Fault>) -> Self {
        Self {
            map,
            path: String::new(),
            faults,
        }
    }

    fn path_of(&self, name: &str) -> String {
        format!("{}{name}", self.path)
    }

    /// The value of a field; null counts as absent.
    pub(super) fn get(&self, name: &str) -> Option<&'a Value> {
        self.map.get(name).filter(|value| !value.is_null())
    }

    /// Notes that a field is not as expected.
    pub(super) fn fault(&mut self, name: &str, expected: &str) {
        let found = self
            .map
            .get(name)
            .map_or_else(|| "nothing".to_owned(), quote);
        self.faults
            .push(Fault::new(self.path_of(name), found, expected));
    }

    /// A text that must be there and not be blank.
    pub(super) fn required_text(&mut self, name: &str) -> Option<&'a str> {
        match self.get(name) {
            Some(Value::String(text)) if !text.trim().is_empty() => Some(text),
            _ => {
                self.fault(name, "a text");
                None
            }
        }
    }

    /// A text.
    pub(super) fn text(&mut self, name: &str) -> Option<&'a str> {
        let text = self.get(name)?.as_str();
        if text.is_none() {
            self.fault(name, "a text");
        }
        text
    }

    /// Texts by language.
    pub(super) fn texts_by_language(&mut self, name: &str) {
        match self.get(name) {
            None => {}
            Some(Value::Object(texts)) if texts.values().all(Value::is_string) => {}
            Some(_) => self.fault(name, "an object of texts by language"),
        }
    }

    /// A list of texts.
    pub(super) fn text_list(&mut self, name: &str) -> Option<Vec<&'a str>> {
        let value = self.get(name)?;
        let texts: Option<Vec<&str>> = value
            .as_array()
            .and_then(|items| items.iter().map(Value::as_str).collect());
        if texts.is_none() {
            self.fault(name, "a list of texts");
        }
        texts
    }

    /// A word of a closed vocabulary.
    pub(super) fn word(&mut self, name: &str, words: &[&str]) -> Option<&'a str> {
        let value = self.get(name)?;
        if let Some(word) = value.as_str().filter(|word| words.contains(word)) {
            return Some(word);
        }
        let hint = value
            .as_str()
            .and_then(|word| nearest(word, words.iter().copied()));
        let hint = hint.map_or_else(String::new, |word| format!(" (did you mean {word}?)"));
        self.fault(name, &format!("one of {}{hint}", words.join(", ")));
        None
    }

    /// A number within bounds.
    pub(super) fn number(&mut self, name: &str, low: f64, high: f64) -> Option<f64> {
        let value = self.get(name)?;
        let number = value
            .as_f64()
            .filter(|number| (low..=high).contains(number));
        if number.is_none() {
            self.fault(name, &format!("a number from {low} to {high}"));
        }
        number
    }

    /// A full-date of RFC 3339.
    pub(super) fn date(&mut self, name: &str) -> Option<Date> {
        let value = self.get(name)?;
        let date = value
            .as_str()
            .filter(|text| text.len() == 10)
            .and_then(|text| text.parse().ok());
        if date.is_none() {
            self.fault(name, "a date such as 2021-07-04");
        }
        date
    }

    /// A date-time with offset of RFC 3339.
    pub(super) fn time(&mut self, name: &str) -> Option<Timestamp> {
        let value = self.get(name)?;
        let time = value.as_str().and_then(|text| text.parse().ok());
        if time.is_none() {
            self.fault(
                name,
                "a date-time with offset such as 2021-07-04T06:30:00+05:00",
            );
        }
        time
    }

    /// A date or a date-time, or a year or year and month alone.
    pub(super) fn date_or_time(&mut self, name: &str) {
        let Some(value) = self.get(name) else { return };
        let fits = value.as_str().is_some_and(|text| match text.len() {
            4 => text.chars().all(|c| c.is_ascii_digit()),
            7 => format!("{text}-01").parse::<Date>().is_ok(),
            10 => text.parse::<Date>().is_ok(),
            _ => text.parse::<Timestamp>().is_ok(),
        });
        if !fits {
            self.fault(name, "a date such as 2021-07-04, or null");
        }
    }

    /// An address that a page may link to: http or https, with a host, without blanks or control characters.
    pub(super) fn url(&mut self, name: &str) {
        let Some(value) = self.get(name) else { return };
        if !value.as_str().is_some_and(is_web_address) {
            self.fault(name, "an http or https address");
        }
    }

    /// Examines each object of a list; returns their number.
    pub(super) fn objects(
        &mut self,
        name: &str,
        mut examine: impl FnMut(&mut Fields<'_>),
    ) -> usize {
        let Some(value) = self.get(name) else {
            return 0;
        };
        let Some(items) = value.as_array() else {
            self.fault(name, "a list of objects");
            return 0;
        };
        for (index, item) in items.iter().enumerate() {
            let path = format!("{}{name}[{index}]", self.path);
            match item.as_object() {
                Some(map) => examine(&mut Fields {
                    map,
                    path: format!("{path}."),
                    faults: self.faults,
                }),
                None => self.faults.push(Fault::new(path, quote(item), "an object")),
            }
        }
        items.len()
    }

    /// Examines an object.
    pub(super) fn object(&mut self, name: &str, examine: impl FnOnce(&mut Fields<'_>)) {
        let Some(value) = self.get(name) else { return };
        match value.as_object() {
            Some(map) => examine(&mut Fields {
                map,
                path: format!("{}{name}.", self.path),
                faults: self.faults,
            }),
            None => self.fault(name, "an object"),
        }
    }
}

/// Whether a text is an http or https address with a host. Anything else (`javascript:`, `data:` …) is hostile here.
pub(super) fn is_web_address(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let rest = lower
        .strip_prefix("https://")
        .or_else(|| lower.strip_prefix("http://"));
    let clean = !text
        .chars()
        .any(|c| c.is_control() || c.is_whitespace() || matches!(c, '<' | '>' | '"' | '\\'));
    clean
        && rest.is_some_and(|rest| {
            rest.split(['/', '?', '#'])
                .next()
                .is_some_and(|host| !host.is_empty())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_are_links() {
        assert!(is_web_address("https://example.org/a?b=c"));
        for hostile in [
            "javascript:alert(1)",
            "JaVaScRiPt:x",
            "data:text/html,x",
            " https://a",
            "https://",
            "//a",
            "https://a\nb",
        ] {
            assert!(!is_web_address(hostile), "{hostile}");
        }
    }

    #[test]
    fn every_fault_is_kept_with_its_path() {
        let map = serde_json::json!({"title": " ", "sources": [{"url": "javascript:x"}, 3]});
        let mut faults = Vec::new();
        let mut fields = Fields::new(map.as_object().expect("object"), &mut faults);
        fields.required_text("title");
        fields.objects("sources", |source| source.url("url"));
        let paths: Vec<_> = faults.iter().map(|fault| fault.field.as_str()).collect();
        assert_eq!(paths, ["title", "sources[0].url", "sources[1]"]);
    }
}
