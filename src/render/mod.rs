//! Drawings made on the server, as SVG: the map for readers without script, and the diagrams of a border.
//!
//! The map's shapes carry classes, to which the page's stylesheet gives the colours of the theme. Diagrams carry their
//! colours as presentation attributes, since they also stand alone.

mod alone;
mod border_line;
mod canvas;
mod crossings;
mod crowd;
mod diagram;
#[cfg(test)]
mod fixture;
mod ground;
mod labels;
mod length_chart;
mod marks;
mod offset_axis;
mod picture;
mod placement;
mod png;
mod river_names;
mod scale_bar;
mod seen;
mod share_card;
mod spacetime;
mod stand;
mod status_bar;
mod strip;
mod text;
mod time_chart;
mod week_chart;

use std::{collections::BTreeMap, fmt::Write as _};

use geo::Coord;
use jiff::civil::Date;

pub use crate::features::vague::is_point;
use crate::{
    features::{Dataset, report::PlacePrecision},
    geometry::bbox::Bbox,
    lang::{self, Language, arg},
    links::Links,
    query::{Theme, View},
};

pub use alone::{Look, inside};
use canvas::Canvas;
pub use crossings::symbols as crossing_symbols;
pub use diagram::{Caption, Ink, mark};
pub use length_chart::{Quote, length_chart};
pub use picture::{MapPicture, relief_address, relief_of};
pub use png::{Fonts, PngError};
pub use seen::{Seen, seen};
pub use share_card::{CardChart, ShareCard, card_map_size};
pub use spacetime::{FARTHEST_KM, spacetime};
pub use status_bar::{status_bar, status_months};
pub use strip::strip;
pub use time_chart::{TimeBin, TimeChart};
pub use week_chart::{Week, WeekMark, week_chart};

/// What is drawn.
#[derive(Clone, Debug)]
pub struct Drawing<'a> {
    /// Addresses for the relief picture.
    pub links: &'a Links,
    /// The reader's theme; `None` follows the system.
    pub theme: Option<Theme>,
    /// The language of the names and words on the map.
    pub language: Language,
    /// Where to look; `None` for the frame.
    pub view: Option<View>,
    /// What to frame where no view is given; `None` for the project's own view.
    pub frame: Option<Bbox>,
    /// Width and height of a picture of its own, px; `None` for a drawing that fills whatever frame it stands in.
    pub size: Option<(f64, f64)>,
    /// The day whose crossing statuses are shown.
    pub day: Option<Date>,
    /// Id of the report whose card is open.
    pub selected: Option<&'a str>,
    /// The reports that have a place and that the filters let through.
    pub reports: Vec<Spot>,
    /// The same where they are too many to stand by themselves.
    pub rings: Vec<Ring>,
}

/// Reports about one place.
#[derive(Clone, Debug, PartialEq)]
pub struct Ring {
    /// Their middle, lon/lat in degrees.
    pub place: Coord,
    /// How many they are.
    pub count: usize,
    /// How many of each category.
    pub shares: BTreeMap<String, usize>,
    /// Whether their places are known only as areas.
    pub is_vague: bool,
}

/// A report on the map.
#[derive(Clone, Debug)]
pub struct Spot {
    /// Its id.
    pub id: String,
    /// Its headline, for who points at it.
    pub title: String,
    /// Where it is, lon/lat in degrees.
    pub place: Coord,
    /// Id of its category, for the class `cat-…`.
    pub category: String,
    /// Whether its hue is so dark on light paper that its disc needs a thinner fill.
    pub is_deep: bool,
    /// Id of its mark's symbol in the page.
    pub symbol: String,
    /// How well its place is known.
    pub precision: PlacePrecision,
    /// How far it may be off; `None` where nobody knows.
    pub radius_km: Option<f64>,
    /// The address that opens its card.
    pub href: String,
}

/// The Web Mercator zoom (512 px tiles) of a drawing.
#[must_use]
pub fn zoom(dataset: &Dataset, drawing: &Drawing) -> f64 {
    Canvas::of(dataset, drawing).zoom
}

/// The `<svg class="map-svg">` of a view; it draws beyond its view box, so that any frame around it is filled.
#[must_use]
pub fn map_svg(dataset: &Dataset, drawing: &Drawing) -> String {
    let canvas = Canvas::of(dataset, drawing);
    let mut out = format!(
        "<svg class=\"map-svg\" viewBox=\"0 0 {:.0} {:.0}\" preserveAspectRatio=\"xMidYMid meet\" role=\"group\" aria-label=\"{}\">",
        canvas.width,
        canvas.height,
        text::escape(&lang::say(
            drawing.language,
            "map-alternative",
            [arg(
                "title",
                dataset.project.title_in(drawing.language.tag())
            )]
        ))
    );
    out.push_str("<defs><filter id=\"band-blur\" filterUnits=\"userSpaceOnUse\" ");
    out.push_str(&canvas.frame_attributes());
    write!(
        out,
        "><feGaussianBlur stdDeviation=\"{:.1}\"/></filter></defs>",
        border_line::band_blur(canvas.zoom)
    )
    .expect("writing to a String cannot fail");
    let mains = border_line::main_borders(dataset);
    let spots = placement::stand(
        &canvas,
        &drawing.reports,
        &crossings::places(dataset, &canvas),
    );
    ground::draw(&mut out, dataset, drawing, &canvas, &mains);
    border_line::bands(&mut out, &canvas, &mains);
    marks::discs(&mut out, drawing, &canvas);
    border_line::lines(&mut out, &canvas, &mains);
    let mut taken = marks::boxes(&spots);
    taken.extend(crossings::boxes(dataset, &canvas));
    taken.push(scale_bar::space(&canvas));
    taken.extend(scale_bar::north_space(&canvas));
    if canvas.is_cut() {
        taken.push(picture::credit_space(&canvas));
    }
    let labels = labels::Labels::read(dataset, &canvas, &mains, drawing.language.tag());
    labels.first(&mut out, &mut taken);
    border_line::posts(&mut out, &canvas, &mains, drawing.language, &mut taken);
    labels.rest(&mut out, &mut taken);
    river_names::draw(
        &mut out,
        dataset,
        &canvas,
        drawing.language.tag(),
        &mut taken,
    );
    marks::leaders(&mut out, &spots);
    crossings::draw(&mut out, dataset, drawing.day, &canvas);
    marks::rings(&mut out, drawing, &canvas);
    marks::draw(&mut out, drawing, &spots);
    scale_bar::draw(&mut out, &canvas, drawing.language);
    out.push_str("</svg>");
    out
}
