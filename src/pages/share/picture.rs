//! The map of a state of the page as a picture of its own.

use super::{Studio, picture_theme};
use crate::{
    pages::{Frame, map, marks, story::at_step},
    query::{self, PageState, View},
    render::{self, Look, MapPicture},
};

/// Width of the stage for which a view was shared, px: the page's map on a usual screen.
const STAGE: f64 = 1056.0;

/// The map of a state as an SVG document of this size, px; `image` gives the address of the relief.
#[must_use]
pub fn map_picture(
    frame: Frame,
    studio: Studio,
    state: &PageState,
    size: (f64, f64),
    image: &dyn Fn(&str) -> String,
) -> String {
    let dataset = studio.dataset;
    let title = dataset.project.title.clone();
    with_picture(frame, studio, state, |picture| {
        MapPicture {
            drawing: crate::render::Drawing {
                size: Some(size),
                ..picture.drawing
            },
            title: &title,
            credit: dataset.project.attribution.as_deref(),
            ..picture
        }
        .svg(studio.fonts, image)
    })
}

/// Rules of paper: no washes, the border a point wide, discs by their rims alone.
const PAPER: &str = ".map-relief, .bands { display: none } .map-land { fill: #fff } .map-veil { fill: #f4f4f4; fill-opacity: .6 } \
     .disc { fill-opacity: 0; stroke-opacity: 1 } .border-line { stroke-width: 1.333px } .border-casing { stroke: #fff; stroke-width: 3px }";

/// The map of a state for paper, as SVG that stands in a page.
pub(in crate::pages) fn paper_map(
    frame: Frame,
    studio: Studio,
    state: &PageState,
    size: (f64, f64),
) -> String {
    let state = PageState {
        view: state.view.map(|view| spread(view, size.0)),
        theme: None,
        ..state.clone()
    };
    with_picture(frame, studio, &state, |picture| {
        MapPicture {
            drawing: crate::render::Drawing {
                size: Some(size),
                ..picture.drawing
            },
            look: Look {
                rules: PAPER,
                ..picture.look
            },
            title: &studio.dataset.project.title,
            ..picture
        }
        .svg(studio.fonts, &|_| String::new())
    })
}

/// Hands the picture of a state, without title and credit, to who makes something of it.
pub(super) fn with_picture<T>(
    frame: Frame,
    studio: Studio,
    state: &PageState,
    make: impl FnOnce(MapPicture) -> T,
) -> T {
    let dataset = studio.dataset;
    let period = map::period(dataset);
    let theme = picture_theme(state.theme);
    let state = PageState {
        // A picture follows no system: the relief must be one of the two.
        theme: Some(match theme {
            crate::tiles::Theme::Light => query::Theme::Light,
            crate::tiles::Theme::Dark => query::Theme::Dark,
        }),
        ..at_step(dataset, &map::without_idle(dataset, state, period))
    };
    let last_day = state.to.or(period.map(|(_, last)| last));
    let entries = map::entries(dataset, &state);
    let sprite = marks::sprite(&dataset.project, &map::statuses(dataset));
    make(MapPicture {
        dataset,
        drawing: render::Drawing {
            language: frame.language,
            ..map::drawing(frame, dataset, &state, &entries, last_day)
        },
        sprite: &sprite,
        look: Look {
            theme,
            project: &dataset.project,
            rules: "",
        },
        title: "",
        credit: None,
    })
}

/// The view from which a frame of this width, px, shows what the page's map showed.
#[must_use]
pub fn spread(view: View, width: f64) -> View {
    View {
        zoom: (view.zoom + (width / STAGE).log2()).clamp(0.0, View::MAX_ZOOM),
        ..view
    }
}
