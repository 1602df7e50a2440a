//! Snapping: outlines that two hands drew along one line are given the same vertices, within a tolerance.
//!
//! ```text
//!   area 0   o────────────o            o─────o──────o
//!   area 1   o──────o─────o     ──▶    o─────o──────o
//! ```

use std::collections::HashMap;

use geo::Coord;
use rstar::primitives::GeomWithData;
use rstar::{AABB, RTree};

use super::edges::{Across, AcrossEdges, edges_of};
use super::rings::{Ring, VertexId, Vertices, tidy};
use crate::geometry::geodesic::degree_metres;

type Node = GeomWithData<[f64; 2], (VertexId, usize)>;

/// Moves and adds vertices along edges that no other area shares, so that what lies within the tolerance matches.
pub(super) fn snap(
    rings: &mut Vec<Ring>,
    across: &AcrossEdges,
    vertices: &Vertices,
    tolerance_m: f64,
) {
    let loose = loose_vertices(rings, across);
    let moved = moves(&loose, vertices, tolerance_m);
    let target = |id: VertexId| moved.get(&id).copied().unwrap_or(id);
    let nodes = RTree::bulk_load(
        loose
            .iter()
            .map(|&(id, area)| node(target(id), area, vertices))
            .collect(),
    );
    for (ring, across) in rings.iter_mut().zip(across) {
        let mut snapped = Vec::with_capacity(ring.vertices.len());
        for ((from, to), across) in edges_of(&ring.vertices).zip(across) {
            let (from, to) = (target(from), target(to));
            snapped.push(from);
            if matches!(across, Across::Nothing) {
                let met = vertices_on((from, to), ring.area, &nodes, vertices, tolerance_m);
                snapped.extend(met);
            }
        }
        tidy(&mut snapped);
        ring.vertices = snapped;
    }
    rings.retain(|ring| ring.vertices.len() >= 3);
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
            let reach = reach(place, place, tolerance_m);
            let nearest = fixed
                .locate_in_envelope_intersecting(&reach)
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
    let mut met: Vec<(f64, VertexId)> = nodes
        .locate_in_envelope_intersecting(&reach(a, b, tolerance_m))
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
        (node.geom()[0] - a.x) * lon_m,
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
    ((x - place.x) * lon_m).hypot((y - place.y) * lat_m)
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
