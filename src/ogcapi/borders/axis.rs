//! The two axes of a straightened border: the stretch of km and the days that are shown.

use jiff::{ToSpan, civil::Date};

use crate::{
    border::Border,
    features::{Collection, Dataset, Interval, Kind},
    query::{Params, QueryError},
};

/// First and last km that are asked for by `km_from` and `km_to`; the whole border where neither is given.
pub(super) fn stretch(params: &Params, border: &Border) -> Result<(f64, f64), QueryError> {
    let from = end(params, "km_from", border)?.unwrap_or(0.0);
    let to = end(params, "km_to", border)?.unwrap_or(border.length_km);
    if from < to {
        Ok((from, to))
    } else {
        Err(invalid(
            "km_to",
            &to.to_string(),
            format!("expected a km above km_from, {from}"),
        ))
    }
}

fn end(params: &Params, name: &str, border: &Border) -> Result<Option<f64>, QueryError> {
    let Some(text) = params.one(name)? else {
        return Ok(None);
    };
    let length_km = border.length_km;
    let km = text
        .trim()
        .parse::<f64>()
        .ok()
        .and_then(|km| border.on_border(km).ok());
    km.map(Some).ok_or_else(|| {
        let expected = format!(
            "expected a number of km from 0 to {length_km:.3}, the length of {}",
            border.id
        );
        invalid(name, text, expected)
    })
}

fn invalid(name: &str, found: &str, expected: String) -> QueryError {
    QueryError::Invalid {
        name: name.to_owned(),
        found: found.chars().take(80).collect(),
        expected,
    }
}

/// First and last day: of the interval where it has ends, else of the project, else of its reports.
pub(super) fn days(dataset: &Dataset, asked: Option<Interval>) -> Option<[Date; 2]> {
    let zone = &dataset.project.time_zone;
    let ends = |interval: Interval| {
        let first = interval.start.map(|at| at.to_zoned_datetime(zone.clone()));
        let last = interval
            .end
            .and_then(|at| at.checked_sub(1.nanosecond()).ok())
            .map(|at| at.to_zoned_datetime(zone.clone()));
        (first.map(|at| at.date()), last.map(|at| at.date()))
    };
    let reports = || {
        let spans = dataset
            .of_kind(Kind::Report)
            .filter_map(Collection::interval);
        let (first, last) = ends(spans.reduce(|a, b| a.union(&b))?);
        first.zip(last)
    };
    let whole = dataset.project.period.or_else(reports);
    let (first, last) = asked.map_or((None, None), ends);
    let first = first.or(whole.map(|days| days.0))?;
    let last = last.or(whole.map(|days| days.1))?;
    Some([first, last.max(first)])
}

/// The km of a place, or the middle of its km interval: an order, not a place.
pub(super) fn middle_km(km: Option<f64>, low: Option<f64>, high: Option<f64>) -> f64 {
    let middle = || Some(f64::midpoint(low?, high?));
    km.or_else(middle).unwrap_or(0.0)
}
