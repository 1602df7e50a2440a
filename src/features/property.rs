//! Properties of a collection: their names and types as found in the data, and columns to filter by.

use std::collections::HashMap;

use serde_json::Value;

use super::collection::Row;

/// One property of a collection's features, as schema, queryables and tiles describe it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Property {
    /// Name of the GeoJSON property.
    pub name: String,
    /// Type over all features.
    pub kind: PropertyKind,
    /// What it means, for schema documents; empty where nothing is known.
    pub description: String,
    /// The closed list of values, where the vocabulary has one.
    pub values: Vec<String>,
}

/// The JSON type of a property over all features of a collection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PropertyKind {
    /// Text.
    Text,
    /// Text that is a full-date (RFC 3339).
    Date,
    /// Text that is a date-time with offset (RFC 3339).
    DateTime,
    /// Whole number.
    Integer,
    /// Any number.
    Number,
    /// true or false.
    Boolean,
    /// List of texts; a filter on it asks whether it holds the value.
    TextList,
    /// Objects, lists of objects, or values of several types: served, but not filtered on.
    Structured,
}

impl Property {
    /// Whether a plain `name=value` filter on it has a meaning.
    #[must_use]
    pub fn is_queryable(&self) -> bool {
        self.kind != PropertyKind::Structured
    }
}

/// The values of one property, by row.
#[derive(Clone, Debug)]
pub enum Column {
    /// Texts, each distinct one kept once.
    Text(TextColumn),
    /// Numbers; NaN stands for null.
    Number(Vec<f64>),
    /// Booleans.
    Boolean(Vec<Option<bool>>),
    /// Lists of texts: per row the codes of its members.
    TextList(TextListColumn),
}

/// Texts by row, interned.
#[derive(Clone, Debug, Default)]
pub struct TextColumn {
    codes: Vec<Option<u32>>,
    texts: Interner,
}

/// Lists of texts by row, interned.
#[derive(Clone, Debug, Default)]
pub struct TextListColumn {
    rows: Vec<Box<[u32]>>,
    texts: Interner,
}

/// Distinct texts with a code each.
#[derive(Clone, Debug, Default)]
struct Interner {
    texts: Vec<Box<str>>,
    codes: HashMap<Box<str>, u32>,
}

impl Interner {
    fn code(&mut self, text: &str) -> u32 {
        if let Some(&code) = self.codes.get(text) {
            return code;
        }
        let code =
            u32::try_from(self.texts.len()).expect("fewer than 2^32 distinct texts in memory");
        self.texts.push(text.into());
        self.codes.insert(text.into(), code);
        code
    }
}

impl TextColumn {
    /// Appends a row.
    pub fn push(&mut self, text: Option<&str>) {
        let code = text.map(|text| self.texts.code(text));
        self.codes.push(code);
    }

    /// The text of a row, `None` for null.
    #[must_use]
    pub fn get(&self, row: usize) -> Option<&str> {
        self.codes[row].map(|code| &*self.texts.texts[code as usize])
    }

    /// The code of a text, to compare rows by number; `None` where no row has it.
    #[must_use]
    pub fn code_of(&self, text: &str) -> Option<u32> {
        self.texts.codes.get(text).copied()
    }

    /// The code of a row.
    #[must_use]
    pub fn code(&self, row: usize) -> Option<u32> {
        self.codes[row]
    }

    /// The distinct texts, in order of first appearance.
    pub fn distinct(&self) -> impl Iterator<Item = &str> {
        self.texts.texts.iter().map(AsRef::as_ref)
    }
}

impl TextListColumn {
    /// Appends a row.
    pub fn push<'a>(&mut self, texts: impl IntoIterator<Item = &'a str>) {
        let codes = texts
            .into_iter()
            .map(|text| self.texts.code(text))
            .collect();
        self.rows.push(codes);
    }

    /// The code of a text; `None` where no row has it.
    #[must_use]
    pub fn code_of(&self, text: &str) -> Option<u32> {
        self.texts.codes.get(text).copied()
    }

    /// The codes of a row.
    #[must_use]
    pub fn codes(&self, row: usize) -> &[u32] {
        &self.rows[row]
    }
}

/// Builds the column of every queryable property from the rows' properties.
///
/// A value of another type than the property's (or none) counts as null.
pub(super) fn columns(properties: &[Property], rows: &[Row]) -> HashMap<String, Column> {
    properties
        .iter()
        .filter(|property| property.is_queryable())
        .map(|property| (property.name.clone(), column(property, rows)))
        .collect()
}

fn column(property: &Property, rows: &[Row]) -> Column {
    let values = rows.iter().map(|row| row.properties.get(&property.name));
    match property.kind {
        PropertyKind::Text
        | PropertyKind::Date
        | PropertyKind::DateTime
        | PropertyKind::Structured => {
            let mut column = TextColumn::default();
            values.for_each(|value| column.push(value.and_then(Value::as_str)));
            Column::Text(column)
        }
        PropertyKind::Integer | PropertyKind::Number => Column::Number(
            values
                .map(|value| value.and_then(Value::as_f64).unwrap_or(f64::NAN))
                .collect(),
        ),
        PropertyKind::Boolean => {
            Column::Boolean(values.map(|value| value.and_then(Value::as_bool)).collect())
        }
        PropertyKind::TextList => {
            let mut column = TextListColumn::default();
            values.for_each(|value| {
                column.push(
                    value
                        .and_then(Value::as_array)
                        .into_iter()
                        .flatten()
                        .filter_map(Value::as_str),
                );
            });
            Column::TextList(column)
        }
    }
}

/// Finds the properties of rows and their types: in order of first appearance, null fitting any type.
#[must_use]
pub fn infer(rows: &[Row]) -> Vec<Property> {
    let mut found: Vec<(String, Option<PropertyKind>)> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for (name, value) in rows.iter().flat_map(|row| &row.properties) {
        let place = *places.entry(name.clone()).or_insert_with(|| {
            found.push((name.clone(), None));
            found.len() - 1
        });
        let known = &mut found[place].1;
        *known = match (*known, kind_of(value)) {
            (kind, None) | (None, kind) => kind,
            (Some(a), Some(b)) => Some(widen(a, b)),
        };
    }
    found
        .into_iter()
        .map(|(name, kind)| Property {
            name,
            kind: kind.unwrap_or(PropertyKind::Text),
            description: String::new(),
            values: Vec::new(),
        })
        .collect()
}

fn kind_of(value: &Value) -> Option<PropertyKind> {
    Some(match value {
        Value::Null => return None,
        Value::Bool(_) => PropertyKind::Boolean,
        Value::Number(number) if number.is_i64() || number.is_u64() => PropertyKind::Integer,
        Value::Number(_) => PropertyKind::Number,
        Value::String(text) if text.len() == 10 && text.parse::<jiff::civil::Date>().is_ok() => {
            PropertyKind::Date
        }
        Value::String(text) if text.len() > 10 && text.parse::<jiff::Timestamp>().is_ok() => {
            PropertyKind::DateTime
        }
        Value::String(_) => PropertyKind::Text,
        Value::Array(items) if items.iter().all(Value::is_string) => PropertyKind::TextList,
        Value::Array(_) | Value::Object(_) => PropertyKind::Structured,
    })
}

fn widen(a: PropertyKind, b: PropertyKind) -> PropertyKind {
    use PropertyKind::{Date, DateTime, Integer, Number, Structured, Text};
    match (a, b) {
        _ if a == b => a,
        (Integer | Number, Integer | Number) => Number,
        (Text | Date | DateTime, Text | Date | DateTime) => Text,
        _ => Structured,
    }
}
