//! Borders that two hands drew along one line, each with its own vertices and its own error, come out whole.

use std::f64::consts::{PI, TAU};

use geo::Coord;
use proptest::prelude::*;
use sarhad::border::{Area, Borders};
use sarhad::geometry::geodesic::{degree_metres, distance_m};

use crate::shapes::area;

/// What is made up: a line of straight legs, and two outlines drawn after it.
#[derive(Clone, Debug)]
struct Drawing {
    sheet: Sheet,
    /// For each leg its length in metres and its slope against the bearing.
    legs: Vec<(f64, f64)>,
    hands: [Hand; 2],
    seed: u64,
}

/// Where on earth something is drawn, which way is along, and what is to be snapped.
#[derive(Clone, Debug)]
struct Sheet {
    middle: Coord,
    bearing: f64,
    tolerance_m: f64,
}

/// How one of the two draws.
#[derive(Clone, Debug)]
struct Hand {
    /// Metres from vertex to vertex, on the line and on its coasts.
    spacing_m: f64,
    /// Largest error of a vertex, in tolerances.
    error: f64,
    /// At which angle the coast leaves the line at either end, degrees from straight on.
    coasts: [f64; 2],
    /// Where its ring begins, as a share of its vertices, and whether it runs the other way.
    start: f64,
    is_reversed: bool,
}

impl Hand {
    /// Begins a ring where this hand does, in its direction.
    fn begin(&self, ring: &mut [(f64, f64)]) {
        ring.rotate_left((self.start * ring.len() as f64) as usize);
        if self.is_reversed {
            ring.reverse();
        }
    }
}

/// Even numbers in [-1, 1), the same for the same seed.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as f64 / (1_u64 << 52) as f64 - 1.0
    }
}

/// A place in metres along and left of the bearing.
type Metres = (f64, f64);

impl Drawing {
    /// The corners of the line that both drew after.
    fn corners(&self) -> Vec<Metres> {
        let mut at = (0.0, 0.0);
        let mut corners = vec![at];
        let last = self.legs.len() - 1;
        for (index, &(length, slope)) in self.legs.iter().enumerate() {
            let angle = if index == 0 || index == last {
                0.0
            } else {
                slope
            };
            at = (at.0 + length * angle.cos(), at.1 + length * angle.sin());
            corners.push(at);
        }
        corners
    }

    fn ends(&self) -> [Coord; 2] {
        let corners = self.corners();
        [corners[0], corners[corners.len() - 1]].map(|end| self.sheet.place(end).into())
    }

    /// One of the two territories: the line, its coasts, and land beyond.
    fn territory(&self, number: usize) -> Area {
        let hand = &self.hands[number];
        let towards = if number == 0 { 1.0 } else { -1.0 };
        let mut dice = Dice(self.seed.wrapping_add(number as u64 * 77_777) | 1);
        let corners = self.corners();
        let (first, last) = (corners[0], corners[corners.len() - 1]);
        let coast = |from: Metres, angle: f64| {
            let angle = angle.to_radians();
            let to = (
                from.0 + 1_000.0 * angle.cos(),
                from.1 + 1_000.0 * angle.sin() * towards,
            );
            [from, to]
        };
        let [_, out] = coast(last, hand.coasts[1]);
        let [_, back] = coast(first, 180.0 - hand.coasts[0]);
        let far = 100_000.0 * towards;
        let mut drawn = vec![back];
        drawn.extend(&corners);
        drawn.push(out);
        let mut ring = self.sheet.trace(hand, &drawn, &mut dice);
        ring.extend([(out.0, far), (back.0, far)].map(|corner| self.sheet.place(corner)));
        hand.begin(&mut ring);
        area(["AAA", "BBB"][number], &ring, &[])
    }
}

impl Sheet {
    fn place(&self, (along, left): Metres) -> (f64, f64) {
        let (sin, cos) = self.bearing.to_radians().sin_cos();
        let (east, north) = (along * sin - left * cos, along * cos + left * sin);
        let lat = self.middle.y + north / degree_metres(self.middle.y).1;
        let lon = self.middle.x + east / degree_metres(lat).0;
        ((lon + 180.0).rem_euclid(360.0) - 180.0, lat)
    }

    /// Vertices along a line, each a little off.
    fn trace(&self, hand: &Hand, line: &[Metres], dice: &mut Dice) -> Vec<(f64, f64)> {
        let error_m = hand.error * self.tolerance_m;
        // Neighbours share most of their error, so that the line does not turn back on itself.
        let own_m = error_m.min(hand.spacing_m * 0.2);
        let (mut traced, phase) = (Vec::new(), dice.roll() * PI);
        let mut gone = 0.0;
        for ends in line.windows(2) {
            let (along, left) = (ends[1].0 - ends[0].0, ends[1].1 - ends[0].1);
            let length = along.hypot(left);
            let count = (length / hand.spacing_m).ceil().max(1.0);
            for step in 0..count as usize {
                let t = step as f64 / count;
                let shared = (error_m - own_m) * ((gone + t * length) / 700.0 + phase).sin();
                let (angle, own) = (dice.roll() * PI, own_m * dice.roll());
                let aside = (-left / length * shared, along / length * shared);
                traced.push(self.place((
                    ends[0].0 + t * along + aside.0 + own * angle.cos(),
                    ends[0].1 + t * left + aside.1 + own * angle.sin(),
                )));
            }
            gone += length;
        }
        traced.push(self.place(line[line.len() - 1]));
        traced
    }
}

fn hand() -> impl Strategy<Value = Hand> {
    (
        5_f64.ln()..5_000_f64.ln(),
        0.0..0.45_f64,
        [50.0..90.0_f64, 50.0..90.0_f64],
        0.0..1.0_f64,
        any::<bool>(),
    )
        .prop_map(|(spacing, error, coasts, start, is_reversed)| Hand {
            spacing_m: spacing.exp(),
            error,
            coasts,
            start,
            is_reversed,
        })
}

fn sheet() -> impl Strategy<Value = Sheet> {
    let lon = prop_oneof![Just(69.0), 179.9..180.1_f64, -180.0..180.0_f64];
    (lon, -70.0..70.0_f64, 0.0..360.0_f64, 5.0..30.0_f64).prop_map(
        |(lon, lat, bearing, tolerance_m)| Sheet {
            middle: Coord { x: lon, y: lat },
            bearing,
            tolerance_m,
        },
    )
}

fn drawing() -> impl Strategy<Value = Drawing> {
    let legs = prop::collection::vec((800.0..5_000.0_f64, -PI / 4.0..PI / 4.0), 1..6);
    (sheet(), legs, [hand(), hand()], any::<u64>()).prop_map(|(sheet, legs, hands, seed)| Drawing {
        sheet,
        legs,
        hands,
        seed,
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn a_border_drawn_twice_is_one_line_from_end_to_end(drawing in drawing()) {
        let areas = [drawing.territory(0), drawing.territory(1)];
        let (borders, _) = Borders::build(&areas, &[], &[], drawing.sheet.tolerance_m);
        let ids: Vec<&str> = borders.iter().map(|border| border.id.as_str()).collect();
        prop_assert_eq!(ids, ["AAA-BBB"]);
        let border = borders.get("AAA-BBB").expect("the border");
        let true_km: f64 = drawing.legs.iter().map(|leg| leg.0 / 1_000.0).sum();
        let lengths: Vec<f64> = border.parts.iter().map(|p| p.to_km() - p.from_km()).collect();
        prop_assert_eq!(lengths.len(), 1, "parts of {:?} of {} km", lengths, true_km);
        let line = &border.parts[0].line.0;
        let found = [line[0], line[line.len() - 1]];
        let ends = drawing.ends();
        let apart_m = |a: usize| distance_m(found[0], ends[a]).max(distance_m(found[1], ends[1 - a]));
        let apart_m = apart_m(0).min(apart_m(1));
        prop_assert!(apart_m < 2.0 * drawing.sheet.tolerance_m, "ends {} m off, tolerance {}", apart_m, drawing.sheet.tolerance_m);
        let slack_km = 4.0 * drawing.sheet.tolerance_m / 1_000.0;
        prop_assert!(border.length_km > true_km * 0.999 - slack_km, "{} of {} km", border.length_km, true_km);
        prop_assert!(border.length_km < true_km * 1.15 + slack_km, "{} of {} km", border.length_km, true_km);
    }

    /// Three territories about one place, each by its own hand; the third goes from the first to the second there.
    #[test]
    fn three_that_meet_in_one_place_have_three_borders_that_end_there(
        sheet in sheet(),
        hands in [hand(), hand(), hand()],
        rays in [1_000.0..4_000.0_f64, 1_000.0..4_000.0_f64, 1_000.0..4_000.0_f64],
        turns in [-0.3..0.3_f64, -0.3..0.3_f64, -0.3..0.3_f64],
        seed in any::<u64>(),
    ) {
        let out = |ray: usize, metres: f64| {
            let angle = TAU * ray as f64 / 3.0 + turns[ray];
            (metres * angle.cos(), metres * angle.sin())
        };
        let territory = |number: usize| {
            let (here, next) = (number, (number + 1) % 3);
            let beyond = TAU * (number as f64 + 0.5) / 3.0;
            let far = (8_000.0 * beyond.cos(), 8_000.0 * beyond.sin());
            let line = [far, out(next, rays[next]), (0.0, 0.0), out(here, rays[here]), far];
            let mut dice = Dice(seed.wrapping_add(number as u64 * 77_777) | 1);
            let mut ring = sheet.trace(&hands[number], &line, &mut dice);
            ring.pop();
            hands[number].begin(&mut ring);
            area(["AAA", "BBB", "CCC"][number], &ring, &[])
        };
        let areas = [territory(0), territory(1), territory(2)];
        let (borders, _) = Borders::build(&areas, &[], &[], sheet.tolerance_m);
        let ids: Vec<&str> = borders.iter().map(|border| border.id.as_str()).collect();
        prop_assert_eq!(ids, ["AAA-BBB", "AAA-CCC", "BBB-CCC"]);
        // The border of AAA and BBB is the ray on which BBB begins.
        for (border, ray) in borders.iter().zip([1, 0, 2]) {
            let lengths: Vec<f64> = border.parts.iter().map(|p| p.to_km() - p.from_km()).collect();
            prop_assert_eq!(lengths.len(), 1, "parts of {}: {:?} of {} m", border.id, lengths, rays[ray]);
            let line = &border.parts[0].line.0;
            let found = [line[0], line[line.len() - 1]];
            let ends: [Coord; 2] = [(0.0, 0.0), out(ray, rays[ray])].map(|end| sheet.place(end).into());
            let apart_m = |a: usize| distance_m(found[0], ends[a]).max(distance_m(found[1], ends[1 - a]));
            let apart_m = apart_m(0).min(apart_m(1));
            prop_assert!(apart_m < 2.5 * sheet.tolerance_m, "{} ends {} m off, tolerance {}", border.id, apart_m, sheet.tolerance_m);
        }
    }
}
