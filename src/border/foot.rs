//! The nearest place on a border, found by chords and made exact by geodesics.

use std::ops::Range;

use geo::Coord;

use super::borders::Borders;
use super::frame::{Frame, NEAR_M, near_m};
use super::measure::Track;
use super::piece::{Hit, Vec3, distance2};
use crate::geometry::geodesic::{earth_centred, inverse};

/// The nearest place on a border.
#[derive(Clone, Copy, Debug)]
pub(super) struct Foot {
    pub(super) border: usize,
    pub(super) part: usize,
    pub(super) piece: usize,
    /// The same piece among those of all borders.
    pub(super) number: u32,
    pub(super) t: f64,
    /// How the place asked is seen from there.
    pub(super) view: View,
}

/// How a place is seen from a place on a border.
#[derive(Clone, Copy, Debug)]
pub(super) struct View {
    /// Where one stands.
    pub(super) frame: Frame,
    /// Geodesic distance, metres.
    pub(super) metres: f64,
    /// How far east and how far north, metres.
    pub(super) towards: [f64; 2],
}

impl View {
    fn new(place: Place, from: Coord) -> Self {
        let frame = Frame::at(from);
        if distance2(place.centred, frame.origin) < NEAR_M * NEAR_M {
            return Self {
                frame,
                metres: near_m(place.centred, frame.origin),
                towards: frame.towards(place.centred),
            };
        }
        let line = inverse(place.coord, from);
        let (sin, cos) = line.bearing_onward.to_radians().sin_cos();
        Self {
            frame,
            metres: line.metres,
            towards: [-line.metres * sin, -line.metres * cos],
        }
    }
}

/// The place asked.
#[derive(Clone, Copy)]
struct Place {
    coord: Coord,
    centred: Vec3,
}

impl Borders {
    /// The nearest place among some pieces.
    pub(super) fn foot(&self, place: Coord, range: Range<u32>) -> Option<Foot> {
        let place = Place {
            coord: place,
            centred: earth_centred(place),
        };
        let mut hits = self.pieces.nearest(place.centred, &range);
        if hits.len() > 1 {
            self.drop_doubles(&mut hits);
        }
        let first = *hits.iter().min_by(|a, b| a.chord2.total_cmp(&b.chord2))?;
        let first_foot = self.refine(place, first);
        let mut best = first_foot;
        if hits.len() == 1 {
            return Some(best);
        }
        // The distance changes by no more than the way along the line, so a piece that is too far clears the way ahead.
        let mut cleared = (usize::MAX, f64::NEG_INFINITY);
        for hit in &hits {
            let km = self.km_of(*hit);
            let part = self.part_number(hit.piece);
            if part == cleared.0 && km < cleared.1 {
                continue;
            }
            let foot = if hit.piece == first.piece {
                first_foot
            } else {
                self.refine(place, *hit)
            };
            if foot.view.metres < best.view.metres {
                best = foot;
            }
            let spare_km = (foot.view.metres - best.view.metres) / 1_000.0;
            cleared = (part, km + spare_km);
        }
        Some(best)
    }

    /// A vertex that is nearest is met at the end of one piece and the start of the next: once is enough.
    fn drop_doubles(&self, hits: &mut Vec<Hit>) {
        hits.sort_unstable_by_key(|hit| hit.piece);
        hits.dedup_by(|next, before| {
            next.piece == before.piece + 1
                && before.t >= 1.0
                && next.t <= 0.0
                && self.part_number(next.piece) == self.part_number(before.piece)
        });
    }

    /// Follows the geodesic: at the nearest place it meets the border at a right angle, or at a vertex.
    ///
    /// The chord's nearest place may be some metres off, and so on the piece before or after.
    fn refine(&self, place: Place, hit: Hit) -> Foot {
        const STEPS: usize = 8;
        const FLAT_M: f64 = 2_000_000.0;
        let (border, part, piece) = self.owner(hit.piece);
        let track = &self.all[border].parts[part].track;
        let mut at = OnTrack { piece, t: hit.t };
        let mut view = View::new(place, track.coord(at.piece, at.t));
        for _ in 0..STEPS {
            if view.metres < 1e-3 || view.metres > FLAT_M {
                break;
            }
            let (next, moved_m) = step(track, at, &view);
            let is_vertex = next.piece != at.piece && moved_m == 0.0;
            // At a vertex the next piece may send us back: then the vertex itself is nearest.
            if is_vertex && !goes_on(track, at, next, &view) {
                break;
            }
            at = next;
            // The distance changes with the square of the step: too little to measure again.
            if !is_vertex && moved_m * moved_m < 2e-4 * view.metres && next.t > 0.0 && next.t < 1.0
            {
                break;
            }
            if moved_m == 0.0 && !is_vertex {
                break;
            }
            view = View::new(place, track.coord(at.piece, at.t));
        }
        Foot {
            border,
            part,
            piece: at.piece,
            number: hit.piece - piece as u32 + at.piece as u32,
            t: at.t,
            view,
        }
    }
}

/// A place on a track.
#[derive(Clone, Copy)]
struct OnTrack {
    piece: usize,
    t: f64,
}

/// The metres to go along a piece until the place is seen at a right angle.
fn way_m(track: &Track, piece: usize, view: &View) -> f64 {
    let [east, north] = track.direction(piece, &view.frame);
    east * view.towards[0] + north * view.towards[1]
}

/// One step towards the right angle, and how far it goes: on this piece, or over to the next where that is due.
fn step(track: &Track, at: OnTrack, view: &View) -> (OnTrack, f64) {
    let length_m = (track.km[at.piece + 1] - track.km[at.piece]) * 1_000.0;
    let way_m = way_m(track, at.piece, view);
    let last = track.pieces() - 1;
    if at.t >= 1.0 && way_m > 0.0 && at.piece < last {
        let piece = at.piece + 1;
        return (OnTrack { piece, t: 0.0 }, 0.0);
    }
    if at.t <= 0.0 && way_m < 0.0 && at.piece > 0 {
        let piece = at.piece - 1;
        return (OnTrack { piece, t: 1.0 }, 0.0);
    }
    if length_m <= 0.0 {
        return (at, 0.0);
    }
    let t = (at.t + way_m / length_m).clamp(0.0, 1.0);
    (OnTrack { t, ..at }, (t - at.t).abs() * length_m)
}

/// True where the way beyond a vertex leads on in the direction that led to it.
fn goes_on(track: &Track, from: OnTrack, to: OnTrack, view: &View) -> bool {
    let way_m = way_m(track, to.piece, view);
    if to.piece > from.piece {
        way_m > 0.0
    } else {
        way_m < 0.0
    }
}
