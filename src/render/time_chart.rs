//! Reports over time, stacked by category: the timeline as the server draws it, before the script's own or without one.
//!
//! As wide as the page, whatever that is: places along it are shares of the width, and only the bars are stretched.

use std::fmt::Write as _;

use jiff::{ToSpan, civil::Date};

use super::text::escape;
use crate::lang::{self, DateForm, Language};

/// Height of the whole, of the plot's upper edge and of its axis, px.
const HEIGHT: f64 = 96.0;
const TOP: f64 = 6.0;
const AXIS: f64 = 76.0;
/// Height of one report where there are few, px.
const MOST_UNIT: f64 = 9.6;
/// Above so many in a bin they cannot be counted by eye: a line says how many they are.
const COUNTABLE: usize = 12;
/// So many labels have room beside one another on a phone.
const MOST_LABELS: u8 = 6;
const INFALLIBLE: &str = "writing to a String cannot fail";

/// A bin: a week, a month or a year as far as it lies in the days of the chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeBin {
    /// Its first day, and that behind its last.
    pub days: (Date, Date),
    /// By category: how many fit the filters, and how many do not.
    pub counts: Vec<(usize, usize)>,
}

/// Reports over time.
#[derive(Clone, Debug)]
pub struct TimeChart<'a> {
    /// The first day, and that behind the last.
    pub days: (Date, Date),
    /// The bins in order, each with as many counts as there are categories.
    pub bins: Vec<TimeBin>,
    /// Ids of the categories; an empty one stands for reports without.
    pub categories: Vec<&'a str>,
    /// Labelled dates.
    pub rules: Vec<(Date, &'a str)>,
    /// The chart in a sentence.
    pub label: String,
    /// What the highest bin holds, in words.
    pub most: String,
}

impl TimeBin {
    fn total(&self) -> usize {
        self.counts.iter().map(|(lit, dim)| lit + dim).sum()
    }
}

impl TimeChart<'_> {
    /// How many the highest bin holds.
    #[must_use]
    pub fn highest(&self) -> usize {
        self.bins.iter().map(TimeBin::total).max().unwrap_or(0)
    }

    /// The chart as SVG in a page, whose style sheet has its colours.
    #[must_use]
    pub fn svg(&self, language: Language) -> String {
        let rtl = language.direction().word() == "rtl";
        let along = Along {
            first: self.days.0,
            days: days_between(self.days.0, self.days.1).max(1.0),
            rtl,
        };
        let unit = MOST_UNIT.min((AXIS - TOP) / self.highest().max(1) as f64);
        let mut out = format!(
            "<svg class=\"timeline-chart timeline-still\" role=\"img\" aria-label=\"{}\" height=\"{HEIGHT}\">",
            escape(&self.label)
        );
        let ticks = ticks(self.days);
        for (day, _) in &ticks {
            along.rule(&mut out, "grid", *day, (TOP, AXIS));
        }
        for &(day, label) in &self.rules {
            write!(out, "<g><title>{}</title>", escape(label)).expect(INFALLIBLE);
            along.rule(&mut out, "rule", day, (TOP, AXIS));
            out.push_str("</g>");
        }
        write!(
            out,
            "<svg y=\"{TOP}\" height=\"{}\" viewBox=\"0 0 {} {0}\" preserveAspectRatio=\"none\">",
            AXIS - TOP,
            along.days
        )
        .expect(INFALLIBLE);
        self.bars(&mut out, &along, unit);
        write!(
            out,
            "</svg><line class=\"axis-line\" x2=\"100%\" y1=\"{AXIS}\" y2=\"{AXIS}\"/>"
        )
        .expect(INFALLIBLE);
        let gap = if rtl { -5 } else { 5 };
        for (day, form) in ticks {
            along.rule(&mut out, "axis-tick", day, (AXIS, AXIS + 4.5));
            write!(
                out,
                "<text class=\"axis-label\" x=\"{:.2}%\" dx=\"{gap}\" y=\"{}\">{}</text>",
                along.share(day),
                AXIS + 14.0,
                escape(&form.say(language, day))
            )
            .expect(INFALLIBLE);
        }
        if self.highest() > COUNTABLE {
            let y = AXIS - self.highest() as f64 * unit;
            write!(
                out,
                "<line class=\"most-line\" x2=\"100%\" y1=\"{y:.1}\" y2=\"{y:.1}\"/><text class=\"most-label\" x=\"{}%\" dx=\"{gap}\" y=\"{:.1}\">{}</text>",
                if rtl { 100 } else { 0 },
                y + 11.0,
                escape(&self.most)
            )
            .expect(INFALLIBLE);
        }
        out.push_str("</svg>");
        out
    }

    /// A path for each category, and one for what of it does not fit: what fits stands on the axis, the rest above it.
    fn bars(&self, out: &mut String, along: &Along, unit: f64) {
        let mut tops = vec![AXIS - TOP; self.bins.len()];
        for is_dim in [false, true] {
            for (index, category) in self.categories.iter().enumerate() {
                let mut path = String::new();
                for (bin, top) in self.bins.iter().zip(&mut tops) {
                    let (lit, dim) = bin.counts[index];
                    let count = if is_dim { dim } else { lit };
                    if count == 0 {
                        continue;
                    }
                    let height = count as f64 * unit;
                    let (x, width) = along.bar(bin.days);
                    write!(
                        path,
                        "M{x:.1} {top:.1}h{width:.1}v-{height:.1}h-{width:.1}z"
                    )
                    .expect(INFALLIBLE);
                    *top -= height;
                }
                if !path.is_empty() {
                    let class = if category.is_empty() {
                        String::new()
                    } else {
                        format!(" cat-{}", escape(category))
                    };
                    let dim = if is_dim { " is-dim" } else { "" };
                    write!(out, "<path class=\"block{class}{dim}\" d=\"{path}\"/>")
                        .expect(INFALLIBLE);
                }
            }
        }
    }
}

/// From days to places; later is to the left where the page reads so.
struct Along {
    first: Date,
    days: f64,
    rtl: bool,
}

impl Along {
    /// Percent of the width.
    fn share(&self, day: Date) -> f64 {
        let share = days_between(self.first, day) / self.days * 100.0;
        if self.rtl { 100.0 - share } else { share }
    }

    /// Where a bar begins and how wide it is, with a little air about it, in days.
    fn bar(&self, (from, end): (Date, Date)) -> (f64, f64) {
        let width = days_between(from, end);
        let start = days_between(self.first, from);
        let left = if self.rtl {
            self.days - start - width
        } else {
            start
        };
        (left + 0.06 * width, 0.88 * width)
    }

    fn rule(&self, out: &mut String, class: &str, day: Date, (top, bottom): (f64, f64)) {
        let x = self.share(day);
        write!(
            out,
            "<line class=\"{class}\" x1=\"{x:.2}%\" x2=\"{x:.2}%\" y1=\"{top}\" y2=\"{bottom}\"/>"
        )
        .expect(INFALLIBLE);
    }
}

fn days_between(from: Date, to: Date) -> f64 {
    from.until(to)
        .map_or(0.0, |span| f64::from(span.get_days()))
}

/// What the label of a tick names.
#[derive(Clone, Copy)]
enum Form {
    Month,
    MonthAndYear,
    Year,
}

impl Form {
    fn say(self, language: Language, day: Date) -> String {
        match self {
            Self::Month => lang::month(language, day, false).to_owned(),
            Self::MonthAndYear => lang::date(language, day, DateForm::Month),
            Self::Year => lang::years(language, day, day),
        }
    }
}

/// The first days of months or years that are named, as many as have room.
fn ticks((first, end): (Date, Date)) -> Vec<(Date, Form)> {
    let index = |day: Date| i32::from(day.year()) * 12 + i32::from(day.month()) - 1;
    let months = index(end) - index(first) + 1;
    let fits = |&every: &i32| months <= every * i32::from(MOST_LABELS);
    let every = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600].into_iter();
    let every = every.clone().find(fits).unwrap_or(6_000);
    let mut day = first.first_of_month();
    let mut found: Vec<(Date, Form)> = Vec::new();
    while day < end && found.len() <= usize::from(MOST_LABELS) {
        if day >= first && index(day) % every == 0 {
            let form = match found.last() {
                _ if every >= 12 => Form::Year,
                Some((before, _)) if before.year() == day.year() => Form::Month,
                _ => Form::MonthAndYear,
            };
            found.push((day, form));
        }
        let Ok(next) = day.checked_add(1.month()) else {
            break;
        };
        day = next;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn chart(counts: &[(usize, usize)]) -> TimeChart<'static> {
        let first = date(2021, 6, 7);
        let weeks = (0_i64..).zip(counts).map(|(week, &both)| TimeBin {
            days: (
                first.saturating_add((week * 7).days()),
                first.saturating_add(((week + 1) * 7).days()),
            ),
            counts: vec![both, (0, 0)],
        });
        let bins: Vec<TimeBin> = weeks.collect();
        TimeChart {
            days: (first, bins.last().expect("a week").days.1),
            bins,
            categories: vec!["flood", ""],
            rules: vec![(date(2021, 6, 20), "A <date>")],
            label: "Reports by week".to_owned(),
            most: "15 a week".to_owned(),
        }
    }

    #[test]
    fn what_does_not_fit_stands_dimmed_on_what_does() {
        let svg = chart(&[(2, 1), (0, 0), (1, 0)]).svg(Language::En);
        assert!(
            svg.contains("<path class=\"block cat-flood\" d=\"M0.4 70.0h6.2v-19.2h-6.2zM14.4 70.0h6.2v-9.6h-6.2z\"/><path class=\"block cat-flood is-dim\" d=\"M0.4 50.8h6.2v-9.6h-6.2z\"/>"),
            "{svg}"
        );
        assert!(svg.contains("<title>A &lt;date&gt;</title>"));
        assert!(!svg.contains("a week") && !svg.contains("style="));
    }

    #[test]
    fn a_page_that_reads_to_the_left_has_its_first_week_at_the_right() {
        let svg = chart(&[(1, 0), (0, 0)]).svg(Language::Fa);
        assert!(svg.contains("d=\"M7.4 70.0"), "{svg}");
    }

    #[test]
    fn bins_too_high_to_count_say_how_high() {
        let svg = chart(&[(15, 0)]).svg(Language::En);
        assert!(svg.contains(">15 a week</text>"), "{svg}");
    }

    #[test]
    fn months_and_years_are_named_as_many_as_have_room() {
        let named = |first, end| {
            let say = |(day, form): (Date, Form)| form.say(Language::En, day);
            ticks((first, end)).into_iter().map(say).collect::<Vec<_>>()
        };
        assert_eq!(
            named(date(2021, 6, 1), date(2021, 9, 30)),
            ["June 2021", "July", "August", "September"]
        );
        assert_eq!(
            named(date(2020, 11, 15), date(2021, 3, 1)),
            ["December 2020", "January 2021", "February"]
        );
        assert_eq!(
            named(date(1990, 5, 1), date(2021, 3, 1)),
            ["2000", "2010", "2020"]
        );
    }
}
