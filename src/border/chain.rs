//! Lines joined end to end into the longest possible chains.

use std::collections::HashMap;

use geo::Coord;

use super::rings::place_key;
use crate::geometry::antimeridian::{lon_near, wrap_lon};
use crate::geometry::geodesic::distance_m;

/// A line with, for each of its segments, the index of what is said of it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Chain {
    /// Longitudes run on across the antimeridian.
    pub(super) coords: Vec<Coord>,
    /// One for each segment: index into the natures of the border.
    pub(super) natures: Vec<usize>,
}

impl Chain {
    /// A chain of which one thing is said.
    pub(super) fn new(coords: Vec<Coord>, nature: usize) -> Self {
        let natures = vec![nature; coords.len().saturating_sub(1)];
        Self { coords, natures }
    }

    /// A chain of which the first thing is said.
    pub(super) fn plain(coords: Vec<Coord>) -> Self {
        Self::new(coords, 0)
    }

    pub(super) fn start(&self) -> Coord {
        self.coords[0]
    }

    pub(super) fn end(&self) -> Coord {
        self.coords[self.coords.len() - 1]
    }

    /// The same line the other way round.
    pub(super) fn reverse(&mut self) {
        self.coords.reverse();
        self.natures.reverse();
    }

    /// True where the chain ends where it starts, all turns of longitude apart.
    pub(super) fn is_closed(&self) -> bool {
        place_key(self.start()) == place_key(self.end())
    }

    /// Moves the chain by whole turns so that its start lies in [-180, 180).
    pub(super) fn wrap(&mut self) {
        let turn = wrap_lon(self.start().x) - self.start().x;
        if turn != 0.0 {
            self.coords.iter_mut().for_each(|c| c.x += turn);
        }
    }

    /// Turns a closed chain so that it starts at this vertex.
    pub(super) fn rotate(&mut self, vertex: usize) {
        let turn = self.end().x - self.start().x;
        self.coords.pop();
        self.coords[..vertex].iter_mut().for_each(|c| c.x += turn);
        self.coords.rotate_left(vertex);
        self.natures.rotate_left(vertex);
        let start = self.coords[0];
        self.coords.push(Coord {
            x: start.x + turn,
            y: start.y,
        });
    }

    /// Adds a chain that starts where this one ends; its first vertex is dropped.
    fn append(&mut self, next: Self) {
        let turn = lon_near(next.start().x, self.end().x) - next.start().x;
        self.coords.extend(next.coords[1..].iter().map(|c| Coord {
            x: c.x + turn,
            y: c.y,
        }));
        self.natures.extend(next.natures);
    }
}

/// Joins chains where exactly one ends and one starts, within a tolerance in metres.
pub(super) fn join(mut chains: Vec<Chain>, tolerance_m: f64) -> Vec<Chain> {
    chains.retain(|chain| chain.coords.len() > 1);
    snap_ends(&mut chains, tolerance_m);
    let successors = successors(&chains);
    let mut has_predecessor = vec![false; chains.len()];
    for &next in successors.iter().flatten() {
        has_predecessor[next] = true;
    }
    let mut waiting: Vec<Option<Chain>> = chains.into_iter().map(Some).collect();
    let mut joined = Vec::new();
    // Open chains first; what is left then are rings, which may be entered anywhere.
    let open = (0..waiting.len()).filter(|&i| !has_predecessor[i]);
    for first in open.chain(0..has_predecessor.len()) {
        joined.extend(follow(first, &mut waiting, &successors));
    }
    joined
}

fn follow(
    first: usize,
    waiting: &mut [Option<Chain>],
    successors: &[Option<usize>],
) -> Option<Chain> {
    let mut chain = waiting[first].take()?;
    let mut at = first;
    while let Some(next) = successors[at].and_then(|next| Some((next, waiting[next].take()?))) {
        at = next.0;
        chain.append(next.1);
    }
    Some(chain)
}

/// For each chain the one chain that starts where it ends, if no other ends or starts there.
fn successors(chains: &[Chain]) -> Vec<Option<usize>> {
    let mut starting: HashMap<_, Vec<usize>> = HashMap::new();
    let mut ending: HashMap<_, usize> = HashMap::new();
    for (index, chain) in chains.iter().enumerate() {
        if !chain.is_closed() {
            starting
                .entry(place_key(chain.start()))
                .or_default()
                .push(index);
            *ending.entry(place_key(chain.end())).or_default() += 1;
        }
    }
    let successor = |chain: &Chain| {
        let place = place_key(chain.end());
        match starting.get(&place).map(Vec::as_slice) {
            Some(&[next]) if ending.get(&place) == Some(&1) => Some(next),
            _ => None,
        }
    };
    let open = |chain: &&Chain| !chain.is_closed();
    chains
        .iter()
        .map(|chain| Some(chain).filter(open).and_then(successor))
        .collect()
}

/// Moves a start that lies within the tolerance of an end, and of no other, onto it.
fn snap_ends(chains: &mut [Chain], tolerance_m: f64) {
    if tolerance_m <= 0.0 {
        return;
    }
    let ends: Vec<Coord> = chains.iter().map(Chain::end).collect();
    let starts: Vec<Coord> = chains.iter().map(Chain::start).collect();
    let meets = |a: &Coord, b: &Coord| place_key(*a) == place_key(*b);
    for (index, chain) in chains.iter_mut().enumerate() {
        let start = starts[index];
        if ends.iter().any(|end| meets(end, &start)) {
            continue;
        }
        let near: Vec<&Coord> = ends
            .iter()
            .filter(|end| !starts.iter().any(|start| meets(start, end)))
            .filter(|end| distance_m(**end, start) <= tolerance_m)
            .collect();
        // A chain shorter than the tolerance must not close on itself.
        if let [end] = near[..]
            && (!meets(end, &ends[index]) || chain.coords.len() > 3)
        {
            chain.coords[0] = Coord {
                x: lon_near(end.x, start.x),
                y: end.y,
            };
        }
    }
}

/// Ends of chains that come near to an end of another chain without meeting it, and how near in metres.
pub(super) fn open_ends(chains: &[Chain], near_m: f64) -> impl Iterator<Item = (Coord, f64)> {
    let ends: Vec<(usize, Coord)> = chains
        .iter()
        .enumerate()
        .filter(|(_, chain)| !chain.is_closed())
        .flat_map(|(index, chain)| [(index, chain.start()), (index, chain.end())])
        .collect();
    let nearest = move |index: usize, end: Coord| {
        ends.iter()
            .filter(|&&(other, _)| other > index)
            .map(|&(_, other)| distance_m(end, other))
            .filter(|&metres| metres > 0.0 && metres <= near_m)
            .min_by(f64::total_cmp)
    };
    chains
        .iter()
        .enumerate()
        .filter(|(_, chain)| !chain.is_closed())
        .flat_map(|(index, chain)| [(index, chain.start()), (index, chain.end())])
        .filter_map(move |(index, end)| Some((end, nearest(index, end)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain(coords: &[(f64, f64)], nature: usize) -> Chain {
        Chain::new(coords.iter().copied().map(Coord::from).collect(), nature)
    }

    #[test]
    fn chains_given_in_any_order_become_one_and_keep_what_is_said_of_each() {
        let joined = join(
            vec![
                chain(&[(2.0, 0.0), (3.0, 0.0)], 2),
                chain(&[(0.0, 0.0), (1.0, 0.0)], 0),
                chain(&[(1.0, 0.0), (2.0, 0.0)], 1),
            ],
            0.0,
        );
        assert_eq!(joined.len(), 1);
        assert_eq!(joined[0].natures, [0, 1, 2]);
        assert_eq!(joined[0].end(), Coord { x: 3.0, y: 0.0 });
    }

    #[test]
    fn ends_within_the_tolerance_are_joined_and_others_are_not() {
        // 1e-5 degree of longitude on the equator is 1.1 m.
        let pieces = || {
            vec![
                chain(&[(0.0, 0.0), (1.0, 0.0)], 0),
                chain(&[(1.000_01, 0.0), (2.0, 0.0)], 0),
            ]
        };
        assert_eq!(join(pieces(), 2.0).len(), 1);
        assert_eq!(join(pieces(), 1.0).len(), 2);
    }

    #[test]
    fn pieces_of_a_ring_close() {
        let joined = join(
            vec![
                chain(&[(0.0, 0.0), (1.0, 0.0), (1.0, 1.0)], 0),
                chain(&[(1.0, 1.0), (0.0, 1.0), (0.0, 0.0)], 0),
            ],
            0.0,
        );
        assert_eq!(joined.len(), 1);
        assert!(joined[0].is_closed());
    }

    #[test]
    fn chains_meet_across_the_antimeridian_and_run_on() {
        let joined = join(
            vec![
                chain(&[(-180.0, 0.0), (-179.0, 0.0)], 0),
                chain(&[(179.0, 0.0), (180.0, 0.0)], 0),
            ],
            0.0,
        );
        let lons: Vec<f64> = joined[0].coords.iter().map(|c| c.x).collect();
        assert_eq!(lons, [179.0, 180.0, 181.0]);
    }

    #[test]
    fn a_rotated_ring_is_the_same_ring() {
        let mut ring = chain(&[(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 0.0)], 0);
        ring.rotate(2);
        assert_eq!(
            ring,
            chain(&[(1.0, 1.0), (0.0, 0.0), (1.0, 0.0), (1.0, 1.0)], 0)
        );
    }
}
