//! The row of figures at the head of a border's page, each with the words that it needs.

use super::tally::Tally;
use crate::{
    border::Border,
    features::{CrossingStatus, Quoted},
    geometry::geodesic::distance_m,
    ogcapi::borders::Strip,
    pages::words::{
        dates,
        numbers::{counted, grouped},
        vocabulary,
    },
};

const KM_IN_A_MILE: f64 = 1.609_344;

/// One figure.
pub(super) struct Figure {
    pub figure: String,
    pub words: String,
}

/// The figures of a border, as many as there is something to say.
pub(super) fn figures(
    border: &Border,
    strip: &Strip,
    tally: &Tally,
    quoted: &[Quoted],
) -> Vec<Figure> {
    let mut figures = vec![length(border)];
    figures.extend(closest(border, quoted));
    if !strip.landmarks.crossings.is_empty() {
        figures.push(crossings(strip));
    }
    if !strip.points.is_empty() || strip.unplaced > 0 {
        figures.push(reports(strip, tally));
    }
    figures.extend(straight(border));
    figures
}

fn length(border: &Border) -> Figure {
    let parts = match border.parts.len() {
        1 => String::new(),
        parts => format!(", in {parts} parts"),
    };
    Figure {
        figure: format!("{} km", decimal(border.length_km)),
        words: format!(
            "{} mi, geodesic{parts}; the line is drawn from {}",
            decimal(border.length_km / KM_IN_A_MILE),
            counted(border.vertices(), "point", "points")
        ),
    }
}

/// With one decimal, even where it is zero.
pub(super) fn decimal(value: f64) -> String {
    let text = grouped(value, 1);
    if text.contains('.') {
        text
    } else {
        text + ".0"
    }
}

/// The quoted figure that is closest to ours, with its remark, where it has one.
fn closest(border: &Border, quoted: &[Quoted]) -> Option<Figure> {
    let distance = |quoted: &&Quoted| (quoted.value_km - border.length_km).abs();
    let with_note = quoted.iter().filter(|quoted| quoted.note.is_some());
    let closest = with_note.min_by(|a, b| distance(a).total_cmp(&distance(b)))?;
    Some(Figure {
        figure: format!("{} {}", grouped(closest.value, 2), closest.unit),
        words: format!(
            "quoted by {}: {}",
            closest.label,
            closest.note.as_deref().unwrap_or_default()
        ),
    })
}

fn crossings(strip: &Strip) -> Figure {
    let all = [
        CrossingStatus::Open,
        CrossingStatus::Restricted,
        CrossingStatus::Closed,
        CrossingStatus::Unknown,
    ];
    let crossings = &strip.landmarks.crossings;
    let words: Vec<String> = all
        .into_iter()
        .filter_map(|status| {
            let count = crossings.iter().filter(|one| one.status == status).count();
            (count > 0).then(|| format!("{count} {}", vocabulary::crossing_status(status)))
        })
        .collect();
    let day = strip
        .days
        .map_or_else(String::new, |[_, last]| format!(" on {}", dates::day(last)));
    Figure {
        figure: counted(crossings.len(), "crossing", "crossings"),
        words: words.join(", ") + &day,
    }
}

fn reports(strip: &Strip, tally: &Tally) -> Figure {
    let mut rest = Vec::new();
    for (count, words) in [
        (
            tally.statements,
            counted(tally.statements, "statement", "statements"),
        ),
        (
            tally.elsewhere,
            format!("{} on other territory", tally.elsewhere),
        ),
        (
            tally.unplaced,
            format!("{} without a place along it", tally.unplaced),
        ),
    ] {
        if count > 0 {
            rest.push(words);
        }
    }
    let rest = if rest.is_empty() {
        String::new()
    } else {
        format!("; besides, {}", rest.join(", "))
    };
    Figure {
        figure: format!("{} + {}", tally.left.len(), tally.right.len()),
        words: format!(
            "reports placed in {} and in {}{rest}",
            strip.left.name, strip.right.name
        ),
    }
}

/// The distance between the two ends; none for a ring and for a border in parts, which has more than two ends.
fn straight(border: &Border) -> Option<Figure> {
    let [part] = border.parts.as_slice() else {
        return None;
    };
    if part.is_closed() {
        return None;
    }
    let (first, last) = (part.line.0.first()?, part.line.0.last()?);
    Some(Figure {
        figure: format!("{} km", decimal(distance_m(*first, *last) / 1_000.0)),
        words: "between its two ends as the crow flies".to_owned(),
    })
}
