//! What was found wrong with a project folder: where, what, and what was expected instead.

use std::fmt;

use serde_json::Value;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Repaired or merely odd; everything is served.
    Warning,
    /// A feature is left out (or, with `--strict`, the folder is refused).
    Error,
    /// A file cannot be read; the folder is refused.
    Fatal,
}

/// One thing wrong, with its place in the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// File, relative to the folder.
    pub file: String,
    /// Line in the file, from 1.
    pub line: Option<usize>,
    /// Index of the feature in its file, from 0, and its id where it has one.
    pub feature: Option<(usize, Option<String>)>,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong, apart from its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Path of the field, for example `sources[0].url`; empty for the whole feature or file.
    pub field: String,
    /// What stands there.
    pub found: String,
    /// What should.
    pub expected: String,
}

impl Fault {
    /// A fault of a field.
    #[must_use]
    pub fn new(
        field: impl Into<String>,
        found: impl Into<String>,
        expected: impl Into<String>,
    ) -> Self {
        Self {
            field: field.into(),
            found: found.into(),
            expected: expected.into(),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.field.is_empty() {
            write!(f, "{}: ", self.field)?;
        }
        write!(f, "found {}, expected {}", self.found, self.expected)
    }
}

impl Finding {
    /// A finding about a whole file.
    #[must_use]
    pub fn of_file(severity: Severity, file: &str, fault: Fault) -> Self {
        Self {
            severity,
            file: file.to_owned(),
            line: None,
            feature: None,
            fault,
        }
    }

    /// The same with its line.
    #[must_use]
    pub fn at_line(mut self, line: usize) -> Self {
        self.line = Some(line);
        self
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        match &self.feature {
            Some((index, Some(id))) => write!(f, ": feature {index} (id {id})")?,
            Some((index, None)) => write!(f, ": feature {index}")?,
            None => {}
        }
        write!(f, ": {}", self.fault)
    }
}

/// The field of what is wrong with borders and the ground between areas.
pub(super) const GROUND: &str = "borders";

/// The findings as lines, worst first; like warnings of one file become one line with their number.
#[must_use]
pub fn report(findings: &[Finding]) -> Vec<(Severity, String)> {
    let mut lines: Vec<(Severity, String)> = findings
        .iter()
        .filter(|f| f.severity > Severity::Warning)
        .map(|f| (f.severity, f.to_string()))
        .collect();
    lines.sort_by_key(|(severity, _)| std::cmp::Reverse(*severity));
    let warnings: Vec<&Finding> = findings
        .iter()
        .filter(|f| f.severity == Severity::Warning)
        .collect();
    let mut done = vec![false; warnings.len()];
    for first in 0..warnings.len() {
        if done[first] {
            continue;
        }
        let alike: Vec<usize> = (first..warnings.len())
            .filter(|&other| are_alike(warnings[first], warnings[other]))
            .collect();
        for &other in &alike {
            done[other] = true;
        }
        let text = match alike.len() {
            1 => warnings[first].to_string(),
            count => format!(
                "{} (and {} more like it in this file)",
                warnings[first],
                count - 1
            ),
        };
        lines.push((Severity::Warning, text));
    }
    lines
}

/// Alike: same file, same field (list indices aside) and same expectation.
fn are_alike(a: &Finding, b: &Finding) -> bool {
    // What is wrong with the ground has a place and a size, each its own.
    let is_ground = |finding: &Finding| finding.fault.field == GROUND;
    a.file == b.file
        && (!is_ground(a) || a.fault.found == b.fault.found)
        && a.fault.expected == b.fault.expected
        && without_indices(&a.fault.field) == without_indices(&b.fault.field)
}

fn without_indices(field: &str) -> String {
    field.chars().filter(|c| !c.is_ascii_digit()).collect()
}

/// A value as messages quote it: JSON, cut after 80 characters.
#[must_use]
pub fn quote(value: &Value) -> String {
    let text = value.to_string();
    if text.chars().count() <= 80 {
        return text;
    }
    let mut cut: String = text.chars().take(79).collect();
    cut.push('…');
    cut
}

/// The known word nearest to a mistyped one, if any is near.
#[must_use]
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    known
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(word, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= 1 + candidate.chars().count() / 4)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn warning(index: usize, field: &str) -> Finding {
        Finding {
            severity: Severity::Warning,
            file: "a.geojson".into(),
            line: None,
            feature: Some((index, None)),
            fault: Fault::new(field, "clockwise", "counter-clockwise"),
        }
    }

    #[test]
    fn like_warnings_become_one_line() {
        let lines = report(&[
            warning(0, "rings[0]"),
            warning(3, "rings[4]"),
            warning(4, "other"),
        ]);
        assert_eq!(lines.len(), 2);
        assert!(
            lines[0].1.ends_with("(and 1 more like it in this file)"),
            "{}",
            lines[0].1
        );
    }

    #[test]
    fn the_nearest_word_is_offered_only_when_near() {
        assert_eq!(nearest("tittle", ["title", "subtitle"]), Some("title"));
        assert_eq!(nearest("zebra", ["title", "subtitle"]), None);
    }
}
