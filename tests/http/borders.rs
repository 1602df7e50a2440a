//! The border API: the shape of every document, and an answer that names the allowed range for every bad question.

use serde_json::Value;

use crate::harness::{Project, projects, segment};

/// A border of the project as `/borders` lists it.
struct Listed {
    id: String,
    length_km: f64,
    sides: [String; 2],
}

fn listed(project: &Project) -> Vec<Listed> {
    let document = project.server.get("/borders?f=json").ok().json();
    let borders = document["borders"].as_array().expect("a list").clone();
    let read = |border: Value| {
        assert_members(
            &border,
            &[
                "id",
                "left",
                "right",
                "parts",
                "length_km",
                "status",
                "bbox",
                "links",
            ],
        );
        Listed {
            id: text(&border["id"]),
            length_km: number(&border["length_km"]),
            sides: [text(&border["left"]), text(&border["right"])],
        }
    };
    borders.into_iter().map(read).collect()
}

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or(f64::NAN)
}

fn assert_members(document: &Value, names: &[&str]) {
    let members = document.as_object().expect("an object");
    for name in names {
        assert!(members.contains_key(*name), "no {name} in {document}");
    }
}

fn get(project: &Project, path: &str) -> Value {
    project.server.get(path).ok().json()
}

/// What is said of a bad question.
fn refused(project: &Project, path: &str, status: u16) -> String {
    let problem = project.server.get(path).with_status(status).json();
    text(&problem["detail"])
}

#[test]
fn a_border_is_a_feature_with_its_ends_segments_and_quoted_figures() {
    for project in projects() {
        for border in listed(project) {
            let feature = get(project, &format!("/borders/{}?f=json", border.id));
            assert_eq!(
                (&feature["type"], &feature["id"]),
                (&"Feature".into(), &border.id.clone().into())
            );
            assert_eq!(feature["geometry"]["type"], "MultiLineString");
            let properties = &feature["properties"];
            assert_members(
                properties,
                &[
                    "id",
                    "left",
                    "right",
                    "parts",
                    "length_km",
                    "status",
                    "start",
                    "end",
                    "segments",
                    "quoted",
                ],
            );
            let segments = properties["segments"].as_array().expect("segments");
            let sum: f64 = segments
                .iter()
                .map(|s| number(&s["to_km"]) - number(&s["from_km"]))
                .sum();
            assert!((sum - border.length_km).abs() < 0.001 * segments.len() as f64 + 0.001);
            assert_eq!(
                number(&properties["start"]["km"]).to_bits(),
                0.0_f64.to_bits()
            );
            assert!((number(&properties["end"]["km"]) - border.length_km).abs() < 0.001);
            let mut sides = border.sides.clone();
            sides.sort();
            assert_eq!(
                border.id,
                sides.join("-"),
                "both codes in alphabetical order"
            );
            for quoted in properties["quoted"].as_array().expect("a list") {
                assert_members(quoted, &["value", "unit", "source"]);
            }
        }
    }
}

#[test]
fn a_place_of_the_border_is_located_where_it_was_taken() {
    for project in projects() {
        for border in listed(project) {
            for share in [0.0, 0.3, 0.77, 1.0] {
                let km = (border.length_km * share * 1_000.0).round() / 1_000.0;
                let at = get(project, &format!("/borders/{}/at?km={km}", border.id));
                assert_eq!(at["geometry"]["type"], "Point");
                assert_members(&at["properties"], &["km", "bearing", "part"]);
                let place = &at["geometry"]["coordinates"];
                let query = format!(
                    "/borders/{}/locate?coords=POINT({}%20{})&radius_km=1",
                    border.id,
                    number(&place[0]),
                    number(&place[1])
                );
                let found = get(project, &query);
                assert_members(
                    &found,
                    &[
                        "border",
                        "part",
                        "km",
                        "km_min",
                        "km_max",
                        "offset_km",
                        "offset_min_km",
                        "offset_max_km",
                        "side",
                        "shares",
                        "nearest",
                    ],
                );
                assert!(number(&found["offset_km"]) < 0.001, "{found}");
                assert!(
                    number(&found["km_min"]) <= km + 0.002
                        && km - 0.002 <= number(&found["km_max"])
                );
                let shares: f64 = found["shares"]
                    .as_object()
                    .expect("shares")
                    .values()
                    .map(number)
                    .sum();
                assert!(shares <= 1.0 + 1e-3, "{found}");
            }
        }
    }
}

#[test]
fn without_a_border_the_nearest_is_meant() {
    for project in projects() {
        let border = &listed(project)[0];
        let at = get(
            project,
            &format!("/borders/{}/at?km={}", border.id, border.length_km / 2.0),
        );
        let place = &at["geometry"]["coordinates"];
        let coords = format!("POINT({} {})", number(&place[0]), number(&place[1]));
        let found = get(project, &format!("/locate?coords={}", segment(&coords)));
        assert_eq!(found["border"], border.id.as_str());
    }
}

#[test]
fn every_valid_point_on_earth_gets_an_answer() {
    for project in projects() {
        for place in [
            "0 0",
            "180 0",
            "-180 0",
            "0 90",
            "12 -90",
            "-179.999 89.9",
            "70 37",
        ] {
            for radius in [
                "",
                "&radius_km=0",
                "&radius_km=5",
                "&radius_km=2500",
                "&radius_km=20004",
            ] {
                let path = format!(
                    "/locate?coords={}{radius}",
                    segment(&format!("POINT({place})"))
                );
                let found = get(project, &path);
                assert!(
                    number(&found["km_min"]) <= number(&found["km_max"]),
                    "{path}: {found}"
                );
                assert!(
                    number(&found["offset_min_km"]) <= number(&found["offset_max_km"]),
                    "{path}: {found}"
                );
            }
        }
    }
}

#[test]
fn a_point_may_be_written_in_any_case_and_with_more_spaces() {
    let project = &projects()[0];
    let plain = get(project, "/locate?coords=POINT(70%2037)");
    for other in [
        "point(70 37)",
        "  Point  ( 70.0   37.0 ) ",
        "POINT(70 37 1200)",
        "POINT (7e1 37)",
    ] {
        let found = get(project, &format!("/locate?coords={}", segment(other)));
        assert_eq!(found, plain, "{other}");
    }
}

#[test]
fn a_malformed_point_or_radius_is_refused_with_the_allowed_range() {
    for project in projects() {
        let id = &listed(project)[0].id;
        for resource in ["/locate".to_owned(), format!("/borders/{id}/locate")] {
            for point in [
                "",
                "POINT",
                "POINT()",
                "POINT(1)",
                "POINT(1 2",
                "POINT(181 0)",
                "POINT(0 90.1)",
                "POINT(NaN 0)",
                "POINT(inf 0)",
                "POINT(1,2)",
                "POINT EMPTY",
                "POINT(1 2 3 4)",
                "LINESTRING(0 0,1 1)",
            ] {
                let said = refused(
                    project,
                    &format!("{resource}?coords={}", segment(point)),
                    400,
                );
                assert!(
                    said.contains("-180 to 180") && said.contains("-90 to 90"),
                    "{point}: {said}"
                );
            }
            assert!(refused(project, &resource, 400).contains("-180 to 180"));
            for radius in ["-1", "NaN", "inf", "x", "", "20005", "1e400"] {
                let path = format!(
                    "{resource}?coords=POINT(0%200)&radius_km={}",
                    segment(radius)
                );
                let said = refused(project, &path, 400);
                assert!(said.contains("from 0 to 20004"), "{radius}: {said}");
            }
            let twice = format!("{resource}?coords=POINT(0%200)&coords=POINT(1%201)");
            assert!(refused(project, &twice, 400).contains("coords"));
        }
    }
}

#[test]
fn a_km_beyond_the_ends_is_refused_with_the_length() {
    for project in projects() {
        for border in listed(project) {
            let range = format!("{:.3}", border.length_km);
            let id = &border.id;
            for km in ["-1", "1e9", "NaN", "inf", "", "x"] {
                let km = segment(km);
                for path in [
                    format!("/borders/{id}/at?km={km}"),
                    format!("/borders/{id}/sector?from={km}"),
                    format!("/borders/{id}/sector?to={km}"),
                    format!("/borders/{id}/strip?km_from={km}"),
                    format!("/borders/{id}/strip?km_to={km}"),
                    format!("/borders/{id}/spacetime?km_to={km}"),
                ] {
                    let said = refused(project, &path, 400);
                    assert!(said.contains(&range), "{path}: {said}");
                }
            }
            let said = refused(project, &format!("/borders/{id}/at"), 400);
            assert!(said.contains("km") && said.contains(&range), "{said}");
            let said = refused(project, &format!("/borders/{id}/sector?from=20&to=10"), 400);
            assert!(
                said.contains("20") && said.contains("10") && said.contains(&range),
                "{said}"
            );
            assert!(
                refused(
                    project,
                    &format!("/borders/{id}/strip?km_from=20&km_to=10"),
                    400
                )
                .contains("km_from")
            );
        }
    }
}

/// A length is written to the metre: it must be taken back as it was given.
#[test]
fn the_length_as_it_is_told_is_the_end_of_the_border() {
    for project in projects() {
        for Listed { id, length_km, .. } in listed(project) {
            get(project, &format!("/borders/{id}/at?km={length_km}"));
            get(
                project,
                &format!(
                    "/borders/{id}/sector?from={}&to={length_km}&within_km=1",
                    length_km - 2.0
                ),
            );
            get(project, &format!("/borders/{id}/strip?km_to={length_km}"));
        }
    }
}

#[test]
fn an_unknown_border_or_parameter_is_answered_with_those_that_there_are() {
    for project in projects() {
        let borders = listed(project);
        let known = &borders[0].id;
        for tail in [
            "",
            "/locate?coords=POINT(0%200)",
            "/at?km=1",
            "/sector",
            "/counts",
            "/profile",
            "/strip",
            "/spacetime",
            "/posts",
        ] {
            let said = refused(project, &format!("/borders/XXX-YYY{tail}"), 404);
            assert!(said.contains(known.as_str()), "{tail}: {said}");
        }
        for tail in [
            "at?km=1&",
            "locate?coords=POINT(0%200)&",
            "sector?",
            "counts?",
            "profile?",
            "strip?",
            "spacetime?",
            "posts?",
        ] {
            let path = format!("/borders/{known}/{tail}nonsense=1");
            assert!(refused(project, &path, 400).contains("nonsense"), "{path}");
        }
        for (tail, range) in [
            ("counts?bin_km=0", "from 1 to"),
            ("counts?bin_km=x", "from 1 to"),
            ("counts?by=year", "week, month, category or side"),
            ("sector?within_km=0", "from 0.001 to 1000"),
            ("sector?within_km=1001", "from 0.001 to 1000"),
            ("strip?theme=pink", "light or dark"),
            ("strip?f=png", "svg"),
            ("at?km=1&f=xml", "json"),
        ] {
            let said = refused(project, &format!("/borders/{known}/{tail}"), 400);
            assert!(said.contains(range), "{tail}: {said}");
        }
    }
}

#[test]
fn counts_add_up_to_the_reports_of_the_border() {
    for project in projects() {
        for border in listed(project) {
            for by in ["week", "month", "category", "side"] {
                let path = format!("/borders/{}/counts?bin_km=50&by={by}", border.id);
                let counts = get(project, &path);
                assert_members(
                    &counts,
                    &[
                        "border",
                        "length_km",
                        "bin_km",
                        "total",
                        "bins",
                        "unplaced",
                        "statements",
                    ],
                );
                let bins = counts["bins"].as_array().expect("bins");
                assert_eq!(bins.len(), (border.length_km / 50.0).ceil() as usize);
                for bin in bins {
                    assert_members(bin, &["from_km", "to_km", "certain", "possible"]);
                }
                let certain: f64 = bins.iter().map(|bin| number(&bin["certain"])).sum();
                let possible: f64 = bins.iter().map(|bin| number(&bin["possible"])).sum();
                let (total, unplaced) = (
                    number(&counts["total"]["certain"]),
                    number(&counts["unplaced"]["certain"]),
                );
                assert!(certain + unplaced <= total, "{path}");
                assert!(
                    certain + unplaced + possible >= total,
                    "{path}: who is placed is in some bin"
                );
            }
        }
    }
}

#[test]
fn a_sector_is_its_line_and_its_corridor() {
    for project in projects() {
        for border in listed(project) {
            let path = format!("/borders/{}/sector?from=10&to=30&within_km=5", border.id);
            let sector = get(project, &path);
            assert_eq!(sector["type"], "FeatureCollection");
            let [line, corridor] = &sector["features"].as_array().expect("features")[..] else {
                unreachable!("two features");
            };
            assert_eq!(line["geometry"]["type"], "MultiLineString");
            assert_eq!(corridor["geometry"]["type"], "MultiPolygon");
            assert!((number(&line["properties"]["length_km"]) - 20.0).abs() < 0.001);
            for count in ["reports", "statements", "crossings"] {
                assert_members(&corridor["properties"][count], &["certain", "possible"]);
            }
            // No wider than a pill about a straight line as long; a winding one covers less.
            let pill = 2.0 * 5.0 * 20.0 + std::f64::consts::PI * 25.0;
            let area = number(&corridor["properties"]["area_km2"]);
            assert!(
                area > std::f64::consts::PI * 25.0 && area < pill * 1.01,
                "{path}: {area}"
            );
        }
    }
}

#[test]
fn a_profile_has_a_row_for_each_tolerance_and_ruler() {
    for project in projects() {
        let border = &listed(project)[0];
        let profile = get(project, &format!("/borders/{}/profile", border.id));
        assert_members(
            &profile,
            &["by_tolerance", "by_ruler", "richardson_dimension", "quoted"],
        );
        let column = |table: &str, name: &str| -> Vec<f64> {
            profile[table]
                .as_array()
                .expect("rows")
                .iter()
                .map(|row| number(&row[name]))
                .collect()
        };
        let expected =
            [0, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10000, 20000].map(f64::from);
        assert_eq!(column("by_tolerance", "tolerance_m"), expected);
        assert_eq!(
            column("by_ruler", "ruler_km"),
            [0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0]
        );
        let lengths = column("by_tolerance", "length_km");
        assert!(
            (lengths[0] - border.length_km).abs() < 0.001,
            "no tolerance, no loss"
        );
        assert!(
            lengths.windows(2).all(|pair| pair[1] <= pair[0] + 0.001),
            "{lengths:?}"
        );
        for quoted in profile["quoted"].as_array().expect("a list") {
            assert_members(quoted, &["value_km", "label", "source", "ratio"]);
        }
    }
}

#[test]
fn strip_and_space_time_come_as_document_and_as_picture() {
    for project in projects() {
        for border in listed(project) {
            for kind in ["strip", "spacetime"] {
                let path = format!("/borders/{}/{kind}", border.id);
                let document = get(project, &path);
                assert_members(
                    &document,
                    &[
                        "border",
                        "length_km",
                        "points",
                        "landmarks",
                        "segments",
                        "left",
                        "right",
                    ],
                );
                for point in document["points"].as_array().expect("points") {
                    assert_members(
                        point,
                        &[
                            "id",
                            "km",
                            "km_min",
                            "km_max",
                            "offset_km",
                            "offset_min_km",
                            "offset_max_km",
                            "date_start",
                            "category",
                        ],
                    );
                }
                let svg = project.server.get(&format!("{path}?f=svg"));
                // Space and time needs days: a border of which no report has any has no such picture.
                if svg.status == 200 {
                    assert_eq!(svg.media_type(), "image/svg+xml");
                    assert!(
                        svg.text().starts_with("<svg") && svg.text().trim_end().ends_with("</svg>")
                    );
                    assert!(
                        !svg.text().contains("NaN") && !svg.text().contains("inf"),
                        "{path}"
                    );
                } else {
                    assert_eq!((kind, svg.status), ("spacetime", 404));
                }
            }
        }
    }
}
