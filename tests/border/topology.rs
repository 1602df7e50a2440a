//! From areas and lines to borders.

use geo::{LineString, MultiLineString, Polygon};
use sarhad::border::{Area, Borders, FindingKind, Nature, Override, Start, Status, Stretch};
use sarhad::geometry::bbox::Bbox;

use crate::bundled;
use crate::shapes::{area, borders, corners, ids, of_polygons, only_border, ring, square};

#[test]
fn two_squares_have_one_border_that_starts_in_the_south_where_longitudes_tie() {
    let border = only_border(&[
        square("BBB", 1.0, 0.0, 2.0, 1.0),
        square("AAA", 0.0, 0.0, 1.0, 1.0),
    ]);
    assert_eq!(border.id, "AAA-BBB");
    assert_eq!(
        (border.left.as_str(), border.right.as_str()),
        ("AAA", "BBB")
    );
    assert_eq!(
        border.parts[0].line,
        LineString::from(vec![(1.0, 0.0), (1.0, 1.0)])
    );
    // A degree of latitude at the equator, Karney.
    assert!(
        (border.length_km - 110.574_388_6).abs() < 1e-6,
        "{}",
        border.length_km
    );
}

#[test]
fn the_western_end_starts_and_names_the_left_side() {
    let border = only_border(&[
        square("AAA", 0.0, 0.0, 1.0, 1.0),
        square("BBB", 0.0, 1.0, 1.0, 2.0),
    ]);
    assert_eq!(border.parts[0].line.0[0].x.to_bits(), 0.0_f64.to_bits());
    assert_eq!(
        (border.left.as_str(), border.right.as_str()),
        ("BBB", "AAA")
    );
    assert!(!border.parts[0].flipped);
}

#[test]
fn touching_at_a_point_is_no_border() {
    let touching = [
        square("AAA", 0.0, 0.0, 1.0, 1.0),
        square("BBB", 1.0, 1.0, 2.0, 2.0),
    ];
    assert!(ids(&borders(&touching)).is_empty());
}

#[test]
fn four_squares_at_one_point_have_four_borders_and_no_diagonal() {
    let four = [
        square("AAA", 0.0, 0.0, 1.0, 1.0),
        square("BBB", 1.0, 0.0, 2.0, 1.0),
        square("CCC", 1.0, 1.0, 2.0, 2.0),
        square("DDD", 0.0, 1.0, 1.0, 2.0),
    ];
    assert_eq!(
        ids(&borders(&four)),
        ["AAA-BBB", "AAA-DDD", "BBB-CCC", "CCC-DDD"]
    );
}

/// The border of AAA and BBB has four vertices; every ring start and both windings must give the same line.
#[test]
fn a_ring_may_start_anywhere_and_wind_either_way() {
    let left = [
        (0.0, 0.0),
        (1.0, 0.0),
        (1.2, 0.3),
        (0.9, 0.6),
        (1.0, 1.0),
        (0.0, 1.0),
    ];
    let right = [
        (1.0, 0.0),
        (2.0, 0.0),
        (2.0, 1.0),
        (1.0, 1.0),
        (0.9, 0.6),
        (1.2, 0.3),
    ];
    let expected = only_border(&[area("AAA", &left, &[]), area("BBB", &right, &[])]);
    assert_eq!(expected.vertices(), 4);
    for start in 0..6 {
        for reversed in [false, true] {
            let mut turned = left;
            turned.rotate_left(start);
            if reversed {
                turned.reverse();
            }
            let border = only_border(&[area("AAA", &turned, &[]), area("BBB", &right, &[])]);
            assert_eq!(
                border.parts[0].line, expected.parts[0].line,
                "start {start}"
            );
            assert_eq!(border.left, expected.left);
        }
    }
}

#[test]
fn a_country_within_another_has_a_ring_for_a_border() {
    let inner = corners(1.0, 1.0, 2.0, 2.0);
    let border = only_border(&[
        area("OUT", &corners(0.0, 0.0, 3.0, 3.0), &[&inner]),
        area("INN", &inner, &[]),
    ]);
    assert!(border.parts[0].is_closed());
    assert_eq!(border.vertices(), 5);
    // Counterclockwise from the westernmost vertex, the southern one of two.
    assert_eq!(border.left, "INN");
    assert_eq!(border.parts[0].line.0[0], (1.0, 1.0).into());
}

/// ```text
///   ┌──────┬─────────┐
///   │ AAA  │ BBB ┌─┐ │
///   │      │     │A│ │
///   └──────┴─────┴─┴─┘  (the exclave stands within BBB)
/// ```
#[test]
fn the_km_run_on_from_the_main_line_to_an_exclave() {
    let exclave = corners(1.5, 0.4, 1.6, 0.5);
    let home = Polygon::new(ring(&corners(0.0, 0.0, 1.0, 1.0)), vec![]);
    let away = Polygon::new(ring(&exclave), vec![]);
    let border = only_border(&[
        of_polygons("AAA", vec![away, home]),
        area("BBB", &corners(1.0, 0.0, 2.0, 1.0), &[&exclave]),
    ]);
    assert_eq!(border.parts.len(), 2);
    assert!(!border.parts[0].is_closed() && border.parts[1].is_closed());
    assert_eq!(
        border.parts[1].from_km().to_bits(),
        border.parts[0].to_km().to_bits()
    );
    assert_eq!(border.left, "AAA", "named from the longest part");
    assert!(
        !border.parts[1].flipped,
        "a ring runs with the left side on its left"
    );
}

#[test]
fn two_stretches_between_the_same_two_are_two_parts_of_one_border() {
    let waist = [
        (1.0, 0.0),
        (2.0, 0.0),
        (2.0, 3.0),
        (1.0, 3.0),
        (1.0, 2.0),
        (1.5, 2.0),
        (1.5, 1.0),
        (1.0, 1.0),
    ];
    let found = borders(&[
        square("AAA", 0.0, 0.0, 1.0, 3.0),
        area("BBB", &waist, &[]),
        area(
            "CCC",
            &[(1.0, 1.0), (1.5, 1.0), (1.5, 2.0), (1.0, 2.0)],
            &[],
        ),
    ]);
    // AAA's eastern edge has no vertices at 1 and 2: nothing matches there without them.
    assert_eq!(ids(&found), ["BBB-CCC"]);
    let west = [
        (0.0, 0.0),
        (1.0, 0.0),
        (1.0, 1.0),
        (1.0, 2.0),
        (1.0, 3.0),
        (0.0, 3.0),
    ];
    let found = borders(&[
        area("AAA", &west, &[]),
        area("BBB", &waist, &[]),
        area(
            "CCC",
            &[(1.0, 1.0), (1.5, 1.0), (1.5, 2.0), (1.0, 2.0)],
            &[],
        ),
    ]);
    assert_eq!(ids(&found), ["AAA-BBB", "AAA-CCC", "BBB-CCC"]);
    assert_eq!(found.get("AAA-BBB").map(|b| b.parts.len()), Some(2));
}

#[test]
fn a_part_whose_left_lies_on_the_other_hand_is_marked_and_keeps_its_km_order() {
    // AAA lies south of the long line, and north of the short one.
    let a = [(0.0, 0.0), (4.0, 0.0), (4.0, 1.0), (0.0, 1.0)];
    let b = [
        (0.0, 1.0),
        (4.0, 1.0),
        (4.0, 0.0),
        (5.0, 0.0),
        (5.0, 2.0),
        (0.0, 2.0),
    ];
    let north = corners(6.0, 1.0, 7.0, 2.0);
    let south = corners(6.0, 0.0, 7.0, 1.0);
    let polygons = |main: &[(f64, f64)], other: &[(f64, f64)]| {
        vec![
            Polygon::new(ring(main), vec![]),
            Polygon::new(ring(other), vec![]),
        ]
    };
    let border = only_border(&[
        of_polygons("AAA", polygons(&a, &north)),
        of_polygons("BBB", polygons(&b, &south)),
    ]);
    assert_eq!(border.left, "BBB");
    let flipped: Vec<bool> = border.parts.iter().map(|p| p.flipped).collect();
    assert_eq!(flipped, [false, true]);
    assert!(border.parts[1].line.0[0].x < border.parts[1].line.0[1].x);
}

#[test]
fn a_border_across_the_antimeridian_is_one_part_however_the_rings_are_cut() {
    let crossing = |code, south, north| {
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
    let expected = only_border(&[crossing("AAA", 0.0, 1.0), crossing("BBB", 1.0, 2.0)]);
    let cut = |code: &str, south, north| {
        of_polygons(
            code,
            vec![
                Polygon::new(ring(&corners(170.0, south, 180.0, north)), vec![]),
                Polygon::new(ring(&corners(-180.0, south, -170.0, north)), vec![]),
            ],
        )
    };
    let border = only_border(&[cut("AAA", 0.0, 1.0), cut("BBB", 1.0, 2.0)]);
    assert_eq!(border.parts.len(), 1);
    assert_eq!(border.left, "BBB");
    assert!((border.length_km - expected.length_km).abs() < 1e-6);
    assert_eq!(
        border.parts[0].line.0[0].x.to_bits(),
        170.0_f64.to_bits(),
        "the west is at 170°"
    );
    assert_eq!(Ok(border.bbox), Bbox::new(170.0, 1.0, -170.0, 1.0));
    let served = border.line();
    assert_eq!(served.0.len(), 2, "served as two lines that end at 180°");
    assert!(
        served
            .0
            .iter()
            .flat_map(|l| &l.0)
            .all(|c| c.x.abs() <= 180.0)
    );
}

/// 1e-5 degree is 1.1 m here.
#[test]
fn outlines_with_different_vertices_match_within_the_tolerance_only() {
    let a = [(0.0, 0.0), (1.0, 0.0), (1.0, 0.5), (1.0, 1.0), (0.0, 1.0)];
    let b = [
        (1.000_01, 0.000_01),
        (2.0, 0.0),
        (2.0, 1.0),
        (1.0, 1.000_01),
        (0.999_99, 0.7),
        (1.000_01, 0.3),
    ];
    let areas = [area("AAA", &a, &[]), area("BBB", &b, &[])];
    let build = |tolerance| Borders::build(&areas, &[], &[], tolerance).0;
    assert!(ids(&build(0.0)).is_empty());
    let snapped = build(3.0);
    let border = snapped.get("AAA-BBB").expect("a border within 3 m");
    assert_eq!(border.parts.len(), 1);
    assert!(
        (border.length_km - 110.574).abs() < 0.01,
        "{}",
        border.length_km
    );
    // Two ends, and the vertices of both between them.
    assert_eq!(border.vertices(), 5);
}

/// Both coasts have a vertex each 10 m where they leave the common end: within the tolerance of each other for a while.
#[test]
fn coasts_that_part_from_a_common_end_make_no_border_beyond_it() {
    // 9e-5 degree is 10 m here.
    let coast = |towards: f64| (1..12).map(move |i| (1.0 + towards * 9e-5 * f64::from(i), 0.0));
    let mut west: Vec<(f64, f64)> = vec![(1.0, 1.0), (0.0, 1.0), (0.0, 0.0)];
    west.extend(coast(-1.0).collect::<Vec<_>>().into_iter().rev());
    west.push((1.0, 0.0));
    let mut east = vec![(1.0, 0.0)];
    east.extend(coast(1.0));
    east.extend([(2.0, 0.0), (2.0, 1.0), (1.0, 1.0)]);
    let areas = [area("AAA", &west, &[]), area("BBB", &east, &[])];
    let (snapped, _) = Borders::build(&areas, &[], &[], 30.0);
    let (exact, _) = Borders::build(&areas, &[], &[], 0.0);
    let km = |borders: &Borders| borders.get("AAA-BBB").map(|border| border.length_km);
    assert_eq!(km(&snapped), km(&exact));
}

/// ```text
///          AAA
///   o──────────────o─o─o─o     the last edge of AAA goes on to a vertex of its coast
///   o──────────────o           that of BBB ends a little before
///          BBB     │
/// ```
#[test]
fn long_edges_that_end_a_little_apart_are_drawn_together_to_their_end() {
    // 9e-5 degree is 10 m here.
    let m = |metres: f64| metres * 9e-6;
    let north = [
        (0.0, 0.0),
        (1.0, m(4.0)),
        (1.0, m(12.0)),
        (1.0, m(22.0)),
        (1.0, 1.0),
        (0.0, 1.0),
    ];
    let south = [
        (0.0, -1.0),
        (1.0, -1.0),
        (1.0, -m(25.0)),
        (1.0 - m(5.0), -m(14.0)),
        (1.0 + m(3.0), m(1.0)),
        (0.5, m(2.0)),
        (0.0, 0.0),
    ];
    let areas = [area("AAA", &north, &[]), area("BBB", &south, &[])];
    let (borders, _) = Borders::build(&areas, &[], &[], 30.0);
    let border = borders.get("AAA-BBB").expect("a border");
    assert_eq!(border.parts.len(), 1);
    assert!(
        (border.length_km - 111.32).abs() < 0.06,
        "{}",
        border.length_km
    );
}

#[test]
fn outlines_with_different_vertices_match_across_the_antimeridian() {
    let south = [(178.0, 0.0), (-178.0, 0.0), (-178.0, 1.0), (178.0, 1.0)];
    let north = [
        (178.0, 1.000_01),
        (179.999_99, 0.999_99),
        (-179.5, 1.000_01),
        (-178.0, 0.999_99),
        (-178.0, 2.0),
        (178.0, 2.0),
    ];
    let areas = [area("AAA", &south, &[]), area("BBB", &north, &[])];
    let (borders, _) = Borders::build(&areas, &[], &[], 3.0);
    let border = borders.get("AAA-BBB").expect("a border within 3 m");
    assert_eq!((border.parts.len(), border.vertices()), (1, 4));
    assert!(
        (border.length_km - 4.0 * 111.303).abs() < 0.05,
        "{}",
        border.length_km
    );
}

#[test]
fn areas_that_make_no_border_make_none() {
    let mut coarse = square("BBB", 1.0, 0.0, 2.0, 1.0);
    coarse.makes_borders = false;
    assert!(ids(&borders(&[square("AAA", 0.0, 0.0, 1.0, 1.0), coarse])).is_empty());
}

fn stretch(left: &str, right: &str, status: Option<Status>, line: &[(f64, f64)]) -> Stretch {
    Stretch {
        left: left.to_owned(),
        right: right.to_owned(),
        line: MultiLineString(vec![line.iter().copied().collect()]),
        nature: Nature {
            status,
            ..Nature::default()
        },
    }
}

#[test]
fn lines_with_two_sides_join_whatever_their_direction_and_keep_their_status() {
    let lines = [
        stretch(
            "AAA",
            "BBB",
            Some(Status::Disputed),
            &[(1.0, 0.0), (0.0, 0.0)],
        ),
        stretch(
            "BBB",
            "AAA",
            Some(Status::Recognised),
            &[(1.0, 0.0), (2.0, 0.0)],
        ),
    ];
    let (borders, findings) = Borders::build(&[], &lines, &[], 0.0);
    assert!(findings.is_empty(), "{findings:?}");
    let border = borders.get("AAA-BBB").expect("the border");
    assert_eq!(border.parts.len(), 1);
    assert_eq!(border.left, "BBB");
    let statuses: Vec<_> = border.segments.iter().map(|s| s.nature.status).collect();
    assert_eq!(statuses, [Some(Status::Disputed), Some(Status::Recognised)]);
    assert_eq!(border.status, None, "they differ");
    assert_eq!(
        border.segments[1].from_km.to_bits(),
        border.segments[0].to_km.to_bits()
    );
}

#[test]
fn lines_win_over_areas_for_their_pair() {
    let areas = [
        square("AAA", 0.0, 0.0, 1.0, 1.0),
        square("BBB", 1.0, 0.0, 2.0, 1.0),
    ];
    let line = stretch(
        "AAA",
        "BBB",
        Some(Status::LineOfControl),
        &[(1.0, 0.0), (1.1, 0.5), (1.0, 1.0)],
    );
    let (borders, _) = Borders::build(&areas, &[line], &[], 0.0);
    let border = borders.get("AAA-BBB").expect("the border");
    assert_eq!(border.vertices(), 3);
    assert_eq!(border.status, Some(Status::LineOfControl));
}

#[test]
fn an_override_turns_start_and_left_and_a_wrong_one_is_reported() {
    let areas = [
        square("AAA", 0.0, 0.0, 1.0, 1.0),
        square("BBB", 0.0, 1.0, 1.0, 2.0),
    ];
    let ruling = |border: &str, left: Option<&str>, start| Override {
        border: border.to_owned(),
        left: left.map(str::to_owned),
        start,
    };
    let east = [ruling("AAA-BBB", None, Start::East)];
    let (turned, _) = Borders::build(&areas, &[], &east, 0.0);
    let border = turned.get("AAA-BBB").expect("the border");
    assert_eq!(border.parts[0].line.0[0].x.to_bits(), 1.0_f64.to_bits());
    assert_eq!(border.left, "AAA", "going west, AAA lies on the left");

    let named = [ruling("AAA-BBB", Some("AAA"), Start::West)];
    let (named, _) = Borders::build(&areas, &[], &named, 0.0);
    let border = named.get("AAA-BBB").expect("the border");
    assert_eq!(border.left, "AAA");
    assert!(border.parts[0].flipped, "on its left lies BBB");

    for wrong in [
        ruling("AAA-XXX", None, Start::West),
        ruling("AAA-BBB", Some("XXX"), Start::West),
    ] {
        let (_, findings) = Borders::build(&areas, &[], &[wrong], 0.0);
        assert_eq!(findings[0].kind, FindingKind::UnknownOverride);
    }
}

#[test]
fn bad_input_is_reported_and_stops_nothing() {
    let flat = area("FLT", &[(0.0, 0.0), (1.0, 1.0), (0.0, 0.0)], &[]);
    let off = area("OFF", &[(0.0, 0.0), (1.0, f64::NAN), (0.0, 1.0)], &[]);
    let same = stretch("AAA", "AAA", None, &[(0.0, 0.0), (1.0, 0.0)]);
    let point = stretch("AAA", "BBB", None, &[(0.0, 0.0), (0.0, 0.0)]);
    let (borders, findings) = Borders::build(&[flat, off], &[same, point], &[], 5.0);
    assert!(ids(&borders).is_empty());
    let kinds: Vec<_> = findings.iter().map(|f| f.kind).collect();
    assert_eq!(
        kinds,
        [
            FindingKind::SameSide,
            FindingKind::Degenerate,
            FindingKind::Degenerate,
            FindingKind::Degenerate
        ]
    );
}

/// Vertices and km of SOURCES: the TJ–AF edge is one line of 7,351 vertices, 1,344.0 km.
#[test]
fn the_five_bundled_countries_make_seven_borders() {
    let countries: Vec<Area> = bundled::countries();
    let (borders, _) = Borders::build(&countries, &[], &[], 0.0);
    let table: Vec<String> = borders
        .iter()
        .map(|b| {
            format!(
                "{} {}|{} {} parts {} vertices {:.3} km",
                b.id,
                b.left,
                b.right,
                b.parts.len(),
                b.vertices(),
                b.length_km
            )
        })
        .collect();
    insta::assert_snapshot!(table.join("\n"), @r"
    AFG-TJK TJK|AFG 1 parts 7351 vertices 1343.956 km
    AFG-TKM TKM|AFG 1 parts 2746 vertices 802.303 km
    AFG-UZB UZB|AFG 1 parts 356 vertices 140.542 km
    KGZ-TJK KGZ|TJK 4 parts 3861 vertices 1001.704 km
    KGZ-UZB KGZ|UZB 3 parts 7366 vertices 1385.546 km
    TJK-UZB UZB|TJK 2 parts 5328 vertices 1375.443 km
    TKM-UZB UZB|TKM 1 parts 4636 vertices 1834.599 km
    ");
}

#[test]
fn the_bundled_lines_are_the_edges_of_the_bundled_countries() {
    let (by_areas, _) = Borders::build(&bundled::countries(), &[], &[], 0.0);
    let (by_lines, _) = Borders::build(&[], &bundled::stretches(), &[], 0.0);
    assert_eq!(ids(&by_areas), ids(&by_lines));
    for (a, b) in by_areas.iter().zip(by_lines.iter()) {
        assert!((a.length_km - b.length_km).abs() < 1e-6, "{}", a.id);
        assert_eq!(
            (a.parts.len(), &a.left),
            (b.parts.len(), &b.left),
            "{}",
            a.id
        );
    }
}
