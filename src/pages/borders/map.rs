//! The small map of a border, or of all borders.

use crate::{geometry::bbox::Bbox, pages::Frame};

/// What `static/mini-map.ts` reads; the basemap's style draws the borders.
pub(super) struct Map {
    pub label: String,
    pub style_light: String,
    pub style_dark: String,
    /// West, south, east, north in degrees; east is smaller than west across the antimeridian.
    pub bounds: String,
}

impl Map {
    pub(super) fn of(frame: &Frame, bbox: &Bbox, label: String) -> Self {
        let [west, south, east, north] = bbox.to_array();
        Self {
            label,
            style_light: frame.links.style("light"),
            style_dark: frame.links.style("dark"),
            bounds: format!("{west},{south},{east},{north}"),
        }
    }
}
