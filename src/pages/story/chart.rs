//! A small chart under a step's text: figures that one report quotes, as bars on one scale.

use crate::{
    features::{Dataset, Step, report::Figure},
    lang::{self, Language},
};

/// The chart of a step.
pub(in crate::pages) struct ChartView<'a> {
    pub title: &'a str,
    pub note: Option<&'a str>,
    pub unit: String,
    pub category: String,
    /// Id of the report that quotes the figures.
    pub report: &'a str,
    /// The report's headline.
    pub source: String,
    pub bars: Vec<Bar>,
}

/// One figure.
pub(in crate::pages) struct Bar {
    pub label: String,
    /// Share of the longest bar, percent.
    pub percent: String,
    pub words: String,
}

impl<'a> ChartView<'a> {
    /// `None` where the report is missing, or where the figures are not of one unit: then they share no scale.
    pub(super) fn of(language: Language, dataset: &Dataset, step: &'a Step) -> Option<Self> {
        let chart = step.chart.as_ref()?;
        let (collection, row) = dataset.report(&chart.report)?;
        let report: crate::features::Report =
            serde_json::from_value(collection.properties_of(row).into()).ok()?;
        let find = |label: &String| report.figures.iter().find(|figure| figure.label == *label);
        let figures: Vec<&Figure> = chart.figures.iter().filter_map(find).collect();
        let unit = figures.first()?.unit.clone();
        let values: Vec<f64> = figures.iter().filter_map(|figure| figure.value).collect();
        let comparable = values.len() == figures.len()
            && figures.iter().all(|figure| figure.unit == unit)
            && values.iter().all(|value| *value >= 0.0);
        let most = values.iter().copied().fold(0.0, f64::max);
        (comparable && most > 0.0).then(|| Self {
            title: &chart.title,
            note: chart.note.as_deref(),
            unit: unit.unwrap_or_default(),
            category: report.category.clone().unwrap_or_default(),
            report: &chart.report,
            source: report.title.clone(),
            bars: figures
                .iter()
                .zip(values)
                .map(|(figure, value)| Bar {
                    label: figure.label.clone(),
                    percent: format!("{:.1}%", value / most * 100.0),
                    words: lang::number(language, value, 1),
                })
                .collect(),
        })
    }
}
