//! Reads a TOML table key by key, with lines, and keeps every fault: unknown keys with the nearest known one.

use std::ops::Range;

use jiff::civil::Date;
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::finding::{Fault, Finding, Severity, nearest};
use crate::{features::LocalText, geometry::bbox::Bbox};

/// What all tables of one file share: its name, its text and its faults.
pub(super) struct TomlFile<'a> {
    /// File, relative to the folder.
    pub(super) name: &'a str,
    text: &'a str,
    findings: &'a mut Vec<Finding>,
}

impl<'a> TomlFile<'a> {
    /// A file under examination.
    pub(super) fn new(name: &'a str, text: &'a str, findings: &'a mut Vec<Finding>) -> Self {
        Self {
            name,
            text,
            findings,
        }
    }

    /// Parses the file; a syntax error is fatal and names its line.
    pub(super) fn parse(&mut self) -> Option<DeTable<'a>> {
        match DeTable::parse(self.text) {
            Ok(table) => Some(table.into_inner()),
            Err(error) => {
                let line = error.span().map(|span| self.line(&span));
                let fault = Fault::new(
                    "",
                    format!("text that is not TOML ({})", error.message()),
                    "TOML",
                );
                let mut finding = Finding::of_file(Severity::Fatal, self.name, fault);
                finding.line = line;
                self.findings.push(finding);
                None
            }
        }
    }

    fn line(&self, span: &Range<usize>) -> usize {
        1 + self.text.as_bytes()[..span.start.min(self.text.len())]
            .iter()
            .filter(|&&byte| byte == b'\n')
            .count()
    }

    fn fault(&mut self, span: &Range<usize>, field: &str, found: &str, expected: &str) {
        let line = self.line(span);
        let fault = Fault::new(field, found, expected);
        self.findings
            .push(Finding::of_file(Severity::Error, self.name, fault).at_line(line));
    }
}

/// One table of a TOML file. Every key must be asked for before [`Entries::finish`], which reports the others.
pub(super) struct Entries<'t, 'a> {
    table: &'t DeTable<'a>,
    span: Range<usize>,
    path: String,
    asked: Vec<&'static str>,
}

impl<'t, 'a> Entries<'t, 'a> {
    /// The root table of a file.
    pub(super) fn root(table: &'t DeTable<'a>) -> Self {
        Self {
            table,
            span: 0..0,
            path: String::new(),
            asked: Vec::new(),
        }
    }

    fn take(&mut self, key: &'static str) -> Option<&'t Spanned<DeValue<'a>>> {
        self.asked.push(key);
        self.table.get(key)
    }

    fn path_of(&self, key: &str) -> String {
        if self.path.is_empty() {
            key.to_owned()
        } else {
            format!("{}.{key}", self.path)
        }
    }

    /// Notes a fault of a key, at its line.
    pub(super) fn fault(&self, file: &mut TomlFile<'_>, key: &str, expected: &str) {
        let value = self.table.get(key);
        let span = value.map_or_else(|| self.span.clone(), Spanned::span);
        let found = value.map_or("nothing", |value| &file.text[value.span()]);
        let found: String = found
            .lines()
            .next()
            .unwrap_or_default()
            .chars()
            .take(80)
            .collect();
        file.fault(&span, &self.path_of(key), &found, expected);
    }

    /// Reads a key with `read`, which gives `None` where the value does not fit.
    fn read<T>(
        &mut self,
        file: &mut TomlFile<'_>,
        key: &'static str,
        expected: &str,
        read: impl FnOnce(&'t DeValue<'a>) -> Option<T>,
    ) -> Option<T> {
        let value = self.take(key)?;
        let parsed = read(value.get_ref());
        if parsed.is_none() {
            self.fault(file, key, expected);
        }
        parsed
    }

    /// A text.
    pub(super) fn text(&mut self, file: &mut TomlFile<'_>, key: &'static str) -> Option<String> {
        self.read(file, key, "a text", |value| {
            value.as_str().map(str::to_owned)
        })
    }

    /// A text that must be there.
    pub(super) fn required(
        &mut self,
        file: &mut TomlFile<'_>,
        key: &'static str,
    ) -> Option<String> {
        if !self.table.contains_key(key) {
            self.fault(file, key, "a text");
        }
        self.text(file, key).filter(|text| !text.trim().is_empty())
    }

    /// A list of texts.
    pub(super) fn texts(&mut self, file: &mut TomlFile<'_>, key: &'static str) -> Vec<String> {
        let texts = self.read(file, key, "a list of texts", |value| {
            value
                .as_array()?
                .iter()
                .map(|item| item.get_ref().as_str().map(str::to_owned))
                .collect()
        });
        texts.unwrap_or_default()
    }

    /// A number, whole or not.
    pub(super) fn number(&mut self, file: &mut TomlFile<'_>, key: &'static str) -> Option<f64> {
        self.read(file, key, "a number", number)
    }

    /// Numbers, as many as asked for.
    pub(super) fn numbers<const N: usize>(
        &mut self,
        file: &mut TomlFile<'_>,
        key: &'static str,
    ) -> Option<[f64; N]> {
        self.read(file, key, &format!("a list of {N} numbers"), |value| {
            let numbers: Option<Vec<f64>> = value
                .as_array()?
                .iter()
                .map(|item| number(item.get_ref()))
                .collect();
            numbers?.try_into().ok()
        })
    }

    /// A zoom level, 0 to 24.
    pub(super) fn zoom(&mut self, file: &mut TomlFile<'_>, key: &'static str) -> Option<u8> {
        self.read(file, key, "a zoom level from 0 to 24", |value| {
            number(value)
                .filter(|zoom| zoom.fract() == 0.0 && (0.0..=24.0).contains(zoom))
                .map(|zoom| zoom as u8)
        })
    }

    /// true or false; false where absent.
    pub(super) fn flag(&mut self, file: &mut TomlFile<'_>, key: &'static str) -> Option<bool> {
        self.read(file, key, "true or false", DeValue::as_bool)
    }

    /// A date.
    pub(super) fn date(&mut self, file: &mut TomlFile<'_>, key: &'static str) -> Option<Date> {
        self.read(file, key, "a date such as 2021-07-04", date)
    }

    /// A box: west, south, east, north in degrees.
    pub(super) fn bbox(&mut self, file: &mut TomlFile<'_>, key: &'static str) -> Option<Bbox> {
        let [west, south, east, north] = self.numbers(file, key)?;
        let bbox = Bbox::new(west, south, east, north);
        if let Err(error) = &bbox {
            self.fault(
                file,
                key,
                &format!("[west, south, east, north] in degrees ({error})"),
            );
        }
        bbox.ok()
    }

    /// Texts by language; a plain text counts as English.
    pub(super) fn local_text(&mut self, file: &mut TomlFile<'_>, key: &'static str) -> LocalText {
        let text = self.read(
            file,
            key,
            "texts by language, such as { en = \"…\" }",
            |value| match value {
                DeValue::String(text) => {
                    Some(LocalText([("en".to_owned(), text.to_string())].into()))
                }
                DeValue::Table(table) => table
                    .iter()
                    .map(|(language, text)| {
                        Some((
                            language.get_ref().to_string(),
                            text.get_ref().as_str()?.to_owned(),
                        ))
                    })
                    .collect::<Option<_>>()
                    .map(LocalText),
                _ => None,
            },
        );
        text.unwrap_or_default()
    }

    /// Numbers by name.
    pub(super) fn numbers_by_name(
        &mut self,
        file: &mut TomlFile<'_>,
        key: &'static str,
    ) -> Vec<(String, f64)> {
        let numbers = self.read(file, key, "numbers by name", |value| {
            value
                .as_table()?
                .iter()
                .map(|(name, value)| Some((name.get_ref().to_string(), number(value.get_ref())?)))
                .collect()
        });
        numbers.unwrap_or_default()
    }

    /// A sub-table.
    pub(super) fn table(
        &mut self,
        file: &mut TomlFile<'_>,
        key: &'static str,
    ) -> Option<Entries<'t, 'a>> {
        let path = self.path_of(key);
        let value = self.take(key)?;
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.fault(file, key, "a table");
        }
        Some(Entries {
            table: table?,
            span: value.span(),
            path,
            asked: Vec::new(),
        })
    }

    /// A list of tables.
    pub(super) fn tables(
        &mut self,
        file: &mut TomlFile<'_>,
        key: &'static str,
    ) -> Vec<Entries<'t, 'a>> {
        let path = self.path_of(key);
        let Some(value) = self.take(key) else {
            return Vec::new();
        };
        let tables: Option<Vec<_>> = value.get_ref().as_array().and_then(|items| {
            let entries = items.iter().enumerate().map(|(index, item)| {
                let table = item.get_ref().as_table()?;
                Some(Entries {
                    table,
                    span: item.span(),
                    path: format!("{path}[{index}]"),
                    asked: Vec::new(),
                })
            });
            entries.collect()
        });
        if tables.is_none() {
            self.fault(file, key, &format!("tables, each under [[{key}]]"));
        }
        tables.unwrap_or_default()
    }

    /// Reports every key that nobody asked for.
    pub(super) fn finish(self, file: &mut TomlFile<'_>) {
        for key in self.table.keys() {
            let name: &str = key.get_ref();
            if !self.asked.contains(&name) {
                let expected = match nearest(name, self.asked.iter().copied()) {
                    Some(known) => known.to_owned(),
                    None => format!("one of {}", self.asked.join(", ")),
                };
                file.fault(
                    &key.span(),
                    &self.path_of(name),
                    &format!("an unknown key {name}"),
                    &expected,
                );
            }
        }
    }
}

fn number(value: &DeValue<'_>) -> Option<f64> {
    match value {
        DeValue::Integer(integer) => i64::from_str_radix(integer.as_str(), integer.radix())
            .ok()
            .map(|whole| whole as f64),
        DeValue::Float(float) => float
            .as_str()
            .parse()
            .ok()
            .filter(|number: &f64| number.is_finite()),
        _ => None,
    }
}

fn date(value: &DeValue<'_>) -> Option<Date> {
    let DeValue::Datetime(toml::value::Datetime {
        date: Some(date),
        time: None,
        offset: None,
    }) = value
    else {
        return None;
    };
    Date::new(
        i16::try_from(date.year).ok()?,
        i8::try_from(date.month).ok()?,
        i8::try_from(date.day).ok()?,
    )
    .ok()
}
