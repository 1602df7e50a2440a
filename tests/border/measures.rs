//! Km to place and back, sectors and their corridors, posts, and length by resolution.

use geo::{Contains, Coord, MultiLineString, Point};
use sarhad::border::{BeyondBorder, Border, Borders, Hand, Nature, Stretch, area_km2};
use sarhad::geometry::geodesic::{destination, distance_m, length_m};

use crate::bundled;

fn by_line(line: &[(f64, f64)]) -> Border {
    let stretch = Stretch {
        left: "LLL".to_owned(),
        right: "RRR".to_owned(),
        line: MultiLineString(vec![line.iter().copied().collect()]),
        nature: Nature::default(),
    };
    let (borders, _) = Borders::build(&[], &[stretch], &[], 0.0);
    borders.get("LLL-RRR").cloned().expect("the border")
}

fn bundled_borders() -> Borders {
    Borders::build(&bundled::areas(), &bundled::stretches(), &[], 0.0).0
}

fn main_border() -> Border {
    bundled_borders()
        .get("AFG-TJK")
        .cloned()
        .expect("the main border")
}

#[test]
fn a_km_is_a_place_with_the_bearing_of_the_border() {
    let border = by_line(&[(0.0, 0.0), (1.0, 0.0), (1.0, 1.0)]);
    let place = border.at(50.0).expect("within");
    assert!(
        (distance_m(
            (0.0, 0.0).into(),
            Coord {
                x: place.lon,
                y: place.lat
            }
        ) - 50_000.0)
            .abs()
            < 1e-3
    );
    assert!((place.bearing - 90.0).abs() < 1e-9);
    assert!(
        border
            .at(200.0)
            .is_ok_and(|place| place.bearing.abs() < 1e-9)
    );
}

#[test]
fn a_km_beyond_the_end_is_refused_with_the_range() {
    let border = by_line(&[(0.0, 0.0), (1.0, 0.0)]);
    let error = border.at(500.0).expect_err("beyond");
    assert_eq!(
        error.to_string(),
        "km 500 is not on LLL-RRR, which runs from km 0 to km 111.319"
    );
    assert!(border.at(-0.1).is_err() && border.at(f64::NAN).is_err());
    assert!(border.at(border.length_km).is_ok() && border.at(0.0).is_ok());
    assert!(matches!(
        border.stretch(20.0, 10.0),
        Err(BeyondBorder::Backwards { .. })
    ));
}

#[test]
fn a_stretch_is_as_long_as_its_km_and_stretches_make_the_whole() {
    for border in bundled_borders().iter() {
        let third = border.length_km / 3.0;
        let mut sum_km = 0.0;
        for from in [0.0, third, 2.0 * third] {
            let to = (from + third).min(border.length_km);
            let lines = border.stretch(from, to).expect("within");
            let length_km = lines.iter().map(length_m).sum::<f64>() / 1_000.0;
            assert!(
                (length_km - (to - from)).abs() < 1e-3,
                "{}: {length_km}",
                border.id
            );
            sum_km += length_km;
        }
        assert!((sum_km - border.length_km).abs() < 2e-3);
    }
}

#[test]
fn posts_stand_at_whole_multiples_and_look_along_the_border() {
    let posts = main_border().posts(20.0);
    assert_eq!(posts.len(), 68);
    assert!(
        posts
            .iter()
            .enumerate()
            .all(|(i, post)| (post.place.km - 20.0 * i as f64).abs() < 1e-9)
    );
    assert!(posts.iter().all(|post| post.left_is_left));
    assert!(main_border().posts(0.0).is_empty());
}

/// A pill of length L and half-width w has 2wL + πw² on a plane; at this latitude and size the earth is one within 0.1 %.
#[test]
fn a_corridor_has_the_surface_of_a_pill() {
    let border = by_line(&[(70.0, 37.0), (70.5, 37.0), (71.0, 37.0)]);
    for within_km in [0.1, 1.0, 10.0, 100.0] {
        let corridor = border
            .corridor(0.0, border.length_km, within_km)
            .expect("within");
        let pill =
            2.0 * within_km * border.length_km + std::f64::consts::PI * within_km * within_km;
        let ratio = area_km2(&corridor) / pill;
        assert!((ratio - 1.0).abs() < 0.01, "{within_km} km: {ratio}");
    }
}

fn assert_corridor_is_right(border: &Border, from_km: f64, to_km: f64, within_km: f64) {
    let corridor = border.corridor(from_km, to_km, within_km).expect("within");
    let lines = border.stretch(from_km, to_km).expect("within");
    let stretch = Stretch {
        left: "LLL".to_owned(),
        right: "RRR".to_owned(),
        line: MultiLineString(lines),
        nature: Nature::default(),
    };
    let (alone, _) = Borders::build(&[], &[stretch], &[], 0.0);
    for step in 0..400 {
        let km = from_km + (to_km - from_km) * f64::from(step) / 400.0;
        let place = border.at(km).expect("within");
        let aside_m = within_km * 1_000.0 * f64::from(step * 7 % 150) / 100.0;
        let point = destination(
            Coord {
                x: place.lon,
                y: place.lat,
            },
            f64::from(step * 37),
            aside_m,
        );
        let offset_km = alone.locate(point, None, None).expect("a border").offset_km;
        if (offset_km / within_km - 1.0).abs() > 0.01 {
            let lon = (point.x + 180.0).rem_euclid(360.0) - 180.0;
            let inside = corridor.contains(&Point::new(lon, point.y));
            assert_eq!(
                inside,
                offset_km < within_km,
                "{offset_km} of {within_km} km at {point:?}"
            );
        }
    }
}

#[test]
fn a_corridor_holds_what_is_within_its_distance_and_nothing_else() {
    let border = main_border();
    assert_corridor_is_right(&border, 0.0, border.length_km, 5.0);
    assert_corridor_is_right(&border, 400.0, 500.0, 0.5);
    assert_corridor_is_right(&border, 0.0, border.length_km, 100.0);
}

#[test]
fn a_corridor_is_right_at_80_degrees_across_the_antimeridian() {
    let border = by_line(&[(170.0, 79.5), (176.5, 80.0), (-178.0, 80.2), (-171.0, 79.0)]);
    assert_corridor_is_right(&border, 0.0, border.length_km, 30.0);
    let corridor = border
        .corridor(0.0, border.length_km, 30.0)
        .expect("within");
    assert_eq!(corridor.0.len(), 2, "cut at the antimeridian");
}

/// By tolerance: GEOS in PROJ's azimuthal equidistant and transverse Mercator planes (they agree). By ruler: a walk with
/// PROJ's geodesics, node by node.
#[test]
fn the_profile_of_the_main_border_is_that_of_other_code() {
    let profile = main_border().profile();
    let by_tolerance = [
        (25.0, 1_340.2),
        (100.0, 1_324.4),
        (500.0, 1_264.7),
        (1e3, 1_216.9),
        (2.5e3, 1_140.1),
        (5e3, 1_080.8),
        (1e4, 1_044.6),
        (2e4, 981.7),
    ];
    for (tolerance_m, length_km) in by_tolerance {
        let mut rows = profile.by_tolerance.iter();
        let row = rows
            .find(|row| (row.tolerance_m - tolerance_m).abs() < 1e-9)
            .expect("a row");
        assert!(
            (row.length_km - length_km).abs() < 0.1,
            "{row:?} {length_km}"
        );
    }
    let by_ruler = [
        (0.2, 1_326.067_792),
        (1.0, 1_253.517_241),
        (10.0, 1_057.106_155),
        (50.0, 907.159_363),
    ];
    for (ruler_km, length_km) in by_ruler {
        let mut rows = profile.by_ruler.iter();
        let row = rows
            .find(|row| (row.ruler_km - ruler_km).abs() < 1e-9)
            .expect("a row");
        assert!(
            (row.length_km - length_km).abs() < 1e-5,
            "{row:?} {length_km}"
        );
    }
    let dimension = profile.richardson_dimension.expect("eight rulers");
    assert!((dimension - 1.068_37).abs() < 1e-4, "{dimension}");
}

#[test]
fn a_straight_line_has_dimension_one() {
    let profile = by_line(&[(0.0, 0.0), (5.0, 0.0)]).profile();
    assert!(
        profile
            .richardson_dimension
            .is_some_and(|d| (d - 1.0).abs() < 1e-6)
    );
}

#[test]
fn a_disc_over_the_line_reaches_to_the_other_hand() {
    let line = by_line(&[(0.0, 0.0), (2.0, 0.0)]);
    let stretch = Stretch {
        left: line.left.clone(),
        right: line.right.clone(),
        line: line.line(),
        nature: Nature::default(),
    };
    let (borders, _) = Borders::build(&[], &[stretch], &[], 0.0);
    let interval = |lat: f64, radius| {
        let found = borders
            .locate(Coord { x: 1.0, y: lat }, Some(radius), None)
            .expect("a border");
        (
            found.hand,
            found.signed_offset_interval_km().expect("a radius"),
        )
    };
    let degree_km = 110.574;
    let (hand, (low, high)) = interval(-0.1, 20.0);
    assert_eq!(hand, Some(Hand::Right));
    assert!(
        (low + 0.1 * degree_km + 20.0).abs() < 0.01
            && (high - (20.0 - 0.1 * degree_km)).abs() < 0.01,
        "{low} {high}"
    );
    let (hand, (low, high)) = interval(0.5, 20.0);
    assert_eq!(hand, Some(Hand::Left));
    assert!((low - (0.5 * degree_km - 20.0)).abs() < 0.01 && (high - low - 40.0).abs() < 0.01);
}
