//! The protagonist: the border with its bands, its casing, its line by status, and its kilometre posts.

use std::fmt::Write as _;

use geo::Coord;
use serde_json::Value;

use super::{
    canvas::{Canvas, thinned, write_path},
    ground::parts,
    labels::Box2,
    text::ems,
};
use crate::{
    features::{Dataset, Kind},
    geometry::geodesic::segment_m,
};

const INFALLIBLE: &str = "writing to a String cannot fail";
/// How far the bands stand off the line, px.
const BAND_OFFSET: f64 = 6.0;
/// The copy from which the bands are made is simplified to this, px: else they fold at bends.
const BAND_DETAIL: f64 = 5.0;

/// A border that is drawn with bands and posts.
pub(super) struct MainBorder {
    pub id: String,
    pub left: String,
    pub right: String,
    /// Places with their km, part by part.
    parts: Vec<Vec<(Coord, f64)>>,
    segments: Vec<Segment>,
}

struct Segment {
    from_km: f64,
    to_km: f64,
    status: Option<String>,
}

/// The main borders of a dataset, with a km at each vertex (geodesic, DESIGN 5.2).
pub(super) fn main_borders(dataset: &Dataset) -> Vec<MainBorder> {
    let mut mains = Vec::new();
    for collection in dataset.of_kind(Kind::Border) {
        for row in 0..collection.located() {
            let properties = collection.properties_of(row);
            let is_main = properties
                .get("main")
                .and_then(Value::as_bool)
                .unwrap_or(true);
            let Some(geometry) = collection.geometry(row).filter(|_| is_main) else {
                continue;
            };
            let text = |name: &str| {
                properties
                    .get(name)
                    .and_then(Value::as_str)
                    .unwrap_or_default()
                    .to_owned()
            };
            mains.push(MainBorder {
                id: collection.id(row).to_string(),
                left: text("left"),
                right: text("right"),
                parts: measured(&parts(geometry)),
                segments: segments(&properties),
            });
        }
    }
    mains
}

fn measured(parts: &[&geo::LineString]) -> Vec<Vec<(Coord, f64)>> {
    let mut km = 0.0;
    parts
        .iter()
        .map(|line| {
            let mut before: Option<Coord> = None;
            line.0
                .iter()
                .map(|&at| {
                    km += before.map_or(0.0, |before| segment_m(before, at) / 1000.0);
                    before = Some(at);
                    (at, km)
                })
                .collect()
        })
        .collect()
}

/// The stretches by status; the whole line has the border's own status where none are listed.
fn segments(properties: &serde_json::Map<String, Value>) -> Vec<Segment> {
    let status = |value: &Value| {
        value
            .get("status")
            .and_then(Value::as_str)
            .map(str::to_owned)
    };
    let listed: Vec<Segment> = properties
        .get("segments")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(|segment| {
            Some(Segment {
                from_km: segment.get("from_km")?.as_f64()?,
                to_km: segment.get("to_km")?.as_f64()?,
                status: status(segment),
            })
        })
        .collect();
    if !listed.is_empty() {
        return listed;
    }
    vec![Segment {
        from_km: 0.0,
        to_km: f64::INFINITY,
        status: properties
            .get("status")
            .and_then(Value::as_str)
            .map(str::to_owned),
    }]
}

impl MainBorder {
    /// The lines of one stretch, lon/lat.
    fn stretch(&self, segment: &Segment) -> Vec<geo::LineString> {
        self.parts
            .iter()
            .map(|part| {
                let inside = |&(_, km): &(Coord, f64)| {
                    km >= segment.from_km - 1e-3 && km <= segment.to_km + 1e-3
                };
                geo::LineString(
                    part.iter()
                        .filter(|vertex| inside(vertex))
                        .map(|vertex| vertex.0)
                        .collect(),
                )
            })
            .filter(|line| line.0.len() > 1)
            .collect()
    }
}

/// The soft bands of both banks; they end where the status is neither recognised nor disputed.
pub(super) fn bands(out: &mut String, canvas: &Canvas, mains: &[MainBorder]) {
    out.push_str("<g class=\"bands\" filter=\"url(#band-blur)\">");
    for main in mains {
        for segment in &main.segments {
            let status = segment.status.as_deref().unwrap_or("recognised");
            if !matches!(status, "recognised" | "disputed") {
                continue;
            }
            for line in main.stretch(segment) {
                for piece in canvas.line(&line) {
                    let coarse = simplified(&piece, BAND_DETAIL);
                    for (class, offset) in
                        [("band-left", BAND_OFFSET), ("band-right", -BAND_OFFSET)]
                    {
                        let mut path = String::new();
                        write_path(&mut path, &thinned(&beside(&coarse, offset)));
                        write!(
                            out,
                            "<path class=\"{class} segment-{status}\" d=\"{path}\"/>"
                        )
                        .expect(INFALLIBLE);
                    }
                }
            }
        }
    }
    out.push_str("</g>");
}

/// Casing and ink; the casing is dashed never, the ink by status.
pub(super) fn lines(out: &mut String, canvas: &Canvas, mains: &[MainBorder]) {
    for main in mains {
        let mut whole = String::new();
        let mut inks = Vec::new();
        for segment in &main.segments {
            let mut ink = String::new();
            for line in main.stretch(segment) {
                for piece in canvas.line(&line) {
                    write_path(&mut ink, &piece);
                }
            }
            whole.push_str(&ink);
            let status = segment
                .status
                .as_deref()
                .unwrap_or("recognised")
                .replace('_', "-");
            inks.push((status, ink));
        }
        write!(out, "<path class=\"border-casing\" d=\"{whole}\"/>").expect(INFALLIBLE);
        for (status, ink) in inks {
            write!(
                out,
                "<path class=\"border-line segment-{status}\" d=\"{ink}\"/>"
            )
            .expect(INFALLIBLE);
        }
    }
}

/// A tick each 20 km, a numbered one each 100 (200 below zoom 6, 20 from zoom 9), the number on the right bank.
pub(super) fn posts(
    out: &mut String,
    canvas: &Canvas,
    mains: &[MainBorder],
    taken: &mut Vec<Box2>,
) {
    let numbered = match canvas.zoom {
        zoom if zoom < 4.5 => return,
        zoom if zoom < 6.0 => 200,
        zoom if zoom < 9.0 => 100,
        _ => 20,
    };
    let mut ticks = String::new();
    let mut numbers = String::new();
    for part in mains.iter().flat_map(|main| &main.parts) {
        let mut posts = at_each(part, 20);
        posts.extend(last_post(part));
        for (km, at, right, is_last) in posts {
            let at = canvas.pixel(at);
            if !canvas.shows(at) {
                continue;
            }
            let right = canvas.pixel(right);
            let length = (right.x - at.x).hypot(right.y - at.y).max(1e-9);
            let normal = Coord {
                x: (right.x - at.x) / length,
                y: (right.y - at.y) / length,
            };
            let reach = if km % numbered == 0 { 6.0 } else { 3.6 };
            let end = |sign: f64| Coord {
                x: at.x + sign * normal.x * reach,
                y: at.y + sign * normal.y * reach,
            };
            write_path(&mut ticks, &[end(-1.0), end(1.0)]);
            if !is_last && km % numbered != 0 {
                continue;
            }
            let words = if km == 0 {
                "km 0".to_owned()
            } else {
                crate::render::scale_bar::thousands(km)
            };
            let label = Coord {
                x: at.x + normal.x * 16.0,
                y: at.y + normal.y * 13.0,
            };
            let space = Box2::around(label, ems(&words) * 11.0, 12.0);
            if taken.iter().any(|other| other.meets(&space)) {
                continue;
            }
            taken.push(space);
            write!(
                numbers,
                "<text class=\"post\" x=\"{:.1}\" y=\"{:.1}\">{words}</text>",
                label.x,
                label.y + 4.0
            )
            .expect(INFALLIBLE);
        }
    }
    write!(out, "<path class=\"post-tick\" d=\"{ticks}\"/>{numbers}").expect(INFALLIBLE);
}

/// A post: its km, its place, a place a little to its right, and whether it ends the part.
type Post = (u32, Coord, Coord, bool);

/// The post at the end of a part, its km rounded; none where a regular one stands within 5 km.
fn last_post(part: &[(Coord, f64)]) -> Option<Post> {
    let &[.., (before, _), (end, km)] = part else {
        return None;
    };
    let rounded = km.round() as u32;
    (rounded % 100 > 5).then(|| (rounded, end, right_of(before, end, end), true))
}

/// A place a little to the right of `at` for who goes from `a` to `b`, degrees of longitude stretched as Mercator does.
fn right_of(a: Coord, b: Coord, at: Coord) -> Coord {
    let shrink = at.y.to_radians().cos().max(1e-6);
    let (east, north) = ((b.x - a.x) * shrink, b.y - a.y);
    let size = east.hypot(north).max(1e-12);
    Coord {
        x: at.x + north / size * 0.01 / shrink,
        y: at.y - east / size * 0.01,
    }
}

/// Each multiple of `step` km on a part.
fn at_each(part: &[(Coord, f64)], step: u32) -> Vec<Post> {
    let mut found = Vec::new();
    let Some(&(_, first)) = part.first() else {
        return found;
    };
    let mut next = (first / f64::from(step)).ceil() as u32 * step;
    for pair in part.windows(2) {
        let ((a, from), (b, to)) = (pair[0], pair[1]);
        while f64::from(next) <= to {
            let share = if to > from {
                (f64::from(next) - from) / (to - from)
            } else {
                0.0
            };
            let at = a + (b - a) * share;
            found.push((next, at, right_of(a, b, at), false));
            next += step;
        }
    }
    found
}

/// Douglas–Peucker in px.
fn simplified(line: &[Coord], tolerance: f64) -> Vec<Coord> {
    use geo::Simplify;
    geo::LineString(line.to_vec()).simplify(tolerance).0
}

/// A line `offset` px to the left of a line (negative: to the right), bends cut short.
fn beside(line: &[Coord], offset: f64) -> Vec<Coord> {
    let unit = |a: Coord, b: Coord| {
        let length = (b.x - a.x).hypot(b.y - a.y).max(1e-9);
        // Left of the way where y runs down.
        Coord {
            x: (b.y - a.y) / length,
            y: -(b.x - a.x) / length,
        }
    };
    (0..line.len())
        .map(|i| {
            let before = (i > 0).then(|| unit(line[i - 1], line[i]));
            let after = (i + 1 < line.len()).then(|| unit(line[i], line[i + 1]));
            let normal = match (before, after) {
                (Some(a), Some(b)) => {
                    let sum = a + b;
                    let length = sum.x.hypot(sum.y);
                    if length < 0.6 {
                        a
                    } else {
                        sum * (1.0 / length)
                    }
                }
                (Some(one), None) | (None, Some(one)) => one,
                (None, None) => Coord { x: 0.0, y: 0.0 },
            };
            line[i] + normal * offset
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn c(x: f64, y: f64) -> Coord {
        Coord { x, y }
    }

    #[test]
    fn the_left_band_of_an_eastward_line_lies_north() {
        let band = beside(&[c(0.0, 50.0), c(100.0, 50.0)], 6.0);
        assert_eq!(band, [c(0.0, 44.0), c(100.0, 44.0)]);
    }

    #[test]
    fn posts_stand_at_each_multiple_and_know_their_right() {
        let part = [(c(70.0, 37.0), 0.0), (c(71.0, 37.0), 88.9)];
        let posts = at_each(&part, 20);
        let kms: Vec<u32> = posts.iter().map(|post| post.0).collect();
        assert_eq!(kms, [0, 20, 40, 60, 80]);
        assert!(
            posts.iter().all(|(_, at, right, _)| right.y < at.y),
            "right of an eastward way is south"
        );
    }

    #[test]
    fn a_part_that_begins_in_the_middle_begins_with_its_next_post() {
        let part = [(c(0.0, 0.0), 1230.0), (c(0.1, 0.0), 1241.0)];
        assert_eq!(at_each(&part, 20).first().map(|post| post.0), Some(1240));
    }
}
