//! The words around the drawings of a border, in the page and where they stand alone.

use crate::{
    lang::{self, Language, arg},
    ogcapi::borders::{Crowd, Spacetime, Strip, StripPoint},
    pages::words::dates,
    render::{Caption, FARTHEST_KM},
};

/// What surrounds the strip.
#[must_use]
pub fn strip(language: Language, (strip, crowd): (&Strip, Option<&Crowd>)) -> Caption {
    let text = |id| lang::text(language, id).into_owned();
    let mut subtitle = vec![text("border-strip-caption")];
    if let Some(crowd) = crowd {
        let count = arg("count", crowd.placed.len());
        subtitle.push(lang::say(language, "border-strip-crowd", [count]));
    } else if strip.points.iter().any(StripPoint::is_vague) {
        subtitle.push(text("border-strip-boxes"));
    }
    if let (Some([_, last]), false) = (strip.days, strip.landmarks.crossings.is_empty()) {
        let day = arg("day", dates::day(language, last));
        subtitle.push(lang::say(language, "border-strip-crossings", [day]));
    }
    if strip.unplaced > 0 {
        let count = arg("count", strip.unplaced);
        subtitle.push(lang::say(language, "border-unplaced", [count]));
    }
    Caption {
        title: titled(language, strip, "border-drawn-straight"),
        subtitle: subtitle.join(" "),
        source: source(language, strip),
    }
}

/// What surrounds space and time.
#[must_use]
pub fn spacetime(language: Language, (document, crowd): (&Spacetime, Option<&Crowd>)) -> Caption {
    let strip = &document.strip;
    let subtitle = match crowd {
        Some(crowd) => {
            let near = crowd.placed.iter();
            let near = near.filter(|one| one.offset_km.abs() <= FARTHEST_KM);
            lang::say(language, "border-strip-crowd", [arg("count", near.count())])
        }
        None => lang::say(
            language,
            "border-spacetime-caption",
            [arg("km", FARTHEST_KM)],
        ),
    };
    Caption {
        title: titled(language, strip, "border-drawn-when"),
        subtitle,
        source: source(language, strip),
    }
}

fn titled(language: Language, strip: &Strip, id: &str) -> String {
    let mut letters = strip.name.chars();
    let name: String = letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .chain(letters)
        .collect();
    let title = lang::say(language, id, [arg("name", name)]);
    let Some([first, last]) = strip.days else {
        return title;
    };
    let days = dates::days(language, first, last);
    lang::say(
        language,
        "border-with-days",
        [arg("title", title), arg("days", days)],
    )
}

fn source(language: Language, strip: &Strip) -> String {
    strip.attribution.as_ref().map_or_else(
        || lang::text(language, "border-drawn-with").into_owned(),
        |source| lang::say(language, "border-drawn-with-from", [arg("source", source)]),
    )
}
