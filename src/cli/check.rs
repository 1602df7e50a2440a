//! `sarhad check`: every fault of a project folder, with its file and place.

use std::{
    io::{self, Write},
    process::ExitCode,
};

use super::{CheckOptions, complain, project, table};
use crate::{
    features::Dataset,
    geodata::{self, Severity, finding},
};

/// Prints the faults and what would be served; fails where there are errors.
pub(super) fn check(options: &CheckOptions) -> ExitCode {
    let folder = match project::folder(options.folder.as_deref()) {
        Ok(folder) => folder,
        Err(error) => {
            complain(&error);
            return ExitCode::FAILURE;
        }
    };
    let outcome = geodata::load_and_survey(&folder);
    let report = finding::report(&outcome.findings);
    let wrong = outcome
        .severity()
        .is_some_and(|worst| worst >= Severity::Error);
    match print(&folder.name(), outcome.dataset.as_ref(), &report) {
        Ok(()) if !wrong && outcome.dataset.is_some() => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

fn print(folder: &str, dataset: Option<&Dataset>, report: &[(Severity, String)]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    for (severity, line) in report {
        writeln!(out, "{}: {line}", word(*severity))?;
    }
    if let Some(dataset) = dataset {
        writeln!(out, "{}", table::lines(dataset))?;
    }
    let count = |wanted| {
        report
            .iter()
            .filter(|(severity, _)| wanted == *severity)
            .count()
    };
    writeln!(
        out,
        "{folder}: {}, {}",
        counted(count(Severity::Error) + count(Severity::Fatal), "error"),
        counted(count(Severity::Warning), "warning"),
    )
}

fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Warning => "warning",
        Severity::Error => "error",
        Severity::Fatal => "fatal",
    }
}

fn counted(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}
