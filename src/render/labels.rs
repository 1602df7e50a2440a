//! Names on the map: countries, towns, ranges; what would cover something else is left out.

use std::fmt::Write as _;

use geo::{Coord, Geometry};
use serde_json::{Map, Value};

use super::{
    border_line::between,
    canvas::Canvas,
    ground::{EARLY, at_zoom},
    text::{ems, escape, is_joined},
};
use crate::{
    border::Border,
    features::{Dataset, Kind},
};

const INFALLIBLE: &str = "writing to a String cannot fail";
/// A rank from which a place is a village.
const VILLAGE: f64 = 7.0;

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

    /// Whether it lies between the left and the right edge of a drawing: a name cut in two says nothing.
    fn is_within(&self, canvas: &Canvas) -> bool {
        self.x >= 0.0 && self.x + self.width <= canvas.width && self.is_whole(canvas)
    }

    /// Whether all of it is seen; a drawing that goes on beyond its view box may show what lies there.
    pub(super) fn is_whole(&self, canvas: &Canvas) -> bool {
        /// Room for letters that are wider than we think.
        const RIM: f64 = 3.0;
        let fits = |from: f64, length: f64, whole: f64| from >= RIM && from + length <= whole - RIM;
        !canvas.is_cut()
            || fits(self.x, self.width, canvas.width) && fits(self.y, self.height, canvas.height)
    }

    pub(super) fn meets(&self, other: &Self) -> bool {
        self.x < other.x + other.width
            && other.x < self.x + self.width
            && self.y < other.y + other.height
            && other.y < self.y + self.height
    }
}

/// What kind of thing a name names: how it is written and from which zoom to which.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Country,
    Capital,
    City,
    Town,
    Village,
    Region,
    Range,
    Lake,
}

/// How names of a rank are written; `static/style/layers.json` has the same sizes and zooms.
struct Look {
    class: &'static str,
    sizes: &'static [(f64, f64)],
    from: f64,
    until: f64,
}

impl Rank {
    fn of(kind: &str, rank: f64) -> Self {
        match kind {
            "country" => Self::Country,
            "capital" => Self::Capital,
            "region" | "admin1" | "province" | "valley" => Self::Region,
            "range" | "mountain" | "desert" | "plateau" | "physical" => Self::Range,
            "lake" => Self::Lake,
            _ if rank < 4.0 => Self::City,
            _ if rank < VILLAGE => Self::Town,
            _ => Self::Village,
        }
    }

    fn look(self) -> Look {
        let look = |class, sizes, from, until| Look {
            class,
            sizes,
            from,
            until,
        };
        match self {
            Self::Country => look(
                "label-country",
                &[(2.0, 11.0), (5.0, 14.0), (8.0, 19.0)],
                2.0,
                9.0,
            ),
            Self::Capital => look(
                "label-capital",
                &[(3.0, 11.5), (6.0, 14.0), (10.0, 18.0)],
                3.0,
                24.0,
            ),
            Self::City => look(
                "label-city",
                &[(5.0, 12.0), (8.0, 14.0), (12.0, 17.0)],
                5.0,
                24.0,
            ),
            Self::Town => look(
                "label-town",
                &[(6.0, 11.5), (8.0, 12.5), (12.0, 15.0)],
                5.5,
                24.0,
            ),
            Self::Village => look("label-village", &[(8.0, 11.0), (12.0, 13.0)], 7.0, 24.0),
            Self::Region => look("label-region", &[(6.0, 11.5), (9.0, 13.5)], 5.0, 10.0),
            Self::Range => look("label-range", &[(5.0, 12.0), (8.0, 16.0)], 5.0, 11.0),
            Self::Lake => look("label-water", &[(6.0, 11.0), (10.0, 14.0)], 6.0, 24.0),
        }
    }
}

struct Name {
    at: Coord,
    rank: Rank,
    text: String,
    /// The same in the local script, where it differs.
    local: Option<String>,
    country: Option<String>,
    /// The weightier the smaller: the rank of the data.
    weight: f64,
    min_zoom: f64,
}

/// The names of a picture, the weightiest first.
pub(super) struct Labels<'a> {
    names: Vec<Name>,
    canvas: &'a Canvas,
    mains: &'a [&'a Border],
}

impl<'a> Labels<'a> {
    /// Reads the names that the picture has room for, in a language.
    pub(super) fn read(
        dataset: &Dataset,
        canvas: &'a Canvas,
        mains: &'a [&'a Border],
        language: &str,
    ) -> Self {
        let mut names = names(dataset, canvas, language);
        names.sort_by(|a, b| {
            let of = |name: &Name| (name.min_zoom, name.weight);
            let ((a_zoom, a_weight), (b_zoom, b_weight)) = (of(a), of(b));
            a.rank
                .cmp(&b.rank)
                .then(a_zoom.total_cmp(&b_zoom))
                .then(a_weight.total_cmp(&b_weight))
        });
        Self {
            names,
            canvas,
            mains,
        }
    }

    /// Countries and capitals: nothing but marks comes before them.
    pub(super) fn first(&self, out: &mut String, taken: &mut Vec<Box2>) {
        self.each(out, taken, |rank| rank <= Rank::Capital);
    }

    /// Everything else; what would cover something is left out.
    pub(super) fn rest(&self, out: &mut String, taken: &mut Vec<Box2>) {
        self.each(out, taken, |rank| rank > Rank::Capital);
    }

    fn each(&self, out: &mut String, taken: &mut Vec<Box2>, wanted: impl Fn(Rank) -> bool) {
        for name in self.names.iter().filter(|name| wanted(name.rank)) {
            let look = name.rank.look();
            let size = between(look.sizes, self.canvas.zoom);
            match name.rank {
                Rank::Country => self.country(out, name, size, taken),
                Rank::Region | Rank::Range | Rank::Lake => {
                    physical(out, name, size, taken, self.canvas);
                }
                _ => town(out, name, size, taken, self.canvas),
            }
        }
    }

    /// Capitals, tracked, in the hue of its bank where it is one of the two sides.
    fn country(&self, out: &mut String, name: &Name, size: f64, taken: &mut Vec<Box2>) {
        let is = |side: fn(&Border) -> &str| {
            name.country
                .as_deref()
                .is_some_and(|code| self.mains.iter().any(|main| side(main) == code))
        };
        let side = match (is(|main| &main.left), is(|main| &main.right)) {
            (true, false) => " side-left",
            (false, true) => " side-right",
            _ => "",
        };
        let text = capitals(&name.text);
        let tracking = if is_joined(&text) { 0.0 } else { 0.3 };
        let width = (ems(&text) + text.chars().count() as f64 * tracking) * size;
        let is_near = self.canvas.zoom >= 5.0;
        let local = name.local.as_deref().filter(|_| is_near);
        let lines = if local.is_some() { 2.2 } else { 1.1 };
        // Small scales have room for a name only where its neighbours leave some.
        let shifts: &[f64] = if is_near {
            &[0.0]
        } else {
            &[0.0, 0.9, -0.9, 2.0, -2.0]
        };
        let free = shifts.iter().find_map(|shift| {
            let at = name.at
                + Coord {
                    x: 0.0,
                    y: shift * size,
                };
            let middle = at
                + Coord {
                    x: 0.0,
                    y: (lines - 1.1) * size / 2.0,
                };
            let space = Box2::around(middle, width, lines * size + 4.0);
            let fits =
                space.is_within(self.canvas) && taken.iter().all(|other| !other.meets(&space));
            fits.then_some((at, space))
        });
        let Some((at, space)) = free else {
            return;
        };
        taken.push(space);
        write!(
            out,
            "<g class=\"label-country{side}\" font-size=\"{size:.1}\">"
        )
        .expect(INFALLIBLE);
        line(
            out,
            at + Coord {
                x: 0.0,
                y: size * 0.35,
            },
            "",
            &text,
        );
        if let Some(local) = local {
            line(
                out,
                at + Coord {
                    x: 0.0,
                    y: size * 1.45,
                },
                "local",
                local,
            );
        }
        out.push_str("</g>");
    }
}

/// One line of a label.
fn line(out: &mut String, at: Coord, class: &str, text: &str) {
    let class = match (class, is_joined(text)) {
        ("", false) => String::new(),
        ("", true) => " class=\"joined\"".to_owned(),
        (own, false) => format!(" class=\"{own}\""),
        (own, true) => format!(" class=\"{own} joined\""),
    };
    write!(
        out,
        "<text{class} x=\"{:.1}\" y=\"{:.1}\">{}</text>",
        at.x,
        at.y,
        escape(text)
    )
    .expect(INFALLIBLE);
}

/// A text in capitals, where its script has them.
fn capitals(text: &str) -> String {
    if is_joined(text) {
        text.to_owned()
    } else {
        text.to_uppercase()
    }
}

fn names(dataset: &Dataset, canvas: &Canvas, language: &str) -> Vec<Name> {
    dataset
        .of_kind(Kind::Place)
        .filter(|collection| at_zoom(collection, canvas.zoom))
        .flat_map(|collection| (0..collection.located()).map(move |row| (collection, row)))
        .filter_map(|(collection, row)| {
            let Some(Geometry::Point(point)) = collection.geometry(row) else {
                return None;
            };
            let at = canvas.pixel(point.0);
            let inside = (-30.0..=canvas.width + 30.0).contains(&at.x)
                && (-160.0..=canvas.height + 160.0).contains(&at.y);
            inside
                .then(|| name(&collection.properties_of(row), at, language))
                .flatten()
        })
        .filter(|name| {
            let look = name.rank.look();
            name.min_zoom <= canvas.zoom.floor() + EARLY
                && (look.from..look.until).contains(&canvas.zoom)
        })
        .collect()
}

/// The name of a feature in a language, else as it is.
pub(super) fn shown_name(properties: &Map<String, Value>, language: &str) -> Option<String> {
    let text = |value: Option<&Value>| value.and_then(Value::as_str).map(str::to_owned);
    text(properties.get(&format!("name_{language}")))
        .or_else(|| {
            text(
                properties
                    .get("names")
                    .and_then(|names| names.get(language)),
            )
        })
        .or_else(|| text(properties.get("name")))
}

fn name(properties: &Map<String, Value>, at: Coord, language: &str) -> Option<Name> {
    let text = |key: &str| {
        properties
            .get(key)
            .and_then(Value::as_str)
            .map(str::to_owned)
    };
    let number = |key: &str| properties.get(key).and_then(Value::as_f64);
    let shown = shown_name(properties, language)?;
    let weight = number("rank").unwrap_or(8.0);
    Some(Name {
        at,
        rank: Rank::of(&text("kind").unwrap_or_default(), weight),
        local: text("name_local").filter(|local| *local != shown),
        text: shown,
        country: text("country").or_else(|| text("code")),
        weight,
        min_zoom: number("min_zoom").unwrap_or(0.0),
    })
}

/// Ranges, regions and waters: no dot, no local script.
fn physical(out: &mut String, name: &Name, size: f64, taken: &mut Vec<Box2>, canvas: &Canvas) {
    let look = name.rank.look();
    let text = if name.rank == Rank::Range {
        capitals(&name.text)
    } else {
        name.text.clone()
    };
    let tracking = if name.rank == Rank::Range { 0.18 } else { 0.08 };
    let own = (ems(&text) + text.chars().count() as f64 * tracking) * size;
    let space = Box2::around(name.at, own, size * 1.4);
    if !space.is_within(canvas) || taken.iter().any(|other| other.meets(&space)) {
        return;
    }
    taken.push(space);
    write!(out, "<g class=\"{}\" font-size=\"{size:.1}\">", look.class).expect(INFALLIBLE);
    line(
        out,
        name.at
            + Coord {
                x: 0.0,
                y: size * 0.35,
            },
        "",
        &text,
    );
    out.push_str("</g>");
}

/// A dot with its name beside it, at the first of eight sides that is free.
fn town(out: &mut String, name: &Name, size: f64, taken: &mut Vec<Box2>, canvas: &Canvas) {
    let class = name.rank.look().class;
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
            space.is_whole(canvas) && taken.iter().all(|other| !other.meets(&space))
        });
    let Some((anchor, shift)) = free else {
        return;
    };
    taken.push(Box2::around(name.at + shift, width, height));
    let x = name.at.x
        + match anchor {
            "start" => shift.x - width / 2.0,
            "end" => shift.x + width / 2.0,
            _ => shift.x,
        };
    let first = name.at.y + shift.y - height / 2.0 + size * 0.9;
    write!(
        out,
        "<g class=\"{class}\" font-size=\"{size:.1}\" text-anchor=\"{anchor}\">"
    )
    .expect(INFALLIBLE);
    if !covered {
        taken.push(Box2::around(name.at, 7.0, 7.0));
        let radius = if name.rank == Rank::Village { 1.7 } else { 2.4 };
        write!(
            out,
            "<circle class=\"dot-place\" cx=\"{:.1}\" cy=\"{:.1}\" r=\"{radius}\"/>",
            name.at.x, name.at.y
        )
        .expect(INFALLIBLE);
    }
    line(out, Coord { x, y: first }, "", &name.text);
    if let Some(local) = &name.local {
        let y = first + size * 1.1;
        line(out, Coord { x, y }, "local", local);
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
