//! Many reports of one border: counted and ordered from columns alone, no feature read but those that are listed.

use std::collections::{BTreeMap, HashSet};

use geo::Geometry;
use jiff::{ToSpan, civil::Date};

use super::{
    axis,
    points::{self, StripPoint},
    summary::metres,
};
use crate::{
    border::Border,
    features::{Collection, Column, Dataset, Kind, property::TextColumn},
    query::{Filters, Params, QueryError},
};

/// Above so many reports of one border its drawings gather them in rings, and its page lists a window of them.
pub const CROWD: usize = 2_000;

/// The reports of a border that a query selects, without what they say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Crowd {
    /// Those whose place is known well.
    pub placed: Vec<Placed>,
    /// Events on the left side.
    pub left: usize,
    /// Events on the right side.
    pub right: usize,
    /// Events on other territory, or where the side is not known.
    pub elsewhere: usize,
    /// Places where something was said.
    pub statements: usize,
    /// Without a km on the border.
    pub unplaced: usize,
    /// Events left and right by the Monday of the week in which each began.
    pub weeks: BTreeMap<Date, (usize, usize)>,
    /// Middle km, collection and row of those with a km or an interval of km, in order of km.
    order: Vec<(f64, usize, usize)>,
}

/// A report whose place is known well.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placed {
    /// Its km.
    pub km: f64,
    /// Its signed distance from the border, km.
    pub offset_km: f64,
    /// Its first day, where it has one.
    pub day: Option<Date>,
    /// Index of its category in the project's vocabulary.
    pub category: Option<usize>,
}

impl Crowd {
    /// The crowd of a border; none where its reports are few enough to be read and drawn one by one.
    pub fn of(
        dataset: &Dataset,
        border: &Border,
        params: &Params,
    ) -> Result<Option<Self>, QueryError> {
        axis::stretch(params, border)?;
        let mut crowd = Self::default();
        let collections = dataset.of_kind(Kind::Report).enumerate();
        let mut selected = 0;
        for (index, collection) in collections {
            let selection = Filters::of(collection, &dataset.project).selection(params)?;
            let Some(borders) = texts(collection, "border") else {
                continue;
            };
            let Some(own) = borders.code_of(&border.id) else {
                continue;
            };
            let matches = selection.run(collection);
            let mine = |&row: &usize| borders.code(row) == Some(own);
            let rows: Vec<usize> = matches.iter().filter(mine).collect();
            selected += rows.len();
            crowd.add(dataset, border, (index, collection), &rows);
        }
        if selected <= CROWD {
            return Ok(None);
        }
        let place = |&(_, collection, row): &(f64, usize, usize)| (collection, row);
        crowd
            .order
            .sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then_with(|| place(a).cmp(&place(b))));
        Ok(Some(crowd))
    }

    /// How many have a place along the border.
    #[must_use]
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// Whether none has a place along the border.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// Reads the reports of a window, in order of km.
    pub(super) fn read(
        &self,
        dataset: &Dataset,
        border: &Border,
        (skip, most): (usize, usize),
    ) -> Vec<StripPoint> {
        let collections: Vec<&Collection> = dataset.of_kind(Kind::Report).collect();
        let window = self.order.iter().skip(skip).take(most);
        window
            .filter_map(|&(_, index, row)| points::point(dataset, border, collections[index], row))
            .collect()
    }

    fn add(
        &mut self,
        dataset: &Dataset,
        border: &Border,
        (index, collection): (usize, &Collection),
        rows: &[usize],
    ) {
        let columns = Columns::of(collection);
        let totals = columns.totals(collection, rows);
        for &row in rows {
            let km = columns.km(row);
            match km {
                Some((middle, _)) => self.order.push((middle, index, row)),
                None => self.unplaced += 1,
            }
            let side = columns.side.and_then(|sides| sides.get(row));
            let hand = match side {
                Some(side) if side == border.left => Some(1.0),
                Some(side) if side == border.right => Some(-1.0),
                _ => None,
            };
            let day = columns.day(row);
            if let Some((_, Some(km))) = km {
                let offset_km = number(columns.offset_km, row).zip(hand);
                let signed = offset_km.map(|(away, hand)| away * hand);
                let located = || located(dataset, border, collection, row);
                self.placed.extend(signed.or_else(located).map(|offset_km| {
                    let category = columns.category.and_then(|texts| texts.get(row));
                    Placed {
                        km,
                        offset_km,
                        day,
                        category: category.and_then(|id| position(dataset, id)),
                    }
                }));
            }
            if km.is_none() || totals.contains(&row) {
                continue;
            }
            if columns.is_statement(row) {
                self.statements += 1;
                continue;
            }
            let week = day
                .map(monday)
                .map(|day| self.weeks.entry(day).or_default());
            match (hand, week) {
                (Some(hand), week) if hand > 0.0 => {
                    self.left += 1;
                    if let Some(week) = week {
                        week.0 += 1;
                    }
                }
                (Some(_), week) => {
                    self.right += 1;
                    if let Some(week) = week {
                        week.1 += 1;
                    }
                }
                (None, _) => self.elsewhere += 1,
            }
        }
    }
}

/// The Monday of a day's week.
#[must_use]
pub fn monday(day: Date) -> Date {
    day.saturating_sub(i64::from(day.weekday().to_monday_zero_offset()).days())
}

/// The signed distance of a place that lies on neither side by its territory.
fn located(dataset: &Dataset, border: &Border, collection: &Collection, row: usize) -> Option<f64> {
    let Some(Geometry::Point(place)) = collection.geometry(row) else {
        return None;
    };
    let seen = dataset.borders.locate(place.0, None, Some(&border.id))?;
    Some(metres(seen.signed_offset_km()))
}

fn position(dataset: &Dataset, id: &str) -> Option<usize> {
    let mut categories = dataset.project.categories.iter();
    categories.position(|category| category.id == id)
}

fn texts<'a>(collection: &'a Collection, name: &str) -> Option<&'a TextColumn> {
    match collection.column(name) {
        Some(Column::Text(texts)) => Some(texts),
        _ => None,
    }
}

fn number(column: Option<&[f64]>, row: usize) -> Option<f64> {
    column.map(|numbers| numbers[row]).filter(|km| !km.is_nan())
}

/// The columns of a collection that a crowd is made of.
struct Columns<'a> {
    side: Option<&'a TextColumn>,
    category: Option<&'a TextColumn>,
    first_day: Option<&'a TextColumn>,
    role: Option<&'a TextColumn>,
    part_of: Option<&'a TextColumn>,
    km: Option<&'a [f64]>,
    km_min: Option<&'a [f64]>,
    km_max: Option<&'a [f64]>,
    offset_km: Option<&'a [f64]>,
}

impl<'a> Columns<'a> {
    fn of(collection: &'a Collection) -> Self {
        let numbers = |name| match collection.column(name) {
            Some(Column::Number(numbers)) => Some(numbers.as_slice()),
            _ => None,
        };
        let texts = |name| texts(collection, name);
        Self {
            side: texts("side"),
            category: texts("category"),
            first_day: texts("date_start"),
            role: texts("place_role"),
            part_of: texts("part_of"),
            km: numbers("km"),
            km_min: numbers("km_min"),
            km_max: numbers("km_max"),
            offset_km: numbers("offset_km"),
        }
    }

    /// The km or the middle of its interval, and the km where it is known.
    fn km(&self, row: usize) -> Option<(f64, Option<f64>)> {
        let km = number(self.km, row);
        let low = number(self.km_min, row);
        let middle = || Some(f64::midpoint(low?, number(self.km_max, row).or(low)?));
        Some((km.or_else(middle)?, km))
    }

    fn day(&self, row: usize) -> Option<Date> {
        self.first_day?.get(row)?.parse().ok()
    }

    fn is_statement(&self, row: usize) -> bool {
        self.role.and_then(|roles| roles.get(row)) == Some("statement")
    }

    /// The rows of which a part is among some rows.
    fn totals(&self, collection: &Collection, rows: &[usize]) -> HashSet<usize> {
        let Some(totals) = self.part_of else {
            return HashSet::new();
        };
        let named: HashSet<&str> = rows.iter().filter_map(|&row| totals.get(row)).collect();
        named
            .into_iter()
            .filter_map(|id| collection.row_of(id))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        features::{FeatureId, Row, fixture},
        ogcapi::borders::Strip,
    };
    use geo::Point;
    use serde_json::{Map, Value, json};

    /// Two squares that share the meridian 10, and so many reports beside it.
    fn dataset(count: usize) -> Dataset {
        let rows = (0..count).map(|index| {
            let mut said = json!({
                "title": "A report", "date_start": "2021-07-07", "border": "AAA-BBB", "sources": [],
                "km": 221.1, "km_min": 219.1, "km_max": 223.1, "offset_km": 11.1,
                "side": if index % 3 == 0 { "AAA" } else { "BBB" },
                "place_role": if index % 10 == 9 { "statement" } else { "event" },
            });
            let changes: Map<String, Value> = match index % 5 {
                // One of five is vague, the first of them without any km.
                0 if index == 0 => Map::from_iter(
                    ["km", "km_min", "km_max"].map(|name| (name.to_owned(), Value::Null)),
                ),
                0 => Map::from_iter([("km".to_owned(), Value::Null)]),
                _ => Map::new(),
            };
            let properties = said.as_object_mut().expect("an object");
            properties.extend(changes);
            let lon = if index % 3 == 0 { 9.9 } else { 10.1 };
            Row {
                id: FeatureId::Number(i64::try_from(index).unwrap_or(0)),
                geometry: Some(Geometry::Point(Point::new(lon, 2.0))),
                properties: std::mem::take(properties),
                time: None,
            }
        });
        fixture::two_squares(rows.collect())
    }

    #[test]
    fn few_reports_are_no_crowd() {
        let dataset = dataset(CROWD);
        let border = dataset.borders.get("AAA-BBB").expect("they touch");
        let crowd = Crowd::of(&dataset, border, &Params::default()).expect("valid");
        assert_eq!(crowd, None);
    }

    #[test]
    fn a_crowd_counts_and_places_what_reading_every_report_finds() {
        let dataset = dataset(CROWD + 30);
        let border = dataset.borders.get("AAA-BBB").expect("they touch");
        let crowd = Crowd::of(&dataset, border, &Params::default())
            .expect("valid")
            .expect("many");
        let all = Strip::new(&dataset, border, &Params::default()).expect("valid");
        assert_eq!(
            (crowd.len(), crowd.unplaced),
            (all.points.len(), all.unplaced)
        );
        let counted = crowd.left + crowd.right + crowd.elsewhere + crowd.statements;
        assert_eq!(counted, crowd.len());
        let weeks = crowd.weeks.values();
        assert_eq!(
            weeks.map(|week| week.0 + week.1).sum::<usize>(),
            crowd.left + crowd.right
        );
        assert_eq!(
            crowd.weeks.keys().next().map(ToString::to_string),
            Some("2021-07-05".to_owned())
        );
        let known = all.points.iter().filter(|point| !point.is_vague());
        assert_eq!(crowd.placed.len(), known.count());
        let near = |placed: &Placed| (placed.offset_km.abs() - 11.1).abs() < 0.1;
        assert!(crowd.placed.iter().all(near));
        assert_eq!(crowd.read(&dataset, border, (5, 7)).len(), 7);
        assert_eq!(crowd.read(&dataset, border, (crowd.len(), 7)).len(), 0);
    }
}
