//! Points gathered zoom by zoom: at each zoom, each point is in just one cluster, or stands alone.
//!
//! ```text
//!   zoom 13 and deeper        zoom 12              zoom 11
//!   ·  ·     ·  · ·    ──▶    (2)    ·  (2)  ──▶   (5)          greedy, in row order, within a twelfth of a tile
//! ```
//!
//! As Agafonkin's supercluster does it: a zoom gathers the clusters of the zoom below it, so that a cluster always
//! falls apart into the same ones. The grid of cells is the world's, not a tile's: no cluster knows of tile borders,
//! and the antimeridian is none either. Places that are known well and vague ones never share a cluster.

use crate::features::property::TextColumn;
use crate::features::{Collection, Column, vague};
use crate::geometry::mercator::{SPAN, World};
use crate::geometry::tile_coord::TileCoord;

use super::layer::Spot;

/// The deepest zoom that gathers; deeper tiles hold every point by itself.
pub(super) const LAST_ZOOM: u8 = 12;
/// Cells along the edge of a tile: points nearer than one of them gather (43 px of a tile drawn at 512).
const CELLS: u64 = 12;
/// A report without a category counts under this name.
const NO_CATEGORY: &str = "none";

/// A point that stands alone at its zoom, or a cluster of several.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Node {
    pub(super) at: World,
    /// How many points it is.
    pub(super) count: u32,
    /// Row of its first point.
    pub(super) row: u32,
    /// Whether the places of its points are vague.
    pub(super) vague: bool,
    /// The zoom at which it falls apart.
    pub(super) splits_at: u8,
    /// Where its counts by category begin, in the level's list.
    shares: u32,
}

/// What a zoom shows.
#[derive(Debug, Default)]
struct Level {
    /// In order of their tiles.
    nodes: Vec<Node>,
    /// For each node so many counts as there are categories.
    shares: Vec<u32>,
}

/// The clusters of a collection, or of some of its rows, at every zoom.
#[derive(Debug)]
pub(super) struct Clusters {
    /// Names of the categories, in the order of the counts.
    names: Vec<String>,
    /// By zoom, from 0 to [`LAST_ZOOM`].
    levels: Vec<Level>,
}

impl Clusters {
    /// Gathers the first points of all rows, or of those in `only`, which ascend.
    pub(super) fn of(collection: &Collection, spots: &[Spot], only: Option<&[usize]>) -> Self {
        let categories = categories(collection);
        let names = names(collection);
        let none = names.len() - 1;
        let code = |row: usize| {
            let code = categories.and_then(|texts| texts.code(row));
            code.map_or(none, |code| code as usize)
        };
        let wanted = |row: usize| only.is_none_or(|rows| rows.binary_search(&row).is_ok());
        let is_point = vague::points(collection);
        let mut level = Level::default();
        for spots in spots.chunk_by(|a, b| a.row == b.row) {
            let Spot { row, at } = spots[0];
            if wanted(row) {
                let shares = level.shares.len();
                level.shares.resize(shares + names.len(), 0);
                level.shares[shares + code(row)] = 1;
                level.nodes.push(Node {
                    at: normal(at),
                    count: 1,
                    row: u32::try_from(row).expect("fewer than 2^32 rows in memory"),
                    vague: !is_point(row),
                    splits_at: LAST_ZOOM + 1,
                    shares: u32::try_from(shares).expect("fewer than 2^32 counts in memory"),
                });
            }
        }
        let mut levels = Vec::new();
        for zoom in (0..=LAST_ZOOM).rev() {
            level = level.gathered(zoom, names.len());
            levels.push(level.by_tile(zoom, names.len()));
        }
        levels.reverse();
        Self { names, levels }
    }

    /// What a tile shows, each node with the counts of [`Clusters::names`]; deeper than [`LAST_ZOOM`], nothing.
    pub(super) fn in_tile(&self, tile: TileCoord) -> impl Iterator<Item = (&Node, &[u32])> {
        let level = self.levels.get(usize::from(tile.zoom()));
        let nodes = level.map_or(&[][..], |level| level.in_tile(tile));
        nodes.iter().filter_map(move |node| {
            let start = node.shares as usize;
            Some((node, &level?.shares[start..start + self.names.len()]))
        })
    }

    /// Names of the categories, in the order of the counts.
    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    /// Bytes that it takes, about.
    pub(super) fn bytes(&self) -> usize {
        let level = |level: &Level| size_of_val(&level.nodes[..]) + size_of_val(&level.shares[..]);
        self.levels.iter().map(level).sum()
    }
}

fn categories(collection: &Collection) -> Option<&TextColumn> {
    match collection.column("category") {
        Some(Column::Text(texts)) => Some(texts),
        _ => None,
    }
}

/// The names of the categories that a collection has, in the order of their codes; none at all is the last.
pub(super) fn names(collection: &Collection) -> Vec<String> {
    let known = categories(collection).into_iter();
    known
        .flat_map(TextColumn::distinct)
        .chain([NO_CATEGORY])
        .map(str::to_owned)
        .collect()
}

impl Level {
    /// The nodes that this zoom makes of those of the zoom below.
    fn gathered(&self, zoom: u8, names: usize) -> Self {
        let grid = Grid::new(zoom);
        let mut cells: Vec<(u64, u32)> = (0..)
            .zip(&self.nodes)
            .map(|(index, node)| (grid.key(node, grid.cell(node.at)), index))
            .collect();
        cells.sort_unstable();
        let mut taken = vec![false; self.nodes.len()];
        let mut out = Self::default();
        for (index, node) in self.nodes.iter().enumerate() {
            if taken[index] {
                continue;
            }
            taken[index] = true;
            let mut sum = Sum::of(node, self.shares_of(node, names));
            for (first, last) in grid.around(node) {
                let start = cells.partition_point(|&(key, _)| key < first);
                let near = cells[start..].iter().take_while(|&&(key, _)| key <= last);
                for &(_, other) in near {
                    let (other, taken) = (&self.nodes[other as usize], &mut taken[other as usize]);
                    if !*taken && grid.is_near(node.at, other.at) {
                        *taken = true;
                        sum.add(other, self.shares_of(other, names));
                    }
                }
            }
            out.push(&sum, zoom);
        }
        out
    }

    fn shares_of(&self, node: &Node, names: usize) -> &[u32] {
        &self.shares[node.shares as usize..][..names]
    }

    fn push(&mut self, sum: &Sum, zoom: u8) {
        let shares = u32::try_from(self.shares.len()).expect("no more than the points have");
        self.shares.extend(&sum.shares);
        self.nodes.push(sum.node(zoom, shares));
    }

    /// The same nodes in the order of their tiles.
    fn by_tile(&self, zoom: u8, names: usize) -> Self {
        let mut nodes = self.nodes.clone();
        nodes.sort_by_key(|node| address(node.at, zoom));
        let shares = nodes
            .iter()
            .flat_map(|node| self.shares_of(node, names).iter().copied())
            .collect();
        for (index, node) in (0..).zip(&mut nodes) {
            node.shares = index * u32::try_from(names).expect("few categories");
        }
        Self { nodes, shares }
    }

    fn in_tile(&self, tile: TileCoord) -> &[Node] {
        let wanted = (tile.row(), tile.col());
        let of = |node: &Node| address(node.at, tile.zoom());
        let start = self.nodes.partition_point(|node| of(node) < wanted);
        let end = self.nodes.partition_point(|node| of(node) <= wanted);
        &self.nodes[start..end]
    }
}

/// 180° E is 180° W; the southern edge belongs to the last row.
pub(super) fn normal(at: World) -> World {
    World {
        x: at.x % SPAN,
        y: at.y.min(SPAN - 1),
    }
}

/// Row and column of the tile that a point belongs to.
pub(super) fn address(at: World, zoom: u8) -> (u32, u32) {
    let World { x, y } = normal(at);
    (y >> (31 - zoom), x >> (31 - zoom))
}

/// Nodes that gather.
struct Sum {
    first: Node,
    count: u32,
    shares: Vec<u32>,
    /// How far from the first, times the count, in grid units to the east and south.
    moved: (i64, i64),
}

impl Sum {
    fn of(node: &Node, shares: &[u32]) -> Self {
        Self {
            first: *node,
            count: node.count,
            shares: shares.to_vec(),
            moved: (0, 0),
        }
    }

    fn add(&mut self, node: &Node, shares: &[u32]) {
        let (dx, dy) = way(self.first.at, node.at);
        self.moved.0 += dx * i64::from(node.count);
        self.moved.1 += dy * i64::from(node.count);
        self.count += node.count;
        for (sum, share) in self.shares.iter_mut().zip(shares) {
            *sum += share;
        }
    }

    /// The node at the middle of all.
    fn node(&self, zoom: u8, shares: u32) -> Node {
        let first = Node {
            shares,
            ..self.first
        };
        if self.count == first.count {
            return first;
        }
        let middle = |from: u32, moved: i64| i64::from(from) + moved / i64::from(self.count);
        let (x, y) = (
            middle(first.at.x, self.moved.0),
            middle(first.at.y, self.moved.1),
        );
        let last = i64::from(SPAN) - 1;
        Node {
            at: World {
                x: u32::try_from(x.rem_euclid(i64::from(SPAN))).expect("within the world"),
                y: u32::try_from(y.clamp(0, last)).expect("within the world"),
            },
            count: self.count,
            splits_at: zoom + 1,
            ..first
        }
    }
}

/// Grid units from a point to another, east and south, the short way round.
fn way(from: World, to: World) -> (i64, i64) {
    let span = i64::from(SPAN);
    let dx = i64::from(to.x) - i64::from(from.x);
    let dy = i64::from(to.y) - i64::from(from.y);
    ((dx + span / 2).rem_euclid(span) - span / 2, dy)
}

/// The cells of a zoom over the whole world.
struct Grid {
    /// Cells along an edge of the world.
    edge: u64,
    /// Squared, in grid units.
    reach2: i64,
}

impl Grid {
    fn new(zoom: u8) -> Self {
        let edge = CELLS << zoom;
        let reach = i64::try_from(u64::from(SPAN) / edge).expect("a fraction of the world");
        Self {
            edge,
            reach2: reach * reach,
        }
    }

    /// Column and row.
    fn cell(&self, at: World) -> (u64, u64) {
        let along = |value: u32| u64::from(value) * self.edge / u64::from(SPAN);
        (along(at.x), along(at.y))
    }

    /// The order of cells; those of vague places come after all others.
    fn key(&self, node: &Node, (col, row): (u64, u64)) -> u64 {
        (u64::from(node.vague) * self.edge + row) * self.edge + col
    }

    /// First and last key of each run of cells about a node's own: the world goes round, the poles end it.
    fn around(&self, node: &Node) -> impl Iterator<Item = (u64, u64)> {
        let (col, row) = self.cell(node.at);
        let last = self.edge - 1;
        let cols = match col {
            0 => [Some((0, 1)), Some((last, last))],
            col if col == last => [Some((last - 1, last)), Some((0, 0))],
            col => [Some((col - 1, col + 1)), None],
        };
        let rows = row.saturating_sub(1)..=(row + 1).min(last);
        rows.flat_map(move |row| cols.into_iter().flatten().map(move |cols| (row, cols)))
            .map(|(row, (first, last))| (self.key(node, (first, row)), self.key(node, (last, row))))
    }

    fn is_near(&self, a: World, b: World) -> bool {
        let (dx, dy) = way(a, b);
        dx * dx + dy * dy <= self.reach2
    }
}

/// A count as a small ring has room for it: 940, 1.2k, 36k, 1.2M.
#[must_use]
pub fn abbreviated(count: usize) -> String {
    let (unit, letter) = match count {
        0..1_000 => return count.to_string(),
        1_000..1_000_000 => (1_000, "k"),
        _ => (1_000_000, "M"),
    };
    match (count / unit, count % unit * 10 / unit) {
        (whole, tenth @ 1..) if whole < 10 => format!("{whole}.{tenth}{letter}"),
        (whole, _) => format!("{whole}{letter}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::{FeatureId, Kind, Row, fixture};
    use geo::{Coord, Point};
    use proptest::prelude::*;
    use serde_json::json;

    const PRECISIONS: [&str; 3] = ["exact", "adm1", "near"];

    /// Reports at places, by turns of three categories (the third is none), and exact, vague, near.
    fn reports(places: &[(f64, f64)]) -> Collection {
        let category = |index: usize| ["a", "b"].get(index % 3).copied();
        let rows = places.iter().enumerate().map(|(index, &(lon, lat))| Row {
            id: FeatureId::Number(i64::try_from(index).expect("few")),
            geometry: Some(Point::new(lon, lat).into()),
            properties: json!({
                "category": category(index),
                "place_precision": PRECISIONS[index % 3],
                "radius_km": if index % 3 == 1 { 60 } else { 1 },
            })
            .as_object()
            .expect("an object")
            .clone(),
            time: None,
        });
        fixture::collection("reports", Kind::Report, rows.collect())
    }

    fn spots(collection: &Collection) -> Vec<Spot> {
        (0..collection.located())
            .filter_map(|row| match collection.geometry(row) {
                Some(geo::Geometry::Point(point)) => Some(Spot {
                    row,
                    at: World::of(point.0),
                }),
                _ => None,
            })
            .collect()
    }

    fn of(places: &[(f64, f64)]) -> Clusters {
        let collection = reports(places);
        Clusters::of(&collection, &spots(&collection), None)
    }

    #[test]
    fn near_points_gather_and_far_ones_stand_alone() {
        let clusters = of(&[
            (70.0, 38.0),
            (0.0, 0.0),
            (0.0, 60.0),
            (70.001, 38.001),
            (100.0, 0.0),
        ]);
        let counts = |zoom: usize| {
            let mut counts: Vec<u32> = clusters.levels[zoom]
                .nodes
                .iter()
                .map(|n| n.count)
                .collect();
            counts.sort_unstable();
            counts
        };
        assert_eq!(counts(3), [1, 1, 1, 2]);
        let pair = clusters.levels[3].nodes.iter().find(|n| n.count == 2);
        let splits_at = pair.expect("one of two").splits_at;
        assert_eq!(counts(usize::from(splits_at) - 1).len(), 4);
        assert!(splits_at > LAST_ZOOM || counts(usize::from(splits_at)).len() == 5);
    }

    #[test]
    fn the_antimeridian_parts_nobody() {
        let clusters = of(&[(179.999, 10.0), (50.0, 0.0), (0.0, 0.0), (-179.999, 10.0)]);
        let pair = clusters.levels[4].nodes.iter().find(|node| node.count == 2);
        let place = pair.expect("both are one cluster").at.place();
        assert!(place.x.abs() > 179.99, "{place:?}");
    }

    #[test]
    fn a_vague_place_is_in_no_cluster_of_places_known_well() {
        // The second is vague, the first and the third are not.
        let clusters = of(&[(10.0, 10.0), (10.0, 10.0), (10.0, 10.0)]);
        for level in &clusters.levels {
            let mut found: Vec<_> = level.nodes.iter().map(|n| (n.vague, n.count)).collect();
            found.sort_unstable();
            assert_eq!(found, [(false, 2), (true, 1)]);
        }
    }

    #[test]
    fn counts_are_cut_to_what_a_ring_has_room_for() {
        let said: Vec<String> = [7, 999, 1_000, 1_249, 9_999, 10_900, 100_000, 2_500_000]
            .map(abbreviated)
            .into();
        assert_eq!(
            said,
            ["7", "999", "1k", "1.2k", "9.9k", "10k", "100k", "2.5M"]
        );
    }

    /// Anywhere, with a liking for the antimeridian, the poles and for one another.
    fn place() -> impl Strategy<Value = (f64, f64)> {
        let lon = prop_oneof![
            4 => -180.0..=180.0_f64,
            1 => Just(180.0),
            1 => Just(-180.0),
            2 => 179.9..=180.0_f64,
            2 => -180.0..=-179.9_f64,
            4 => 70.0..=70.2_f64,
        ];
        let lat = prop_oneof![4 => -90.0..=90.0_f64, 1 => Just(90.0), 1 => Just(-90.0), 4 => 38.0..=38.2_f64];
        (lon, lat)
    }

    proptest! {
        #[test]
        fn every_point_is_counted_once_at_every_zoom(places in prop::collection::vec(place(), 0..200)) {
            let clusters = of(&places);
            for (zoom, level) in clusters.levels.iter().enumerate() {
                let count: u32 = level.nodes.iter().map(|node| node.count).sum();
                prop_assert_eq!(count as usize, places.len(), "zoom {}", zoom);
                let edge = 1_u64 << zoom;
                let tiles = level.nodes.iter().map(|node| address(node.at, zoom as u8));
                let tiles: std::collections::BTreeSet<_> = tiles.collect();
                let mut found = 0;
                for (row, col) in tiles {
                    prop_assert!(u64::from(row) < edge && u64::from(col) < edge);
                    let tile = TileCoord::new(zoom as u64, row.into(), col.into()).expect("valid");
                    for (node, shares) in clusters.in_tile(tile) {
                        prop_assert_eq!(shares.iter().sum::<u32>(), node.count);
                        prop_assert!(usize::from(node.splits_at) > zoom);
                        found += node.count;
                    }
                }
                prop_assert_eq!(found, count);
            }
        }

        #[test]
        fn some_rows_gather_as_if_there_were_no_others(
            places in prop::collection::vec(place(), 1..60), wanted in prop::collection::vec(any::<bool>(), 60),
        ) {
            let collection = reports(&places);
            let rows: Vec<usize> = (0..places.len()).filter(|&row| wanted[row]).collect();
            let some = Clusters::of(&collection, &spots(&collection), Some(&rows));
            for level in &some.levels {
                let count: u32 = level.nodes.iter().map(|node| node.count).sum();
                prop_assert_eq!(count as usize, rows.len());
            }
        }

        #[test]
        fn clusters_lie_within_their_reach(places in prop::collection::vec(place(), 1..60)) {
            let clusters = of(&places);
            for node in clusters.levels.iter().flat_map(|level| &level.nodes).filter(|n| n.count == 1) {
                let own = World::of(Coord { x: places[node.row as usize].0, y: places[node.row as usize].1 });
                prop_assert_eq!(node.at, normal(own), "who stands alone stands at its own place");
            }
        }
    }
}
