//! What is wrong between areas: ground that belongs to nobody, or to two.

use std::collections::{BTreeMap, BTreeSet};

use geo::{
    BooleanOps, Coord, GeodesicArea, InteriorPoint, LineString, MultiPolygon, Polygon, unary_union,
};
use rstar::RTree;
use rstar::primitives::Line;

use super::edges::{Across, across, edges_of};
use super::finding::{Finding, FindingKind};
use super::input::Area;
use super::loose::{Loose, aside_m, cross, envelope};
use super::outline::cut_ground;
use super::rings::{Ring, Vertices, rings};
use crate::geometry::geodesic::length_m;

/// Narrower than this share of its length, a gap is a sliver: the work of two drawings.
const SLIVER: f64 = 1.0 / 20.0;

/// The gaps, slivers and overlaps between areas that make borders, the largest first.
///
/// Outlines that run side by side within `probe_m` metres and never meet are told too.
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
pub(super) struct Survey<'a> {
    pub(super) areas: &'a [Area],
    /// Their ground, cut at the antimeridian.
    grounds: Vec<MultiPolygon>,
    pub(super) rings: Vec<Ring>,
    pub(super) vertices: Vertices,
    pub(super) loose: RTree<Loose>,
    /// For each ring, whether each of its edges is loose.
    pub(super) is_loose: Vec<Vec<bool>>,
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
            grounds: areas.iter().map(|area| cut_ground(&area.polygon)).collect(),
            rings,
            vertices,
            loose: RTree::bulk_load(edges),
            is_loose,
        }
    }

    pub(super) fn area_of(&self, loose: &Loose) -> usize {
        self.rings[loose.data].area
    }

    /// Ground that two areas claim.
    fn overlaps(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        for (a, b) in self.crossing_pairs() {
            let (first, second) = (&self.areas[a], &self.areas[b]);
            for polygon in self.grounds[a].intersection(&self.grounds[b]) {
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
            .map(|ring| (ring.area, Polygons(&self.grounds[ring.area])))
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
        let grounds = self.areas.iter().zip(&self.grounds);
        let claimed = grounds.filter(|(area, _)| area.makes_borders);
        let united = unary_union(claimed.map(|(_, ground)| ground));
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
