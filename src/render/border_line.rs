//! The protagonist: the border with its bands, its casing, its line by status, and its kilometre posts.

use std::fmt::Write as _;

use geo::{Coord, LineString};

use super::{
    canvas::{Canvas, simplified, thinned, write_path},
    labels::Box2,
    text::ems,
};
use crate::{
    border::{Border, Place, Segment, Status},
    features::Dataset,
    lang::{self, Language, arg},
};

const INFALLIBLE: &str = "writing to a String cannot fail";
/// Widths of the ink, its casing and a band, px, at zooms 3, 6 and 10; `static/style/layers.json` has the same ones.
const INK: [(f64, f64); 3] = [(3.0, 1.4), (6.0, 2.3), (10.0, 3.2)];
const CASING: [(f64, f64); 3] = [(3.0, 3.4), (6.0, 5.4), (10.0, 7.0)];
const BAND: [(f64, f64); 3] = [(3.0, 5.0), (6.0, 11.0), (10.0, 16.0)];
/// How far the bands stand off the line, px, at zooms 3, 6 and 10.
const BAND_OFFSETS: [(f64, f64); 3] = [(3.0, 2.6), (6.0, 6.0), (10.0, 9.0)];
/// The copy from which the bands are made is simplified to this, px: else they fold at bends.
const BAND_DETAIL: f64 = 5.0;
/// Km from tick to tick.
const STEP_KM: f64 = 20.0;
/// A post this near to the end of its border would stand in the way of the last, km.
const CLEAR_KM: f64 = 5.0;

/// The borders that are drawn with bands and posts: those that the manifest calls main, all where it calls none so.
pub(super) fn main_borders(dataset: &Dataset) -> Vec<&Border> {
    let borders = dataset.borders.iter();
    borders
        .filter(|border| dataset.project.is_main_border(&border.id))
        .collect()
}

/// The word for the status of a segment; one of which nobody says anything is drawn as recognised.
pub(super) fn status(segment: &Segment) -> Status {
    segment.nature.status.unwrap_or(Status::Recognised)
}

/// The line of one segment, lon/lat.
pub(super) fn stretch(border: &Border, segment: &Segment) -> LineString {
    // Half a millimetre, in km: a segment begins and ends at vertices, but for rounding.
    const SAME: f64 = 5e-7;
    let part = &border.parts[segment.part];
    let within = |km: f64| (segment.from_km - SAME..=segment.to_km + SAME).contains(&km);
    let vertices = part.line.0.iter().zip(&part.km);
    LineString(
        vertices
            .filter(|&(_, &km)| within(km))
            .map(|(&at, _)| at)
            .collect(),
    )
}

/// How far the bands fade, px (the deviation of the blur).
pub(super) fn band_blur(zoom: f64) -> f64 {
    between(&[(3.0, 1.6), (6.0, 3.4), (10.0, 4.4)], zoom)
}

/// The soft bands of both banks; they end where the status is neither recognised nor disputed.
pub(super) fn bands(out: &mut String, canvas: &Canvas, mains: &[&Border]) {
    let offset = between(&BAND_OFFSETS, canvas.zoom);
    let width = between(&BAND, canvas.zoom);
    write!(
        out,
        "<g class=\"bands\" stroke-width=\"{width:.1}\" filter=\"url(#band-blur)\">"
    )
    .expect(INFALLIBLE);
    for &border in mains {
        for segment in &border.segments {
            let status = status(segment);
            if !matches!(status, Status::Recognised | Status::Disputed) {
                continue;
            }
            let turn = if border.parts[segment.part].flipped {
                -1.0
            } else {
                1.0
            };
            for piece in canvas.line(&stretch(border, segment)) {
                let coarse = simplified(&piece, BAND_DETAIL);
                for (class, side) in [("band-left", turn), ("band-right", -turn)] {
                    let mut path = String::new();
                    write_path(&mut path, &thinned(&beside(&coarse, side * offset)));
                    write!(
                        out,
                        "<path class=\"{class} segment-{status}\" d=\"{path}\"/>",
                        status = class_of(status)
                    )
                    .expect(INFALLIBLE);
                }
            }
        }
    }
    out.push_str("</g>");
}

/// Casing, ticks of the posts and ink; the casing is dashed never, the ink by status.
pub(super) fn lines(out: &mut String, canvas: &Canvas, mains: &[&Border]) {
    let mut casing = String::new();
    let mut inks: Vec<(Status, String, String)> = Vec::new();
    for &border in mains {
        for segment in &border.segments {
            let mut ink = String::new();
            for piece in canvas.line(&stretch(border, segment)) {
                write_path(&mut ink, &piece);
            }
            casing.push_str(&ink);
            let class = line_class(border, segment);
            match inks.iter_mut().find(|(_, other, _)| *other == class) {
                Some((.., path)) => path.push_str(&ink),
                None => inks.push((status(segment), class, ink)),
            }
        }
    }
    let width = between(&CASING, canvas.zoom);
    write!(
        out,
        "<path class=\"border-casing\" stroke-width=\"{width:.2}\" d=\"{casing}\"/>"
    )
    .expect(INFALLIBLE);
    // The halo of a tick lies beneath the ink, which it would cut.
    let ticks = ticks(canvas, mains);
    if !ticks.is_empty() {
        write!(out, "<path class=\"post-halo\" d=\"{ticks}\"/>").expect(INFALLIBLE);
    }
    for (status, class, ink) in inks {
        // Dashes and widths of the tokens are those of zoom 6.
        let (own, dash) = pen(status);
        let scale = between(&INK, canvas.zoom) / INK[1].1;
        write!(
            out,
            "<path class=\"border-line {class}\" stroke-width=\"{:.2}\"",
            own * scale
        )
        .expect(INFALLIBLE);
        if !dash.is_empty() {
            let lengths: Vec<String> = dash.iter().map(|px| format!("{:.2}", px * scale)).collect();
            write!(out, " stroke-dasharray=\"{}\"", lengths.join(" ")).expect(INFALLIBLE);
        }
        write!(out, " d=\"{ink}\"/>").expect(INFALLIBLE);
    }
    if !ticks.is_empty() {
        write!(out, "<path class=\"post-tick\" d=\"{ticks}\"/>").expect(INFALLIBLE);
    }
}

/// Width and dashes of a status at zoom 6, px: the tokens `--seg-…`.
pub(super) fn pen(status: Status) -> (f64, &'static [f64]) {
    match status {
        Status::Recognised => (2.3, &[]),
        Status::Disputed => (2.3, &[9.0, 5.0]),
        Status::LineOfControl => (2.3, &[9.0, 3.5, 1.5, 3.5]),
        Status::CeasefireLine => (2.8, &[0.1, 4.6]),
        Status::Indefinite => (1.8, &[14.0, 8.0]),
        Status::Claim => (1.6, &[4.0, 4.0]),
    }
}

/// A status as a class: `line-of-control`.
pub(super) fn class_of(status: Status) -> String {
    status.word().replace('_', "-")
}

/// The class of a segment's ink; a claim has the hue of who claims.
fn line_class(border: &Border, segment: &Segment) -> String {
    let class = class_of(status(segment));
    let by_right = segment.nature.claimant.as_deref() == Some(border.right.as_str());
    if status(segment) == Status::Claim && by_right {
        format!("segment-{class} by-right")
    } else {
        format!("segment-{class}")
    }
}

/// The posts in view with their pixels, and whether each has a number at this zoom.
fn posts_in_view(canvas: &Canvas, mains: &[&Border]) -> Vec<(PostAt, Coord, bool)> {
    let Some(numbered) = numbered_each(canvas.zoom) else {
        return Vec::new();
    };
    mains
        .iter()
        .flat_map(|border| posts_of(border))
        .map(|post| {
            let at = canvas.pixel(post.at);
            let is_long = post.is_end || post.km % numbered == 0;
            (post, at, is_long)
        })
        .filter(|&(_, at, is_long)| canvas.shows(at) && (is_long || canvas.zoom >= 5.0))
        .collect()
}

/// A tick each 20 km, longer where there is a number.
fn ticks(canvas: &Canvas, mains: &[&Border]) -> String {
    let mut ticks = String::new();
    for (post, at, is_long) in posts_in_view(canvas, mains) {
        let reach = if is_long { 6.5 } else { 4.0 };
        let end = |sign: f64| at + post.normal * (sign * reach);
        write_path(&mut ticks, &[end(-1.0), end(1.0)]);
    }
    ticks
}

/// A number each 100 km (200 below zoom 6, 20 from zoom 9) on the right bank, further off where something is in the way.
pub(super) fn posts(
    out: &mut String,
    canvas: &Canvas,
    mains: &[&Border],
    language: Language,
    taken: &mut Vec<Box2>,
) {
    let mut posts = posts_in_view(canvas, mains);
    posts.retain(|&(_, _, is_long)| is_long);
    // Both ends come first: they say what the numbers count.
    posts.sort_by_key(|(post, ..)| post.km != 0 && !post.is_end);
    for (post, at, _) in posts {
        let words = if post.km == 0 {
            lang::say(language, "report-km", [arg("km", 0.0)])
        } else {
            lang::number(language, f64::from(post.km), 0)
        };
        let width = ems(&words) * 11.0;
        let seat = [1.0, 1.9].into_iter().find_map(|far| {
            let label = Coord {
                x: at.x + post.normal.x * (width / 2.0 + 10.0) * far,
                y: at.y + post.normal.y * 15.0 * far,
            };
            let space = Box2::around(label, width, 12.0);
            let is_free = taken.iter().all(|other| !other.meets(&space));
            is_free.then_some((label, space))
        });
        let Some((label, space)) = seat else {
            continue;
        };
        taken.push(space);
        write!(
            out,
            "<text class=\"post\" x=\"{:.1}\" y=\"{:.1}\">{words}</text>",
            label.x,
            label.y + 4.0
        )
        .expect(INFALLIBLE);
    }
}

/// Km from number to number at a zoom; none where the border has no posts.
pub(super) fn numbered_each(zoom: f64) -> Option<u32> {
    match zoom {
        zoom if zoom < 4.5 => None,
        zoom if zoom < 6.0 => Some(200),
        zoom if zoom < 9.0 => Some(100),
        _ => Some(20),
    }
}

/// A kilometre post.
struct PostAt {
    km: u32,
    at: Coord,
    /// Towards the bank of the side named right, y down, one px long.
    normal: Coord,
    is_end: bool,
}

/// The posts of a border, from km 0 to its end.
fn posts_of(border: &Border) -> Vec<PostAt> {
    let clear = border.length_km - CLEAR_KM;
    let end = border.at(border.length_km).ok();
    border
        .posts(STEP_KM)
        .into_iter()
        .take_while(|post| post.place.km <= 0.0 || post.place.km < clear)
        .map(|post| (post.place, false))
        .chain(end.map(|place| (place, true)))
        .map(|(place, is_end)| post_at(border, &place, is_end))
        .collect()
}

fn post_at(border: &Border, place: &Place, is_end: bool) -> PostAt {
    let quarter = if border.parts[place.part].flipped {
        -90.0
    } else {
        90.0
    };
    let right = (place.bearing + quarter).to_radians();
    PostAt {
        km: place.km.round() as u32,
        at: Coord {
            x: place.lon,
            y: place.lat,
        },
        normal: Coord {
            x: right.sin(),
            y: -right.cos(),
        },
        is_end,
    }
}

/// A value between those at given zooms, as the style's `interpolate` has it.
pub(super) fn between(stops: &[(f64, f64)], zoom: f64) -> f64 {
    let after = stops.iter().position(|&(at, _)| at > zoom);
    match after {
        Some(0) => stops[0].1,
        Some(after) => {
            let ((from, low), (to, high)) = (stops[after - 1], stops[after]);
            low + (high - low) * (zoom - from) / (to - from)
        }
        None => stops.last().map_or(0.0, |&(_, value)| value),
    }
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
    fn values_run_between_the_zooms_at_which_they_are_given() {
        let stops = [(3.0, 1.0), (6.0, 4.0)];
        assert_eq!(between(&stops, 2.0).round() as i64, 1);
        assert_eq!((between(&stops, 4.0) * 10.0).round() as i64, 20);
        assert_eq!(between(&stops, 9.0).round() as i64, 4);
    }

    #[test]
    fn a_border_has_a_post_each_20_km_whose_right_bank_is_that_of_its_right_side() {
        let dataset = crate::geodata::load(&crate::geodata::Folder::Bundled)
            .dataset
            .expect("the bundled project loads");
        let mains = main_borders(&dataset);
        assert_eq!(mains.len(), 1);
        let posts = posts_of(mains[0]);
        let inner = &posts[..posts.len() - 1];
        assert!(
            inner
                .iter()
                .enumerate()
                .all(|(step, post)| post.km == 20 * step as u32)
        );
        assert!(posts.last().is_some_and(|post| post.is_end));
    }
}
