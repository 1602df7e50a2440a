//! A row of labels, each over its place; of those that would overlap the earlier ones of the list stay.

use super::{Anchor, Sheet, Type, ems};

/// A label that wishes to stand over `x`.
#[derive(Clone, Debug)]
pub(in crate::render) struct Label<'a> {
    pub x: f64,
    pub words: &'a str,
}

/// Draws the labels that fit between two edges, their baseline at `y`; gives the places of those drawn.
pub(in crate::render) fn label_row(
    sheet: &mut Sheet,
    labels: &[Label],
    y: f64,
    (left, right): (f64, f64),
    look: Type,
) -> Vec<f64> {
    const GAP: f64 = 8.0;
    let mut taken: Vec<(f64, f64)> = Vec::new();
    let mut drawn = Vec::new();
    for label in labels {
        let half = ems(label.words) * look.size / 2.0;
        let middle = label.x.clamp(left + half, (right - half).max(left + half));
        let span = (middle - half - GAP, middle + half + GAP);
        if taken.iter().any(|&(from, to)| span.0 < to && from < span.1) {
            continue;
        }
        taken.push((middle - half, middle + half));
        sheet.text((middle, y), look.anchored(Anchor::Middle), label.words);
        drawn.push(label.x);
    }
    drawn
}
