//! `/borders/{id}/counts`: reports per stretch and per group.

use serde::Serialize;

use super::summary::metres;
use crate::{
    border::{Border, Count},
    query::GroupBy,
    store::counts::{self, Counted, GroupedBin, Grouping, Groups},
};

/// Reports of a border, counted; statements apart.
#[derive(Debug, Serialize)]
pub struct CountsDocument<'a> {
    border: &'a str,
    length_km: f64,
    bin_km: f64,
    by: Option<GroupBy>,
    /// Events in all, parts of a total in place of the total.
    total: Count,
    /// Along the border.
    bins: Vec<GroupedBin>,
    /// Events whose km is not known.
    unplaced: Grouped,
    /// Statements, placed where they were said.
    statements: Grouped,
    /// All events by group, those without km among them.
    groups: Groups,
}

#[derive(Debug, Serialize)]
struct Grouped {
    #[serde(flatten)]
    count: Count,
    #[serde(skip_serializing_if = "Groups::is_empty")]
    groups: Groups,
}

impl<'a> CountsDocument<'a> {
    /// Counts reports into bins and groups.
    #[must_use]
    pub fn new(border: &'a Border, reports: &[Counted], bin_km: f64, by: Option<GroupBy>) -> Self {
        let grouping = by.map(grouping);
        let (statements, events): (Vec<Counted>, Vec<Counted>) =
            reports.iter().cloned().partition(|one| one.is_statement);
        let unplaced: Vec<Counted> = events
            .iter()
            .filter(|one| one.km.is_none())
            .cloned()
            .collect();
        Self {
            border: &border.id,
            length_km: metres(border.length_km),
            bin_km,
            by,
            total: Count {
                certain: events.len(),
                possible: 0,
            },
            bins: counts::by_km(&events, border.length_km, bin_km, grouping),
            unplaced: Grouped::of(&unplaced, grouping),
            statements: Grouped::of(&statements, grouping),
            groups: grouping
                .map(|grouping| counts::by_group(&events, grouping))
                .unwrap_or_default(),
        }
    }
}

impl Grouped {
    fn of(reports: &[Counted], grouping: Option<Grouping>) -> Self {
        Self {
            count: Count {
                certain: reports.len(),
                possible: 0,
            },
            groups: grouping
                .map(|grouping| counts::by_group(reports, grouping))
                .unwrap_or_default(),
        }
    }
}

fn grouping(by: GroupBy) -> Grouping {
    match by {
        GroupBy::Week => Grouping::Week,
        GroupBy::Month => Grouping::Month,
        GroupBy::Category => Grouping::Category,
        GroupBy::Side => Grouping::Side,
    }
}
