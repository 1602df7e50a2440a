//! Space and time: each report by its km and its day, the crossings by what is known of them day by day.

use jiff::{ToSpan, civil::Date};

use super::{
    crowd::rings,
    diagram::{
        Anchor, Caption, Ink, KmAxis, Label, Legend, Places, Sheet, Type, border_line, label_row,
        report,
    },
    stand::{Doubt, Spot},
    text::{ems, escape},
};
use crate::{
    features::{CrossingStatus, Project},
    lang::{self, DateForm, Language, arg},
    ogcapi::borders::{Crowd, Spacetime, StripPoint},
};

/// Reports further from the border than this, km, have no place along it that means much: they are left out.
pub const FARTHEST_KM: f64 = 60.0;

const WIDTH: f64 = 1_200.0;
const TOP: f64 = 26.0;
const MARK: f64 = 11.0;

/// Days downwards.
#[derive(Clone, Copy, Debug)]
struct DayAxis {
    first: Date,
    days: f64,
    top: f64,
    height: f64,
}

impl DayAxis {
    fn of([first, last]: [Date; 2], top: f64) -> Self {
        let days = f64::from(first.until(last).map_or(0, |span| span.get_days())) + 1.0;
        Self {
            first,
            days,
            top,
            height: (days * 2.1).clamp(200.0, 460.0),
        }
    }

    /// The px at which a day begins, within the axis.
    fn y(&self, day: Date) -> f64 {
        let days = self.first.until(day).map_or(0, |span| span.get_days());
        let share = (f64::from(days) / self.days).clamp(0.0, 1.0);
        self.top + share * self.height
    }

    /// The px at which a day ends.
    fn end(&self, day: Date) -> f64 {
        self.y(day.saturating_add(1.day()))
    }

    fn bottom(&self) -> f64 {
        self.top + self.height
    }

    /// The first days of months, as many as have room.
    fn months(&self) -> Vec<Date> {
        const ROOM: f64 = 26.0;
        let px_a_month = self.height / self.days * 30.4;
        let every = [1, 3, 6, 12, 60, 120, 600]
            .into_iter()
            .find(|&months| f64::from(months) * px_a_month >= ROOM)
            .unwrap_or(1_200);
        let mut day = self.first.first_of_month();
        while (i32::from(day.year()) * 12 + i32::from(day.month()) - 1) % every != 0 {
            day = day.saturating_sub(1.month());
        }
        let mut months = Vec::new();
        while self.y(day) < self.bottom() && months.len() < 100 {
            if day >= self.first {
                months.push(day);
            }
            day = day.saturating_add(every.months());
        }
        months
    }
}

/// Space and time as SVG; none where no day is known. In a page, `href` gives the address of a report; a
/// crowd is drawn in place of the document's own points.
#[must_use]
pub fn spacetime(
    (document, crowd): (&Spacetime, Option<&Crowd>),
    project: &Project,
    (ink, language): (Ink, Language),
    caption: &Caption,
    href: &dyn Fn(&StripPoint) -> Option<String>,
) -> Option<String> {
    let strip = &document.strip;
    let mut sheet = Sheet::new(ink, language, WIDTH);
    let km = KmAxis::of(strip, 34.0, WIDTH - 12.0);
    let days = DayAxis::of(strip.days?, TOP);
    km.draw(&mut sheet, days.top, days.bottom());
    for month in days.months() {
        let y = days.y(month);
        sheet.stroke((km.left, y), (km.right, y), ("line", 1.0), "");
        let words = if month.month() == 1 {
            lang::years(language, month, month)
        } else {
            lang::month(language, month, true).to_owned()
        };
        let look = Type::SMALL.anchored(Anchor::End);
        sheet.text((km.left - 8.0, y + 12.0), look, &words);
    }
    landmarks(&mut sheet, document, &km, &days);
    context(&mut sheet, document, &km, &days);
    border_line(&mut sheet, &km, &strip.segments, days.bottom());
    let points = crowd.map_or(strip.points.as_slice(), |_| &[]);
    let near: Vec<&StripPoint> = points.iter().filter(|point| is_near(point)).collect();
    reports(&mut sheet, project, &near, &km, &days, href);
    let gathered: Vec<_> = crowd
        .into_iter()
        .flat_map(|crowd| &crowd.placed)
        .filter(|one| one.offset_km.abs() <= FARTHEST_KM)
        .filter_map(|one| {
            let y = one
                .day
                .map(|day| f64::midpoint(days.y(day), days.end(day)))?;
            Some(((km.x_within(one.km), y), one.category))
        })
        .collect();
    let drawn = near.len() + gathered.len();
    rings(&mut sheet, project, gathered.into_iter());
    let mut legend = Legend::new(project, (km.left, km.right), days.bottom() + 44.0);
    legend.categories(&mut sheet, (strip, crowd));
    if crowd.is_some() {
        let words = sheet.t("border-legend-ring");
        legend.ring(&mut sheet, &words);
    } else {
        legend.statuses(&mut sheet, strip);
    }
    legend.spells(&mut sheet, strip);
    let count = |id, count: usize| lang::say(language, id, [arg("count", count)]);
    let label = lang::say(
        language,
        "border-label-spacetime",
        [
            arg("name", &strip.name),
            arg("reports", count("words-reports", drawn)),
            arg(
                "crossings",
                count("words-crossings", strip.landmarks.crossings.len()),
            ),
        ],
    );
    Some(sheet.finish(legend.end(), &label, caption))
}

/// Whether a report lies near enough to the border to stand here.
fn is_near(point: &StripPoint) -> bool {
    let (right, left) = point.offset_interval();
    let nearest = if right <= 0.0 && 0.0 <= left {
        0.0
    } else {
        right.abs().min(left.abs())
    };
    nearest <= FARTHEST_KM
}

/// The crossings as lines through time, their names above; then the towns that find room.
fn landmarks(sheet: &mut Sheet, document: &Spacetime, km: &KmAxis, days: &DayAxis) {
    let landmarks = &document.strip.landmarks;
    let crossings = landmarks.crossings.iter().map(|crossing| Label {
        x: km.x_within(crossing.middle_km()),
        words: &crossing.name,
    });
    let towns = landmarks.towns.iter().map(|town| Label {
        x: km.x_within(town.km),
        words: &town.name,
    });
    let towns: Vec<Label> = towns.collect();
    let crossings: Vec<Label> = crossings.collect();
    let all: Vec<Label> = towns.into_iter().chain(crossings).collect();
    let look = Type::SMALL.coloured("ink-2");
    for x in label_row(sheet, &all, TOP - 9.0, (km.left, km.right), look) {
        sheet.stroke((x, TOP - 5.0), (x, days.bottom()), ("line", 1.0), "");
    }
    for crossing in &landmarks.crossings {
        let x = km.x_within(crossing.middle_km());
        sheet.push(&format!("<g><title>{}</title>", escape(&crossing.name)));
        for spell in &crossing.spells {
            let ends = ((x, days.y(spell.from)), (x, days.end(spell.to)));
            spell_line(sheet, spell.status, ends);
        }
        sheet.push("</g>");
    }
}

/// The line of a crossing while it has a status: solid closed, broken restricted, double open, dotted not known.
pub(super) fn spell_line(
    sheet: &mut Sheet,
    status: CrossingStatus,
    (from, to): ((f64, f64), (f64, f64)),
) {
    match status {
        CrossingStatus::Closed => sheet.stroke(from, to, ("ink-3", 3.4), ""),
        CrossingStatus::Restricted => {
            sheet.stroke(from, to, ("ink-3", 3.4), " stroke-dasharray=\"2.5 2.5\"");
        }
        CrossingStatus::Open => {
            sheet.stroke(from, to, ("ink-3", 5.0), "");
            sheet.stroke(from, to, ("paper", 2.6), "");
        }
        CrossingStatus::Unknown => {
            let dots = " stroke-dasharray=\"0.1 5\" stroke-linecap=\"round\"";
            sheet.stroke(from, to, ("ink-3", 1.6), dots);
        }
    }
}

fn context(sheet: &mut Sheet, document: &Spacetime, km: &KmAxis, days: &DayAxis) {
    // A label stands on its rule; where others are too near, beneath it, or left of them; else nowhere.
    const HEIGHT: f64 = 15.0;
    let mut taken: Vec<(f64, f64, f64)> = Vec::new();
    for rule in &document.context {
        let y = days.y(rule.date);
        let ends = ((km.left, y), (km.right, y));
        sheet.stroke(ends.0, ends.1, ("line-strong", 1.0), "");
        let day = lang::date(sheet.language, rule.date, DateForm::DayMonth);
        let words = format!("{}, {day}", rule.label);
        let width = ems(&words) * Type::SMALL.size;
        let free = |right: f64, baseline: f64| {
            taken.iter().all(|&(from, to, other)| {
                right + 12.0 < from
                    || right - width - 12.0 > to
                    || (baseline - other).abs() >= HEIGHT
            })
        };
        let rights = std::iter::once(km.right).chain(taken.iter().map(|one| one.0 - 14.0));
        let wishes = rights.flat_map(|right| [(right, y - 4.0), (right, y + 13.0)]);
        let found = wishes
            .into_iter()
            .find(|&(right, baseline)| right - width > km.left && free(right, baseline));
        let Some((right, baseline)) = found else {
            continue;
        };
        let look = Type {
            halo: Some("paper"),
            ..Type::SMALL.anchored(Anchor::End)
        };
        sheet.text((right, baseline), look, &words);
        taken.push((right - width, right, baseline));
    }
}

/// Each report as a bar as long as the stretch and as high as the days on which it may lie, with its mark.
fn reports(
    sheet: &mut Sheet,
    project: &Project,
    points: &[&StripPoint],
    km: &KmAxis,
    days: &DayAxis,
    href: &dyn Fn(&StripPoint) -> Option<String>,
) {
    const BAR: f64 = 4.5;
    let spots: Vec<Spot> = points
        .iter()
        .map(|&point| {
            let (low, high) = point.km_interval();
            let (top, bottom) = (days.y(point.date_start), days.end(point.date_end));
            let middle = f64::midpoint(top, bottom);
            let half = ((bottom - top) / 2.0).max(BAR / 2.0);
            Spot {
                point,
                doubt: Doubt {
                    left: km.x_within(low),
                    right: km.x_within(high),
                    top: middle - half,
                    bottom: middle + half,
                },
                at: point.km.map(|along| (km.x_within(along), middle)),
            }
        })
        .collect();
    for spot in &spots {
        let category = spot.point.category.as_deref();
        let ink = sheet.ink;
        let doubt = spot.doubt;
        sheet.push(&format!(
            "<rect{} x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" rx=\"2\" fill=\"{}\" fill-opacity=\"{}\"/>",
            ink.category_class(project, category),
            doubt.left,
            doubt.top,
            doubt.width().max(2.0),
            doubt.height(),
            ink.category(project, category),
            // A long time is a large area: it needs less ink to be seen.
            if doubt.height() > 10.0 { ".13" } else { ".28" }
        ));
    }
    let mut places = Places::default();
    let mut standing = Vec::new();
    for spot in &spots {
        let middle = f64::midpoint(spot.doubt.top, spot.doubt.bottom);
        let (x, y) = spot.at.unwrap_or((spot.doubt.right, middle));
        let mut wishes = vec![(x, y)];
        if spot.at.is_none() {
            wishes.push((spot.doubt.left, y));
        }
        for step in [13.0, 26.0, 39.0] {
            wishes.extend([(x + step, y), (x - step, y), (x, y + step), (x, y - step)]);
        }
        let Some(at) = places.first_free(wishes, 6.0) else {
            continue;
        };
        if spot.at.is_some() && (at.0 - x).hypot(at.1 - y) > 1.0 {
            sheet.stroke((x, y), at, ("ink", 0.9), "");
        }
        standing.push((spot, at));
    }
    // Leaders lie beneath all marks.
    for (spot, at) in standing {
        let look = (spot.point.category.as_deref(), spot.point.status);
        let mark = report(sheet.ink, project, look, at, MARK);
        let title = escape(&spot.point.title);
        sheet.push(&match href(spot.point) {
            Some(address) => format!(
                "<a href=\"{}\"><title>{title}</title>{mark}</a>",
                escape(&address)
            ),
            None => format!("<g><title>{title}</title>{mark}</g>"),
        });
    }
}
