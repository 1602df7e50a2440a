//! What other sites show of a link to a page of ours: title, sentence and card (Open Graph), and where the same may be had.

use super::words;
use crate::{
    features::Dataset,
    lang::arg,
    pages::{Frame, map},
    query::PageState,
};

/// The `<meta>` and `<link>` elements of a page; the template `share/preview.html` writes them.
#[derive(Clone, Debug)]
pub struct Preview {
    /// Title of the card.
    pub title: String,
    /// A sentence or two.
    pub description: String,
    /// `website` or `article`.
    pub kind: &'static str,
    /// The page itself, in this state.
    pub address: String,
    /// The page for who indexes it: without view, theme and open cards.
    pub canonical: String,
    /// The card picture, 1200 × 630.
    pub picture: String,
    /// What the picture shows.
    pub picture_words: String,
    /// Where other pages learn how to embed it; none for what cannot be embedded.
    pub oembed: Option<String>,
    /// The feed of the same reports.
    pub feed: String,
}

impl Preview {
    /// Of the map page in a state.
    #[must_use]
    pub fn of_view(frame: Frame, dataset: &Dataset, state: &PageState) -> Self {
        let whole = |address: String| format!("{}{address}", frame.origin);
        let shared = PageState {
            theme: None,
            ..state.clone()
        };
        let address = whole(frame.links.map_page(&shared));
        let project = frame.project;
        let title = state
            .report
            .as_deref()
            .and_then(|id| dataset.report(id))
            .and_then(|(collection, row)| map::entry(collection, row, true))
            .map_or_else(|| project.title.clone(), |entry| entry.report.title);
        Self {
            picture_words: frame.say("share-map-of", [arg("title", title.clone())]),
            title,
            description: description(frame, dataset, &shared),
            kind: "website",
            canonical: whole(if state.story {
                frame.links.story(state.step)
            } else {
                frame.links.landing()
            }),
            picture: whole(frame.links.card_picture(&shared)),
            oembed: Some(whole(frame.links.oembed(&address))),
            feed: whole(frame.links.feed(&map::possible(dataset, &shared))),
            address,
        }
    }

    /// Of the permanent page of a report.
    #[must_use]
    pub fn of_report(
        frame: Frame,
        collection: &str,
        id: &str,
        title: &str,
        description: &str,
    ) -> Self {
        let whole = |address: String| format!("{}{address}", frame.origin);
        let address = whole(frame.links.report(collection, id));
        Self {
            title: title.to_owned(),
            description: description.to_owned(),
            kind: "article",
            canonical: address.clone(),
            picture: whole(
                frame
                    .links
                    .card_picture(&PageState::default().with_report(Some(id))),
            ),
            picture_words: frame.say("share-map-of", [arg("title", title.to_string())]),
            oembed: Some(whole(frame.links.oembed(&address))),
            feed: whole(frame.links.feed(&PageState::default())),
            address,
        }
    }
}

/// The project's standfirst; where something is filtered, what is shown.
fn description(frame: Frame, dataset: &Dataset, state: &PageState) -> String {
    let project = frame.project;
    let told = words::choices(frame, dataset, state);
    let standfirst = project
        .description
        .iter()
        .chain(&project.subtitle)
        .next()
        .cloned();
    [(!told.is_empty()).then(|| told.join(" · ")), standfirst]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(". ")
}
