//! A disc cut along parallels, and who claims which part of each.

use std::f64::consts::PI;
use std::sync::LazyLock;

use geo::Coord;

use super::ground::{Ground, crossing};
use crate::geometry::geodesic::degree_metres;

/// How many parallels cut a disc.
const COUNT: usize = 128;

/// Sine and cosine of equal steps from -90° to 90°.
static STEPS: LazyLock<[(f64, f64); COUNT]> = LazyLock::new(|| {
    std::array::from_fn(|row| (PI * ((row as f64 + 0.5) / COUNT as f64 - 0.5)).sin_cos())
});

/// A line of the disc along a parallel.
pub(super) struct Row {
    pub(super) lat: f64,
    pub(super) west: f64,
    pub(super) east: f64,
    /// Surface per degree of longitude, in some unit.
    pub(super) weight: f64,
}

impl Row {
    pub(super) fn width(&self) -> f64 {
        self.east - self.west
    }
}

/// A disc as parallels from south to north: their latitudes go with the sine of equal steps, so that its rim is as
/// finely cut as its middle.
pub(super) fn rows(centre: Coord, radius_m: f64) -> Vec<Row> {
    let (lon_m, lat_m) = degree_metres(centre.y);
    let reach = radius_m / lat_m;
    let cos_centre = centre.y.to_radians().cos();
    let flattening = lat_m * cos_centre / lon_m;
    let sin2 = |degrees: f64| (degrees.to_radians() / 2.0).sin().powi(2);
    let reach_sin2 = sin2(reach);
    let row = |&(sin, cos): &(f64, f64)| {
        let lat = centre.y + reach * sin;
        if lat.abs() >= 90.0 {
            return None;
        }
        let cos_lat = lat.to_radians().cos();
        let half2 = (reach_sin2 - sin2(lat - centre.y)) / (cos_centre * cos_lat);
        // A disc that holds the pole holds the whole parallel.
        let half = if half2 >= 1.0 {
            180.0
        } else {
            2.0 * half2.max(0.0).sqrt().asin().to_degrees()
        };
        let half = (half * flattening).min(180.0);
        Some(Row {
            lat,
            west: centre.x - half,
            east: centre.x + half,
            weight: cos * cos_lat,
        })
    };
    STEPS.iter().filter_map(row).collect()
}

/// Which stretches of each row an area holds.
pub(super) struct Held {
    /// For each row where its crossings begin among all, and one more.
    starts: Vec<usize>,
    /// Longitudes at which the outline is crossed within the disc's own, row by row, each row from west to east.
    crossings: Vec<f64>,
    /// For each row, whether the area holds its western end.
    begins_inside: Vec<bool>,
}

impl Held {
    /// What of the rows (from south to north) an area holds, for each turn by which its longitudes may meet theirs.
    pub(super) fn in_every_turn(area: &Ground, rows: &[Row]) -> Vec<Self> {
        let west = rows
            .iter()
            .map(|row| row.west)
            .fold(f64::INFINITY, f64::min);
        let east = rows
            .iter()
            .map(|row| row.east)
            .fold(f64::NEG_INFINITY, f64::max);
        [-360.0, 0.0, 360.0]
            .into_iter()
            .filter(|turn| area.west + turn <= east && west <= area.east + turn)
            .map(|turn| Self::by(area, turn, rows, (west - turn, east - turn)))
            .collect()
    }

    fn by(area: &Ground, turn: f64, rows: &[Row], (west, east): (f64, f64)) -> Self {
        let mut found: Vec<(usize, f64)> = Vec::new();
        // Who passes an odd number of edges on the way from the west is inside.
        let mut turns_inside = vec![false; rows.len() + 1];
        let south = rows.first().map_or(90.0, |row| row.lat);
        let north = rows.last().map_or(-90.0, |row| row.lat);
        for edge in area.edges_between(south, north) {
            if edge[0].min(edge[2]) > east {
                continue;
            }
            // The southern end belongs to the edge, the northern one does not: a vertex is crossed once.
            let first = rows.partition_point(|row| row.lat < edge[1]);
            let after = rows.partition_point(|row| row.lat < edge[3]);
            if edge[0].max(edge[2]) < west {
                turns_inside[first] ^= true;
                turns_inside[after] ^= true;
            } else {
                let on = rows[first..after].iter().map(|row| crossing(edge, row.lat));
                found.extend((first..after).zip(on.map(|lon| lon + turn)));
            }
        }
        let mut starts = vec![0; rows.len() + 1];
        for &(row, _) in &found {
            starts[row + 1] += 1;
        }
        for row in 0..rows.len() {
            starts[row + 1] += starts[row];
        }
        let mut crossings = vec![0.0; found.len()];
        let mut next = starts.clone();
        for (row, lon) in found {
            crossings[next[row]] = lon;
            next[row] += 1;
        }
        for ends in starts.windows(2) {
            crossings[ends[0]..ends[1]].sort_unstable_by(f64::total_cmp);
        }
        let inside = turns_inside.iter().scan(false, |inside, &turns| {
            *inside ^= turns;
            Some(*inside)
        });
        Self {
            begins_inside: inside.take(rows.len()).collect(),
            starts,
            crossings,
        }
    }

    /// The stretches of a row, from west to east.
    pub(super) fn on(&self, row: usize) -> impl Iterator<Item = (f64, f64)> {
        let within = &self.crossings[self.starts[row]..self.starts[row + 1]];
        let first = self.begins_inside[row].then_some(f64::NEG_INFINITY);
        let mut ends = first.into_iter().chain(within.iter().copied());
        std::iter::from_fn(move || {
            let from = ends.next()?;
            Some((from, ends.next().unwrap_or(f64::INFINITY)))
        })
    }
}

/// What of a parallel no area has claimed yet, and room to work in.
#[derive(Default)]
pub(super) struct Line {
    free: Vec<(f64, f64)>,
    rest: Vec<(f64, f64)>,
}

impl Line {
    pub(super) fn reset(&mut self, row: &Row) {
        self.free.clear();
        self.free.push((row.west, row.east));
    }

    /// Takes a stretch out of what is free; answers how many degrees it took.
    pub(super) fn take_out(&mut self, (from, to): (f64, f64)) -> f64 {
        let mut taken = 0.0;
        self.rest.clear();
        for &(west, east) in &self.free {
            let (a, b) = (from.max(west), to.min(east));
            if a >= b {
                self.rest.push((west, east));
                continue;
            }
            taken += b - a;
            let left = [(west, a), (b, east)];
            self.rest.extend(left.into_iter().filter(|(w, e)| w < e));
        }
        std::mem::swap(&mut self.free, &mut self.rest);
        taken
    }
}
