//! Reports by week and side: a mark each, the left side above the line, the right side below.

use jiff::{ToSpan, civil::Date};

use super::{
    diagram::{Anchor, Caption, Ink, Sheet, Type, report},
    text::escape,
};
use crate::{
    features::{Project, report::Status},
    lang::{self, DateForm, Language, arg},
};

/// A report in its week: its headline, category and status.
pub type WeekMark<'a> = (&'a str, Option<&'a str>, Status);

/// The reports of one week, by side.
#[derive(Clone, Debug)]
pub struct Week<'a> {
    /// Its first day.
    pub from: Date,
    /// On the left side.
    pub left: Vec<WeekMark<'a>>,
    /// On the right side.
    pub right: Vec<WeekMark<'a>>,
    /// How many more on the left and on the right, which are counted and not drawn one by one.
    pub more: (usize, usize),
}

fn on_left(week: &Week) -> usize {
    week.left.len() + week.more.0
}

fn on_right(week: &Week) -> usize {
    week.right.len() + week.more.1
}

const WIDTH: f64 = 1_200.0;
const LEFT: f64 = 110.0;
const ROW: f64 = 15.0;
/// Above so many in a week, marks give way to blocks with a count.
const MOST_MARKS: usize = 12;

/// The chart as SVG, the left side's name first; none without weeks.
#[must_use]
pub fn week_chart(
    weeks: &[Week],
    sides: (&str, &str),
    project: &Project,
    (ink, language): (Ink, Language),
) -> Option<String> {
    let first = weeks.first()?.from;
    let most = |side: fn(&Week) -> usize| weeks.iter().map(side).max().unwrap_or(0);
    let (above, below) = (most(on_left), most(on_right));
    let rows = |count: usize| count.clamp(2, MOST_MARKS) as f64 * ROW + 10.0;
    let line = rows(above) + 6.0;
    let bottom = line + rows(below);
    let mut sheet = Sheet::new(ink, language, WIDTH);
    let step = (WIDTH - LEFT - 12.0) / weeks.len() as f64;
    let x = |index: usize| LEFT + (index as f64 + 0.5) * step;
    months(&mut sheet, first, weeks.len(), step, bottom);
    let unit = (rows(above.max(below)) - 16.0) / above.max(below).max(1) as f64;
    for (index, week) in weeks.iter().enumerate() {
        for (marks, count, up, colour) in [
            (&week.left, on_left(week), -1.0, "side-left"),
            (&week.right, on_right(week), 1.0, "side-right"),
        ] {
            if above.max(below) > MOST_MARKS || step < ROW || count > marks.len() {
                block(
                    &mut sheet,
                    count,
                    (x(index), line),
                    (step, up * unit),
                    colour,
                );
                continue;
            }
            for (place, &(title, category, status)) in marks.iter().enumerate() {
                let y = line + up * (12.0 + place as f64 * ROW);
                let mark = report(ink, project, (category, status), (x(index), y), 11.0);
                sheet.push(&format!("<g><title>{}</title>{mark}</g>", escape(title)));
            }
        }
    }
    sheet.stroke((LEFT, line), (WIDTH - 12.0, line), ("border-ink", 2.3), "");
    let look = |colour| Type {
        anchor: Anchor::End,
        size: 13.0,
        weight: 650,
        colour,
        halo: None,
    };
    sheet.text((LEFT - 10.0, line - 12.0), look("side-left-ink"), sides.0);
    sheet.text((LEFT - 10.0, line + 22.0), look("side-right-ink"), sides.1);
    let total = |side: fn(&Week) -> usize| weeks.iter().map(side).sum::<usize>();
    let label = lang::say(
        language,
        "border-label-weeks",
        [
            arg("leftcount", total(on_left)),
            arg("left", sides.0),
            arg("rightcount", total(on_right)),
            arg("right", sides.1),
        ],
    );
    Some(sheet.finish(bottom + 22.0, &label, &Caption::default()))
}

/// A block as high as a count, with the count at its end.
fn block(
    sheet: &mut Sheet,
    count: usize,
    (x, line): (f64, f64),
    (step, unit): (f64, f64),
    colour: &str,
) {
    if count == 0 {
        return;
    }
    let (width, height) = (step * 0.7, (unit * count as f64).abs());
    let top = if unit < 0.0 { line - height } else { line };
    sheet.rect((x - width / 2.0, top), (width, height), colour);
    if step > 22.0 {
        let y = if unit < 0.0 {
            top - 3.0
        } else {
            top + height + 11.0
        };
        let look = Type::SMALL.anchored(Anchor::Middle);
        sheet.text((x, y), look, &sheet.whole(count as f64));
    }
}

/// The names of the months below, at the week in which each begins.
fn months(sheet: &mut Sheet, first: Date, weeks: usize, step: f64, bottom: f64) {
    let days = i64::try_from(weeks).unwrap_or(0) * 7;
    let end = first.saturating_add(days.days());
    // A month of which only the end of a week is shown is not named.
    let mut month = first.saturating_add(6.days()).first_of_month();
    let mut last = f64::NEG_INFINITY;
    while month < end {
        let from_start = first.until(month).map_or(0, |span| span.get_days());
        let x = (LEFT + f64::from(from_start) / 7.0 * step).max(LEFT);
        if x - last > 84.0 {
            sheet.stroke((x, 4.0), (x, bottom + 6.0), ("line", 1.0), "");
            let words = if last.is_infinite() || month.month() == 1 {
                lang::date(sheet.language, month, DateForm::Month)
            } else {
                lang::month(sheet.language, month, false).to_owned()
            };
            let look = Type::SMALL.anchored(Anchor::Start);
            sheet.text((x + 4.0, bottom + 18.0), look, &words);
            last = x;
        }
        month = month.saturating_add(1.month());
    }
}
