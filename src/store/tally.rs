//! Counts the selected features of a collection by any combination of category, status, side, border and one period.
//!
//! What it counts as the border's counts do: statements apart, a total only where none of its parts is selected, and
//! `possible` where a feature may lie outside, of a group or of what was selected. Columns only: no feature is read.

use std::collections::{BTreeSet, HashMap};

use jiff::{ToSpan, civil::Date};
use serde::Serialize;

use super::{Selection, sure::Sure};
use crate::{
    border::{Count, Membership},
    features::{Collection, Column, property::TextColumn},
};

/// Most days, weeks or months over which one report is spread; longer ones are cut: nobody reads further.
const MOST_PERIODS: i32 = 5_000;
/// Most properties that count together: one period, and the others.
const MOST_KEYS: usize = 5;
/// The code of what a feature does not say.
const NONE: i32 = i32::MIN;

/// What features are grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// Category.
    Category,
    /// Status.
    Status,
    /// Side of the border.
    Side,
    /// Border.
    Border,
    /// The first civil day of each, whatever it lasted.
    FirstDay,
    /// Civil day.
    Day,
    /// ISO 8601 week.
    Week,
    /// Month.
    Month,
}

impl Key {
    /// Every key.
    pub const ALL: [Self; 8] = [
        Self::Category,
        Self::Status,
        Self::Side,
        Self::Border,
        Self::FirstDay,
        Self::Day,
        Self::Week,
        Self::Month,
    ];

    /// Its word in addresses and documents.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Category => "category",
            Self::Status => "status",
            Self::Side => "side",
            Self::Border => "border",
            Self::FirstDay => "first_day",
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
        }
    }

    /// Whether it is a period; of these only one at a time has a meaning.
    #[must_use]
    pub fn is_period(self) -> bool {
        matches!(self, Self::FirstDay | Self::Day | Self::Week | Self::Month)
    }

    /// The keys by which a collection can be counted.
    pub fn of(collection: &Collection) -> impl Iterator<Item = Self> {
        let has = |name: &str| texts(collection, name).is_some();
        let sided = collection.shares().sides().next().is_some();
        Self::ALL.into_iter().filter(move |key| match key {
            Self::Side => has("side") || sided,
            key if key.is_period() => has("date_start"),
            key => has(key.word()),
        })
    }
}

/// How many of a group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// Events in it, a total in place of its parts only where none of them is selected.
    #[serde(flatten)]
    pub count: Count,
    /// Statements, certain or possible.
    pub statements: usize,
    /// Features of any kind that have these values: what the items with these filters are.
    pub matched: usize,
}

/// A group: the values of its keys in the order of the question, none where a feature says none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Texts; of a period its name, such as `2021-W27`.
    pub values: Vec<Option<String>>,
    /// First day of its period, where it has one.
    pub start: Option<Date>,
    /// How many.
    pub tally: Tally,
}

/// The whole answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tallied {
    /// Features selected.
    pub matched: usize,
    /// Events.
    pub total: Count,
    /// Statements.
    pub statements: usize,
    /// Totals of which a part is selected; they count by their parts alone.
    pub totals: usize,
    /// Events without km along a border.
    pub unplaced: usize,
    /// Features without geometry.
    pub without_place: usize,
    /// By the keys, in order of their values.
    pub groups: Vec<Group>,
}

/// Counts what a selection comes to; `keys` are some of [`Key::of`], at most one of them a period.
#[must_use]
pub fn tally(collection: &Collection, selection: &Selection, keys: &[Key]) -> Tallied {
    let matches = selection.run(collection);
    let sure = Sure::of(selection, collection);
    let statements = texts(collection, "place_role")
        .and_then(|roles| Some((roles, roles.code_of("statement")?)));
    let is_statement = |row| statements.is_some_and(|(roles, code)| roles.code(row) == Some(code));
    let totals = totals(collection, matches.iter());
    let mut axes: Vec<Axis> = keys.iter().map(|&key| Axis::of(key, collection)).collect();
    let mut groups: HashMap<[i32; MOST_KEYS], Tally> = HashMap::new();
    let mut found = Tallied {
        matched: matches.len(),
        ..Tallied::default()
    };
    for row in matches.iter() {
        let is_total = totals.contains(&row);
        let is_event = !is_total && !is_statement(row);
        let is_sure = sure.holds(row);
        found.without_place += usize::from(row >= collection.located());
        found.totals += usize::from(is_total);
        found.statements += usize::from(!is_total && !is_event);
        if is_event {
            found.total.add(membership(is_sure));
            found.unplaced += usize::from(!sure.has_km(row));
        }
        each_group(&mut axes, row, &mut |codes, place| {
            let tally = groups.entry(codes).or_default();
            tally.matched += usize::from(place.has_value);
            if place.may_lie && is_event {
                tally.count.add(membership(is_sure && place.surely_lies));
            } else if place.may_lie && !is_total {
                tally.statements += 1;
            }
        });
    }
    if !keys.is_empty() {
        found.groups = sorted(&axes, groups);
    }
    found
}

fn membership(is_certain: bool) -> Membership {
    if is_certain {
        Membership::Certain
    } else {
        Membership::Possible
    }
}

fn texts<'a>(collection: &'a Collection, name: &str) -> Option<&'a TextColumn> {
    match collection.column(name) {
        Some(Column::Text(texts)) => Some(texts),
        _ => None,
    }
}

/// The rows of which a part is among some rows.
fn totals(collection: &Collection, rows: impl Iterator<Item = usize>) -> BTreeSet<usize> {
    let Some(totals) = texts(collection, "part_of") else {
        return BTreeSet::new();
    };
    let codes: BTreeSet<u32> = rows.filter_map(|row| totals.code(row)).collect();
    let named = (0..).zip(totals.distinct());
    named
        .filter(|(code, _)| codes.contains(code))
        .filter_map(|(_, id)| collection.row_of(id))
        .collect()
}

/// How a feature lies to a value of a key.
#[derive(Clone, Copy)]
struct Place {
    code: i32,
    /// It is, or may be, there.
    may_lie: bool,
    /// All of it is.
    surely_lies: bool,
    /// Its property has the value.
    has_value: bool,
}

impl Place {
    fn plain(code: i32) -> Self {
        Self {
            code,
            may_lie: true,
            surely_lies: true,
            has_value: true,
        }
    }

    fn and(self, other: Self) -> Self {
        Self {
            may_lie: self.may_lie && other.may_lie,
            surely_lies: self.surely_lies && other.surely_lies,
            has_value: self.has_value && other.has_value,
            ..self
        }
    }
}

/// One key: where each row lies along it.
struct Axis<'a> {
    values: Values<'a>,
    /// The places of the row in hand.
    places: Vec<Place>,
}

enum Values<'a> {
    Texts(Option<&'a TextColumn>),
    Sides(Sides<'a>),
    Periods(Periods<'a>),
}

impl<'a> Axis<'a> {
    fn of(key: Key, collection: &'a Collection) -> Self {
        let values = match key {
            Key::Side => Values::Sides(Sides::of(collection)),
            key if key.is_period() => Values::Periods(Periods::of(key, collection)),
            key => Values::Texts(texts(collection, key.word())),
        };
        Self {
            values,
            places: Vec::new(),
        }
    }

    fn locate(&mut self, row: usize) {
        self.places.clear();
        match &self.values {
            Values::Texts(texts) => {
                let code = texts.and_then(|texts| texts.code(row));
                self.places.push(Place::plain(code.map_or(NONE, index)));
            }
            Values::Sides(sides) => sides.locate(row, &mut self.places),
            Values::Periods(periods) => periods.locate(row, &mut self.places),
        }
    }

    /// The words of a code.
    fn word(&self, code: i32) -> Option<String> {
        let at = usize::try_from(code).ok();
        match &self.values {
            _ if code == NONE => None,
            Values::Texts(texts) => texts.and_then(|t| t.distinct().nth(at?)).map(str::to_owned),
            Values::Sides(sides) => Some(sides.names[at?].to_owned()),
            Values::Periods(periods) => periods.name(code),
        }
    }

    fn start(&self, code: i32) -> Option<Date> {
        match &self.values {
            Values::Periods(periods) if code != NONE => periods.first_day(code),
            _ => None,
        }
    }
}

fn index(code: u32) -> i32 {
    i32::try_from(code).expect("fewer than 2^31 distinct texts in memory")
}

/// Calls `found` for each combination of values that a row has or may have.
fn each_group(axes: &mut [Axis], row: usize, found: &mut impl FnMut([i32; MOST_KEYS], Place)) {
    for axis in axes.iter_mut() {
        axis.locate(row);
    }
    combine(axes, 0, [NONE; MOST_KEYS], Place::plain(NONE), found);
}

fn combine(
    axes: &[Axis],
    depth: usize,
    codes: [i32; MOST_KEYS],
    place: Place,
    found: &mut impl FnMut([i32; MOST_KEYS], Place),
) {
    let Some(axis) = axes.get(depth) else {
        return found(codes, place);
    };
    for next in &axis.places {
        let mut codes = codes;
        codes[depth] = next.code;
        combine(axes, depth + 1, codes, place.and(*next), found);
    }
}

/// The groups in the order of their values: texts by alphabet, periods by time, those that say none last.
fn sorted(axes: &[Axis], groups: HashMap<[i32; MOST_KEYS], Tally>) -> Vec<Group> {
    let mut groups: Vec<([i32; MOST_KEYS], Group)> = groups
        .into_iter()
        .map(|(codes, tally)| {
            let each = || axes.iter().zip(codes);
            let group = Group {
                values: each().map(|(axis, code)| axis.word(code)).collect(),
                start: each().find_map(|(axis, code)| axis.start(code)),
                tally,
            };
            (codes, group)
        })
        .collect();
    let is_period = |at: usize| matches!(axes[at].values, Values::Periods(_));
    groups.sort_by(|(a, one), (b, other)| {
        let by_key = (0..axes.len()).map(|at| {
            let none = (a[at] == NONE).cmp(&(b[at] == NONE));
            none.then_with(|| {
                if is_period(at) {
                    a[at].cmp(&b[at])
                } else {
                    one.values[at].cmp(&other.values[at])
                }
            })
        });
        by_key.fold(std::cmp::Ordering::Equal, std::cmp::Ordering::then)
    });
    groups.into_iter().map(|(_, group)| group).collect()
}

/// The sides that discs have shares on; where a feature has no disc, the side of its point.
struct Sides<'a> {
    collection: &'a Collection,
    names: Vec<&'a str>,
    /// The name of each code of the column `side`.
    of_column: Vec<i32>,
    column: Option<&'a TextColumn>,
}

impl<'a> Sides<'a> {
    fn of(collection: &'a Collection) -> Self {
        let mut names: Vec<&str> = collection.shares().sides().collect();
        let column = texts(collection, "side");
        let of_column = column
            .into_iter()
            .flat_map(TextColumn::distinct)
            .map(|side| {
                let known = names.iter().position(|&known| known == side);
                let at = known.unwrap_or_else(|| {
                    names.push(side);
                    names.len() - 1
                });
                i32::try_from(at).expect("few sides")
            });
        let of_column = of_column.collect();
        Self {
            collection,
            names,
            of_column,
            column,
        }
    }

    fn locate(&self, row: usize, places: &mut Vec<Place>) {
        let code = self.column.and_then(|column| column.code(row));
        let own = code.map_or(NONE, |code| self.of_column[code as usize]);
        let shares = self.collection.shares().codes(row);
        places.extend(shares.iter().map(|&(side, all)| Place {
            surely_lies: all,
            has_value: i32::from(side) == own,
            ..Place::plain(side.into())
        }));
        // The point's own side, where its disc is not known to lie on it.
        if places.iter().all(|place| place.code != own) {
            places.push(Place {
                may_lie: shares.is_empty(),
                ..Place::plain(own)
            });
        }
    }
}

/// Days, weeks or months, numbered.
struct Periods<'a> {
    key: Key,
    first: Option<&'a TextColumn>,
    last: Option<&'a TextColumn>,
    /// The number of each code of the columns.
    numbers: [Vec<i32>; 2],
}

impl<'a> Periods<'a> {
    fn of(key: Key, collection: &'a Collection) -> Self {
        let [first, last] = ["date_start", "date_end"].map(|name| texts(collection, name));
        let numbers = [first, last].map(|column| {
            let days = column.into_iter().flat_map(TextColumn::distinct);
            days.map(|day| day.parse().map_or(NONE, |day| number(key, day)))
                .collect()
        });
        Self {
            key,
            first,
            last,
            numbers,
        }
    }

    fn locate(&self, row: usize, places: &mut Vec<Place>) {
        let number = |column: Option<&TextColumn>, numbers: &[i32]| {
            let code = column.and_then(|column| column.code(row));
            code.map_or(NONE, |code| numbers[code as usize])
        };
        let first = number(self.first, &self.numbers[0]);
        let last = match self.key {
            Key::FirstDay => first,
            _ => number(self.last, &self.numbers[1]).max(first),
        };
        if first == NONE {
            places.push(Place::plain(NONE));
            return;
        }
        let last = last.min(first.saturating_add(MOST_PERIODS - 1));
        places.extend((first..=last).map(|number| Place {
            surely_lies: first == last,
            ..Place::plain(number)
        }));
    }

    fn first_day(&self, number: i32) -> Option<Date> {
        match self.key {
            Key::Month => {
                let (year, month) = (number.div_euclid(12), number.rem_euclid(12) + 1);
                Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, 1).ok()
            }
            Key::Week => EPOCH
                .checked_add((i64::from(number) * 7 - TO_MONDAY).days())
                .ok(),
            _ => EPOCH.checked_add(number.days()).ok(),
        }
    }

    fn name(&self, number: i32) -> Option<String> {
        let first = self.first_day(number)?;
        Some(match self.key {
            Key::Month => format!("{:04}-{:02}", first.year(), first.month()),
            Key::Week => {
                let week = first.iso_week_date();
                format!("{:04}-W{:02}", week.year(), week.week())
            }
            _ => first.to_string(),
        })
    }
}

const EPOCH: Date = jiff::civil::date(1970, 1, 1);
/// The day of [`EPOCH`] was the third after a Monday.
const TO_MONDAY: i64 = 3;

/// The number of the period in which a day lies.
fn number(key: Key, day: Date) -> i32 {
    let days = i64::from((day - EPOCH).get_days());
    let number = match key {
        Key::Month => i64::from(day.year()) * 12 + i64::from(day.month()) - 1,
        Key::Week => (days + TO_MONDAY).div_euclid(7),
        _ => days,
    };
    i32::try_from(number).expect("years of four digits")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::{FeatureId, Kind, Row, fixture};
    use serde_json::{Value, json};

    fn collection(properties: &[Value]) -> Collection {
        let rows = properties
            .iter()
            .enumerate()
            .map(|(index, properties)| Row {
                id: FeatureId::Text(format!("r{index}")),
                geometry: None,
                properties: properties.as_object().expect("an object").clone(),
                time: None,
            });
        fixture::collection("r", Kind::Report, rows.collect())
    }

    fn counted(properties: &[Value], keys: &[Key]) -> Vec<String> {
        let found = tally(&collection(properties), &Selection::default(), keys);
        let line = |group: &Group| {
            let values = group.values.iter();
            let values: Vec<_> = values
                .map(|value| value.as_deref().unwrap_or("–"))
                .collect();
            let Tally {
                count,
                statements,
                matched,
            } = group.tally;
            format!(
                "{} {}+{}+{} {matched}",
                values.join(" "),
                count.certain,
                count.possible,
                statements
            )
        };
        found.groups.iter().map(line).collect()
    }

    #[test]
    fn a_disc_over_both_sides_is_possible_on_each_and_has_the_side_of_its_point() {
        let found = counted(
            &[
                json!({"side": "A", "shares": {"A": 0.7, "B": 0.3}}),
                json!({"side": "B", "shares": {"B": 1.0}}),
                json!({"side": null}),
            ],
            &[Key::Side],
        );
        assert_eq!(found, ["A 0+1+0 1", "B 1+1+0 1", "– 1+0+0 1"]);
    }

    #[test]
    fn a_report_over_two_weeks_is_certain_in_neither_and_weeks_are_those_of_iso_8601() {
        let found = counted(
            &[
                json!({"date_start": "2021-07-04", "date_end": "2021-07-05"}),
                json!({"date_start": "2021-01-03"}),
                json!({"date_start": "1969-12-31"}),
            ],
            &[Key::Week],
        );
        assert_eq!(
            found,
            [
                "1970-W01 1+0+0 1",
                "2020-W53 1+0+0 1",
                "2021-W26 0+1+0 1",
                "2021-W27 0+1+0 1"
            ]
        );
    }

    #[test]
    fn the_total_counts_only_where_none_of_its_parts_is_selected_and_statements_count_apart() {
        let reports = [
            json!({"category": "x", "place_role": "event"}),
            json!({"category": "x", "place_role": "event", "part_of": "r0"}),
            json!({"category": "y", "place_role": "statement"}),
        ];
        let found = tally(
            &collection(&reports),
            &Selection::default(),
            &[Key::Category],
        );
        assert_eq!(
            (found.total.certain, found.statements, found.totals),
            (1, 1, 1)
        );
        assert_eq!(
            counted(&reports, &[Key::Category]),
            ["x 1+0+0 2", "y 0+0+1 1"]
        );
    }

    #[test]
    fn keys_combine() {
        let found = counted(
            &[
                json!({"category": "x", "status": "s", "date_start": "2021-07-04"}),
                json!({"category": "x", "status": "t", "date_start": "2021-07-14"}),
                json!({"category": "x", "status": "s", "date_start": "2021-07-24"}),
            ],
            &[Key::Status, Key::Category, Key::Month],
        );
        assert_eq!(found, ["s x 2021-07 2+0+0 2", "t x 2021-07 1+0+0 1"]);
    }

    #[test]
    fn the_first_day_is_one_whatever_a_report_lasted() {
        let long = json!({"date_start": "2021-07-04", "date_end": "2021-07-09"});
        let found = counted(&[long.clone(), long], &[Key::FirstDay]);
        assert_eq!(found, ["2021-07-04 2+0+0 2"]);
    }

    #[test]
    fn months_before_our_era_of_computers_have_their_names() {
        let found = counted(&[json!({"date_start": "1895-02-28"})], &[Key::Month]);
        assert_eq!(found, ["1895-02 1+0+0 1"]);
        let day = counted(&[json!({"date_start": "1895-02-28"})], &[Key::Day]);
        assert_eq!(day, ["1895-02-28 1+0+0 1"]);
    }
}
