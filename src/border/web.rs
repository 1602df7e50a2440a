//! The loose edges of outlines as a web along which other outlines may be laid.

use std::collections::{BTreeSet, HashMap, HashSet};

use geo::Coord;
use rstar::RTree;
use rstar::primitives::{GeomWithData, Line};

use super::loose::{against, envelope};
use super::rings::{VertexId, Vertices};
use crate::geometry::antimeridian::lon_near;
use crate::geometry::geodesic::degree_metres;

/// The ends of an edge, the lower number first, whichever way it goes.
pub(super) type Ends = (VertexId, VertexId);

/// The ends of an edge in their order.
pub(super) fn ends((from, to): (VertexId, VertexId)) -> Ends {
    (from.min(to), from.max(to))
}

type Strand = GeomWithData<Line<[f64; 2]>, Ends>;

/// Edges, to be asked by place and to be gone along.
#[derive(Default)]
pub(super) struct Web {
    strands: RTree<Strand>,
    known: HashSet<Ends>,
    ways: HashMap<VertexId, Vec<VertexId>>,
    /// Longitudes of the westernmost and easternmost ends; edges may reach beyond the antimeridian.
    span: Option<(f64, f64)>,
}

/// A place on the web.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hold {
    pub(super) ends: Ends,
    /// How far along, 0 to 1.
    pub(super) t: f64,
    /// Length of the edge, metres.
    pub(super) length_m: f64,
    /// How far from the place that was asked, metres.
    pub(super) aside_m: f64,
}

impl Hold {
    /// The nearer of its ends, and how far it is, metres.
    pub(super) fn nearer_end(&self) -> (VertexId, f64) {
        if self.t < 0.5 {
            (self.ends.0, self.t * self.length_m)
        } else {
            (self.ends.1, (1.0 - self.t) * self.length_m)
        }
    }
}

/// A plane about a place.
#[derive(Clone, Copy)]
struct Local {
    place: Coord,
    lon_m: f64,
    lat_m: f64,
}

impl Local {
    fn new(place: Coord) -> Self {
        let (lon_m, lat_m) = degree_metres(place.y.clamp(-89.9, 89.9));
        Self {
            place,
            lon_m,
            lat_m,
        }
    }

    /// Metres east and north.
    fn metres(&self, coord: Coord) -> (f64, f64) {
        (
            (coord.x - self.place.x) * self.lon_m,
            (coord.y - self.place.y) * self.lat_m,
        )
    }

    /// Where along an edge the place is nearest to it (0 to 1), how far from it, and how long the edge is, metres.
    fn against(&self, a: Coord, b: Coord) -> (f64, f64, f64) {
        against(self.metres(a), self.metres(b))
    }
}

impl Web {
    /// Adds an edge, or takes it out where it is there already: what two outlines share is no longer loose.
    pub(super) fn toggle(&mut self, edge: Ends, vertices: &Vertices) {
        let strand = strand(edge, vertices);
        if self.known.remove(&edge) {
            self.strands.remove(&strand);
            for (from, to) in [edge, (edge.1, edge.0)] {
                if let Some(ways) = self.ways.get_mut(&from) {
                    ways.retain(|&way| way != to);
                }
            }
            return;
        }
        let ([a, _], [b, _]) = (strand.geom().from, strand.geom().to);
        let (west, east) = self.span.unwrap_or((a, a));
        self.span = Some((west.min(a).min(b), east.max(a).max(b)));
        self.known.insert(edge);
        self.strands.insert(strand);
        self.ways.entry(edge.0).or_default().push(edge.1);
        self.ways.entry(edge.1).or_default().push(edge.0);
    }

    /// The place of the web that is nearest to a place, within the tolerance.
    pub(super) fn hold(&self, place: Coord, vertices: &Vertices, tolerance_m: f64) -> Option<Hold> {
        self.strands_about(place, place, tolerance_m)
            .map(|(ends, turn)| {
                let (a, b) = vertices.edge(ends.0, ends.1);
                let moved = Coord {
                    x: place.x + turn,
                    y: place.y,
                };
                let (t, aside_m, length_m) = Local::new(moved).against(a, b);
                Hold {
                    ends,
                    t,
                    length_m,
                    aside_m,
                }
            })
            .filter(|hold| hold.aside_m <= tolerance_m)
            .min_by(|a, b| a.aside_m.total_cmp(&b.aside_m).then(a.ends.cmp(&b.ends)))
    }

    /// Where along an edge (0 to 1) the web's vertices within the tolerance of it are nearest, in order.
    pub(super) fn beside(
        &self,
        (a, b): (Coord, Coord),
        vertices: &Vertices,
        tolerance_m: f64,
    ) -> Vec<f64> {
        let near: BTreeSet<(VertexId, i64)> = self
            .strands_about(a, b, tolerance_m)
            .flat_map(|(ends, turn)| [(ends.0, turn as i64), (ends.1, turn as i64)])
            .collect();
        let fraction = |(id, turn): (VertexId, i64)| {
            let place = vertices.coord(id);
            // Edges may reach beyond the antimeridian, vertices never do.
            [0.0, 360.0, -360.0]
                .into_iter()
                .map(|more| Coord {
                    x: place.x + more - turn as f64,
                    y: place.y,
                })
                .map(|place| Local::new(place).against(a, b))
                .find(|&(_, aside_m, _)| aside_m <= tolerance_m)
                .map(|(t, ..)| t)
        };
        let mut along: Vec<f64> = near.into_iter().filter_map(fraction).collect();
        along.retain(|&t| t > 0.0 && t < 1.0);
        along.sort_by(f64::total_cmp);
        along
    }

    /// The edges about two places, with the turn of longitude by which they were met.
    fn strands_about(&self, a: Coord, b: Coord, metres: f64) -> impl Iterator<Item = (Ends, f64)> {
        [0.0, 360.0, -360.0].into_iter().flat_map(move |turn| {
            let line = Line::new([a.x + turn, a.y], [b.x + turn, b.y]);
            let about = envelope(&line, metres);
            let meets =
                |&(west, east): &(f64, f64)| about.lower()[0] <= east && west <= about.upper()[0];
            let strands = self
                .span
                .filter(meets)
                .map(|_| self.strands.locate_in_envelope_intersecting(&about));
            let met: Vec<Ends> = strands.into_iter().flatten().map(|s| s.data).collect();
            met.into_iter().map(move |ends| (ends, turn))
        })
    }

    /// The vertices on the way from one place of the web to another, none further than `aside_m` from the line between
    /// `a` and `b`; none where there is no such way of at most so many metres.
    pub(super) fn walk(
        &self,
        (from, to): (Hold, Hold),
        (a, b): (Coord, Coord),
        vertices: &Vertices,
        (aside_m, most_m): (f64, f64),
    ) -> Option<Vec<VertexId>> {
        if from.ends == to.ends {
            return Some(Vec::new());
        }
        let local = |id: VertexId| {
            let mut place = vertices.coord(id);
            place.x = lon_near(place.x, a.x);
            Local::new(place)
        };
        let is_beside = |id: VertexId| local(id).against(a, b).1 <= aside_m;
        let step_m = |from: VertexId, to: VertexId| {
            let (a, b) = vertices.edge(from, to);
            let (east, north) = Local::new(a).metres(b);
            east.hypot(north)
        };
        let rest_m = |id: VertexId| match id {
            id if id == to.ends.0 => Some(to.t * to.length_m),
            id if id == to.ends.1 => Some((1.0 - to.t) * to.length_m),
            _ => None,
        };
        let mut open = vec![
            (from.t * from.length_m, from.ends.0, None),
            ((1.0 - from.t) * from.length_m, from.ends.1, None),
        ];
        let mut before: HashMap<VertexId, Option<VertexId>> = HashMap::new();
        let mut best: Option<(f64, VertexId)> = None;
        // Few vertices lie in so small a place: the nearest is found by looking at all.
        while let Some(index) = (0..open.len()).min_by(|&a, &b| open[a].0.total_cmp(&open[b].0)) {
            let (metres, id, came_from) = open.swap_remove(index);
            if metres > most_m || best.is_some_and(|(least_m, _)| metres >= least_m) {
                break;
            }
            if before.contains_key(&id) || !is_beside(id) {
                continue;
            }
            before.insert(id, came_from);
            if let Some(rest_m) = rest_m(id)
                && metres + rest_m <= most_m
                && best.is_none_or(|(least_m, _)| metres + rest_m < least_m)
            {
                best = Some((metres + rest_m, id));
            }
            for &next in self.ways.get(&id).into_iter().flatten() {
                if !before.contains_key(&next) {
                    open.push((metres + step_m(id, next), next, Some(id)));
                }
            }
        }
        let mut walk: Vec<VertexId> = Vec::new();
        let mut at = best.map(|(_, id)| id);
        while let Some(id) = at {
            walk.push(id);
            at = before.get(&id).copied().flatten();
        }
        walk.reverse();
        (!walk.is_empty()).then_some(walk)
    }
}

fn strand(ends: Ends, vertices: &Vertices) -> Strand {
    let (a, b) = vertices.edge(ends.0, ends.1);
    GeomWithData::new(Line::new([a.x, a.y], [b.x, b.y]), ends)
}
