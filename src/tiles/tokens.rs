//! The design tokens of `static/tokens.css`, read for drawings that know no stylesheets.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde_json::Value;

static CSS: &str = include_str!("../../static/tokens.css");
static LIGHT: LazyLock<HashMap<String, String>> = LazyLock::new(|| block(CSS, ":root"));
static DARK: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    let mut tokens = LIGHT.clone();
    tokens.extend(block(CSS, "[data-theme=\"dark\"]"));
    tokens
});

/// Light or dark paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Theme {
    /// Dark ink on light paper.
    Light,
    /// Light ink on dark paper.
    Dark,
}

impl Theme {
    /// The theme by its word in addresses.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        match word {
            "light" => Some(Self::Light),
            "dark" => Some(Self::Dark),
            _ => None,
        }
    }

    /// Its word in addresses.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The value of a token such as `map-land` (written `--map-land` in the stylesheet).
    #[must_use]
    pub fn token(self, name: &str) -> Option<&'static str> {
        let tokens = match self {
            Self::Light => &*LIGHT,
            Self::Dark => &*DARK,
        };
        tokens.get(name).map(String::as_str)
    }

    /// A token as JSON: a number where it is one, else text.
    pub(super) fn json(self, name: &str) -> Option<Value> {
        let text = self.token(name)?;
        let number = text.parse::<f64>().ok();
        Some(number.map_or_else(|| Value::from(text), Value::from))
    }
}

/// The custom properties of the first block with this selector.
fn block(css: &str, selector: &str) -> HashMap<String, String> {
    let css = without_comments(css);
    let rules = css
        .split('}')
        .filter_map(|rule| rule.split_once('{'))
        .find(|(found, _)| found.trim() == selector)
        .map_or("", |(_, rules)| rules);
    rules
        .split(';')
        .filter_map(|rule| rule.trim().strip_prefix("--")?.split_once(':'))
        .map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()))
        .collect()
}

/// A stylesheet without what stands between `/*` and `*/`.
#[must_use]
pub fn without_comments(css: &str) -> String {
    let mut pieces = css.split("/*");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |text, piece| {
        text + piece.split_once("*/").map_or("", |(_, rest)| rest)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_theme_has_its_own_values_and_inherits_the_rest() {
        let css =
            "/* { */ :root { --a: #fff; /* ; */ --b: .5; }\n[data-theme=\"dark\"] { --a: #000; }";
        assert_eq!(block(css, ":root")["b"], ".5");
        assert_eq!(block(css, "[data-theme=\"dark\"]")["a"], "#000");
        let land = |theme: Theme| theme.token("map-land").expect("a token");
        assert_ne!(land(Theme::Light), land(Theme::Dark));
        assert_eq!(Theme::Dark.token("s1"), Theme::Light.token("s1"));
        assert_eq!(Theme::Light.json("band-opacity"), Some(Value::from(0.5)));
    }
}
