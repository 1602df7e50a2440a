//! Places of a disc by angle and distance from its centre, and what of a border is nearest to them.

use std::f64::consts::{PI, TAU};
use std::ops::Range;

use geo::Coord;

use super::borders::Borders;
use super::contenders::Contenders;
use super::foot::Foot;
use super::frame::Frame;
use super::piece::{Hit, Vec3, dot};
use crate::geometry::geodesic::{destination, earth_centred};

/// Mean radius in metres, good enough for the difference between an arc and its chord.
const RADIUS_M: f64 = 6_367_000.0;

/// A disc that can be asked at any of its places.
pub(super) struct Rim<'a> {
    borders: &'a Borders,
    centre: Coord,
    frame: Frame,
    pub(super) radius_m: f64,
    pieces: Range<u32>,
    /// All that can be nearest to any place of the disc, where that is little.
    contenders: Option<Contenders>,
    /// The km at which each of them begins and ends.
    contender_km: Vec<(f64, f64)>,
    /// The largest squared chord of all places asked.
    pub(super) farthest2: f64,
    /// No place of the disc is nearest to a km below the first or above the second.
    pub(super) reach_km: (f64, f64),
}

/// A place of the disc and what is nearest to it.
#[derive(Clone, Copy)]
pub(super) struct Sample {
    /// Bearing from the centre, radians.
    pub(super) angle: f64,
    pub(super) hit: Hit,
    /// The km of the nearest place.
    pub(super) km: f64,
}

/// Which way the km are to go.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Up,
    Down,
}

impl<'a> Rim<'a> {
    pub(super) fn new(borders: &'a Borders, centre: Coord, foot: &Foot, radius_m: f64) -> Self {
        const MOST: usize = 192;
        let pieces = borders.pieces_of(foot.border);
        let frame = Frame::at(centre);
        let nearest = (foot.number, foot.t);
        let index = &borders.pieces;
        let numbers = index.contenders(frame.origin, &pieces, radius_m, nearest, MOST);
        let mut rim = Self {
            borders,
            centre,
            frame,
            radius_m,
            pieces,
            contenders: None,
            contender_km: Vec::new(),
            farthest2: 0.0,
            reach_km: (f64::NEG_INFINITY, f64::INFINITY),
        };
        if let Some(numbers) = numbers {
            rim.know(numbers);
        }
        rim
    }

    /// Takes note of the few pieces that can be nearest to places of the disc.
    fn know(&mut self, numbers: Vec<u32>) {
        let mut reach_km = (f64::INFINITY, f64::NEG_INFINITY);
        self.contender_km = Vec::with_capacity(numbers.len());
        for &number in &numbers {
            let (from_km, to_km) = self.borders.km_span(number);
            self.contender_km.push((from_km, to_km));
            let shadow = self
                .borders
                .pieces
                .shadow(number, self.frame.origin, self.radius_m);
            let at = |t: f64| from_km + t * (to_km - from_km);
            reach_km = (
                reach_km.0.min(at(shadow.start)),
                reach_km.1.max(at(shadow.end)),
            );
        }
        self.reach_km = reach_km;
        if numbers.len() > 1 {
            self.contenders = Some(Contenders::new(numbers, &self.borders.pieces));
        }
    }

    /// True where no other piece than that of the foot is nearest to any place of the disc.
    pub(super) fn sees_one_piece(&self) -> bool {
        self.contender_km.len() == 1
    }

    /// The bearing (radians) that leads straight away from a place on the border.
    pub(super) fn away_from(&self, foot: &Foot) -> f64 {
        let [east, north] = self.frame.towards(foot.view.frame.origin);
        (-east).atan2(-north)
    }

    /// What is nearest to the place at this bearing (radians) and distance; `hint` is a piece likely near it.
    pub(super) fn sample(&mut self, angle: f64, metres: f64, hint: Option<u32>) -> Option<Sample> {
        let place = self.place(angle.sin_cos(), metres);
        let (hit, km) = self.nearest(place, hint)?;
        Some(Sample { angle, hit, km })
    }

    /// The distance in metres of a place of the disc, given in metres east and north of its centre, and its nearest piece.
    pub(super) fn distance_m(&mut self, [east, north]: [f64; 2], hint: u32) -> Option<(f64, u32)> {
        let metres = (east * east + north * north).sqrt();
        let direction = if metres > 0.0 {
            (east / metres, north / metres)
        } else {
            (0.0, 1.0)
        };
        let place = self.place(direction, metres.min(self.radius_m));
        let (hit, _) = self.nearest(place, Some(hint))?;
        Some((distance_m(hit.chord2), hit.piece))
    }

    fn nearest(&mut self, place: Vec3, hint: Option<u32>) -> Option<(Hit, f64)> {
        let (hit, km) = if let Some(few) = &mut self.contenders {
            let (index, hit) = few.nearest_by_chord(place)?;
            let (from_km, to_km) = self.contender_km[index];
            (hit, from_km + hit.t * (to_km - from_km))
        } else {
            let index = &self.borders.pieces;
            let hit = index.nearest_by_chord(place, &self.pieces, hint)?;
            (hit, self.borders.km_of(hit))
        };
        self.farthest2 = self.farthest2.max(hit.chord2);
        Some((hit, km))
    }

    /// Which piece leads on from a sample on the way, and by how much the bearing is to turn, within half a turn either
    /// way, to where its nearest place is furthest on; none at the end of a part.
    pub(super) fn furthest_on(&self, sample: &Sample, way: Way) -> Option<(u32, f64)> {
        let Hit { piece, t, .. } = sample.hit;
        let next = match way {
            Way::Up if t >= 1.0 => Some(piece + 1),
            Way::Down if t <= 0.0 => piece.checked_sub(1),
            _ => None,
        };
        if next.is_some_and(|next| !self.borders.follow(piece.min(next))) {
            return None;
        }
        let leading = next.unwrap_or(piece);
        let along = self.borders.pieces.pieces[leading as usize].along;
        let up = dot(along, self.frame.east).atan2(dot(along, self.frame.north));
        let bearing = if way == Way::Up { up } else { up + PI };
        let turn = (bearing - sample.angle + PI).rem_euclid(TAU) - PI;
        Some((leading, turn))
    }

    /// A place in earth-centred metres.
    fn place(&self, direction: (f64, f64), metres: f64) -> Vec3 {
        const FLAT_M: f64 = 5_000.0;
        if metres <= FLAT_M {
            self.frame.place(direction, metres)
        } else {
            let angle = direction.0.atan2(direction.1);
            earth_centred(destination(self.centre, angle.to_degrees(), metres))
        }
    }
}

/// Distance in metres, from the square of the chord (within 0.3 m at 300 km); further away never too small.
pub(super) fn distance_m(chord2: f64) -> f64 {
    const FAR_M: f64 = 500_000.0;
    // What the curvature of the ellipsoid may differ from that of a sphere.
    const ELLIPSOID: f64 = 1.005;
    let half = chord2.sqrt() / (2.0 * RADIUS_M);
    let arc_m = 2.0 * RADIUS_M * half.min(1.0).asin();
    if arc_m < FAR_M {
        arc_m
    } else {
        arc_m * ELLIPSOID
    }
}
