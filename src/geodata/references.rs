//! Names that lead nowhere: claims, steps and reports that mention what is not there. Warnings, never refusals.

use std::collections::HashMap;

use super::{
    feature_file::At,
    finding::{Fault, Finding, Severity, nearest},
};
use crate::features::{About, Chart, Collection, Column, Dataset, FeatureId, Kind, dataset::Step};

/// Where in its file each report stands, by collection and id.
pub(super) type Places = HashMap<(String, String), At>;

/// Notes the places of the reports among these features, before they become rows.
pub(super) fn places<'a>(
    features: impl Iterator<Item = (&'a About, &'a FeatureId, &'a At)>,
) -> Places {
    features
        .filter(|(about, ..)| about.kind == Kind::Report)
        .map(|(about, id, at)| ((about.id.clone(), id.to_string()), at.clone()))
        .collect()
}

/// Checks every name in the dataset that should lead to a report, a claim or a border.
pub(super) fn check(
    dataset: &Dataset,
    claims_file: &str,
    story_files: &[String],
    places: &Places,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for claim in &dataset.claims {
        let missing = claim
            .reports
            .iter()
            .filter(|id| dataset.report(id).is_none());
        findings.extend(missing.map(|id| {
            dangling(
                dataset,
                claims_file,
                &format!("claim {}: reports", claim.id),
                id,
            )
        }));
    }
    for (step, file) in dataset.story.iter().zip(story_files) {
        let missing = step
            .reports
            .iter()
            .filter(|id| dataset.report(id).is_none());
        findings.extend(missing.map(|id| dangling(dataset, file, "reports", id)));
        let mentioned = step.mentions();
        let nowhere = mentioned.filter(|address| dataset.mentioned(address).is_none());
        findings.extend(nowhere.map(|address| {
            let id = address.strip_prefix(Step::MENTION).unwrap_or(address);
            dangling(dataset, file, "a link of the text", id)
        }));
        findings.extend(
            step.chart
                .iter()
                .flat_map(|chart| chart_findings(dataset, file, chart)),
        );
        if step
            .border
            .as_ref()
            .is_some_and(|id| dataset.borders.get(id).is_none())
        {
            let fault = Fault::new("border", format!("{:?}", step.border), "the id of a border");
            findings.push(Finding::of_file(Severity::Warning, file, fault));
        }
    }
    for collection in dataset.of_kind(Kind::Report) {
        check_reports(dataset, collection, places, &mut findings);
    }
    findings
}

/// A chart draws figures of a report that is there, by labels that it has.
fn chart_findings(dataset: &Dataset, file: &str, chart: &Chart) -> Vec<Finding> {
    let Some((collection, row)) = dataset.report(&chart.report) else {
        return vec![dangling(dataset, file, "chart.report", &chart.report)];
    };
    let properties = collection.properties_of(row);
    let figures = properties.get("figures").and_then(|value| value.as_array());
    let labels: Vec<&str> = figures
        .into_iter()
        .flatten()
        .filter_map(|figure| figure.get("label")?.as_str())
        .collect();
    let unknown = chart
        .figures
        .iter()
        .filter(|label| !labels.contains(&label.as_str()));
    unknown
        .map(|label| {
            let fault = Fault::new(
                "chart.figures",
                format!("{label:?}"),
                format!("the label of a figure of {}", chart.report),
            );
            Finding::of_file(Severity::Warning, file, fault)
        })
        .collect()
}

fn dangling(dataset: &Dataset, file: &str, field: &str, id: &str) -> Finding {
    let ids: Vec<String> = dataset
        .of_kind(Kind::Report)
        .flat_map(|reports| (0..reports.len()).map(|row| reports.id(row).to_string()))
        .collect();
    let hint = nearest(id, ids.iter().map(String::as_str))
        .map_or_else(String::new, |near| format!(" (did you mean {near}?)"));
    Finding::of_file(
        Severity::Warning,
        file,
        Fault::new(
            field,
            format!("{id:?}"),
            format!("the id of a report{hint}"),
        ),
    )
}

fn check_reports(
    dataset: &Dataset,
    collection: &Collection,
    places: &Places,
    findings: &mut Vec<Finding>,
) {
    let mut warn = |row: usize, field: &str, found: &str, expected: &str| {
        let fault = Fault::new(field, format!("{found:?}"), expected);
        let key = (collection.about.id.clone(), collection.id(row).to_string());
        let finding = match places.get(&key) {
            Some(at) => at.finding(Severity::Warning, fault),
            None => Finding::of_file(Severity::Warning, &collection.about.id, fault),
        };
        findings.push(finding);
    };
    for row in 0..collection.len() {
        for (field, expected) in [
            ("part_of", "the id of a report"),
            ("replaced_by", "the id of a report"),
        ] {
            if let Some(Column::Text(column)) = collection.column(field)
                && let Some(id) = column.get(row)
                && dataset.report(id).is_none()
            {
                warn(row, field, id, expected);
            }
        }
        let properties = collection.properties_of(row);
        let listed = |name: &str| -> Vec<String> {
            let items = properties.get(name).and_then(serde_json::Value::as_array);
            items
                .into_iter()
                .flatten()
                .filter_map(|item| item.as_str().map(str::to_owned))
                .collect()
        };
        for id in listed("claims")
            .iter()
            .filter(|id| dataset.claims.iter().all(|claim| claim.id != **id))
        {
            warn(row, "claims", id, "the id of a claim");
        }
        for id in listed("about")
            .iter()
            .filter(|id| dataset.borders.get(id).is_none())
        {
            warn(row, "about", id, "the id of a border");
        }
    }
}
