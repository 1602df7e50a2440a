//! Colours of a diagram: the page's own where it stands in a page, fixed ones where it stands alone.

use crate::{features::Project, tiles::Theme};

/// Where a diagram stands.
///
/// Presentation attributes may hold `var(…)`, so that one drawing serves both: in a page it follows the page's theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// In a page with our stylesheets.
    Page,
    /// As a picture of its own, on paper of this theme.
    Alone(Theme),
}

impl Ink {
    /// A colour or another value of `static/tokens.css`, by its name without the dashes.
    #[must_use]
    pub fn token(self, name: &str) -> String {
        match self {
            Self::Page => format!("var(--{name})"),
            Self::Alone(theme) => theme.token(name).unwrap_or("currentColor").to_owned(),
        }
    }

    /// The colour of a category; ink where the vocabulary does not have it.
    #[must_use]
    pub fn category(self, project: &Project, id: Option<&str>) -> String {
        let known = id.and_then(|id| project.category(id));
        match (self, known) {
            (_, None) => self.token("ink-2"),
            (Self::Page, Some(_)) => "var(--cat)".to_owned(),
            (Self::Alone(Theme::Light), Some(category)) => category.color.clone(),
            (Self::Alone(Theme::Dark), Some(category)) => category.color_dark.clone(),
        }
    }

    /// The attribute from which a page's stylesheet knows the category, with a space before it.
    #[must_use]
    pub fn category_class(self, project: &Project, id: Option<&str>) -> String {
        match (self, id.and_then(|id| project.category(id))) {
            (Self::Page, Some(category)) => {
                format!(" class=\"cat-{}\"", super::escape(&category.id))
            }
            _ => String::new(),
        }
    }

    /// The fonts, as the value of `font-family`; a page sets its own.
    #[must_use]
    pub fn fonts(self, token: &str) -> String {
        let fonts = match self {
            Self::Page => format!("var(--{token})"),
            Self::Alone(theme) => theme
                .token(token)
                .unwrap_or("sans-serif")
                .replace(" Variable", ""),
        };
        fonts.replace('"', "'")
    }
}
