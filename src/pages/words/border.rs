//! Where a place lies along its border, in a sentence rounded to what its uncertainty allows.

use super::numbers::rounded;
use crate::{
    features::Derived,
    lang::{self, Language, arg},
};

/// What the sentence must know of the border and its two sides.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// The language to speak.
    pub language: Language,
    /// The border's name.
    pub name: &'a str,
    /// Its length, km.
    pub length_km: Option<f64>,
    /// Name of a side by its code ("Utopia").
    pub side_name: &'a dyn Fn(&str) -> String,
    /// Adjective of a side by its code ("Utopian").
    pub side_adjective: &'a dyn Fn(&str) -> String,
}

/// Up to this half-width (km) of its km interval a place reads "km 412 of 1,344"; wider, "opposite km 430".
const EXACT_KM: f64 = 5.0;

/// From this share of its disc on, a vague place lies on one side for all that a sentence can say.
const NEARLY_ALL: f64 = 0.98;

/// The sentence of a detail card; `None` for a place without a border.
#[must_use]
pub fn sentence(derived: &Derived, place: Option<&str>, setting: &Setting) -> Option<String> {
    derived.border.as_ref()?;
    Some(match (derived.km, derived.km_min, derived.km_max) {
        (Some(km), low, high) => {
            let spread = low.zip(high).map_or(0.0, |(low, high)| (high - low) / 2.0);
            exact(derived, km, spread, setting)
        }
        (None, Some(low), Some(high)) => vague(derived, low, high, place, setting),
        _ => lang::say(
            setting.language,
            "words-no-place-along",
            [arg("border", setting.name)],
        ),
    })
}

/// The short form of a list row: `km 546`, `opposite km 430`, `km 390–480`.
#[must_use]
pub fn short(language: Language, derived: &Derived) -> Option<String> {
    let say = |id, km: String| lang::say(language, id, [arg("km", km)]);
    let spread = derived
        .km_min
        .zip(derived.km_max)
        .map_or(0.0, |(low, high)| (high - low) / 2.0);
    match (derived.km, derived.km_min, derived.km_max) {
        (Some(km), ..) => {
            let words = km_words(language, km, spread);
            let away = derived.offset_km.unwrap_or(0.0) > 5.0;
            Some(say(if away { "words-opposite" } else { "words-km" }, words))
        }
        (None, Some(low), Some(high)) => Some(say("words-km", km_range(language, low, high))),
        _ => None,
    }
}

fn exact(derived: &Derived, km: f64, spread: f64, setting: &Setting) -> String {
    let language = setting.language;
    let km_only = km_words(language, km, spread);
    let km = of_length(&km_only, setting);
    let Some(offset) = derived.offset_km else {
        return km;
    };
    let (low, high) = (
        derived.offset_min_km.unwrap_or(offset),
        derived.offset_max_km.unwrap_or(offset),
    );
    if low <= 0.0 {
        return at_the_border(language, km, high);
    }
    let doubt = (high - low) / 2.0;
    let away = arg("distance", distance(language, offset, doubt));
    let side = derived.side.as_deref();
    if spread <= EXACT_KM {
        let sentence = match side.map(setting.side_name) {
            Some(side) => {
                let args = [arg("km", km), away, arg("side", side)];
                lang::say(language, "words-inside", args)
            }
            None => lang::say(language, "words-away", [arg("km", km), away]),
        };
        return with_interval(language, sentence, low, high, doubt);
    }
    match side.map(setting.side_adjective) {
        Some(side) => {
            let args = [arg("km", km_only), away, arg("side", side)];
            lang::say(language, "words-about-on-side", args)
        }
        None => lang::say(language, "words-about-away", [arg("km", km_only), away]),
    }
}

fn at_the_border(language: Language, km: String, high: f64) -> String {
    if high < 0.5 {
        return lang::say(language, "words-at-border", [arg("km", km)]);
    }
    let within = arg("distance", distance(language, high, high));
    lang::say(language, "words-at-border-within", [arg("km", km), within])
}

fn vague(derived: &Derived, low: f64, high: f64, place: Option<&str>, setting: &Setting) -> String {
    let language = setting.language;
    let km = arg("km", km_range(language, low, high));
    let sentence = match place {
        Some(place) => lang::say(language, "words-somewhere-in", [arg("place", place), km]),
        None => lang::say(language, "words-somewhere", [km]),
    };
    let largest = derived
        .shares
        .as_ref()
        .and_then(|shares| shares.iter().max_by(|a, b| a.1.total_cmp(b.1)));
    let Some((side, &share)) = largest else {
        return sentence;
    };
    let (sentence, side) = (
        arg("sentence", sentence),
        arg("side", (setting.side_adjective)(side)),
    );
    if share >= NEARLY_ALL {
        return lang::say(language, "words-on-side", [sentence, side]);
    }
    let share = lang::number(language, rounded(share * 100.0, 5.0), 0);
    lang::say(
        language,
        "words-share-on-side",
        [sentence, side, arg("share", share)],
    )
}

fn of_length(km: &str, setting: &Setting) -> String {
    let km = arg("km", km);
    match setting.length_km {
        None => lang::say(setting.language, "words-km", [km]),
        Some(length) => {
            let length = lang::number(setting.language, length, 0);
            lang::say(setting.language, "words-km-of", [km, arg("length", length)])
        }
    }
}

/// A km, to 1 km where it is known to 5, to 10 km beyond.
fn km_words(language: Language, km: f64, spread: f64) -> String {
    let step = if spread <= EXACT_KM { 1.0 } else { 10.0 };
    lang::number(language, rounded(km, step).max(0.0), 0)
}

/// An interval of km, rounded outward to 10 km where it is wide.
fn km_range(language: Language, low: f64, high: f64) -> String {
    let is_narrow = high - low <= 2.0 * EXACT_KM;
    let step = if is_narrow { 1.0 } else { 10.0 };
    let first = (low / step).floor() * step;
    let last = if is_narrow {
        high.ceil()
    } else {
        rounded(high, step).max(first + step)
    };
    let km = |km| lang::number(language, km, 0);
    format!("{}–{}", km(first.max(0.0)), km(last))
}

/// The step to which a distance with this doubt (km) may be told.
fn step(doubt: f64) -> f64 {
    match doubt {
        doubt if doubt <= 0.2 => 0.1,
        doubt if doubt <= 12.0 => 1.0,
        doubt if doubt <= 30.0 => 5.0,
        _ => 10.0,
    }
}

fn distance(language: Language, km: f64, doubt: f64) -> String {
    let step = step(doubt);
    let told = rounded(km, step);
    let say = |id, km| lang::say(language, id, [arg("km", lang::number(language, km, 1))]);
    if told == 0.0 {
        say("words-distance-less", step)
    } else {
        say("words-distance", told)
    }
}

/// The sentence with the interval of its distance, left out where it rounds to one value.
fn with_interval(language: Language, sentence: String, low: f64, high: f64, doubt: f64) -> String {
    let step = step(doubt);
    let (low, high) = (rounded(low, step), rounded(high, step));
    if high - low < step {
        return sentence;
    }
    let km = |name, km| arg(name, lang::number(language, km, 1));
    lang::say(
        language,
        "words-with-interval",
        [arg("sentence", sentence), km("low", low), km("high", high)],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(derived: Derived, place: Option<&str>) -> Option<String> {
        let setting = Setting {
            language: Language::En,
            name: "Utopia–Erewhon border",
            length_km: Some(1343.96),
            side_name: &|code| format!("{code}land"),
            side_adjective: &|code| format!("{code}ish"),
        };
        sentence(
            &Derived {
                border: Some("E-U".to_owned()),
                ..derived
            },
            place,
            &setting,
        )
    }

    fn point(km: f64, spread: f64, offset: f64, doubt: f64) -> Derived {
        Derived {
            km: Some(km),
            km_min: Some(km - spread),
            km_max: Some(km + spread),
            offset_km: Some(offset),
            offset_min_km: Some((offset - doubt).max(0.0)),
            offset_max_km: Some(offset + doubt),
            side: Some("Utop".to_owned()),
            ..Derived::default()
        }
    }

    #[test]
    fn a_place_known_within_ten_km_is_told_roughly() {
        assert_eq!(
            told(point(428.6, 15.0, 33.9, 10.0), None).as_deref(),
            Some("About 34 km on the Utopish side, opposite km 430")
        );
    }

    #[test]
    fn a_place_known_well_is_told_with_its_interval() {
        assert_eq!(
            told(point(412.3, 4.0, 11.1, 3.0), None).as_deref(),
            Some("km 412 of 1,344, 11 km inside Utopland (8–14)")
        );
        assert_eq!(
            told(point(412.3, 0.1, 11.14, 0.1), None).as_deref(),
            Some("km 412 of 1,344, 11.1 km inside Utopland (11–11.2)")
        );
    }

    #[test]
    fn a_place_whose_disc_meets_the_border_is_at_it() {
        assert_eq!(
            told(point(112.4, 1.5, 0.1, 2.0), None).as_deref(),
            Some("At the border, km 112 of 1,344, within 2 km of it")
        );
    }

    #[test]
    fn a_vague_place_has_an_interval_and_no_exact_km() {
        let disc = Derived {
            km_min: Some(3.2),
            km_max: Some(418.0),
            shares: Some([("Utop".to_owned(), 0.62), ("Erew".to_owned(), 0.38)].into()),
            ..Derived::default()
        };
        assert_eq!(
            told(disc.clone(), Some("Khatlon")).as_deref(),
            Some("Somewhere in Khatlon: km 0–420, 60 % of the disc on the Utopish side")
        );
        assert_eq!(short(Language::En, &disc).as_deref(), Some("km 0–420"));
        assert_eq!(
            told(disc, None).as_deref(),
            Some("Somewhere in this disc: km 0–420, 60 % of the disc on the Utopish side")
        );
    }

    #[test]
    fn moving_the_radius_from_2_to_60_km_changes_the_sentence() {
        let near = told(point(412.3, 2.0, 5.0, 2.0), None);
        let far = told(point(412.3, 70.0, 5.0, 60.0), None);
        assert_ne!(near, far);
        assert_eq!(
            far.as_deref(),
            Some("At the border, km 410 of 1,344, within 70 km of it")
        );
    }

    #[test]
    fn a_border_without_a_place_is_named_and_no_border_is_silent() {
        assert_eq!(
            told(Derived::default(), None).as_deref(),
            Some("About the Utopia–Erewhon border; no place along it")
        );
        let setting = Setting {
            language: Language::En,
            name: "",
            length_km: None,
            side_name: &str::to_owned,
            side_adjective: &str::to_owned,
        };
        assert_eq!(sentence(&Derived::default(), None, &setting), None);
    }

    #[test]
    fn a_row_says_opposite_where_the_place_is_away_from_the_border() {
        assert_eq!(
            short(Language::En, &point(428.6, 15.0, 33.9, 10.0)).as_deref(),
            Some("opposite km 430")
        );
        assert_eq!(
            short(Language::En, &point(545.7, 1.0, 0.4, 1.0)).as_deref(),
            Some("km 546")
        );
    }
}
