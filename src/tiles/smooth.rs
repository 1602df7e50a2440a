//! A softened copy of border lines, for the bands on both banks: a band set off from every bend would fold.
//!
//! The line is walked in equal steps and each place becomes the mean of those about it, three times. What is left bends no
//! more sharply than a band of a dozen pixels can follow. The ends stay, so that the copies of two segments still meet.

use geo::{Coord, Rect};

use super::cut::{Frame, Unit};
use super::shape::Part;
use crate::geometry::clip::clip_line;
use crate::geometry::tile_coord::TileCoord;

/// What a border's softened copy is called behind its collection's id.
pub(super) const SUFFIX: &str = "-smooth";
/// The bands are wide and stand off the line: they reach this many units into the next tile.
const BUFFER: f64 = 256.0;
/// Half a square of 5 pixels, in units²: smaller bends go before the walk.
const LEAST_TRIANGLE: f64 = 800.0;
/// Units from step to step; 8 are a pixel of a tile drawn at 512.
const STEP: f64 = 32.0;
/// Places to each side in a mean; three rounds of seven make a bell with a deviation of 3.5 steps, 14 pixels.
const ABOUT: usize = 3;
const ROUNDS: usize = 3;
/// Units beyond the window that a mean may reach into: what two tiles share must come out alike.
const REACH: f64 = STEP * (ABOUT * ROUNDS + 1) as f64;

/// The frame for softened copies of a tile.
pub(super) fn frame(tile: TileCoord) -> Frame {
    Frame::new(tile, BUFFER).with_least_triangle(LEAST_TRIANGLE)
}

/// The pieces of a softened line.
pub(super) fn line(frame: &Frame, part: &Part, shift: f64) -> Vec<Vec<Unit>> {
    let (min, max) = (frame.rect.min(), frame.rect.max());
    let about = Rect::new(
        (min.x - REACH, min.y - REACH),
        (max.x + REACH, max.y + REACH),
    );
    let near = clip_line(&frame.pick(part, shift), &about);
    near.iter()
        .flat_map(|piece| frame.pieces(&soften(piece)))
        .collect()
}

fn soften(line: &[Coord]) -> Vec<Coord> {
    (0..ROUNDS).fold(walk(line), |line, _| means(&line))
}

/// The places at equal steps along a line, and its end.
fn walk(line: &[Coord]) -> Vec<Coord> {
    let mut places: Vec<Coord> = line.first().copied().into_iter().collect();
    // How far the last place lies behind the vertex that was reached.
    let mut behind = 0.0;
    for pair in line.windows(2) {
        let way = pair[1] - pair[0];
        let length = way.x.hypot(way.y);
        let mut at = STEP - behind;
        while at < length {
            places.push(pair[0] + way * (at / length));
            at += STEP;
        }
        behind = length - (at - STEP);
    }
    places.extend(line.last());
    places
}

/// Each place moved to the mean of those about it: as many before as behind, hence the ends stay.
fn means(line: &[Coord]) -> Vec<Coord> {
    let last = line.len().saturating_sub(1);
    (0..line.len())
        .map(|index| {
            let about = ABOUT.min(index).min(last - index);
            let window = &line[index - about..=index + about];
            let sum = window.iter().fold(Coord::zero(), |sum, &place| sum + place);
            sum / window.len() as f64
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn coords(line: &[(f64, f64)]) -> Vec<Coord> {
        line.iter().map(|&(x, y)| Coord { x, y }).collect()
    }

    #[test]
    fn a_walk_has_equal_steps_and_keeps_both_ends() {
        let places = walk(&coords(&[(0.0, 0.0), (40.0, 0.0), (40.0, 30.0)]));
        assert_eq!(
            places,
            coords(&[(0.0, 0.0), (32.0, 0.0), (40.0, 24.0), (40.0, 30.0)])
        );
    }

    #[test]
    fn the_ends_stay_and_no_bend_is_sharp() {
        let zigzag: Vec<Coord> = (0..40)
            .map(|i| Coord {
                x: f64::from(i) * 50.0,
                y: f64::from(i % 2) * 60.0,
            })
            .collect();
        let soft = soften(&zigzag);
        assert_eq!((soft.first(), soft.last()), (zigzag.first(), zigzag.last()));
        let inner = &soft[ABOUT * ROUNDS..soft.len() - ABOUT * ROUNDS];
        for bend in inner.windows(3) {
            let (a, b) = (bend[1] - bend[0], bend[2] - bend[1]);
            let turn = (a.x * b.y - a.y * b.x).atan2(a.x * b.x + a.y * b.y);
            assert!(turn.abs() < 0.6, "{turn}");
        }
    }

    #[test]
    fn nothing_comes_of_nothing() {
        assert_eq!(soften(&[]), []);
    }
}
