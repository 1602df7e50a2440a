//! The small map of an API page: what `static/mini-map.ts` reads from the document.

use super::card::Card;
use crate::{
    geometry::bbox::Bbox,
    lang::arg,
    pages::{Frame, map::listing::MANY},
};

/// The attributes of a `.mini-map`.
pub(super) struct MiniMap {
    /// What it shows, for who does not see it.
    pub label: String,
    pub style_light: String,
    pub style_dark: String,
    /// Address of the collection's vector tiles with `{z}/{y}/{x}`.
    pub tiles: String,
    /// Name of the layer in the tiles.
    pub layer: String,
    /// West, south, east, north in degrees; east is smaller than west across the antimeridian.
    pub bounds: String,
    /// The one feature to draw.
    pub feature_id: Option<String>,
}

impl MiniMap {
    /// A map of a collection within `bounds`; `None` where nothing has a place.
    pub(super) fn of(frame: &Frame, card: &Card, bounds: Option<Bbox>) -> Option<Self> {
        let about = &card.collection.about;
        let [west, south, east, north] = bounds?.to_array();
        Some(Self {
            label: frame.say("api-map-of", [arg("what", &about.title)]),
            style_light: frame.style("light"),
            style_dark: frame.style("dark"),
            tiles: tiles(frame, card, card.collection.len() <= MANY),
            layer: about.id.clone(),
            bounds: format!("{west},{south},{east},{north}"),
            feature_id: None,
        })
    }

    /// The same with one feature alone.
    pub(super) fn only(self, frame: &Frame, card: &Card, id: &str) -> Self {
        Self {
            // It may stand in no other's cluster.
            tiles: tiles(frame, card, true),
            label: frame.say("api-map-of", [arg("what", id)]),
            feature_id: Some(id.to_owned()),
            ..self
        }
    }
}

/// Tiles in which each feature stands for itself where `raw`; else near points are gathered.
fn tiles(frame: &Frame, card: &Card, raw: bool) -> String {
    let template = frame.links.tile_template(&card.collection.about.id);
    if raw {
        format!("{template}?cluster=false")
    } else {
        template
    }
}
