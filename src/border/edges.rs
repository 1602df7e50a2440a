//! Which area lies on the other side of each edge of each ring.

use super::rings::{Ring, VertexId};

/// What lies on the right of an edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Across {
    /// Nothing that we know: open sea, or an area that makes no border, or a drawing that does not match.
    Nothing,
    /// One other area: the edge is border.
    Area(usize),
    /// The same area again: a seam, such as the cut at the antimeridian.
    Seam,
    /// More than one area claims this side.
    Several,
}

/// For each ring and each of its edges, what lies across.
pub(super) type AcrossEdges = Vec<Vec<Across>>;

struct Use {
    ends: (VertexId, VertexId),
    forward: bool,
    ring: u32,
    edge: u32,
}

/// Finds for each edge the areas that share it, by exact vertices.
pub(super) fn across(rings: &[Ring]) -> AcrossEdges {
    let mut uses = uses(rings);
    uses.sort_unstable_by_key(|u| (u.ends, u.ring, u.edge));
    let mut across: AcrossEdges = rings
        .iter()
        .map(|ring| vec![Across::Nothing; ring.vertices.len()])
        .collect();
    for shared in uses.chunk_by(|a, b| a.ends == b.ends) {
        for one in shared {
            across[one.ring as usize][one.edge as usize] = what_lies_across(one, shared, rings);
        }
    }
    across
}

fn uses(rings: &[Ring]) -> Vec<Use> {
    let mut uses = Vec::with_capacity(rings.iter().map(|ring| ring.vertices.len()).sum());
    for (ring_index, ring) in rings.iter().enumerate() {
        for (edge, (from, to)) in edges_of(&ring.vertices).enumerate() {
            uses.push(Use {
                ends: (from.min(to), from.max(to)),
                forward: from < to,
                ring: ring_index as u32,
                edge: edge as u32,
            });
        }
    }
    uses
}

/// The edges of a ring, the closing one last.
pub(super) fn edges_of(ring: &[VertexId]) -> impl Iterator<Item = (VertexId, VertexId)> {
    let next = ring.iter().copied().cycle().skip(1);
    ring.iter().copied().zip(next)
}

fn what_lies_across(one: &Use, shared: &[Use], rings: &[Ring]) -> Across {
    let area = |u: &Use| rings[u.ring as usize].area;
    let mut others = shared.iter().filter(|other| other.forward != one.forward);
    match (others.next(), others.next(), shared.len()) {
        (None, _, _) => Across::Nothing,
        (Some(other), None, 2) if area(other) == area(one) => Across::Seam,
        (Some(other), None, 2) => Across::Area(area(other)),
        _ => Across::Several,
    }
}
