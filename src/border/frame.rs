//! East, north and up at a place, in earth-centred metres.

use geo::Coord;

use super::piece::{Vec3, dot, sub};
use crate::geometry::geodesic::{ECCENTRICITY_2, EQUATORIAL_RADIUS_M};

/// Mean radius in metres, good enough for the sag of a small disc.
const MEAN_RADIUS_M: f64 = 6_367_000.0;

/// A place and its directions, each of length 1.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    pub(super) origin: Vec3,
    pub(super) east: Vec3,
    pub(super) north: Vec3,
    pub(super) up: Vec3,
    /// Metres in a radian of longitude and of latitude.
    radian_m: [f64; 2],
}

impl Frame {
    /// The frame at a place (degrees); its origin is that of `earth_centred`, to the last bit.
    pub(super) fn at(place: Coord) -> Self {
        let (sin_lat, cos_lat) = place.y.to_radians().sin_cos();
        let (sin_lon, cos_lon) = place.x.to_radians().sin_cos();
        let w2 = 1.0 - ECCENTRICITY_2 * sin_lat * sin_lat;
        let normal = EQUATORIAL_RADIUS_M / w2.sqrt();
        Self {
            origin: [
                normal * cos_lat * cos_lon,
                normal * cos_lat * sin_lon,
                normal * (1.0 - ECCENTRICITY_2) * sin_lat,
            ],
            east: [-sin_lon, cos_lon, 0.0],
            north: [-sin_lat * cos_lon, -sin_lat * sin_lon, cos_lat],
            up: [cos_lat * cos_lon, cos_lat * sin_lon, sin_lat],
            radian_m: [normal * cos_lat, normal * (1.0 - ECCENTRICITY_2) / w2],
        }
    }

    /// How far east and how far north a place lies, metres along the plane of the horizon.
    pub(super) fn towards(&self, place: Vec3) -> [f64; 2] {
        let way = sub(place, self.origin);
        [dot(way, self.east), dot(way, self.north)]
    }

    /// The direction of the line that is straight in lon/lat from `a` to `b`, east and north, of length 1; none where
    /// it has no length.
    pub(super) fn direction(&self, a: Coord, b: Coord) -> Option<[f64; 2]> {
        let [lon_m, lat_m] = self.radian_m;
        let (east, north) = ((b.x - a.x) * lon_m, (b.y - a.y) * lat_m);
        let length = (east * east + north * north).sqrt();
        (length > 0.0).then(|| [east / length, north / length])
    }

    /// The place so many metres away in a direction (its sine and cosine, clockwise from north), for a few kilometres.
    pub(super) fn place(&self, (sin, cos): (f64, f64), metres: f64) -> Vec3 {
        let sag = metres * metres / (2.0 * MEAN_RADIUS_M);
        std::array::from_fn(|i| {
            self.origin[i] + metres * (sin * self.east[i] + cos * self.north[i]) - sag * self.up[i]
        })
    }
}

/// The geodesic distance of two places that lie this far from each other, and no further, is told from their chord.
pub(super) const NEAR_M: f64 = 200_000.0;

/// The geodesic distance of two places within [`NEAR_M`] of each other, to the millimetre.
///
/// A line of curvature κ with the chord c is c (1 + c²κ²/24 + 3c⁴κ⁴/640 + …) long; a geodesic's curvature is that of
/// the surface in its direction, which changes so little on the way that its middle speaks for the whole.
pub(super) fn near_m(a: Vec3, b: Vec3) -> f64 {
    /// The square of the ratio of the axes.
    const FLAT_2: f64 = 1.0 / (1.0 - ECCENTRICITY_2);
    const A2: f64 = EQUATORIAL_RADIUS_M * EQUATORIAL_RADIUS_M;
    let way = sub(b, a);
    let chord2 = dot(way, way);
    if chord2 <= 0.0 {
        return 0.0;
    }
    // On x²/a² + y²/a² + z²/b² = 1 the curvature along a unit vector u is (u²ₓ/a² + u²ᵧ/a² + u²_z/b²) / |grad|.
    let [x, y, z]: Vec3 = std::array::from_fn(|i| f64::midpoint(a[i], b[i]));
    let gradient: Vec3 = [x, y, z * FLAT_2];
    // The middle of the chord lies beneath the surface; on it, this would be a².
    let depth = (x * x + y * y + z * gradient[2]) / A2;
    let flattened = 1.0 + way[2] * way[2] / chord2 * (FLAT_2 - 1.0);
    let curvature2 = flattened * flattened * depth / dot(gradient, gradient);
    let bend2 = chord2 * curvature2;
    chord2.sqrt() * (1.0 + bend2 * (1.0 / 24.0 + bend2 * (3.0 / 640.0)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::geodesic::{destination, earth_centred, inverse};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn near_places_are_as_far_and_in_the_direction_that_the_geodesic_says(
            lon in -180.0..180.0_f64, lat in -90.0..90.0_f64,
            bearing in 0.0..360.0_f64, metres in 0.001..NEAR_M,
        ) {
            let from = Coord { x: lon, y: lat };
            let to = destination(from, bearing, metres);
            let frame = Frame::at(from);
            prop_assert_eq!(frame.origin.map(f64::to_bits), earth_centred(from).map(f64::to_bits));
            let near_m = near_m(frame.origin, earth_centred(to));
            prop_assert!((near_m - metres).abs() < 1e-3, "{} m off", near_m - metres);
            let line = inverse(from, to);
            let [east, north] = frame.towards(earth_centred(to));
            let turn = east.atan2(north) - line.bearing.to_radians();
            // Across the line, metres.
            prop_assert!((turn.sin() * metres).abs() < 0.1, "{} m aside", turn.sin() * metres);
        }
    }
}
