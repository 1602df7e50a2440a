//! Marks of reports, crossings and clusters: silhouette and hue say the category, fill says the status.

use std::fmt::Write as _;

use super::Ink;
use crate::{
    assets,
    features::{CrossingStatus, Project, report::Status},
    tiles::abbreviated,
};

const INFALLIBLE: &str = "writing to a String cannot fail";

/// The silhouette of a category; the circle where it has none.
fn silhouette(project: &Project, category: Option<&str>) -> &'static str {
    category
        .and_then(|id| project.category(id))
        .and_then(|category| assets::silhouette(&category.icon))
        .or_else(|| assets::silhouette("circle"))
        .unwrap_or("M8 1A7 7 0 0 1 8 15A7 7 0 0 1 8 1Z")
}

/// A report's mark as a small drawing of its own, for a line of text.
#[must_use]
pub fn mark(project: &Project, category: Option<&str>, status: Status) -> String {
    let body = report(Ink::Page, project, (category, status), (9.0, 9.0), 13.0);
    format!(
        "<svg class=\"diagram-mark\" viewBox=\"0 0 18 18\" width=\"18\" height=\"18\" aria-hidden=\"true\">{body}</svg>"
    )
}

/// A report's mark, `size` px across about a point.
pub(in crate::render) fn report(
    ink: Ink,
    project: &Project,
    (category, status): (Option<&str>, Status),
    (x, y): (f64, f64),
    size: f64,
) -> String {
    let path = silhouette(project, category);
    let (colour, class) = (
        ink.category(project, category),
        ink.category_class(project, category),
    );
    let (halo, grey) = (ink.token("marker-halo"), ink.token("ink-3"));
    let mut out = format!(
        "<g{class} transform=\"translate({:.1} {:.1}) scale({:.3})\"><path d=\"{path}\" fill=\"{halo}\" stroke=\"{halo}\" stroke-width=\"4.2\" stroke-linejoin=\"round\"/>",
        x - size / 2.0,
        y - size / 2.0,
        size / 16.0
    );
    // An outline is drawn on a slightly smaller silhouette, so that hollow marks are no larger than solid ones.
    let outline = |stroke: &str, width: f64, more: &str| {
        format!(
            "<path d=\"{path}\" transform=\"translate(1 1) scale(.875)\" fill=\"{halo}\" stroke=\"{stroke}\" stroke-width=\"{width}\" stroke-linejoin=\"round\"{more}/>"
        )
    };
    let slash = format!(
        "<path d=\"M1 15L15 1\" stroke=\"{halo}\" stroke-width=\"4\"/><path d=\"M1 15L15 1\" stroke=\"{grey}\" stroke-width=\"1.7\" stroke-linecap=\"round\"/>"
    );
    match status {
        Status::Corroborated => {
            write!(out, "<path d=\"{path}\" fill=\"{colour}\"/>").expect(INFALLIBLE);
        }
        Status::Unverified => out.push_str(&outline(&colour, 2.5, "")),
        Status::Contested => {
            out.push_str(&outline(&colour, 2.5, ""));
            // The left half, cut by a nested view instead of a clip path, which would need an id of its own.
            write!(out, "<svg width=\"8\" height=\"16\" viewBox=\"0 0 8 16\"><path d=\"{path}\" fill=\"{colour}\"/></svg>").expect(INFALLIBLE);
        }
        Status::Refuted => out.push_str(&(outline(&grey, 1.5, "") + &slash)),
        Status::Retracted => {
            let dots = " stroke-dasharray=\".1 2.6\" stroke-linecap=\"round\"";
            out.push_str(&(outline(&grey, 1.7, dots) + &slash));
        }
    }
    out.push_str("</g>");
    out
}

/// A crossing: a rounded square of 13 px; arrows open, half restricted, bar closed, "?" with a broken edge not known.
pub(in crate::render) fn crossing(ink: Ink, status: CrossingStatus, (x, y): (f64, f64)) -> String {
    let (line, casing) = (ink.token("border-ink"), ink.token("border-casing"));
    let square = |fill: &str, more: &str| {
        format!(
            "<rect x=\"-6.5\" y=\"-6.5\" width=\"13\" height=\"13\" rx=\"3\" fill=\"{fill}\" stroke=\"{line}\" stroke-width=\"1.6\"{more}/>"
        )
    };
    let body = match status {
        CrossingStatus::Open => {
            square(&casing, "")
                + &format!(
                    "<path d=\"M-4 0H4M-2 -2.1L-4.1 0L-2 2.1M2 -2.1L4.1 0L2 2.1\" fill=\"none\" stroke=\"{line}\" stroke-width=\"1.4\" stroke-linecap=\"round\"/>"
                )
        }
        CrossingStatus::Restricted => {
            square(&casing, "")
                + &format!("<path d=\"M-6 5.2V-3.5A2.5 2.5 0 0 1 -3.5 -6H5.2Z\" fill=\"{line}\"/>")
        }
        CrossingStatus::Closed => {
            square(&line, "")
                + &format!(
                    "<path d=\"M-3 0H3\" stroke=\"{casing}\" stroke-width=\"2.2\" stroke-linecap=\"round\"/>"
                )
        }
        CrossingStatus::Unknown => {
            square(&casing, " stroke-dasharray=\"2.1 2.2\"")
                + &format!(
                    "<text y=\"3.6\" font-size=\"10\" font-weight=\"700\" text-anchor=\"middle\" fill=\"{line}\">?</text>"
                )
        }
    };
    format!(
        "<g transform=\"translate({x:.1} {y:.1})\"><rect x=\"-6.5\" y=\"-6.5\" width=\"13\" height=\"13\" rx=\"3\" fill=\"{casing}\" stroke=\"{casing}\" stroke-width=\"4.4\"/>{body}</g>"
    )
}

/// Several reports at one place: a ring of arcs by category with the count inside; `shares` are category and count.
pub(in crate::render) fn ring(
    ink: Ink,
    project: &Project,
    shares: &[(Option<&str>, usize)],
    at: (f64, f64),
) -> String {
    scaled_ring(ink, project, shares, at, 1.0)
}

/// The same ring so many times as large; a small one has no room for the count.
pub(in crate::render) fn scaled_ring(
    ink: Ink,
    project: &Project,
    shares: &[(Option<&str>, usize)],
    (x, y): (f64, f64),
    scale: f64,
) -> String {
    /// Less than this, the count could not be read.
    const READABLE: f64 = 0.8;
    const RADIUS: f64 = 9.5;
    let total: usize = shares.iter().map(|share| share.1).sum();
    let around = std::f64::consts::TAU * RADIUS;
    let gap = if shares.len() > 1 { 1.2 } else { 0.0 };
    let mut out = format!(
        "<g transform=\"translate({x:.1} {y:.1}){}\"><circle r=\"13.6\" fill=\"{}\"/>",
        if (scale - 1.0).abs() < 0.01 {
            String::new()
        } else {
            format!(" scale({scale:.2})")
        },
        ink.token("marker-halo")
    );
    let mut start = 0.0;
    for &(category, count) in shares {
        let length = around * count as f64 / total as f64;
        // A dashed circle: one dash as long as the share, turned to its start.
        write!(
            out,
            "<circle{} r=\"{RADIUS}\" fill=\"none\" stroke=\"{}\" stroke-width=\"5\" stroke-dasharray=\"{:.2} {around:.2}\" stroke-dashoffset=\"{:.2}\" transform=\"rotate(-90)\"/>",
            ink.category_class(project, category),
            ink.category(project, category),
            (length - gap).max(0.5),
            -start - gap / 2.0
        )
        .expect(INFALLIBLE);
        start += length;
    }
    if scale >= READABLE {
        let words = abbreviated(total);
        let size = match words.chars().count() {
            ..=2 => 11.0,
            3 => 8.5,
            _ => 7.0,
        };
        write!(
            out,
            "<text y=\"{:.1}\" font-size=\"{size}\" font-weight=\"650\" text-anchor=\"middle\" fill=\"{}\">{words}</text>",
            size * 0.36,
            ink.token("ink"),
        )
        .expect(INFALLIBLE);
    }
    out.push_str("</g>");
    out
}
