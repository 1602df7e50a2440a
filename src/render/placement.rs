//! Where marks stand: points gather in clusters, handles sit on their rims, marks step off crossings.
//!
//! The rules of `static/placement.ts`, so that the drawing and the live map agree.

use std::collections::HashMap;

use geo::Coord;

use super::{Spot, canvas::Canvas, is_point};
use crate::geometry::geodesic::destination;

/// Marks nearer than this gather, px.
const GATHER: f64 = 17.0;
/// Nearer than this a mark would hide a crossing; it then stands off.
const HIDES: f64 = 13.0;
const STEP: f64 = 20.0;
/// Handles stand at least this far from other marks.
const APART: f64 = 16.0;
/// Directions in which a handle may stand on its rim, degrees from north, the best first.
const BEARINGS: [f64; 16] = [
    45.0, 315.0, 90.0, 0.0, 135.0, 270.0, 225.0, 180.0, 67.0, 293.0, 22.0, 338.0, 112.0, 248.0,
    157.0, 203.0,
];

/// A mark on the map.
pub(super) struct Mark<'a> {
    pub spots: Vec<&'a Spot>,
    /// Where it stands, px.
    pub at: Coord,
    /// Its true place, where it stepped off a crossing.
    pub truth: Option<Coord>,
    /// Whether it is a handle on the rim of a disc.
    pub is_handle: bool,
}

/// Where everything stands.
pub(super) fn stand<'a>(canvas: &Canvas, spots: &'a [Spot], crossings: &[Coord]) -> Vec<Mark<'a>> {
    let (points, vague): (Vec<&Spot>, Vec<&Spot>) = spots
        .iter()
        .partition(|spot| is_point(spot.precision, spot.radius_km));
    let mut marks: Vec<Mark> = gathered(canvas, &points)
        .into_iter()
        .map(|(at, spots)| off_crossings(at, spots, crossings))
        .collect();
    let mut taken = Cells::new(APART);
    for at in marks
        .iter()
        .map(|mark| mark.at)
        .chain(crossings.iter().copied())
    {
        taken.add(at, ());
    }
    for spot in vague {
        let at = handle(canvas, spot, &taken);
        taken.add(at, ());
        marks.push(Mark {
            spots: vec![spot],
            at,
            truth: None,
            is_handle: true,
        });
    }
    marks
}

/// Greedy: each point joins the first group whose first point is near enough; a group stands in the middle of its points.
fn gathered<'a>(canvas: &Canvas, points: &[&'a Spot]) -> Vec<(Coord, Vec<&'a Spot>)> {
    let mut groups: Vec<(Coord, Vec<&Spot>)> = Vec::new();
    let mut cells = Cells::new(GATHER);
    for spot in points {
        let at = canvas.pixel(spot.place);
        let near = cells
            .near(at)
            .filter(|&(first, _)| distance(first, at) <= GATHER);
        if let Some(group) = near.map(|(_, group): (Coord, usize)| group).min() {
            let (middle, members) = &mut groups[group];
            members.push(spot);
            *middle = *middle + (at - *middle) * (1.0 / members.len() as f64);
        } else {
            cells.add(at, groups.len());
            groups.push((at, vec![spot]));
        }
    }
    groups
}

/// Places in cells as wide as a reach: to find the near ones costs the same however many there are.
struct Cells<T> {
    reach: f64,
    cells: HashMap<(i64, i64), Vec<(Coord, T)>>,
}

impl<T: Copy> Cells<T> {
    fn new(reach: f64) -> Self {
        Self {
            reach,
            cells: HashMap::new(),
        }
    }

    fn cell(&self, at: Coord) -> (i64, i64) {
        let along = |value: f64| (value / self.reach).floor() as i64;
        (along(at.x), along(at.y))
    }

    fn add(&mut self, at: Coord, what: T) {
        self.cells
            .entry(self.cell(at))
            .or_default()
            .push((at, what));
    }

    /// What stands in the cell of a place and in those around it.
    fn near(&self, at: Coord) -> impl Iterator<Item = (Coord, T)> {
        let (x, y) = self.cell(at);
        let around = (-1..=1).flat_map(move |dx| (-1..=1).map(move |dy| (x + dx, y + dy)));
        around
            .filter_map(|cell| self.cells.get(&cell))
            .flatten()
            .copied()
    }
}

fn off_crossings<'a>(at: Coord, spots: Vec<&'a Spot>, crossings: &[Coord]) -> Mark<'a> {
    let hidden = |at: Coord| {
        crossings
            .iter()
            .any(|&crossing| distance(crossing, at) < HIDES)
    };
    let mut mark = Mark {
        spots,
        at,
        truth: None,
        is_handle: false,
    };
    if hidden(at) {
        let d = STEP * std::f64::consts::FRAC_1_SQRT_2;
        let free = [(d, -d), (d, d), (-d, d), (-d, -d)]
            .map(|(x, y)| at + Coord { x, y })
            .into_iter()
            .find(|&place| !hidden(place));
        mark.at = free.unwrap_or(at + Coord { x: d, y: -d });
        mark.truth = Some(at);
    }
    mark
}

fn handle(canvas: &Canvas, spot: &Spot, taken: &Cells<()>) -> Coord {
    let Some(radius_km) = spot.radius_km else {
        // No rim: beside the question mark, at the hatch's edge.
        return canvas.pixel(spot.place) + Coord { x: 25.0, y: -9.0 };
    };
    let free = |at: &Coord| {
        canvas.shows(*at)
            && taken
                .near(*at)
                .all(|(other, ())| distance(other, *at) > APART)
    };
    let rim: Vec<Coord> = BEARINGS
        .iter()
        .map(|&bearing| canvas.pixel(destination(spot.place, bearing, radius_km * 1000.0)))
        .collect();
    rim.iter().copied().find(free).unwrap_or(rim[0])
}

fn distance(a: Coord, b: Coord) -> f64 {
    (a.x - b.x).hypot(a.y - b.y)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{features::report::PlacePrecision, query::View};

    fn spot(lon: f64, lat: f64, precision: PlacePrecision, radius_km: Option<f64>) -> Spot {
        Spot {
            id: format!("{lon},{lat}"),
            title: String::new(),
            place: Coord { x: lon, y: lat },
            category: String::new(),
            is_deep: false,
            symbol: String::new(),
            precision,
            radius_km,
            href: String::new(),
        }
    }

    fn canvas() -> Canvas {
        Canvas::of_view(&View {
            zoom: 6.0,
            lat: 37.0,
            lon: 70.0,
            bearing: 0.0,
            pitch: 0.0,
        })
    }

    #[test]
    fn neighbours_gather_and_strangers_do_not() {
        let near = PlacePrecision::Near;
        let spots = [
            spot(70.0, 37.0, near, Some(2.0)),
            spot(70.01, 37.0, near, Some(2.0)),
            spot(72.0, 37.0, near, Some(2.0)),
        ];
        let marks = stand(&canvas(), &spots, &[]);
        assert_eq!(
            marks
                .iter()
                .map(|mark| mark.spots.len())
                .collect::<Vec<_>>(),
            [2, 1]
        );
    }

    #[test]
    fn a_vague_report_never_stands_on_its_centre() {
        let canvas = canvas();
        for (precision, radius) in [
            (PlacePrecision::Adm1, Some(80.0)),
            (PlacePrecision::Near, Some(60.0)),
            (PlacePrecision::Unknown, None),
        ] {
            let spots = [spot(70.0, 37.0, precision, radius)];
            let marks = stand(&canvas, &spots, &[]);
            assert!(marks[0].is_handle);
            assert!(distance(marks[0].at, canvas.pixel(spots[0].place)) > 20.0);
        }
    }

    #[test]
    fn discs_with_one_centre_spread_their_handles() {
        let spots = [
            spot(70.0, 37.0, PlacePrecision::Adm1, Some(80.0)),
            spot(70.0, 37.0, PlacePrecision::Adm1, Some(80.0)),
        ];
        let marks = stand(&canvas(), &spots, &[]);
        assert!(distance(marks[0].at, marks[1].at) > APART);
    }

    #[test]
    fn a_mark_steps_off_a_crossing_and_keeps_its_truth() {
        let canvas = canvas();
        let spots = [spot(70.0, 37.0, PlacePrecision::Near, Some(2.0))];
        let crossing = canvas.pixel(spots[0].place);
        let marks = stand(&canvas, &spots, &[crossing]);
        assert_eq!(marks[0].truth, Some(crossing));
        assert!((distance(marks[0].at, crossing) - STEP).abs() < 1e-6);
    }
}
