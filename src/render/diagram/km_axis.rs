//! The km axis, and the border itself as a straight line in the dashes of its statuses.

use super::{Anchor, Sheet, Type};
use crate::{
    border::Status,
    lang::{self, arg},
    ogcapi::borders::{Strip, StripSegment},
};

/// From km to px.
#[derive(Clone, Copy, Debug)]
pub(in crate::render) struct KmAxis {
    pub from_km: f64,
    pub to_km: f64,
    /// Left edge, px.
    pub left: f64,
    /// Right edge, px.
    pub right: f64,
}

impl KmAxis {
    pub(in crate::render) fn of(strip: &Strip, left: f64, right: f64) -> Self {
        Self {
            from_km: strip.from_km,
            to_km: strip.to_km,
            left,
            right,
        }
    }

    /// The px of a km; beyond the axis for a km beyond it.
    pub(in crate::render) fn x(&self, km: f64) -> f64 {
        let share = (km - self.from_km) / (self.to_km - self.from_km).max(1e-9);
        self.left + share * (self.right - self.left)
    }

    /// The px of a km, on the axis.
    pub(in crate::render) fn x_within(&self, km: f64) -> f64 {
        self.x(km).clamp(self.left, self.right)
    }

    /// A distance between numbered ticks that leaves room for the numbers, km.
    fn step_km(&self) -> f64 {
        const ROOM: f64 = 62.0;
        let least = (self.to_km - self.from_km).max(1e-9) / (self.right - self.left) * ROOM;
        let magnitude = 10_f64.powf(least.log10().floor());
        [1.0, 2.0, 5.0, 10.0]
            .into_iter()
            .map(|step| step * magnitude)
            .find(|&step| step >= least)
            .unwrap_or(10.0 * magnitude)
    }

    /// The km of the numbered ticks: whole multiples of a step, and both ends.
    pub(in crate::render) fn ticks(&self) -> Vec<f64> {
        let step = self.step_km();
        let first = (self.from_km / step).ceil() as i64;
        let last = (self.to_km / step).floor() as i64;
        let mut ticks: Vec<f64> = (first..=last).map(|i| i as f64 * step).collect();
        for end in [self.from_km, self.to_km] {
            ticks.retain(|km| (km - end).abs() > step * 0.55);
            ticks.push(end);
        }
        ticks.sort_by(f64::total_cmp);
        ticks
    }

    /// Draws hairlines from `top` to `bottom` and the numbers below.
    pub(in crate::render) fn draw(&self, sheet: &mut Sheet, top: f64, bottom: f64) {
        for km in self.ticks() {
            let x = self.x(km);
            sheet.stroke((x, top), (x, bottom + 4.0), ("line", 1.0), "");
            let is_first = (km - self.from_km).abs() < 1e-9;
            let is_last = (km - self.to_km).abs() < 1e-9;
            let number = self.number(sheet, km);
            let (words, anchor) = match (is_first, is_last) {
                (true, _) => (sheet.say("words-km", [arg("km", number)]), Anchor::Start),
                (_, true) => (number, Anchor::End),
                _ => (number, Anchor::Middle),
            };
            sheet.text((x, bottom + 17.0), Type::SMALL.anchored(anchor), &words);
        }
    }

    fn number(&self, sheet: &Sheet, km: f64) -> String {
        if self.to_km - self.from_km < 20.0 && km.fract() != 0.0 {
            lang::precise(sheet.language, km, 1)
        } else {
            sheet.whole(km)
        }
    }
}

/// How a status is drawn: token of its colour, width in px, further attributes.
fn stroke_of(status: Option<Status>) -> (&'static str, f64, &'static str) {
    match status {
        Some(Status::Recognised) => ("border-ink", 2.3, ""),
        Some(Status::Disputed) => ("border-ink", 2.3, " stroke-dasharray=\"9 5\""),
        Some(Status::LineOfControl) => ("border-ink", 2.3, " stroke-dasharray=\"9 3.5 1.5 3.5\""),
        Some(Status::CeasefireLine) => (
            "border-ink",
            2.8,
            " stroke-dasharray=\"0.1 4.6\" stroke-linecap=\"round\"",
        ),
        Some(Status::Indefinite) => ("ink-3", 1.8, " stroke-dasharray=\"14 8\""),
        Some(Status::Claim) => ("side-right", 1.6, " stroke-dasharray=\"4 4\""),
        None => ("ink-3", 1.6, ""),
    }
}

/// The border along the axis at `y`, segment by segment, over a casing that is never dashed.
///
/// Where one part of the border ends and the next begins, the line is cut.
pub(in crate::render) fn border_line(
    sheet: &mut Sheet,
    axis: &KmAxis,
    segments: &[StripSegment],
    y: f64,
) {
    const CUT: f64 = 1.5;
    let shown: Vec<&StripSegment> = segments
        .iter()
        .filter(|segment| segment.from_km < axis.to_km && axis.from_km < segment.to_km)
        .collect();
    for (index, segment) in shown.iter().enumerate() {
        let parts_before = index > 0 && shown[index - 1].part != segment.part;
        let parts_after = shown
            .get(index + 1)
            .is_some_and(|next| next.part != segment.part);
        let cut = |is_cut: bool| if is_cut { CUT } else { 0.0 };
        let from = axis.x_within(segment.from_km) + cut(parts_before);
        let to = (axis.x_within(segment.to_km) - cut(parts_after)).max(from + 0.5);
        sheet.stroke((from, y), (to, y), ("border-casing", 5.4), "");
        let (colour, width, dash) = stroke_of(segment.status);
        sheet.stroke((from, y), (to, y), (colour, width), dash);
    }
}

/// A short piece of the border in one status, for legends.
pub(in crate::render) fn sample(sheet: &mut Sheet, status: Option<Status>, (x, y): (f64, f64)) {
    let (colour, width, dash) = stroke_of(status);
    sheet.stroke((x, y), (x + 30.0, y), ("border-casing", 5.4), "");
    sheet.stroke((x, y), (x + 30.0, y), (colour, width), dash);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn axis(from_km: f64, to_km: f64) -> KmAxis {
        KmAxis {
            from_km,
            to_km,
            left: 40.0,
            right: 1_180.0,
        }
    }

    #[test]
    fn both_ends_of_the_axis_are_numbered_and_no_tick_crowds_them() {
        let ticks = axis(0.0, 1_343.96).ticks();
        assert_eq!((ticks[0], ticks[ticks.len() - 1]), (0.0, 1_343.96));
        assert!(!ticks.contains(&1_300.0), "{ticks:?}");
        assert!(ticks.contains(&1_200.0), "{ticks:?}");
    }

    #[test]
    fn a_short_border_has_ticks_too() {
        for (from, to) in [(0.0, 0.3), (412.0, 413.0), (0.0, 40_000.0)] {
            let ticks = axis(from, to).ticks();
            assert!((3..=30).contains(&ticks.len()), "{from}–{to}: {ticks:?}");
        }
    }
}
