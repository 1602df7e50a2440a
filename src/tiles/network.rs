//! How important each vertex is to the lines that run through it, for all lines that share vertices at once.
//!
//! Visvalingam and Whyatt (1993, doi:10.1179/000870493786962263): again and again the vertex goes whose triangle with
//! its two neighbours is smallest; the size of the triangle is its importance. Here that is done on the network of all
//! rings and lines, so that two neighbours and the border between them keep and lose the same vertices:
//!
//! ```text
//!        b                     b goes only if no other vertex is in the triangle a b c and no line runs from a
//!       ╱ ╲                    to c already: then the new line a c crosses nothing, and what has not crossed
//!  ····a   c····               before never does. Ends and vertices where more than two ways lead on never go.
//! ```
//!
//! Importance never falls as vertices go: those above any threshold are the network at one moment of that process.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap, HashSet};

use super::crowd::{Crowd, GridBox};
use crate::geometry::mercator::{SPAN, World};

const NONE: u32 = u32::MAX;

/// The importance of a vertex whose triangle has this area, grid units².
pub(super) fn importance_of(triangle: f64) -> f32 {
    (2.0 * triangle) as f32
}

/// Lines and rings that share vertices.
#[derive(Default)]
pub(super) struct Network {
    ids: HashMap<World, u32>,
    places: Vec<World>,
    edges: Vec<(u32, u32)>,
    fixed: Vec<bool>,
}

/// The importance of vertices: twice the area of the triangle that goes with the vertex, in grid units².
pub(super) struct Importance {
    ids: HashMap<World, u32>,
    values: Vec<f32>,
}

impl Importance {
    /// That of a vertex of the network; infinite for one that never goes, 0 for one that is not in it.
    pub(super) fn of(&self, at: World) -> f32 {
        self.ids
            .get(&at)
            .map_or(0.0, |&vertex| self.values[vertex as usize])
    }
}

impl Network {
    /// Adds a line; its ends will never go.
    pub(super) fn add_line(&mut self, line: &[World]) {
        self.add_edges(line);
        for end in [line.first(), line.last()].into_iter().flatten() {
            let vertex = self.vertex(*end);
            self.fixed[vertex as usize] = true;
        }
    }

    /// Adds a ring, given open (its first vertex is not repeated).
    pub(super) fn add_ring(&mut self, ring: &[World]) {
        self.add_edges(ring);
        if let (Some(&first), Some(&last)) = (ring.first(), ring.last()) {
            self.add_edges(&[last, first]);
        }
    }

    fn add_edges(&mut self, line: &[World]) {
        let mut before = NONE;
        for &at in line {
            let vertex = self.vertex(at);
            if before != NONE && before != vertex {
                self.edges.push((before.min(vertex), before.max(vertex)));
            }
            before = vertex;
        }
    }

    fn vertex(&mut self, at: World) -> u32 {
        *self.ids.entry(at).or_insert_with(|| {
            self.places.push(at);
            // On the antimeridian the two halves of a cut line must keep facing each other.
            self.fixed.push(at.x == 0 || at.x == SPAN);
            u32::try_from(self.places.len() - 1).expect("fewer than 2^32 vertices in memory")
        })
    }

    /// The importance of every vertex.
    pub(super) fn importance(mut self) -> Importance {
        self.edges.sort_unstable();
        self.edges.dedup();
        let ids = std::mem::take(&mut self.ids);
        let values = Erosion::new(&self.places, &self.edges, self.fixed).run();
        Importance { ids, values }
    }
}

/// The process in which vertices go one by one.
struct Erosion<'a> {
    places: &'a [World],
    /// The two vertices to which a free vertex leads.
    neighbours: Vec<[u32; 2]>,
    fixed: Vec<bool>,
    /// Pairs of fixed vertices with a line straight from one to the other.
    direct: HashSet<(u32, u32)>,
    crowd: Crowd<'a>,
    /// Twice the area of each free vertex's triangle, as it is now.
    areas: Vec<u64>,
    queue: BinaryHeap<Reverse<(u64, u32)>>,
    /// Vertices that wait for another to leave their triangle, by that other.
    waiting: HashMap<u32, Vec<u32>>,
}

impl<'a> Erosion<'a> {
    fn new(places: &'a [World], edges: &[(u32, u32)], mut fixed: Vec<bool>) -> Self {
        let mut neighbours = vec![[NONE; 2]; places.len()];
        for &(a, b) in edges {
            for (from, to) in [(a, b), (b, a)] {
                match &mut neighbours[from as usize] {
                    [place, _] | [_, place] if *place == NONE => *place = to,
                    _ => fixed[from as usize] = true,
                }
            }
        }
        for (fixed, ends) in fixed.iter_mut().zip(&neighbours) {
            *fixed |= ends.contains(&NONE);
        }
        let direct = edges
            .iter()
            .copied()
            .filter(|&(a, b)| fixed[a as usize] && fixed[b as usize])
            .collect();
        Self {
            areas: vec![0; places.len()],
            crowd: Crowd::new(places),
            queue: BinaryHeap::new(),
            waiting: HashMap::new(),
            places,
            neighbours,
            fixed,
            direct,
        }
    }

    fn run(mut self) -> Vec<f32> {
        let mut importance = vec![f32::INFINITY; self.places.len()];
        for vertex in 0..u32::try_from(self.places.len()).expect("numbered with u32") {
            self.weigh(vertex);
        }
        let mut level = 0;
        while let Some(Reverse((area, vertex))) = self.queue.pop() {
            if !self.crowd.has(vertex) || area != self.areas[vertex as usize] {
                continue;
            }
            if self.may_go(vertex) {
                level = area.max(level);
                importance[vertex as usize] = level as f32;
                self.remove(vertex);
            }
        }
        importance
    }

    /// Puts a vertex in the queue by the triangle that it makes now.
    fn weigh(&mut self, vertex: u32) {
        if self.fixed[vertex as usize] {
            return;
        }
        let [a, b, c] = self.triangle(vertex);
        let area = u64::try_from(a.cross(b, c).unsigned_abs()).expect("the square is 2^62 units²");
        self.areas[vertex as usize] = area;
        self.queue.push(Reverse((area, vertex)));
    }

    fn triangle(&self, vertex: u32) -> [World; 3] {
        let [a, c] = self.neighbours[vertex as usize];
        [a, vertex, c].map(|corner| self.places[corner as usize])
    }

    /// Whether nothing is in the way; where another vertex is, this one waits for it to go.
    fn may_go(&mut self, vertex: u32) -> bool {
        let [a, c] = self.neighbours[vertex as usize];
        if self.joined(a, c) {
            return false;
        }
        if self.areas[vertex as usize] == 0 {
            return true;
        }
        let triangle = self.triangle(vertex);
        let bounds = GridBox::around(triangle).expect("a triangle has corners");
        let other = |point: u32| point != a && point != vertex && point != c;
        let in_the_way = |point: u32| other(point) && holds(triangle, self.places[point as usize]);
        match self.crowd.find(&bounds, in_the_way) {
            Some(blocker) => {
                self.waiting.entry(blocker).or_default().push(vertex);
                false
            }
            None => true,
        }
    }

    /// Whether a line runs straight from `a` to `c`.
    fn joined(&self, a: u32, c: u32) -> bool {
        let leads = |from: u32, to: u32| self.neighbours[from as usize].contains(&to);
        match (self.fixed[a as usize], self.fixed[c as usize]) {
            (false, _) => leads(a, c),
            (_, false) => leads(c, a),
            (true, true) => self.direct.contains(&(a.min(c), a.max(c))),
        }
    }

    fn remove(&mut self, vertex: u32) {
        self.crowd.remove(vertex);
        let [a, c] = self.neighbours[vertex as usize];
        for (end, other) in [(a, c), (c, a)] {
            if !self.fixed[end as usize] {
                let place = self.neighbours[end as usize]
                    .iter_mut()
                    .find(|neighbour| **neighbour == vertex)
                    .expect("neighbours know each other");
                *place = other;
            }
        }
        if self.fixed[a as usize] && self.fixed[c as usize] {
            self.direct.insert((a.min(c), a.max(c)));
        }
        self.weigh(a);
        self.weigh(c);
        for waiting in self.waiting.remove(&vertex).unwrap_or_default() {
            if self.crowd.has(waiting) {
                self.queue
                    .push(Reverse((self.areas[waiting as usize], waiting)));
            }
        }
    }
}

/// Whether a place lies in a triangle or on its edge.
fn holds([a, b, c]: [World; 3], at: World) -> bool {
    let signs = [a.cross(b, at), b.cross(c, at), c.cross(a, at)].map(i128::signum);
    !(signs.contains(&1) && signs.contains(&-1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at((x, y): (u32, u32)) -> World {
        World {
            x: 1000 + x,
            y: 1000 + y,
        }
    }

    /// Squares of a chessboard whose sides wiggle: neighbours share every vertex of their common edge.
    fn board(wiggle: &[u32]) -> Vec<Vec<World>> {
        let mut seeds = wiggle.iter().cycle();
        let mut sides: HashMap<((u32, u32), bool), Vec<World>> = HashMap::new();
        let mut side = |corner: (u32, u32), down: bool| {
            sides
                .entry((corner, down))
                .or_insert_with(|| {
                    (0..20)
                        .map(|step| {
                            // Little at the ends, so that sides do not cross where they meet.
                            let seed = seeds.next().expect("cycles");
                            let off = seed * u32::min(step, 20 - step) / 10;
                            let (x, y) = (corner.0 * 2000 + 500, corner.1 * 2000 + 500);
                            at(if down {
                                (x + off, y + step * 100)
                            } else {
                                (x + step * 100, y + off)
                            })
                        })
                        .collect::<Vec<_>>()
                })
                .clone()
        };
        let mut rings = Vec::new();
        for (col, row) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
            let end = at(((col + 1) * 2000 + 500, (row + 1) * 2000 + 500));
            let mut ring = side((col, row), false);
            ring.extend(side((col + 1, row), true));
            ring.push(end);
            ring.extend(side((col, row + 1), false).into_iter().rev());
            let mut left = side((col, row), true);
            left.remove(0);
            ring.extend(left.into_iter().rev());
            rings.push(ring);
        }
        rings
    }

    fn edges(ring: &[World]) -> Vec<(World, World)> {
        let next = ring.iter().cycle().skip(1);
        ring.iter()
            .zip(next)
            .map(|(&a, &b)| (a.min(b), a.max(b)))
            .collect()
    }

    /// Whether two segments have a point in common that is not an end of both.
    fn cross((a, b): (World, World), (c, d): (World, World)) -> bool {
        let side = |a: World, b: World, p: World| a.cross(b, p).signum();
        let ends = [a, b].iter().filter(|end| [c, d].contains(end)).count();
        let apart = |a: World, b: World, c: World, d: World| side(a, b, c) * side(a, b, d) > 0;
        ends == 0
            && !apart(a, b, c, d)
            && !apart(c, d, a, b)
            && GridBox::around([a, b])
                .zip(GridBox::around([c, d]))
                .is_some_and(|(p, q)| p.meets(&q))
    }

    #[test]
    fn a_bend_matters_by_its_triangle_and_ends_for_ever() {
        let line = [(0, 0), (10, 1), (20, 0), (30, 9), (40, 0)].map(at);
        let mut network = Network::default();
        network.add_line(&line);
        let importance = network.importance();
        let values: Vec<f32> = line.iter().map(|&at| importance.of(at)).collect();
        assert!(values[0].is_infinite() && values[4].is_infinite());
        assert!((values[1] - 20.0).abs() < f32::EPSILON, "{values:?}");
        assert!(values[1] < values[2] && values[2] <= values[3]);
    }

    #[test]
    fn a_vertex_between_two_lines_holds_the_nearer_one_back() {
        // The lower line may not be straightened before the island above it is gone, and that never goes.
        let mut network = Network::default();
        network.add_line(&[(0, 0), (50, 40), (100, 0)].map(at));
        network.add_line(&[(50, 20), (50, 10)].map(at));
        assert!(network.importance().of(at((50, 40))).is_infinite());
    }

    #[test]
    fn a_ring_keeps_three_corners() {
        let ring: Vec<World> = (0..100)
            .map(|i| f64::from(i) / 100.0 * std::f64::consts::TAU)
            .map(|angle| {
                at((
                    (1000.0 + 900.0 * angle.cos()) as u32,
                    (1000.0 + 900.0 * angle.sin()) as u32,
                ))
            })
            .collect();
        let mut network = Network::default();
        network.add_ring(&ring);
        let importance = network.importance();
        let kept = ring.iter().filter(|&&at| importance.of(at).is_infinite());
        assert_eq!(kept.count(), 3);
    }

    proptest! {
            #![proptest_config(ProptestConfig::with_cases(64))]
            #[test]
            fn at_no_threshold_do_neighbours_part_or_cross(wiggle in prop::collection::vec(0..400_u32, 50..200), power in 0..22_u32) {
                let rings = board(&wiggle);
                let whole: Vec<Vec<(World, World)>> = rings.iter().map(|ring| edges(ring)).collect();
                let crosses = |edges: &[Vec<(World, World)>]| {
                    let all: Vec<_> = edges.iter().flatten().collect();
                    all.iter().enumerate().any(|(i, a)| all[..i].iter().any(|b| cross(**a, **b)))
                };
                prop_assume!(!crosses(&whole));
                let mut network = Network::default();
                for ring in &rings {
     network.add_ring(ring);
    }
                let importance = network.importance();
                let threshold = 2_f32.powi(power.cast_signed());
                let kept: Vec<Vec<World>> = rings
                    .iter()
                    .map(|ring| ring.iter().copied().filter(|&at| importance.of(at) > threshold).collect())
                    .collect();
                let simple: Vec<Vec<(World, World)>> = kept.iter().map(|ring| edges(ring)).collect();
                prop_assert!(!crosses(&simple));
                // Each inner edge is that of exactly two rings still: the four squares tile the board.
                let mut count: HashMap<(World, World), usize> = HashMap::new();
                simple.iter().flatten().for_each(|edge| *count.entry(*edge).or_default() += 1);
                let outer: Vec<_> = count.iter().filter(|(_, count)| **count == 1).map(|(edge, _)| *edge).collect();
                let mut ends: HashMap<World, usize> = HashMap::new();
                outer.iter().flat_map(|(a, b)| [a, b]).for_each(|end| *ends.entry(*end).or_default() += 1);
                prop_assert!(ends.values().all(|&count| count == 2), "the outline is one closed ring");
                prop_assert!(count.values().all(|&count| count <= 2));
            }
        }
}
