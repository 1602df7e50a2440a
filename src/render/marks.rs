//! Reports on the map: discs of doubt, hatches where the error is not known, marks, and rings for clusters.

use std::{
    collections::{BTreeMap, HashSet},
    fmt::Write as _,
};

use geo::{Coord, Geometry};

use super::{Drawing, Spot, canvas::Canvas, is_point, labels::Box2, placement::Mark, text::escape};
use crate::{
    geometry::{disc::disc, geodesic::distance_m},
    tiles::abbreviated,
};

const INFALLIBLE: &str = "writing to a String cannot fail";
/// Size of a mark and of a handle without halo, px, in a symbol that is 20 / 16 as wide.
const MARK: f64 = 20.0;
const HANDLE: f64 = 16.25;

/// Above so many discs the fills would drown the map; the rims stay.
const FILLED_AT_MOST: usize = 60;
/// Discs of one category whose centres are nearer than this share of the wider radius doubt the same thing.
const SAME: f64 = 0.35;

/// The discs of vague places: translucent, with a rim and no centre dot; hatches where no radius is known.
pub(super) fn discs(out: &mut String, drawing: &Drawing, canvas: &Canvas) {
    let vague = drawing
        .reports
        .iter()
        .filter(|spot| !is_point(spot.precision, spot.radius_km));
    // The largest first, so that a small disc is not buried.
    let mut vague: Vec<&Spot> = vague.collect();
    vague.sort_by(|a, b| {
        let radius = |spot: &Spot| spot.radius_km.unwrap_or(0.0);
        radius(b).total_cmp(&radius(a))
    });
    let few = vague.len() <= FILLED_AT_MOST;
    let mut filled: Vec<&Spot> = Vec::new();
    let mut drawn = HashSet::new();
    for spot in vague {
        let is_chosen = drawing.selected == Some(spot.id.as_str());
        let at = canvas.pixel(spot.place);
        let tenth = |length: f64| (length * 10.0).round() as i64;
        let radius = spot.radius_km.map(tenth);
        // Of those that look the same one is enough: many reports of one town would be a long drawing of one disc.
        if !is_chosen && !drawn.insert((spot.category.as_str(), tenth(at.x), tenth(at.y), radius)) {
            continue;
        }
        let chosen = if is_chosen { " is-selected" } else { "" };
        let category = escape(&spot.category);
        if let Some(radius_km) = spot.radius_km {
            let path = canvas.area_path(&Geometry::MultiPolygon(disc(spot.place, radius_km)));
            // Discs of about one centre and category: fills that add up would claim more doubt than there is.
            let same = |wider: &&Spot| {
                let within_km = SAME * wider.radius_km.unwrap_or(0.0);
                wider.category == spot.category
                    && distance_m(wider.place, spot.place) / 1000.0 < within_km
            };
            let again = !few || filled.iter().any(same);
            let fill = match (again, spot.is_deep) {
                (true, _) => " disc-rim",
                (false, true) => " disc-deep",
                (false, false) => "",
            };
            if !again {
                filled.push(spot);
            }
            write!(
                out,
                "<path class=\"disc{fill} cat-{category}{chosen}\" d=\"{path}\"/>"
            )
        } else {
            write!(
                out,
                "<g class=\"hatch cat-{category}{chosen}\" transform=\"translate({:.1} {:.1})\">{}<text class=\"hatch-unknown\" x=\"25\" y=\"-21\">?</text></g>",
                at.x,
                at.y,
                hatch()
            )
        }
        .expect(INFALLIBLE);
    }
}

/// Lines at 45° in a circle of 34 px, fading outward in three steps.
fn hatch() -> String {
    let mut steps = [String::new(), String::new(), String::new()];
    let mut offset = -44.0_f64;
    while offset <= 44.0 {
        // The chord of each ring that this line crosses.
        for (step, radius) in steps.iter_mut().zip([34.0_f64, 26.0, 17.0]) {
            let across = offset / std::f64::consts::SQRT_2;
            if across.abs() < radius {
                let half =
                    (radius * radius - across * across).sqrt() * std::f64::consts::FRAC_1_SQRT_2;
                let (x, y) = (offset / 2.0, offset / 2.0);
                write!(
                    step,
                    "M{:.1} {:.1}L{:.1} {:.1}",
                    x - half,
                    y + half,
                    x + half,
                    y - half
                )
                .expect(INFALLIBLE);
            }
        }
        offset += 7.0;
    }
    let [outer, middle, inner] = steps;
    format!(
        "<path class=\"hatch-line\" d=\"{outer}\"/><path class=\"hatch-line\" d=\"{middle}\"/><path class=\"hatch-line\" d=\"{inner}\"/>"
    )
}

/// What the marks take, px.
pub(super) fn boxes(marks: &[Mark]) -> Vec<Box2> {
    marks
        .iter()
        .map(|mark| {
            let size = if mark.spots.len() > 1 { 28.0 } else { 18.0 };
            Box2::around(mark.at, size, size)
        })
        .collect()
}

/// From where a mark stands to its true place, where it stepped off a crossing; the crossing's symbol covers its end.
pub(super) fn leaders(out: &mut String, marks: &[Mark]) {
    for mark in marks {
        if let Some(truth) = mark.truth {
            write!(
                out,
                "<path class=\"leader\" d=\"M{:.1} {:.1}L{:.1} {:.1}\"/>",
                truth.x, truth.y, mark.at.x, mark.at.y
            )
            .expect(INFALLIBLE);
        }
    }
}

/// Marks and rings; each mark is a link to its card.
pub(super) fn draw(out: &mut String, drawing: &Drawing, marks: &[Mark]) {
    for mark in marks {
        match mark.spots[..] {
            [spot] => single(out, drawing, mark, spot),
            _ => ring(out, mark),
        }
    }
}

fn single(out: &mut String, drawing: &Drawing, mark: &Mark, spot: &Spot) {
    let size = if mark.is_handle { HANDLE } else { MARK };
    write!(
        out,
        "<a class=\"spot cat-{}\" href=\"{}\" tabindex=\"-1\"><title>{}</title>",
        escape(&spot.category),
        escape(&spot.href),
        escape(&spot.title)
    )
    .expect(INFALLIBLE);
    if drawing.selected == Some(spot.id.as_str()) {
        write!(
            out,
            "<circle class=\"ring-selected\" cx=\"{:.1}\" cy=\"{:.1}\" r=\"15\"/>",
            mark.at.x, mark.at.y
        )
        .expect(INFALLIBLE);
    }
    write!(
        out,
        "<use href=\"#{}\" x=\"{:.1}\" y=\"{:.1}\" width=\"{size}\" height=\"{size}\"/></a>",
        spot.symbol,
        mark.at.x - size / 2.0,
        mark.at.y - size / 2.0
    )
    .expect(INFALLIBLE);
}

/// A cluster: arcs by category with the count inside.
fn ring(out: &mut String, mark: &Mark) {
    let mut shares: BTreeMap<&str, usize> = BTreeMap::new();
    for spot in &mark.spots {
        *shares.entry(&spot.category).or_default() += 1;
    }
    let titles: Vec<&str> = mark.spots.iter().map(|spot| spot.title.as_str()).collect();
    arcs(out, mark.at, "cluster", &titles.join("\n"), &shares);
}

/// The rings of reports that are too many to stand by themselves; vague ones stand aside of where their middle is.
pub(super) fn rings(out: &mut String, drawing: &Drawing, canvas: &Canvas) {
    const ASIDE: Coord = Coord { x: 25.0, y: 17.0 };
    for ring in &drawing.rings {
        let at = canvas.pixel(ring.place);
        let shares = ring
            .shares
            .iter()
            .map(|(name, &count)| (name.as_str(), count));
        let (at, class) = if ring.is_vague {
            (at + ASIDE, "cluster is-vague")
        } else {
            (at, "cluster")
        };
        if canvas.shows(at) {
            arcs(out, at, class, &ring.count.to_string(), &shares.collect());
        }
    }
}

fn arcs(out: &mut String, at: Coord, class: &str, title: &str, shares: &BTreeMap<&str, usize>) {
    const RADIUS: f64 = 9.5;
    let total: usize = shares.values().sum();
    write!(
        out,
        "<g class=\"{class}\" transform=\"translate({:.1} {:.1})\"><title>{}</title><circle class=\"cluster-halo\" r=\"14.3\"/>",
        at.x,
        at.y,
        escape(title)
    )
    .expect(INFALLIBLE);
    let around = std::f64::consts::TAU * RADIUS;
    let gap = if shares.len() > 1 { 1.2 } else { 0.0 };
    let mut start = 0.0;
    for (category, count) in shares {
        let length = around * *count as f64 / total as f64;
        // A dashed circle: one dash as long as the share, turned to its start.
        write!(
            out,
            "<circle class=\"cluster-arc cat-{}\" r=\"{RADIUS}\" stroke-dasharray=\"{:.2} {around:.2}\" stroke-dashoffset=\"{:.2}\" transform=\"rotate(-90)\"/>",
            escape(category),
            (length - gap).max(0.5),
            -start - gap / 2.0
        )
        .expect(INFALLIBLE);
        start += length;
    }
    write!(
        out,
        "<text class=\"cluster-count\" y=\"4\">{}</text></g>",
        abbreviated(total)
    )
    .expect(INFALLIBLE);
}
