//! What the diagrams of a border share: paper and ink, marks, the km axis, rows of labels, the legend.

mod ink;
mod km_axis;
mod label_row;
mod legend;
mod mark;
mod places;
mod sheet;

pub use ink::Ink;
pub(super) use km_axis::{KmAxis, border_line};
pub(super) use label_row::{Label, label_row};
pub(super) use legend::Legend;
pub use mark::mark;
pub(super) use mark::{crossing, report, ring, scaled_ring};
pub(super) use places::Places;
pub(super) use sheet::{Anchor, Sheet, Type};

use super::text::{ems, escape};

/// Words around a diagram that stands alone: in a page they stand beside it.
#[derive(Clone, Debug, Default)]
pub struct Caption {
    /// What it shows.
    pub title: String,
    /// How to read it, in a sentence or two.
    pub subtitle: String,
    /// Where the data come from.
    pub source: String,
}
