//! Outlines that run side by side and never meet.

use std::collections::BTreeMap;

use geo::{Coord, LineString};
use rstar::primitives::Line;

use super::check::Survey;
use super::edges::edges_of;
use super::finding::{Finding, FindingKind};
use super::loose::{aside_m, envelope};
use crate::geometry::geodesic::length_m;

impl Survey<'_> {
    /// Outlines that run side by side for at least ten times the distance between them.
    pub(super) fn apart(&self, probe_m: f64) -> Vec<Finding> {
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
