//! Gaps, slivers and overlaps, with place and size.

use sarhad::border::{Area, Borders, Finding, FindingKind, check};

use crate::bundled;
use crate::shapes::{area, corners, square};

const DEGREE_KM: f64 = 111.319;
const PROBE_M: f64 = 50.0;

fn only(areas: &[Area]) -> Finding {
    let findings = check(areas, PROBE_M);
    assert_eq!(findings.len(), 1, "{findings:?}");
    findings.into_iter().next().expect("one finding")
}

#[test]
fn clean_areas_have_no_findings() {
    let clean = [
        square("AAA", 0.0, 0.0, 1.0, 1.0),
        square("BBB", 1.0, 0.0, 2.0, 1.0),
    ];
    assert_eq!(check(&clean, PROBE_M), []);
}

/// The outlines meet south of 0.2° and north of 0.8°; between, one of them bends away by 0.002° (222 m).
#[test]
fn a_sliver_is_told_with_place_and_size() {
    let sliver = only(&[
        area(
            "AAA",
            &[
                (0.0, 0.0),
                (1.0, 0.0),
                (1.0, 0.2),
                (1.0, 0.8),
                (1.0, 1.0),
                (0.0, 1.0),
            ],
            &[],
        ),
        area(
            "BBB",
            &[
                (1.0, 0.0),
                (2.0, 0.0),
                (2.0, 1.0),
                (1.0, 1.0),
                (1.0, 0.8),
                (1.002, 0.5),
                (1.0, 0.2),
            ],
            &[],
        ),
    ]);
    assert_eq!(
        (sliver.kind, sliver.sides.join("-")),
        (FindingKind::Sliver, "AAA-BBB".to_owned())
    );
    let surface = 0.5 * 0.6 * 0.002 * DEGREE_KM * 110.57;
    assert!(
        (sliver.area_km2.unwrap_or(0.0) / surface - 1.0).abs() < 0.01,
        "{sliver:?}"
    );
    assert!(
        sliver
            .place
            .is_some_and(|(lon, lat)| lon > 1.0 && lon < 1.002 && (0.0..1.0).contains(&lat))
    );
    assert!(
        sliver
            .to_string()
            .starts_with("sliver between AAA, BBB at 1.00"),
        "{sliver}"
    );
}

#[test]
fn a_gap_between_three_is_told_once_and_a_hole_in_one_is_not() {
    let hole = corners(0.2, 0.2, 0.3, 0.3);
    let gap = only(&[
        area(
            "AAA",
            &[(0.0, 0.0), (2.0, 0.0), (1.0, 0.5), (0.5, 1.0), (0.0, 2.0)],
            &[&hole],
        ),
        area(
            "BBB",
            &[(2.0, 0.0), (2.0, 2.0), (1.2, 1.2), (1.0, 0.5)],
            &[],
        ),
        area(
            "CCC",
            &[(0.0, 2.0), (0.5, 1.0), (1.2, 1.2), (2.0, 2.0)],
            &[],
        ),
    ]);
    assert_eq!(
        (gap.kind, gap.sides.join("-")),
        (FindingKind::Gap, "AAA-BBB-CCC".to_owned())
    );
}

#[test]
fn an_overlap_is_told_with_its_surface_whether_outlines_cross_or_one_holds_the_other() {
    let crossing = only(&[
        square("AAA", 0.0, 0.0, 1.0, 1.0),
        square("BBB", 0.9, 0.1, 2.0, 0.9),
    ]);
    assert_eq!(crossing.kind, FindingKind::Overlap);
    assert!((crossing.area_km2.unwrap_or(0.0) / (0.08 * DEGREE_KM * 110.57) - 1.0).abs() < 0.01);
    let within = only(&[
        square("AAA", 0.0, 0.0, 1.0, 1.0),
        square("BBB", 0.4, 0.4, 0.6, 0.6),
    ]);
    assert_eq!(within.kind, FindingKind::Overlap);
}

/// 0.0003° is 33 m.
#[test]
fn outlines_that_never_meet_are_told_with_length_and_width() {
    let apart = only(&[
        square("AAA", 0.0, 0.0, 1.0, 1.0),
        square("BBB", 1.0003, 0.0, 2.0, 1.0),
    ]);
    assert_eq!(apart.kind, FindingKind::Apart);
    assert!((apart.length_km.unwrap_or(0.0) - 110.57).abs() < 0.1);
    assert!((apart.width_m.unwrap_or(0.0) - 33.4).abs() < 0.1);
}

#[test]
fn ends_that_nearly_meet_are_told() {
    let lines: Vec<_> = bundled::stretches()
        .into_iter()
        .filter(|stretch| stretch.left == "TJK" && stretch.right == "AFG")
        .flat_map(|stretch| {
            let whole = &stretch.line.0[0].0;
            let half = whole.len() / 2;
            // One vertex is missing between the two halves.
            [whole[..half].to_vec(), whole[half + 1..].to_vec()].map(|coords| {
                let mut piece = stretch.clone();
                piece.line.0 = vec![coords.into_iter().collect()];
                piece
            })
        })
        .collect();
    let (borders, findings) = Borders::build(&[], &lines, &[], 100.0);
    assert_eq!(borders.get("AFG-TJK").map(|b| b.parts.len()), Some(2));
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert_eq!(findings[0].kind, FindingKind::OpenEnd);
}

#[test]
fn a_ring_across_the_antimeridian_overlaps_nothing_elsewhere() {
    let pacific = area(
        "AAA",
        &[(170.0, 0.0), (-170.0, 0.0), (-170.0, 1.0), (170.0, 1.0)],
        &[],
    );
    assert_eq!(
        check(
            &[pacific.clone(), square("BBB", 0.0, 0.0, 1.0, 1.0)],
            PROBE_M
        ),
        []
    );
    let overlap = only(&[pacific, square("BBB", -171.0, 0.5, -160.0, 0.6)]);
    assert_eq!(overlap.kind, FindingKind::Overlap);
    assert!((overlap.area_km2.unwrap_or(0.0) / (0.1 * DEGREE_KM * 110.57) - 1.0).abs() < 0.01);
}

/// OpenStreetMap itself leaves a hectare between Kyrgyzstan and Tajikistan to nobody.
#[test]
fn the_bundled_countries_fit_together_but_for_one_hectare() {
    let hectare = only(&bundled::countries());
    assert_eq!(
        hectare.to_string(),
        "gap between KGZ, TJK at 70.51496,39.95618, 0.0102 km², 0.294 km long, 34.6 m wide"
    );
}
