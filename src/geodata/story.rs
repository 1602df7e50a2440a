//! Reads a step of the story: TOML front matter between `+++` lines, then Markdown.

use super::{
    entries::{Entries, TomlFile},
    finding::{Fault, Finding, Severity},
};
use crate::features::{
    Step,
    dataset::{Camera, Chart},
};

/// Reads one step; faults are added to the findings.
pub(super) fn read(name: &str, text: &str, findings: &mut Vec<Finding>) -> Option<Step> {
    let text = text
        .strip_prefix('\u{feff}')
        .unwrap_or(text)
        .replace("\r\n", "\n");
    let parts = text
        .strip_prefix("+++\n")
        .and_then(|rest| rest.split_once("\n+++\n"));
    let Some((front, body)) = parts else {
        let fault = Fault::new(
            "",
            "a text without front matter",
            "TOML between two lines of +++, then the text",
        );
        findings.push(Finding::of_file(Severity::Error, name, fault).at_line(1));
        return None;
    };
    let before = findings.len();
    let file = &mut TomlFile::new(name, front, findings);
    let step = file.parse().and_then(|table| {
        let mut root = Entries::root(&table);
        // Steps follow the order of their file names; the number is for the writer.
        root.number(file, "step");
        let title = root.required(file, "title");
        let camera = camera(file, &mut root);
        let time = root.table(file, "time").and_then(|mut time| {
            let days = time.date(file, "from").zip(time.date(file, "to"));
            time.finish(file);
            days
        });
        let reports = root.texts(file, "reports");
        let border_km = root
            .numbers::<2>(file, "border_km")
            .map(|[from, to]| (from, to));
        let border = root.text(file, "border");
        let chart = chart(file, &mut root);
        root.finish(file);
        Some(Step {
            title: title?,
            camera: camera?,
            time,
            reports,
            border_km,
            border,
            chart,
            text: body.trim().to_owned(),
        })
    });
    // The line with the first +++ is not part of the front matter's own lines.
    for finding in &mut findings[before..] {
        finding.line = finding.line.map(|line| line + 1);
    }
    step
}

fn camera(file: &mut TomlFile<'_>, root: &mut Entries<'_, '_>) -> Option<Camera> {
    let Some(mut camera) = root.table(file, "camera") else {
        root.fault(file, "camera", "{ center = [lon, lat], zoom = 6 }");
        return None;
    };
    let center = camera.numbers::<2>(file, "center");
    let zoom = camera.number(file, "zoom");
    let (bearing, pitch) = (camera.number(file, "bearing"), camera.number(file, "pitch"));
    camera.finish(file);
    Some(Camera {
        center: center?,
        zoom: zoom?,
        bearing: bearing.unwrap_or(0.0),
        pitch: pitch.unwrap_or(0.0),
    })
}

/// A chart is left out where its table lacks what it needs; the fault is told.
fn chart(file: &mut TomlFile<'_>, root: &mut Entries<'_, '_>) -> Option<Chart> {
    let mut chart = root.table(file, "chart")?;
    let title = chart.required(file, "title");
    let report = chart.required(file, "report");
    let note = chart.text(file, "note");
    let figures = chart.texts(file, "figures");
    chart.finish(file);
    Some(Chart {
        title: title?,
        note,
        report: report?,
        figures,
    })
}
