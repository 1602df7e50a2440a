//! What a client asks of a border: a place, a km, a stretch, a way of counting.

use geo::Coord;

use super::{Params, QueryError};

/// Widest radius and corridor that can be asked for, km: half the earth's circumference, and the engine's limit.
const WIDEST_RADIUS_KM: f64 = 20_004.0;
const WIDEST_CORRIDOR_KM: f64 = 1_000.0;
/// Narrowest bin, km: a border of 10,000 km then has 10,000 of them.
const NARROWEST_BIN_KM: f64 = 1.0;

/// A place to be located.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LocateQuery {
    /// Lon/lat in degrees.
    pub place: Coord<f64>,
    /// How far from it the truth may lie, km.
    pub radius_km: Option<f64>,
}

/// A stretch of a border and its corridor.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SectorQuery {
    /// First km.
    pub from_km: f64,
    /// Last km; the border's end where the client names none.
    pub to_km: Option<f64>,
    /// Half the width of its corridor, km.
    pub within_km: f64,
}

/// How reports are grouped when they are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum GroupBy {
    /// ISO 8601 week, `2021-W27`.
    Week,
    /// Month, `2021-07`.
    Month,
    /// Category.
    Category,
    /// Side of the border.
    Side,
}

impl LocateQuery {
    /// Parameters: `coords=POINT(lon lat)` and `radius_km`.
    pub const NAMES: [&str; 3] = ["coords", "radius_km", "f"];

    /// Parses and refuses unknown parameters.
    pub fn parse(params: &Params) -> Result<Self, QueryError> {
        params.check_known(Self::NAMES)?;
        let text = params.one("coords")?.unwrap_or_default();
        let radius_km = optional(params, "radius_km", 0.0, WIDEST_RADIUS_KM)?;
        Ok(Self {
            place: point(text)?,
            radius_km,
        })
    }
}

impl SectorQuery {
    /// Parameters of a sector, besides the filters of its reports.
    pub const NAMES: [&str; 4] = ["from", "to", "within_km", "f"];

    /// Parses the stretch of a border so long; unknown parameters are the caller's to refuse.
    pub fn parse(params: &Params, length_km: f64) -> Result<Self, QueryError> {
        Ok(Self {
            from_km: number(params, "from", length_km)?.unwrap_or(0.0),
            to_km: number(params, "to", length_km)?,
            within_km: optional(params, "within_km", 0.001, WIDEST_CORRIDOR_KM)?.unwrap_or(25.0),
        })
    }
}

/// The km of `km=` on a border so long, which must be given.
pub fn km(params: &Params, length_km: f64) -> Result<f64, QueryError> {
    params.check_known(["km", "f"])?;
    number(params, "km", length_km)?
        .ok_or_else(|| QueryError::invalid("km", "", expected_km(length_km)))
}

/// The width of bins, km; `None` where the client names none.
pub fn bin_km(params: &Params) -> Result<Option<f64>, QueryError> {
    optional(params, "bin_km", NARROWEST_BIN_KM, 100_000.0)
}

/// The grouping of `by=`.
pub fn group_by(params: &Params) -> Result<Option<GroupBy>, QueryError> {
    match params.one("by")? {
        None => Ok(None),
        Some("week") => Ok(Some(GroupBy::Week)),
        Some("month") => Ok(Some(GroupBy::Month)),
        Some("category") => Ok(Some(GroupBy::Category)),
        Some("side") => Ok(Some(GroupBy::Side)),
        Some(other) => Err(QueryError::invalid(
            "by",
            other,
            "expected week, month, category or side",
        )),
    }
}

/// A number of km; whether the border has it is the engine's to say.
fn number(params: &Params, name: &str, length_km: f64) -> Result<Option<f64>, QueryError> {
    let Some(text) = params.one(name)? else {
        return Ok(None);
    };
    match text.trim().parse::<f64>() {
        Ok(number) if number.is_finite() => Ok(Some(number)),
        _ => Err(QueryError::invalid(name, text, expected_km(length_km))),
    }
}

fn expected_km(length_km: f64) -> String {
    format!("expected a number of km from 0 to {length_km:.3}, the length of the border")
}

fn optional(params: &Params, name: &str, low: f64, high: f64) -> Result<Option<f64>, QueryError> {
    let Some(text) = params.one(name)? else {
        return Ok(None);
    };
    match text.trim().parse::<f64>() {
        Ok(number) if (low..=high).contains(&number) => Ok(Some(number)),
        _ => Err(QueryError::invalid(
            name,
            text,
            format!("expected a number of km from {low} to {high}"),
        )),
    }
}

/// A `POINT` of well-known text, longitude before latitude; a third number is read and not used.
fn point(text: &str) -> Result<Coord<f64>, QueryError> {
    let refuse = || {
        QueryError::invalid(
            "coords",
            text,
            "expected POINT(lon lat) with lon from -180 to 180 and lat from -90 to 90",
        )
    };
    let word = text
        .trim()
        .get(..5)
        .filter(|word| word.eq_ignore_ascii_case("POINT"))
        .ok_or_else(refuse)?;
    let rest = text.trim()[word.len()..].trim_start();
    let inner = rest
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'))
        .ok_or_else(refuse)?;
    let numbers: Option<Vec<f64>> = inner
        .split_whitespace()
        .map(|number| number.parse().ok())
        .collect();
    match numbers.as_deref() {
        Some(&[lon, lat] | &[lon, lat, _]) if lon.abs() <= 180.0 && lat.abs() <= 90.0 => {
            Ok(Coord { x: lon, y: lat })
        }
        _ => Err(refuse()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_is_read_as_well_known_text() {
        assert_eq!(
            point("POINT(10.5 -3)").ok(),
            Some(Coord { x: 10.5, y: -3.0 })
        );
        assert_eq!(
            point(" point ( 180 90 ) ").ok(),
            Some(Coord { x: 180.0, y: 90.0 })
        );
        assert_eq!(point("POINT(1 2 300)").ok(), Some(Coord { x: 1.0, y: 2.0 }));
    }

    #[test]
    fn a_malformed_point_is_refused_with_the_allowed_range() {
        for text in [
            "",
            "POINT",
            "POINT()",
            "POINT(1)",
            "POINT(181 0)",
            "POINT(0 91)",
            "POINT(NaN 0)",
            "POINT(a b)",
            "LINESTRING(0 0,1 1)",
            "POINT(1 2",
            "پوینت(1 2)",
        ] {
            let error = point(text).expect_err(text).to_string();
            assert!(error.contains("-180 to 180"), "{error}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_answered(text in ".{0,60}") {
            let _ = point(&text);
        }
    }
}
