//! Border crossings: a rounded square by the status of the chosen day.

use std::fmt::Write as _;

use geo::{Coord, Geometry};
use jiff::civil::Date;

use super::{canvas::Canvas, labels::Box2, text::escape};
use crate::features::{Crossing, CrossingStatus, Dataset, Kind};

const INFALLIBLE: &str = "writing to a String cannot fail";

/// The symbols of the four statuses: arrows open, half restricted, bar closed, "?" with a broken edge not known.
///
/// Each is 20 units wide around (10, 10).
#[must_use]
pub fn symbols() -> String {
    const SHAPE: &str =
        "<rect class=\"crossing-halo\" x=\"3.5\" y=\"3.5\" width=\"13\" height=\"13\" rx=\"3\"/>";
    let square = |class: &str| {
        format!("<rect class=\"{class}\" x=\"3.5\" y=\"3.5\" width=\"13\" height=\"13\" rx=\"3\"/>")
    };
    let bodies = [
        (
            "open",
            square("crossing-box")
                + "<path class=\"crossing-sign\" d=\"M6 10H14M8 7.9L5.9 10L8 12.1M12 7.9L14.1 10L12 12.1\"/>",
        ),
        (
            "restricted",
            square("crossing-box")
                + "<path class=\"crossing-fill\" d=\"M4 15.2V6.5A2.5 2.5 0 0 1 6.5 4H15.2Z\"/>",
        ),
        (
            "closed",
            square("crossing-box crossing-shut") + "<path class=\"crossing-bar\" d=\"M7 10H13\"/>",
        ),
        (
            "unknown",
            square("crossing-box crossing-broken")
                + "<text class=\"crossing-question\" x=\"10\" y=\"13.6\">?</text>",
        ),
    ];
    let mut out = String::new();
    for (status, body) in bodies {
        write!(
            out,
            "<symbol id=\"crossing-{status}\" viewBox=\"0 0 20 20\">{SHAPE}{body}</symbol>"
        )
        .expect(INFALLIBLE);
    }
    out
}

fn each(dataset: &Dataset) -> impl Iterator<Item = (Coord, Crossing)> {
    dataset
        .of_kind(Kind::Crossing)
        .flat_map(|collection| (0..collection.located()).map(move |row| (collection, row)))
        .filter_map(|(collection, row)| {
            let Some(Geometry::Point(point)) = collection.geometry(row) else {
                return None;
            };
            let crossing = serde_json::from_value(collection.properties_of(row).into()).ok()?;
            Some((point.0, crossing))
        })
}

/// The zoom from which crossings are drawn: further out they would be the map.
const FROM_ZOOM: f64 = 4.5;

/// Where the symbols stand, px.
pub(super) fn places(dataset: &Dataset, canvas: &Canvas) -> Vec<Coord> {
    if canvas.zoom < FROM_ZOOM {
        return Vec::new();
    }
    each(dataset)
        .map(|(place, _)| canvas.pixel(place))
        .collect()
}

/// What the symbols take, px.
pub(super) fn boxes(dataset: &Dataset, canvas: &Canvas) -> Vec<Box2> {
    places(dataset, canvas)
        .into_iter()
        .map(|at| Box2::around(at, 18.0, 18.0))
        .collect()
}

/// The statuses of the crossings in view on a day, in the order of keys.
pub(super) fn seen(dataset: &Dataset, day: Option<Date>, canvas: &Canvas) -> Vec<CrossingStatus> {
    let found: Vec<CrossingStatus> = each(dataset)
        .filter(|&(place, _)| canvas.zoom >= FROM_ZOOM && canvas.shows(canvas.pixel(place)))
        .map(|(_, crossing)| status(&crossing, day))
        .collect();
    CrossingStatus::ALL
        .into_iter()
        .filter(|status| found.contains(status))
        .collect()
}

fn status(crossing: &Crossing, day: Option<Date>) -> CrossingStatus {
    day.map_or(CrossingStatus::Unknown, |day| crossing.status_on(day))
}

pub(super) fn draw(out: &mut String, dataset: &Dataset, day: Option<Date>, canvas: &Canvas) {
    for (place, crossing) in each(dataset) {
        let at = canvas.pixel(place);
        if canvas.zoom < FROM_ZOOM || !canvas.shows(at) {
            continue;
        }
        let status = status(&crossing, day);
        write!(
            out,
            "<use class=\"crossing\" href=\"#crossing-{}\" x=\"{:.1}\" y=\"{:.1}\" width=\"20\" height=\"20\"><title>{}</title></use>",
            status.as_str(),
            at.x - 10.0,
            at.y - 10.0,
            escape(&crossing.name)
        )
        .expect(INFALLIBLE);
    }
}
