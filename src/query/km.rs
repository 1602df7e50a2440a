//! `km_from` and `km_to`: a stretch of border.

use super::{Params, QueryError};
use crate::store::KmRange;

/// Parses both ends; `None` where neither is given.
pub(super) fn parse(params: &Params) -> Result<Option<KmRange>, QueryError> {
    let from = end(params, "km_from")?;
    let to = end(params, "km_to")?;
    if let (Some(low), Some(high)) = (from, to)
        && low > high
    {
        return Err(QueryError::invalid(
            "km_to",
            &high.to_string(),
            format!("expected a number of km not below km_from, {low}"),
        ));
    }
    Ok((from.is_some() || to.is_some()).then_some(KmRange { from, to }))
}

fn end(params: &Params, name: &str) -> Result<Option<f64>, QueryError> {
    params
        .one(name)?
        .map(|text| {
            text.trim()
                .parse::<f64>()
                .ok()
                .filter(|km| km.is_finite() && *km >= 0.0)
                .ok_or_else(|| {
                    QueryError::invalid(name, text, "expected a number of km, zero or more")
                })
        })
        .transpose()
}
