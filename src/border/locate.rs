//! Where along a border a place lies, how far from it, and on which side.

use std::ops::Range;

use geo::Coord;
use serde::Serialize;

use super::borders::Borders;
use super::disc::Disc;
use super::index::Hit;
use super::input::Status;
use super::measure::Track;
use super::parts::{Border, Part};
use crate::geometry::antimeridian::wrap_lon;
use crate::geometry::geodesic::{Inverse, earth_centred, inverse};

/// A place as seen from a border. Intervals are none where no radius was given.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Location<'a> {
    /// Id of the border.
    pub border: &'a str,
    /// Index of the part that is nearest.
    pub part: usize,
    /// The km of the nearest place on the border.
    pub km: f64,
    /// The smallest km that is nearest to any place of the disc.
    pub km_min: Option<f64>,
    /// The largest km that is nearest to any place of the disc.
    pub km_max: Option<f64>,
    /// The radius of the disc in km: the one given and the error of the line, in quadrature.
    pub radius_km: Option<f64>,
    /// Geodesic distance from the border in km, never negative.
    pub offset_km: f64,
    /// The smallest distance of any place of the disc.
    pub offset_min_km: Option<f64>,
    /// The largest distance of any place of the disc.
    pub offset_max_km: Option<f64>,
    /// Code of the territory on which the place lies; none where no area holds it.
    pub side: Option<&'a str>,
    /// The hand of the border on which the place lies, by its territory where that is one of the two sides, else by the
    /// line; none for a place on the line.
    pub hand: Option<Hand>,
    /// Shares of the disc on each side, the largest first, 1 in all; empty where no radius was given.
    pub shares: Vec<(Option<&'a str>, f64)>,
    /// The nearest place on the border, lon/lat in degrees.
    pub nearest: (f64, f64),
    /// Status of the border there.
    pub segment_status: Option<Status>,
    /// Error of the border's line there, metres.
    pub accuracy_m: Option<f64>,
}

/// The side of a border as a hand, going up its km, after turning parts on which the sides are exchanged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Hand {
    /// The hand of the border's `left`.
    Left,
    /// The hand of the border's `right`.
    Right,
}

impl Location<'_> {
    /// The offset with a sign, km: left +, right −, 0 on the line.
    #[must_use]
    pub fn signed_offset_km(&self) -> f64 {
        match self.hand {
            Some(Hand::Left) => self.offset_km,
            Some(Hand::Right) => -self.offset_km,
            None => 0.0,
        }
    }

    /// The interval of the signed offset over the disc, km: from its rightmost to its leftmost; none without a radius.
    ///
    /// A disc that reaches over the line reaches to the other hand by what is left of its radius.
    #[must_use]
    pub fn signed_offset_interval_km(&self) -> Option<(f64, f64)> {
        let (near, far) = (self.offset_min_km?, self.offset_max_km?);
        let beyond = (self.radius_km? - self.offset_km).max(0.0);
        Some(match self.hand {
            Some(Hand::Left) if near > 0.0 => (near, far),
            Some(Hand::Right) if near > 0.0 => (-far, -near),
            Some(Hand::Left) => (-beyond, far),
            Some(Hand::Right) => (-far, beyond),
            None => (-far, far),
        })
    }
}

/// The nearest place on a border.
#[derive(Clone, Copy, Debug)]
pub(super) struct Foot {
    pub(super) border: usize,
    pub(super) part: usize,
    pub(super) piece: usize,
    /// The same piece among those of all borders.
    pub(super) number: u32,
    pub(super) t: f64,
    /// The geodesic from the place asked to the nearest place.
    pub(super) line: Inverse,
}

impl Borders {
    /// Locates a place (degrees) against the nearest border, or against the one named.
    ///
    /// `radius_km` is how far from the place the truth may lie; the error of the line is added to it in quadrature.
    /// None where there is no border, or none of that name, or the place is not on the globe.
    #[must_use]
    pub fn locate(
        &self,
        place: Coord,
        radius_km: Option<f64>,
        border: Option<&str>,
    ) -> Option<Location<'_>> {
        if !(place.x.is_finite() && place.y.abs() <= 90.0) {
            return None;
        }
        let range = match border {
            Some(id) => self.pieces_of(self.index_of(id)?),
            None => self.all_pieces(),
        };
        let foot = self.foot(place, range)?;
        let border = &self.all[foot.border];
        let part = &border.parts[foot.part];
        let nearest = part.track.coord(foot.piece, foot.t);
        let km = part.track.km_at(foot.piece, foot.t);
        let segment = border.segment_at(km);
        let accuracy_m = segment.and_then(|s| s.nature.accuracy_m);
        let by_line = hand(part, &foot);
        let side = self.side_or_hand(place, border, by_line);
        let hand = by_line.map(|hand| border.hand_of(side).unwrap_or(hand));
        let disc = radius_km
            .filter(|radius| radius.is_finite())
            .map(|km| (km.max(0.0) * 1_000.0).hypot(accuracy_m.unwrap_or(0.0)))
            .map(|radius_m| Disc::of(self, place, &foot, radius_m));
        Some(Location {
            border: &border.id,
            part: foot.part,
            km,
            km_min: disc.as_ref().map(|d| d.km.0),
            km_max: disc.as_ref().map(|d| d.km.1),
            radius_km: disc.as_ref().map(|d| d.radius_m / 1_000.0),
            offset_km: foot.line.metres / 1_000.0,
            offset_min_km: disc.as_ref().map(|d| d.offset_km.0),
            offset_max_km: disc.as_ref().map(|d| d.offset_km.1),
            side,
            hand,
            shares: disc.map_or_else(Vec::new, |d| self.shares(place, border, side, &d)),
            nearest: (wrap_lon(nearest.x), nearest.y),
            segment_status: segment.and_then(|s| s.nature.status),
            accuracy_m,
        })
    }

    /// The code of the area that holds the place (degrees); none where no area does.
    #[must_use]
    pub fn side_of(&self, place: Coord) -> Option<&str> {
        self.territory.side_of(place)
    }

    /// The nearest place among some pieces.
    pub(super) fn foot(&self, place: Coord, range: Range<u32>) -> Option<Foot> {
        let mut hits = self.pieces.nearest(earth_centred(place), range);
        if hits.len() > 1 {
            self.drop_doubles(&mut hits);
        }
        hits.into_iter()
            .map(|hit| self.refine(place, hit))
            .min_by(|a, b| a.line.metres.total_cmp(&b.line.metres))
    }

    /// A vertex that is nearest is met at the end of one piece and the start of the next: once is enough.
    fn drop_doubles(&self, hits: &mut Vec<Hit>) {
        hits.sort_unstable_by_key(|hit| hit.piece);
        hits.dedup_by(|next, before| {
            next.piece == before.piece + 1
                && before.t >= 1.0
                && next.t <= 0.0
                && self.owner(next.piece) == self.owner(before.piece)
        });
    }

    /// Follows the geodesic: at the nearest place it meets the border at a right angle, or at a vertex.
    ///
    /// The chord's nearest place may be some metres off, and so on the piece before or after.
    fn refine(&self, place: Coord, hit: Hit) -> Foot {
        const STEPS: usize = 8;
        const FLAT_M: f64 = 2_000_000.0;
        let (border, part, piece) = self.owner(hit.piece);
        let track = &self.all[border].parts[part].track;
        let mut at = OnTrack { piece, t: hit.t };
        let mut line = inverse(place, track.coord(at.piece, at.t));
        for _ in 0..STEPS {
            if line.metres < 1e-3 || line.metres > FLAT_M {
                break;
            }
            let (next, moved_m) = step(track, at, &line);
            let is_vertex = next.piece != at.piece && moved_m == 0.0;
            // At a vertex the next piece may send us back: then the vertex itself is nearest.
            if is_vertex && !goes_on(track, at, next, &line) {
                break;
            }
            at = next;
            // The distance changes with the square of the step: too little to measure again.
            if !is_vertex && moved_m * moved_m < 2e-4 * line.metres && next.t > 0.0 && next.t < 1.0
            {
                break;
            }
            if moved_m == 0.0 && !is_vertex {
                break;
            }
            line = inverse(place, track.coord(at.piece, at.t));
        }
        Foot {
            border,
            part,
            piece: at.piece,
            number: hit.piece - piece as u32 + at.piece as u32,
            t: at.t,
            line,
        }
    }

    fn side_or_hand<'a>(
        &'a self,
        place: Coord,
        border: &'a Border,
        hand: Option<Hand>,
    ) -> Option<&'a str> {
        let by_area = self.territory.side_of(place);
        if by_area.is_some() || border.has_both_areas {
            return by_area;
        }
        border.side_on(hand)
    }

    fn shares<'a>(
        &'a self,
        place: Coord,
        border: &'a Border,
        side: Option<&'a str>,
        disc: &Disc,
    ) -> Vec<(Option<&'a str>, f64)> {
        if border.has_both_areas {
            return self.territory.shares(place, disc.radius_m, side);
        }
        if disc.offset_km.0 > 0.0 {
            return vec![(side, 1.0)];
        }
        disc.shares_by_hand(self, border)
    }
}

/// A place on a track.
#[derive(Clone, Copy)]
struct OnTrack {
    piece: usize,
    t: f64,
}

/// The metres to go along the piece until the geodesic `line`, which ends there, would meet it at a right angle.
fn way_m(track: &Track, at: OnTrack, line: &Inverse) -> f64 {
    let angle = line.bearing_onward - track.bearing(at.piece, at.t);
    -line.metres * angle.to_radians().cos()
}

/// One step towards the right angle, and how far it goes: on this piece, or over to the next where that is due.
fn step(track: &Track, at: OnTrack, line: &Inverse) -> (OnTrack, f64) {
    let length_m = (track.km[at.piece + 1] - track.km[at.piece]) * 1_000.0;
    let way_m = way_m(track, at, line);
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
fn goes_on(track: &Track, from: OnTrack, to: OnTrack, line: &Inverse) -> bool {
    let way_m = way_m(track, to, line);
    if to.piece > from.piece {
        way_m > 0.0
    } else {
        way_m < 0.0
    }
}

impl Border {
    /// The hand on which a side lies, if it is one of the two.
    #[must_use]
    pub fn hand_of(&self, side: Option<&str>) -> Option<Hand> {
        match side {
            Some(code) if code == self.left => Some(Hand::Left),
            Some(code) if code == self.right => Some(Hand::Right),
            _ => None,
        }
    }

    /// The code of the side on a hand.
    #[must_use]
    pub fn side_on(&self, hand: Option<Hand>) -> Option<&str> {
        hand.map(|hand| match hand {
            Hand::Left => self.left.as_str(),
            Hand::Right => self.right.as_str(),
        })
    }
}

/// On which hand of its part a place lies; none on the line.
pub(super) fn hand(part: &Part, foot: &Foot) -> Option<Hand> {
    const ON_THE_LINE_M: f64 = 1e-6;
    if foot.line.metres < ON_THE_LINE_M {
        return None;
    }
    let towards_place = foot.line.bearing_onward + 180.0;
    let turn = (towards_place - bearing_through(part, foot)).to_radians();
    let lies_left = turn.sin() < 0.0;
    Some(if lies_left == part.flipped {
        Hand::Right
    } else {
        Hand::Left
    })
}

/// The bearing of the border at its nearest place; at a vertex that which halves the angle.
///
/// ```text
///      place ·
///             \        Seen from outside an acute angle, the place may lie left of one segment and right of the
///   ───────────o       other; the bearing that halves the angle decides.
///            ╱
/// ```
fn bearing_through(part: &Part, foot: &Foot) -> f64 {
    let track = &part.track;
    let here = track.bearing(foot.piece, foot.t);
    let Some(other) = piece_beyond(part, foot) else {
        return here;
    };
    let other = track.bearing(other, if foot.t >= 1.0 { 0.0 } else { 1.0 });
    let (a, b) = (here.to_radians(), other.to_radians());
    let (east, north) = (a.sin() + b.sin(), a.cos() + b.cos());
    // There and back again: no angle to halve.
    if east.hypot(north) < 1e-9 {
        return here;
    }
    east.atan2(north).to_degrees()
}

/// The piece that meets the foot's piece at the vertex where the foot stands, if it stands at one.
fn piece_beyond(part: &Part, foot: &Foot) -> Option<usize> {
    let last = part.track.pieces() - 1;
    if foot.t >= 1.0 {
        match foot.piece {
            piece if piece < last => Some(piece + 1),
            _ => part.is_closed().then_some(0),
        }
    } else if foot.t <= 0.0 {
        match foot.piece {
            0 => part.is_closed().then_some(last),
            piece => Some(piece - 1),
        }
    } else {
        None
    }
}
