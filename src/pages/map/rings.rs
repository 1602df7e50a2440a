//! Many reports on the server's own drawing: rings with their counts, as the live map has them from tiles.

use std::collections::{BTreeMap, HashMap};

use geo::{Coord, Geometry};

use super::entry::rows;
use crate::{
    features::{Collection, Column, Dataset, Kind, property::TextColumn, vague},
    geometry::mercator::{project, unproject},
    query::PageState,
    render::Ring,
};

/// Edge of a cell in which reports gather, px.
const CELL_PX: f64 = 44.0;

/// The reports that a state lets through, gathered for a drawing of a Web Mercator zoom (512 px tiles).
pub(super) fn rings(dataset: &Dataset, state: &PageState, zoom: f64) -> Vec<Ring> {
    let cells = 512.0 * zoom.exp2() / CELL_PX;
    let mut gathered: HashMap<(bool, i64, i64), Sum> = HashMap::new();
    for collection in dataset.of_kind(Kind::Report) {
        let (is_point, categories) = (vague::points(collection), categories(collection));
        for row in rows(dataset, collection, state) {
            let Some(Geometry::Point(point)) = collection.geometry(row) else {
                continue;
            };
            let at = project(point.0);
            let cell = |unit: f64| (unit * cells).floor() as i64;
            let sum = gathered
                .entry((!is_point(row), cell(at.x), cell(at.y)))
                .or_default();
            let category = categories
                .and_then(|texts| texts.get(row))
                .unwrap_or_default();
            sum.add(at, category);
        }
    }
    let mut rings: Vec<Ring> = gathered
        .into_iter()
        .map(|((is_vague, ..), sum)| sum.ring(is_vague))
        .collect();
    // Vague ones beneath; from north to south, the same each time.
    rings.sort_by(|a, b| {
        let key = |ring: &Ring| (-ring.place.y, ring.place.x);
        let (one, other) = (key(a), key(b));
        b.is_vague
            .cmp(&a.is_vague)
            .then_with(|| one.0.total_cmp(&other.0))
            .then_with(|| one.1.total_cmp(&other.1))
    });
    rings
}

fn categories(collection: &Collection) -> Option<&TextColumn> {
    match collection.column("category") {
        Some(Column::Text(texts)) => Some(texts),
        _ => None,
    }
}

/// Reports of one cell.
#[derive(Default)]
struct Sum {
    count: usize,
    place: Coord,
    shares: BTreeMap<String, usize>,
}

impl Sum {
    fn add(&mut self, at: Coord, category: &str) {
        self.count += 1;
        self.place = self.place + at;
        match self.shares.get_mut(category) {
            Some(share) => *share += 1,
            None => {
                self.shares.insert(category.to_owned(), 1);
            }
        }
    }

    fn ring(self, is_vague: bool) -> Ring {
        Ring {
            place: unproject(self.place / self.count as f64),
            count: self.count,
            shares: self.shares,
            is_vague,
        }
    }
}
