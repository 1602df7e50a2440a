//! Counts reports along a border, keeping doubt, statements, totals and reports without km apart.

use std::collections::{BTreeMap, HashSet};

use jiff::{ToSpan, civil::Date};
use serde::Serialize;

use crate::{
    border::{Bin, Count, Membership, bins, membership, reached},
    features::{Collection, Column, FeatureId},
};

/// Most weeks or months over which one report is spread; longer ones are cut: nobody reads further.
const MOST_PERIODS: usize = 5_000;

/// A report as counting sees it.
#[derive(Clone, Debug)]
pub struct Counted {
    /// Its km interval along its border, unless it has none.
    pub km: Option<(f64, f64)>,
    /// Its distance from the border, km.
    pub offset_km: Option<(f64, f64)>,
    /// Whether it is a statement, placed where it was said.
    pub is_statement: bool,
    category: Option<String>,
    side: Option<String>,
    /// The sides on which its disc has a share, and whether all of it.
    shares: Vec<(String, bool)>,
    days: Option<(Date, Date)>,
}

/// How reports are grouped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grouping {
    /// By ISO 8601 week.
    Week,
    /// By month.
    Month,
    /// By category.
    Category,
    /// By side of the border.
    Side,
}

/// Groups by their keys.
pub type Groups = BTreeMap<String, Count>;

/// A bin with its groups.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GroupedBin {
    /// The stretch and its count.
    #[serde(flatten)]
    pub bin: Bin,
    /// The same by group.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub groups: Groups,
}

/// The reports of a border in a collection, `rows` being those selected: a total is left out where a part of it is in.
#[must_use]
pub fn reports_of(collection: &Collection, rows: &[usize], border: &str) -> Vec<Counted> {
    let columns = Columns::of(collection);
    let mine: Vec<usize> = rows
        .iter()
        .copied()
        .filter(|&row| text(columns.border, row) == Some(border))
        .collect();
    let totals: HashSet<&str> = mine
        .iter()
        .filter_map(|&row| text(columns.part_of, row))
        .collect();
    mine.into_iter()
        .filter(|&row| match collection.id(row) {
            FeatureId::Text(id) => !totals.contains(id.as_str()),
            FeatureId::Number(id) => !totals.contains(id.to_string().as_str()),
        })
        .map(|row| columns.counted(collection, row))
        .collect()
}

/// Counts into bins along the border; exact places on an edge go to the later bin.
#[must_use]
pub fn by_km(
    reports: &[Counted],
    length_km: f64,
    bin_km: f64,
    grouping: Option<Grouping>,
) -> Vec<GroupedBin> {
    let mut counted = bins(length_km, bin_km);
    let mut groups = vec![Groups::new(); counted.len()];
    for report in reports.iter().filter(|report| !report.is_statement) {
        let Some((places, in_bin)) = report.km.and_then(|km| reached(&counted, km)) else {
            continue;
        };
        let keys = grouping
            .map(|grouping| report.keys(grouping))
            .unwrap_or_default();
        for place in places {
            counted[place].count.add(in_bin);
            for (key, in_group) in &keys {
                let of_key = groups[place].entry(key.clone()).or_default();
                of_key.add(both(in_bin, *in_group));
            }
        }
    }
    let bins = counted.into_iter().zip(groups);
    bins.map(|(bin, groups)| GroupedBin { bin, groups })
        .collect()
}

/// Counts by group, wherever along the border.
#[must_use]
pub fn by_group<'a>(reports: impl IntoIterator<Item = &'a Counted>, grouping: Grouping) -> Groups {
    let mut groups = Groups::new();
    for report in reports {
        for (key, membership) in report.keys(grouping) {
            groups.entry(key).or_default().add(membership);
        }
    }
    groups
}

/// Counts the reports within a stretch and a distance of the border.
#[must_use]
pub fn in_sector<'a>(
    reports: impl IntoIterator<Item = &'a Counted>,
    stretch: (f64, f64),
    within_km: f64,
) -> Count {
    let mut count = Count::default();
    for report in reports {
        count.add(report.in_sector(stretch, within_km));
    }
    count
}

impl Counted {
    /// How it lies to a sector: along the border and away from it.
    #[must_use]
    pub fn in_sector(&self, stretch: (f64, f64), within_km: f64) -> Membership {
        match (self.km, self.offset_km) {
            (Some(km), Some(offset_km)) => both(
                membership(km, stretch),
                membership(offset_km, (0.0, within_km)),
            ),
            _ => Membership::Outside,
        }
    }

    /// Its groups, and how surely it belongs to each.
    fn keys(&self, grouping: Grouping) -> Vec<(String, Membership)> {
        match grouping {
            Grouping::Category => vec![(
                self.category.clone().unwrap_or_else(|| "none".to_owned()),
                Membership::Certain,
            )],
            Grouping::Side => self.sides(),
            Grouping::Week => self.periods(week),
            Grouping::Month => self.periods(|day| format!("{:04}-{:02}", day.year(), day.month())),
        }
    }

    /// The sides on which its disc has a share; certain where one has it all.
    fn sides(&self) -> Vec<(String, Membership)> {
        if self.shares.is_empty() {
            let side = self.side.clone().unwrap_or_else(|| "unknown".to_owned());
            return vec![(side, Membership::Certain)];
        }
        let membership = |all| {
            if all {
                Membership::Certain
            } else {
                Membership::Possible
            }
        };
        self.shares
            .iter()
            .map(|(side, all)| (side.clone(), membership(*all)))
            .collect()
    }

    fn periods(&self, key: impl Fn(Date) -> String) -> Vec<(String, Membership)> {
        let Some((first, last)) = self.days else {
            return vec![("unknown".to_owned(), Membership::Certain)];
        };
        let mut keys = Vec::new();
        let mut day = first;
        while day <= last && keys.len() < MOST_PERIODS {
            let name = key(day);
            if keys.last() != Some(&name) {
                keys.push(name);
            }
            let Ok(next) = day.checked_add(1.day()) else {
                break;
            };
            day = next;
        }
        let membership = if keys.len() == 1 {
            Membership::Certain
        } else {
            Membership::Possible
        };
        keys.into_iter().map(|key| (key, membership)).collect()
    }
}

/// Certain only where both are; outside where either is.
fn both(a: Membership, b: Membership) -> Membership {
    match (a, b) {
        (Membership::Outside, _) | (_, Membership::Outside) => Membership::Outside,
        (Membership::Certain, Membership::Certain) => Membership::Certain,
        _ => Membership::Possible,
    }
}

fn week(day: Date) -> String {
    let week = day.iso_week_date();
    format!("{:04}-W{:02}", week.year(), week.week())
}

fn text(column: Option<&Column>, row: usize) -> Option<&str> {
    match column {
        Some(Column::Text(texts)) => texts.get(row),
        _ => None,
    }
}

/// The columns that counting reads.
struct Columns<'a> {
    border: Option<&'a Column>,
    part_of: Option<&'a Column>,
    role: Option<&'a Column>,
    category: Option<&'a Column>,
    side: Option<&'a Column>,
    first: Option<&'a Column>,
    last: Option<&'a Column>,
    km: [Option<&'a Column>; 3],
    offset_km: [Option<&'a Column>; 3],
}

impl<'a> Columns<'a> {
    fn of(collection: &'a Collection) -> Self {
        let column = |name| collection.column(name);
        Self {
            border: column("border"),
            part_of: column("part_of"),
            role: column("place_role"),
            category: column("category"),
            side: column("side"),
            first: column("date_start"),
            last: column("date_end"),
            km: ["km_min", "km_max", "km"].map(column),
            offset_km: ["offset_min_km", "offset_max_km", "offset_km"].map(column),
        }
    }

    fn counted(&self, collection: &Collection, row: usize) -> Counted {
        let owned = |column| text(column, row).map(str::to_owned);
        let date = |column| text(column, row).and_then(|text| text.parse::<Date>().ok());
        let first = date(self.first);
        let shares = collection.shares().get(row);
        Counted {
            km: interval(self.km, row),
            offset_km: interval(self.offset_km, row),
            is_statement: text(self.role, row) == Some("statement"),
            category: owned(self.category),
            side: owned(self.side),
            shares: shares.map(|(side, all)| (side.to_owned(), all)).collect(),
            days: first.map(|first| (first, date(self.last).unwrap_or(first))),
        }
    }
}

/// From the smallest to the largest; the exact number where there is no interval.
fn interval([low, high, exact]: [Option<&Column>; 3], row: usize) -> Option<(f64, f64)> {
    let number = |column: Option<&Column>| match column {
        Some(Column::Number(numbers)) => Some(numbers[row]).filter(|number| !number.is_nan()),
        _ => None,
    };
    number(low)
        .zip(number(high))
        .or_else(|| number(exact).map(|at| (at, at)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::{About, Kind, Row, property::infer};
    use serde_json::{Value, json};

    fn collection(properties: &[Value]) -> Collection {
        let rows: Vec<Row> = properties
            .iter()
            .enumerate()
            .map(|(index, properties)| Row {
                id: FeatureId::Text(format!("r{index}")),
                geometry: None,
                properties: properties.as_object().expect("an object").clone(),
                time: None,
            })
            .collect();
        let about = About {
            id: "r".to_owned(),
            title: "r".to_owned(),
            description: None,
            kind: Kind::Report,
            role: None,
            attribution: None,
            licence: None,
            licence_url: None,
            min_zoom: None,
            max_zoom: None,
        };
        let properties = infer(&rows);
        Collection::build(about, properties, rows)
    }

    fn reports(properties: &[Value]) -> Vec<Counted> {
        let collection = collection(properties);
        let rows: Vec<usize> = (0..collection.len()).collect();
        reports_of(&collection, &rows, "A-B")
    }

    #[test]
    fn the_total_counts_only_where_none_of_its_parts_is_selected() {
        let total = json!({"border": "A-B", "km": 5.0});
        let part = json!({"border": "A-B", "km": 15.0, "part_of": "r0"});
        assert_eq!(reports(&[total.clone(), part.clone()]).len(), 1);
        assert_eq!(reports(std::slice::from_ref(&total)).len(), 1);
        let other = json!({"border": "A-C", "km": 15.0, "part_of": "r0"});
        assert_eq!(
            reports(&[total, other]).len(),
            1,
            "a part about another border is not in the selection"
        );
    }

    #[test]
    fn a_vague_report_is_possible_in_every_bin_that_it_may_lie_in() {
        let found =
            reports(&[json!({"border": "A-B", "km_min": 40.0, "km_max": 60.0, "category": "x"})]);
        let bins = by_km(&found, 120.0, 50.0, Some(Grouping::Category));
        let counts: Vec<_> = bins
            .iter()
            .map(|one| (one.bin.count.certain, one.bin.count.possible))
            .collect();
        assert_eq!(counts, [(0, 1), (0, 1), (0, 0)]);
        assert_eq!(
            bins[0].groups["x"],
            Count {
                certain: 0,
                possible: 1
            }
        );
    }

    #[test]
    fn a_report_over_two_weeks_is_certain_in_neither() {
        let found = reports(&[
            json!({"border": "A-B", "km": 1.0, "date_start": "2021-07-04", "date_end": "2021-07-05"}),
        ]);
        let weeks = by_group(&found, Grouping::Week);
        assert_eq!(weeks.keys().collect::<Vec<_>>(), ["2021-W26", "2021-W27"]);
        assert!(
            weeks
                .values()
                .all(|count| count.certain == 0 && count.possible == 1)
        );
        assert_eq!(
            by_group(&found, Grouping::Month)["2021-07"],
            Count {
                certain: 1,
                possible: 0
            }
        );
    }

    #[test]
    fn a_disc_over_both_sides_is_possible_on_each() {
        let found = reports(&[
            json!({"border": "A-B", "km": 1.0, "side": "A", "shares": {"A": 0.7, "B": 0.3}}),
        ]);
        let sides = by_group(&found, Grouping::Side);
        assert_eq!(
            sides["A"],
            Count {
                certain: 0,
                possible: 1
            }
        );
        assert_eq!(
            sides["B"],
            Count {
                certain: 0,
                possible: 1
            }
        );
    }

    #[test]
    fn a_wider_radius_moves_a_report_from_certain_to_possible_in_its_sector() {
        let at = |low: f64, high: f64, away: f64| {
            reports(&[
                json!({"border": "A-B", "km_min": low, "km_max": high, "offset_min_km": 0.0, "offset_max_km": away}),
            ])
        };
        assert_eq!(
            in_sector(&at(10.0, 14.0, 4.0), (0.0, 50.0), 25.0),
            Count {
                certain: 1,
                possible: 0
            }
        );
        assert_eq!(
            in_sector(&at(0.0, 90.0, 62.0), (0.0, 50.0), 25.0),
            Count {
                certain: 0,
                possible: 1
            }
        );
    }
}
