//! Snapping: outlines that two hands drew along one line are given the same vertices, within a tolerance.
//!
//! ```text
//!   area 0   o────────────o            o─────o──────o
//!   area 1   o──────o─────o     ──▶    o─────o──────o
//! ```
//!
//! Outlines come one after another. Each is laid along the loose edges of those before wherever it stays beside them:
//! for each step from place to place there must be a way along those edges that stays beside the step. So it does not
//! matter how dense the vertices of either are, nor that the nearest vertex is not always the one meant.

use std::collections::{BTreeMap, HashMap, HashSet};

use geo::Coord;

use super::edges::{self, Across, AcrossEdges, edges_of};
use super::rings::{Ring, VertexId, Vertices, tidy};
use super::web::{Ends, Hold, Web, ends};
use crate::geometry::antimeridian::lon_near;
use crate::geometry::geodesic::{along, distance_m};

/// Lays outlines along each other where they are loose and stay within the tolerance; answers what then lies across
/// each edge.
pub(super) fn snap(
    rings: &mut Vec<Ring>,
    across: &AcrossEdges,
    vertices: &mut Vertices,
    tolerance_m: f64,
) -> AcrossEdges {
    let exact: HashSet<Ends> = rings
        .iter()
        .zip(across)
        .flat_map(|(ring, across)| edges_of(&ring.vertices).zip(across))
        .filter(|(_, across)| !matches!(across, Across::Nothing))
        .map(|(edge, _)| ends(edge))
        .collect();
    let is_loose = |edge| !exact.contains(&ends(edge));
    let mut web = Web::default();
    let mut finer = Finer::default();
    for of_area in rings.chunk_by_mut(|a, b| a.area == b.area) {
        let mut splits = Splits::default();
        for ring in &mut *of_area {
            let mut laying = Laying {
                web: &web,
                vertices: &mut *vertices,
                tolerance_m,
                splits: &mut splits,
            };
            ring.vertices = laying.lay(&ring.vertices, is_loose);
        }
        finer.split(splits, &mut web, vertices);
        for ring in of_area {
            finer.refine(ring);
            for edge in edges_of(&ring.vertices).filter(|&edge| is_loose(edge)) {
                web.toggle(ends(edge), vertices);
            }
        }
    }
    for ring in &mut *rings {
        finer.refine(ring);
    }
    rings.retain(|ring| ring.vertices.len() >= 3);
    let mut snapped = edges::across(rings);
    for (ring, across) in rings.iter().zip(&mut snapped) {
        drop_tails(ring, across, vertices, tolerance_m, |edge| !is_loose(edge));
    }
    snapped
}

/// Vertices that edges of the web are to get, each with how far along it is to stand.
#[derive(Default)]
struct Splits(BTreeMap<Ends, Vec<(f64, VertexId)>>);

/// Edges that got vertices.
#[derive(Default)]
struct Finer {
    lines: Vec<Vec<VertexId>>,
    /// For each vertex the lines on which it stands.
    on: HashMap<VertexId, Vec<usize>>,
}

impl Finer {
    /// Splits edges of the web.
    fn split(&mut self, splits: Splits, web: &mut Web, vertices: &Vertices) {
        for (edge, added) in splits.0 {
            let line = line(edge, added);
            web.toggle(edge, vertices);
            for pair in line.windows(2) {
                web.toggle(ends((pair[0], pair[1])), vertices);
            }
            for &id in &line {
                self.on.entry(id).or_default().push(self.lines.len());
            }
            self.lines.push(line);
        }
    }

    /// Adds to a ring what stands between its vertices now.
    fn refine(&self, ring: &mut Ring) {
        // What was added may have been split again, by a later outline each time.
        const MOST: usize = 8;
        for _ in 0..MOST {
            if !edges_of(&ring.vertices).any(|edge| self.between(edge).is_some()) {
                break;
            }
            let mut refined = Vec::with_capacity(ring.vertices.len());
            for edge in edges_of(&ring.vertices) {
                refined.push(edge.0);
                match self.between(edge) {
                    Some((ids, true)) => refined.extend(ids.iter().rev()),
                    Some((ids, false)) => refined.extend(ids),
                    None => {}
                }
            }
            ring.vertices = refined;
        }
    }

    /// What stands between two vertices of one line, and whether the line has the second before the first; none where
    /// nothing does.
    fn between(&self, (from, to): Ends) -> Option<(&[VertexId], bool)> {
        let (of_from, of_to) = (self.on.get(&from)?, self.on.get(&to)?);
        let common = of_from.iter().filter(|line| of_to.contains(line));
        common.map(|&line| &self.lines[line]).find_map(|line| {
            let position = |id| line.iter().position(|&other| other == id);
            let (a, b) = (position(from)?, position(to)?);
            (a.abs_diff(b) > 1).then(|| (&line[a.min(b) + 1..a.max(b)], a > b))
        })
    }
}

/// An edge with the vertices that it gets, in order, each once.
fn line(edge: Ends, mut added: Vec<(f64, VertexId)>) -> Vec<VertexId> {
    added.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let mut seen = HashSet::from([edge.0, edge.1]);
    let ids = added.into_iter().map(|(_, id)| id);
    let mut line = vec![edge.0];
    line.extend(ids.filter(|&id| seen.insert(id)));
    line.push(edge.1);
    line
}

/// One outline, being laid along the web.
struct Laying<'a> {
    web: &'a Web,
    vertices: &'a mut Vertices,
    tolerance_m: f64,
    splits: &'a mut Splits,
}

/// A place of the outline that is laid.
struct Stop {
    /// Its own vertex; none for a place between vertices, where the web has one.
    own: Option<VertexId>,
    place: Coord,
    hold: Option<Hold>,
    /// True where the edge from here on is loose.
    is_loose: bool,
    /// True for a vertex of an edge that another area has too.
    is_fixed: bool,
    /// The way along the web to the next stop, where there is one.
    walk: Option<Vec<VertexId>>,
}

impl Laying<'_> {
    fn lay(&mut self, ring: &[VertexId], is_loose: impl Fn(Ends) -> bool) -> Vec<VertexId> {
        let mut stops = self.stops(ring, is_loose);
        self.find_walks(&mut stops);
        let Some(first) = stops.iter().position(|stop| stop.walk.is_none()) else {
            // The whole ring lies along the web.
            for stop in &stops {
                self.lend(stop);
            }
            let mut laid: Vec<VertexId> =
                stops.into_iter().filter_map(|s| s.walk).flatten().collect();
            tidy(&mut laid);
            return if laid.len() < 3 { ring.to_vec() } else { laid };
        };
        // Begin where nothing is laid, so that no run is cut in two.
        let count = stops.len();
        stops.rotate_left((first + 1) % count);
        let mut laid = Vec::with_capacity(ring.len());
        let mut is_running = false;
        for stop in &stops {
            let starts = stop.walk.is_some() && !is_running;
            let ends = stop.walk.is_none() && is_running;
            if ends {
                laid.extend(self.fasten(stop));
            }
            let keeps = !is_running && !starts;
            if keeps || stop.is_fixed {
                laid.extend(stop.own);
            }
            if starts {
                laid.extend(self.fasten(stop));
            } else if is_running && !ends {
                self.lend(stop);
            }
            laid.extend(stop.walk.iter().flatten());
            is_running = stop.walk.is_some();
        }
        tidy(&mut laid);
        laid
    }

    /// The vertices of a ring, and the places between them beside which the web has one.
    fn stops(&self, ring: &[VertexId], is_loose: impl Fn(Ends) -> bool) -> Vec<Stop> {
        const SAME_M: f64 = 0.01;
        let mut stops: Vec<Stop> = Vec::with_capacity(ring.len());
        let mut was_loose = ring.last().is_none_or(|&last| is_loose((last, ring[0])));
        for (from, to) in edges_of(ring) {
            let (a, b) = self.vertices.edge(from, to);
            let is_loose = is_loose((from, to));
            let stop = |own, place| Stop {
                own,
                place,
                hold: (is_loose || was_loose)
                    .then(|| self.web.hold(place, self.vertices, self.tolerance_m))
                    .flatten(),
                is_loose,
                is_fixed: own.is_some() && !(is_loose && was_loose),
                walk: None,
            };
            stops.push(stop(Some(from), a));
            if is_loose {
                let same = SAME_M / distance_m(a, b).max(SAME_M);
                let mut last = 0.0;
                for t in self.web.beside((a, b), self.vertices, self.tolerance_m) {
                    if t - last > same && 1.0 - t > same {
                        stops.push(stop(None, along(a, b, t)));
                        last = t;
                    }
                }
            }
            was_loose = is_loose;
        }
        stops
    }

    /// Finds for each loose step between two stops the way along the web, where it stays beside the step.
    fn find_walks(&self, stops: &mut [Stop]) {
        for index in 0..stops.len() {
            let next = &stops[(index + 1) % stops.len()];
            let stop = &stops[index];
            let (Some(from), Some(to), true) = (stop.hold, next.hold, stop.is_loose) else {
                continue;
            };
            let (a, mut b) = (stop.place, next.place);
            b.x = lon_near(b.x, a.x);
            let aside_m = 2.0 * self.tolerance_m;
            let most_m = 1.5 * distance_m(a, b) + 6.0 * self.tolerance_m;
            let walk = self
                .web
                .walk((from, to), (a, b), self.vertices, (aside_m, most_m));
            stops[index].walk = walk;
        }
    }

    /// The vertex at which a run begins or ends: the nearest of the web, or a new one of it where that is too far.
    fn fasten(&mut self, stop: &Stop) -> Option<VertexId> {
        let hold = stop.hold?;
        let (end, metres) = hold.nearer_end();
        if metres <= self.tolerance_m {
            return Some(end);
        }
        let (a, b) = self.vertices.edge(hold.ends.0, hold.ends.1);
        let id = stop
            .own
            .unwrap_or_else(|| self.vertices.id(along(a, b, hold.t)));
        self.split(hold, id);
        Some(id)
    }

    fn split(&mut self, hold: Hold, id: VertexId) {
        let added = self.splits.0.entry(hold.ends).or_default();
        added.push((hold.t, id));
    }

    /// Gives the web a vertex of this outline where it has none of its own: what one hand drew finer is kept.
    fn lend(&mut self, stop: &Stop) {
        if let (Some(own), Some(hold)) = (stop.own, stop.hold)
            && hold.nearer_end().1 > self.tolerance_m
        {
            self.split(hold, own);
        }
    }
}

/// Takes back short matches that hang from nothing: two outlines that part from a common end are within the tolerance
/// for a while, and that is no border.
///
/// ```text
///        land │ land                 the first vertices of both coasts lie side by side
///   ──────────┴╮╭──────────
///              ╰╯  sea
/// ```
fn drop_tails(
    ring: &Ring,
    across: &mut [Across],
    vertices: &Vertices,
    tolerance_m: f64,
    is_exact: impl Fn((VertexId, VertexId)) -> bool,
) {
    let edges: Vec<(VertexId, VertexId)> = edges_of(&ring.vertices).collect();
    let count = edges.len();
    let is_snapped =
        |edge: usize| matches!(across[edge], Across::Area(_)) && !is_exact(edges[edge]);
    let Some(first) = (0..count).find(|&edge| !is_snapped(edge)) else {
        return;
    };
    let turned: Vec<usize> = (0..count).map(|step| (first + step) % count).collect();
    let mut tails = Vec::new();
    for run in turned.chunk_by(|&a, &b| is_snapped(a) == is_snapped(b)) {
        if !is_snapped(run[0]) {
            continue;
        }
        let before = (run[0] + count - 1) % count;
        let after = (run[run.len() - 1] + 1) % count;
        let hangs = [before, after]
            .into_iter()
            .any(|edge| matches!(across[edge], Across::Nothing | Across::Several));
        let length_m = || -> f64 {
            let metres = |&edge: &usize| {
                let (a, b) = vertices.edge(edges[edge].0, edges[edge].1);
                distance_m(a, b)
            };
            run.iter().map(metres).sum()
        };
        if hangs && length_m() < 2.0 * tolerance_m {
            tails.extend_from_slice(run);
        }
    }
    for edge in tails {
        across[edge] = Across::Nothing;
    }
}
