//! The azimuthal equidistant plane about a place: distances and bearings from there are those of the ellipsoid.

use geo::Coord;

use super::geodesic::{destination, inverse};

/// A plane in metres, x towards the east and y towards the north of its centre.
///
/// Lengths across the ray from the centre are too long by ρ²/6R²: 0.1 % at a distance ρ of 500 km.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plane {
    centre: Coord,
}

impl Plane {
    /// The plane that touches the ellipsoid here (lon/lat in degrees).
    #[must_use]
    pub fn about(centre: Coord) -> Self {
        Self { centre }
    }

    /// From lon/lat in degrees to metres.
    #[must_use]
    pub fn project(&self, place: Coord) -> Coord {
        let line = inverse(self.centre, place);
        let (sin, cos) = line.bearing.to_radians().sin_cos();
        Coord {
            x: line.metres * sin,
            y: line.metres * cos,
        }
    }

    /// From metres to lon/lat in degrees.
    #[must_use]
    pub fn unproject(&self, flat: Coord) -> Coord {
        let bearing = flat.x.atan2(flat.y).to_degrees();
        destination(self.centre, bearing, flat.x.hypot(flat.y))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn there_and_back_is_the_same_place(
            lon in -180.0..180.0_f64, lat in -85.0..85.0_f64,
            x in -500_000.0..500_000.0_f64, y in -500_000.0..500_000.0_f64,
        ) {
            let plane = Plane::about(Coord { x: lon, y: lat });
            let back = plane.project(plane.unproject(Coord { x, y }));
            prop_assert!((back.x - x).hypot(back.y - y) < 1e-5);
        }
    }
}
