//! From areas to lines between them: the arcs that exactly two areas share, chained for each pair.

use std::collections::BTreeMap;

use super::chain::Chain;
use super::edges::{Across, AcrossEdges};
use super::input::Area;
use super::rings::{Ring, VertexId, Vertices};

/// A pair of codes in alphabetical order.
pub(super) type Pair = (String, String);

/// The chains of each pair, with its alphabetically first side on the left.
pub(super) fn shared_chains(
    areas: &[Area],
    rings: &[Ring],
    across: &AcrossEdges,
    vertices: &Vertices,
) -> BTreeMap<Pair, Vec<Chain>> {
    let mut chains: BTreeMap<Pair, Vec<Chain>> = BTreeMap::new();
    for (ring, across) in rings.iter().zip(across) {
        let left = &areas[ring.area].code;
        for (other, run) in runs(&ring.vertices, across) {
            let right = &areas[other].code;
            // Each shared arc is met twice, once from each side: this is the one with the first code on the left.
            if left < right {
                chains
                    .entry((left.clone(), right.clone()))
                    .or_default()
                    .push(Chain::plain(vertices.line(&run)));
            }
        }
    }
    chains
}

/// The longest stretches of a ring with one and the same area across, wherever the ring happens to start.
fn runs(ring: &[VertexId], across: &[Across]) -> Vec<(usize, Vec<VertexId>)> {
    let count = ring.len();
    let before = |edge: usize| across[(edge + count - 1) % count];
    let Some(first) = (0..count).find(|&edge| across[edge] != before(edge)) else {
        return whole_ring(ring, across[0]).into_iter().collect();
    };
    let mut runs = Vec::new();
    let mut open: Option<(usize, Vec<VertexId>)> = None;
    for step in 0..count {
        let edge = (first + step) % count;
        if across[edge] != before(edge) {
            runs.extend(open.take());
            if let Across::Area(other) = across[edge] {
                open = Some((other, vec![ring[edge]]));
            }
        }
        if let Some((_, run)) = &mut open {
            run.push(ring[(edge + 1) % count]);
        }
    }
    runs.extend(open);
    runs
}

fn whole_ring(ring: &[VertexId], across: Across) -> Option<(usize, Vec<VertexId>)> {
    let Across::Area(other) = across else {
        return None;
    };
    let closed = ring.iter().chain(ring.first()).copied().collect();
    Some((other, closed))
}
