//! A disc cut along parallels, and who claims which part of each.

use geo::Coord;

use super::ground::Ground;
use crate::geometry::geodesic::degree_metres;

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

/// A disc as parallels: their latitudes go with the sine of equal steps, so that its rim is as finely cut as its middle.
pub(super) fn rows(centre: Coord, radius_m: f64) -> impl Iterator<Item = Row> {
    const COUNT: usize = 128;
    let (lon_m, lat_m) = degree_metres(centre.y);
    let reach = radius_m / lat_m;
    let flattening = lat_m * centre.y.to_radians().cos() / lon_m;
    (0..COUNT).filter_map(move |row| {
        let step = std::f64::consts::PI * ((row as f64 + 0.5) / COUNT as f64 - 0.5);
        let lat = centre.y + reach * step.sin();
        if lat.abs() >= 90.0 {
            return None;
        }
        let sin2 = |degrees: f64| (degrees.to_radians() / 2.0).sin().powi(2);
        let cosines = centre.y.to_radians().cos() * lat.to_radians().cos();
        let half2 = (sin2(reach) - sin2(lat - centre.y)) / cosines;
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
            weight: step.cos() * lat.to_radians().cos(),
        })
    })
}

/// What of a parallel no area has claimed yet, and room to work in.
#[derive(Default)]
pub(super) struct Line {
    free: Vec<(f64, f64)>,
    rest: Vec<(f64, f64)>,
    crossings: Vec<f64>,
}

impl Line {
    pub(super) fn reset(&mut self, row: &Row) {
        self.free.clear();
        self.free.push((row.west, row.east));
    }

    /// Takes an area's share out of what is free; answers how many degrees it took.
    pub(super) fn take(&mut self, area: &Ground, lat: f64) -> f64 {
        self.crossings.clear();
        self.crossings.extend(area.crossings(lat));
        self.crossings.sort_unstable_by(f64::total_cmp);
        let mut taken = 0.0;
        for turn in [-360.0, 0.0, 360.0] {
            let (Some(&(west, _)), Some(&(_, east))) = (self.free.first(), self.free.last()) else {
                break;
            };
            if area.west + turn > east || area.east + turn < west {
                continue;
            }
            for own in 0..self.crossings.len() / 2 {
                let (from, to) = (
                    self.crossings[2 * own] + turn,
                    self.crossings[2 * own + 1] + turn,
                );
                if from < east && to > west {
                    taken += self.take_out(from, to);
                }
            }
        }
        taken
    }

    pub(super) fn take_out(&mut self, from: f64, to: f64) -> f64 {
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
