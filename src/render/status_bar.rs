//! What a crossing let through, day by day, as a bar: each status has a pattern of its own, none is told by colour alone.

use std::fmt::Write as _;

use jiff::{ToSpan, civil::Date};

use super::diagram::{Caption, Ink, Sheet, Type};
use crate::{
    features::CrossingStatus,
    lang::{self, DateForm, Language, arg},
    ogcapi::borders::Spell,
};

const WIDTH: f64 = 300.0;
const HEIGHT: f64 = 16.0;
const INFALLIBLE: &str = "writing to a String cannot fail";

fn x(days: [Date; 2], day: Date) -> f64 {
    let length = |from: Date, to: Date| f64::from(from.until(to).map_or(0, |span| span.get_days()));
    let whole = length(days[0], days[1]) + 1.0;
    (length(days[0], day) / whole).clamp(0.0, 1.0) * (WIDTH - 2.0) + 1.0
}

/// The bar of a crossing as SVG: solid closed, hatched restricted, empty open, broken with "?" not known.
#[must_use]
pub fn status_bar(language: Language, spells: &[Spell], days: [Date; 2]) -> String {
    let mut sheet = Sheet::new(Ink::Page, language, WIDTH);
    let mut words: Vec<String> = Vec::new();
    for spell in spells {
        let ends = (
            x(days, spell.from),
            x(days, spell.to.saturating_add(1.day())),
        );
        draw(&mut sheet, spell.status, ends);
        let status = sheet.t(match spell.status {
            CrossingStatus::Open => "words-crossing-open",
            CrossingStatus::Closed => "words-crossing-closed",
            CrossingStatus::Restricted => "words-crossing-restricted",
            CrossingStatus::Unknown => "words-crossing-unknown",
        });
        let day = lang::date(language, spell.from, DateForm::Day);
        words.push(sheet.say("border-spell", [arg("status", status), arg("day", day)]));
    }
    sheet.finish(HEIGHT, &words.join(", "), &Caption::default())
}

fn draw(sheet: &mut Sheet, status: CrossingStatus, (from, to): (f64, f64)) {
    let (ink, width) = (sheet.ink.token("border-ink"), (to - from).max(0.5));
    let frame = |more: &str| {
        format!(
            "<rect x=\"{from:.1}\" y=\"2.5\" width=\"{width:.1}\" height=\"11\" fill=\"none\" stroke=\"{ink}\"{more}/>"
        )
    };
    match status {
        CrossingStatus::Closed => sheet.rect((from, 2.0), (width, 12.0), "border-ink"),
        CrossingStatus::Open => sheet.push(&frame("")),
        CrossingStatus::Restricted => {
            let hatch = hatch(from, from + width);
            sheet.push(&format!(
                "{}<path d=\"{hatch}\" stroke=\"{ink}\" stroke-width=\"1.3\" fill=\"none\"/>",
                frame("")
            ));
        }
        CrossingStatus::Unknown => {
            let grey = sheet.ink.token("ink-3");
            sheet.push(&format!("<rect x=\"{from:.1}\" y=\"2.5\" width=\"{width:.1}\" height=\"11\" fill=\"none\" stroke=\"{grey}\" stroke-dasharray=\"1.5 3\"/>"));
            if width > 10.0 {
                let look = Type::SMALL
                    .anchored(super::diagram::Anchor::Middle)
                    .coloured("ink-3");
                sheet.text((from + width / 2.0, 12.0), look, "?");
            }
        }
    }
}

/// Strokes at 45° in a bar from one x to another, cut at its ends.
fn hatch(from: f64, to: f64) -> String {
    let mut path = String::new();
    let (top, bottom) = (2.5, 13.5);
    let mut foot = from - (bottom - top) + 3.0;
    while foot < to {
        // The stroke goes from (foot, bottom) up to (foot + 11, top); what is beyond the ends is cut off.
        let (left, right) = (foot.max(from), (foot + bottom - top).min(to));
        if right > left {
            write!(
                path,
                "M{left:.1} {:.1}L{right:.1} {:.1}",
                bottom - (left - foot),
                bottom - (right - foot)
            )
            .expect(INFALLIBLE);
        }
        foot += 4.5;
    }
    path
}

/// The names of the months above the bars.
#[must_use]
pub fn status_months(language: Language, days: [Date; 2]) -> String {
    let mut sheet = Sheet::new(Ink::Page, language, WIDTH);
    let mut month = days[0].first_of_month();
    let mut last = f64::NEG_INFINITY;
    while month <= days[1] {
        let at = x(days, month.max(days[0]));
        if at - last > 34.0 && at < WIDTH - 24.0 {
            let words = if month.month() == 1 {
                lang::years(language, month, month)
            } else {
                lang::month(language, month, true).to_owned()
            };
            sheet.text((at, 12.0), Type::SMALL.coloured("ink-3"), &words);
            last = at;
        }
        month = month.saturating_add(1.month());
    }
    let label = lang::days(language, days[0], days[1], DateForm::Day);
    sheet.finish(HEIGHT, &label, &Caption::default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_year_is_spread_over_the_whole_bar() {
        let days = [date(2021, 1, 1), date(2021, 12, 31)];
        assert!((x(days, days[0]) - 1.0).abs() < 1e-9);
        assert!((x(days, date(2022, 1, 1)) - (WIDTH - 1.0)).abs() < 1e-9);
        assert!(x(days, date(2021, 7, 2)) > WIDTH / 2.0 - 2.0);
    }

    #[test]
    fn each_status_has_a_pattern_of_its_own() {
        let days = [date(2021, 6, 1), date(2021, 6, 30)];
        let all = [
            CrossingStatus::Open,
            CrossingStatus::Closed,
            CrossingStatus::Restricted,
            CrossingStatus::Unknown,
        ];
        let bars: std::collections::BTreeSet<String> = all
            .into_iter()
            .map(|status| {
                let mut sheet = Sheet::new(Ink::Page, Language::En, WIDTH);
                draw(&mut sheet, status, (0.0, 100.0));
                sheet.finish(HEIGHT, "", &Caption::default())
            })
            .collect();
        assert_eq!(bars.len(), all.len());
        assert!(!status_bar(Language::En, &[], days).contains("<rect"));
    }
}
