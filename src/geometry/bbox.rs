//! A box in longitude and latitude that may cross the antimeridian (RFC 7946, 5.2).

use geo::{Coord, CoordsIter, Rect};
use serde::Serialize;

use super::antimeridian::{lon_near, wrap_lon};
use super::geodesic::{degree_metres, distance_m};

/// A box in degrees; it crosses the antimeridian where `west > east`.
///
/// ```text
///        north
///   west ┌───┐ east        west > east:  ──┐ east      west ┌──
///        └───┘                           ──┘                └──
///        south
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Bbox {
    /// Western edge, degrees in [-180, 180].
    pub west: f64,
    /// Southern edge, degrees in [-90, 90].
    pub south: f64,
    /// Eastern edge, degrees in [-180, 180].
    pub east: f64,
    /// Northern edge, degrees in [-90, 90].
    pub north: f64,
}

/// Why four numbers make no box.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum BboxError {
    /// A longitude is not a number of degrees on the globe.
    #[error("longitude {0} is not within -180 and 180")]
    Longitude(f64),
    /// A latitude is not a number of degrees on the globe.
    #[error("latitude {0} is not within -90 and 90")]
    Latitude(f64),
    /// The box stands on its head.
    #[error("south {south} lies north of north {north}")]
    SouthOfNorth {
        /// What was given as the southern edge.
        south: f64,
        /// What was given as the northern edge.
        north: f64,
    },
}

impl Bbox {
    /// The whole globe.
    pub const WORLD: Self = Self {
        west: -180.0,
        south: -90.0,
        east: 180.0,
        north: 90.0,
    };

    /// A box from its edges in degrees; refuses what is not on the globe.
    pub fn new(west: f64, south: f64, east: f64, north: f64) -> Result<Self, BboxError> {
        for lon in [west, east] {
            if !(-180.0..=180.0).contains(&lon) {
                return Err(BboxError::Longitude(lon));
            }
        }
        for lat in [south, north] {
            if !(-90.0..=90.0).contains(&lat) {
                return Err(BboxError::Latitude(lat));
            }
        }
        if south > north {
            return Err(BboxError::SouthOfNorth { south, north });
        }
        Ok(Self {
            west,
            south,
            east,
            north,
        })
    }

    /// The narrower of the two boxes around the coordinates: cut at 180° or cut at 0°; none where there are none.
    ///
    /// Longitudes may run on beyond 180°.
    #[must_use]
    pub fn of_coords(coords: impl IntoIterator<Item = Coord>) -> Option<Self> {
        let mut plain = Extent::EMPTY;
        let mut pacific = Extent::EMPTY;
        for coord in coords {
            let lon = if (-180.0..=180.0).contains(&coord.x) {
                coord.x
            } else {
                wrap_lon(coord.x)
            };
            plain.add(lon, coord.y);
            pacific.add(if lon < 0.0 { lon + 360.0 } else { lon }, coord.y);
        }
        let narrow = if pacific.width() < plain.width() && pacific.east > 180.0 {
            pacific
        } else {
            plain
        };
        narrow.into_bbox()
    }

    /// The box around a geometry (see [`Bbox::of_coords`]); none where it has no coordinates.
    #[must_use]
    pub fn of(geometry: &impl CoordsIter<Scalar = f64>) -> Option<Self> {
        Self::of_coords(geometry.coords_iter())
    }

    /// The box of one place.
    #[must_use]
    pub fn of_point(place: Coord) -> Self {
        let lon = if place.x.abs() <= 180.0 {
            place.x
        } else {
            wrap_lon(place.x)
        };
        Self {
            west: lon,
            south: place.y,
            east: lon,
            north: place.y,
        }
    }

    /// True where the box crosses the antimeridian.
    #[must_use]
    pub fn crosses_antimeridian(&self) -> bool {
        self.west > self.east
    }

    /// Degrees of longitude from west to east, 0 to 360.
    #[must_use]
    pub fn width(&self) -> f64 {
        if self.crosses_antimeridian() {
            self.east - self.west + 360.0
        } else {
            self.east - self.west
        }
    }

    /// Degrees of latitude from south to north.
    #[must_use]
    pub fn height(&self) -> f64 {
        self.north - self.south
    }

    /// The middle, with a longitude in [-180, 180).
    #[must_use]
    pub fn centre(&self) -> Coord {
        Coord {
            x: wrap_lon(self.west + self.width() / 2.0),
            y: f64::midpoint(self.south, self.north),
        }
    }

    /// `[west, south, east, north]`, the order of RFC 7946.
    #[must_use]
    pub fn to_array(&self) -> [f64; 4] {
        [self.west, self.south, self.east, self.north]
    }

    /// The same as one or two plain rectangles, for an index that knows no antimeridian.
    pub fn rects(&self) -> impl Iterator<Item = Rect> + use<> {
        let rect = |west, east, south, north| Rect::new((west, south), (east, north));
        let (first, second) = if self.crosses_antimeridian() {
            (
                rect(self.west, 180.0, self.south, self.north),
                Some(rect(-180.0, self.east, self.south, self.north)),
            )
        } else {
            (rect(self.west, self.east, self.south, self.north), None)
        };
        std::iter::once(first).chain(second)
    }

    /// True where the place lies in the box or on its edge.
    #[must_use]
    pub fn contains(&self, place: Coord) -> bool {
        (self.south..=self.north).contains(&place.y) && self.contains_lon(place.x)
    }

    /// True where the other box lies wholly in this one.
    #[must_use]
    pub fn contains_bbox(&self, other: &Self) -> bool {
        self.south <= other.south
            && other.north <= self.north
            && (self.width() >= 360.0
                || (other.width() <= self.width()
                    && self.contains_lon(other.west)
                    && self.contains_lon(other.east)))
    }

    /// True where the boxes share at least a point.
    #[must_use]
    pub fn intersects(&self, other: &Self) -> bool {
        self.south <= other.north
            && other.south <= self.north
            && (self.contains_lon(other.west) || other.contains_lon(self.west))
    }

    /// The narrowest box around both.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        let (south, north) = (self.south.min(other.south), self.north.max(other.north));
        let edges = [
            (self.west, self.east),
            (other.west, other.east),
            (self.west, other.east),
            (other.west, self.east),
        ];
        edges
            .into_iter()
            .map(|(west, east)| Self {
                west,
                south,
                east,
                north,
            })
            .filter(|hull| hull.contains_bbox(self) && hull.contains_bbox(other))
            .min_by(|a, b| a.width().total_cmp(&b.width()))
            .unwrap_or(Self {
                south,
                north,
                ..Self::WORLD
            })
    }

    /// The box grown by so many metres on each side; at a pole it runs all round.
    #[must_use]
    pub fn expand(&self, metres: f64) -> Self {
        let widest = self.south.abs().max(self.north.abs());
        let (_, lat_metres) = degree_metres(0.0);
        let dlat = metres / lat_metres;
        let (south, north) = (self.south - dlat, self.north + dlat);
        if south <= -90.0 || north >= 90.0 {
            return Self {
                south: south.max(-90.0),
                north: north.min(90.0),
                ..Self::WORLD
            };
        }
        // The parallel of the far edge is the shortest: measured there, the box never comes out too narrow.
        let (lon_metres, _) = degree_metres((widest + dlat).min(90.0));
        let dlon = metres / lon_metres;
        if self.width() + 2.0 * dlon >= 360.0 {
            return Self {
                south,
                north,
                ..Self::WORLD
            };
        }
        Self {
            west: on_globe(self.west - dlon),
            south,
            east: on_globe(self.east + dlon),
            north,
        }
    }

    /// Surface in km², on a sphere of equal area (within 0.5 %).
    #[must_use]
    pub fn area_km2(&self) -> f64 {
        const AUTHALIC_RADIUS_KM: f64 = 6_371.007_2;
        let zone = self.north.to_radians().sin() - self.south.to_radians().sin();
        AUTHALIC_RADIUS_KM.powi(2) * self.width().to_radians() * zone
    }

    /// Length of the diagonal in km, geodesic.
    #[must_use]
    pub fn diagonal_km(&self) -> f64 {
        let southwest = Coord {
            x: self.west,
            y: self.south,
        };
        let northeast = Coord {
            x: self.east,
            y: self.north,
        };
        distance_m(southwest, northeast) / 1_000.0
    }

    fn contains_lon(&self, lon: f64) -> bool {
        let half = self.width() / 2.0;
        let middle = self.west + half;
        let near = lon_near(lon, middle);
        // Compared with the edges themselves, not with the half width: edges belong to the box exactly.
        let edge = |edge: f64| (lon - edge).rem_euclid(360.0) == 0.0;
        (near - middle).abs() <= half || edge(self.west) || edge(self.east)
    }
}

/// A longitude brought back to [-180, 180] where it ran out of it.
fn on_globe(lon: f64) -> f64 {
    if lon.abs() <= 180.0 {
        lon
    } else {
        wrap_lon(lon)
    }
}

/// Smallest and largest values seen, longitudes in one frame.
struct Extent {
    west: f64,
    south: f64,
    east: f64,
    north: f64,
}

impl Extent {
    const EMPTY: Self = Self {
        west: f64::INFINITY,
        south: f64::INFINITY,
        east: f64::NEG_INFINITY,
        north: f64::NEG_INFINITY,
    };

    fn add(&mut self, lon: f64, lat: f64) {
        self.west = self.west.min(lon);
        self.east = self.east.max(lon);
        self.south = self.south.min(lat);
        self.north = self.north.max(lat);
    }

    fn width(&self) -> f64 {
        self.east - self.west
    }

    fn into_bbox(self) -> Option<Bbox> {
        (self.west <= self.east && self.south <= self.north).then(|| Bbox {
            west: on_globe(self.west),
            south: self.south,
            east: on_globe(self.east),
            north: self.north,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn bbox(west: f64, south: f64, east: f64, north: f64) -> Bbox {
        Bbox::new(west, south, east, north).expect("a box on the globe")
    }

    #[test]
    fn a_box_off_the_globe_is_refused_with_the_offending_number() {
        assert_eq!(
            Bbox::new(-181.0, 0.0, 0.0, 1.0),
            Err(BboxError::Longitude(-181.0))
        );
        assert_eq!(
            Bbox::new(0.0, 2.0, 1.0, 1.0),
            Err(BboxError::SouthOfNorth {
                south: 2.0,
                north: 1.0
            })
        );
        assert!(Bbox::new(0.0, f64::NAN, 1.0, 1.0).is_err());
    }

    #[test]
    fn points_on_both_sides_of_the_antimeridian_make_a_narrow_box() {
        let coords = [(179.0, 0.0), (-178.0, 1.0)].map(Coord::from);
        assert_eq!(Bbox::of_coords(coords), Some(bbox(179.0, 0.0, -178.0, 1.0)));
    }

    #[test]
    fn longitudes_that_run_on_make_the_same_box() {
        let coords = [(179.0, 0.0), (182.0, 1.0)].map(Coord::from);
        assert_eq!(Bbox::of_coords(coords), Some(bbox(179.0, 0.0, -178.0, 1.0)));
    }

    #[test]
    fn a_crossing_box_contains_both_of_its_sides_and_nothing_between() {
        let pacific = bbox(170.0, -10.0, -170.0, 10.0);
        assert!(pacific.contains(Coord { x: 175.0, y: 0.0 }));
        assert!(pacific.contains(Coord { x: -175.0, y: 0.0 }));
        assert!(pacific.contains(Coord { x: 180.0, y: 0.0 }));
        assert!(!pacific.contains(Coord { x: 0.0, y: 0.0 }));
        assert!(pacific.intersects(&bbox(-171.0, 0.0, 0.0, 1.0)));
        assert!(!pacific.intersects(&bbox(-160.0, 0.0, 0.0, 1.0)));
        assert_eq!(pacific.rects().count(), 2);
    }

    #[test]
    fn union_takes_the_short_way_round() {
        let hull = bbox(170.0, 0.0, 175.0, 1.0).union(&bbox(-175.0, 2.0, -170.0, 3.0));
        assert_eq!(hull, bbox(170.0, 0.0, -170.0, 3.0));
    }

    #[test]
    fn a_box_grown_to_a_pole_runs_all_round() {
        let arctic = bbox(10.0, 89.0, 11.0, 89.5).expand(100_000.0);
        assert_eq!(arctic.width().to_bits(), 360.0_f64.to_bits());
        assert_eq!(arctic.north.to_bits(), 90.0_f64.to_bits());
    }

    #[test]
    fn the_world_has_the_area_of_the_earth() {
        assert!((Bbox::WORLD.area_km2() / 510_065_621.0 - 1.0).abs() < 1e-6);
    }

    proptest! {
        #[test]
        fn a_grown_box_holds_every_place_within_the_distance(
            lon in -180.0..180.0_f64, lat in -85.0..85.0_f64,
            bearing in 0.0..360.0_f64, metres in 0.0..500_000.0_f64,
        ) {
            let centre = Coord { x: lon, y: lat };
            let grown = Bbox::of_point(centre).expand(metres);
            let reached = super::super::geodesic::destination(centre, bearing, metres * 0.9999);
            prop_assert!(grown.contains(reached), "{grown:?} misses {reached:?}");
        }

        #[test]
        fn union_holds_both(
            a in (-180.0..180.0_f64, 0.0..300.0_f64), b in (-180.0..180.0_f64, 0.0..300.0_f64),
        ) {
            let of = |(west, width): (f64, f64)| bbox(west, 0.0, on_globe(west + width), 1.0);
            let hull = of(a).union(&of(b));
            prop_assert!(hull.contains_bbox(&of(a)) && hull.contains_bbox(&of(b)));
        }
    }
}
