//! The row of figures at the head of a border's page, each with the words that it needs.

use super::tally::Tally;
use crate::{
    border::Border,
    features::{CrossingStatus, Kind, Quoted},
    geometry::geodesic::distance_m,
    lang::{self, Language, arg},
    ogcapi::borders::Strip,
    pages::words::{dates, vocabulary},
};

const KM_IN_A_MILE: f64 = 1.609_344;

/// One figure.
pub(super) struct Figure {
    pub figure: String,
    pub words: String,
}

/// The figures of a border, as many as there is something to say.
pub(super) fn figures(
    language: Language,
    border: &Border,
    strip: &Strip,
    tally: &Tally,
    quoted: &[Quoted],
) -> Vec<Figure> {
    let mut figures = vec![length(language, border)];
    figures.extend(closest(language, border, quoted));
    if !strip.landmarks.crossings.is_empty() {
        figures.push(crossings(language, strip));
    }
    if !strip.points.is_empty() || strip.unplaced > 0 {
        figures.push(reports(language, strip, tally));
    }
    figures.extend(straight(language, border));
    figures
}

fn length(language: Language, border: &Border) -> Figure {
    let miles = decimal(language, border.length_km / KM_IN_A_MILE);
    Figure {
        figure: in_km(language, border.length_km),
        words: lang::say(
            language,
            "border-length-words",
            [
                arg("miles", miles),
                arg("parts", border.parts.len()),
                arg("count", border.vertices()),
            ],
        ),
    }
}

fn in_km(language: Language, km: f64) -> String {
    lang::say(language, "border-km", [arg("km", decimal(language, km))])
}

/// With one decimal, even where it is zero.
pub(super) fn decimal(language: Language, value: f64) -> String {
    lang::precise(language, value, 1)
}

/// The quoted figure that is closest to ours, with its remark, where it has one.
fn closest(language: Language, border: &Border, quoted: &[Quoted]) -> Option<Figure> {
    let distance = |quoted: &&Quoted| (quoted.value_km - border.length_km).abs();
    let with_note = quoted.iter().filter(|quoted| quoted.note.is_some());
    let closest = with_note.min_by(|a, b| distance(a).total_cmp(&distance(b)))?;
    let note = closest.note.as_deref().unwrap_or_default();
    Some(Figure {
        figure: as_quoted(language, closest),
        words: lang::say(
            language,
            "border-quoted-by",
            [arg("who", &closest.label), arg("note", note)],
        ),
    })
}

/// A figure in the unit in which it was quoted.
pub(super) fn as_quoted(language: Language, quoted: &Quoted) -> String {
    let value = lang::number(language, quoted.value, 2);
    match quoted.unit.as_str() {
        "mi" => lang::say(language, "border-miles", [arg("miles", value)]),
        _ => lang::say(language, "border-km", [arg("km", value)]),
    }
}

fn crossings(language: Language, strip: &Strip) -> Figure {
    let crossings = &strip.landmarks.crossings;
    let statuses: Vec<String> = CrossingStatus::ALL
        .into_iter()
        .filter_map(|status| {
            let count = crossings.iter().filter(|one| one.status == status).count();
            let status = vocabulary::crossing_status(language, status);
            let args = [arg("count", count), arg("status", status)];
            (count > 0).then(|| lang::say(language, "border-status-count", args))
        })
        .collect();
    let statuses = statuses.join(", ");
    Figure {
        figure: vocabulary::counted(language, Kind::Crossing, crossings.len()),
        words: match strip.days {
            None => statuses,
            Some([_, last]) => lang::say(
                language,
                "border-crossings-on",
                [
                    arg("statuses", statuses),
                    arg("day", dates::day(language, last)),
                ],
            ),
        },
    }
}

fn reports(language: Language, strip: &Strip, tally: &Tally) -> Figure {
    let rest: Vec<String> = [
        (tally.statements, "border-statements"),
        (tally.elsewhere, "border-elsewhere"),
        (tally.unplaced, "border-without-place"),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, id)| lang::say(language, id, [arg("count", count)]))
    .collect();
    let sides = [
        arg("left", &strip.left.name),
        arg("right", &strip.right.name),
    ];
    let sentence = lang::say(language, "border-reports-placed", sides);
    let count = |reports: usize| lang::number(language, reports as f64, 0);
    let (left, right) = tally.sides();
    Figure {
        figure: format!("{} + {}", count(left), count(right)),
        words: if rest.is_empty() {
            sentence
        } else {
            let args = [arg("sentence", sentence), arg("rest", rest.join(", "))];
            lang::say(language, "border-besides", args)
        },
    }
}

/// The distance between the two ends; none for a ring and for a border in parts, which has more than two ends.
fn straight(language: Language, border: &Border) -> Option<Figure> {
    let [part] = border.parts.as_slice() else {
        return None;
    };
    if part.is_closed() {
        return None;
    }
    let (first, last) = (part.line.0.first()?, part.line.0.last()?);
    Some(Figure {
        figure: in_km(language, distance_m(*first, *last) / 1_000.0),
        words: lang::text(language, "border-as-the-crow-flies").into_owned(),
    })
}
