//! Geodesic discs: everything within a distance of a place.

use geo::{Coord, LineString, MultiPolygon, Polygon};

use super::{antimeridian::unwrap, geodesic::destination};

/// Corners of a disc. The inscribed polygon of 96 corners falls short of the circle by 0.05 % of the radius.
const CORNERS: u32 = 96;

/// The disc of `radius_km` around a place, as polygons within [-180, 180]; counter-clockwise.
///
/// A disc across the antimeridian is cut there (RFC 7946 section 3.1.9); one that holds a pole runs to it.
#[must_use]
pub fn disc(center: Coord<f64>, radius_km: f64) -> MultiPolygon<f64> {
    // Bearings run clockwise from north, so they are taken backwards.
    let mut ring: Vec<Coord<f64>> = (0..CORNERS)
        .map(|corner| {
            destination(
                center,
                360.0 - 360.0 * f64::from(corner) / f64::from(CORNERS),
                radius_km * 1000.0,
            )
        })
        .collect();
    ring.push(ring[0]);
    unwrap(&mut ring);
    let turn = ring[CORNERS as usize].x - ring[0].x;
    if turn.abs() > 180.0 {
        close_over_pole(&mut ring, center.y.signum() * 90.0);
    } else {
        ring[CORNERS as usize] = ring[0];
    }
    cut_at_antimeridian(&ring)
}

/// A ring that runs once round the pole is closed along the pole's parallel.
fn close_over_pole(ring: &mut Vec<Coord<f64>>, pole: f64) {
    let (first, last) = (ring[0], ring[ring.len() - 1]);
    ring.extend([
        Coord { x: last.x, y: pole },
        Coord {
            x: first.x,
            y: pole,
        },
        first,
    ]);
    if signed_area(ring) < 0.0 {
        ring.reverse();
    }
}

/// Cuts a ring whose longitudes run on into the pieces of each turn of the globe.
fn cut_at_antimeridian(ring: &[Coord<f64>]) -> MultiPolygon<f64> {
    let pieces = [-360.0, 0.0, 360.0].into_iter().filter_map(|shift| {
        let moved: Vec<Coord<f64>> = ring
            .iter()
            .map(|at| Coord {
                x: at.x + shift,
                y: at.y,
            })
            .collect();
        let clipped = keep(
            &keep(&moved, |x| x >= -180.0, -180.0),
            |x| x <= 180.0,
            180.0,
        );
        (signed_area(&clipped).abs() > f64::EPSILON)
            .then(|| Polygon::new(LineString(clipped), Vec::new()))
    });
    MultiPolygon(pieces.collect())
}

/// The part of a ring on one side of a meridian (Sutherland and Hodgman).
fn keep(ring: &[Coord<f64>], inside: impl Fn(f64) -> bool, meridian: f64) -> Vec<Coord<f64>> {
    let mut kept = Vec::with_capacity(ring.len() + 4);
    for edge in ring.windows(2) {
        let (from, to) = (edge[0], edge[1]);
        if inside(from.x) {
            kept.push(from);
        }
        if inside(from.x) != inside(to.x) {
            let share = (meridian - from.x) / (to.x - from.x);
            kept.push(Coord {
                x: meridian,
                y: from.y + share * (to.y - from.y),
            });
        }
    }
    kept.extend(kept.first().copied());
    kept
}

fn signed_area(ring: &[Coord<f64>]) -> f64 {
    ring.windows(2)
        .map(|edge| edge[0].x * edge[1].y - edge[1].x * edge[0].y)
        .sum::<f64>()
        / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::GeodesicArea;

    fn area_km2(disc: &MultiPolygon<f64>) -> f64 {
        disc.geodesic_area_unsigned() / 1e6
    }

    #[test]
    fn a_disc_has_the_surface_of_its_circle() {
        for center in [
            (68.6, 37.2),
            (0.0, 0.0),
            (179.9, -17.0),
            (-180.0, 65.0),
            (20.0, 80.0),
            (30.0, 89.5),
        ] {
            let disc = disc(center.into(), 80.0);
            let ratio = area_km2(&disc) / (std::f64::consts::PI * 80.0 * 80.0);
            assert!((ratio - 1.0).abs() < 0.01, "{center:?}: {ratio}");
        }
    }

    #[test]
    fn a_disc_across_the_antimeridian_has_two_pieces() {
        let disc = disc(Coord { x: 179.9, y: -17.0 }, 50.0);
        assert_eq!(disc.0.len(), 2);
        assert!(
            disc.iter()
                .flat_map(|piece| piece.exterior().coords())
                .all(|at| at.x.abs() <= 180.0)
        );
    }
}
