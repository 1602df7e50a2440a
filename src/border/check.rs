//! What is wrong between areas: ground that belongs to nobody, or to two.

use std::collections::{BTreeMap, BTreeSet};

use geo::{
    BooleanOps, Coord, GeodesicArea, InteriorPoint, LineString, MultiPolygon, Polygon, unary_union,
};
use rstar::primitives::{GeomWithData, Line};
use rstar::{AABB, RTree};

use super::edges::{Across, across, edges_of};
use super::finding::{Finding, FindingKind};
use super::input::Area;
use super::rings::{Ring, Vertices, rings};
use crate::geometry::geodesic::{degree_metres, length_m};

/// An edge with no other area across, and its ring.
type Loose = GeomWithData<Line<[f64; 2]>, usize>;

/// Narrower than this share of its length, a gap is a sliver: the work of two drawings.
const SLIVER: f64 = 1.0 / 20.0;

/// The gaps, slivers and overlaps between areas that make borders, the largest first.
///
/// Outlines that run side by side within `probe_m` metres and never meet are told too. Rings across the antimeridian
/// are to be cut there.
#[must_use]
pub fn check(areas: &[Area], probe_m: f64) -> Vec<Finding> {
    let mut vertices = Vertices::default();
    let (rings, mut findings) = rings(areas, &mut vertices);
    let survey = Survey::new(areas, rings, vertices);
    let mut ground = survey.overlaps();
    ground.extend(survey.gaps());
    ground.sort_by(|a, b| {
        b.area_km2
            .unwrap_or(0.0)
            .total_cmp(&a.area_km2.unwrap_or(0.0))
    });
    let told: BTreeSet<Vec<String>> = ground.iter().map(|f| f.sides.clone()).collect();
    let apart = survey.apart(probe_m);
    findings.extend(ground);
    findings.extend(apart.into_iter().filter(|f| !told.contains(&f.sides)));
    findings
}

/// The areas, and those of their edges that no other area shares.
struct Survey<'a> {
    areas: &'a [Area],
    rings: Vec<Ring>,
    vertices: Vertices,
    loose: RTree<Loose>,
    /// For each ring, whether each of its edges is loose.
    is_loose: Vec<Vec<bool>>,
}

impl<'a> Survey<'a> {
    fn new(areas: &'a [Area], rings: Vec<Ring>, vertices: Vertices) -> Self {
        let across = across(&rings);
        let is_loose: Vec<Vec<bool>> = across
            .iter()
            .map(|ring| {
                ring.iter()
                    .map(|a| matches!(a, Across::Nothing | Across::Several))
                    .collect()
            })
            .collect();
        let mut edges = Vec::new();
        for (index, (ring, is_loose)) in rings.iter().zip(&is_loose).enumerate() {
            for ((from, to), _) in edges_of(&ring.vertices).zip(is_loose).filter(|(_, l)| **l) {
                let (a, b) = vertices.edge(from, to);
                edges.push(Loose::new(Line::new([a.x, a.y], [b.x, b.y]), index));
            }
        }
        Self {
            areas,
            rings,
            vertices,
            loose: RTree::bulk_load(edges),
            is_loose,
        }
    }

    fn area_of(&self, loose: &Loose) -> usize {
        self.rings[loose.data].area
    }

    /// Ground that two areas claim.
    fn overlaps(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        for (a, b) in self.crossing_pairs() {
            let (first, second) = (&self.areas[a], &self.areas[b]);
            for polygon in first.polygon.intersection(&second.polygon) {
                let codes = [first.code.as_str(), second.code.as_str()];
                findings.extend(measured(FindingKind::Overlap, &codes, &polygon));
            }
        }
        findings
    }

    /// Pairs of areas whose outlines cross, or of which one lies in the other.
    fn crossing_pairs(&self) -> BTreeSet<(usize, usize)> {
        let mut pairs = BTreeSet::new();
        for edge in &self.loose {
            let envelope = envelope(edge.geom(), 0.0);
            for other in self.loose.locate_in_envelope_intersecting(&envelope) {
                let (a, b) = (self.area_of(edge), self.area_of(other));
                if a < b && !pairs.contains(&(a, b)) && cross(edge.geom(), other.geom()) {
                    pairs.insert((a, b));
                }
            }
        }
        let grounds: BTreeMap<usize, Polygons<'_>> = self
            .rings
            .iter()
            .map(|ring| (ring.area, Polygons(&self.areas[ring.area].polygon)))
            .collect();
        for (ring, is_loose) in self.rings.iter().zip(&self.is_loose) {
            if let Some(edge) = is_loose.iter().position(|&loose| loose) {
                let place = self.vertices.coord(ring.vertices[edge]);
                let holders = grounds
                    .iter()
                    .filter(|&(&area, ground)| area != ring.area && ground.hold(place));
                pairs.extend(holders.map(|(&area, _)| (area.min(ring.area), area.max(ring.area))));
            }
        }
        pairs
    }

    /// Ground between two areas or more that none of them claims.
    fn gaps(&self) -> Vec<Finding> {
        let claimed = self.areas.iter().filter(|area| area.makes_borders);
        let united = unary_union(claimed.map(|area| &area.polygon));
        let holes = united.iter().flat_map(Polygon::interiors);
        holes.filter_map(|hole| self.gap(hole)).collect()
    }

    fn gap(&self, hole: &LineString) -> Option<Finding> {
        let around: BTreeSet<&str> = hole
            .0
            .iter()
            .flat_map(|&place| self.touching(place))
            .collect();
        let codes: Vec<&str> = around.into_iter().collect();
        // A hole within one area is its own business: a lake, or a neighbour that is not here.
        if codes.len() < 2 {
            return None;
        }
        let polygon = Polygon::new(hole.clone(), Vec::new());
        let mut finding = measured(FindingKind::Gap, &codes, &polygon)?;
        let (width_m, length_km) = (finding.width_m?, finding.length_km?);
        if width_m < length_km * 1_000.0 * SLIVER {
            finding.kind = FindingKind::Sliver;
        }
        Some(finding)
    }

    /// The codes of areas with a loose edge at a place (within 1 m: overlay works on a grid of some centimetres).
    fn touching(&self, place: Coord) -> impl Iterator<Item = &str> {
        const NEAR_M: f64 = 1.0;
        let line = Line::new([place.x, place.y], [place.x, place.y]);
        self.loose
            .locate_in_envelope_intersecting(&envelope(&line, NEAR_M))
            .filter(move |edge| aside_m(place, edge.geom()) <= NEAR_M)
            .map(|edge| self.areas[self.area_of(edge)].code.as_str())
    }

    /// Outlines that run side by side for at least ten times the distance between them.
    fn apart(&self, probe_m: f64) -> Vec<Finding> {
        let mut longest: BTreeMap<(usize, usize), Run> = BTreeMap::new();
        for (ring, is_loose) in self.rings.iter().zip(&self.is_loose) {
            let mut runs: BTreeMap<usize, Run> = BTreeMap::new();
            for ((from, to), _) in edges_of(&ring.vertices).zip(is_loose).filter(|(_, l)| **l) {
                let (a, b) = self.vertices.edge(from, to);
                let middle = Coord {
                    x: f64::midpoint(a.x, b.x),
                    y: f64::midpoint(a.y, b.y),
                };
                let length_m = length_m(&LineString(vec![a, b]));
                for (area, width_m) in self.beside(middle, ring.area, probe_m) {
                    runs.entry(area).or_default().add(middle, length_m, width_m);
                }
            }
            for (area, run) in runs {
                longest.entry((ring.area, area)).or_default().join(&run);
            }
        }
        longest
            .into_iter()
            .filter(|((a, b), run)| a < b && run.length_m > 10.0 * probe_m)
            .filter_map(|((a, b), run)| run.finding(&self.areas[a].code, &self.areas[b].code))
            .collect()
    }

    /// Later areas with a loose edge near a place, and how near.
    fn beside(&self, place: Coord, area: usize, probe_m: f64) -> BTreeMap<usize, f64> {
        let line = Line::new([place.x, place.y], [place.x, place.y]);
        let mut beside = BTreeMap::new();
        for edge in self
            .loose
            .locate_in_envelope_intersecting(&envelope(&line, probe_m))
        {
            let (other, width_m) = (self.area_of(edge), aside_m(place, edge.geom()));
            if other > area && width_m <= probe_m {
                let least: &mut f64 = beside.entry(other).or_insert(width_m);
                *least = least.min(width_m);
            }
        }
        beside
    }
}

/// What runs beside another outline, added up.
#[derive(Default)]
struct Run {
    length_m: f64,
    surface_m2: f64,
    place: Option<Coord>,
}

impl Run {
    fn add(&mut self, place: Coord, length_m: f64, width_m: f64) {
        self.length_m += length_m;
        self.surface_m2 += length_m * width_m;
        self.place.get_or_insert(place);
    }

    fn join(&mut self, other: &Self) {
        self.length_m += other.length_m;
        self.surface_m2 += other.surface_m2;
        self.place = self.place.or(other.place);
    }

    fn finding(&self, first: &str, second: &str) -> Option<Finding> {
        let mut finding = Finding::new(FindingKind::Apart, &[first, second]).at(self.place?);
        finding.length_km = Some(self.length_m / 1_000.0);
        finding.width_m = Some(self.surface_m2 / self.length_m);
        finding.area_km2 = Some(self.surface_m2 / 1e6);
        Some(finding)
    }
}

/// The polygons of an area, asked by crossing number.
struct Polygons<'a>(&'a MultiPolygon);

impl Polygons<'_> {
    fn hold(&self, place: Coord) -> bool {
        let rings = self
            .0
            .iter()
            .flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()));
        let edges = rings.flat_map(|ring| ring.0.windows(2));
        let crossed = edges.filter(|ends| {
            let (a, b) = (ends[0], ends[1]);
            (a.y > place.y) != (b.y > place.y)
                && place.x < a.x + (place.y - a.y) / (b.y - a.y) * (b.x - a.x)
        });
        crossed.count() % 2 == 1
    }
}

/// A finding with place and size; none below a square metre, which is the grain of the overlay.
fn measured(kind: FindingKind, codes: &[&str], polygon: &Polygon) -> Option<Finding> {
    let area_m2 = polygon.geodesic_area_signed().abs();
    let outline_m = length_m(polygon.exterior());
    if area_m2 < 1.0 || outline_m <= 0.0 {
        return None;
    }
    let place = polygon.interior_point()?;
    let mut finding = Finding::new(kind, codes).at(place.0);
    finding.area_km2 = Some(area_m2 / 1e6);
    finding.length_km = Some(outline_m / 2_000.0);
    finding.width_m = Some(2.0 * area_m2 / outline_m);
    Some(finding)
}

/// True where two edges cross each other within both.
fn cross(a: &Line<[f64; 2]>, b: &Line<[f64; 2]>) -> bool {
    let turn = |o: [f64; 2], p: [f64; 2], q: [f64; 2]| {
        (p[0] - o[0]) * (q[1] - o[1]) - (p[1] - o[1]) * (q[0] - o[0])
    };
    let parted = |line: &Line<[f64; 2]>, p, q| {
        turn(line.from, line.to, p) * turn(line.from, line.to, q) < 0.0
    };
    parted(a, b.from, b.to) && parted(b, a.from, a.to)
}

/// Metres from a place to an edge, in the metric of its latitude.
fn aside_m(place: Coord, edge: &Line<[f64; 2]>) -> f64 {
    let (lon_m, lat_m) = degree_metres(place.y);
    let local = |[x, y]: [f64; 2]| ((x - place.x) * lon_m, (y - place.y) * lat_m);
    let ((ax, ay), (bx, by)) = (local(edge.from), local(edge.to));
    let (dx, dy) = (bx - ax, by - ay);
    let length2 = dx * dx + dy * dy;
    let t = if length2 > 0.0 {
        (-(ax * dx + ay * dy) / length2).clamp(0.0, 1.0)
    } else {
        0.0
    };
    (ax + t * dx).hypot(ay + t * dy)
}

/// The box around an edge, wider by some metres.
fn envelope(edge: &Line<[f64; 2]>, metres: f64) -> AABB<[f64; 2]> {
    let lat = edge.from[1].abs().max(edge.to[1].abs()).min(89.9);
    let (lon_m, lat_m) = degree_metres(lat);
    let (dx, dy) = (metres / lon_m, metres / lat_m);
    AABB::from_corners(
        [
            edge.from[0].min(edge.to[0]) - dx,
            edge.from[1].min(edge.to[1]) - dy,
        ],
        [
            edge.from[0].max(edge.to[0]) + dx,
            edge.from[1].max(edge.to[1]) + dy,
        ],
    )
}
