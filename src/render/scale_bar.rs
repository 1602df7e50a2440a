//! The scale bar: kilometres above the line, miles below, true at the map's middle latitude.

use std::fmt::Write as _;

use geo::Coord;

use super::canvas::Canvas;
use crate::geometry::geodesic::distance_m;

const KM_PER_MILE: f64 = 1.609_344;
/// Longest bar, px.
const LONGEST: f64 = 130.0;
const INFALLIBLE: &str = "writing to a String cannot fail";

/// Draws the bar at the lower left of the view box.
pub(super) fn draw(out: &mut String, canvas: &Canvas) {
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
    let km_per_px = distance_m(ends[0], ends[1]) / 1000.0 / apart;
    if km_per_px <= 0.0 || !km_per_px.is_finite() {
        return;
    }
    let (x, y) = (16.0, canvas.height - 34.0);
    out.push_str("<g class=\"scale-bar-svg\">");
    for (unit, per_px, up) in [
        ("km", km_per_px, true),
        ("mi", km_per_px / KM_PER_MILE, false),
    ] {
        let length = round_length(LONGEST * per_px);
        let px = length / per_px;
        let tick = if up { -5.0 } else { 5.0 };
        let words = if up { y - 9.0 } else { y + 17.0 };
        write!(
            out,
            "<path d=\"M{x} {:.1}V{y}H{:.1}V{:.1}\"/><text x=\"{:.1}\" y=\"{words:.1}\" text-anchor=\"end\">{} {unit}</text>",
            y + tick,
            x + px,
            y + tick,
            x + px,
            short(length)
        )
        .expect(INFALLIBLE);
    }
    out.push_str("</g>");
}

/// The longest of 1, 2, 3, 5 · 10ⁿ that is not above `most`.
fn round_length(most: f64) -> f64 {
    let magnitude = 10_f64.powf(most.log10().floor());
    [5.0, 3.0, 2.0, 1.0]
        .into_iter()
        .map(|factor| factor * magnitude)
        .find(|length| *length <= most)
        .unwrap_or(magnitude)
}

fn short(length: f64) -> String {
    if length >= 1.0 {
        thousands(length.round() as u32)
    } else {
        format!("{length:.2}").trim_end_matches('0').to_owned()
    }
}

/// `1,300`.
pub(super) fn thousands(value: u32) -> String {
    if value < 1000 {
        return value.to_string();
    }
    format!("{},{:03}", thousands(value / 1000), value % 1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_is_round_and_never_longer_than_it_may() {
        assert_eq!(round_length(130.0).round() as i64, 100);
        assert_eq!(round_length(49.0).round() as i64, 30);
        assert_eq!(thousands(1_234_005), "1,234,005");
        assert_eq!(short(0.5), "0.5");
    }
}
