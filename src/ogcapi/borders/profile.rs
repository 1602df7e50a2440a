//! `/borders/{id}/profile`: length by resolution, beside the figures that others quote.

use serde::Serialize;

use super::summary::metres;
use crate::{
    border::{Border, ByRuler, ByTolerance, Profile},
    features::Project,
};

/// A profile with quoted figures.
#[derive(Debug, Serialize)]
pub struct ProfileDocument<'a> {
    border: &'a str,
    length_km: f64,
    by_tolerance: Vec<ByTolerance>,
    by_ruler: Vec<ByRuler>,
    richardson_dimension: Option<f64>,
    quoted: Vec<QuotedLength<'a>>,
}

#[derive(Debug, Serialize)]
struct QuotedLength<'a> {
    value_km: f64,
    label: &'a str,
    source: Option<&'a str>,
    ratio: f64,
}

impl<'a> ProfileDocument<'a> {
    /// The profile of a border, to the metre.
    #[must_use]
    pub fn new(border: &'a Border, profile: &Profile, project: &'a Project) -> Self {
        let quoted = super::summary::quoted(border, project);
        Self {
            border: &border.id,
            length_km: metres(border.length_km),
            by_tolerance: profile
                .by_tolerance
                .iter()
                .map(|row| ByTolerance {
                    length_km: metres(row.length_km),
                    ..*row
                })
                .collect(),
            by_ruler: profile
                .by_ruler
                .iter()
                .map(|row| ByRuler {
                    length_km: metres(row.length_km),
                    ..*row
                })
                .collect(),
            richardson_dimension: profile
                .richardson_dimension
                .map(|dimension| (dimension * 1e4).round() / 1e4),
            quoted: quoted
                .into_iter()
                .map(|quoted| QuotedLength {
                    value_km: quoted.value_km,
                    label: quoted.label,
                    source: quoted.source,
                    ratio: quoted.ratio,
                })
                .collect(),
        }
    }
}
