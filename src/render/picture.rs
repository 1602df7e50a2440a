//! The map as a picture of its own: the page's drawing in its own colours, with its credit line in the corner.

use std::fmt::Write as _;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use bytes::Bytes;
use geo::Coord;

use super::{
    Drawing,
    alone::{self, Look},
    canvas::Canvas,
    labels::Box2,
    map_svg,
    png::Fonts,
    text::escape,
};
use crate::{
    features::Dataset,
    tiles::{self, Theme},
};

const INFALLIBLE: &str = "writing to a String cannot fail";
/// Size of the credit line, px, and the room around it.
const CREDIT: f64 = 12.0;
const CREDIT_ROOM: f64 = 10.0;

/// Where the credit line stands in a picture that is wide enough for one: names keep off it.
pub(super) fn credit_space(canvas: &Canvas) -> Box2 {
    let (width, height) = (canvas.width * 0.7, CREDIT * 1.35 + 7.0);
    let middle = Coord {
        x: canvas.width - width / 2.0,
        y: canvas.height - height / 2.0,
    };
    Box2::around(middle, width, height)
}

/// A map to be drawn; the drawing has a size.
#[derive(Clone, Debug)]
pub struct MapPicture<'a> {
    /// What is served.
    pub dataset: &'a Dataset,
    /// What is drawn; without a size it is as large as the page's.
    pub drawing: Drawing<'a>,
    /// The symbols of its marks.
    pub sprite: &'a str,
    /// Its colours.
    pub look: Look<'a>,
    /// What it shows, for who does not see it.
    pub title: &'a str,
    /// Who is to be named beside it.
    pub credit: Option<&'a str>,
}

impl MapPicture<'_> {
    /// Width and height, px.
    #[must_use]
    pub fn size(&self) -> (f64, f64) {
        self.drawing.size.unwrap_or((1056.0, 760.0))
    }

    /// The document; `image` gives the address of its relief.
    #[must_use]
    pub fn svg(&self, fonts: &Fonts, image: &dyn Fn(&str) -> String) -> String {
        let (width, height) = self.size();
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\"><title>{}</title>{}{}</svg>",
            escape(self.title),
            self.inside(image),
            self.credit_line(fonts)
        )
    }

    /// The map alone, in its own px.
    pub(super) fn inside(&self, image: &dyn Fn(&str) -> String) -> String {
        let drawing = Drawing {
            size: Some(self.size()),
            ..self.drawing.clone()
        };
        alone::inside(
            &map_svg(self.dataset, &drawing),
            self.sprite,
            self.look,
            image,
        )
    }

    /// Who made the data, at the lower right on paper.
    fn credit_line(&self, fonts: &Fonts) -> String {
        let Some(credit) = self.credit.filter(|credit| !credit.is_empty()) else {
            return String::new();
        };
        let (width, height) = self.size();
        let family = self.look.family("font-sans");
        let attributes = format!("font-family=\"{family}\"");
        let room = (width * 0.7).max(120.0) - 2.0 * CREDIT_ROOM;
        let lines = fonts.lines(credit, &attributes, CREDIT, room, 4);
        let all: Vec<&str> = lines.iter().map(String::as_str).collect();
        let widest = fonts
            .widths(&all, &attributes, CREDIT)
            .into_iter()
            .fold(0.0, f64::max);
        let (box_width, box_height) = (
            widest + 2.0 * CREDIT_ROOM,
            lines.len() as f64 * CREDIT * 1.35 + 7.0,
        );
        let mut out = format!(
            "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{box_width:.1}\" height=\"{box_height:.1}\" fill=\"{}\" fill-opacity=\".86\"/><g fill=\"{}\" font-size=\"{CREDIT}\" {attributes}>",
            width - box_width,
            height - box_height,
            self.look.token("paper"),
            self.look.token("ink-2"),
        );
        for (row, line) in lines.iter().enumerate() {
            write!(
                out,
                "<text x=\"{:.1}\" y=\"{:.1}\">{}</text>",
                width - box_width + CREDIT_ROOM,
                height - box_height + 3.5 + CREDIT + row as f64 * CREDIT * 1.35,
                escape(line)
            )
            .expect(INFALLIBLE);
        }
        out.push_str("</g>");
        out
    }
}

impl Look<'_> {
    /// A value of `static/tokens.css`.
    #[must_use]
    pub fn token(&self, name: &str) -> &'static str {
        self.theme.token(name).unwrap_or("currentColor")
    }

    /// Families of a font token, ready for an attribute.
    #[must_use]
    pub fn family(&self, token: &str) -> String {
        self.token(token).replace(" Variable", "").replace('"', "'")
    }
}

/// The relief of a theme as bytes with their media type.
#[must_use]
pub fn relief_of(dataset: &Dataset, theme: Theme) -> Option<(Bytes, &'static str)> {
    let relief = dataset.project.basemap.relief.as_ref()?;
    let file = match theme {
        Theme::Light => &relief.light,
        Theme::Dark => &relief.dark,
    };
    let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending);
    tiles::relief(dataset, theme, ending)
}

/// The relief as an address that holds it (RFC 2397): a saved picture asks nobody for its other half.
#[must_use]
pub fn relief_address(dataset: &Dataset, theme: Theme) -> String {
    relief_of(dataset, theme).map_or_else(String::new, |(bytes, media_type)| {
        format!("data:{media_type};base64,{}", STANDARD.encode(bytes))
    })
}
