//! Lines and areas on the Mercator grid, each vertex with its importance.

use geo::{Coord, Geometry, LineString, Polygon};
use serde_json::{Map, Value};

use super::crowd::GridBox;
use super::network::{Importance, Network};
use crate::geometry::mercator::World;

/// A vertex and how large a triangle goes with it (twice the area, grid units²).
#[derive(Clone, Copy, Debug)]
pub(super) struct Vertex {
    pub(super) at: World,
    pub(super) importance: f32,
}

/// What a part is of its feature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A line.
    Line,
    /// The outline of an area; given open.
    Exterior,
    /// A hole of the exterior before it; given open.
    Interior,
}

/// A line or a ring.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) role: Role,
    pub(super) vertices: Vec<Vertex>,
    pub(super) bounds: GridBox,
    /// Twice the area of a ring or closed line, grid units²; infinite for an open line. What is smaller than a
    /// threshold is left out whole, an exclave and the border around it alike.
    pub(super) doubled_area: f32,
}

/// The lines or the areas of one feature.
#[derive(Debug)]
pub(super) struct Shape {
    /// Row in its collection.
    pub(super) row: usize,
    pub(super) is_area: bool,
    pub(super) parts: Vec<Part>,
    /// Properties of its own, where it is only a piece of its row.
    pub(super) own: Option<Map<String, Value>>,
}

/// What a geometry is drawn as.
#[derive(Default)]
pub(super) struct Drawn {
    pub(super) points: Vec<World>,
    pub(super) lines: Vec<Part>,
    pub(super) areas: Vec<Part>,
}

impl Drawn {
    /// Takes a geometry in lon/lat degrees apart.
    pub(super) fn of(geometry: &Geometry) -> Self {
        let mut drawn = Self::default();
        drawn.add(geometry);
        drawn
    }

    fn add(&mut self, geometry: &Geometry) {
        match geometry {
            Geometry::Point(point) => self.points.push(World::of(point.0)),
            Geometry::MultiPoint(points) => {
                self.points.extend(points.iter().map(|p| World::of(p.0)));
            }
            Geometry::Line(line) => self.add_line(&LineString::from(*line)),
            Geometry::LineString(line) => self.add_line(line),
            Geometry::MultiLineString(lines) => lines.iter().for_each(|line| self.add_line(line)),
            Geometry::Polygon(polygon) => self.add_polygon(polygon),
            Geometry::MultiPolygon(polygons) => polygons.iter().for_each(|p| self.add_polygon(p)),
            Geometry::Rect(rect) => self.add_polygon(&rect.to_polygon()),
            Geometry::Triangle(triangle) => self.add_polygon(&triangle.to_polygon()),
            Geometry::GeometryCollection(parts) => parts.iter().for_each(|part| self.add(part)),
        }
    }

    fn add_line(&mut self, line: &LineString) {
        self.lines.extend(Part::new(Role::Line, &line.0));
    }

    fn add_polygon(&mut self, polygon: &Polygon) {
        let Some(exterior) = Part::new(Role::Exterior, &polygon.exterior().0) else {
            return;
        };
        self.areas.push(exterior);
        let holes = polygon.interiors().iter();
        self.areas
            .extend(holes.filter_map(|hole| Part::new(Role::Interior, &hole.0)));
    }
}

impl Part {
    /// None where the grid leaves no line or no area of it.
    fn new(role: Role, coords: &[Coord]) -> Option<Self> {
        let mut places: Vec<World> = coords.iter().map(|&coord| World::of(coord)).collect();
        places.dedup();
        let closed = places.len() > 1 && places.first() == places.last();
        let mut doubled_area = f32::INFINITY;
        if closed || role != Role::Line {
            doubled_area = doubled(&places).unsigned_abs() as f32;
        }
        if role != Role::Line {
            if closed {
                places.pop();
            }
            if places.len() < 3 || doubled_area == 0.0 {
                return None;
            }
        }
        let vertices = places.iter().map(|&at| Vertex {
            at,
            importance: f32::INFINITY,
        });
        (places.len() > 1).then(|| Self {
            role,
            vertices: vertices.collect(),
            bounds: GridBox::around(places.iter().copied()).expect("it has vertices"),
            doubled_area,
        })
    }

    pub(super) fn add_to(&self, network: &mut Network) {
        let places: Vec<World> = self.vertices.iter().map(|vertex| vertex.at).collect();
        if self.role == Role::Line {
            network.add_line(&places);
        } else {
            network.add_ring(&places);
        }
    }

    /// Weighs a disc's rim, which shares no edge with anything: every second vertex is the least important, of those
    /// left every second one again, and so on, each by the triangle that goes with it. Linear, where a network is not.
    pub(super) fn weigh_alone(&mut self) {
        let count = self.vertices.len();
        let at = |index: usize| self.vertices[index % count].at;
        let importance: Vec<f32> = (1..count)
            .map(|index| {
                let step = 1 << index.trailing_zeros();
                let (before, after) = (at(index - step), at((index + step).min(count)));
                before.cross(at(index), after).unsigned_abs() as f32
            })
            .collect();
        for (vertex, importance) in self.vertices.iter_mut().skip(1).zip(importance) {
            vertex.importance = importance;
        }
    }

    pub(super) fn weigh(&mut self, importance: &Importance) {
        for vertex in &mut self.vertices {
            vertex.importance = importance.of(vertex.at);
        }
    }
}

/// Twice the signed area of a ring, open or closed, grid units².
fn doubled(ring: &[World]) -> i128 {
    let Some(&origin) = ring.first() else {
        return 0;
    };
    ring.windows(2)
        .map(|pair| origin.cross(pair[0], pair[1]))
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{line_string, polygon};

    #[test]
    fn a_ring_is_kept_open_and_a_needle_is_no_area() {
        let square =
            polygon![(x: 0.0, y: 0.0), (x: 1.0, y: 0.0), (x: 1.0, y: 1.0), (x: 0.0, y: 1.0)];
        let drawn = Drawn::of(&square.into());
        assert_eq!(drawn.areas[0].vertices.len(), 4);
        let needle = polygon![(x: 0.0, y: 0.0), (x: 1.0, y: 0.0), (x: 0.0, y: 0.0)];
        assert!(Drawn::of(&needle.into()).areas.is_empty());
    }

    #[test]
    fn an_exclave_and_the_border_around_it_have_one_area() {
        let ring = line_string![(x: 70.0, y: 40.0), (x: 70.1, y: 40.0), (x: 70.1, y: 40.1), (x: 70.0, y: 40.0)];
        let turned = LineString::from(vec![ring.0[1], ring.0[2], ring.0[0], ring.0[1]]);
        let line = Drawn::of(&ring.into());
        let area = Drawn::of(&Polygon::new(turned, vec![]).into());
        assert!(line.lines[0].doubled_area > 0.0);
        assert_eq!(
            line.lines[0].doubled_area.to_bits(),
            area.areas[0].doubled_area.to_bits()
        );
    }

    #[test]
    fn the_parts_of_a_collection_are_sorted_by_what_they_are() {
        let mixed = geo::GeometryCollection::from(vec![
            Geometry::Point(geo::Point::new(1.0, 2.0)),
            Geometry::LineString(line_string![(x: 0.0, y: 0.0), (x: 1.0, y: 1.0)]),
        ]);
        let drawn = Drawn::of(&Geometry::GeometryCollection(mixed));
        assert_eq!(
            (drawn.points.len(), drawn.lines.len(), drawn.areas.len()),
            (1, 1, 0)
        );
    }
}
