//! What was loaded, as a short table.

use std::fmt::Write as _;

use crate::{features::Dataset, geodata::Severity};

/// Logs the table as one event, each collection on a line of its own.
pub(super) fn log(folder: &str, dataset: &Dataset, report: &[(Severity, String)]) {
    let table = lines(dataset);
    let warnings = report.len();
    tracing::info!("loaded {folder} ({warnings} warnings)\n{table}");
}

/// One line a collection: id, kind, features, those without a place, bytes of JSON.
pub(super) fn lines(dataset: &Dataset) -> String {
    let width = dataset
        .collections
        .iter()
        .map(|collection| collection.about.id.chars().count())
        .max()
        .unwrap_or(0)
        .max("collection".len());
    let mut table = format!(
        "  {:<width$}  {:>9}  {:>8}",
        "collection", "features", "KiB"
    );
    for collection in &dataset.collections {
        write!(
            table,
            "\n  {:<width$}  {:>9}  {:>8}",
            collection.about.id,
            collection.len(),
            collection.json_bytes().div_ceil(1024)
        )
        .expect("writing to a String cannot fail");
    }
    table
}
