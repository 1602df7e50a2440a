//! The panels "Share" and "Download": plain links that work without script, which the browser keeps to the present state.

use super::words;
use crate::{
    features::{Dataset, Kind},
    lang::arg,
    links::with_pairs,
    pages::{Frame, map},
    query::PageState,
};

/// Most features of one download, as the API has it.
const MOST: &str = "10000";
/// Size of a frame in another page, px.
const FRAME: (u32, u32) = (800, 600);
/// Size of a picture, px.
const PICTURE: (&str, &str) = ("1600", "1000");

/// One collection to take away.
#[derive(Clone, Debug)]
pub struct Take {
    /// Id of the collection.
    pub id: String,
    /// Its title.
    pub title: String,
    /// How many of its features the filters let through.
    pub count: usize,
    /// Its items without filters.
    pub items: String,
    /// Name of its parameter (`f`), word for people, and address.
    pub files: Vec<(&'static str, &'static str, String)>,
    /// The address of the API, to copy.
    pub api: String,
}

/// What both panels hold.
#[derive(Clone, Debug)]
pub struct Panels {
    /// The address of this very view.
    pub link: String,
    /// What other sites show of it.
    pub card: String,
    /// The code that others put into their pages.
    pub code: String,
    /// Width and height in it.
    pub frame: (u32, u32),
    /// The map as PNG and as SVG.
    pub png: String,
    pub svg: String,
    /// The sheet for paper.
    pub print: String,
    /// The feed of what the filters let through.
    pub feed: String,
    /// Where the API is described.
    pub api: String,
    /// The collections of reports, and of the discs of those whose place is vague.
    pub takes: Vec<Take>,
    /// "Download 40 reports".
    pub title: String,
    /// What is chosen, in words.
    pub chosen: String,
}

impl Panels {
    /// The panels of a state.
    #[must_use]
    pub fn of(frame: Frame, dataset: &Dataset, state: &PageState, shown: usize) -> Self {
        let whole = |address: String| format!("{}{address}", frame.origin);
        let links = frame.links;
        let sized =
            |address: String| with_pairs(&address, [("width", PICTURE.0), ("height", PICTURE.1)]);
        let embed = whole(links.embed(state));
        Self {
            link: whole(links.map_page(state)),
            card: links.card_picture(state),
            code: format!(
                "<iframe src=\"{}\" width=\"{}\" height=\"{}\" title=\"{}\" loading=\"lazy\" frameborder=\"0\" allowfullscreen></iframe>",
                super::html_text(&embed),
                FRAME.0,
                FRAME.1,
                super::html_text(frame.title().text)
            ),
            frame: FRAME,
            png: sized(links.map_picture("png", state)),
            svg: sized(links.map_picture("svg", state)),
            print: links.print(state),
            feed: whole(links.feed(&map::possible(dataset, state))),
            api: frame.url("/api?f=html"),
            takes: takes(frame, dataset, state),
            title: frame.say("share-download-title", [arg("count", shown)]),
            chosen: words::chosen_words(frame, dataset, state),
        }
    }
}

fn takes(frame: Frame, dataset: &Dataset, state: &PageState) -> Vec<Take> {
    dataset
        .of_kind(Kind::Report)
        .map(|collection| {
            let id = &collection.about.id;
            let items = frame.links.items(id);
            let filters = map::items_params(dataset, collection, state);
            let filtered = with_pairs(&items, filters.iter().chain([("limit", MOST)]));
            let file = |format, word| (format, word, with_pairs(&filtered, [("f", format)]));
            Take {
                id: id.clone(),
                title: collection.about.title.clone(),
                count: map::matching(dataset, collection, state).len(),
                items: format!("{}{items}", frame.origin),
                api: format!("{}{filtered}", frame.origin),
                files: vec![
                    file("json", "GeoJSON"),
                    file("csv", "CSV"),
                    file("kml", "KML"),
                ],
            }
        })
        .collect()
}

impl Take {
    /// The name of a saved file.
    #[must_use]
    pub fn file_name(&self, format: &str) -> String {
        let ending = if format == "json" { "geojson" } else { format };
        format!("{}.{ending}", self.id)
    }
}
