//! A page of features as a table.

use askama::Template;
use serde_json::Value;

use super::{card::Card, collections::page, crumbs_in, mini_map::MiniMap};
use crate::{
    features::{Collection, Kind, PropertyKind},
    geometry::bbox::Bbox,
    lang::arg,
    pages::{Frame, Link, finish::document, frame::Page, words::vocabulary},
};

/// At most so many properties stand beside the id.
const COLUMNS: usize = 6;

/// A page of features as the query found them.
#[derive(Clone, Copy, Debug)]
pub struct ItemsPage<'a> {
    /// Rows of the collection, in output order.
    pub rows: &'a [usize],
    /// How many features match in all.
    pub matched: usize,
    /// The conditions, as name and value of the address.
    pub filters: &'a [(String, String)],
    /// Links of the JSON document, `next` and `prev` among them.
    pub links: &'a [Link],
}

struct Column<'a> {
    name: &'a str,
    number: bool,
}

struct Cell {
    text: String,
    number: bool,
}

struct Row {
    id: String,
    href: String,
    cells: Vec<Cell>,
}

#[derive(Template)]
#[template(path = "api/items.html")]
struct ItemsTemplate<'a> {
    page: Page<'a>,
    crumbs: &'a [Link],
    card: Card<'a>,
    map: Option<MiniMap>,
    summary: String,
    filters: &'a [(String, String)],
    columns: Vec<Column<'a>>,
    rows: Vec<Row>,
    previous: Option<&'a str>,
    next: Option<&'a str>,
    next_words: String,
    see_all: String,
}

/// The table of a page of features.
#[must_use]
pub fn items(frame: Frame, collection: &Collection, found: ItemsPage) -> String {
    let card = Card::of(&frame, collection);
    let columns = columns(collection);
    let link = |rel: &str| {
        found
            .links
            .iter()
            .find(|link| link.rel == rel)
            .map(|link| link.href.as_str())
    };
    let bounds = found
        .rows
        .iter()
        .filter_map(|&row| collection.bbox(row).copied())
        .reduce(|a: Bbox, b| a.union(&b));
    let title = frame.t("api-items");
    document(&ItemsTemplate {
        page: page(frame, &title, found.links),
        crumbs: &crumbs_in(&frame, &collection.about),
        map: MiniMap::of(&frame, &card, bounds),
        summary: summary(&frame, collection, &found),
        filters: found.filters,
        rows: found
            .rows
            .iter()
            .map(|&row| table_row(&frame, collection, row, &columns))
            .collect(),
        columns,
        previous: link("prev"),
        next: link("next"),
        next_words: frame.say("api-next", [arg("count", found.rows.len())]),
        see_all: frame.say("api-see-all", [arg("what", &card.count_words)]),
        card,
    })
}

fn summary(frame: &Frame, collection: &Collection, found: &ItemsPage) -> String {
    let all = vocabulary::counted(frame.language, collection.about.kind, found.matched);
    if found.rows.len() == found.matched {
        return all;
    }
    frame.say(
        "api-items-of",
        [arg("shown", found.rows.len()), arg("all", all)],
    )
}

/// What tells features apart comes first; the rest in the collection's own order.
fn columns(collection: &Collection) -> Vec<Column<'_>> {
    let first: &[&str] = match collection.about.kind {
        Kind::Report => &[
            "title",
            "date_start",
            "date_end",
            "place_name",
            "category",
            "status",
        ],
        Kind::Crossing => &["name", "kind", "border", "km", "place_precision"],
        Kind::Border => &["left", "right", "status", "length_km"],
        _ => &["name", "name_en"],
    };
    let preferred = first.iter().filter_map(|name| collection.property(name));
    let others = collection
        .properties()
        .iter()
        .filter(|property| property.is_queryable() && !first.contains(&property.name.as_str()));
    preferred
        .chain(others)
        .take(COLUMNS)
        .map(|property| Column {
            name: &property.name,
            number: matches!(property.kind, PropertyKind::Integer | PropertyKind::Number),
        })
        .collect()
}

fn table_row(frame: &Frame, collection: &Collection, row: usize, columns: &[Column]) -> Row {
    let id = collection.id(row).to_string();
    let properties = collection.properties_of(row);
    Row {
        href: frame
            .links
            .as_page(&frame.links.item(&collection.about.id, &id)),
        cells: columns
            .iter()
            .map(|column| Cell {
                text: properties.get(column.name).map(cell).unwrap_or_default(),
                number: column.number,
            })
            .collect(),
        id,
    }
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => "–".to_owned(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(cell).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}
