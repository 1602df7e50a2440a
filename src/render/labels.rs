//! Names on the map: countries, towns, ranges; what would cover something else is left out.

use std::fmt::Write as _;

use geo::{Coord, Geometry};
use serde_json::{Map, Value};

use super::{
    border_line::MainBorder,
    canvas::Canvas,
    text::{ems, escape, is_joined},
};
use crate::features::{Dataset, Kind};

const INFALLIBLE: &str = "writing to a String cannot fail";

/// A rectangle that is taken, px.
#[derive(Clone, Copy, Debug)]
pub(super) struct Box2 {
    x: f64,
    y: f64,
    width: f64,
    height: f64,
}

impl Box2 {
    pub(super) fn around(centre: Coord, width: f64, height: f64) -> Self {
        Self {
            x: centre.x - width / 2.0,
            y: centre.y - height / 2.0,
            width,
            height,
        }
    }

    /// Whether it lies between the left and the right edge of a picture: a name cut in two says nothing.
    fn is_within(&self, width: f64) -> bool {
        self.x >= 0.0 && self.x + self.width <= width
    }

    pub(super) fn meets(&self, other: &Self) -> bool {
        self.x < other.x + other.width
            && other.x < self.x + self.width
            && self.y < other.y + other.height
            && other.y < self.y + self.height
    }
}

struct Name {
    at: Coord,
    kind: String,
    text: String,
    /// The same in the local script, where it differs.
    local: Option<String>,
    country: Option<String>,
    rank: f64,
    min_zoom: f64,
}

/// Draws the names, the weightiest first, around what is taken already.
pub(super) fn draw(
    out: &mut String,
    dataset: &Dataset,
    canvas: &Canvas,
    mains: &[MainBorder],
    mut taken: Vec<Box2>,
) {
    let mut names = names(dataset, canvas);
    let weight = |name: &Name| match name.kind.as_str() {
        "country" => (0.0, name.rank),
        "range" | "region" | "valley" | "lake" => (9.0, name.rank),
        _ => (name.min_zoom, name.rank),
    };
    names.sort_by(|a, b| {
        let (a, b) = (weight(a), weight(b));
        a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1))
    });
    for name in &names {
        match name.kind.as_str() {
            "country" => country(out, name, mains, &mut taken, canvas.width),
            "range" | "region" | "valley" | "lake" => {
                physical(out, name, &mut taken, canvas.width);
            }
            _ => town(out, name, &mut taken),
        }
    }
}

fn names(dataset: &Dataset, canvas: &Canvas) -> Vec<Name> {
    dataset
        .of_kind(Kind::Place)
        .filter(|collection| {
            let about = &collection.about;
            about
                .min_zoom
                .is_none_or(|least| canvas.zoom >= f64::from(least))
                && about
                    .max_zoom
                    .is_none_or(|most| canvas.zoom < f64::from(most) + 1.0)
        })
        .flat_map(|collection| (0..collection.located()).map(move |row| (collection, row)))
        .filter_map(|(collection, row)| {
            let Some(Geometry::Point(point)) = collection.geometry(row) else {
                return None;
            };
            let at = canvas.pixel(point.0);
            let inside = (-30.0..=canvas.width + 30.0).contains(&at.x)
                && (-160.0..=canvas.height + 160.0).contains(&at.y);
            inside
                .then(|| name(&collection.properties_of(row), at))
                .flatten()
        })
        .filter(|name| name.min_zoom <= canvas.zoom + 0.6)
        .collect()
}

fn name(properties: &Map<String, Value>, at: Coord) -> Option<Name> {
    let text = |key: &str| {
        properties
            .get(key)
            .and_then(Value::as_str)
            .map(str::to_owned)
    };
    let number = |key: &str| properties.get(key).and_then(Value::as_f64);
    let shown = text("name_en").or_else(|| text("name"))?;
    Some(Name {
        at,
        kind: text("kind").unwrap_or_default(),
        local: text("name_local").filter(|local| *local != shown),
        text: shown,
        country: text("country"),
        rank: number("rank").unwrap_or(9.0),
        min_zoom: number("min_zoom").unwrap_or(0.0),
    })
}

/// Capitals, tracked, in the hue of its bank where it is one of the two sides.
fn country(out: &mut String, name: &Name, mains: &[MainBorder], taken: &mut Vec<Box2>, width: f64) {
    let is = |side: fn(&MainBorder) -> &str| {
        name.country
            .as_deref()
            .is_some_and(|code| mains.iter().any(|main| side(main) == code))
    };
    let (left, right) = (is(|main| &main.left), is(|main| &main.right));
    let class = match (left, right) {
        (true, false) => "label-country side-left",
        (false, true) => "label-country side-right",
        _ => "label-country",
    };
    let text = if is_joined(&name.text) {
        name.text.clone()
    } else {
        name.text.to_uppercase()
    };
    let space = Box2::around(
        name.at,
        ems(&text) * 15.0 + text.chars().count() as f64 * 4.5,
        36.0,
    );
    if !space.is_within(width) || taken.iter().any(|other| other.meets(&space)) {
        return;
    }
    taken.push(space);
    write!(
        out,
        "<g class=\"{class}\"><text x=\"{:.1}\" y=\"{:.1}\">{}</text>",
        name.at.x,
        name.at.y,
        escape(&text)
    )
    .expect(INFALLIBLE);
    if let Some(local) = &name.local {
        write!(
            out,
            "<text class=\"local\" x=\"{:.1}\" y=\"{:.1}\">{}</text>",
            name.at.x,
            name.at.y + 16.0,
            escape(local)
        )
        .expect(INFALLIBLE);
    }
    out.push_str("</g>");
}

fn physical(out: &mut String, name: &Name, taken: &mut Vec<Box2>, width: f64) {
    let is_range = name.kind == "range";
    let text = if is_range && !is_joined(&name.text) {
        name.text.to_uppercase()
    } else {
        name.text.clone()
    };
    let space = Box2::around(
        name.at,
        ems(&text) * 12.0 + text.chars().count() as f64 * 2.2,
        18.0,
    );
    if !space.is_within(width) || taken.iter().any(|other| other.meets(&space)) {
        return;
    }
    taken.push(space);
    let class = if is_range {
        "label-range"
    } else {
        "label-region"
    };
    write!(
        out,
        "<text class=\"{class}\" x=\"{:.1}\" y=\"{:.1}\">{}</text>",
        name.at.x,
        name.at.y + 4.0,
        escape(&text)
    )
    .expect(INFALLIBLE);
}

/// A dot with its name beside it, at the first of four sides that is free.
fn town(out: &mut String, name: &Name, taken: &mut Vec<Box2>) {
    let (class, size) = match name.kind.as_str() {
        "capital" => ("label-capital", 14.0),
        "city" => ("label-city", 13.0),
        _ => ("label-town", 12.0),
    };
    let lines = if name.local.is_some() { 2.0 } else { 1.0 };
    let width = ems(&name.text).max(name.local.as_deref().map_or(0.0, ems) * 0.9) * size + 4.0;
    let height = size * 1.15 * lines;
    let covered = taken
        .iter()
        .any(|other| other.meets(&Box2::around(name.at, 2.0, 2.0)));
    // Beside its dot; further off where a mark stands on the very place.
    let gaps: &[f64] = if covered { &[15.0, 18.0] } else { &[7.0, 12.0] };
    let free = gaps
        .iter()
        .flat_map(|&gap| sides(width, height, gap))
        .find(|(_, shift)| {
            let space = Box2::around(name.at + *shift, width, height);
            taken.iter().all(|other| !other.meets(&space))
        });
    let Some((anchor, shift)) = free else {
        return;
    };
    taken.push(Box2::around(name.at + shift, width, height));
    let x = name.at.x
        + match anchor {
            "start" => shift.x - width / 2.0,
            "end" => shift.x + width / 2.0,
            _ => 0.0,
        };
    let first = name.at.y + shift.y - height / 2.0 + size * 0.9;
    write!(out, "<g class=\"{class}\" text-anchor=\"{anchor}\">").expect(INFALLIBLE);
    if !covered {
        taken.push(Box2::around(name.at, 7.0, 7.0));
        write!(
            out,
            "<circle class=\"dot-place\" cx=\"{:.1}\" cy=\"{:.1}\" r=\"2.4\"/>",
            name.at.x, name.at.y
        )
        .expect(INFALLIBLE);
    }
    write!(
        out,
        "<text x=\"{x:.1}\" y=\"{first:.1}\">{}</text>",
        escape(&name.text)
    )
    .expect(INFALLIBLE);
    if let Some(local) = &name.local {
        write!(
            out,
            "<text class=\"local\" x=\"{x:.1}\" y=\"{:.1}\">{}</text>",
            first + size * 1.1,
            escape(local)
        )
        .expect(INFALLIBLE);
    }
    out.push_str("</g>");
}

/// Where a label's middle may lie beside its place, the best first, with the anchor of its text.
fn sides(width: f64, height: f64, gap: f64) -> [(&'static str, Coord); 8] {
    let (across, down) = (width / 2.0 + gap, height / 2.0 + gap * 0.8);
    let slant = (width / 2.0 + gap * 0.4, height / 2.0 + gap * 0.3);
    let at = |anchor, x, y| (anchor, Coord { x, y });
    [
        at("start", across, 0.0),
        at("end", -across, 0.0),
        at("middle", 0.0, -down),
        at("middle", 0.0, down),
        at("start", slant.0, -slant.1),
        at("start", slant.0, slant.1),
        at("end", -slant.0, -slant.1),
        at("end", -slant.0, slant.1),
    ]
}
