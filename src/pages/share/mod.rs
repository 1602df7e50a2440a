//! What readers take away: pictures, cards, previews, the map for other pages, the sheet for paper.

mod card;
mod feed;
mod panels;
mod picture;
mod preview;
mod words;

pub(in crate::pages) use picture::paper_map;
pub(in crate::pages) use words::{chosen_words, filters as filter_words, period as period_words};

pub use card::card;
pub use feed::{channel, stories};
pub use panels::Panels;
pub use picture::{map_picture, spread};
pub use preview::Preview;

use crate::{features::Dataset, query, render::Fonts, tiles::Theme};

/// What a picture is made with.
#[derive(Clone, Copy, Debug)]
pub struct Studio<'a> {
    /// What is served.
    pub dataset: &'a Dataset,
    /// The fonts of the drawings.
    pub fonts: &'a Fonts,
}

/// The theme of a picture: the one that the address names, else light, since nobody knows the paper it comes to lie on.
#[must_use]
pub fn picture_theme(theme: Option<query::Theme>) -> Theme {
    match theme {
        Some(query::Theme::Dark) => Theme::Dark,
        _ => Theme::Light,
    }
}

/// Text for HTML that is no template: the frame that others copy, the entries of a feed.
#[must_use]
pub fn html_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}
