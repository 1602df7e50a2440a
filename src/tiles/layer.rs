//! The drawn form of one collection: points, lines and areas on the Mercator grid, with an index over them.

use std::collections::HashMap;

use geo::Rect;
use geo_index::rtree::{RTree, RTreeBuilder, RTreeIndex, sort::HilbertSort};
use rayon::prelude::*;
use serde_json::{Map, Value};

use super::crowd::GridBox;
use super::network::{Importance, Network};
use super::posts::{self, Post};
use super::segments;
use super::shape::{Drawn, Part, Shape};
use crate::features::{Collection, Dataset, FeatureId, Kind};
use crate::geometry::mercator::{SPAN, World};

/// A point of a row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot {
    pub(super) row: usize,
    pub(super) at: World,
}

/// A collection as tiles draw it.
#[derive(Debug, Default)]
pub(super) struct Layer {
    pub(super) shapes: Vec<Shape>,
    pub(super) spots: Vec<Spot>,
    /// Kilometre posts of a border collection.
    pub(super) posts: Vec<Post>,
    /// Whether every feature's id is a non-negative integer, as MVT's ids are.
    pub(super) has_numeric_ids: bool,
    /// Whether its vertices have their importance, each shape by itself.
    is_weighed: bool,
    shape_index: Option<RTree<u32>>,
    spot_index: Option<RTree<u32>>,
}

/// Where a window meets the world, or its copy one turn to the west or east.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit {
    /// Index of the shape or spot.
    pub(super) index: usize,
    /// Grid units by which it must be moved to the east.
    pub(super) shift: f64,
}

/// The drawn form of every collection; those that share edges are weighed together.
pub(super) fn layers(dataset: &Dataset) -> Vec<Layer> {
    let mut layers: Vec<Layer> = dataset
        .collections
        .par_iter()
        .map(|collection| match collection.about.kind {
            // Points alone: they are drawn by themselves, and need not wait for lines to be weighed.
            Kind::Report => Layer::default(),
            _ => draw(dataset, collection),
        })
        .collect();
    let groups = neighbours(&layers);
    let weighed: Vec<(Vec<usize>, Importance)> = groups
        .into_par_iter()
        .map(|group| {
            let mut network = Network::default();
            let parts = group.iter().flat_map(|&index| layers[index].parts());
            parts.for_each(|part| part.add_to(&mut network));
            (group, network.importance())
        })
        .collect();
    for (group, importance) in weighed {
        for index in group {
            let parts = layers[index].shapes.iter_mut().flat_map(|s| &mut s.parts);
            parts.for_each(|part| part.weigh(&importance));
        }
    }
    layers
}

/// The drawn form of one collection, its lines not yet weighed.
pub(super) fn draw(dataset: &Dataset, collection: &Collection) -> Layer {
    let mut ids = (0..collection.len()).map(|row| collection.id(row));
    let mut layer = Layer {
        has_numeric_ids: ids.all(|id| matches!(id, FeatureId::Number(0..))),
        ..Layer::default()
    };
    for row in 0..collection.located() {
        let border = (collection.about.kind == Kind::Border)
            .then(|| dataset.borders.get(&collection.id(row).to_string()))
            .flatten();
        if let Some(border) = border {
            layer.posts.extend(posts::of(border));
            for (geometry, properties) in segments::of(border) {
                layer.add(row, Drawn::of(&geometry.into()), Some(&properties));
            }
        } else if let Some(geometry) = collection.geometry(row) {
            layer.add(row, Drawn::of(geometry), None);
        }
    }
    if collection.about.kind == Kind::ReportArea {
        let parts = layer.shapes.iter_mut().flat_map(|s| &mut s.parts);
        parts.for_each(Part::weigh_alone);
        layer.is_weighed = true;
    }
    layer.finish()
}

impl Layer {
    fn add(&mut self, row: usize, drawn: Drawn, own: Option<&Map<String, Value>>) {
        self.spots
            .extend(drawn.points.into_iter().map(|at| Spot { row, at }));
        for (is_area, parts) in [(false, drawn.lines), (true, drawn.areas)] {
            if !parts.is_empty() {
                self.shapes.push(Shape {
                    row,
                    is_area,
                    parts,
                    own: own.cloned(),
                });
            }
        }
    }

    fn finish(mut self) -> Self {
        self.shape_index = index(self.shapes.iter().filter_map(|shape| {
            GridBox::around(shape.parts.iter().flat_map(|part| {
                let (min, max) = part.bounds.corners();
                [min, max]
            }))
        }));
        self.spot_index = index(
            self.spots
                .iter()
                .filter_map(|spot| GridBox::around([spot.at])),
        );
        self
    }

    fn parts(&self) -> impl Iterator<Item = &Part> {
        self.shapes.iter().flat_map(|shape| &shape.parts)
    }

    /// The shapes whose box meets a window, in order.
    pub(super) fn shapes_in(&self, window: &Rect) -> Vec<Hit> {
        hits(self.shape_index.as_ref(), window)
    }

    /// The spots in a window, in order.
    pub(super) fn spots_in(&self, window: &Rect) -> Vec<Hit> {
        hits(self.spot_index.as_ref(), window)
    }
}

fn index(boxes: impl Iterator<Item = GridBox>) -> Option<RTree<u32>> {
    let corners: Vec<(World, World)> = boxes.map(|bounds| bounds.corners()).collect();
    let count = u32::try_from(corners.len())
        .ok()
        .filter(|&count| count > 0)?;
    let mut builder = RTreeBuilder::<u32>::new(count);
    for (min, max) in corners {
        builder.add(min.x, min.y, max.x, max.y);
    }
    Some(builder.finish::<HilbertSort>())
}

fn hits(index: Option<&RTree<u32>>, window: &Rect) -> Vec<Hit> {
    let Some(index) = index else {
        return Vec::new();
    };
    let span = f64::from(SPAN);
    let mut hits: Vec<Hit> = [-span, 0.0, span]
        .into_iter()
        .filter(|shift| window.min().x - shift <= span && window.max().x - shift >= 0.0)
        .flat_map(|shift| {
            let grid = |value: f64| value.clamp(0.0, span) as u32;
            let (min, max) = (window.min(), window.max());
            let x = (grid((min.x - shift).ceil()), grid((max.x - shift).floor()));
            let y = (grid(min.y.ceil()), grid(max.y.floor()));
            let found = index.search(x.0, y.0, x.1, y.1);
            found.into_iter().map(move |entry| Hit {
                index: entry as usize,
                shift,
            })
        })
        .collect();
    hits.sort_unstable_by_key(|hit| hit.index);
    hits
}

/// Groups of layers that share an edge with one another; layers without lines, or weighed already, are in none.
fn neighbours(layers: &[Layer]) -> Vec<Vec<usize>> {
    let mut leader: Vec<usize> = (0..layers.len()).collect();
    let mut owners: HashMap<(World, World), usize> = HashMap::new();
    for (index, layer) in layers
        .iter()
        .enumerate()
        .filter(|(_, layer)| !layer.is_weighed)
    {
        for pair in layer.parts().flat_map(|part| part.vertices.windows(2)) {
            let (a, b) = (pair[0].at, pair[1].at);
            let owner = *owners.entry((a.min(b), a.max(b))).or_insert(index);
            if leader[owner] != leader[index] {
                let (from, to) = (leader[index], leader[owner]);
                leader
                    .iter_mut()
                    .filter(|leader| **leader == from)
                    .for_each(|leader| *leader = to);
            }
        }
    }
    (0..layers.len())
        .map(|group| {
            let members = (0..layers.len()).filter(|&index| leader[index] == group);
            members
                .filter(|&index| !layers[index].shapes.is_empty() && !layers[index].is_weighed)
                .collect()
        })
        .filter(|group: &Vec<usize>| !group.is_empty())
        .collect()
}
