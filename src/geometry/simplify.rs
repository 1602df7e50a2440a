//! Simplification of lines with a tolerance in metres (Douglas and Peucker 1973), computed once for all tolerances.

use geo::{Coord, LineString};

use super::geodesic::degree_metres;

/// For each vertex the tolerance in metres at which it goes: it stays while its importance is larger.
///
/// Choosing by importance gives exactly what Douglas–Peucker gives for that tolerance. Ends never go; a closed line also
/// keeps the vertex furthest from where it closes.
///
/// The line is in lon/lat; how far a vertex stands aside is measured in the metric of its latitude.
#[must_use]
pub fn importance(line: &[Coord]) -> Vec<f64> {
    importance_by(line, aside_m)
}

/// The same for a line in a plane, in its own unit.
#[must_use]
pub fn importance_in_plane(line: &[Coord]) -> Vec<f64> {
    importance_by(line, |place, a, b| aside(place, a, b, (1.0, 1.0)))
}

/// How far a place (first) stands aside from a segment.
type Aside = fn(Coord, Coord, Coord) -> f64;

fn importance_by(line: &[Coord], aside: Aside) -> Vec<f64> {
    let mut importance = vec![f64::INFINITY; line.len()];
    if line.len() < 3 {
        return importance;
    }
    let last = line.len() - 1;
    let mut open = if line[0] == line[last] {
        let far = farthest_from_start(line, aside);
        vec![(0, far, f64::INFINITY), (far, last, f64::INFINITY)]
    } else {
        vec![(0, last, f64::INFINITY)]
    };
    while let Some((from, to, at_most)) = open.pop() {
        let Some((vertex, aside_m)) = farthest_aside(line, from, to, aside) else {
            continue;
        };
        // No vertex outlives the one that called for it: tolerances give nested lines.
        let own = aside_m.min(at_most);
        importance[vertex] = own;
        open.extend([(from, vertex, own), (vertex, to, own)]);
    }
    importance
}

/// The line without the vertices that go at this tolerance in metres.
#[must_use]
pub fn simplify(line: &LineString, tolerance_m: f64) -> LineString {
    pick(&line.0, &importance(&line.0), tolerance_m)
}

/// The vertices that stay at this tolerance in metres; with tolerance 0 all do.
#[must_use]
pub fn pick(line: &[Coord], importance: &[f64], tolerance_m: f64) -> LineString {
    let stays = |importance: f64| tolerance_m <= 0.0 || importance > tolerance_m;
    line.iter()
        .zip(importance)
        .filter(|&(_, &importance)| stays(importance))
        .map(|(&coord, _)| coord)
        .collect()
}

fn farthest_from_start(line: &[Coord], aside: Aside) -> usize {
    let distance = |i: usize| aside(line[i], line[0], line[0]);
    (1..line.len() - 1)
        .max_by(|&a, &b| distance(a).total_cmp(&distance(b)))
        .unwrap_or(0)
}

fn farthest_aside(line: &[Coord], from: usize, to: usize, aside: Aside) -> Option<(usize, f64)> {
    (from + 1..to)
        .map(|i| (i, aside(line[i], line[from], line[to])))
        .max_by(|a, b| a.1.total_cmp(&b.1))
}

/// Metres from a place to the segment that is straight in lon/lat, in the metric of the place's latitude.
fn aside_m(place: Coord, a: Coord, b: Coord) -> f64 {
    aside(place, a, b, degree_metres(place.y))
}

fn aside(place: Coord, a: Coord, b: Coord, (x_unit, y_unit): (f64, f64)) -> f64 {
    let (dx, dy) = ((b.x - a.x) * x_unit, (b.y - a.y) * y_unit);
    let (px, py) = ((place.x - a.x) * x_unit, (place.y - a.y) * y_unit);
    let length2 = dx * dx + dy * dy;
    let t = if length2 > 0.0 {
        ((px * dx + py * dy) / length2).clamp(0.0, 1.0)
    } else {
        0.0
    };
    (px - t * dx).hypot(py - t * dy)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn line(coords: &[(f64, f64)]) -> LineString {
        coords.iter().copied().collect()
    }

    #[test]
    fn a_vertex_goes_when_the_tolerance_reaches_its_distance() {
        // 0.001 degree of latitude is 110.6 m at the equator.
        let bent = line(&[(0.0, 0.0), (0.5, 0.001), (1.0, 0.0)]);
        assert_eq!(simplify(&bent, 110.0), bent);
        assert_eq!(simplify(&bent, 111.0), line(&[(0.0, 0.0), (1.0, 0.0)]));
    }

    #[test]
    fn a_ring_keeps_at_least_its_two_far_ends() {
        let ring = line(&[(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0)]);
        let simple = simplify(&ring, 1e9);
        assert_eq!(simple, line(&[(0.0, 0.0), (1.0, 1.0), (0.0, 0.0)]));
    }

    proptest! {
        #[test]
        fn what_goes_lies_within_the_tolerance_of_what_stays(
            coords in prop::collection::vec((0.0..1.0_f64, 36.0..37.0_f64), 2..60),
            tolerance_m in 1.0..50_000.0_f64,
        ) {
            let whole = line(&coords);
            let simple = simplify(&whole, tolerance_m);
            for &vertex in &whole.0 {
                let nearest = simple.0.windows(2)
                    .map(|ends| aside_m(vertex, ends[0], ends[1]))
                    .fold(f64::INFINITY, f64::min);
                prop_assert!(nearest <= tolerance_m * (1.0 + 1e-9));
            }
        }

        #[test]
        fn coarser_lines_are_parts_of_finer_ones(
            coords in prop::collection::vec((0.0..1.0_f64, 36.0..37.0_f64), 2..60),
            fine_m in 1.0..50_000.0_f64, more_m in 0.0..50_000.0_f64,
        ) {
            let whole = line(&coords);
            let (fine, coarse) = (simplify(&whole, fine_m), simplify(&whole, fine_m + more_m));
            prop_assert!(coarse.0.iter().all(|vertex| fine.0.contains(vertex)));
        }
    }
}
