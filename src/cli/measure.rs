//! `sarhad measure`: the border engine at the terminal, as a table or as JSON.

use std::{
    io::{self, Write},
    process::ExitCode,
};

use geo::Coord;
use serde_json::{Value, json};

use super::{MeasureOptions, complain, project};
use crate::{
    border::{Border, Borders},
    features::{Dataset, Project},
    geodata,
    links::Links,
    ogcapi::borders::{LocationDocument, ProfileDocument, Summary, place_feature},
};

/// Measures and prints; fails where there is nothing to measure.
pub(super) fn measure(options: &MeasureOptions) -> ExitCode {
    match document(options) {
        Ok(document) => match print(&document, options.json) {
            Ok(()) => ExitCode::SUCCESS,
            Err(_closed) => ExitCode::FAILURE,
        },
        Err(message) => {
            complain(&message);
            ExitCode::FAILURE
        }
    }
}

fn document(options: &MeasureOptions) -> Result<Value, String> {
    let folder = project::folder(options.geodata.as_deref()).map_err(|error| error.to_string())?;
    let outcome = geodata::load(&folder);
    let Some(dataset) = outcome.dataset else {
        let first = outcome
            .findings
            .iter()
            .max_by_key(|finding| finding.severity);
        return Err(first.map_or_else(|| "nothing was loaded".to_owned(), ToString::to_string));
    };
    let border = options
        .border
        .as_deref()
        .map(|id| named(&dataset.borders, id))
        .transpose()?;
    if let Some(place) = options.locate {
        return locate(&dataset.borders, border, place, options.radius_km);
    }
    let borders = border.map_or_else(|| dataset.borders.iter().collect(), |border| vec![border]);
    let documents: Result<Vec<Value>, String> = borders
        .into_iter()
        .map(|border| one(&dataset, border, options))
        .collect();
    documents.map(|mut documents| {
        if documents.len() == 1 {
            documents.remove(0)
        } else {
            Value::Array(documents)
        }
    })
}

fn named<'a>(borders: &'a Borders, id: &str) -> Result<&'a Border, String> {
    borders.get(id).ok_or_else(|| {
        let known: Vec<&str> = borders.iter().map(|border| border.id.as_str()).collect();
        format!(
            "there is no border {id:?}, expected one of {}",
            known.join(", ")
        )
    })
}

fn locate(
    borders: &Borders,
    border: Option<&Border>,
    place: Coord<f64>,
    radius_km: Option<f64>,
) -> Result<Value, String> {
    let location = borders.locate(place, radius_km, border.map(|border| border.id.as_str()));
    let location = location.ok_or("there is no border to locate against")?;
    Ok(json!(LocationDocument::from(&location)))
}

fn one(dataset: &Dataset, border: &Border, options: &MeasureOptions) -> Result<Value, String> {
    if let Some(km) = options.at {
        let place = border.at(km).map_err(|error| error.to_string())?;
        return Ok(place_feature(border, &place));
    }
    if options.profile {
        return Ok(json!(ProfileDocument::new(
            border,
            &border.profile(),
            &dataset.project
        )));
    }
    Ok(summary(border, &dataset.project))
}

/// A border in short; links are for the web.
fn summary(border: &Border, project: &Project) -> Value {
    let mut summary = json!(Summary::new(border, project, &Links::new("")));
    if let Some(summary) = summary.as_object_mut() {
        summary.remove("links");
        summary.insert("vertices".to_owned(), border.vertices().into());
    }
    summary
}

fn print(document: &Value, as_json: bool) -> io::Result<()> {
    let mut out = io::stdout().lock();
    if as_json {
        return writeln!(out, "{document:#}");
    }
    match document {
        Value::Array(rows) => print_rows(&mut out, rows),
        other => print_members(&mut out, other, ""),
    }
}

/// A table with a column for each member that is no list or object.
fn print_rows(out: &mut impl Write, rows: &[Value]) -> io::Result<()> {
    let names: Vec<&String> = rows
        .first()
        .and_then(Value::as_object)
        .into_iter()
        .flat_map(|row| {
            row.iter()
                .filter(|(_, value)| !value.is_array() && !value.is_object())
                .map(|(name, _)| name)
        })
        .collect();
    let width = |name: &String| {
        rows.iter()
            .map(|row| word(&row[name]).chars().count())
            .max()
            .unwrap_or(0)
            .max(name.chars().count())
    };
    let widths: Vec<usize> = names.iter().map(|name| width(name)).collect();
    let line = |out: &mut dyn Write, cells: Vec<String>| -> io::Result<()> {
        let padded: Vec<String> = cells
            .iter()
            .zip(&widths)
            .map(|(cell, width)| format!("{cell:<width$}"))
            .collect();
        writeln!(out, "{}", padded.join("  ").trim_end())
    };
    line(out, names.iter().map(|name| (*name).clone()).collect())?;
    rows.iter()
        .try_for_each(|row| line(out, names.iter().map(|name| word(&row[*name])).collect()))
}

/// One member a line; a list of objects as a table of its own.
fn print_members(out: &mut impl Write, document: &Value, indent: &str) -> io::Result<()> {
    let Some(members) = document.as_object() else {
        return writeln!(out, "{indent}{}", word(document));
    };
    for (name, value) in members {
        match value {
            Value::Array(rows) if rows.first().is_some_and(Value::is_object) => {
                writeln!(out, "\n{name}")?;
                print_rows(out, rows)?;
            }
            Value::Object(_) => {
                writeln!(out, "{indent}{name}")?;
                print_members(out, value, &format!("{indent}  "))?;
            }
            other => writeln!(out, "{indent}{name:<22}{}", word(other))?,
        }
    }
    Ok(())
}

fn word(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => "–".to_owned(),
        other => other.to_string(),
    }
}
