//! Laws of selections: what the index finds is what a scan finds, and pages add up.

use geo::{Coord, Geometry, LineString, MultiPolygon, Point, Polygon};
use jiff::{Timestamp, ToSpan, civil::date, tz::TimeZone};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::{area::Area, *};
use crate::{
    features::{Collection, FeatureId, Interval, Kind, Row, fixture},
    geometry::bbox::Bbox,
};

fn collection(rows: Vec<Row>) -> Collection {
    fixture::collection("things", Kind::Report, rows)
}

fn row(index: usize, geometry: Option<Geometry>, properties: Value, day: i8) -> Row {
    let Value::Object(properties) = properties else {
        unreachable!("tests give objects")
    };
    let date = date(2021, 7, day);
    Row {
        id: FeatureId::Number(i64::try_from(index).expect("few rows")),
        geometry,
        properties,
        time: (day % 5 != 0).then(|| Interval::of_days(date, date, &TimeZone::UTC)),
    }
}

/// Coordinates on a coarse grid, so that edges are met exactly, and often at the antimeridian.
fn coord() -> impl Strategy<Value = Coord> {
    let lon = prop_oneof![
        (-36_i32..=36).prop_map(|step| f64::from(step) * 5.0),
        Just(180.0),
        Just(-180.0)
    ];
    (lon, (-18_i32..=18).prop_map(|step| f64::from(step) * 5.0)).prop_map(|(x, y)| Coord { x, y })
}

fn geometry() -> impl Strategy<Value = Option<Geometry>> {
    let square = |centre: Coord| {
        let (x, y) = (centre.x.clamp(-175.0, 175.0), centre.y.clamp(-85.0, 85.0));
        Polygon::new(
            LineString::from(vec![
                (x - 5.0, y - 5.0),
                (x + 5.0, y - 5.0),
                (x + 5.0, y + 5.0),
                (x - 5.0, y + 5.0),
                (x - 5.0, y - 5.0),
            ]),
            Vec::new(),
        )
    };
    prop_oneof![
        1 => Just(None),
        4 => coord().prop_map(|at| Some(Point(at).into())),
        2 => (coord(), coord()).prop_map(|(a, b)| Some(LineString(vec![a, b]).into())),
        2 => coord().prop_map(move |at| Some(square(at).into())),
        1 => (coord(), coord())
            .prop_map(move |(a, b)| Some(MultiPolygon(vec![square(a), square(b)]).into())),
    ]
}

fn bbox() -> impl Strategy<Value = Bbox> {
    (coord(), coord())
        .prop_map(|(a, b)| Bbox::new(a.x, a.y.min(b.y), b.x, a.y.max(b.y)).expect("on the globe"))
}

fn rows() -> impl Strategy<Value = Vec<Row>> {
    let one = (
        geometry(),
        0_usize..3,
        prop::option::of(0_u32..100),
        1_i8..29,
    );
    prop::collection::vec(one, 0..40).prop_map(|many| {
        many.into_iter()
            .enumerate()
            .map(|(index, (geometry, category, km, day))| {
                let properties = json!({
                    "title": format!("Ḱm {index} of Река"),
                    "category": (["a", "b", "c"][category]),
                    "about": ([["x"], ["y"], ["x"]][category]),
                    "km": km,
                    "open": category == 0,
                });
                row(index, geometry, properties, day)
            })
            .collect()
    })
}

fn selection() -> impl Strategy<Value = Selection> {
    let day = |number: i8| {
        date(2021, 7, number)
            .to_zoned_datetime(TimeZone::UTC)
            .expect("a day of July")
            .timestamp()
    };
    let interval = (prop::option::of(1_i8..29), prop::option::of(0_i8..10)).prop_map(
        move |(start, length)| {
            let start: Option<Timestamp> = start.map(day);
            Interval {
                start,
                end: length
                    .map(|days| start.unwrap_or(day(1)) + (24 * i64::from(days) + 1).hours()),
            }
        },
    );
    let test = prop_oneof![
        Just((
            "category",
            Test::AnyOf(vec!["a".to_owned(), "b".to_owned()])
        )),
        Just(("about", Test::AnyOf(vec!["x".to_owned()]))),
        Just(("category", Test::AnyOf(vec!["nowhere".to_owned()]))),
        Just(("open", Test::Boolean(true))),
        Just(("km", Test::Number(7.0))),
    ];
    let predicate = test.prop_map(|(property, test)| Predicate {
        property: property.to_owned(),
        test,
    });
    let km = (prop::option::of(0_u32..50), prop::option::of(50_u32..100)).prop_map(|(from, to)| {
        KmRange {
            from: from.map(f64::from),
            to: to.map(f64::from),
        }
    });
    (
        prop::option::of(bbox()),
        prop::option::of(interval),
        prop::collection::vec(predicate, 0..2),
        prop::sample::select(vec!["", "km", "1 РЕКА", "absent"]),
        prop::option::weighted(0.3, km),
    )
        .prop_map(|(bbox, interval, predicates, text, km)| Selection {
            bbox,
            interval,
            predicates,
            words: Selection::words_of(text),
            km,
        })
}

/// Says of one feature, from its properties, what the columns and the index say in bulk.
fn matches_alone(selection: &Selection, things: &Collection, row: usize) -> bool {
    let properties = things.properties_of(row);
    let in_box = selection.bbox.is_none_or(|bbox| {
        things
            .geometry(row)
            .is_none_or(|geometry| Area::new(&bbox).meets(geometry))
    });
    let in_time = selection
        .interval
        .is_none_or(|asked| things.time(row).is_none_or(|time| asked.intersects(time)));
    let in_km = selection.km.is_none_or(|range| {
        properties["km"].as_f64().is_some_and(|km| {
            range.from.is_none_or(|from| km >= from) && range.to.is_none_or(|to| km <= to)
        })
    });
    let title = properties["title"]
        .as_str()
        .unwrap_or_default()
        .to_lowercase();
    let title = title.replace('ḱ', "k");
    let spoken = selection.words.iter().all(|word| title.contains(word));
    let predicates = selection
        .predicates
        .iter()
        .all(|predicate| holds(&properties, predicate));
    in_box && in_time && in_km && spoken && predicates
}

fn holds(properties: &Map<String, Value>, predicate: &Predicate) -> bool {
    let value = &properties[&predicate.property];
    match &predicate.test {
        Test::AnyOf(words) => words.iter().any(|word| {
            value == word.as_str()
                || value
                    .as_array()
                    .is_some_and(|list| list.contains(&json!(word)))
        }),
        Test::Boolean(truth) => value == *truth,
        Test::Number(number) => value.as_f64() == Some(*number),
        Test::Instant(_) => unreachable!("not asked here"),
    }
}

proptest! {
    #[test]
    fn the_index_finds_what_a_scan_finds(rows in rows(), selection in selection()) {
        let things = collection(rows);
        let scanned: Vec<usize> = (0..things.len())
            .filter(|&row| matches_alone(&selection, &things, row))
            .collect();
        let found: Vec<usize> = selection.run(&things).iter().collect();
        prop_assert_eq!(found, scanned);
    }

    #[test]
    fn a_point_is_in_a_box_by_its_coordinates(at in coord(), bbox in bbox()) {
        // At a pole every longitude is the same place, which plain coordinates do not know.
        prop_assume!(at.y.abs() < 90.0);
        let things = collection(vec![row(0, Some(Point(at).into()), json!({}), 1)]);
        let selection = Selection { bbox: Some(bbox), ..Selection::default() };
        prop_assert_eq!(selection.run(&things).len() == 1, bbox.contains(at));
    }

    #[test]
    fn pages_visit_each_match_once_in_order(rows in rows(), selection in selection(), limit in 1_usize..7) {
        let things = collection(rows);
        let matches = selection.run(&things);
        let mut visited: Vec<usize> = Vec::new();
        let mut start = Start::First;
        loop {
            let page = matches.page(start, limit);
            prop_assert_eq!(page.matched, matches.len());
            prop_assert_eq!(page.before, visited.len());
            prop_assert_eq!(
                &matches.page(Start::Offset(visited.len()), limit).rows, &page.rows
            );
            visited.extend(&page.rows);
            match page.rows.last() {
                Some(&last) if page.more => start = Start::After(last),
                _ => break,
            }
        }
        prop_assert_eq!(visited, matches.iter().collect::<Vec<_>>());
    }
}

fn in_box(geometry: impl Into<Geometry>, [west, south, east, north]: [f64; 4]) -> bool {
    let bbox = Bbox::new(west, south, east, north).expect("on the globe");
    let things = collection(vec![row(0, Some(geometry.into()), json!({}), 1)]);
    let selection = Selection {
        bbox: Some(bbox),
        ..Selection::default()
    };
    !selection.run(&things).is_empty()
}

#[test]
fn a_bent_line_does_not_meet_a_box_in_the_corner_of_its_own() {
    let bent = LineString::from(vec![(0.0, 0.0), (10.0, 0.0), (10.0, 10.0)]);
    assert!(!in_box(bent.clone(), [1.0, 5.0, 5.0, 9.0]));
    assert!(in_box(bent, [9.0, 5.0, 11.0, 9.0]));
}

#[test]
fn a_box_within_an_area_meets_it_and_a_box_within_its_hole_does_not() {
    let ring = |low: f64, high: f64| {
        LineString::from(vec![
            (low, low),
            (high, low),
            (high, high),
            (low, high),
            (low, low),
        ])
    };
    let area = Polygon::new(ring(0.0, 10.0), vec![ring(4.0, 6.0)]);
    assert!(in_box(area.clone(), [1.0, 1.0, 2.0, 2.0]));
    assert!(!in_box(area, [4.5, 4.5, 5.5, 5.5]));
}

#[test]
fn both_names_of_the_antimeridian_are_one_place_and_a_pole_is_at_every_longitude() {
    assert!(in_box(Point::new(-180.0, 5.0), [170.0, 0.0, 180.0, 10.0]));
    assert!(in_box(Point::new(180.0, 5.0), [-180.0, 0.0, -170.0, 10.0]));
    assert!(in_box(
        Point::new(-179.0, 66.0),
        [177.0, 65.0, -177.0, 70.0]
    ));
    assert!(!in_box(Point::new(0.0, 66.0), [177.0, 65.0, -177.0, 70.0]));
    assert!(in_box(Point::new(0.0, 90.0), [100.0, 80.0, 110.0, 90.0]));
}

#[test]
fn a_vague_place_matches_every_stretch_that_its_interval_meets() {
    let vague = json!({ "km": null, "km_min": 10.0, "km_max": 20.0 });
    let unplaced = json!({ "km": null, "km_min": null, "km_max": null });
    let things = collection(vec![row(0, None, vague, 1), row(1, None, unplaced, 2)]);
    let found = |from: f64, to: f64| {
        let km = Some(KmRange {
            from: Some(from),
            to: Some(to),
        });
        Selection {
            km,
            ..Selection::default()
        }
        .run(&things)
        .iter()
        .collect::<Vec<_>>()
    };
    assert_eq!(found(0.0, 10.0), [0]);
    assert_eq!(found(20.0, 30.0), [0]);
    assert!(found(21.0, 30.0).is_empty());
}
