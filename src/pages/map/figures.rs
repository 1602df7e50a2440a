//! Quoted figures as dots on one scale, a scale for each unit.

use crate::{
    features::report::Figure,
    lang::{self, Language, arg},
};

/// The figures of one unit.
pub(in crate::pages) struct Scale {
    pub unit: String,
    pub rows: Vec<Dot>,
    /// Ticks under a scale with two figures or more.
    pub ticks: Vec<Tick>,
}

/// One figure on its scale; positions in percent of the scale's width.
pub(in crate::pages) struct Dot {
    pub label: String,
    /// The figure in words: `280`, `at most 100`, `30–35`.
    pub words: String,
    /// Where the dot stands.
    pub at: String,
    /// From where to where its bar reaches.
    pub from: String,
    pub to: String,
    /// A bound is no count: its dot is hollow.
    pub hollow: bool,
    /// Words stand before the dot where it is far out.
    pub before: bool,
}

/// A tick of the axis.
pub(in crate::pages) struct Tick {
    pub at: String,
    pub words: String,
    /// `start`, `middle` or `end`, so that the words stay inside the scale.
    pub anchor: &'static str,
}

/// Groups figures by unit, in order of appearance; figures in words alone are left to [`in_words`].
pub(super) fn scales(language: Language, figures: &[Figure]) -> Vec<Scale> {
    let mut units: Vec<&str> = Vec::new();
    for figure in figures.iter().filter(|figure| quantity(figure).is_some()) {
        let unit = figure.unit.as_deref().unwrap_or("");
        if !units.contains(&unit) {
            units.push(unit);
        }
    }
    units
        .into_iter()
        .map(|unit| scale(language, unit, figures))
        .collect()
}

/// The figures that only their label tells.
pub(super) fn in_words(figures: &[Figure]) -> Vec<&str> {
    figures
        .iter()
        .filter(|figure| quantity(figure).is_none())
        .map(|figure| figure.label.as_str())
        .collect()
}

fn scale(language: Language, unit: &str, figures: &[Figure]) -> Scale {
    let own: Vec<&Figure> = figures
        .iter()
        .filter(|figure| figure.unit.as_deref().unwrap_or("") == unit)
        .filter(|figure| quantity(figure).is_some())
        .collect();
    let most = own
        .iter()
        .filter_map(|figure| {
            [figure.value, figure.low, figure.high]
                .into_iter()
                .flatten()
                .reduce(f64::max)
        })
        .fold(0.0, f64::max);
    let step = tick_step(most);
    // A little room behind the last figure, for its dot.
    let end = if most > 0.0 { most * 1.06 } else { 1.0 };
    let percent = |value: f64| format!("{:.2}%", (value / end * 100.0).clamp(0.0, 100.0));
    let ticks = if own.len() < 2 || most <= 0.0 {
        Vec::new()
    } else {
        (0..=10_u32)
            .map(|i| f64::from(i) * step)
            .take_while(|value| *value <= end)
            .map(|value| Tick {
                at: percent(value),
                words: lang::number(language, value, 2),
                anchor: if value == 0.0 {
                    "start"
                } else if value > end * 0.94 {
                    "end"
                } else {
                    "middle"
                },
            })
            .collect()
    };
    Scale {
        unit: unit.to_owned(),
        rows: own
            .iter()
            .map(|figure| dot(language, figure, end, &percent))
            .collect(),
        ticks,
    }
}

fn dot(language: Language, figure: &Figure, end: f64, percent: &impl Fn(f64) -> String) -> Dot {
    let at = quantity(figure).unwrap_or(0.0);
    Dot {
        label: figure.label.clone(),
        words: words(language, figure),
        at: percent(at),
        from: percent(if figure.low.is_some() && figure.high.is_some() {
            figure.low.unwrap_or(0.0)
        } else {
            0.0
        }),
        to: percent(figure.high.unwrap_or(at)),
        hollow: figure.value.is_none(),
        before: at > end * 0.66,
    }
}

/// Where a figure stands: its value, else the middle of its bounds, else its one bound.
fn quantity(figure: &Figure) -> Option<f64> {
    let quantity = figure.value.or(match (figure.low, figure.high) {
        (Some(low), Some(high)) => Some(f64::midpoint(low, high)),
        (low, high) => low.or(high),
    });
    quantity.filter(|value| value.is_finite())
}

fn words(language: Language, figure: &Figure) -> String {
    let number = |value: f64| lang::number(language, value, 2);
    let bound = |id, value| lang::say(language, id, [arg("value", number(value))]);
    let bounds = match (figure.low, figure.high) {
        (Some(low), Some(high)) => Some(format!("{}–{}", number(low), number(high))),
        (Some(low), None) => Some(bound("words-at-least", low)),
        (None, Some(high)) => Some(bound("words-at-most", high)),
        (None, None) => None,
    };
    match (figure.value, bounds) {
        (Some(value), Some(bounds)) => format!("{} ({bounds})", number(value)),
        (Some(value), None) => number(value),
        (None, bounds) => bounds.unwrap_or_default(),
    }
}

/// A round step that gives a scale up to `most` between two and five ticks.
fn tick_step(most: f64) -> f64 {
    if most <= 0.0 {
        return 1.0;
    }
    let rough = most / 4.0;
    let magnitude = 10_f64.powf(rough.log10().floor());
    [1.0, 2.0, 2.5, 5.0, 10.0]
        .into_iter()
        .map(|factor| factor * magnitude)
        .find(|step| *step >= rough)
        .unwrap_or(10.0 * magnitude)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn figures(value: serde_json::Value) -> Vec<Figure> {
        serde_json::from_value(value).expect("figures")
    }

    #[test]
    fn three_counts_stand_on_one_scale_of_round_ticks() {
        let found = scales(
            Language::En,
            &figures(json!([
                {"label": "a", "value": 280, "unit": "persons"},
                {"label": "b", "value": 600, "unit": "persons"},
                {"label": "c", "value": 2300, "unit": "persons"},
                {"label": "length", "value": 12, "unit": "km"}
            ])),
        );
        assert_eq!(found.len(), 2);
        let ticks: Vec<_> = found[0]
            .ticks
            .iter()
            .map(|tick| tick.words.as_str())
            .collect();
        assert_eq!(ticks, ["0", "1,000", "2,000"]);
        assert!(!found[0].rows[0].before && found[0].rows[2].before);
        assert!(found[1].ticks.is_empty(), "one figure needs no axis");
    }

    #[test]
    fn a_bound_is_told_as_a_bound_and_drawn_hollow() {
        let found = scales(
            Language::En,
            &figures(json!([
                {"label": "a", "high": 100, "unit": "persons"},
                {"label": "b", "low": 30, "high": 35, "unit": "persons"}
            ])),
        );
        assert_eq!(found[0].rows[0].words, "at most 100");
        assert!(found[0].rows[0].hollow);
        assert_eq!(found[0].rows[1].words, "30–35");
    }

    #[test]
    fn a_figure_in_words_has_no_dot() {
        let told = figures(json!([{"label": "two thirds of the border"}]));
        assert!(scales(Language::En, &told).is_empty());
        assert_eq!(in_words(&told), ["two thirds of the border"]);
    }

    #[test]
    fn ticks_end_for_every_size() {
        for most in [1e-9, 0.3, 1.0, 7.0, 99.0, 1e12] {
            let told = figures(json!([{"label": "a", "value": most}, {"label": "b", "value": 0}]));
            let ticks = scales(Language::En, &told)[0].ticks.len();
            assert!((2..=6).contains(&ticks), "{most}: {ticks}");
        }
    }
}
