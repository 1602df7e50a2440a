//! How well a place is known, for the end of a "where" line.

use super::numbers::grouped;
use crate::features::report::{PlacePrecision, PlaceRole};

/// `within 10 km`, `somewhere in this disc of 80 km`, `error not known`; for a report without a place, `not on the map`.
#[must_use]
pub fn doubt(precision: PlacePrecision, radius_km: Option<f64>, has_place: bool) -> String {
    if !has_place {
        return "not on the map".to_owned();
    }
    match (precision, radius_km) {
        (PlacePrecision::Exact, Some(radius)) if radius <= 0.1 => "the very spot".to_owned(),
        (PlacePrecision::Exact | PlacePrecision::Near, Some(radius)) => {
            format!("within {} km", grouped(radius, 1))
        }
        (_, None) => "error not known".to_owned(),
        (_, Some(radius)) => format!("somewhere in this disc of {} km", grouped(radius, 0)),
    }
}

/// A remark where the place is where something was said, not where it happened.
#[must_use]
pub fn role(role: PlaceRole) -> Option<&'static str> {
    (role == PlaceRole::Statement).then_some("where it was said")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubt_is_told_and_never_hidden() {
        assert_eq!(
            doubt(PlacePrecision::Near, Some(10.0), true),
            "within 10 km"
        );
        assert_eq!(
            doubt(PlacePrecision::Adm1, Some(80.0), true),
            "somewhere in this disc of 80 km"
        );
        assert_eq!(doubt(PlacePrecision::Near, None, true), "error not known");
        assert_eq!(
            doubt(PlacePrecision::Exact, Some(0.1), false),
            "not on the map"
        );
    }
}
