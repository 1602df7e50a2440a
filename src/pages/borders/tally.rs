//! How many reports lie on which side of a border: statements apart, totals only where none of their parts counts.

use std::collections::HashSet;

use crate::{
    features::report::PlaceRole,
    ogcapi::borders::{Strip, StripPoint},
};

/// The reports of a border by side.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally<'a> {
    pub left: Vec<&'a StripPoint>,
    pub right: Vec<&'a StripPoint>,
    /// On other territory, or where the side is not known.
    pub elsewhere: usize,
    /// Places where something was said.
    pub statements: usize,
    /// Without a km on the border.
    pub unplaced: usize,
}

impl<'a> Tally<'a> {
    pub(super) fn of(strip: &'a Strip) -> Self {
        let totals: HashSet<&str> = strip
            .points
            .iter()
            .filter_map(|point| point.part_of.as_deref())
            .collect();
        let mut tally = Self {
            unplaced: strip.unplaced,
            ..Self::default()
        };
        for point in &strip.points {
            if totals.contains(point.id.to_string().as_str()) {
                continue;
            }
            match (point.place_role, point.side.as_deref()) {
                (PlaceRole::Statement, _) => tally.statements += 1,
                (_, Some(side)) if side == strip.left.code => tally.left.push(point),
                (_, Some(side)) if side == strip.right.code => tally.right.push(point),
                _ => tally.elsewhere += 1,
            }
        }
        tally
    }
}
