//! Points of which some go away: which of those still there lie in a box?
//!
//! A packed tree over the points in Morton order. Each node knows its box and how many of its points are left, so
//! that a search late in a simplification, with large boxes and few points left, passes over what has gone.

use crate::geometry::mercator::World;

const FAN: usize = 8;

/// A box on the grid, edges included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct GridBox {
    min: World,
    max: World,
}

impl GridBox {
    /// The box around places; none where there are none.
    pub(super) fn around(places: impl IntoIterator<Item = World>) -> Option<Self> {
        let point = |at| Self { min: at, max: at };
        places.into_iter().map(point).reduce(Self::union)
    }

    fn union(self, other: Self) -> Self {
        Self {
            min: World {
                x: self.min.x.min(other.min.x),
                y: self.min.y.min(other.min.y),
            },
            max: World {
                x: self.max.x.max(other.max.x),
                y: self.max.y.max(other.max.y),
            },
        }
    }

    pub(super) fn meets(&self, other: &Self) -> bool {
        self.min.x <= other.max.x
            && other.min.x <= self.max.x
            && self.min.y <= other.max.y
            && other.min.y <= self.max.y
    }

    fn holds(&self, at: World) -> bool {
        (self.min.x..=self.max.x).contains(&at.x) && (self.min.y..=self.max.y).contains(&at.y)
    }

    /// North-western and south-eastern corners.
    pub(super) fn corners(&self) -> (World, World) {
        (self.min, self.max)
    }
}

/// One node of the tree.
#[derive(Clone, Copy)]
struct Node {
    bounds: GridBox,
    left: u32,
}

/// Points that can be taken away, by their index.
pub(super) struct Crowd<'a> {
    places: &'a [World],
    /// The points in the order of the tree.
    order: Vec<u32>,
    /// Where in the order each point stands.
    slots: Vec<u32>,
    gone: Vec<bool>,
    /// Nodes over [`FAN`] points or nodes of the level below each; the last level is the root.
    levels: Vec<Vec<Node>>,
}

impl<'a> Crowd<'a> {
    pub(super) fn new(places: &'a [World]) -> Self {
        let count = u32::try_from(places.len()).expect("fewer than 2^32 vertices in memory");
        let mut order: Vec<u32> = (0..count).collect();
        order.sort_unstable_by_key(|&point| morton(places[point as usize]));
        let mut slots = vec![0; places.len()];
        for (slot, &point) in (0..).zip(&order) {
            slots[point as usize] = slot;
        }
        Self {
            places,
            levels: levels(places, &order),
            gone: vec![false; places.len()],
            order,
            slots,
        }
    }

    /// Takes a point away; once only.
    pub(super) fn remove(&mut self, point: u32) {
        debug_assert!(!self.gone[point as usize], "a point goes away once");
        self.gone[point as usize] = true;
        let mut index = self.slots[point as usize] as usize;
        for level in &mut self.levels {
            index /= FAN;
            level[index].left -= 1;
        }
    }

    pub(super) fn has(&self, point: u32) -> bool {
        !self.gone[point as usize]
    }

    /// The first point still there that lies in the box and that `fits`.
    pub(super) fn find(&self, bounds: &GridBox, fits: impl Fn(u32) -> bool) -> Option<u32> {
        let mut open = vec![(self.levels.len().checked_sub(1)?, 0)];
        while let Some((level, index)) = open.pop() {
            let node = &self.levels[level][index];
            if node.left == 0 || !node.bounds.meets(bounds) {
                continue;
            }
            let children = index * FAN..(index + 1) * FAN;
            if let Some(below) = level.checked_sub(1) {
                let end = children.end.min(self.levels[below].len());
                open.extend((children.start..end).map(|child| (below, child)));
                continue;
            }
            let end = children.end.min(self.order.len());
            let found = self.order[children.start..end]
                .iter()
                .copied()
                .find(|&p| self.has(p) && bounds.holds(self.places[p as usize]) && fits(p));
            if found.is_some() {
                return found;
            }
        }
        None
    }
}

fn levels(places: &[World], order: &[u32]) -> Vec<Vec<Node>> {
    let points = order.iter().map(|&point| Node {
        bounds: GridBox {
            min: places[point as usize],
            max: places[point as usize],
        },
        left: 1,
    });
    let mut level: Vec<Node> = points.collect();
    let mut levels = Vec::new();
    while level.len() > 1 || (levels.is_empty() && !level.is_empty()) {
        level = level.chunks(FAN).map(parent).collect();
        levels.push(level.clone());
    }
    levels
}

fn parent(children: &[Node]) -> Node {
    children[1..].iter().fold(children[0], |sum, child| Node {
        bounds: sum.bounds.union(child.bounds),
        left: sum.left + child.left,
    })
}

/// The bits of x and y by turns: points that are near each other mostly get near numbers.
fn morton(at: World) -> u64 {
    let spread = |value: u32| {
        let mut bits = u64::from(value);
        bits = (bits | (bits << 16)) & 0x0000_FFFF_0000_FFFF;
        bits = (bits | (bits << 8)) & 0x00FF_00FF_00FF_00FF;
        bits = (bits | (bits << 4)) & 0x0F0F_0F0F_0F0F_0F0F;
        bits = (bits | (bits << 2)) & 0x3333_3333_3333_3333;
        (bits | (bits << 1)) & 0x5555_5555_5555_5555
    };
    spread(at.x) | (spread(at.y) << 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_search_finds_what_a_scan_finds(
            points in prop::collection::vec((0..100_u32, 0..100_u32), 1..200),
            gone in prop::collection::vec(any::<bool>(), 200),
            (x, y, w, h) in (0..100_u32, 0..100_u32, 0..40_u32, 0..40_u32),
        ) {
            let places: Vec<World> = points.iter().map(|&(x, y)| World { x, y }).collect();
            let mut crowd = Crowd::new(&places);
            let left = |point: &u32| !gone[*point as usize];
            let all = 0..u32::try_from(places.len()).expect("few");
            all.clone().filter(|point| !left(point)).for_each(|point| crowd.remove(point));
            let bounds = GridBox { min: World { x, y }, max: World { x: x + w, y: y + h } };
            let expected: Vec<u32> = all
                .filter(left)
                .filter(|&point| bounds.holds(places[point as usize]))
                .collect();
            for &point in &expected {
                prop_assert_eq!(crowd.find(&bounds, |found| found == point), Some(point));
            }
            let found = crowd.find(&bounds, |_| true);
            prop_assert_eq!(found.is_some(), !expected.is_empty());
            prop_assert!(found.is_none_or(|point| expected.contains(&point)));
        }
    }
}
