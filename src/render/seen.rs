//! What a picture shows of all that a map can show: what its key has to explain.

use std::collections::BTreeSet;

use geo::{Coord, LineString};
use serde_json::Value;

use super::{Drawing, border_line, canvas::Canvas, crossings, ground, is_point, placement};
use crate::{
    border::Status,
    features::{CrossingStatus, Dataset, Role},
};

/// What is in view.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is in view or not, whatever the others are"
)]
#[derive(Clone, Debug, Default)]
pub struct Seen {
    /// Statuses of the main borders' stretches.
    pub main: BTreeSet<Status>,
    /// Statuses of other borders' stretches.
    pub elsewhere: BTreeSet<Status>,
    /// Whether kilometre posts are numbered at this zoom.
    pub has_posts: bool,
    /// Whether a place is known to lie within a disc.
    pub has_discs: bool,
    /// Whether a place has an error that nobody knows.
    pub has_hatches: bool,
    /// Whether marks gather in rings.
    pub has_rings: bool,
    /// Statuses of crossings on the drawing's day.
    pub crossings: Vec<CrossingStatus>,
}

/// What the picture of a drawing shows.
#[must_use]
pub fn seen(dataset: &Dataset, drawing: &Drawing) -> Seen {
    let canvas = Canvas::of(dataset, drawing);
    let mains = border_line::main_borders(dataset);
    let is_main = |id: &str| mains.iter().any(|main| main.id == id);
    let mut seen = Seen {
        has_posts: border_line::numbered_each(canvas.zoom).is_some(),
        elsewhere: of_basemap(dataset, &canvas),
        crossings: crossings::seen(dataset, drawing.day, &canvas),
        has_rings: !drawing.rings.is_empty(),
        ..Seen::default()
    };
    for border in dataset.borders.iter() {
        let into = if is_main(&border.id) {
            &mut seen.main
        } else {
            &mut seen.elsewhere
        };
        for segment in &border.segments {
            let status = border_line::status(segment);
            if !into.contains(&status) && shows(&canvas, &border_line::stretch(border, segment)) {
                into.insert(status);
            }
        }
    }
    for mark in placement::stand(&canvas, &drawing.reports, &[]) {
        let [spot] = mark.spots[..] else {
            seen.has_rings |= canvas.shows(mark.at);
            continue;
        };
        let is_vague = !is_point(spot.precision, spot.radius_km);
        let is_near = canvas.shows(canvas.pixel(spot.place)) || canvas.shows(mark.at);
        seen.has_discs |= is_vague && is_near && spot.radius_km.is_some();
        seen.has_hatches |= is_vague && is_near && spot.radius_km.is_none();
    }
    seen
}

fn of_basemap(dataset: &Dataset, canvas: &Canvas) -> BTreeSet<Status> {
    let lines = dataset.collections.iter().filter(|collection| {
        collection.about.role == Some(Role::Admin0) && ground::at_zoom(collection, canvas.zoom)
    });
    lines
        .flat_map(|collection| (0..collection.located()).map(move |row| (collection, row)))
        .filter_map(|(collection, row)| {
            let properties = collection.properties_of(row);
            let class = properties.get("class").and_then(Value::as_str);
            let status = class.and_then(|word| word.parse().ok())?;
            let is_seen = ground::due(collection, row, canvas.zoom)
                && status != Status::Recognised
                && ground::lines_of(collection.geometry(row)?)
                    .into_iter()
                    .any(|line| shows(canvas, line));
            is_seen.then_some(status)
        })
        .collect()
}

/// Whether any of a line's vertices is in view.
fn shows(canvas: &Canvas, line: &LineString) -> bool {
    line.0
        .iter()
        .any(|&at: &Coord| canvas.shows(canvas.pixel(at)))
}
