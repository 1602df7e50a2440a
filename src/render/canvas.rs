//! The plane of a drawing: Web Mercator in pixels, with a view box and a bleed around it.

use std::fmt::Write as _;

use geo::{Coord, Geometry, LineString, Polygon, Rect};

use super::Drawing;
use crate::{
    features::Dataset,
    geometry::{
        bbox::Bbox,
        clip::{clip_line, clip_ring},
        mercator::{project, unproject},
        simplify::{importance_in_plane, pick},
    },
    query::View,
};

/// Width that a drawing is laid out for, px: the stage of the page on a 1,440 px screen.
const WIDTH: f64 = 1056.0;
/// Tallest view box, px.
const HEIGHT: f64 = 760.0;
/// Free rim around the view's box, px.
const PADDING: f64 = 24.0;
/// How far beyond the view box is drawn, as a share of it: frames of other proportions show it.
const BLEED: f64 = 0.4;
/// Points nearer than this to the last one, px, are left out.
const FINEST: f64 = 0.4;
/// How far a drawn line may stray from the true one, px: less than anybody sees.
const STRAY: f64 = 0.5;
/// Pixels around the globe at zoom 0.
const TILE: f64 = 512.0;

/// A drawing's plane.
#[derive(Clone, Copy, Debug)]
pub(super) struct Canvas {
    /// Size of the view box, px.
    pub width: f64,
    pub height: f64,
    /// Web Mercator zoom (512 px tiles).
    pub zoom: f64,
    /// Pixels around the globe.
    scale: f64,
    /// Where the view box begins, in units of the Mercator square.
    origin: Coord,
    /// How far beyond the view box is drawn, as a share of it.
    bleed: f64,
    /// What is up: degrees clockwise from north.
    pub bearing: f64,
}

impl Canvas {
    /// The plane of a drawing: its view, else its frame, else the project's own view.
    pub(super) fn of(dataset: &Dataset, drawing: &Drawing) -> Self {
        let frame = drawing.frame.unwrap_or_else(|| dataset.view());
        match (drawing.size, drawing.view) {
            (Some(size), view) => Self::of_size(view.as_ref(), &frame, size),
            (None, Some(view)) => Self::of_view(&view),
            (None, None) => Self::of_bbox(&frame),
        }
    }

    /// A plane of exactly this size, px, of which nothing is drawn beyond it: a picture of its own.
    fn of_size(view: Option<&View>, bbox: &Bbox, (width, height): (f64, f64)) -> Self {
        let framed = |bbox| {
            let (centre, size) = Self::square(bbox);
            (centre, Self::fitting(size, (width, height)))
        };
        let (centre, scale) = view.map_or_else(
            || framed(bbox),
            |view| (Self::centre(view), TILE * view.zoom.exp2()),
        );
        Self {
            bleed: 0.0,
            bearing: view.map_or(0.0, |view| view.bearing),
            ..Self::around(centre, scale, width, height)
        }
    }

    /// A plane that frames a box.
    pub(super) fn of_bbox(bbox: &Bbox) -> Self {
        let (centre, (width, height)) = Self::square(bbox);
        let scale = Self::fitting((width, height), (WIDTH, HEIGHT));
        let size = |size: f64, least: f64| (size * scale + 2.0 * PADDING).max(least).round();
        Self::around(centre, scale, size(width, 640.0), size(height, 400.0))
    }

    /// The centre and the size of a box in units of the Mercator square.
    fn square(bbox: &Bbox) -> (Coord, (f64, f64)) {
        let corner = |lon: f64, lat: f64| project(Coord { x: lon, y: lat });
        let (north_west, south_east) =
            (corner(bbox.west, bbox.north), corner(bbox.east, bbox.south));
        // Across the antimeridian the east lies one turn further.
        let east = if south_east.x < north_west.x {
            south_east.x + 1.0
        } else {
            south_east.x
        };
        let centre = Coord {
            x: f64::midpoint(north_west.x, east),
            y: f64::midpoint(north_west.y, south_east.y),
        };
        (centre, (east - north_west.x, south_east.y - north_west.y))
    }

    /// Pixels around the globe with which something of this size in Mercator fits a room in px.
    fn fitting(size: (f64, f64), room: (f64, f64)) -> f64 {
        let fit = |room: f64, size: f64| (room - 2.0 * PADDING).max(1.0) / size.max(1e-6);
        fit(room.0, size.0)
            .min(fit(room.1, size.1))
            .min(TILE * 2_f64.powi(14))
    }

    /// A plane that looks where the address says.
    pub(super) fn of_view(view: &View) -> Self {
        Self {
            bearing: view.bearing,
            ..Self::around(Self::centre(view), TILE * view.zoom.exp2(), WIDTH, HEIGHT)
        }
    }

    fn centre(view: &View) -> Coord {
        project(Coord {
            x: (view.lon + 180.0).rem_euclid(360.0) - 180.0,
            y: view.lat,
        })
    }

    fn around(centre: Coord, scale: f64, width: f64, height: f64) -> Self {
        Self {
            width,
            height,
            zoom: (scale / TILE).log2(),
            scale,
            origin: Coord {
                x: centre.x - width / 2.0 / scale,
                y: centre.y - height / 2.0 / scale,
            },
            bleed: BLEED,
            bearing: 0.0,
        }
    }

    /// Whether nothing beyond the view box is ever seen.
    pub(super) fn is_cut(&self) -> bool {
        self.bleed == 0.0
    }

    fn middle(&self) -> Coord {
        Coord {
            x: self.width / 2.0,
            y: self.height / 2.0,
        }
    }

    /// Turns a pixel about the middle, degrees counterclockwise as it is seen.
    fn turned(&self, at: Coord, degrees: f64) -> Coord {
        if degrees == 0.0 {
            return at;
        }
        let (sin, cos) = degrees.to_radians().sin_cos();
        let from_middle = at - self.middle();
        let (x, y) = (from_middle.x, from_middle.y);
        self.middle()
            + Coord {
                x: x * cos + y * sin,
                y: y * cos - x * sin,
            }
    }

    /// The attribute that turns what was drawn with north up; empty where north is up.
    pub(super) fn rotation(&self) -> String {
        if self.bearing == 0.0 {
            return String::new();
        }
        let middle = self.middle();
        format!(
            " transform=\"rotate({:.2} {:.1} {:.1})\"",
            -self.bearing, middle.x, middle.y
        )
    }

    /// Everything that is drawn, the bleed included, px.
    pub(super) fn frame(&self) -> Rect {
        let (x, y) = (self.width * self.bleed, self.height * self.bleed);
        Rect::new((-x, -y), (self.width + x, self.height + y))
    }

    /// The frame as attributes of a rectangle.
    pub(super) fn frame_attributes(&self) -> String {
        let frame = self.frame();
        format!(
            "x=\"{:.0}\" y=\"{:.0}\" width=\"{:.0}\" height=\"{:.0}\"",
            frame.min().x,
            frame.min().y,
            frame.width(),
            frame.height()
        )
    }

    /// Whether a pixel lies in the view box.
    pub(super) fn shows(&self, at: Coord) -> bool {
        (0.0..=self.width).contains(&at.x) && (0.0..=self.height).contains(&at.y)
    }

    /// The pixel of a place, on the turn of the globe that is nearest to the view.
    pub(super) fn pixel(&self, place: Coord) -> Coord {
        let unit = project(place);
        let centre = self.origin.x + self.width / 2.0 / self.scale;
        self.unit_pixel(unit, (centre - unit.x).round())
    }

    /// The same with north up.
    pub(super) fn flat_pixel(&self, place: Coord) -> Coord {
        self.turned(self.pixel(place), -self.bearing)
    }

    fn unit_pixel(&self, unit: Coord, turn: f64) -> Coord {
        let flat = Coord {
            x: (unit.x + turn - self.origin.x) * self.scale,
            y: (unit.y - self.origin.y) * self.scale,
        };
        self.turned(flat, self.bearing)
    }

    /// The place at a pixel, lon/lat in degrees.
    pub(super) fn place(&self, at: Coord) -> Coord {
        let at = self.turned(at, -self.bearing);
        unproject(Coord {
            x: (self.origin.x + at.x / self.scale).rem_euclid(1.0),
            y: self.origin.y + at.y / self.scale,
        })
    }

    /// The pieces of a line that are drawn, in px, once for each turn of the globe that shows it.
    pub(super) fn line(&self, line: &LineString) -> Vec<Vec<Coord>> {
        let units: Vec<Coord> = line.0.iter().map(|&place| project(place)).collect();
        let frame = self.frame();
        self.turns(&units)
            .into_iter()
            .flat_map(|turn| {
                let pixels: Vec<Coord> = units
                    .iter()
                    .map(|&unit| self.unit_pixel(unit, turn))
                    .collect();
                clip_line(&thinned(&pixels), &frame)
            })
            .map(|piece| simplified(&piece, STRAY))
            .collect()
    }

    fn ring(&self, ring: &LineString) -> Vec<Vec<Coord>> {
        let units: Vec<Coord> = ring.0.iter().map(|&place| project(place)).collect();
        let frame = self.frame();
        self.turns(&units)
            .into_iter()
            .map(|turn| {
                let pixels: Vec<Coord> = units
                    .iter()
                    .map(|&unit| self.unit_pixel(unit, turn))
                    .collect();
                simplified(&clip_ring(&thinned(&pixels), &frame), STRAY)
            })
            .filter(|ring| ring.len() > 2)
            .collect()
    }

    /// The turns of the globe on which something with these units meets the frame.
    fn turns(&self, units: &[Coord]) -> Vec<f64> {
        let frame = self.frame();
        let (low, high) = units
            .iter()
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), unit| {
                (low.min(unit.x), high.max(unit.x))
            });
        let (top, bottom) = units
            .iter()
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), unit| {
                (low.min(unit.y), high.max(unit.y))
            });
        let meets = |turn: &f64| {
            let corners = [(low, top), (high, top), (low, bottom), (high, bottom)];
            let corners = corners.map(|(x, y)| self.unit_pixel(Coord { x, y }, *turn));
            let least =
                |along: fn(&Coord) -> f64| corners.iter().map(along).fold(f64::INFINITY, f64::min);
            let most = |along: fn(&Coord) -> f64| {
                corners.iter().map(along).fold(f64::NEG_INFINITY, f64::max)
            };
            least(|at| at.x) <= frame.max().x
                && most(|at| at.x) >= frame.min().x
                && least(|at| at.y) <= frame.max().y
                && most(|at| at.y) >= frame.min().y
        };
        [-1.0, 0.0, 1.0].into_iter().filter(meets).collect()
    }

    /// Path data of an area.
    pub(super) fn area_path(&self, geometry: &Geometry) -> String {
        let mut path = String::new();
        let mut polygon = |polygon: &Polygon| {
            for ring in std::iter::once(polygon.exterior()).chain(polygon.interiors()) {
                for piece in self.ring(ring) {
                    write_path(&mut path, &piece);
                    path.push('Z');
                }
            }
        };
        match geometry {
            Geometry::Polygon(one) => polygon(one),
            Geometry::MultiPolygon(many) => many.iter().for_each(polygon),
            _ => {}
        }
        path
    }

    /// Path data of a line.
    pub(super) fn line_path(&self, geometry: &Geometry) -> String {
        let mut path = String::new();
        let mut line = |line: &LineString| {
            for piece in self.line(line) {
                write_path(&mut path, &piece);
            }
        };
        match geometry {
            Geometry::LineString(one) => line(one),
            Geometry::MultiLineString(many) => many.iter().for_each(line),
            _ => {}
        }
        path
    }
}

/// A line without the points that nobody would see; its ends stay.
pub(super) fn thinned(line: &[Coord]) -> Vec<Coord> {
    let mut out: Vec<Coord> = Vec::with_capacity(line.len().min(256));
    for (index, &at) in line.iter().enumerate() {
        let far = out
            .last()
            .is_none_or(|last| (last.x - at.x).hypot(last.y - at.y) >= FINEST);
        if far || index + 1 == line.len() {
            out.push(at);
        }
    }
    out
}

/// A line without the vertices that stand aside by less than a tolerance in px (Douglas and Peucker 1973).
pub(super) fn simplified(line: &[Coord], tolerance: f64) -> Vec<Coord> {
    pick(line, &importance_in_plane(line), tolerance).0
}

/// Writes path data with one decimal: `M1.5 2l.3-4`.
pub(super) fn write_path(path: &mut String, line: &[Coord]) {
    let tenth = |value: f64| (value * 10.0).round() as i64;
    let mut last: Option<(i64, i64)> = None;
    for at in line {
        let here = (tenth(at.x), tenth(at.y));
        let (letter, x, y) = match last {
            None => ('M', here.0, here.1),
            Some(before) if before == here => continue,
            Some(before) => ('l', here.0 - before.0, here.1 - before.1),
        };
        path.push(letter);
        write_tenths(path, x);
        path.push(if y < 0 { '-' } else { ' ' });
        write_tenths(path, y.abs());
        last = Some(here);
    }
}

fn write_tenths(path: &mut String, tenths: i64) {
    const INFALLIBLE: &str = "writing to a String cannot fail";
    let sign = if tenths < 0 { "-" } else { "" };
    let (whole, tenth) = (tenths.abs() / 10, tenths.abs() % 10);
    if tenth == 0 {
        write!(path, "{sign}{whole}").expect(INFALLIBLE);
    } else if whole == 0 {
        write!(path, "{sign}.{tenth}").expect(INFALLIBLE);
    } else {
        write!(path, "{sign}{whole}.{tenth}").expect(INFALLIBLE);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bbox(west: f64, south: f64, east: f64, north: f64) -> Bbox {
        Bbox::new(west, south, east, north).expect("valid box")
    }

    #[test]
    fn a_framed_box_fits_the_view_box() {
        let canvas = Canvas::of_bbox(&bbox(66.5, 35.2, 75.5, 39.6));
        for (lon, lat) in [(66.5, 35.2), (75.5, 39.6)] {
            let at = canvas.pixel(Coord { x: lon, y: lat });
            assert!(canvas.shows(at), "{at:?}");
        }
        assert!((canvas.width - 1056.0).abs() < 1.0);
    }

    #[test]
    fn a_box_across_the_antimeridian_is_one_picture() {
        let canvas = Canvas::of_bbox(&bbox(175.0, -20.0, -175.0, -10.0));
        let (west, east) = (
            canvas.pixel(Coord { x: 176.0, y: -15.0 }),
            canvas.pixel(Coord {
                x: -176.0,
                y: -15.0,
            }),
        );
        assert!(canvas.shows(west) && canvas.shows(east) && west.x < east.x);
    }

    #[test]
    fn a_pixel_and_its_place_agree() {
        let canvas = Canvas::of_view(&View {
            zoom: 6.0,
            lat: 37.0,
            lon: 181.0,
            bearing: 0.0,
            pitch: 0.0,
        });
        let place = Coord { x: -178.5, y: 36.2 };
        let back = canvas.place(canvas.pixel(place));
        assert!((back.x - place.x).abs() < 1e-9 && (back.y - place.y).abs() < 1e-9);
    }

    #[test]
    fn what_lies_in_the_direction_of_the_bearing_is_up() {
        for (bearing, lon, lat) in [(90.0, 71.0, 37.0), (180.0, 70.0, 36.0), (-90.0, 69.0, 37.0)] {
            let view = View {
                zoom: 6.0,
                lat: 37.0,
                lon: 70.0,
                bearing,
                pitch: 0.0,
            };
            for canvas in [
                Canvas::of_view(&view),
                Canvas::of_size(Some(&view), &bbox(0.0, 0.0, 1.0, 1.0), (300.0, 700.0)),
            ] {
                let at = canvas.pixel(Coord { x: lon, y: lat });
                let middle = canvas.middle();
                assert!((at.x - middle.x).abs() < 1e-6 && at.y < middle.y, "{at:?}");
                let back = canvas.place(at);
                assert!((back.x - lon).abs() < 1e-9 && (back.y - lat).abs() < 1e-9);
                // A line over the whole view is drawn, however it is turned.
                let line = LineString(vec![Coord { x: 60.0, y: 37.0 }, Coord { x: 80.0, y: 37.0 }]);
                assert_eq!(canvas.line(&line).len(), 1);
            }
        }
    }

    #[test]
    fn path_data_is_short_and_relative() {
        let mut path = String::new();
        write_path(
            &mut path,
            &[
                Coord { x: 1.5, y: -2.0 },
                Coord { x: 1.8, y: -6.0 },
                Coord { x: 1.81, y: -6.0 },
            ],
        );
        assert_eq!(path, "M1.5-2l.3-4");
    }

    #[test]
    fn a_single_point_as_box_still_makes_a_picture() {
        let canvas = Canvas::of_bbox(&bbox(10.0, 10.0, 10.0, 10.0));
        assert!(canvas.zoom <= 14.01 && canvas.width >= 640.0);
    }
}
