//! Snapping: outlines that two hands drew along one line are given the same vertices, within a tolerance.
//!
//! ```text
//!   area 0   o────────────o            o─────o──────o
//!   area 1   o──────o─────o     ──▶    o─────o──────o
//! ```

use std::collections::{HashMap, HashSet};

use geo::Coord;
use rstar::primitives::{GeomWithData, Line};
use rstar::{AABB, RTree};

use super::edges::{self, Across, AcrossEdges, edges_of};
use super::loose::aside_m;
use super::rings::{Ring, VertexId, Vertices, tidy};
use crate::geometry::antimeridian::lon_near;
use crate::geometry::geodesic::{degree_metres, distance_m};

type Node = GeomWithData<[f64; 2], (VertexId, usize)>;

/// How often outlines are drawn together from where they already meet.
const ROUNDS: usize = 8;

/// Moves and adds vertices along edges that no other area shares, so that what lies within the tolerance matches.
///
/// First each vertex goes to the nearest of an earlier area; then outlines that meet at a vertex and go on side by side
/// are drawn together from there, as a zip is: where vertices are dense, the nearest was not always the one meant.
/// Answers what then lies across each edge.
pub(super) fn snap(
    rings: &mut Vec<Ring>,
    across: &AcrossEdges,
    vertices: &Vertices,
    tolerance_m: f64,
) -> AcrossEdges {
    let mut exact: HashSet<Ends> = rings
        .iter()
        .zip(across)
        .flat_map(|(ring, across)| edges_of(&ring.vertices).zip(across))
        .filter(|(_, across)| !matches!(across, Across::Nothing))
        .map(|(edge, _)| ends(edge))
        .collect();
    let mut moved = moves(&loose_vertices(rings, across), vertices, tolerance_m);
    let mut snapped = across.clone();
    for round in 0..ROUNDS {
        let target = |id: VertexId| moved.get(&id).copied().unwrap_or(id);
        exact = exact
            .into_iter()
            .map(|(a, b)| ends((target(a), target(b))))
            .collect();
        // Vertices are added once: later, what was drawn together would be drawn apart again.
        let reach_m = (round == 0).then_some(tolerance_m);
        redraw(rings, &snapped, vertices, reach_m, target);
        snapped = edges::across(rings);
        moved = zips(rings, &snapped, vertices, tolerance_m);
        if moved.is_empty() {
            break;
        }
    }
    for (ring, across) in rings.iter().zip(&mut snapped) {
        drop_tails(ring, across, vertices, tolerance_m, |edge| {
            exact.contains(&ends(edge))
        });
    }
    snapped
}

/// An edge whichever way it goes.
type Ends = (VertexId, VertexId);

fn ends((from, to): (VertexId, VertexId)) -> Ends {
    (from.min(to), from.max(to))
}

/// Draws all rings anew: vertices moved, and vertices of other areas added where they lie within reach of a loose edge.
fn redraw(
    rings: &mut Vec<Ring>,
    across: &AcrossEdges,
    vertices: &Vertices,
    reach_m: Option<f64>,
    target: impl Fn(VertexId) -> VertexId,
) {
    let nodes = RTree::bulk_load(
        loose_vertices(rings, across)
            .into_iter()
            .map(|(id, area)| node(target(id), area, vertices))
            .collect(),
    );
    for (ring, across) in rings.iter_mut().zip(across) {
        let mut redrawn = Vec::with_capacity(ring.vertices.len());
        for ((from, to), across) in edges_of(&ring.vertices).zip(across) {
            let (from, to) = (target(from), target(to));
            redrawn.push(from);
            if let (Across::Nothing, Some(reach_m)) = (across, reach_m) {
                let met = vertices_on((from, to), ring.area, &nodes, vertices, reach_m);
                redrawn.extend(met);
            }
        }
        tidy(&mut redrawn);
        ring.vertices = redrawn;
    }
    rings.retain(|ring| ring.vertices.len() >= 3);
}

/// Which vertex moves onto which so that loose edges of two areas, which meet at one end, meet at the other end too.
fn zips(
    rings: &[Ring],
    across: &AcrossEdges,
    vertices: &Vertices,
    tolerance_m: f64,
) -> HashMap<VertexId, VertexId> {
    let mut leaving: HashMap<VertexId, Vec<(usize, VertexId)>> = HashMap::new();
    for (ring, across) in rings.iter().zip(across) {
        for ((from, to), across) in edges_of(&ring.vertices).zip(across) {
            if matches!(across, Across::Nothing) {
                leaving.entry(from).or_default().push((ring.area, to));
                leaving.entry(to).or_default().push((ring.area, from));
            }
        }
    }
    let mut moved = HashMap::new();
    let mut fixed = HashSet::new();
    let mut meetings: Vec<_> = leaving
        .into_iter()
        .filter(|(_, ways)| ways.len() > 1)
        .collect();
    meetings.sort_unstable_by_key(|&(place, _)| place);
    for (place, ways) in meetings {
        for (index, &(area, to)) in ways.iter().enumerate() {
            for &(other_area, other) in &ways[..index] {
                let (low, high) = ends((to, other));
                if area != other_area
                    && low != high
                    && go_together(vertices, (place, low, high), tolerance_m)
                    && !moved.contains_key(&high)
                    && !fixed.contains(&high)
                    && !moved.contains_key(&low)
                {
                    moved.insert(high, low);
                    fixed.insert(low);
                }
            }
        }
    }
    moved
}

/// True where two edges from one place end within the tolerance of each other; edges much longer than that may also
/// end a little apart along their way.
fn go_together(
    vertices: &Vertices,
    (place, first, second): (VertexId, VertexId, VertexId),
    tolerance_m: f64,
) -> bool {
    let apart_m = distance_m(vertices.coord(first), vertices.coord(second));
    if apart_m <= tolerance_m {
        return true;
    }
    let (from, a) = vertices.edge(place, first);
    let (_, b) = vertices.edge(place, second);
    let length_m = |to: Coord| distance_m(from, to);
    let (shorter, longer) = if length_m(a) < length_m(b) {
        (a, b)
    } else {
        (b, a)
    };
    let line = Line::new([from.x, from.y], [longer.x, longer.y]);
    apart_m <= 3.0 * tolerance_m
        && length_m(shorter) > 6.0 * tolerance_m
        && aside_m(shorter, &line) <= tolerance_m
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

fn node(id: VertexId, area: usize, vertices: &Vertices) -> Node {
    let coord = vertices.coord(id);
    GeomWithData::new([coord.x, coord.y], (id, area))
}

/// The vertices of edges with nothing across, each with its area, in order of areas.
fn loose_vertices(rings: &[Ring], across: &AcrossEdges) -> Vec<(VertexId, usize)> {
    let mut loose = Vec::new();
    for (ring, across) in rings.iter().zip(across) {
        for ((from, to), across) in edges_of(&ring.vertices).zip(across) {
            if matches!(across, Across::Nothing) {
                loose.extend([(from, ring.area), (to, ring.area)]);
            }
        }
    }
    loose.sort_unstable_by_key(|&(id, area)| (area, id));
    loose.dedup();
    loose
}

/// Which vertex moves onto which: onto the nearest of an earlier area.
fn moves(
    loose: &[(VertexId, usize)],
    vertices: &Vertices,
    tolerance_m: f64,
) -> HashMap<VertexId, VertexId> {
    let mut moved = HashMap::new();
    let mut fixed: RTree<Node> = RTree::new();
    for of_area in loose.chunk_by(|a, b| a.1 == b.1) {
        let mut staying = Vec::new();
        for &(id, area) in of_area {
            let place = vertices.coord(id);
            let nearest = near(&fixed, (place, place), tolerance_m)
                .map(|node| (local_metres(place, node), node.data.0))
                .filter(|&(metres, other)| metres <= tolerance_m || other == id)
                .min_by(|a, b| a.0.total_cmp(&b.0));
            match nearest {
                Some((_, other)) if other != id => _ = moved.insert(id, other),
                _ => staying.push(node(id, area, vertices)),
            }
        }
        for node in staying {
            fixed.insert(node);
        }
    }
    moved
}

/// The loose vertices of other areas that lie on an edge, in its order.
fn vertices_on(
    (from, to): (VertexId, VertexId),
    area: usize,
    nodes: &RTree<Node>,
    vertices: &Vertices,
    tolerance_m: f64,
) -> Vec<VertexId> {
    let (a, b) = vertices.edge(from, to);
    let mut met: Vec<(f64, VertexId)> = near(nodes, (a, b), tolerance_m)
        .filter(|node| node.data.1 != area && ![from, to].contains(&node.data.0))
        .filter_map(|node| Some((fraction(a, b, node, tolerance_m)?, node.data.0)))
        .collect();
    met.sort_by(|x, y| x.0.total_cmp(&y.0));
    met.into_iter().map(|(_, id)| id).collect()
}

/// How far along the edge (0 to 1) the node lies; none where it is further from it than the tolerance.
fn fraction(a: Coord, b: Coord, node: &Node, tolerance_m: f64) -> Option<f64> {
    let (lon_m, lat_m) = degree_metres(node.geom()[1]);
    let (dx, dy) = ((b.x - a.x) * lon_m, (b.y - a.y) * lat_m);
    let (px, py) = (
        (lon_near(node.geom()[0], a.x) - a.x) * lon_m,
        (node.geom()[1] - a.y) * lat_m,
    );
    let length2 = dx * dx + dy * dy;
    if length2 <= 0.0 {
        return None;
    }
    let t = (px * dx + py * dy) / length2;
    let aside = (px * dy - py * dx).abs() / length2.sqrt();
    (t > 0.0 && t < 1.0 && aside <= tolerance_m).then_some(t)
}

fn local_metres(place: Coord, node: &Node) -> f64 {
    let (lon_m, lat_m) = degree_metres(place.y);
    let [x, y] = *node.geom();
    ((lon_near(x, place.x) - place.x) * lon_m).hypot((y - place.y) * lat_m)
}

/// The nodes about an edge, also those beyond the antimeridian.
fn near(
    nodes: &RTree<Node>,
    (a, b): (Coord, Coord),
    tolerance_m: f64,
) -> impl Iterator<Item = &Node> {
    let moved = move |turn: f64| {
        let to = |c: Coord| Coord {
            x: c.x + turn,
            y: c.y,
        };
        reach(to(a), to(b), tolerance_m)
    };
    [0.0, 360.0, -360.0]
        .into_iter()
        .map(moved)
        .filter(|reach| reach.lower()[0] <= 180.0 && reach.upper()[0] >= -180.0)
        .flat_map(|reach| {
            nodes
                .locate_in_envelope_intersecting(&reach)
                .collect::<Vec<_>>()
        })
}

/// The box around both places, wider by the tolerance.
fn reach(a: Coord, b: Coord, tolerance_m: f64) -> AABB<[f64; 2]> {
    let lat = a.y.abs().max(b.y.abs()).min(89.9);
    let (lon_m, lat_m) = degree_metres(lat);
    let (dx, dy) = (tolerance_m / lon_m, tolerance_m / lat_m);
    AABB::from_corners(
        [a.x.min(b.x) - dx, a.y.min(b.y) - dy],
        [a.x.max(b.x) + dx, a.y.max(b.y) + dy],
    )
}
