//! The words around the drawings of a border, in the page and where they stand alone.

use crate::{
    ogcapi::borders::{Spacetime, Strip},
    pages::words::{dates, numbers::counted},
    render::{Caption, FARTHEST_KM},
};

/// What surrounds the strip.
#[must_use]
pub fn strip(strip: &Strip) -> Caption {
    let mut subtitle =
        "Kilometres along it, and distance from it on either side (km, square-root scale)."
            .to_owned();
    if strip
        .points
        .iter()
        .any(crate::ogcapi::borders::StripPoint::is_vague)
    {
        subtitle += " Boxes where the place is uncertain.";
    }
    if let (Some([_, last]), false) = (strip.days, strip.landmarks.crossings.is_empty()) {
        subtitle.push_str(" Crossings as on ");
        subtitle.push_str(&dates::day(last));
        subtitle.push('.');
    }
    Caption {
        title: titled(strip, "drawn straight"),
        subtitle: subtitle + &left_out(strip.unplaced),
        source: source(strip),
    }
}

/// What surrounds space and time.
#[must_use]
pub fn spacetime(document: &Spacetime) -> Caption {
    let strip = &document.strip;
    let subtitle = format!(
        "Each report by its kilometre and its date; a bar is as long as the stretch on which it may lie. Reports further than {FARTHEST_KM:.0} km from the border are left out here."
    );
    Caption {
        title: titled(strip, "where and when"),
        subtitle,
        source: source(strip),
    }
}

fn titled(strip: &Strip, what: &str) -> String {
    let days = strip.days.map_or_else(String::new, |[first, last]| {
        format!(", {}", dates::days(first, last))
    });
    let mut name = strip.name.clone();
    if let Some(first) = name.get_mut(0..1) {
        first.make_ascii_uppercase();
    }
    format!("{name}, {what}{days}")
}

fn left_out(unplaced: usize) -> String {
    if unplaced == 0 {
        return String::new();
    }
    format!(
        " {} about this border {} no place along it.",
        counted(unplaced, "further report", "further reports"),
        if unplaced == 1 { "has" } else { "have" }
    )
}

fn source(strip: &Strip) -> String {
    strip.attribution.as_ref().map_or_else(
        || "Drawn with Sarhad".to_owned(),
        |attribution| format!("{attribution} · drawn with Sarhad"),
    )
}
