//! A coarse map of who holds what, so that a place far from all outlines is answered at once.
//!
//! ```text
//!   a a a ╱ . .     a letter   one area holds the whole cell
//!   a a ╱ ╱ . .     .          nobody does
//!   a a ╱ . . .     ╱          an outline passes: ask the areas
//! ```

use std::ops::RangeInclusive;

use geo::Coord;

use crate::geometry::antimeridian::wrap_lon;
use crate::geometry::geodesic::degree_metres;

/// Cells between parallels and meridians, row by row from the south-west.
#[derive(Debug, Default)]
pub(super) struct Cells {
    columns: Axis,
    rows: Axis,
    map: Vec<Cell>,
    /// For each row how far from any outline all places of its clear cells are at least, metres.
    clear_m: Vec<f64>,
}

/// Who holds a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holder {
    /// The area with this index.
    Area(usize),
    /// No area.
    Nobody,
    /// Only the areas can tell.
    Unsure,
}

/// Equal steps of longitude or latitude.
#[derive(Clone, Copy, Debug, Default)]
struct Axis {
    from: f64,
    per_degree: f64,
    count: usize,
}

/// What is known of a cell, in two bytes: there are many, and they are asked in no order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Cell(u16);

impl Cell {
    /// An outline passes through it.
    const CROSSED: Self = Self(u16::MAX);
    /// More areas than this have no map.
    const MOST_AREAS: usize = 32_000;

    /// A cell through which no outline passes; clear where none passes through its eight neighbours either.
    fn held(area: Option<usize>, is_clear: bool) -> Self {
        Self(area.map_or(0, |area| area as u16 + 1) * 2 + u16::from(is_clear))
    }

    fn is_clear(self) -> bool {
        self != Self::CROSSED && self.0 % 2 == 1
    }

    fn holder(self) -> Holder {
        match (self, self.0 as usize / 2) {
            (Self::CROSSED, _) => Holder::Unsure,
            (_, 0) => Holder::Nobody,
            (_, area) => Holder::Area(area - 1),
        }
    }
}

impl Axis {
    fn new(from: f64, to: f64, count: usize) -> Self {
        Self {
            from,
            per_degree: count as f64 / (to - from),
            count,
        }
    }

    /// The step in which a place lies; none beyond the ends.
    fn step(self, degrees: f64) -> Option<usize> {
        let step = (degrees - self.from) * self.per_degree;
        (step >= 0.0 && step < self.count as f64).then_some(step as usize)
    }

    /// The steps between two places, whole turns on beyond the ends.
    fn steps(self, a: f64, b: f64) -> RangeInclusive<i64> {
        let step = |degrees: f64| ((degrees - self.from) * self.per_degree).floor() as i64;
        step(a.min(b))..=step(a.max(b))
    }

    fn start(self, step: usize) -> f64 {
        self.from + step as f64 / self.per_degree
    }

    fn middle(self, step: usize) -> f64 {
        self.from + (step as f64 + 0.5) / self.per_degree
    }
}

impl Cells {
    /// The map of outlines that are cut finely; `holder` is asked for one place of each run of cells that nothing crosses.
    pub(super) fn build(
        outlines: &[Vec<Coord>],
        areas: usize,
        holder: impl Fn(Coord) -> Option<usize>,
    ) -> Self {
        let Some((columns, rows)) = axes(outlines) else {
            return Self::default();
        };
        if areas > Cell::MOST_AREAS {
            return Self::default();
        }
        let crossed = crossed(outlines, columns, rows);
        let mut map = vec![Cell::CROSSED; crossed.len()];
        for row in 0..rows.count {
            let mut known = None;
            for column in 0..columns.count {
                let cell = row * columns.count + column;
                if crossed[cell] {
                    known = None;
                    continue;
                }
                let middle = Coord {
                    x: columns.middle(column),
                    y: rows.middle(row),
                };
                let area = *known.get_or_insert_with(|| holder(middle));
                let is_clear = is_clear(&crossed, columns.count, rows.count, (column, row));
                map[cell] = Cell::held(area, is_clear);
            }
        }
        let clear_m = (0..rows.count).map(|row| clear_m(columns, rows, row));
        Self {
            columns,
            rows,
            map,
            clear_m: clear_m.collect(),
        }
    }

    /// Who holds a place.
    pub(super) fn holder(&self, place: Coord) -> Holder {
        self.cell(place).map_or(Holder::Unsure, |(column, row)| {
            self.map[row * self.columns.count + column].holder()
        })
    }

    /// True where no outline comes as near as this; false where one does, or may.
    pub(super) fn is_clear(&self, place: Coord, metres: f64) -> bool {
        self.cell(place).is_some_and(|(column, row)| {
            metres < self.clear_m[row] && self.map[row * self.columns.count + column].is_clear()
        })
    }

    fn cell(&self, place: Coord) -> Option<(usize, usize)> {
        let column = self.columns.step(wrap_lon(place.x))?;
        Some((column, self.rows.step(place.y)?))
    }
}

/// Columns and rows about all outlines, cells as broad as high and about a dozen for each of their nodes.
fn axes(outlines: &[Vec<Coord>]) -> Option<(Axis, Axis)> {
    const CELLS_PER_NODE: usize = 8;
    const MOST: usize = 1 << 18;
    let coords = || outlines.iter().flatten();
    let least = |of: fn(&Coord) -> f64| coords().map(of).fold(f64::INFINITY, f64::min);
    let most = |of: fn(&Coord) -> f64| coords().map(of).fold(f64::NEG_INFINITY, f64::max);
    let (south, north) = (least(|c| c.y), most(|c| c.y));
    let (mut west, mut east) = (least(|c| c.x), most(|c| c.x));
    if west < -180.0 || east > 180.0 {
        (west, east) = (-180.0, 180.0);
    }
    if south >= north || west >= east {
        return None;
    }
    let cells = (coords().count() * CELLS_PER_NODE).min(MOST) as f64;
    let (lon_m, lat_m) = degree_metres(f64::midpoint(south, north));
    let (width, height) = ((east - west) * lon_m, (north - south) * lat_m);
    let count = |share: f64| ((cells * share).sqrt().round() as usize).clamp(1, MOST / 16);
    let columns = Axis::new(west, east, count(width / height));
    Some((columns, Axis::new(south, north, count(height / width))))
}

/// For each cell whether an outline passes through it.
fn crossed(outlines: &[Vec<Coord>], columns: Axis, rows: Axis) -> Vec<bool> {
    let mut crossed = vec![false; columns.count * rows.count];
    // Beyond the eastern end the columns begin again where they go round the earth; the last place belongs to the last.
    let turn = (360.0 * columns.per_degree).round() as i64;
    let column = |step: i64| (step.rem_euclid(turn) as usize).min(columns.count - 1);
    let row = |step: i64| (step.max(0) as usize).min(rows.count - 1);
    for ends in outlines.iter().flat_map(|line| line.windows(2)) {
        for y in rows.steps(ends[0].y, ends[1].y) {
            for x in columns.steps(ends[0].x, ends[1].x) {
                crossed[row(y) * columns.count + column(x)] = true;
            }
        }
    }
    crossed
}

/// True where nothing crosses the eight neighbours; never at the edge of the map, beyond which nothing is known.
fn is_clear(crossed: &[bool], columns: usize, rows: usize, (column, row): (usize, usize)) -> bool {
    (1..columns.saturating_sub(1)).contains(&column)
        && (1..rows.saturating_sub(1)).contains(&row)
        && (row - 1..=row + 1).all(|row| {
            let first = row * columns + column - 1;
            !crossed[first..first + 3].contains(&true)
        })
}

/// How wide a cell and its neighbours are at the least, metres; none where they may reach the pole.
fn clear_m(columns: Axis, rows: Axis, row: usize) -> f64 {
    const SURELY: f64 = 0.9;
    let (south, north) = (rows.start(row), rows.start(row + 1));
    let step = 2.0 / rows.per_degree;
    let polewards = (south - step).abs().max((north + step).abs());
    if polewards >= 90.0 {
        return 0.0;
    }
    let (lon_m, _) = degree_metres(polewards);
    let (_, lat_m) = degree_metres(0.0);
    SURELY * (lon_m / columns.per_degree).min(lat_m / rows.per_degree)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::border::ground::Ground;
    use crate::border::index::PieceIndex;
    use crate::border::input::Area;
    use crate::border::outline::{fine, rings};
    use crate::geometry::geodesic::earth_centred;
    use geo::{LineString, MultiPolygon, Polygon};
    use proptest::prelude::*;

    /// A ring around a middle that is seen from there as a star is; it may cross the antimeridian.
    fn star(middle: Coord, reaches: &[f64]) -> Area {
        let corner = |(index, reach): (usize, &f64)| {
            let angle = std::f64::consts::TAU * index as f64 / reaches.len() as f64;
            Coord {
                x: middle.x + reach * angle.cos() * 3.0,
                y: middle.y + reach * angle.sin(),
            }
        };
        let exterior: LineString = reaches.iter().enumerate().map(corner).collect();
        Area {
            code: "AAA".to_owned(),
            polygon: MultiPolygon(vec![Polygon::new(exterior, Vec::new())]),
            makes_borders: true,
            accuracy_m: None,
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn what_the_cells_tell_is_what_the_areas_and_their_outlines_say(
            lon in -180.0..180.0_f64, lat in -80.0..80.0_f64,
            reaches in prop::collection::vec(0.5..8.0_f64, 3..12),
            other in prop::collection::vec(0.5..8.0_f64, 3..12),
            aside in -6.0..6.0_f64,
            places in prop::collection::vec((-1.0..1.0_f64, -1.0..1.0_f64, 0.0..200.0_f64), 60),
        ) {
            let areas = [
                star(Coord { x: lon, y: lat }, &reaches),
                star(Coord { x: lon + aside, y: lat }, &other),
            ];
            let grounds: Vec<Ground> = areas.iter().filter_map(Ground::build).collect();
            let outlines: Vec<Vec<Coord>> = areas
                .iter()
                .flat_map(|area| rings(&area.polygon))
                .map(|ring| fine(&ring))
                .collect();
            let holder = |place| grounds.iter().position(|ground| ground.contains(place));
            let cells = Cells::build(&outlines, grounds.len(), holder);
            let index = PieceIndex::build(outlines.iter().map(Vec::as_slice));
            for (x, y, km) in places {
                let place = Coord { x: lon + 30.0 * x, y: (lat + 10.0 * y).clamp(-90.0, 90.0) };
                let held = holder(place).map_or(Holder::Nobody, Holder::Area);
                let told = cells.holder(place);
                prop_assert!(told == Holder::Unsure || told == held, "{:?} at {:?}", told, place);
                if cells.is_clear(place, km * 1_000.0) {
                    let near = index.any_within(earth_centred(place), km * 1_000.0);
                    prop_assert!(!near, "an outline within {} km of {:?}", km, place);
                }
            }
        }
    }
}
