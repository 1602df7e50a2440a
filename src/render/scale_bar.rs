//! The scale bar: kilometres above the line, miles below it, true at the map's middle latitude.

use std::fmt::Write as _;

use geo::Coord;

use super::{canvas::Canvas, labels::Box2};
use crate::{
    geometry::geodesic::distance_m,
    lang::{self, Language, arg},
};

const KM_PER_MILE: f64 = 1.609_344;
/// Longest bar, px.
const LONGEST: f64 = 130.0;
/// From the left and the lower edge of the picture to the bar's beginning and its line, px.
const INSET: (f64, f64) = (24.0, 34.0);
const INFALLIBLE: &str = "writing to a String cannot fail";

/// Draws the bar at the lower left of the view box: `static/scale.ts` draws the same one on the live map.
pub(super) fn draw(out: &mut String, canvas: &Canvas, language: Language) {
    let km_per_px = km_per_px(canvas);
    if km_per_px <= 0.0 || !km_per_px.is_finite() {
        return;
    }
    let km = round_length(LONGEST * km_per_px);
    let miles = round_length(LONGEST * km_per_px / KM_PER_MILE);
    let (km_px, miles_px) = (km / km_per_px, miles * KM_PER_MILE / km_per_px);
    let (x, y) = (INSET.0, canvas.height - INSET.1);
    out.push_str("<g class=\"scale-bar-svg\"><path d=\"");
    for px in [0.0, km_px / 2.0, km_px] {
        write!(out, "M{:.1} {:.1}v6", x + px, y - 6.0).expect(INFALLIBLE);
    }
    for px in [0.0, miles_px] {
        write!(out, "M{:.1} {y:.1}v6", x + px).expect(INFALLIBLE);
    }
    write!(out, "M{x:.1} {y:.1}H{:.1}\"/>", x + km_px.max(miles_px)).expect(INFALLIBLE);
    let mut label = |px: f64, y: f64, words: String| {
        write!(
            out,
            "<text x=\"{:.1}\" y=\"{y:.1}\" text-anchor=\"middle\">{words}</text>",
            x + px
        )
        .expect(INFALLIBLE);
    };
    let number = |length: f64| lang::number(language, length, 3);
    label(0.0, y - 10.0, number(0.0));
    label(km_px / 2.0, y - 10.0, number(km / 2.0));
    label(
        km_px,
        y - 10.0,
        lang::say(language, "map-km", [arg("km", km)]),
    );
    label(
        miles_px,
        y + 17.0,
        lang::say(language, "map-miles", [arg("miles", miles)]),
    );
    out.push_str("</g>");
    if canvas.bearing != 0.0 {
        north(out, canvas, language);
    }
}

/// Where north is, where it is not up: an arrow above the bar, its letter upright at its tip.
fn north(out: &mut String, canvas: &Canvas, language: Language) {
    const LETTER: f64 = 17.0;
    let at = north_at(canvas);
    let (sin, cos) = canvas.bearing.to_radians().sin_cos();
    write!(
        out,
        "<g class=\"scale-bar-svg\"><path transform=\"translate({:.1} {:.1}) rotate({:.2})\" d=\"M0 9V-9M-4.5-4.5L0-9L4.5-4.5\"/><text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{}</text></g>",
        at.x,
        at.y,
        -canvas.bearing,
        at.x - LETTER * sin,
        at.y - LETTER * cos + 4.0,
        lang::text(language, "map-north"),
    )
    .expect(INFALLIBLE);
}

fn north_at(canvas: &Canvas) -> Coord {
    Coord {
        x: INSET.0 + 18.0,
        y: canvas.height - INSET.1 - 54.0,
    }
}

/// What the arrow takes, px; nothing where north is up.
pub(super) fn north_space(canvas: &Canvas) -> Option<Box2> {
    (canvas.bearing != 0.0).then(|| Box2::around(north_at(canvas), 48.0, 48.0))
}

/// What the bar takes, px.
pub(super) fn space(canvas: &Canvas) -> Box2 {
    let middle = Coord {
        x: INSET.0 + LONGEST / 2.0 + 8.0,
        y: canvas.height - INSET.1,
    };
    Box2::around(middle, LONGEST + 50.0, 48.0)
}

/// Kilometres in a pixel, in the middle of the picture.
fn km_per_px(canvas: &Canvas) -> f64 {
    let middle = Coord {
        x: canvas.width / 2.0,
        y: canvas.height / 2.0,
    };
    let apart = 60.0;
    let ends = [-apart / 2.0, apart / 2.0].map(|dx| {
        canvas.place(Coord {
            x: middle.x + dx,
            ..middle
        })
    });
    distance_m(ends[0], ends[1]) / 1000.0 / apart
}

/// The largest of 1, 2, 5 · 10ⁿ that is not above `most`.
fn round_length(most: f64) -> f64 {
    let magnitude = 10_f64.powf(most.log10().floor());
    [5.0, 2.0, 1.0]
        .into_iter()
        .map(|factor| factor * magnitude)
        .find(|length| *length <= most)
        .unwrap_or(magnitude)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_is_round_and_never_longer_than_it_may() {
        assert_eq!(round_length(130.0).round() as i64, 100);
        assert_eq!(round_length(49.0).round() as i64, 20);
    }
}
