//! What lies beneath: land, relief, the veil over other countries, water, and other borders.

use std::fmt::Write as _;

use serde_json::Value;

use super::{Drawing, border_line::MainBorder, canvas::Canvas, text::escape};
use crate::{
    features::{Collection, Dataset, Kind, Role},
    geometry::bbox::Bbox,
    query::Theme,
};
use geo::{Coord, Geometry};

const INFALLIBLE: &str = "writing to a String cannot fail";

/// Draws the ground in the order of the look: land, relief, veil, water, lines.
pub(super) fn draw(
    out: &mut String,
    dataset: &Dataset,
    drawing: &Drawing,
    canvas: &Canvas,
    mains: &[MainBorder],
) {
    let land = areas(
        dataset,
        canvas,
        |collection| collection.about.role == Some(Role::Land),
        |_, _| true,
    );
    let ground = if land.is_empty() {
        "map-land"
    } else {
        "map-water"
    };
    write!(
        out,
        "<rect class=\"{ground}\" {}/>",
        canvas.frame_attributes()
    )
    .expect(INFALLIBLE);
    path(out, "map-land", &land);
    relief(out, dataset, drawing, canvas);
    let sides: Vec<&str> = mains
        .iter()
        .flat_map(|main| [main.left.as_str(), main.right.as_str()])
        .collect();
    let is_elsewhere = |collection: &Collection, row: usize| {
        let properties = collection.properties_of(row);
        let code = properties.get("code").and_then(Value::as_str);
        code.is_none_or(|code| !sides.contains(&code))
    };
    let veil = areas(
        dataset,
        canvas,
        |collection| {
            collection.about.kind == Kind::Area || collection.about.role == Some(Role::Country)
        },
        is_elsewhere,
    );
    path(out, "map-veil", &veil);
    for role in [Role::Water, Role::Lake] {
        let water = areas(
            dataset,
            canvas,
            |collection| collection.about.role == Some(role),
            |collection, row| due(collection, row, canvas.zoom),
        );
        path(out, "map-water", &water);
    }
    path(
        out,
        "map-river",
        &lines(dataset, canvas, Role::River, |_| true),
    );
    path(
        out,
        "map-admin1",
        &lines(dataset, canvas, Role::Admin1, |_| true),
    );
    let recognised = |properties: &serde_json::Map<String, Value>| {
        properties
            .get("class")
            .and_then(Value::as_str)
            .unwrap_or("recognised")
            == "recognised"
    };
    path(
        out,
        "map-admin0",
        &lines(dataset, canvas, Role::Admin0, recognised),
    );
    path(
        out,
        "map-admin0 map-admin0-disputed",
        &lines(dataset, canvas, Role::Admin0, |properties| {
            !recognised(properties)
        }),
    );
    lesser_borders(out, dataset, canvas, mains);
}

fn path(out: &mut String, class: &str, data: &str) {
    if !data.is_empty() {
        write!(out, "<path class=\"{class}\" d=\"{data}\"/>").expect(INFALLIBLE);
    }
}

/// Whether a collection is drawn at a zoom.
fn at_zoom(collection: &Collection, zoom: f64) -> bool {
    let about = &collection.about;
    about.min_zoom.is_none_or(|least| zoom >= f64::from(least))
        && about
            .max_zoom
            .is_none_or(|most| zoom < f64::from(most) + 1.0)
}

/// Whether a feature's own `min_zoom` has been reached.
fn due(collection: &Collection, row: usize, zoom: f64) -> bool {
    collection
        .properties_of(row)
        .get("min_zoom")
        .and_then(Value::as_f64)
        .is_none_or(|least| zoom >= least)
}

fn areas(
    dataset: &Dataset,
    canvas: &Canvas,
    of: impl Fn(&Collection) -> bool,
    wanted: impl Fn(&Collection, usize) -> bool,
) -> String {
    dataset
        .collections
        .iter()
        .filter(|collection| of(collection) && at_zoom(collection, canvas.zoom))
        .flat_map(|collection| (0..collection.located()).map(move |row| (collection, row)))
        .filter(|&(collection, row)| wanted(collection, row))
        .filter_map(|(collection, row)| collection.geometry(row))
        .map(|geometry| canvas.area_path(geometry))
        .collect()
}

fn lines(
    dataset: &Dataset,
    canvas: &Canvas,
    role: Role,
    wanted: impl Fn(&serde_json::Map<String, Value>) -> bool,
) -> String {
    dataset
        .collections
        .iter()
        .filter(|collection| {
            collection.about.role == Some(role) && at_zoom(collection, canvas.zoom)
        })
        .flat_map(|collection| (0..collection.located()).map(move |row| (collection, row)))
        .filter(|&(collection, row)| {
            due(collection, row, canvas.zoom) && wanted(&collection.properties_of(row))
        })
        .filter_map(|(collection, row)| collection.geometry(row))
        .map(|geometry| canvas.line_path(geometry))
        .collect()
}

/// Borders that are not the map's protagonists.
fn lesser_borders(out: &mut String, dataset: &Dataset, canvas: &Canvas, mains: &[MainBorder]) {
    for collection in dataset.of_kind(Kind::Border) {
        for row in 0..collection.located() {
            let id = collection.id(row).to_string();
            if mains.iter().any(|main| main.id == id) {
                continue;
            }
            let properties = collection.properties_of(row);
            let status = properties
                .get("status")
                .and_then(Value::as_str)
                .unwrap_or("recognised");
            let class = if status == "recognised" {
                "map-lesser"
            } else {
                "map-lesser map-admin0-disputed"
            };
            if let Some(geometry) = collection.geometry(row) {
                path(out, class, &canvas.line_path(geometry));
            }
        }
    }
}

/// The prepared relief: one picture for a chosen theme, else the one that fits the reader's system.
fn relief(out: &mut String, dataset: &Dataset, drawing: &Drawing, canvas: &Canvas) {
    let Some(relief) = &dataset.project.basemap.relief else {
        return;
    };
    let place = rectangle(canvas, &relief.bounds);
    let extension = |file: &str| {
        file.rsplit_once('.')
            .map_or("webp", |(_, end)| end)
            .to_owned()
    };
    let address = |theme: &str, file: &str| escape(&drawing.links.relief(theme, &extension(file)));
    let (light, dark) = (
        address("light", &relief.light),
        address("dark", &relief.dark),
    );
    match drawing.theme {
        Some(theme) => {
            let href = if theme == Theme::Light { light } else { dark };
            write!(out, "<image class=\"map-relief\" href=\"{href}\" preserveAspectRatio=\"none\" {place}/>")
        }
        // An <image> is fetched even where a stylesheet hides it; of a <picture> only the one that fits.
        None => write!(
            out,
            "<foreignObject class=\"map-relief\" {place}><picture><source media=\"(prefers-color-scheme: dark)\" srcset=\"{dark}\"><img src=\"{light}\" alt=\"\" class=\"relief-image\"></picture></foreignObject>"
        ),
    }
    .expect(INFALLIBLE);
}

fn rectangle(canvas: &Canvas, bounds: &Bbox) -> String {
    let corner = |lon: f64, lat: f64| canvas.pixel(Coord { x: lon, y: lat });
    let (a, b) = (
        corner(bounds.west, bounds.north),
        corner(bounds.east, bounds.south),
    );
    format!(
        "x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\"",
        a.x,
        a.y,
        (b.x - a.x).max(0.0),
        (b.y - a.y).max(0.0)
    )
}

/// Whether a geometry is a line at all.
pub(super) fn parts(geometry: &Geometry) -> Vec<&geo::LineString> {
    match geometry {
        Geometry::LineString(line) => vec![line],
        Geometry::MultiLineString(lines) => lines.iter().collect(),
        _ => Vec::new(),
    }
}
