//! Cutting lines and rings to a rectangle, one edge of it after the other; the space is the caller's.
//!
//! Rings by Sutherland and Hodgman (1974, doi:10.1145/360767.360802). A cut vertex gets the edge's own coordinate,
//! and its other one never leaves the segment: nothing sticks out, and cutting again changes nothing.

use geo::{Coord, Rect};

/// One edge of the rectangle as a half-plane.
#[derive(Clone, Copy)]
struct Edge {
    /// Whether it bounds y (else x).
    is_y: bool,
    /// Where it lies.
    at: f64,
    /// Whether larger values are inside.
    inside_is_above: bool,
}

impl Edge {
    fn of(rect: &Rect) -> [Self; 4] {
        let edge = |is_y, at, inside_is_above| Self {
            is_y,
            at,
            inside_is_above,
        };
        [
            edge(false, rect.min().x, true),
            edge(false, rect.max().x, false),
            edge(true, rect.min().y, true),
            edge(true, rect.max().y, false),
        ]
    }

    fn holds(self, at: Coord) -> bool {
        let value = if self.is_y { at.y } else { at.x };
        if self.inside_is_above {
            value >= self.at
        } else {
            value <= self.at
        }
    }

    /// Where a segment with one end on either side meets the edge.
    fn meet(self, a: Coord, b: Coord) -> Coord {
        let across = |from: f64, to: f64, from_other: f64, to_other: f64| {
            let t = (self.at - from) / (to - from);
            let other = from_other + t * (to_other - from_other);
            other.clamp(from_other.min(to_other), from_other.max(to_other))
        };
        if self.is_y {
            Coord {
                x: across(a.y, b.y, a.x, b.x),
                y: self.at,
            }
        } else {
            Coord {
                x: self.at,
                y: across(a.x, b.x, a.y, b.y),
            }
        }
    }
}

/// The pieces of a line inside the rectangle, its edges included; a piece has at least two vertices.
#[must_use]
pub fn clip_line(line: &[Coord], rect: &Rect) -> Vec<Vec<Coord>> {
    let mut pieces = vec![line.to_vec()];
    for edge in Edge::of(rect) {
        pieces = pieces
            .iter()
            .flat_map(|piece| cut_line(piece, edge))
            .collect();
    }
    pieces
}

fn cut_line(line: &[Coord], edge: Edge) -> Vec<Vec<Coord>> {
    let mut pieces = Vec::new();
    let mut piece = Vec::new();
    if let Some(&first) = line.first().filter(|&&first| edge.holds(first)) {
        piece.push(first);
    }
    for pair in line.windows(2) {
        let (a, b) = (pair[0], pair[1]);
        match (edge.holds(a), edge.holds(b)) {
            (true, true) => piece.push(b),
            (true, false) => {
                push_distinct(&mut piece, edge.meet(a, b));
                pieces.push(std::mem::take(&mut piece));
            }
            (false, true) => {
                piece.push(edge.meet(a, b));
                push_distinct(&mut piece, b);
            }
            (false, false) => {}
        }
    }
    pieces.push(piece);
    pieces.retain(|piece| piece.len() > 1);
    pieces
}

/// The ring inside the rectangle, its edges included; open (the first vertex is not repeated), empty where nothing is.
///
/// The ring is given open too. Where it leaves and enters again, the result runs along the edge.
#[must_use]
pub fn clip_ring(ring: &[Coord], rect: &Rect) -> Vec<Coord> {
    let mut ring = ring.to_vec();
    for edge in Edge::of(rect) {
        ring = cut_ring(&ring, edge);
    }
    if ring.len() < 3 { Vec::new() } else { ring }
}

fn cut_ring(ring: &[Coord], edge: Edge) -> Vec<Coord> {
    let Some(&last) = ring.last() else {
        return Vec::new();
    };
    let mut out = Vec::with_capacity(ring.len() + 4);
    let mut before = last;
    for &at in ring {
        if edge.holds(before) != edge.holds(at) {
            push_distinct(&mut out, edge.meet(before, at));
        }
        if edge.holds(at) {
            push_distinct(&mut out, at);
        }
        before = at;
    }
    if out.len() > 1 && out.first() == out.last() {
        out.pop();
    }
    out
}

fn push_distinct(line: &mut Vec<Coord>, at: Coord) {
    if line.last() != Some(&at) {
        line.push(at);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rect() -> Rect {
        Rect::new((0.0, 0.0), (10.0, 10.0))
    }

    fn coords(pairs: &[(f64, f64)]) -> Vec<Coord> {
        pairs.iter().map(|&(x, y)| Coord { x, y }).collect()
    }

    fn doubled_area(ring: &[Coord]) -> f64 {
        let next = ring.iter().cycle().skip(1);
        ring.iter()
            .zip(next)
            .map(|(a, b)| a.x * b.y - b.x * a.y)
            .sum()
    }

    #[test]
    fn a_line_that_leaves_and_returns_makes_two_pieces() {
        let line = coords(&[
            (-5.0, 5.0),
            (5.0, 5.0),
            (5.0, 15.0),
            (8.0, 15.0),
            (8.0, 5.0),
        ]);
        let pieces = clip_line(&line, &rect());
        assert_eq!(
            pieces,
            [
                coords(&[(0.0, 5.0), (5.0, 5.0), (5.0, 10.0)]),
                coords(&[(8.0, 10.0), (8.0, 5.0)])
            ]
        );
    }

    #[test]
    fn a_line_past_a_corner_leaves_nothing() {
        assert!(clip_line(&coords(&[(-2.0, 1.0), (1.0, -2.0)]), &rect()).is_empty());
    }

    #[test]
    fn a_ring_around_the_rectangle_becomes_the_rectangle() {
        let around = coords(&[(-5.0, -5.0), (15.0, -5.0), (15.0, 15.0), (-5.0, 15.0)]);
        let clipped = clip_ring(&around, &rect());
        assert_eq!(clipped.len(), 4);
        assert!((doubled_area(&clipped) - 200.0).abs() < 1e-9);
    }

    fn plane() -> impl Strategy<Value = Vec<Coord>> {
        let value = prop_oneof![-20.0..30.0_f64, Just(0.0), Just(10.0), Just(5.0)];
        prop::collection::vec(
            (value.clone(), value).prop_map(|(x, y)| Coord { x, y }),
            3..40,
        )
    }

    proptest! {
        #[test]
        fn what_is_cut_stays_inside_and_cutting_again_changes_nothing(vertices in plane()) {
            let inside = |c: &Coord| (0.0..=10.0).contains(&c.x) && (0.0..=10.0).contains(&c.y);
            let ring = clip_ring(&vertices, &rect());
            prop_assert!(ring.iter().all(inside));
            prop_assert_eq!(&clip_ring(&ring, &rect()), &ring);
            for piece in clip_line(&vertices, &rect()) {
                prop_assert!(piece.iter().all(inside));
                prop_assert_eq!(clip_line(&piece, &rect()), [piece]);
            }
        }

        #[test]
        fn two_halves_have_the_area_of_the_whole(vertices in plane()) {
            let half = |from, to| Rect::new((-50.0, from), (50.0, to));
            let (north, south) = (half(-50.0, 5.0), half(5.0, 50.0));
            let sum = doubled_area(&clip_ring(&vertices, &north)) + doubled_area(&clip_ring(&vertices, &south));
            prop_assert!((sum - doubled_area(&vertices)).abs() < 1e-6);
        }

        #[test]
        fn a_line_loses_no_length_inside(vertices in plane()) {
            let length = |line: &[Coord]| line.windows(2).map(|p| (p[1].x - p[0].x).hypot(p[1].y - p[0].y)).sum::<f64>();
            let parts: f64 = clip_line(&vertices, &rect()).iter().map(|piece| length(piece)).sum();
            // The oracle: how long each segment is inside, by Liang and Barsky's parameters.
            let oracle: f64 = vertices.windows(2).map(|pair| inside_length(pair[0], pair[1])).sum();
            prop_assert!((parts - oracle).abs() < 1e-6, "{parts} {oracle}");
        }
    }

    fn inside_length(a: Coord, b: Coord) -> f64 {
        let (mut from, mut to) = (0.0_f64, 1.0_f64);
        for (start, step) in [(a.x, b.x - a.x), (a.y, b.y - a.y)] {
            if step == 0.0 {
                if !(0.0..=10.0).contains(&start) {
                    return 0.0;
                }
                continue;
            }
            let (p, q) = ((0.0 - start) / step, (10.0 - start) / step);
            from = from.max(p.min(q));
            to = to.min(p.max(q));
        }
        (to - from).max(0.0) * (b.x - a.x).hypot(b.y - a.y)
    }
}
