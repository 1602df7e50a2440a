//! `bbox`: four numbers, or six with heights (Part 1, /req/core/fc-bbox-definition).

use super::QueryError;
use crate::geometry::bbox::Bbox;

const EXPECTED: &str = "expected west,south,east,north in degrees (or six numbers with heights), longitudes within ±180, latitudes within ±90; west > east crosses the antimeridian";

/// Parses the value; heights are checked and then left aside, since our features have none.
pub(super) fn parse(text: &str) -> Result<Bbox, QueryError> {
    let refuse = |why: &str| QueryError::invalid("bbox", text, format!("{why}; {EXPECTED}"));
    let numbers: Vec<f64> = text
        .split(',')
        .map(|number| number.trim().parse::<f64>().ok().filter(|n| n.is_finite()))
        .collect::<Option<_>>()
        .ok_or_else(|| refuse("not all of it are numbers"))?;
    let [west, south, east, north] = match numbers[..] {
        [_, _, low, _, _, high] if low > high => {
            return Err(refuse("the lower height is above the upper one"));
        }
        [west, south, east, north] | [west, south, _, east, north, _] => [west, south, east, north],
        _ => return Err(refuse(&format!("it has {} numbers", numbers.len()))),
    };
    Bbox::new(west, south, east, north).map_err(|error| refuse(&error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_and_six_numbers_mean_the_same_box() {
        let flat = parse("66.5,35.2,75.5,39.6").expect("valid");
        assert_eq!(parse("66.5, 35.2,-10,75.5,39.6,9000"), Ok(flat));
    }

    #[test]
    fn a_box_across_the_antimeridian_is_kept_as_one() {
        assert!(
            parse("177,65,-177,70")
                .expect("valid")
                .crosses_antimeridian()
        );
    }

    #[test]
    fn what_is_no_box_is_refused_with_the_reason() {
        for (text, reason) in [
            ("", "not all of it are numbers"),
            ("1,2,3", "it has 3 numbers"),
            ("1,2,3,4,5", "it has 5 numbers"),
            ("1,2,3,nan", "not all of it are numbers"),
            ("1,2,3,inf", "not all of it are numbers"),
            ("181,2,3,4", "longitude 181"),
            ("1,-91,3,4", "latitude -91"),
            ("1,5,3,4", "south 5 lies north of north 4"),
            ("1,2,9,3,4,8", "lower height"),
        ] {
            let error = parse(text).expect_err(text).to_string();
            assert!(error.contains(reason), "{text}: {error}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_a_box_or_refused(text in "[-0-9.,e+ a-z]{0,60}") {
            if let Ok(bbox) = parse(&text) {
                proptest::prop_assert!(bbox.south <= bbox.north);
            }
        }
    }
}
