//! The small map of a report: the server's drawing of its surroundings, at the size in which its names are legible.

use crate::{
    features::{Dataset, report::Report},
    pages::{
        Frame,
        map::{Entry, spot},
    },
    query::{PageState, View},
    render::{self, Drawing},
};

/// Pixels from the middle of the frame to what must be in it.
const REACH_PX: f64 = 165.0;
/// Metres of a pixel on the equator at zoom 0, tiles of 512 px.
const METRES_PER_PX: f64 = 78_271.516_96;
/// How near and how far away it may look.
const ZOOMS: (f64, f64) = (1.0, 9.0);
/// So much around the place is shown at least, km.
const LEAST_KM: f64 = 20.0;

/// The drawing; `None` for a report without a place.
pub(super) fn drawing(frame: &Frame, dataset: &Dataset, entry: &Entry) -> Option<String> {
    let place = entry.place?;
    let state = PageState::default();
    let metres_at_zoom_0 = METRES_PER_PX * place.y.to_radians().cos();
    let zoom = (metres_at_zoom_0 * REACH_PX / (reach_km(&entry.report) * 1000.0)).log2();
    let drawing = Drawing {
        links: frame.links,
        theme: frame.theme,
        view: Some(View {
            zoom: zoom.clamp(ZOOMS.0, ZOOMS.1),
            lat: place.y,
            lon: place.x,
            bearing: 0.0,
            pitch: 0.0,
        }),
        frame: None,
        size: None,
        day: Some(entry.report.last_day()),
        language: frame.language,
        selected: None,
        rings: Vec::new(),
        reports: spot(frame, dataset, &state, entry).into_iter().collect(),
    };
    Some(render::map_svg(dataset, &drawing))
}

/// How far from the place the map must reach: the whole disc, and the border where that is not too far.
fn reach_km(report: &Report) -> f64 {
    let disc = report.radius_km.unwrap_or(0.0) * 1.1;
    let border = report.derived.offset_km.unwrap_or(0.0) * 1.2;
    disc.max(border).max(LEAST_KM)
}
