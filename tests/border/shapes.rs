//! Areas that one can draw by hand.

use geo::{Coord, LineString, MultiPolygon, Polygon};
use sarhad::border::{Area, Border, Borders};

/// A closed ring through these places.
pub(crate) fn ring(places: &[(f64, f64)]) -> LineString {
    let mut ring: Vec<Coord> = places.iter().copied().map(Coord::from).collect();
    ring.push(ring[0]);
    LineString(ring)
}

/// The corners of a box, counterclockwise from the south-west.
pub(crate) fn corners(west: f64, south: f64, east: f64, north: f64) -> [(f64, f64); 4] {
    [(west, south), (east, south), (east, north), (west, north)]
}

/// An area of one polygon with holes.
pub(crate) fn area(code: &str, exterior: &[(f64, f64)], holes: &[&[(f64, f64)]]) -> Area {
    let holes = holes.iter().map(|hole| ring(hole)).collect();
    of_polygons(code, vec![Polygon::new(ring(exterior), holes)])
}

/// An area of several polygons.
pub(crate) fn of_polygons(code: &str, polygons: Vec<Polygon>) -> Area {
    Area {
        code: code.to_owned(),
        polygon: MultiPolygon(polygons),
        makes_borders: true,
        accuracy_m: None,
    }
}

/// A square country.
pub(crate) fn square(code: &str, west: f64, south: f64, east: f64, north: f64) -> Area {
    area(code, &corners(west, south, east, north), &[])
}

/// The borders of areas that match exactly.
pub(crate) fn borders(areas: &[Area]) -> Borders {
    Borders::build(areas, &[], &[], 0.0).0
}

/// The one border of these areas.
pub(crate) fn only_border(areas: &[Area]) -> Border {
    let borders = borders(areas);
    let ids = ids(&borders);
    assert_eq!(ids.len(), 1, "{ids:?}");
    borders.iter().next().cloned().expect("one border")
}

/// The ids of all borders.
pub(crate) fn ids(borders: &Borders) -> Vec<String> {
    borders.iter().map(|b| b.id.clone()).collect()
}
