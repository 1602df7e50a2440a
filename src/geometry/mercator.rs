//! Web Mercator (EPSG:3857) as a square: the unit square for drawing, and an integer grid on which places can be equal.

use geo::Coord;

/// The latitude at which the square ends, degrees: `atan(sinh(π))`.
pub const MAX_LAT: f64 = 85.051_128_779_806_6;

/// Grid units along an edge of the square; one is 1.9 cm at the equator.
pub const SPAN: u32 = 1 << 31;

/// A place on the grid: x from 180° W to 180° E, y from the north (85.05°) to the south, both in `0..=SPAN`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct World {
    /// Grid units from 180° W.
    pub x: u32,
    /// Grid units from the northern edge.
    pub y: u32,
}

impl World {
    /// The grid point of a place, lon/lat in degrees; latitudes beyond [`MAX_LAT`] come to lie on the edge.
    #[must_use]
    pub fn of(place: Coord) -> Self {
        let unit = project(place);
        let grid = |value: f64| (value * f64::from(SPAN)).round() as u32;
        Self {
            x: grid(unit.x),
            y: grid(unit.y),
        }
    }

    /// The place of a grid point, lon/lat in degrees.
    #[must_use]
    pub fn place(self) -> Coord {
        unproject(Coord {
            x: f64::from(self.x) / f64::from(SPAN),
            y: f64::from(self.y) / f64::from(SPAN),
        })
    }

    /// Twice the area of the triangle in grid units²: positive where `self`, `b`, `c` turn clockwise on the map.
    #[must_use]
    pub fn cross(self, b: Self, c: Self) -> i128 {
        let d = |to: u32, from: u32| i128::from(to) - i128::from(from);
        d(b.x, self.x) * d(c.y, self.y) - d(b.y, self.y) * d(c.x, self.x)
    }
}

/// Projects lon/lat in degrees to the unit square: x to the east, y to the south, both in `0.0..=1.0`.
///
/// The spherical formula of EPSG:3857. Longitudes beyond ±180° and latitudes beyond [`MAX_LAT`] come to lie on the edge.
#[must_use]
pub fn project(place: Coord) -> Coord {
    let sin = place.y.clamp(-MAX_LAT, MAX_LAT).to_radians().sin();
    let y = 0.5 - sin.atanh() / std::f64::consts::TAU;
    Coord {
        x: (place.x / 360.0 + 0.5).clamp(0.0, 1.0),
        y: y.clamp(0.0, 1.0),
    }
}

/// The place of a point of the unit square, lon/lat in degrees.
#[must_use]
pub fn unproject(unit: Coord) -> Coord {
    let northing = (0.5 - unit.y) * std::f64::consts::TAU;
    Coord {
        x: (unit.x - 0.5) * 360.0,
        y: northing.sinh().atan().to_degrees(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_square_ends_at_its_latitude() {
        let southeast = World::of(Coord { x: 180.0, y: -90.0 });
        assert_eq!(southeast, World { x: SPAN, y: SPAN });
        assert_eq!(
            World::of(Coord { x: -180.0, y: 90.0 }),
            World { x: 0, y: 0 }
        );
        assert!((unproject(Coord { x: 0.0, y: 0.0 }).y - MAX_LAT).abs() < 1e-12);
    }

    #[test]
    fn a_known_place_lies_where_epsg_3857_puts_it() {
        // 69.2787° E, 34.5553° N is 7712069.616 E, 4101733.119 N in EPSG:3857 (by the formulas of EPSG guidance note 7-2).
        let half = std::f64::consts::PI * 6_378_137.0;
        let unit = project(Coord {
            x: 69.2787,
            y: 34.5553,
        });
        assert!(((unit.x - 0.5) * 2.0 * half - 7_712_069.616).abs() < 0.01);
        let northing: f64 = (34.5553_f64.to_radians() / 2.0 + std::f64::consts::FRAC_PI_4)
            .tan()
            .ln()
            * 6_378_137.0;
        assert!(((0.5 - unit.y) * 2.0 * half - northing).abs() < 0.001);
    }

    proptest! {
        #[test]
        fn project_and_unproject_undo_each_other(x in -180.0..=180.0_f64, y in -MAX_LAT..=MAX_LAT) {
            let back = unproject(project(Coord { x, y }));
            prop_assert!((back.x - x).abs() < 1e-9 && (back.y - y).abs() < 1e-9, "{back:?}");
        }

        #[test]
        fn a_grid_point_keeps_its_place(x in 0..=SPAN, y in 0..=SPAN) {
            prop_assert_eq!(World::of(World { x, y }.place()), World { x, y });
        }

        #[test]
        fn the_grid_is_never_two_centimetres_off(x in -180.0..=180.0_f64, y in -85.0..=85.0_f64) {
            let metres = crate::geometry::geodesic::distance_m(Coord { x, y }, World::of(Coord { x, y }).place());
            prop_assert!(metres < 0.02, "{metres} m");
        }
    }
}
