//! The second axis of the strip: the signed distance from the border on a square-root scale, left side up.

use super::diagram::{Anchor, KmAxis, Sheet, Type};
use crate::{
    lang::{self, Language, arg},
    ogcapi::borders::Strip,
};

/// Where the scale ends, km: what lies further away gets an edge mark.
pub(super) const REACH_KM: f64 = 150.0;
/// Distances with a tick, km.
const TICKS_KM: [f64; 4] = [0.0, 10.0, 50.0, 150.0];

/// From signed km to px.
#[derive(Clone, Copy, Debug)]
pub(super) struct OffsetAxis {
    /// Where the border is drawn, px.
    pub middle: f64,
    /// From the border to the end of the scale, px.
    pub half: f64,
}

impl OffsetAxis {
    pub(super) fn top(self) -> f64 {
        self.middle - self.half
    }

    pub(super) fn bottom(self) -> f64 {
        self.middle + self.half
    }

    /// The px of a signed distance: left of the border above it; at the edge where it is beyond the scale.
    pub(super) fn y(self, offset_km: f64) -> f64 {
        let share = (offset_km.abs() / REACH_KM).min(1.0).sqrt();
        self.middle - share.copysign(offset_km) * self.half
    }

    /// The washes of both sides with their names, and the ticks.
    pub(super) fn draw(self, sheet: &mut Sheet, km: &KmAxis) {
        let width = km.right - km.left;
        sheet.rect((km.left, self.top()), (width, self.half), "side-left-wash");
        sheet.rect(
            (km.left, self.middle),
            (width, self.half),
            "side-right-wash",
        );
        for sign in [1.0, -1.0] {
            for tick_km in TICKS_KM {
                let y = self.y(sign * tick_km);
                if tick_km > 0.0 {
                    let faint = " stroke-dasharray=\"1 4\"";
                    sheet.stroke((km.left, y), (km.right, y), ("line-strong", 0.7), faint);
                } else if sign < 0.0 {
                    continue;
                }
                let look = Type::SMALL.anchored(Anchor::End).coloured("ink-3");
                sheet.text((km.left - 8.0, y + 4.0), look, &sheet.whole(tick_km));
            }
        }
    }

    /// The names of both sides, in their own hue.
    pub(super) fn names(self, sheet: &mut Sheet, strip: &Strip, km: &KmAxis) {
        let language = sheet.language;
        let name = |adjective: &str, name: &str| {
            if adjective == name && language == Language::En {
                name.to_owned()
            } else {
                lang::say(language, "border-offset-side", [arg("side", adjective)])
            }
        };
        let look = |colour, halo| Type {
            anchor: Anchor::End,
            size: 13.0,
            weight: 650,
            colour,
            halo: Some(halo),
        };
        sheet.text(
            (km.right - 8.0, self.top() + 17.0),
            look("side-left-ink", "side-left-wash"),
            &name(&strip.left.adjective, &strip.left.name),
        );
        sheet.text(
            (km.right - 8.0, self.bottom() - 8.0),
            look("side-right-ink", "side-right-wash"),
            &name(&strip.right.adjective, &strip.right.name),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AXIS: OffsetAxis = OffsetAxis {
        middle: 100.0,
        half: 100.0,
    };

    #[test]
    fn left_is_up_right_is_down_by_the_square_root() {
        assert!((AXIS.y(0.0) - 100.0).abs() < 1e-9);
        assert!(
            (AXIS.y(37.5) - 50.0).abs() < 1e-9,
            "a quarter of the reach is half way"
        );
        assert!((AXIS.y(-37.5) - 150.0).abs() < 1e-9);
    }

    #[test]
    fn what_is_beyond_the_scale_stands_at_its_edge() {
        assert!((AXIS.y(151.0) - AXIS.top()).abs() < 1e-9);
        assert!((AXIS.y(-3_000.0) - AXIS.bottom()).abs() < 1e-9);
    }
}
