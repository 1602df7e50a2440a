//! Locate against other code: PROJ's geodesics over lines cut every metre (`oracle.py`).

use std::path::Path;

use geo::{Coord, MultiLineString};
use sarhad::border::{Borders, Nature, Stretch};

use crate::bundled;

/// One row of the oracle.
struct Row {
    place: Coord,
    border: String,
    km: f64,
    offset_m: f64,
    side: String,
}

fn rows(path: &Path) -> Vec<Row> {
    let text = std::fs::read_to_string(path).expect("the oracle's file is there");
    text.lines().skip(1).map(row).collect()
}

fn row(line: &str) -> Row {
    let fields: Vec<&str> = line.split(',').collect();
    let number = |index: usize| fields[index].parse::<f64>().expect("a number");
    Row {
        place: Coord {
            x: number(0),
            y: number(1),
        },
        border: fields[2].to_owned(),
        km: number(3),
        offset_m: number(4),
        side: fields[5].to_owned(),
    }
}

fn fixture(name: &str) -> Vec<Row> {
    rows(
        &Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/border")
            .join(name),
    )
}

/// Largest and median difference, and the worst rows.
fn compare(borders: &Borders, rows: &[Row]) -> String {
    let mut offsets = Vec::new();
    let mut kms = Vec::new();
    let mut other_border = 0;
    let mut other_side = 0;
    for row in rows {
        let found = borders
            .locate(row.place, None, None)
            .expect("a place on the globe");
        offsets.push(((found.offset_km * 1_000.0 - row.offset_m).abs(), row));
        if found.border == row.border {
            kms.push(((found.km - row.km).abs() * 1_000.0, row));
        } else {
            // Where three borders meet, the nearest place is the same on two of them.
            let named = borders
                .locate(row.place, None, Some(&row.border))
                .expect("a known border");
            assert!(
                (named.offset_km - found.offset_km).abs() < 1e-6,
                "{} {:?}",
                row.border,
                row.place
            );
            kms.push(((named.km - row.km).abs() * 1_000.0, row));
            other_border += 1;
        }
        let side = found.side.unwrap_or_default();
        other_side += usize::from(row.side != "?" && row.offset_m > 1.0 && row.side != side);
    }
    format!(
        "{} points; offset {}; km {}; {other_border} at a tripoint of two borders; {other_side} on another side",
        rows.len(),
        spread(&mut offsets),
        spread(&mut kms)
    )
}

fn spread(differences: &mut [(f64, &Row)]) -> String {
    differences.sort_by(|a, b| b.0.total_cmp(&a.0));
    let worst: Vec<String> = differences
        .iter()
        .take(3)
        .map(|(metres, row)| format!("{metres:.3} m at {},{}", row.place.x, row.place.y))
        .collect();
    let median = differences[differences.len() / 2].0;
    format!("median {median:.4} m, largest {}", worst.join(" and "))
}

fn assert_agrees(borders: &Borders, rows: &[Row]) {
    eprintln!("{}", compare(borders, rows));
    for row in rows {
        let found = borders
            .locate(row.place, None, Some(&row.border))
            .expect("a known border");
        let offset_m = (found.offset_km * 1_000.0 - row.offset_m).abs();
        let km_m = (found.km - row.km).abs() * 1_000.0;
        assert!(
            offset_m < 1.0 && km_m < 2.0,
            "{offset_m} m aside, {km_m} m along, at {:?}",
            row.place
        );
        let side = found.side.unwrap_or_default();
        assert!(
            row.side == "?" || row.side == side,
            "{side} is not {} at {:?}",
            row.side,
            row.place
        );
    }
}

fn bundled_borders() -> Borders {
    Borders::build(&bundled::areas(), &bundled::stretches(), &[], 0.0).0
}

#[test]
fn bundled_borders_are_located_as_the_oracle_does() {
    assert_agrees(&bundled_borders(), &fixture("oracle.csv"));
}

/// `SARHAD_ORACLE=oracle.csv cargo test --release --test border -- --ignored --nocapture oracle`
#[test]
#[ignore = "reads the 100,000 rows that oracle.py writes in ten minutes"]
fn a_hundred_thousand_points_are_located_as_the_oracle_does() {
    let path = std::env::var_os("SARHAD_ORACLE").expect("SARHAD_ORACLE names the oracle's file");
    assert_agrees(&bundled_borders(), &rows(Path::new(&path)));
}

#[test]
fn long_segments_at_80_degrees_across_the_antimeridian_are_located_as_the_oracle_does() {
    let line = [
        (168.0, 79.5),
        (172.0, 80.5),
        (176.5, 80.0),
        (-178.0, 80.2),
        (-177.0, 79.0),
        (-171.0, 79.0),
        (-165.0, 81.5),
    ];
    let stretch = Stretch {
        left: "NNN".to_owned(),
        right: "SSS".to_owned(),
        line: MultiLineString(vec![line.into_iter().collect()]),
        nature: Nature::default(),
    };
    let (borders, _) = Borders::build(&[], &[stretch], &[], 0.0);
    let rows = fixture("arctic.csv");
    eprintln!("{}", compare(&borders, &rows));
    for row in &rows {
        let found = borders
            .locate(row.place, None, None)
            .expect("a place on the globe");
        assert!(
            (found.offset_km * 1_000.0 - row.offset_m).abs() < 1.0,
            "{:?}",
            row.place
        );
        assert!(
            (found.km - row.km).abs() * 1_000.0 < 2.0,
            "{:?} {} {}",
            row.place,
            found.km,
            row.km
        );
    }
}
