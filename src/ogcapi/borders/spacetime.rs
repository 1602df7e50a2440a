//! Space and time: a border drawn straight, with km along it and days across it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use super::{axis, crowd::Crowd, landmarks::Landmarks, strip::Strip};
use crate::{
    border::Border,
    features::{ContextDate, Dataset},
    query::{Params, QueryError},
};

/// What a [`Strip`] holds, with the statuses of the crossings day by day and the project's labelled dates.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Spacetime {
    /// Points, landmarks and segments; the days are the second axis.
    #[serde(flatten)]
    pub strip: Strip,
    /// Labelled dates that fall into the days shown.
    pub context: Vec<ContextRule>,
}

/// A labelled date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ContextRule {
    /// First day.
    pub date: Date,
    /// Last day, for a span.
    pub date_end: Option<Date>,
    /// What happened.
    pub label: String,
    /// The same by language.
    pub labels: BTreeMap<String, String>,
}

impl Spacetime {
    /// Space and time of a border, with the parameters of [`Strip::new`].
    pub fn new(dataset: &Dataset, border: &Border, params: &Params) -> Result<Self, QueryError> {
        Self::with(
            dataset,
            border,
            params,
            Strip::new(dataset, border, params)?,
        )
    }

    /// The same with the strip of a crowd (`Strip::of_crowd`).
    pub fn of_crowd(
        dataset: &Dataset,
        border: &Border,
        params: &Params,
        crowd: (&Crowd, (usize, usize)),
    ) -> Result<Self, QueryError> {
        let strip = Strip::of_crowd(dataset, border, params, crowd)?;
        Self::with(dataset, border, params, strip)
    }

    fn with(
        dataset: &Dataset,
        border: &Border,
        params: &Params,
        mut strip: Strip,
    ) -> Result<Self, QueryError> {
        let stretch = axis::stretch(params, border)?;
        strip.landmarks = Landmarks::of(dataset, border, stretch, strip.days);
        let language = dataset.project.languages[0].as_str();
        Ok(Self {
            context: context(dataset, &strip, language),
            strip,
        })
    }

    /// The same with its names in a language: documents have those of the project's first one.
    #[must_use]
    pub fn in_language(self, dataset: &Dataset, border: &Border, language: &str) -> Self {
        let strip = self.strip.in_language(dataset, border, language);
        Self {
            context: context(dataset, &strip, language),
            strip,
        }
    }
}

/// The project's context dates within the days of the strip.
fn context(dataset: &Dataset, strip: &Strip, language: &str) -> Vec<ContextRule> {
    let shown = |rule: &&ContextDate| {
        strip
            .days
            .is_some_and(|[first, last]| first <= rule.date && rule.date <= last)
    };
    let rules = dataset.project.context_dates.iter().filter(shown);
    rules
        .filter_map(|rule| {
            Some(ContextRule {
                date: rule.date,
                date_end: rule.date_end,
                label: rule.label.get(language)?.to_owned(),
                labels: rule.label.0.clone(),
            })
        })
        .collect()
}
