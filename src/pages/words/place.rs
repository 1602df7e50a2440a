//! How well a place is known, for the end of a "where" line.

use std::borrow::Cow;

use crate::{
    features::report::{PlacePrecision, PlaceRole},
    lang::{self, Language, arg},
};

/// `within 10 km`, `somewhere in this disc of 80 km`, `error not known`; for a report without a place, `not on the map`.
#[must_use]
pub fn doubt(
    language: Language,
    precision: PlacePrecision,
    radius_km: Option<f64>,
    has_place: bool,
) -> String {
    let text = |id| lang::text(language, id).into_owned();
    let km = |id, radius, decimals| {
        let radius = lang::number(language, radius, decimals);
        lang::say(language, id, [arg("km", radius)])
    };
    if !has_place {
        return text("words-not-on-map");
    }
    match (precision, radius_km) {
        (PlacePrecision::Exact, Some(radius)) if radius <= 0.1 => text("words-very-spot"),
        (PlacePrecision::Exact | PlacePrecision::Near, Some(radius)) => {
            km("words-within", radius, 1)
        }
        (_, None) => text("words-error-unknown"),
        (_, Some(radius)) => km("words-in-disc", radius, 0),
    }
}

/// A remark where the place is where something was said, not where it happened.
#[must_use]
pub fn role(language: Language, role: PlaceRole) -> Option<Cow<'static, str>> {
    (role == PlaceRole::Statement).then(|| lang::text(language, "words-where-said"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubt_is_told_and_never_hidden() {
        let told = |precision, radius, has_place| doubt(Language::En, precision, radius, has_place);
        assert_eq!(told(PlacePrecision::Near, Some(10.0), true), "within 10 km");
        assert_eq!(
            told(PlacePrecision::Adm1, Some(80.0), true),
            "somewhere in this disc of 80 km"
        );
        assert_eq!(told(PlacePrecision::Near, None, true), "error not known");
        assert_eq!(
            told(PlacePrecision::Exact, Some(0.1), false),
            "not on the map"
        );
        assert_eq!(
            doubt(Language::Fa, PlacePrecision::Near, Some(10.0), true),
            "تا ۱۰ کیلومتر دورتر"
        );
    }
}
