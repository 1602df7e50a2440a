//! Where the reports of a strip stand: each alone, or three and more at one place as a ring with their count.

use crate::ogcapi::borders::StripPoint;

/// Reports whose places on the drawing differ by less than this, px, are at one place.
const ONE_PLACE: f64 = 7.0;
/// So many at one place make a ring.
const RING: usize = 3;

/// The rectangle in which a report may lie: left, top, right, bottom, px.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Doubt {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

/// A report and its rectangle.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot<'a> {
    pub point: &'a StripPoint,
    pub doubt: Doubt,
    /// Its exact place, px; none for a vague one.
    pub at: Option<(f64, f64)>,
}

impl Doubt {
    pub(super) fn width(self) -> f64 {
        self.right - self.left
    }

    pub(super) fn height(self) -> f64 {
        self.bottom - self.top
    }

    /// Where the mark of a vague report may stand as a handle: round the rim, the right end first.
    pub(super) fn handles(self) -> Vec<(f64, f64)> {
        let (x, y) = (
            f64::midpoint(self.left, self.right),
            f64::midpoint(self.top, self.bottom),
        );
        let along = |low: f64, high: f64, share: f64| low + (high - low) * share;
        let mut handles = vec![
            (self.right, y),
            (self.left, y),
            (x, self.top),
            (x, self.bottom),
        ];
        for share in [0.25, 0.75, 0.1, 0.9, 0.4, 0.6] {
            handles.push((self.right, along(self.top, self.bottom, share)));
            handles.push((along(self.left, self.right, share), self.top));
            handles.push((along(self.left, self.right, share), self.bottom));
            handles.push((self.left, along(self.top, self.bottom, share)));
        }
        handles
    }

    fn is_at(self, other: Self) -> bool {
        let near = |a: f64, b: f64| (a - b).abs() < ONE_PLACE;
        near(self.left, other.left)
            && near(self.right, other.right)
            && near(self.top, other.top)
            && near(self.bottom, other.bottom)
    }
}

impl Spot<'_> {
    fn is_with(&self, other: &Self) -> bool {
        match (self.at, other.at) {
            (Some(a), Some(b)) => (a.0 - b.0).hypot(a.1 - b.1) < ONE_PLACE,
            (None, None) => self.doubt.is_at(other.doubt),
            _ => false,
        }
    }
}

/// Groups the spots: all that are at one place with the first of them, where they make a ring; else each alone.
pub(super) fn grouped<'a>(spots: &[Spot<'a>]) -> Vec<Vec<Spot<'a>>> {
    let mut groups: Vec<Vec<Spot>> = Vec::new();
    for spot in spots {
        match groups.iter_mut().find(|group| group[0].is_with(spot)) {
            Some(group) => group.push(*spot),
            None => groups.push(vec![*spot]),
        }
    }
    groups
        .into_iter()
        .flat_map(|group| {
            if group.len() >= RING {
                vec![group]
            } else {
                group.into_iter().map(|spot| vec![spot]).collect()
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::fixture;

    fn spots(points: &[StripPoint], places: &[(f64, f64)]) -> Vec<usize> {
        let spots: Vec<Spot> = points
            .iter()
            .zip(places)
            .map(|(point, &(x, y))| Spot {
                point,
                doubt: Doubt {
                    left: x - 40.0,
                    top: y - 20.0,
                    right: x + 40.0,
                    bottom: y + 20.0,
                },
                at: point.km.map(|_| (x, y)),
            })
            .collect();
        grouped(&spots).iter().map(Vec::len).collect()
    }

    #[test]
    fn three_at_one_place_make_a_ring_and_two_do_not() {
        let point = || fixture::point("r", Some(10.0), 5.0);
        let points = [point(), point(), point()];
        assert_eq!(spots(&points, &[(0.0, 0.0), (3.0, 0.0), (0.0, 3.0)]), [3]);
        assert_eq!(
            spots(&points, &[(0.0, 0.0), (3.0, 0.0), (90.0, 3.0)]),
            [1, 1, 1]
        );
    }

    #[test]
    fn a_vague_place_is_never_at_one_place_with_a_known_one() {
        let (known, vague) = (
            fixture::point("k", Some(10.0), 5.0),
            fixture::point("v", None, 5.0),
        );
        let points = [known.clone(), known, vague];
        assert_eq!(spots(&points, &[(0.0, 0.0); 3]), [1, 1, 1]);
    }
}
