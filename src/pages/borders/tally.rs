//! How many reports lie on which side of a border: statements apart, totals only where none of their parts counts.

use std::collections::HashSet;

use crate::{
    features::report::PlaceRole,
    ogcapi::borders::{Crowd, Strip, StripPoint},
};

/// The reports of a border by side.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally<'a> {
    /// Those on the left side; of a crowd none, which is counted only.
    pub left: Vec<&'a StripPoint>,
    pub right: Vec<&'a StripPoint>,
    pub crowd: Option<&'a Crowd>,
    /// On other territory, or where the side is not known.
    pub elsewhere: usize,
    /// Places where something was said.
    pub statements: usize,
    /// Without a km on the border.
    pub unplaced: usize,
}

impl<'a> Tally<'a> {
    pub(super) fn of(strip: &'a Strip, crowd: Option<&'a Crowd>) -> Self {
        if let Some(crowd) = crowd {
            return Self {
                crowd: Some(crowd),
                elsewhere: crowd.elsewhere,
                statements: crowd.statements,
                unplaced: crowd.unplaced,
                ..Self::default()
            };
        }
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

    /// How many on the left and on the right side.
    pub(super) fn sides(&self) -> (usize, usize) {
        self.crowd
            .map_or((self.left.len(), self.right.len()), |crowd| {
                (crowd.left, crowd.right)
            })
    }
}
