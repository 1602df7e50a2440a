//! What a reader knows a stretch of border by: its crossings with their status of the day, and the towns near it.

use std::collections::BTreeMap;

use geo::Geometry;
use jiff::{ToSpan, civil::Date};
use serde::Serialize;
use serde_json::Value;

use super::{axis::middle_km, summary::metres};
use crate::{
    border::Border,
    features::{Collection, Column, Crossing, CrossingStatus, Dataset, FeatureId, Kind},
};

/// Towns further away than this, km, are no landmarks of a border.
const TOWN_KM: f64 = 15.0;
/// Places of these kinds are areas with a name, not spots.
const AREAS: [&str; 5] = ["country", "region", "range", "physical", "sea"];

/// The landmarks of a border.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Landmarks {
    /// Its crossings, in order of km.
    pub crossings: Vec<LandmarkCrossing>,
    /// The towns within 15 km of it, the most important first.
    pub towns: Vec<LandmarkTown>,
}

/// A crossing.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LandmarkCrossing {
    /// Id of its collection.
    pub collection: String,
    /// Its id there.
    pub id: FeatureId,
    /// Its name.
    pub name: String,
    /// Its names by language.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub names: BTreeMap<String, String>,
    /// Its km; null for a vague place.
    pub km: Option<f64>,
    /// The smallest km that its disc allows.
    pub km_min: Option<f64>,
    /// The largest km that its disc allows.
    pub km_max: Option<f64>,
    /// Its status on the last day shown.
    pub status: CrossingStatus,
    /// Since when that is known; null where nothing is.
    pub since: Option<Date>,
    /// The statuses of the days shown, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub spells: Vec<Spell>,
}

/// Some days on which a crossing had one status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Spell {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// What it let through.
    pub status: CrossingStatus,
}

/// A town near the border.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LandmarkTown {
    /// Id of its collection.
    pub collection: String,
    /// Its id there.
    pub id: FeatureId,
    /// Its name.
    pub name: String,
    /// Its names by language.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub names: BTreeMap<String, String>,
    /// 0 for a capital, 9 for a hamlet; null where the file does not say.
    pub rank: Option<f64>,
    /// Its km.
    pub km: f64,
    /// Its signed distance from the border, km: left +, right −.
    pub offset_km: f64,
}

impl Landmarks {
    /// The landmarks on a stretch of a border; crossings as on the last of the days, none of them known without days.
    pub(super) fn of(
        dataset: &Dataset,
        border: &Border,
        stretch: (f64, f64),
        days: Option<[Date; 2]>,
    ) -> Self {
        let mut crossings: Vec<LandmarkCrossing> = rows(dataset, Kind::Crossing, border)
            .filter_map(|(collection, row)| crossing(collection, row, days))
            .filter(|crossing| crossing.lies_in(stretch))
            .collect();
        crossings.sort_by(|a, b| a.middle_km().total_cmp(&b.middle_km()));
        let mut towns: Vec<LandmarkTown> = rows(dataset, Kind::Place, border)
            .filter_map(|(collection, row)| town(dataset, border, collection, row))
            .filter(|town| stretch.0 <= town.km && town.km <= stretch.1)
            .collect();
        let order =
            |town: &LandmarkTown| (town.rank.unwrap_or(f64::INFINITY), town.offset_km.abs());
        towns.sort_by(|a, b| {
            let (a, b) = (order(a), order(b));
            a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1))
        });
        Self { crossings, towns }
    }
}

/// The rows of a kind whose `border` is this one.
fn rows<'a>(
    dataset: &'a Dataset,
    kind: Kind,
    border: &'a Border,
) -> impl Iterator<Item = (&'a Collection, usize)> {
    dataset.of_kind(kind).flat_map(move |collection| {
        let borders = match collection.column("border") {
            Some(Column::Text(borders)) => Some(borders),
            _ => None,
        };
        (0..collection.located())
            .filter(move |&row| {
                borders.is_some_and(|borders| borders.get(row) == Some(border.id.as_str()))
            })
            .map(move |row| (collection, row))
    })
}

fn crossing(
    collection: &Collection,
    row: usize,
    days: Option<[Date; 2]>,
) -> Option<LandmarkCrossing> {
    let crossing: Crossing = serde_json::from_value(collection.properties_of(row).into()).ok()?;
    crossing.derived.km.or(crossing.derived.km_min)?;
    let entry = days.and_then(|[_, last]| crossing.entry_on(last));
    Some(LandmarkCrossing {
        collection: collection.about.id.clone(),
        id: collection.id(row).clone(),
        km: crossing.derived.km,
        km_min: crossing.derived.km_min,
        km_max: crossing.derived.km_max,
        status: entry.map_or(CrossingStatus::Unknown, |entry| entry.status),
        since: entry.map(|entry| entry.from),
        spells: days.map_or_else(Vec::new, |days| spells(&crossing, days)),
        name: crossing.name,
        names: crossing.names,
    })
}

/// The statuses of a crossing from the first day to the last; days before its first entry are not known.
fn spells(crossing: &Crossing, [first, last]: [Date; 2]) -> Vec<Spell> {
    let mut starts = vec![(first, crossing.status_on(first))];
    let changes = &crossing.status_history;
    starts.extend(
        changes
            .iter()
            .filter(|entry| first < entry.from && entry.from <= last)
            .map(|entry| (entry.from, entry.status)),
    );
    let mut spells: Vec<Spell> = Vec::with_capacity(starts.len());
    for (index, &(from, status)) in starts.iter().enumerate() {
        let to = starts
            .get(index + 1)
            .map_or(last, |next| next.0.saturating_sub(1.day()));
        match spells.last_mut() {
            Some(before) if before.status == status => before.to = to,
            _ => spells.push(Spell { from, to, status }),
        }
    }
    spells
}

/// The texts of `names`, by language.
fn names(properties: &serde_json::Map<String, Value>) -> BTreeMap<String, String> {
    let texts = properties.get("names").and_then(Value::as_object);
    texts
        .into_iter()
        .flatten()
        .filter_map(|(language, name)| Some((language.clone(), name.as_str()?.to_owned())))
        .collect()
}

fn town(
    dataset: &Dataset,
    border: &Border,
    collection: &Collection,
    row: usize,
) -> Option<LandmarkTown> {
    let properties = collection.properties_of(row);
    let number = |name: &str| properties.get(name).and_then(Value::as_f64);
    let text = |name: &str| properties.get(name).and_then(Value::as_str);
    let km = number("km")?;
    number("offset_km").filter(|&offset_km| offset_km < TOWN_KM)?;
    if text("kind").is_some_and(|kind| AREAS.contains(&kind)) {
        return None;
    }
    let Some(Geometry::Point(place)) = collection.geometry(row) else {
        return None;
    };
    let seen = dataset.borders.locate(place.0, None, Some(&border.id))?;
    Some(LandmarkTown {
        collection: collection.about.id.clone(),
        id: collection.id(row).clone(),
        name: text("name")?.to_owned(),
        names: names(&properties),
        rank: number("rank"),
        km,
        offset_km: metres(seen.signed_offset_km()),
    })
}

impl LandmarkCrossing {
    /// Its km, or the middle of its km interval: an order, not a place.
    #[must_use]
    pub fn middle_km(&self) -> f64 {
        middle_km(self.km, self.km_min, self.km_max)
    }

    fn lies_in(&self, (from, to): (f64, f64)) -> bool {
        let low = self.km_min.or(self.km).unwrap_or(0.0);
        let high = self.km_max.or(self.km).unwrap_or(0.0);
        low <= to && from <= high
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use serde_json::json;

    fn bridge() -> Crossing {
        serde_json::from_value(json!({
            "name": "Bridge",
            "status_history": [
                { "from": "2020-04-10", "status": "restricted" },
                { "from": "2021-06-22", "status": "unknown" },
                { "from": "2021-07-12", "status": "closed" },
            ],
        }))
        .expect("a crossing")
    }

    #[test]
    fn the_days_shown_are_covered_by_spells_without_gap_or_overlap() {
        let found = spells(&bridge(), [date(2021, 6, 1), date(2021, 10, 31)]);
        let told: Vec<String> = found
            .iter()
            .map(|spell| format!("{} {} {}", spell.from, spell.to, spell.status.as_str()))
            .collect();
        assert_eq!(
            told,
            [
                "2021-06-01 2021-06-21 restricted",
                "2021-06-22 2021-07-11 unknown",
                "2021-07-12 2021-10-31 closed"
            ]
        );
    }

    #[test]
    fn before_its_first_entry_a_crossing_is_not_known() {
        let found = spells(&bridge(), [date(2020, 1, 1), date(2020, 4, 10)]);
        assert_eq!(found[0].status, CrossingStatus::Unknown);
        assert_eq!(found[0].to, date(2020, 4, 9));
        assert_eq!(found[1].status, CrossingStatus::Restricted);
    }
}
