//! The map of a border, or of all borders: drawn on the server, and by the browser over it.

use jiff::civil::Date;

use crate::{
    features::Dataset,
    geometry::bbox::Bbox,
    pages::{Frame, marks},
    render::{self, Drawing},
};

/// A drawing, and what `static/mini-map.ts` reads; the basemap's style draws the borders.
pub(super) struct Map {
    pub label: String,
    /// The symbols of the drawing, and the drawing: SVG.
    pub drawing: String,
    pub style_light: String,
    pub style_dark: String,
    /// West, south, east, north in degrees; east is smaller than west across the antimeridian.
    pub bounds: String,
}

impl Map {
    /// A map that frames a box, with the crossings as on a day.
    pub(super) fn of(
        frame: &Frame,
        dataset: &Dataset,
        bbox: &Bbox,
        day: Option<Date>,
        label: String,
    ) -> Self {
        let [west, south, east, north] = bbox.to_array();
        let drawing = Drawing {
            links: frame.links,
            theme: frame.theme,
            language: frame.language,
            view: None,
            frame: Some(*bbox),
            size: None,
            day,
            selected: None,
            rings: Vec::new(),
            reports: Vec::new(),
        };
        Self {
            label,
            drawing: marks::sprite(&dataset.project, &[]) + &render::map_svg(dataset, &drawing),
            style_light: frame.style("light"),
            style_dark: frame.style("dark"),
            bounds: format!("{west},{south},{east},{north}"),
        }
    }
}
