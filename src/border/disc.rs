//! What a disc of uncertainty makes of a place: intervals of km and offset.
//!
//! Every place between a point and the nearest place of the border has that same nearest place. So whatever is nearest
//! to some point of the disc either lies in the disc itself, or is nearest to some point of its rim: to know all km, it
//! is enough to cut the border with the disc and to go round the rim.

use std::f64::consts::{PI, TAU};
use std::ops::Range;

use geo::Coord;

use super::borders::Borders;
use super::farthest::farthest_m;
use super::foot::Foot;
use super::hand::hand;
use super::parts::Border;
use super::piece::Hit;
use super::rim::{Rim, Sample, Way, distance_m};
use crate::geometry::geodesic::{destination, earth_centred};

/// Half a meridian, metres: no two places are further apart, to the metre.
const MOST_M: f64 = 20_003_932.0;

/// Nearer than this, what a disc sees of a piece is its shadow within 1 %: places move on the line as they do in the disc.
const FLAT_M: f64 = 500_000.0;

/// What may be missing at either end of the km, in radii.
const SLACK: f64 = 0.002;

/// Bearings are told apart down to this, radians: what is left between is 1 % of the radius.
const FINE: f64 = 0.01;

/// How often a climb may turn.
const MOST_CLIMBS: usize = 8;

/// Intervals over all places of a disc.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Disc {
    centre: Coord,
    pub(super) radius_m: f64,
    /// Smallest and largest km of the nearest places.
    pub(super) km: (f64, f64),
    /// Smallest and largest distance from the border.
    pub(super) offset_km: (f64, f64),
    pieces: Range<u32>,
}

impl Disc {
    /// The disc around a place whose nearest place is known, against the border of that.
    pub(super) fn of(borders: &Borders, centre: Coord, foot: &Foot, radius_m: f64) -> Self {
        let track = &borders.all[foot.border].parts[foot.part].track;
        let km = track.km_at(foot.piece, foot.t);
        let offset_m = foot.view.metres;
        let mut disc = Self {
            centre,
            radius_m,
            km: (km, km),
            offset_km: ((offset_m - radius_m).max(0.0) / 1_000.0, offset_m / 1_000.0),
            pieces: borders.pieces_of(foot.border),
        };
        if radius_m <= 0.0 {
            return disc;
        }
        if radius_m >= offset_m {
            disc.cut(borders);
        }
        let mut rim = Rim::new(borders, centre, foot, radius_m);
        let at_most_m = if rim.sees_one_piece() && offset_m < FLAT_M {
            disc.see_one_piece(borders, foot);
            offset_m + radius_m
        } else {
            let away = rim.away_from(foot);
            disc.go_round(&mut rim, away, offset_m)
        };
        disc.offset_km.1 = at_most_m.clamp(offset_m, MOST_M) / 1_000.0;
        disc
    }

    /// Takes in the km of the one piece that any place of the disc is nearest to: the disc's shadow on it.
    fn see_one_piece(&mut self, borders: &Borders, foot: &Foot) {
        let shadow = borders
            .pieces
            .shadow(foot.number, earth_centred(self.centre), self.radius_m);
        let track = &borders.all[foot.border].parts[foot.part].track;
        for t in [shadow.start, shadow.end] {
            self.take_in(track.km_at(foot.piece, t));
        }
    }

    /// Takes in the km of the border within the disc.
    fn cut(&mut self, borders: &Borders) {
        let centre = earth_centred(self.centre);
        let reach = self.radius_m;
        let range = self.pieces.clone();
        borders.pieces.within(centre, &range, reach, |hit| {
            let portion = borders.pieces.portion_within(centre, hit, reach);
            for t in [portion.start, portion.end] {
                self.take_in(borders.km_of(Hit { t, ..hit }));
            }
        });
    }

    /// Takes in the km that are nearest to places of the rim; answers the largest distance in metres.
    fn go_round(&mut self, rim: &mut Rim<'_>, away: f64, offset_m: f64) -> f64 {
        let Some(first) = rim.sample(away, self.radius_m, None) else {
            return offset_m;
        };
        self.take_in(first.km);
        for way in [Way::Up, Way::Down] {
            self.climb(rim, first, (way, TAU), MOST_CLIMBS);
        }
        if !self.has_all(rim) {
            self.look_everywhere(rim, first, offset_m);
        }
        // Straight away from the border the distance grows as fast as it can: nothing beats that.
        let fastest_m = offset_m + self.radius_m;
        if distance_m(first.hit.chord2) > fastest_m - self.radius_m * 1e-3 {
            fastest_m
        } else {
            farthest_m(rim, first.hit.piece, fastest_m)
        }
    }

    /// True where all km are taken in that can be nearest to any place of the disc.
    fn has_all(&self, rim: &Rim<'_>) -> bool {
        let slack_km = self.radius_m / 1_000.0 * SLACK;
        self.km.0 <= rim.reach_km.0 + slack_km && rim.reach_km.1 <= self.km.1 + slack_km
    }

    /// Takes in places of the whole rim, then climbs from the outermost, and looks between those where the km leap.
    fn look_everywhere(&mut self, rim: &mut Rim<'_>, first: Sample, offset_m: f64) {
        // A small disc far away sees but few places of the border.
        let is_small = self.radius_m * 8.0 < offset_m;
        let count = if is_small { 16 } else { 48 };
        let width = TAU / count as f64;
        let mut round: Vec<Sample> = Vec::with_capacity(count);
        round.push(first);
        for step in 1..count {
            let hint = round.last().map(|s| s.hit.piece);
            round.extend(rim.sample(first.angle + width * step as f64, self.radius_m, hint));
        }
        for sample in &round {
            self.take_in(sample.km);
        }
        let is_constant = round.windows(2).all(|s| (s[0].km - s[1].km).abs() < 1e-6);
        if is_constant {
            return;
        }
        let by_km = |a: &&Sample, b: &&Sample| a.km.total_cmp(&b.km);
        let outermost = [
            (Way::Up, round.iter().max_by(by_km)),
            (Way::Down, round.iter().min_by(by_km)),
        ];
        for (way, sample) in outermost {
            for towards in [width, -width] {
                if let Some(&sample) = sample {
                    self.climb(rim, sample, (way, towards), MOST_CLIMBS);
                }
            }
        }
        for (index, &from) in round.iter().enumerate() {
            let to = round[(index + 1) % round.len()];
            self.look_between(rim, from, to, width);
        }
    }

    /// Where the nearest place leaps, halves the angle until the leap has no room left to hide a third place.
    fn look_between(&mut self, rim: &mut Rim<'_>, from: Sample, to: Sample, width: f64) {
        let arc_km = width * self.radius_m / 1_000.0;
        let leap_km = (from.km - to.km).abs();
        let is_fine = arc_km * 200.0 < self.radius_m / 1_000.0;
        if leap_km < 4.0 * arc_km || is_fine || self.has_all(rim) {
            return;
        }
        let half = width / 2.0;
        let hint = Some(from.hit.piece);
        if let Some(middle) = rim.sample(from.angle + half, self.radius_m, hint) {
            self.take_in(middle.km);
            self.look_between(rim, from, middle, half);
            self.look_between(rim, middle, to, half);
        }
    }

    /// Takes in the places furthest on between a sample and a turn of the bearing (radians).
    ///
    /// On one piece the nearest place goes with the cosine of the bearing, so its furthest is known; where another piece
    /// is nearest there, the bearing between the two is halved.
    fn climb(&mut self, rim: &mut Rim<'_>, from: Sample, (way, room): (Way, f64), most: usize) {
        let (reach_km, slack_km) = (rim.reach_km, self.radius_m / 1_000.0 * SLACK);
        let is_there = match way {
            Way::Up => self.km.1 >= reach_km.1 - slack_km,
            Way::Down => self.km.0 <= reach_km.0 + slack_km,
        };
        if is_there || most == 0 || room.abs() < FINE {
            return;
        }
        let Some((piece, aim)) = rim.furthest_on(&from, way) else {
            return;
        };
        // The whole rim lies both ways: the shorter is taken.
        let room = if room.abs() < TAU {
            room
        } else {
            aim.signum() * PI
        };
        if aim * room <= 0.0 {
            return;
        }
        let is_within = aim.abs() < room.abs();
        let step = if is_within { aim } else { room / 2.0 };
        let hint = Some(from.hit.piece);
        let Some(sample) = rim.sample(from.angle + step, self.radius_m, hint) else {
            return;
        };
        self.take_in(sample.km);
        let gained_km = match way {
            Way::Up => sample.km - from.km,
            Way::Down => from.km - sample.km,
        };
        let is_reached = sample.hit.piece == piece || gained_km == 0.0;
        if is_within && gained_km >= 0.0 && is_reached {
            return;
        }
        if gained_km > 0.0 {
            self.climb(rim, sample, (way, room - step), most - 1);
            self.climb(rim, sample, (way, -step), most - 1);
        } else {
            self.climb(rim, from, (way, step), most - 1);
        }
    }

    fn take_in(&mut self, km: f64) {
        self.km = (self.km.0.min(km), self.km.1.max(km));
    }

    /// Shares of the disc by the hand of the border, where there are no areas: counted over 512 places spread evenly.
    pub(super) fn shares_by_hand<'a>(
        &self,
        borders: &Borders,
        border: &'a Border,
    ) -> Vec<(Option<&'a str>, f64)> {
        const COUNT: usize = 512;
        const GOLDEN_ANGLE: f64 = 137.507_764_050_037_85;
        let mut left = 0;
        for i in 0..COUNT {
            let metres = self.radius_m * ((i as f64 + 0.5) / COUNT as f64).sqrt();
            let place = destination(self.centre, GOLDEN_ANGLE * i as f64, metres);
            let Some(foot) = borders.foot(place, self.pieces.clone()) else {
                continue;
            };
            let side = border.side_on(hand(&border.parts[foot.part], &foot));
            left += usize::from(side == Some(border.left.as_str()));
        }
        let left = left as f64 / COUNT as f64;
        let mut shares = vec![
            (Some(border.left.as_str()), left),
            (Some(border.right.as_str()), 1.0 - left),
        ];
        shares.retain(|&(_, share)| share > 0.0);
        shares.sort_by(|a, b| b.1.total_cmp(&a.1));
        shares
    }
}
