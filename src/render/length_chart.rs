//! How long a border is depends on the ruler: its length by tolerance and by dividers, against what others quote.

use super::{
    diagram::{Anchor, Caption, Ink, Sheet, Type},
    text::ems,
};
use crate::{
    border::Profile,
    lang::{self, Language, arg},
};

const WIDTH: f64 = 760.0;
const LEFT: f64 = 52.0;
const RIGHT: f64 = 560.0;
const TOP: f64 = 26.0;
const BOTTOM: f64 = 286.0;

/// A length that somebody quotes, in the words of its label.
#[derive(Clone, Debug)]
pub struct Quote {
    /// Who, and the figure.
    pub words: String,
    /// The length, km.
    pub length_km: f64,
    /// Whether it is this line's own length, unsimplified.
    pub is_own: bool,
}

/// The scales: tolerance or ruler in metres, logarithmic, and length in km.
struct Scales {
    low_m: f64,
    high_m: f64,
    low_km: f64,
    high_km: f64,
    step_km: f64,
}

impl Scales {
    fn of(profile: &Profile, quotes: &[Quote]) -> Option<Self> {
        let tolerances = profile.by_tolerance.iter().map(|row| row.length_km);
        let rulers = profile.by_ruler.iter().map(|row| row.length_km);
        let quoted = quotes.iter().map(|quote| quote.length_km);
        let lengths: Vec<f64> = tolerances.chain(rulers).chain(quoted).collect();
        let low = lengths.iter().copied().reduce(f64::min)?;
        let high = lengths.iter().copied().reduce(f64::max)?;
        let span = (high - low).max(high.abs() * 0.02).max(1e-6);
        let magnitude = 10_f64.powf((span / 4.0).log10().floor());
        let step_km = [1.0, 2.0, 5.0, 10.0]
            .into_iter()
            .map(|step| step * magnitude)
            .find(|step| span / step <= 6.0)?;
        let metres = profile
            .by_tolerance
            .iter()
            .map(|row| row.tolerance_m)
            .chain(profile.by_ruler.iter().map(|row| row.ruler_km * 1_000.0))
            .filter(|&metres| metres > 0.0);
        let (low_m, high_m) = metres.fold((f64::INFINITY, 0.0_f64), |(low, high), metres| {
            (low.min(metres), high.max(metres))
        });
        Some(Self {
            low_m,
            high_m,
            low_km: (low / step_km).floor() * step_km,
            high_km: (high / step_km).ceil() * step_km,
            step_km,
        })
    }

    fn x(&self, metres: f64) -> f64 {
        LEFT + 10.0
            + (metres / self.low_m).ln() / (self.high_m / self.low_m).ln() * (RIGHT - LEFT - 20.0)
    }

    fn y(&self, km: f64) -> f64 {
        BOTTOM - (km - self.low_km) / (self.high_km - self.low_km) * (BOTTOM - TOP)
    }

    fn draw(&self, sheet: &mut Sheet) {
        let count = ((self.high_km - self.low_km) / self.step_km).round() as i64;
        for step in 0..=count {
            let km = self.low_km + step as f64 * self.step_km;
            let y = self.y(km);
            let colour = if step == 0 { "line-strong" } else { "line" };
            sheet.stroke((LEFT, y), (RIGHT, y), (colour, 1.0), "");
            let words = if self.step_km < 1.0 {
                lang::precise(sheet.language, km, 1)
            } else {
                sheet.whole(km)
            };
            let look = Type::SMALL.anchored(Anchor::End);
            sheet.text((LEFT - 8.0, y + 4.0), look, &words);
        }
        let ticks = [10.0, 100.0, 1_000.0, 10_000.0];
        let between = [25.0, 500.0, 5_000.0, 50_000.0];
        for metres in ticks.into_iter().chain(between) {
            if metres < self.low_m || metres > self.high_m {
                continue;
            }
            let x = self.x(metres);
            sheet.stroke((x, BOTTOM), (x, BOTTOM + 4.0), ("line-strong", 1.0), "");
            let words = if metres < 1_000.0 {
                sheet.say("border-metres", [arg("metres", metres)])
            } else {
                sheet.say("border-km", [arg("km", metres / 1_000.0)])
            };
            let look = Type::SMALL.anchored(Anchor::Middle);
            sheet.text((x, BOTTOM + 18.0), look, &words);
        }
        let words = sheet.t("border-axis-length");
        sheet.text((LEFT - 44.0, 12.0), Type::SMALL, &words);
        let look = Type::SMALL.anchored(Anchor::Middle).coloured("ink-3");
        let words = sheet.t("border-axis-tolerance");
        sheet.text((f64::midpoint(LEFT, RIGHT), BOTTOM + 38.0), look, &words);
    }
}

/// The chart as SVG; none for a profile without rows.
#[must_use]
pub fn length_chart(
    profile: &Profile,
    quotes: &[Quote],
    name: &str,
    (ink, language): (Ink, Language),
) -> Option<String> {
    let scales = Scales::of(profile, quotes)?;
    let mut sheet = Sheet::new(ink, language, WIDTH);
    scales.draw(&mut sheet);
    rules(&mut sheet, &scales, quotes);
    let line: Vec<(f64, f64)> = profile
        .by_tolerance
        .iter()
        .filter(|row| row.tolerance_m > 0.0)
        .map(|row| (scales.x(row.tolerance_m), scales.y(row.length_km)))
        .collect();
    let accent = ink.token("accent");
    let points: Vec<String> = line.iter().map(|(x, y)| format!("{x:.1} {y:.1}")).collect();
    sheet.push(&format!(
        "<path d=\"M{}\" fill=\"none\" stroke=\"{accent}\" stroke-width=\"2\" stroke-linejoin=\"round\"/>",
        points.join("L")
    ));
    for (x, y) in &line {
        sheet.push(&format!(
            "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"2.6\" fill=\"{accent}\"/>"
        ));
    }
    let left_ink = ink.token("side-left-ink");
    let dots: Vec<(f64, f64)> = profile
        .by_ruler
        .iter()
        .map(|row| (scales.x(row.ruler_km * 1_000.0), scales.y(row.length_km)))
        .collect();
    for (x, y) in &dots {
        sheet.push(&format!(
            "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"4\" fill=\"{}\" stroke=\"{left_ink}\" stroke-width=\"1.8\"/>",
            ink.token("paper")
        ));
    }
    let label = Type {
        halo: Some("paper"),
        weight: 600,
        ..Type::SMALL
    };
    // The line bends away from its lower left, the dots stand above and to the right of it.
    if let Some(&(x, y)) = line.get(line.len() * 2 / 3) {
        let look = label.anchored(Anchor::End).coloured("accent");
        sheet.text(
            (x - 8.0, y + 18.0),
            look,
            &lang::text(language, "border-simplified"),
        );
    }
    if let Some(&(x, y)) = dots.get(dots.len() / 2) {
        let look = label.coloured("side-left-ink");
        sheet.text(
            (x + 10.0, y - 4.0),
            look,
            &lang::text(language, "border-walked"),
        );
    }
    let words = lang::say(language, "border-label-length", [arg("name", name)]);
    Some(sheet.finish(BOTTOM + 48.0, &words, &Caption::default()))
}

/// The quoted figures as rules across, labelled at their right end; labels give way to each other.
fn rules(sheet: &mut Sheet, scales: &Scales, quotes: &[Quote]) {
    const ROW: f64 = 17.0;
    let mut quotes: Vec<&Quote> = quotes.iter().collect();
    quotes.sort_by(|a, b| b.length_km.total_cmp(&a.length_km));
    let wished: Vec<f64> = quotes
        .iter()
        .map(|quote| scales.y(quote.length_km))
        .collect();
    let heights = spread(&wished, ROW, (TOP - 12.0, BOTTOM));
    for (quote, (&rule, &label)) in quotes.iter().zip(wished.iter().zip(&heights)) {
        let stroke = if quote.is_own {
            ("ink", 1.2)
        } else {
            ("line-strong", 1.0)
        };
        sheet.stroke((LEFT, rule), (RIGHT, rule), stroke, "");
        sheet.push(&format!(
            "<path d=\"M{RIGHT} {rule:.1}L{:.1} {label:.1}H{:.1}\" fill=\"none\" stroke=\"{}\" stroke-width=\"1\"/>",
            RIGHT + 10.0,
            RIGHT + 15.0,
            sheet.ink.token("line-strong")
        ));
        let look = Type::SMALL
            .coloured("ink")
            .weighing(if quote.is_own { 700 } else { 400 });
        let words = shortened(&quote.words, (WIDTH - RIGHT - 20.0) / look.size);
        sheet.text((RIGHT + 19.0, label + 4.0), look, &words);
    }
}

/// Words cut to a width in ems, with an ellipsis.
fn shortened(words: &str, most: f64) -> String {
    if ems(words) <= most {
        return words.to_owned();
    }
    let mut out = String::new();
    for letter in words.chars() {
        if ems(&out) > most - 1.0 {
            break;
        }
        out.push(letter);
    }
    out + "…"
}

/// Heights near those wished (ascending), at least a row apart and within the edges where there is room.
fn spread(wished: &[f64], row: f64, (top, bottom): (f64, f64)) -> Vec<f64> {
    let mut heights: Vec<f64> = wished.to_vec();
    for _ in 0..200 {
        for i in 1..heights.len() {
            let overlap = row - (heights[i] - heights[i - 1]);
            if overlap > 0.0 {
                heights[i - 1] -= overlap / 2.0;
                heights[i] += overlap / 2.0;
            }
        }
        if let Some(first) = heights.first_mut() {
            *first = first.max(top);
        }
        if let Some(last) = heights.last_mut() {
            *last = last.min(bottom);
        }
    }
    heights
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_nearly_equal_figures_stand_a_row_apart() {
        let heights = spread(&[40.0, 41.0, 42.0, 200.0], 17.0, (20.0, 280.0));
        assert!(
            heights.windows(2).all(|pair| pair[1] - pair[0] > 16.9),
            "{heights:?}"
        );
        assert!((heights[3] - 200.0).abs() < 1e-6, "{heights:?}");
    }
}
