//! How long a border is depends on how finely it is measured: length by tolerance, length by ruler, Richardson's slope.
//!
//! The dividers start at the western end of each part. They meet the line exactly, between its vertices too, at the first
//! place further on that is a ruler away, and what is left at the end counts as far as it goes. Other walkers choose
//! otherwise, and a winding border shows it: from the eastern end, or from vertex to vertex, the walk with 1 km along the
//! bundled main border (1,253.5 km here) comes to 1,251 to 1,255 km, that with 50 km (907) to 908 to 916.
//!
//! The dimension is that of the least-squares line through all eight rulers, 1.068 there; through those from 1 km on it
//! would be 1.078, through those up to 10 km 1.061. It is quoted to two decimals for that reason.

use geo::{Coord, LineString};
use serde::Serialize;

use super::measure::Track;
use super::parts::{Border, Part};
use crate::geometry::bbox::Bbox;
use crate::geometry::geodesic::{distance_m, length_m};
use crate::geometry::plane::Plane;
use crate::geometry::simplify::{importance_in_plane, pick};

/// The tolerances of a profile, metres.
pub const TOLERANCES_M: [f64; 12] = [
    0.0, 10.0, 25.0, 50.0, 100.0, 250.0, 500.0, 1_000.0, 2_500.0, 5_000.0, 10_000.0, 20_000.0,
];
/// The rulers of a profile, km.
pub const RULERS_KM: [f64; 8] = [0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0];

/// The length of a border by resolution.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Profile {
    /// Simplified by Douglas–Peucker, then measured geodesically.
    pub by_tolerance: Vec<ByTolerance>,
    /// Walked with dividers.
    pub by_ruler: Vec<ByRuler>,
    /// 1 less the slope of log length over log ruler (Richardson 1961; Mandelbrot 1967); none for fewer than two rulers.
    pub richardson_dimension: Option<f64>,
}

/// One row: what a tolerance leaves.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct ByTolerance {
    /// Tolerance in metres.
    pub tolerance_m: f64,
    /// Length in km.
    pub length_km: f64,
    /// Vertices left.
    pub vertices: usize,
}

/// One row: what a ruler measures.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct ByRuler {
    /// Length of the ruler in km.
    pub ruler_km: f64,
    /// Length in km, the last step as far as it goes.
    pub length_km: f64,
}

impl Border {
    /// The length by each of [`TOLERANCES_M`] and [`RULERS_KM`].
    #[must_use]
    pub fn profile(&self) -> Profile {
        let by_ruler: Vec<ByRuler> = RULERS_KM
            .into_iter()
            .map(|ruler_km| ByRuler {
                ruler_km,
                length_km: self.walk_km(ruler_km),
            })
            .collect();
        Profile {
            by_tolerance: self.by_tolerance(),
            richardson_dimension: dimension(&by_ruler),
            by_ruler,
        }
    }

    fn by_tolerance(&self) -> Vec<ByTolerance> {
        let importances: Vec<Vec<f64>> = self.parts.iter().map(importance).collect();
        TOLERANCES_M
            .into_iter()
            .map(|tolerance_m| {
                let parts = self.parts.iter().zip(&importances);
                let simple: Vec<LineString> = parts
                    .map(|(part, importance)| pick(&part.line.0, importance, tolerance_m))
                    .collect();
                ByTolerance {
                    tolerance_m,
                    length_km: simple.iter().map(length_m).sum::<f64>() / 1_000.0,
                    vertices: simple.iter().map(|line| line.0.len()).sum(),
                }
            })
            .collect()
    }

    /// Length in km by a walk with dividers set to `ruler_km`, part by part.
    #[must_use]
    pub fn walk_km(&self, ruler_km: f64) -> f64 {
        self.parts.iter().map(|part| walk_km(part, ruler_km)).sum()
    }
}

/// The tolerance at which each vertex goes, in the azimuthal equidistant plane about the middle of the part.
fn importance(part: &Part) -> Vec<f64> {
    let Some(bbox) = Bbox::of(&part.line) else {
        return Vec::new();
    };
    let plane = Plane::about(bbox.centre());
    let flat: Vec<Coord> = part
        .line
        .0
        .iter()
        .map(|&place| plane.project(place))
        .collect();
    importance_in_plane(&flat)
}

/// Steps of one ruler each, from the start of a part; the rest counts as far as it goes.
fn walk_km(part: &Part, ruler_km: f64) -> f64 {
    let track = &part.track;
    let mut foot = track.coords[0];
    let mut from = (0, 0.0);
    let mut steps = 0_u32;
    while let Some((piece, t)) = step(track, foot, from, ruler_km * 1_000.0) {
        foot = track.coord(piece, t);
        from = (piece, t);
        steps += 1;
    }
    let rest_km = distance_m(foot, track.coords[track.pieces()]) / 1_000.0;
    f64::from(steps) * ruler_km + rest_km
}

/// The first place further on whose distance from `foot` is the ruler; none where the part ends before.
fn step(
    track: &Track,
    foot: Coord,
    (piece, t): (usize, f64),
    ruler_m: f64,
) -> Option<(usize, f64)> {
    let mut reached_km = track.km_at(piece, t);
    let mut next = piece;
    while next < track.pieces() {
        // No node is further away than the way to it: skip those that cannot be out of reach.
        let way_left_km = ruler_m / 1_000.0 - distance_m(foot, track.coord(next, 0.0)) / 1_000.0;
        reached_km = reached_km.max(track.km[next] + way_left_km * 0.999_999);
        while next + 1 < track.pieces() && track.km[next + 1] < reached_km {
            next += 1;
        }
        let end = distance_m(foot, track.coord(next, 1.0));
        if end >= ruler_m {
            let low = if next == piece { t } else { 0.0 };
            return Some((next, meet(track, foot, next, low, ruler_m)));
        }
        next += 1;
    }
    None
}

/// Where along a piece the distance from `foot` becomes the ruler, by bisection to a micrometre or so.
fn meet(track: &Track, foot: Coord, piece: usize, mut low: f64, ruler_m: f64) -> f64 {
    const HALVINGS: usize = 30;
    let mut high = 1.0;
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(low, high);
        if distance_m(foot, track.coord(piece, middle)) < ruler_m {
            low = middle;
        } else {
            high = middle;
        }
    }
    high
}

/// 1 less the slope of the least-squares line through (log ruler, log length).
fn dimension(rows: &[ByRuler]) -> Option<f64> {
    let points: Vec<(f64, f64)> = rows
        .iter()
        .filter(|row| row.length_km > 0.0)
        .map(|row| (row.ruler_km.ln(), row.length_km.ln()))
        .collect();
    if points.len() < 2 {
        return None;
    }
    let count = points.len() as f64;
    let mean_x = points.iter().map(|p| p.0).sum::<f64>() / count;
    let mean_y = points.iter().map(|p| p.1).sum::<f64>() / count;
    let covariance: f64 = points.iter().map(|p| (p.0 - mean_x) * (p.1 - mean_y)).sum();
    let variance: f64 = points.iter().map(|p| (p.0 - mean_x).powi(2)).sum();
    (variance > 0.0).then(|| 1.0 - covariance / variance)
}
