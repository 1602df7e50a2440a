//! Many reports on a diagram: gathered in cells, each a ring by category with its count.

use std::collections::BTreeMap;

use super::diagram::{Sheet, scaled_ring};
use crate::{features::Project, lang::arg};

/// Width and height of a cell, px: rings in neighbouring cells touch and do not cover each other.
const CELL: f64 = 30.0;
/// How many times as large as usual the ring of the most is, and the least that can be seen.
const SIZES: (f64, f64) = (1.08, 0.3);
/// How far from the middle of its cell a ring may stand, px.
const ASIDE: f64 = 1.5;

/// What stands in a cell: the sums of its places, and how many of each category (by its index in the vocabulary).
#[derive(Default)]
struct Cell {
    x: f64,
    y: f64,
    shares: BTreeMap<Option<usize>, usize>,
}

impl Cell {
    fn count(&self) -> usize {
        self.shares.values().sum()
    }
}

/// Draws rings for places (px) and their categories.
pub(super) fn rings(
    sheet: &mut Sheet,
    project: &Project,
    places: impl Iterator<Item = ((f64, f64), Option<usize>)>,
) {
    let cell = |at: f64| (at / CELL).floor();
    let mut cells: BTreeMap<(i64, i64), Cell> = BTreeMap::new();
    for ((x, y), category) in places {
        let key = (cell(x) as i64, cell(y) as i64);
        let found = cells.entry(key).or_default();
        found.x += x;
        found.y += y;
        *found.shares.entry(category).or_default() += 1;
    }
    let most = cells.values().map(Cell::count).max().unwrap_or(1);
    for found in cells.into_values() {
        let count = found.count();
        let Cell { x, y, shares } = found;
        // The more, the larger; by the cube root, since a few places have most of the reports.
        let size = SIZES.0 * (count as f64 / most as f64).cbrt();
        let stand = |sum: f64| {
            let mean = sum / count as f64;
            let middle = (cell(mean) + 0.5) * CELL;
            mean.clamp(middle - ASIDE, middle + ASIDE)
        };
        let named: Vec<(Option<&str>, usize)> = shares
            .into_iter()
            .map(|(category, count)| {
                let category = category.and_then(|index| project.categories.get(index));
                (category.map(|category| category.id.as_str()), count)
            })
            .collect();
        let title = sheet.say("words-reports", [arg("count", count)]);
        let at = (stand(x), stand(y));
        let drawn = scaled_ring(sheet.ink, project, &named, at, size.max(SIZES.1));
        sheet.push(&format!("<g><title>{title}</title>{drawn}</g>"));
    }
}
