//! Distances, bearings and lengths on the WGS84 ellipsoid (Karney 2013, doi:10.1007/s00190-012-0578-z).

use std::sync::LazyLock;

use geo::{Coord, LineString};
use geographiclib_rs::{DirectGeodesic, Geodesic, InverseGeodesic};

/// Equatorial radius of WGS84 in metres.
pub const EQUATORIAL_RADIUS_M: f64 = 6_378_137.0;
/// Flattening of WGS84.
pub const FLATTENING: f64 = 1.0 / 298.257_223_563;
/// First eccentricity squared of WGS84.
pub const ECCENTRICITY_2: f64 = FLATTENING * (2.0 - FLATTENING);
/// A piece of a segment this long is as good as a geodesic below 45° of latitude: 2 cm aside.
const PIECE_M: f64 = 1_000.0;
/// No segment is cut into more pieces than this, whatever its length.
const MOST_PIECES: f64 = 65_536.0;

static WGS84: LazyLock<Geodesic> = LazyLock::new(Geodesic::wgs84);

/// The geodesic between two places.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Inverse {
    /// Its length in metres.
    pub metres: f64,
    /// Bearing at the first place towards the second, degrees clockwise from north in [0, 360).
    pub bearing: f64,
    /// Bearing at the second place, still going on; degrees clockwise from north in [0, 360).
    pub bearing_onward: f64,
}

/// The geodesic from `a` to `b`, lon/lat in degrees.
#[must_use]
pub fn inverse(a: Coord, b: Coord) -> Inverse {
    let (metres, bearing, onward, _arc): (f64, f64, f64, f64) = WGS84.inverse(a.y, a.x, b.y, b.x);
    Inverse {
        metres,
        bearing: bearing.rem_euclid(360.0),
        bearing_onward: onward.rem_euclid(360.0),
    }
}

/// Geodesic distance in metres.
#[must_use]
pub fn distance_m(a: Coord, b: Coord) -> f64 {
    WGS84.inverse(a.y, a.x, b.y, b.x)
}

/// Where one arrives from a place, going so many metres along the geodesic that starts with this bearing.
#[must_use]
pub fn destination(from: Coord, bearing: f64, metres: f64) -> Coord {
    let (lat, lon) = WGS84.direct(from.y, from.x, bearing, metres);
    Coord { x: lon, y: lat }
}

/// Metres in one degree of longitude and one degree of latitude at this latitude.
#[must_use]
pub fn degree_metres(lat: f64) -> (f64, f64) {
    let (sin, cos) = lat.to_radians().sin_cos();
    let w2 = 1.0 - ECCENTRICITY_2 * sin * sin;
    let prime_vertical = EQUATORIAL_RADIUS_M / w2.sqrt();
    let meridian = prime_vertical * (1.0 - ECCENTRICITY_2) / w2;
    let degree = std::f64::consts::PI / 180.0;
    (prime_vertical * cos * degree, meridian * degree)
}

/// Earth-centred coordinates in metres of a place on the ellipsoid: x towards 0°, y towards 90° E, z towards north.
#[must_use]
pub fn earth_centred(place: Coord) -> [f64; 3] {
    let (sin_lat, cos_lat) = place.y.to_radians().sin_cos();
    let (sin_lon, cos_lon) = place.x.to_radians().sin_cos();
    let normal = EQUATORIAL_RADIUS_M / (1.0 - ECCENTRICITY_2 * sin_lat * sin_lat).sqrt();
    [
        normal * cos_lat * cos_lon,
        normal * cos_lat * sin_lon,
        normal * (1.0 - ECCENTRICITY_2) * sin_lat,
    ]
}

/// The bearing at `at_lat` of the line that is straight in lon/lat from `a` to `b`, degrees in [0, 360).
#[must_use]
pub fn segment_bearing(a: Coord, b: Coord, at_lat: f64) -> f64 {
    let (lon_m, lat_m) = degree_metres(at_lat);
    let (east, north) = ((b.x - a.x) * lon_m, (b.y - a.y) * lat_m);
    east.atan2(north).to_degrees().rem_euclid(360.0)
}

/// The place at the fraction `t` of the line that is straight in lon/lat.
#[must_use]
pub fn along(a: Coord, b: Coord, t: f64) -> Coord {
    Coord {
        x: a.x + t * (b.x - a.x),
        y: a.y + t * (b.y - a.y),
    }
}

/// Into how many equal pieces a segment that is straight in lon/lat must be cut so that each is as good as a geodesic.
///
/// A parallel departs from the geodesic by L² tan φ / 8R: a piece of 1 km by 2 cm at 45°, so pieces shorten beyond.
#[must_use]
pub fn pieces(a: Coord, b: Coord) -> usize {
    let lat = a.y.abs().max(b.y.abs()).min(89.99);
    let (lon_m, _) = degree_metres(a.y.abs().min(b.y.abs()));
    let (_, lat_m) = degree_metres(90.0);
    let length = ((b.x - a.x) * lon_m).hypot((b.y - a.y) * lat_m);
    let piece = PIECE_M / lat.to_radians().tan().max(1.0).sqrt();
    (length / piece).ceil().clamp(1.0, MOST_PIECES) as usize
}

/// Length in metres of the segment that is straight in lon/lat: geodesic over its pieces.
#[must_use]
pub fn segment_m(a: Coord, b: Coord) -> f64 {
    let count = pieces(a, b);
    if count == 1 {
        return distance_m(a, b);
    }
    let at = |i: usize| along(a, b, i as f64 / count as f64);
    (0..count).map(|i| distance_m(at(i), at(i + 1))).sum()
}

/// Length in metres of a line whose segments are straight in lon/lat.
#[must_use]
pub fn length_m(line: &LineString) -> f64 {
    line.0.windows(2).map(|ab| segment_m(ab[0], ab[1])).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const fn at(x: f64, y: f64) -> Coord {
        Coord { x, y }
    }

    /// Karney's own check line of `GeodSolve`: JFK to LHR.
    #[test]
    fn a_known_geodesic_has_its_known_length_and_bearing() {
        let line = inverse(at(-73.8, 40.6), at(-0.5, 51.6));
        assert!((line.metres - 5_551_759.400).abs() < 1e-3);
        assert!((line.bearing - 51.198_882_845_579).abs() < 1e-9);
        assert!((line.bearing_onward - 107.821_776_735_514).abs() < 1e-9);
    }

    #[test]
    fn a_degree_measured_is_a_degree_computed() {
        for lat in [0.0, 37.0, -55.0, 80.0] {
            let (lon_m, lat_m) = degree_metres(lat);
            let step = 1e-4;
            let east = distance_m(at(10.0, lat), at(10.0 + step, lat)) / step;
            let north = distance_m(at(10.0, lat - step / 2.0), at(10.0, lat + step / 2.0)) / step;
            assert!((east / lon_m - 1.0).abs() < 1e-7, "{east} {lon_m}");
            assert!((north / lat_m - 1.0).abs() < 1e-7, "{north} {lat_m}");
        }
    }

    #[test]
    fn a_segment_along_a_parallel_is_as_long_as_the_parallel() {
        let (a, b) = (at(0.0, 80.0), at(10.0, 80.0));
        let parallel = degree_metres(80.0).0 * 10.0;
        assert!((segment_m(a, b) - parallel).abs() < 0.01);
        assert!(
            distance_m(a, b) < parallel - 200.0,
            "the geodesic is a short cut"
        );
    }

    proptest! {
        #[test]
        fn going_there_and_measuring_gives_the_way(
            lon in -180.0..180.0_f64, lat in -89.0..89.0_f64,
            bearing in 0.0..360.0_f64, metres in 1.0..5e6_f64,
        ) {
            let start = at(lon, lat);
            let line = inverse(start, destination(start, bearing, metres));
            prop_assert!((line.metres - metres).abs() < 1e-6);
        }

        #[test]
        fn cutting_a_segment_keeps_its_length(
            lon in -170.0..170.0_f64, lat in -84.0..84.0_f64,
            dlon in -3.0..3.0_f64, dlat in -3.0..3.0_f64, t in 0.01..0.99_f64,
        ) {
            let (a, b) = (at(lon, lat), at(lon + dlon, lat + dlat));
            let middle = along(a, b, t);
            let sum = segment_m(a, middle) + segment_m(middle, b);
            prop_assert!((sum - segment_m(a, b)).abs() < 0.01);
        }
    }
}
