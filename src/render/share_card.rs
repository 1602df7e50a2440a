//! The share card, 1200 × 630: words on the left, the map on the right, type 1.35 times as large as on the page.

use std::{collections::BTreeMap, fmt::Write as _};

use jiff::civil::Date;

use super::{
    alone::Look,
    picture::MapPicture,
    png::Fonts,
    text::{escape, is_joined},
};

const INFALLIBLE: &str = "writing to a String cannot fail";
/// Width and height of a card, px.
pub(crate) const CARD: (f64, f64) = (1200.0, 630.0);
/// Width of its words where there is a map.
const WORDS: f64 = 430.0;
/// Room at the edge of its words.
const EDGE: f64 = 48.0;
/// How much larger than on the page the map's type is.
pub(crate) const TYPE: f64 = 1.35;
/// Where the chart of reports stands.
const CHART_TOP: f64 = 432.0;
const CHART_FOOT: f64 = 527.0;

/// What a card says.
#[derive(Clone, Debug)]
pub struct ShareCard<'a> {
    /// Its colours.
    pub look: Look<'a>,
    /// A mark (SVG in 20 × 20 units) and a word above the title.
    pub kicker: Option<(String, String)>,
    /// The title.
    pub title: &'a str,
    /// A sentence, or a few facts a line each.
    pub facts: Vec<String>,
    /// The reports over time.
    pub chart: Option<CardChart>,
    /// Who is to be named, a line each.
    pub credits: Vec<String>,
    /// Whether its language runs from right to left: then the words stand on the right.
    pub is_rtl: bool,
    /// The map; without one the words have the whole width.
    pub map: Option<MapPicture<'a>>,
}

/// Reports over time, a block each or a column each.
#[derive(Clone, Debug)]
pub struct CardChart {
    /// First and last day of the axis.
    pub period: (Date, Date),
    /// First and last day of the chosen period; none where everything is shown.
    pub chosen: Option<(Date, Date)>,
    /// First day, colour, and whether its silhouette would be solid.
    pub reports: Vec<(Date, String, bool)>,
    /// First days of months with their names.
    pub months: Vec<(Date, String)>,
}

/// Size of the map of a card in its own px.
#[must_use]
pub fn card_map_size() -> (f64, f64) {
    ((CARD.0 - WORDS) / TYPE, CARD.1 / TYPE)
}

impl ShareCard<'_> {
    /// The document; `image` gives the address of the relief.
    #[must_use]
    pub fn svg(&self, fonts: &Fonts, image: &dyn Fn(&str) -> String) -> String {
        let (width, height) = CARD;
        let mut out = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\"><rect width=\"{width}\" height=\"{height}\" fill=\"{}\"/>",
            self.look.token("paper")
        );
        if let Some(map) = &self.map {
            let (map_width, map_height) = card_map_size();
            let (x, line) = if self.is_rtl {
                (0.0, width - WORDS)
            } else {
                (WORDS, WORDS)
            };
            write!(
                out,
                "<svg x=\"{x}\" y=\"0\" width=\"{}\" height=\"{height}\" viewBox=\"0 0 {map_width} {map_height}\">{}</svg><path d=\"M{line} 0V{height}\" stroke=\"{}\"/>",
                width - WORDS,
                map.inside(image),
                self.look.token("line-strong")
            )
            .expect(INFALLIBLE);
        }
        let left = if self.is_rtl && self.map.is_some() {
            width - WORDS
        } else {
            0.0
        };
        write!(out, "<g transform=\"translate({left} 0)\">").expect(INFALLIBLE);
        self.words(&mut out, fonts);
        out.push_str("</g></svg>");
        out
    }

    /// Width of the column of words, edges included.
    fn column(&self) -> f64 {
        if self.map.is_some() { WORDS } else { CARD.0 }
    }

    /// Where lines begin, and how.
    fn start(&self) -> (f64, &'static str) {
        if self.is_rtl {
            // Lines end at the left and begin at the right; the rasteriser counts every anchor from the left.
            (self.column() - EDGE, "text-anchor=\"end\"")
        } else {
            (EDGE, "text-anchor=\"start\"")
        }
    }

    fn words(&self, out: &mut String, fonts: &Fonts) {
        let (x, anchor) = self.start();
        let room = if self.map.is_some() {
            WORDS - EDGE - 40.0
        } else {
            CARD.0 - 4.0 * EDGE
        };
        self.brand(out);
        let mut y = 92.0;
        if let Some((mark, word)) = &self.kicker {
            y += 36.0;
            let (mark_x, word_x) = if self.is_rtl {
                (x - 24.0, x - 34.0)
            } else {
                (x, x + 34.0)
            };
            write!(
                out,
                "<g transform=\"translate({mark_x} {:.1}) scale(1.2)\">{mark}</g><text x=\"{word_x}\" y=\"{y}\" {anchor} font-family=\"{}\" font-size=\"20\" fill=\"{}\">{}</text>",
                y - 18.0,
                self.family("font-sans"),
                self.look.token("ink-2"),
                escape(&self.directed(word))
            )
            .expect(INFALLIBLE);
        }
        let foot = self.foot();
        let serif = self.family("font-serif");
        let bold = format!("font-family=\"{serif}\" font-weight=\"600\"");
        let (size, lines) = self.title(fonts, &bold, room);
        y += size * 0.42;
        for line in &lines {
            y += size * 1.1;
            self.line(out, line, y, size, &bold, "ink");
        }
        y += 12.0;
        let plain = format!("font-family=\"{serif}\"");
        for fact in &self.facts {
            for line in fonts.lines(fact, &plain, 21.0, room, 4) {
                // What would run into the chart or the credits is left out.
                if y + 29.0 > foot {
                    break;
                }
                y += 29.0;
                self.line(out, &line, y, 21.0, &plain, "ink-2");
            }
        }
        if let Some(chart) = self.chart.as_ref().filter(|_| y + 24.0 < CHART_TOP) {
            self.chart(out, chart);
        }
        let sans = format!("font-family=\"{}\"", self.family("font-sans"));
        let credits: Vec<String> = self
            .credits
            .iter()
            .flat_map(|credit| fonts.lines(credit, &sans, 14.5, room, 2))
            .take(2)
            .collect();
        for (row, credit) in credits.iter().enumerate() {
            let y = CARD.1 - 38.0 - (credits.len() - 1 - row) as f64 * 21.0;
            self.line(out, credit, y, 14.5, &sans, "ink-2");
        }
    }

    fn line(&self, out: &mut String, text: &str, y: f64, size: f64, font: &str, ink: &str) {
        let (x, anchor) = self.start();
        write!(
            out,
            "<text x=\"{x}\" y=\"{y:.1}\" {anchor} {font} font-size=\"{size}\" fill=\"{}\">{}</text>",
            self.look.token(ink),
            escape(&self.directed(text))
        )
        .expect(INFALLIBLE);
    }

    /// The families of a token; a card in Arabic script has one family for all, since the others lack its letters.
    fn family(&self, token: &str) -> String {
        self.look
            .family(if self.is_rtl { "font-fa" } else { token })
    }

    /// A line in the card's direction: the rasteriser takes every line for one that runs from left to right.
    fn directed(&self, text: &str) -> String {
        if self.is_rtl && is_joined(text) {
            format!("\u{202b}{text}\u{202c}")
        } else {
            text.to_owned()
        }
    }

    /// Where facts must end.
    fn foot(&self) -> f64 {
        if self.chart.is_some() && self.facts.len() <= 2 {
            CHART_TOP
        } else {
            CARD.1 - 92.0
        }
    }

    /// The largest size in which the title stands in few lines.
    fn title(&self, fonts: &Fonts, font: &str, room: f64) -> (f64, Vec<String>) {
        [(44.0, 4), (38.0, 5), (32.0, 6)]
            .into_iter()
            .map(|(size, most)| {
                (
                    size,
                    most,
                    fonts.lines(self.title, font, size, room, most + 1),
                )
            })
            .find(|(_, most, lines)| lines.len() <= *most)
            .map_or_else(
                || (29.0, fonts.lines(self.title, font, 29.0, room, 7)),
                |(size, _, lines)| (size, lines),
            )
    }

    /// The mark and the name.
    fn brand(&self, out: &mut String) {
        let token = |name| self.look.token(name);
        let (mark, name, anchor) = if self.is_rtl {
            let right = self.column() - EDGE;
            (right - 36.0, right - 48.0, "end")
        } else {
            (EDGE, EDGE + 48.0, "start")
        };
        write!(
            out,
            "<g transform=\"translate({mark} 48) scale(1.27)\" fill=\"none\" stroke-linecap=\"round\"><path d=\"M1 9c4-6 8-6 12-3s8 3 14-2\" stroke=\"{}\" stroke-width=\"4\" opacity=\".75\"/><path d=\"M1 15c4-6 8-6 12-3s8 3 14-2\" stroke=\"{}\" stroke-width=\"4\" opacity=\".75\"/><path d=\"M1 12c4-6 8-6 12-3s8 3 14-2\" stroke=\"{}\" stroke-width=\"2.6\"/></g><text x=\"{name}\" y=\"70\" text-anchor=\"{anchor}\" font-family=\"{}\" font-weight=\"600\" font-size=\"25\" fill=\"{}\">Sarhad</text>",
            token("side-left"),
            token("side-right"),
            token("border-ink"),
            self.look.family("font-serif"),
            token("ink"),
        )
        .expect(INFALLIBLE);
    }

    fn chart(&self, out: &mut String, chart: &CardChart) {
        let (left, right) = (EDGE, self.column().min(WORDS) - 38.0);
        let (first, last) = chart.period;
        let days = f64::from((last - first).get_days().max(0) + 1);
        let at = |day: Date| {
            let share = f64::from((day - first).get_days()) / days;
            let share = share.clamp(0.0, 1.0);
            // Time runs with the writing.
            if self.is_rtl {
                right - share * (right - left)
            } else {
                left + share * (right - left)
            }
        };
        let token = |name| self.look.token(name);
        if let Some((from, to)) = chart.chosen {
            let (from, to) = (at(from), at(to.tomorrow().unwrap_or(to)));
            let (low, high) = (from.min(to), from.max(to));
            write!(
            out,
            "<rect x=\"{low:.1}\" y=\"{top}\" width=\"{:.1}\" height=\"{}\" fill=\"{}\"/><path d=\"M{low:.1} {top}V{CHART_FOOT}M{high:.1} {top}V{CHART_FOOT}\" stroke=\"{}\" stroke-width=\"1.5\"/>",
            high - low,
            CHART_FOOT - CHART_TOP - 28.0,
            token("accent-2"),
            token("accent"),
            top = CHART_TOP + 28.0,
        )
            .expect(INFALLIBLE);
        }
        self.blocks(out, chart, &at, (right - left) / days * 7.0);
        let mut ticks = String::new();
        for (day, _) in &chart.months {
            write!(ticks, "M{:.1} {CHART_FOOT}v5", at(*day)).expect(INFALLIBLE);
        }
        write!(
            out,
            "<path d=\"M{left} {CHART_FOOT}H{right}{ticks}\" fill=\"none\" stroke=\"{}\"/>",
            token("ink")
        )
        .expect(INFALLIBLE);
        for (day, name) in &chart.months {
            let (x, anchor) = (at(*day), if self.is_rtl { "end" } else { "start" });
            if (right - x < 24.0 && !self.is_rtl) || (x - left < 24.0 && self.is_rtl) {
                continue;
            }
            write!(
                out,
                "<text x=\"{:.1}\" y=\"{}\" text-anchor=\"{anchor}\" font-family=\"{}\" font-size=\"14.5\" fill=\"{}\">{}</text>",
                if self.is_rtl { x - 5.0 } else { x + 5.0 },
                CHART_FOOT + 16.0,
                self.family("font-sans"),
                token("ink-2"),
                escape(name)
            )
            .expect(INFALLIBLE);
        }
    }

    /// A block for each report of a week, plain columns above twelve.
    fn blocks(&self, out: &mut String, chart: &CardChart, at: &dyn Fn(Date) -> f64, week: f64) {
        let mut weeks: BTreeMap<i32, Vec<&(Date, String, bool)>> = BTreeMap::new();
        for report in &chart.reports {
            let number = (report.0 - chart.period.0).get_days().div_euclid(7);
            weeks.entry(number).or_default().push(report);
        }
        let tallest = weeks.values().map(Vec::len).max().unwrap_or(1).max(1) as f64;
        let step = (66.0 / tallest).min(7.2);
        let gap = if step > 4.0 { 1.2 } else { 0.0 };
        for (number, mut reports) in weeks {
            reports.sort_by(|a, b| a.1.cmp(&b.1));
            let Ok(start) = chart
                .period
                .0
                .checked_add(jiff::Span::new().days(number * 7))
            else {
                continue;
            };
            let width = (week - 2.0).clamp(1.0, 15.0);
            let x = if self.is_rtl {
                at(start) - width
            } else {
                at(start)
            };
            for (row, (day, color, solid)) in reports.into_iter().enumerate() {
                let inside = chart
                    .chosen
                    .is_none_or(|(from, to)| *day >= from && *day <= to);
                let opacity = if inside { "1" } else { ".22" };
                let height = (step - gap).max(0.5);
                let y = CHART_FOOT - 0.5 - (row + 1) as f64 * step;
                let paint = if *solid || step < 5.0 {
                    format!("fill=\"{color}\"")
                } else {
                    format!(
                        "fill=\"{}\" stroke=\"{color}\" stroke-width=\"1.4\"",
                        self.look.token("paper")
                    )
                };
                let inset = if *solid || step < 5.0 { 0.0 } else { 0.7 };
                write!(
                    out,
                    "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" {paint} opacity=\"{opacity}\"/>",
                    x + inset,
                    y + inset,
                    width - 2.0 * inset,
                    height - 2.0 * inset
                )
                .expect(INFALLIBLE);
            }
        }
    }
}
