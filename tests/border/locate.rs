//! Where a place lies: on which side, between which km.

use geo::{Coord, MultiLineString};
use proptest::prelude::*;
use sarhad::border::{Borders, Hand, Location, Nature, Stretch};
use sarhad::geometry::geodesic::{destination, distance_m};

use crate::bundled;
use crate::shapes::{area, borders, corners, square};

const fn at(x: f64, y: f64) -> Coord {
    Coord { x, y }
}

fn by_line(line: &[(f64, f64)]) -> Borders {
    let stretch = Stretch {
        left: "LLL".to_owned(),
        right: "RRR".to_owned(),
        line: MultiLineString(vec![line.iter().copied().collect()]),
        nature: Nature::default(),
    };
    Borders::build(&[], &[stretch], &[], 0.0).0
}

fn locate(borders: &Borders, place: Coord, radius_km: Option<f64>) -> Location<'_> {
    borders.locate(place, radius_km, None).expect("a border")
}

#[test]
fn a_place_beside_a_line_has_its_side_and_a_signed_offset() {
    let borders = by_line(&[(0.0, 0.0), (1.0, 0.0)]);
    let north = locate(&borders, at(0.5, 0.1), None);
    assert_eq!((north.side, north.hand), (Some("LLL"), Some(Hand::Left)));
    assert!(
        (north.signed_offset_km() - 11.057_427).abs() < 1e-5,
        "{}",
        north.offset_km
    );
    let south = locate(&borders, at(0.5, -0.1), None);
    assert_eq!(south.side, Some("RRR"));
    assert!(south.signed_offset_km() < 0.0);
    assert!((south.km - 55.659_745).abs() < 1e-5, "{}", south.km);
    assert_eq!(south.km_min, None, "no radius, no interval");
}

/// ```text
///        o        The places above the tip are outside the acute angle: nearest to the tip itself,
///       ╱ ╲       left of one segment and right of the other.
///      ╱   ╲
/// ```
#[test]
fn beyond_an_acute_angle_the_bisector_decides() {
    let borders = by_line(&[(0.0, 0.0), (0.1, 1.0), (0.2, 0.0)]);
    for lon in [0.05, 0.09, 0.1, 0.11, 0.15] {
        let above = locate(&borders, at(lon, 1.1), None);
        assert_eq!(above.side, Some("LLL"), "at {lon}");
    }
    assert_eq!(locate(&borders, at(0.1, 0.8), None).side, Some("RRR"));
}

#[test]
fn beyond_the_end_the_last_segment_goes_on() {
    let borders = by_line(&[(0.0, 0.0), (1.0, 0.0)]);
    let past = locate(&borders, at(2.0, 0.5), None);
    assert_eq!(past.side, Some("LLL"));
    let length = borders.get("LLL-RRR").map(|b| b.length_km);
    assert_eq!(Some(past.km), length);
}

#[test]
fn a_ring_has_no_end_where_it_closes() {
    let inner = corners(1.0, 1.0, 2.0, 2.0);
    let ring: Vec<(f64, f64)> = inner.iter().copied().chain([inner[0]]).collect();
    let borders = by_line(&ring);
    // West and south of the corner at which the ring starts and ends.
    for place in [at(0.9, 0.95), at(0.95, 0.9)] {
        assert_eq!(locate(&borders, place, None).side, Some("RRR"));
    }
    assert_eq!(locate(&borders, at(1.01, 1.01), None).side, Some("LLL"));
}

#[test]
fn areas_say_the_side_and_none_holds_the_sea() {
    let inner = corners(0.4, 0.4, 0.6, 0.6);
    let found = borders(&[
        area("AAA", &corners(0.0, 0.0, 1.0, 1.0), &[&inner]),
        square("BBB", 1.0, 0.0, 2.0, 1.0),
        area("INN", &inner, &[]),
    ]);
    assert_eq!(found.side_of(at(0.1, 0.5)), Some("AAA"));
    assert_eq!(found.side_of(at(0.5, 0.5)), Some("INN"));
    assert_eq!(found.side_of(at(1.5, 0.5)), Some("BBB"));
    assert_eq!(found.side_of(at(5.0, 0.5)), None);
    let sea = locate(&found, at(1.0, 2.0), None);
    assert_eq!((sea.border, sea.side), ("AAA-BBB", None));
    let inside = found
        .locate(at(0.5, 0.5), None, Some("AAA-BBB"))
        .expect("the border named");
    assert_eq!((inside.border, inside.side), ("AAA-BBB", Some("INN")));
}

#[test]
fn areas_across_the_antimeridian_hold_their_places() {
    let pacific = |code: &str, south, north| {
        area(
            code,
            &[
                (170.0, south),
                (-170.0, south),
                (-170.0, north),
                (170.0, north),
            ],
            &[],
        )
    };
    let found = borders(&[pacific("AAA", 0.0, 1.0), pacific("BBB", 1.0, 2.0)]);
    for lon in [171.0, 180.0, -180.0, -171.0, 189.0] {
        let south = locate(&found, at(lon, 0.5), Some(1.0));
        assert_eq!(south.side, Some("AAA"), "at {lon}");
        assert!((south.offset_km - 55.0).abs() < 0.5);
        assert_eq!(south.shares, [(Some("AAA"), 1.0)]);
    }
    assert_eq!(found.side_of(at(0.0, 0.5)), None);
}

#[test]
fn places_off_the_globe_and_unknown_borders_have_no_location() {
    let borders = by_line(&[(0.0, 0.0), (1.0, 0.0)]);
    assert_eq!(borders.locate(at(0.0, 91.0), None, None), None);
    assert_eq!(borders.locate(at(f64::NAN, 0.0), None, None), None);
    assert_eq!(borders.locate(at(0.0, 0.0), None, Some("XXX-YYY")), None);
}

#[test]
fn the_other_end_of_the_world_gets_an_answer() {
    let borders = by_line(&[(0.0, 0.0), (1.0, 0.0)]);
    for place in [
        at(-179.5, 0.0),
        at(180.0, 0.0),
        at(0.0, 90.0),
        at(12.0, -90.0),
    ] {
        let far = locate(&borders, place, Some(100.0));
        assert!(
            far.offset_km > 9_900.0 && far.offset_km < 20_020.0,
            "{far:?}"
        );
    }
}

/// Against a walk along the border, km by km; the nearest place cannot be nearer than half a km less than the best km.
#[test]
fn every_place_on_earth_is_located_as_a_walk_along_the_border_does() {
    let (borders, _) = Borders::build(&bundled::areas(), &bundled::stretches(), &[], 0.0);
    let border = borders.get("AFG-TJK").expect("the main border");
    let end = border.at(border.length_km).into_iter();
    let places = border
        .posts(1.0)
        .into_iter()
        .map(|post| post.place)
        .chain(end);
    let walk: Vec<Coord> = places.map(|place| at(place.lon, place.lat)).collect();
    for step in 0..300 {
        let spread = |by: f64| (f64::from(step) * by).fract();
        let place = at(
            360.0 * spread(0.754_877_666) - 180.0,
            180.0 * spread(0.569_840_291) - 90.0,
        );
        let found = borders
            .locate(place, Some(1.0), Some("AFG-TJK"))
            .expect("an answer");
        let nearest_km = walk
            .iter()
            .map(|&km| distance_m(place, km))
            .fold(f64::INFINITY, f64::min)
            / 1_000.0;
        assert!(
            found.offset_km <= nearest_km + 0.001,
            "{} {nearest_km} at {place:?}",
            found.offset_km
        );
        assert!(
            found.offset_km >= nearest_km - 0.5,
            "{} {nearest_km} at {place:?}",
            found.offset_km
        );
        assert!(found.km_min <= Some(found.km) && Some(found.km) <= found.km_max);
    }
}

#[test]
fn a_disc_beside_a_straight_line_spans_its_diameter_on_it() {
    let borders = by_line(&[(0.0, 0.0), (10.0, 0.0)]);
    let place = at(5.0, 1.0);
    let disc = locate(&borders, place, Some(20.0));
    assert!(
        (disc.km_max.unwrap_or(0.0) - disc.km - 20.0).abs() < 0.02,
        "{disc:?}"
    );
    assert!(
        (disc.km - disc.km_min.unwrap_or(0.0) - 20.0).abs() < 0.02,
        "{disc:?}"
    );
    assert!((disc.offset_max_km.unwrap_or(0.0) - disc.offset_km - 20.0).abs() < 1e-6);
    assert!((disc.offset_km - disc.offset_min_km.unwrap_or(0.0) - 20.0).abs() < 1e-6);
}

#[test]
fn the_error_of_the_line_is_added_in_quadrature() {
    let stretch = Stretch {
        left: "LLL".to_owned(),
        right: "RRR".to_owned(),
        line: MultiLineString(vec![[(0.0, 0.0), (10.0, 0.0)].into_iter().collect()]),
        nature: Nature {
            accuracy_m: Some(4_000.0),
            ..Nature::default()
        },
    };
    let (borders, _) = Borders::build(&[], &[stretch], &[], 0.0);
    let disc = locate(&borders, at(5.0, 1.0), Some(3.0));
    assert!((disc.offset_max_km.unwrap_or(0.0) - disc.offset_km - 5.0).abs() < 1e-6);
}

#[test]
fn a_disc_on_the_line_is_shared_and_one_beside_it_is_not() {
    let areas = [
        square("AAA", 0.0, -1.0, 2.0, 0.0),
        square("BBB", 0.0, 0.0, 2.0, 1.0),
    ];
    let found = borders(&areas);
    let share = |place, radius, code: &str| {
        let shares = locate(&found, place, Some(radius)).shares;
        assert!((shares.iter().map(|s| s.1).sum::<f64>() - 1.0).abs() < 1e-9);
        shares
            .iter()
            .find(|s| s.0 == Some(code))
            .map_or(0.0, |s| s.1)
    };
    assert!((share(at(1.0, 0.0), 10.0, "AAA") - 0.5).abs() < 1e-3);
    // A chord at half the radius cuts off (π/3 - √3/4) / π = 19.55 %.
    let half_radius = destination(at(1.0, 0.0), 0.0, 5_000.0);
    assert!((share(half_radius, 10.0, "AAA") - 0.195_5).abs() < 6e-3);
    assert!((share(at(1.0, 0.5), 10.0, "BBB") - 1.0).abs() < 1e-12);
}

#[test]
fn three_sides_share_a_disc_at_a_tripoint_and_the_sea_has_its_own() {
    let found = borders(&[
        area(
            "AAA",
            &[(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)],
            &[],
        ),
        area(
            "BBB",
            &[(1.0, 0.0), (2.0, 0.0), (2.0, 1.0), (1.0, 1.0)],
            &[],
        ),
        area(
            "CCC",
            &[(0.0, 1.0), (1.0, 1.0), (1.0, 2.0), (0.0, 2.0)],
            &[],
        ),
    ]);
    let shares = locate(&found, at(1.0, 1.0), Some(5.0)).shares;
    assert_eq!(shares.len(), 4, "{shares:?}");
    assert!(
        shares.iter().all(|s| (s.1 - 0.25).abs() < 1e-3),
        "{shares:?}"
    );
}

#[test]
fn without_areas_the_hand_shares_the_disc() {
    let borders = by_line(&[(0.0, 0.0), (2.0, 0.0)]);
    let shares = locate(&borders, at(1.0, 0.0), Some(10.0)).shares;
    assert!(
        shares.iter().all(|s| (s.1 - 0.5).abs() < 0.01),
        "{shares:?}"
    );
}

#[test]
fn a_place_on_the_border_is_located_where_it_was_taken() {
    let (borders, _) = Borders::build(&bundled::areas(), &bundled::stretches(), &[], 0.0);
    for border in borders.iter() {
        for step in 0..=2_000 {
            let km = border.length_km * f64::from(step) / 2_000.0;
            let place = border.at(km).expect("within the border");
            let found = borders
                .locate(at(place.lon, place.lat), None, Some(&border.id))
                .expect("the border");
            assert!(
                found.offset_km < 1e-6,
                "{} km {km}: {} km away",
                border.id,
                found.offset_km
            );
            // A ring begins where it ends.
            let apart = (found.km - km).abs();
            let parts = &border.parts;
            let closes = parts
                .iter()
                .any(|p| p.is_closed() && (p.to_km() - km).abs() < 1e-6);
            assert!(
                apart < 1e-6 || closes,
                "{} km {km}: found at {}",
                border.id,
                found.km
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// The promise of the interval: whatever place of the disc is the true one, its km and offset lie within.
    #[test]
    fn every_place_of_a_disc_is_nearest_to_a_km_of_the_interval(
        line in prop::collection::vec((0.0..2.0_f64, 36.0..38.0_f64), 2..12),
        lon in -0.5..2.5_f64, lat in 35.5..38.5_f64, radius_km in 0.1..80.0_f64,
        places in prop::collection::vec((0.0..360.0_f64, 0.0..1.0_f64), 40),
    ) {
        let borders = by_line(&line);
        let centre = at(lon, lat);
        let disc = locate(&borders, centre, Some(radius_km));
        let (low, high) = (disc.km_min.unwrap_or(0.0), disc.km_max.unwrap_or(0.0));
        let (near, far) = (disc.offset_min_km.unwrap_or(0.0), disc.offset_max_km.unwrap_or(0.0));
        prop_assert!(low <= disc.km && disc.km <= high);
        // The rim is searched, not solved: allow for a hundredth of the radius.
        let slack = radius_km / 100.0;
        for (bearing, share) in places {
            let place = destination(centre, bearing, share.sqrt() * radius_km * 1_000.0);
            let found = locate(&borders, place, None);
            prop_assert!(found.offset_km >= near - 1e-3 && found.offset_km <= far + 1e-3,
                "offset {} not in {near}..{far}", found.offset_km);
            let at_low = distance_m(at(found.nearest.0, found.nearest.1), place);
            prop_assert!((at_low / 1_000.0 - found.offset_km).abs() < 1e-3);
            prop_assert!(found.km >= low - slack && found.km <= high + slack,
                "km {} not in {low}..{high}, radius {radius_km}", found.km);
        }
    }
}
