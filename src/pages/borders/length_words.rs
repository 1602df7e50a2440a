//! What quoted lengths say beside the line itself, in sentences computed from the data.

use super::figures::{as_quoted, decimal};
use crate::{
    border::Profile,
    features::Quoted,
    lang::{self, Arg, Language, arg},
};

/// Figures as close as this, as a share of the length, agree.
const AGREE: f64 = 0.000_5;

/// A sentence for each quoted figure; HTML-free.
pub(super) fn sentences(
    language: Language,
    length_km: f64,
    profile: &Profile,
    quoted: &[Quoted],
) -> Vec<String> {
    if quoted.is_empty() {
        return vec![lang::text(language, "border-quotes-none").into_owned()];
    }
    quoted
        .iter()
        .map(|quoted| sentence(language, length_km, profile, quoted))
        .collect()
}

/// The remark below: how the length grows with the ruler.
pub(super) fn dimension(language: Language, profile: &Profile) -> Option<String> {
    let dimension = lang::precise(language, profile.richardson_dimension?, 2);
    Some(lang::say(
        language,
        "border-dimension",
        [arg("dimension", dimension)],
    ))
}

/// A figure as it was quoted, with km where it was in another unit.
fn figure(language: Language, quoted: &Quoted) -> String {
    let as_quoted = as_quoted(language, quoted);
    if quoted.unit == "km" {
        return as_quoted;
    }
    let km = arg("km", decimal(language, quoted.value_km));
    format!("{as_quoted} ({})", lang::say(language, "border-km", [km]))
}

fn sentence(language: Language, length_km: f64, profile: &Profile, quoted: &Quoted) -> String {
    let difference_km = quoted.value_km - length_km;
    let distance = |km: f64| distance(language, km.abs());
    let figure = arg("figure", figure(language, quoted));
    let quote = lang::say(
        language,
        "border-quote",
        [arg("who", &quoted.label), figure],
    );
    if difference_km.abs() <= length_km * AGREE {
        let length = arg("km", lang::number(language, length_km, 2));
        let length = lang::say(language, "border-km", [length]);
        let args = [
            arg("quote", quote),
            arg("length", length),
            arg("distance", distance(difference_km)),
        ];
        return lang::say(language, "border-quote-agrees", args);
    }
    let share = lang::number(language, difference_km.abs() / length_km * 100.0, 1);
    let args: [(&str, Arg); 3] = [
        arg("quote", quote),
        arg("distance", distance(difference_km)),
        arg("share", share),
    ];
    if difference_km > 0.0 {
        return lang::say(language, "border-quote-more", args);
    }
    match tolerance_m(profile, quoted.value_km) {
        None => lang::say(language, "border-quote-less", args),
        Some(metres) => {
            let tolerance = arg("tolerance", distance(metres / 1_000.0));
            let args = args.into_iter().chain([tolerance]);
            lang::say(language, "border-quote-less-like", args)
        }
    }
}

/// The tolerance at which the simplified line is as long, metres, between two rows of the profile.
fn tolerance_m(profile: &Profile, length_km: f64) -> Option<f64> {
    profile.by_tolerance.windows(2).find_map(|rows| {
        let (fine, coarse) = (rows[0], rows[1]);
        if !(coarse.length_km <= length_km && length_km <= fine.length_km)
            || fine.tolerance_m <= 0.0
        {
            return None;
        }
        let drop = (fine.length_km - coarse.length_km).max(1e-9);
        let share = (fine.length_km - length_km) / drop;
        let (low, high) = (fine.tolerance_m.ln(), coarse.tolerance_m.ln());
        Some((low + (high - low) * share).exp())
    })
}

/// A distance in metres below 1 km, else in km, with two digits.
fn distance(language: Language, km: f64) -> String {
    let digits = |value: f64| {
        let unit = 10_f64.powf(value.max(1e-9).log10().floor() - 1.0);
        (value / unit).round() * unit
    };
    if km < 0.995 {
        let metres = lang::number(language, digits(km * 1_000.0).round(), 0);
        lang::say(language, "border-metres", [arg("metres", metres)])
    } else {
        let km = lang::number(language, digits(km), 1);
        lang::say(language, "border-km", [arg("km", km)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::border::ByTolerance;

    fn profile() -> Profile {
        let row = |tolerance_m: f64, length_km: f64| ByTolerance {
            tolerance_m,
            length_km,
            vertices: 0,
        };
        Profile {
            by_tolerance: vec![row(0.0, 1_000.0), row(100.0, 980.0), row(1_000.0, 900.0)],
            by_ruler: Vec::new(),
            richardson_dimension: Some(1.075),
        }
    }

    fn quoted(value: f64, unit: &str, value_km: f64) -> Quoted {
        Quoted {
            label: "Almanac".to_owned(),
            value_km,
            value,
            unit: unit.to_owned(),
            source: None,
            url: None,
            note: None,
        }
    }

    fn said(value: f64, unit: &str, value_km: f64) -> String {
        sentence(
            Language::En,
            1_000.0,
            &profile(),
            &quoted(value, unit, value_km),
        )
    }

    #[test]
    fn a_figure_is_held_against_the_line_in_words() {
        assert_eq!(
            said(1_000.2, "km", 1_000.2),
            "Almanac: 1,000.2 km. The line drawn here, 1,000 km, agrees to 200 m."
        );
        assert_eq!(
            said(700.0, "mi", 1_126.5),
            "Almanac: 700 mi (1,126.5 km), 130 km (12.7 %) more than the line drawn here."
        );
    }

    #[test]
    fn a_shorter_figure_is_told_as_a_simplification() {
        assert_eq!(
            said(940.0, "km", 940.0),
            "Almanac: 940 km, 60 km (6 %) less; simplifying the line by about 320 m gives as much."
        );
    }

    #[test]
    fn a_border_that_nobody_quotes_is_said_to_be_one() {
        assert_eq!(
            sentences(Language::En, 1_000.0, &profile(), &[]),
            ["The project quotes nobody’s figure for this border."]
        );
    }
}
