//! Names of rivers, written along a straight stretch of their course.

use std::fmt::Write as _;

use geo::Coord;

use super::{
    border_line::between,
    canvas::Canvas,
    ground::{at_zoom, due, lines_of},
    labels::{Box2, shown_name},
    text::{ems, escape},
};
use crate::features::{Dataset, Role};

const INFALLIBLE: &str = "writing to a String cannot fail";
/// The zoom from which rivers have names.
const FROM_ZOOM: f64 = 6.0;
const SIZES: [(f64, f64); 2] = [(6.0, 11.0), (10.0, 14.0)];
/// A stretch is straight enough where its chord is this share of its length.
const STRAIGHT: f64 = 0.93;
/// Px from one trial to the next along a river.
const STEP: f64 = 12.0;

/// Where a name may stand: its middle, its slope in degrees, and how straight the river is there.
struct Seat {
    middle: Coord,
    degrees: f64,
    straight: f64,
}

/// Draws each river's name once, beside a border where the river is one.
pub(super) fn draw(
    out: &mut String,
    dataset: &Dataset,
    canvas: &Canvas,
    language: &str,
    taken: &mut Vec<Box2>,
) {
    if canvas.zoom < FROM_ZOOM {
        return;
    }
    let size = between(&SIZES, canvas.zoom);
    let rivers = dataset.collections.iter().filter(|collection| {
        collection.about.role == Some(Role::River) && at_zoom(collection, canvas.zoom)
    });
    let mut written: Vec<String> = Vec::new();
    for (collection, row) in rivers.flat_map(|all| (0..all.located()).map(move |row| (all, row))) {
        let properties = collection.properties_of(row);
        if !due(collection, row, canvas.zoom) {
            continue;
        }
        let (Some(name), Some(geometry)) =
            (shown_name(&properties, language), collection.geometry(row))
        else {
            continue;
        };
        if written.contains(&name) {
            continue;
        }
        let along_border = properties
            .get("along_border")
            .and_then(serde_json::Value::as_bool)
            == Some(true);
        let aside = if along_border { 1.4 * size } else { 0.0 };
        let width = ems(&name) * size * 1.06;
        let mut seats: Vec<Seat> = lines_of(geometry)
            .into_iter()
            .flat_map(|line| canvas.line(line))
            .flat_map(|piece| seats(&piece, width, aside))
            .collect();
        seats.sort_by(|a, b| b.straight.total_cmp(&a.straight));
        let free = seats.into_iter().find(|seat| {
            let boxes = boxes(seat, width, size);
            canvas.shows(seat.middle)
                && boxes
                    .iter()
                    .all(|own| taken.iter().all(|other| !other.meets(own)))
        });
        let Some(seat) = free else {
            continue;
        };
        taken.extend(boxes(&seat, width, size));
        write!(
            out,
            "<text class=\"label-river\" font-size=\"{size:.1}\" transform=\"translate({:.1} {:.1}) rotate({:.0})\" y=\"{:.1}\">{}</text>",
            seat.middle.x,
            seat.middle.y,
            seat.degrees,
            size * 0.35,
            escape(&name)
        )
        .expect(INFALLIBLE);
        written.push(name);
    }
}

/// The straight stretches of a line that are as long as a name.
fn seats(line: &[Coord], width: f64, aside: f64) -> Vec<Seat> {
    let mut along = vec![0.0];
    for pair in line.windows(2) {
        along.push(
            along.last().copied().unwrap_or(0.0)
                + (pair[1].x - pair[0].x).hypot(pair[1].y - pair[0].y),
        );
    }
    let whole = along.last().copied().unwrap_or(0.0);
    let trials = ((whole - width) / STEP).floor();
    if trials < 0.0 {
        return Vec::new();
    }
    (0..=trials as usize)
        .filter_map(|trial| {
            let from = trial as f64 * STEP;
            let (a, b) = (at(line, &along, from), at(line, &along, from + width));
            let (dx, dy) = (b.x - a.x, b.y - a.y);
            let straight = dx.hypot(dy) / width;
            if straight < STRAIGHT {
                return None;
            }
            // Read from left to right.
            let (dx, dy) = if dx < 0.0 { (-dx, -dy) } else { (dx, dy) };
            let degrees = dy.atan2(dx).to_degrees();
            let length = dx.hypot(dy).max(1e-9);
            let below = Coord {
                x: -dy / length,
                y: dx / length,
            } * aside;
            Some(Seat {
                middle: at(line, &along, from + width / 2.0) + below,
                degrees,
                straight,
            })
        })
        .collect()
}

/// The place so many px along a line.
fn at(line: &[Coord], along: &[f64], px: f64) -> Coord {
    let after = along
        .partition_point(|&own| own < px)
        .clamp(1, line.len() - 1);
    let (from, to) = (along[after - 1], along[after]);
    let share = if to > from {
        (px - from) / (to - from)
    } else {
        0.0
    };
    line[after - 1] + (line[after] - line[after - 1]) * share.clamp(0.0, 1.0)
}

/// Squares along a slanted name: what it takes.
fn boxes(seat: &Seat, width: f64, size: f64) -> Vec<Box2> {
    let (sin, cos) = seat.degrees.to_radians().sin_cos();
    let count = (width / size).ceil().max(1.0) as usize;
    (0..=count)
        .map(|step| {
            let px = (step as f64 / count as f64 - 0.5) * width;
            Box2::around(
                seat.middle
                    + Coord {
                        x: cos * px,
                        y: sin * px,
                    },
                size,
                size,
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stands_on_a_straight_stretch_and_reads_from_left_to_right() {
        let bend: Vec<Coord> = [(200.0, 0.0), (100.0, 0.0), (100.0, 30.0), (90.0, 0.0)]
            .map(|(x, y)| Coord { x, y })
            .to_vec();
        let seats = seats(&bend, 60.0, 10.0);
        assert!(!seats.is_empty());
        for seat in seats {
            assert!(seat.degrees.abs() <= 90.0);
            assert!(seat.straight >= STRAIGHT);
        }
    }

    #[test]
    fn a_line_shorter_than_its_name_has_no_place_for_it() {
        let line = [Coord { x: 0.0, y: 0.0 }, Coord { x: 20.0, y: 0.0 }];
        assert!(seats(&line, 60.0, 0.0).is_empty());
    }
}
