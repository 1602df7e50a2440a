//! The marks of categories and statuses as one sprite of SVG symbols: silhouette says what, fill says how sure.

use std::{collections::BTreeSet, fmt::Write as _};

use crate::{
    assets,
    features::{Project, report::Status},
};

/// Cuts a silhouette to its left half (a contested report).
const LEFT_HALF: &str = "<clipPath id=\"left-half\"><path d=\"M0 0H8V16H0Z\"/></clipPath>";

/// The id of a symbol.
pub(super) fn symbol(icon: &str, status: Status) -> String {
    let icon = if assets::silhouette(icon).is_some() {
        icon
    } else {
        "circle"
    };
    format!("m-{icon}-{}", status.as_str())
}

/// The silhouette of a category; one without a known icon gets the circle.
pub(super) fn icon_of<'a>(project: &'a Project, category: Option<&str>) -> &'a str {
    category
        .and_then(|id| project.category(id))
        .map_or("circle", |category| &category.icon)
}

/// A hidden drawing with the symbols of every category in every status that the page may show.
pub(super) fn sprite(project: &Project, statuses: &[Status]) -> String {
    let icons: BTreeSet<&str> = project
        .categories
        .iter()
        .map(|category| category.icon.as_str())
        .chain(["circle"])
        .collect();
    let mut out = format!(
        "<svg class=\"sprite\" width=\"0\" height=\"0\" aria-hidden=\"true\"><defs>{LEFT_HALF}</defs>{}",
        crate::render::crossing_symbols()
    );
    for icon in icons {
        let Some(path) = assets::silhouette(icon) else {
            continue;
        };
        for &status in statuses {
            write!(
                out,
                "<symbol id=\"{}\" viewBox=\"-2 -2 20 20\">{}</symbol>",
                symbol(icon, status),
                body(path, status)
            )
            .expect("writing to a String cannot fail");
        }
    }
    out.push_str("</svg>");
    out
}

/// Whether a colour (`#rrggbb`) is so dark that a tenth of it already greys the map: relative luminance (WCAG 2.2) under 4 %.
pub(super) fn is_deep(color: &str) -> bool {
    let channel = |at: usize| {
        let byte = color
            .get(at..at + 2)
            .and_then(|hex| u8::from_str_radix(hex, 16).ok())
            .unwrap_or(255);
        let share = f64::from(byte) / 255.0;
        if share <= 0.040_45 {
            share / 12.92
        } else {
            ((share + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5) < 0.04
}

/// What a symbol holds; classes take their colours from the page.
fn body(path: &str, status: Status) -> String {
    // An outline is drawn on a slightly smaller silhouette, so that hollow marks are no larger than solid ones.
    let outline = |class: &str| {
        format!("<path class=\"{class}\" transform=\"translate(1 1) scale(.875)\" d=\"{path}\"/>")
    };
    let halo = format!("<path class=\"mark-halo\" d=\"{path}\"/>");
    let slash = "<path class=\"mark-slash-halo\" d=\"M1 15L15 1\"/><path class=\"mark-slash\" d=\"M1 15L15 1\"/>";
    halo + &match status {
        Status::Corroborated => format!("<path class=\"mark-solid\" d=\"{path}\"/>"),
        Status::Unverified => outline("mark-hollow"),
        Status::Contested => format!(
            "{}<g clip-path=\"url(#left-half)\"><path class=\"mark-solid\" d=\"{path}\"/></g>",
            outline("mark-hollow")
        ),
        Status::Refuted => outline("mark-void") + slash,
        Status::Retracted => outline("mark-void mark-dotted") + slash,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_has_a_form_of_its_own() {
        let all = [
            Status::Unverified,
            Status::Corroborated,
            Status::Contested,
            Status::Refuted,
            Status::Retracted,
        ];
        let forms: BTreeSet<String> = all.iter().map(|&status| body("M0 0Z", status)).collect();
        assert_eq!(forms.len(), all.len());
    }

    #[test]
    fn only_near_black_hues_are_deep() {
        assert!(is_deep("#002E75") && is_deep("#520E0B"));
        assert!(!is_deep("#BC2935") && !is_deep("#006962") && !is_deep("é?"));
    }

    #[test]
    fn an_unknown_icon_is_drawn_as_a_circle() {
        assert_eq!(
            symbol("\"><script>", Status::Contested),
            "m-circle-contested"
        );
    }
}
