//! Places of a disc by angle and distance from its centre, and what of a border is nearest to them.

use std::ops::Range;

use geo::Coord;

use super::borders::Borders;
use super::contenders::Contenders;
use super::foot::Foot;
use super::piece::Hit;
use crate::geometry::geodesic::{destination, earth_centred};

/// Mean radius in metres, good enough for the difference between an arc and its chord.
const RADIUS_M: f64 = 6_367_000.0;

/// A disc that can be asked at any of its places.
pub(super) struct Rim<'a> {
    borders: &'a Borders,
    centre: Coord,
    pieces: Range<u32>,
    /// All that can be nearest to any place of the disc, where that is little.
    contenders: Option<Contenders>,
    /// The km at which each of them begins and ends.
    contender_km: Vec<(f64, f64)>,
    /// For discs so small that the earth is a plane with a sag.
    tangent: Tangent,
}

/// East, north and up at the centre.
struct Tangent {
    origin: [f64; 3],
    east: [f64; 3],
    north: [f64; 3],
    up: [f64; 3],
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

impl<'a> Rim<'a> {
    pub(super) fn new(borders: &'a Borders, centre: Coord, foot: &Foot, radius_m: f64) -> Self {
        const MOST: usize = 192;
        let pieces = borders.pieces_of(foot.border);
        let tangent = Tangent::at(centre);
        let nearest = (foot.number, foot.t);
        let index = &borders.pieces;
        let contenders = index.contenders(tangent.origin, &pieces, radius_m, nearest, MOST);
        let numbers = contenders.iter().flat_map(Contenders::numbers);
        let contender_km = numbers.map(|number| borders.km_span(number)).collect();
        Self {
            borders,
            centre,
            pieces,
            contenders,
            contender_km,
            tangent,
        }
    }

    /// True where no other piece than that of the foot is nearest to any place of the disc.
    pub(super) fn sees_one_piece(&self) -> bool {
        self.contenders.as_ref().is_some_and(Contenders::is_single)
    }

    /// What is nearest to the place at this bearing (radians) and distance; `hint` is a piece likely near it.
    pub(super) fn sample(&mut self, angle: f64, metres: f64, hint: Option<u32>) -> Option<Sample> {
        let place = self.place(angle, metres);
        let (hit, km) = if let Some(few) = &mut self.contenders {
            let (index, hit) = few.nearest_by_chord(place)?;
            let (from_km, to_km) = self.contender_km[index];
            (hit, from_km + hit.t * (to_km - from_km))
        } else {
            let index = &self.borders.pieces;
            let hit = index.nearest_by_chord(place, &self.pieces, hint)?;
            (hit, self.borders.km_of(hit))
        };
        Some(Sample { angle, hit, km })
    }

    /// A place in earth-centred metres.
    fn place(&self, angle: f64, metres: f64) -> [f64; 3] {
        const FLAT_M: f64 = 5_000.0;
        if metres <= FLAT_M {
            self.tangent.place(angle, metres)
        } else {
            earth_centred(destination(self.centre, angle.to_degrees(), metres))
        }
    }
}

impl Sample {
    /// Distance in metres, from the chord (within 0.3 m at 300 km); further away never too small.
    pub(super) fn distance_m(&self) -> f64 {
        const FAR_M: f64 = 500_000.0;
        // What the curvature of the ellipsoid may differ from that of a sphere.
        const ELLIPSOID: f64 = 1.005;
        let half = self.hit.chord_m() / (2.0 * RADIUS_M);
        let arc_m = 2.0 * RADIUS_M * half.min(1.0).asin();
        if arc_m < FAR_M {
            arc_m
        } else {
            arc_m * ELLIPSOID
        }
    }
}

impl Tangent {
    fn at(place: Coord) -> Self {
        let (sin_lat, cos_lat) = place.y.to_radians().sin_cos();
        let (sin_lon, cos_lon) = place.x.to_radians().sin_cos();
        Self {
            origin: earth_centred(place),
            east: [-sin_lon, cos_lon, 0.0],
            north: [-sin_lat * cos_lon, -sin_lat * sin_lon, cos_lat],
            up: [cos_lat * cos_lon, cos_lat * sin_lon, sin_lat],
        }
    }

    fn place(&self, angle: f64, metres: f64) -> [f64; 3] {
        let (sin, cos) = angle.sin_cos();
        let sag = metres * metres / (2.0 * RADIUS_M);
        std::array::from_fn(|i| {
            self.origin[i] + metres * (sin * self.east[i] + cos * self.north[i]) - sag * self.up[i]
        })
    }
}
