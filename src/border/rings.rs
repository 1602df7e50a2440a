//! Rings of areas as numbers of vertices, so that two drawings of one place are one vertex.

use std::collections::HashMap;

use geo::{Coord, LineString};

use super::finding::{Finding, FindingKind};
use super::input::Area;
use crate::geometry::antimeridian::{lon_near, unwrap, wrap_lon};

/// Number of a vertex.
pub(super) type VertexId = u32;

/// All vertices of a set of areas, each place once.
#[derive(Default)]
pub(super) struct Vertices {
    pub(super) coords: Vec<Coord>,
    ids: HashMap<(i64, i64), VertexId>,
}

/// One ring, without the closing vertex: the area lies on the left.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Ring {
    /// Index of the area.
    pub(super) area: usize,
    pub(super) vertices: Vec<VertexId>,
}

impl Vertices {
    /// The number of the vertex at this place; 180° and -180° are one meridian.
    pub(super) fn id(&mut self, coord: Coord) -> VertexId {
        let next = self.coords.len() as VertexId;
        let id = *self.ids.entry(place_key(coord)).or_insert(next);
        if id == next {
            self.coords.push(Coord {
                x: wrap_lon(coord.x),
                y: coord.y,
            });
        }
        id
    }

    pub(super) fn coord(&self, id: VertexId) -> Coord {
        self.coords[id as usize]
    }

    /// The coordinates of a run of vertices, longitudes running on.
    pub(super) fn line(&self, ids: &[VertexId]) -> Vec<Coord> {
        let mut coords: Vec<Coord> = ids.iter().map(|&id| self.coord(id)).collect();
        unwrap(&mut coords);
        coords
    }

    /// Both ends of an edge, the second within half a turn of the first.
    pub(super) fn edge(&self, from: VertexId, to: VertexId) -> (Coord, Coord) {
        let (a, b) = (self.coord(from), self.coord(to));
        let near = Coord {
            x: lon_near(b.x, a.x),
            y: b.y,
        };
        (a, near)
    }
}

/// A place as it can be compared: 1e-9 degrees (0.1 mm), so that whole turns of longitude leave no rounding.
pub(super) fn place_key(coord: Coord) -> (i64, i64) {
    const UNITS: f64 = 1e9;
    const TURN: i64 = 360_000_000_000;
    let lon = (coord.x * UNITS).round() as i64;
    (lon.rem_euclid(TURN), (coord.y * UNITS).round() as i64)
}

/// The rings of those areas that make borders, each with its area on the left.
pub(super) fn rings(areas: &[Area], vertices: &mut Vertices) -> (Vec<Ring>, Vec<Finding>) {
    let mut rings = Vec::new();
    let mut findings = Vec::new();
    for (index, area) in areas.iter().enumerate().filter(|(_, a)| a.makes_borders) {
        for polygon in &area.polygon {
            let exterior = std::iter::once((polygon.exterior(), true));
            let interiors = polygon.interiors().iter().map(|ring| (ring, false));
            for (line, is_exterior) in exterior.chain(interiors) {
                match ring(line, is_exterior, vertices) {
                    Some(vertices) => rings.push(Ring {
                        area: index,
                        vertices,
                    }),
                    None => findings.push(degenerate(&area.code, line)),
                }
            }
        }
    }
    (rings, findings)
}

fn degenerate(code: &str, line: &LineString) -> Finding {
    let finding = Finding::new(FindingKind::Degenerate, &[code]);
    match line.0.first() {
        Some(&place) => finding.at(place),
        None => finding,
    }
}

/// A ring turned so that the area lies on its left; none where it encloses nothing or leaves the globe.
fn ring(line: &LineString, is_exterior: bool, vertices: &mut Vertices) -> Option<Vec<VertexId>> {
    if !line.0.iter().all(on_globe) {
        return None;
    }
    let mut ids: Vec<VertexId> = line.0.iter().map(|&c| vertices.id(c)).collect();
    tidy(&mut ids);
    if ids.len() < 3 {
        return None;
    }
    let counterclockwise = doubled_area(&vertices.line(&ids)) > 0.0;
    if counterclockwise != is_exterior {
        ids.reverse();
    }
    Some(ids)
}

pub(super) fn on_globe(coord: &Coord) -> bool {
    coord.x.abs() <= 540.0 && coord.y.abs() <= 90.0
}

/// Takes out repeated vertices and spikes (there and back again), also where the ring closes.
pub(super) fn tidy(ids: &mut Vec<VertexId>) {
    let mut tidied: Vec<VertexId> = Vec::with_capacity(ids.len());
    for &id in ids.iter() {
        push_tidily(&mut tidied, id);
    }
    while tidied.len() > 1 {
        let last = tidied.len() - 1;
        if tidied[0] == tidied[last] {
            tidied.pop();
        } else if last >= 2 && tidied[1] == tidied[last] {
            tidied.pop();
            tidied.remove(0);
        } else if last >= 2 && tidied[0] == tidied[last - 1] {
            tidied.truncate(last - 1);
        } else {
            break;
        }
    }
    *ids = tidied;
}

fn push_tidily(ids: &mut Vec<VertexId>, id: VertexId) {
    let len = ids.len();
    if ids.last() == Some(&id) {
        return;
    }
    if len >= 2 && ids[len - 2] == id {
        ids.pop();
        return;
    }
    ids.push(id);
}

/// Twice the signed area of a ring in square degrees; positive where it runs counterclockwise.
pub(super) fn doubled_area(ring: &[Coord]) -> f64 {
    let Some(&origin) = ring.first() else {
        return 0.0;
    };
    let next = ring.iter().cycle().skip(1);
    ring.iter()
        .zip(next)
        .map(|(a, b)| (a.x - origin.x) * (b.y - origin.y) - (b.x - origin.x) * (a.y - origin.y))
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_has_one_number_however_it_is_written() {
        let mut vertices = Vertices::default();
        let a = vertices.id(Coord { x: 180.0, y: 0.0 });
        let b = vertices.id(Coord { x: -180.0, y: -0.0 });
        assert_eq!(a, b);
    }

    #[test]
    fn spikes_and_repetitions_are_taken_out_also_across_the_closing_vertex() {
        for (ring, expected) in [
            (vec![1, 2, 3, 1], vec![1, 2, 3]),
            (vec![1, 2, 2, 3, 9, 3, 4], vec![1, 2, 3, 4]),
            (vec![9, 1, 2, 3, 1], vec![1, 2, 3]),
            (vec![1, 2, 3, 1, 9], vec![1, 2, 3]),
        ] {
            let mut ids = ring.clone();
            tidy(&mut ids);
            assert_eq!(ids, expected, "{ring:?}");
        }
    }
}
