//! Linear reference: from km to place, and the stretch between two km.

use geo::{Coord, LineString};
use serde::Serialize;

use super::frame::Frame;
use super::parts::{Border, Part};
use crate::geometry::antimeridian::{cut, wrap_lon};
use crate::geometry::geodesic::{along, distance_m, pieces, segment_bearing};

/// A place on a border.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Place {
    /// Its km.
    pub km: f64,
    /// Its longitude in [-180, 180), degrees.
    pub lon: f64,
    /// Its latitude, degrees.
    pub lat: f64,
    /// Where the border goes from here as the km go up: degrees clockwise from north in [0, 360).
    pub bearing: f64,
    /// Index of its part.
    pub part: usize,
}

/// A km that the border does not have.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum BeyondBorder {
    /// Before the start or after the end.
    #[error("km {km} is not on {border}, which runs from km 0 to km {length_km:.3}")]
    Km {
        /// What was asked.
        km: f64,
        /// Id of the border.
        border: String,
        /// Its length.
        length_km: f64,
    },
    /// A stretch that ends before it begins.
    #[error(
        "from {from} is not below to {to}; {border} runs from km 0 to km {length_km:.3}, and a stretch goes up its km"
    )]
    Backwards {
        /// Where it was to begin.
        from: f64,
        /// Where it was to end.
        to: f64,
        /// Id of the border.
        border: String,
        /// Its length.
        length_km: f64,
    },
}

/// A part cut so finely that each piece is as good as a geodesic, with the km of each node.
#[derive(Clone, Debug)]
pub(super) struct Track {
    pub(super) coords: Vec<Coord>,
    pub(super) km: Vec<f64>,
}

impl Track {
    /// Measures a line that begins at `from_km`; also gives the km of each of its own vertices.
    pub(super) fn measure(line: &[Coord], from_km: f64) -> (Self, Vec<f64>) {
        let mut track = Self {
            coords: line.first().copied().into_iter().collect(),
            km: vec![from_km; line.len().min(1)],
        };
        let mut vertex_km = track.km.clone();
        let mut km = from_km;
        for pair in line.windows(2) {
            let count = pieces(pair[0], pair[1]);
            for piece in 1..=count {
                let next = if piece == count {
                    pair[1]
                } else {
                    along(pair[0], pair[1], piece as f64 / count as f64)
                };
                km += distance_m(track.coords[track.coords.len() - 1], next) / 1_000.0;
                track.coords.push(next);
                track.km.push(km);
            }
            vertex_km.push(km);
        }
        (track, vertex_km)
    }

    /// The number of pieces, at least one.
    pub(super) fn pieces(&self) -> usize {
        self.coords.len() - 1
    }

    /// The piece in which the km lies, and how far along it (0 to 1).
    fn piece_at(&self, km: f64) -> (usize, f64) {
        let last = self.km.len() - 2;
        let piece = self
            .km
            .partition_point(|&k| k <= km)
            .saturating_sub(1)
            .min(last);
        let (from, to) = (self.km[piece], self.km[piece + 1]);
        let t = if to > from {
            (km - from) / (to - from)
        } else {
            0.0
        };
        (piece, t.clamp(0.0, 1.0))
    }

    /// The place at the fraction `t` of a piece.
    pub(super) fn coord(&self, piece: usize, t: f64) -> Coord {
        along(self.coords[piece], self.coords[piece + 1], t)
    }

    /// The km at the fraction `t` of a piece.
    pub(super) fn km_at(&self, piece: usize, t: f64) -> f64 {
        self.km[piece] + t * (self.km[piece + 1] - self.km[piece])
    }

    /// The direction of a piece where one stands, east and north, of length 1.
    pub(super) fn direction(&self, piece: usize, frame: &Frame) -> [f64; 2] {
        const NORTH: [f64; 2] = [0.0, 1.0];
        let ends = (self.coords[piece], self.coords[piece + 1]);
        frame.direction(ends.0, ends.1).unwrap_or(NORTH)
    }

    /// The bearing of a piece at the fraction `t`.
    pub(super) fn bearing(&self, piece: usize, t: f64) -> f64 {
        let lat = self.coord(piece, t).y;
        segment_bearing(self.coords[piece], self.coords[piece + 1], lat)
    }
}

impl Part {
    /// The place at a km of this part; clamped to its ends.
    pub(super) fn coord_at(&self, km: f64) -> Coord {
        let (piece, t) = self.track.piece_at(km);
        self.track.coord(piece, t)
    }

    /// The line between two km, with the part's own vertices between them; none where they do not overlap.
    #[must_use]
    pub fn stretch(&self, from_km: f64, to_km: f64) -> Option<LineString> {
        let (from, to) = (from_km.max(self.from_km()), to_km.min(self.to_km()));
        if from >= to {
            return None;
        }
        let first = self.km.partition_point(|&km| km <= from);
        let after = self.km.partition_point(|&km| km < to);
        let inner = &self.line.0[first..after];
        let ends = (self.coord_at(from), self.coord_at(to));
        let coords = std::iter::once(ends.0).chain(inner.iter().copied());
        Some(LineString(coords.chain([ends.1]).collect()))
    }
}

impl Border {
    /// The place at a km; where two parts meet, the start of the later one.
    pub fn at(&self, km: f64) -> Result<Place, BeyondBorder> {
        let km = self.on_border(km)?;
        let part = self
            .parts
            .partition_point(|part| part.from_km() <= km)
            .saturating_sub(1);
        let track = &self.parts[part].track;
        let (piece, t) = track.piece_at(km);
        let coord = track.coord(piece, t);
        Ok(Place {
            km,
            lon: wrap_lon(coord.x),
            lat: coord.y,
            bearing: track.bearing(piece, t),
            part,
        })
    }

    /// The lines between two km, cut at the antimeridian and wherever one part ends.
    pub fn stretch(&self, from_km: f64, to_km: f64) -> Result<Vec<LineString>, BeyondBorder> {
        let (from_km, to_km) = self.stretch_on_border(from_km, to_km)?;
        let stretches = self.parts.iter().filter_map(|p| p.stretch(from_km, to_km));
        Ok(stretches.flat_map(|line| cut(&line)).collect())
    }

    /// The km itself, within the ends: lengths are written to the metre, so half a metre beyond an end means the end.
    pub fn on_border(&self, km: f64) -> Result<f64, BeyondBorder> {
        const WRITTEN_KM: f64 = 0.000_5;
        if (-WRITTEN_KM..=self.length_km + WRITTEN_KM).contains(&km) {
            Ok(km.clamp(0.0, self.length_km))
        } else {
            Err(BeyondBorder::Km {
                km,
                border: self.id.clone(),
                length_km: self.length_km,
            })
        }
    }

    /// Both ends of a stretch within the ends of the border; refused where it does not go up.
    pub fn stretch_on_border(&self, from: f64, to: f64) -> Result<(f64, f64), BeyondBorder> {
        let (low, high) = (self.on_border(from)?, self.on_border(to)?);
        if low < high {
            Ok((low, high))
        } else {
            Err(BeyondBorder::Backwards {
                from,
                to,
                border: self.id.clone(),
                length_km: self.length_km,
            })
        }
    }
}
