//! Reports as points beside a straightened border: km along it, signed distance from it, and how far both may be off.

use geo::Geometry;
use jiff::civil::Date;
use serde::Serialize;

use super::{axis::middle_km, summary::metres};
use crate::{
    border::Border,
    features::{
        Collection, Column, Dataset, FeatureId, Interval, Kind, Report,
        report::{DatePrecision, PlaceRole, Status},
    },
    query::{Filters, Params, QueryError},
};

/// One report beside the straightened border. Offsets are signed: left of the border +, right of it −.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StripPoint {
    /// Id of its collection.
    pub collection: String,
    /// Its id there.
    pub id: FeatureId,
    /// Headline.
    pub title: String,
    /// Id of its category.
    pub category: Option<String>,
    /// How it stands.
    pub status: Status,
    /// First civil day.
    pub date_start: Date,
    /// Last civil day.
    pub date_end: Date,
    /// How exactly the days are known.
    pub date_precision: DatePrecision,
    /// Whether it happened there or was said there.
    pub place_role: PlaceRole,
    /// Id of the total that it is a part of.
    pub part_of: Option<String>,
    /// Code of the side on which it lies.
    pub side: Option<String>,
    /// Its km; null for a vague place.
    pub km: Option<f64>,
    /// The smallest km that its disc allows.
    pub km_min: Option<f64>,
    /// The largest km that its disc allows.
    pub km_max: Option<f64>,
    /// Its signed distance from the border, km; null for a vague place.
    pub offset_km: Option<f64>,
    /// The rightmost signed distance that its disc allows, km.
    pub offset_min_km: Option<f64>,
    /// The leftmost signed distance that its disc allows, km.
    pub offset_max_km: Option<f64>,
}

/// The reports of a border that a query selects.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    pub points: Vec<StripPoint>,
    /// How many of those selected have no km on the border.
    pub unplaced: usize,
    /// How many have a km and are beyond the limit that was asked for.
    pub left_out: usize,
    /// The time that the query asks for.
    pub interval: Option<Interval>,
}

/// The parameters that select reports, over all report collections.
pub(super) fn filter_names(dataset: &Dataset) -> Vec<&str> {
    let mut names: Vec<&str> = dataset
        .of_kind(Kind::Report)
        .flat_map(|collection| Filters::of(collection, &dataset.project).names())
        .chain(["km_from", "km_to", "datetime", "limit"])
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// Finds the reports whose `border` is this one, in order of km.
pub(super) fn gather(
    dataset: &Dataset,
    border: &Border,
    params: &Params,
) -> Result<Gathered, QueryError> {
    let mut gathered = Gathered::default();
    let limit = limit(params)?;
    for collection in dataset.of_kind(Kind::Report) {
        let selection = Filters::of(collection, &dataset.project).selection(params)?;
        gathered.interval = selection.interval;
        let Some(Column::Text(borders)) = collection.column("border") else {
            continue;
        };
        let has_km = has_km(collection);
        for row in selection.run(collection).iter() {
            if borders.get(row) != Some(border.id.as_str()) {
                continue;
            }
            // Beyond the limit nothing is read, only counted.
            if gathered.points.len() >= limit {
                let count = if has_km(row) {
                    &mut gathered.left_out
                } else {
                    &mut gathered.unplaced
                };
                *count += 1;
                continue;
            }
            match point(dataset, border, collection, row) {
                Some(point) => gathered.points.push(point),
                None => gathered.unplaced += 1,
            }
        }
    }
    gathered
        .points
        .sort_by(|a, b| a.middle_km().total_cmp(&b.middle_km()));
    Ok(gathered)
}

/// Most points that are wanted; all of them where the client names no `limit`.
fn limit(params: &Params) -> Result<usize, QueryError> {
    let Some(text) = params.one("limit")? else {
        return Ok(usize::MAX);
    };
    let whole = text.bytes().all(|byte| byte.is_ascii_digit());
    let number = text.parse().ok().filter(|_| whole);
    number.ok_or_else(|| QueryError::Invalid {
        name: "limit".to_owned(),
        found: text.chars().take(80).collect(),
        expected: "expected a whole number of reports, zero or more".to_owned(),
    })
}

/// Whether a row has a km or an interval of km.
fn has_km(collection: &Collection) -> impl Fn(usize) -> bool {
    let numbers = ["km", "km_min"].map(|name| match collection.column(name) {
        Some(Column::Number(numbers)) => Some(numbers),
        _ => None,
    });
    move |row| {
        let mut found = numbers.iter().flatten().map(|numbers| numbers[row]);
        found.any(|km| !km.is_nan())
    }
}

pub(super) fn point(
    dataset: &Dataset,
    border: &Border,
    collection: &Collection,
    row: usize,
) -> Option<StripPoint> {
    let report: Report = serde_json::from_value(collection.properties_of(row).into()).ok()?;
    let derived = &report.derived;
    derived.km.or(derived.km_min)?;
    let Some(Geometry::Point(place)) = collection.geometry(row) else {
        return None;
    };
    let mut seen = dataset.borders.locate(place.0, None, Some(&border.id))?;
    seen.radius_km = report
        .radius_km
        .map(|radius_km| radius_km.hypot(seen.accuracy_m.unwrap_or(0.0) / 1_000.0));
    seen.offset_min_km = derived.offset_min_km;
    seen.offset_max_km = derived.offset_max_km;
    let interval = seen.signed_offset_interval_km();
    Some(StripPoint {
        collection: collection.about.id.clone(),
        id: collection.id(row).clone(),
        date_end: report.last_day(),
        km: derived.km,
        km_min: derived.km_min,
        km_max: derived.km_max,
        offset_km: derived.km.map(|_| metres(seen.signed_offset_km())),
        offset_min_km: interval.map(|(low, _)| metres(low)),
        offset_max_km: interval.map(|(_, high)| metres(high)),
        side: derived.side.clone(),
        title: report.title,
        category: report.category,
        status: report.status,
        part_of: report.part_of,
        date_start: report.date_start,
        date_precision: report.date_precision,
        place_role: report.place_role,
    })
}

impl StripPoint {
    /// Its km, or the middle of its km interval: an order, not a place.
    #[must_use]
    pub fn middle_km(&self) -> f64 {
        middle_km(self.km, self.km_min, self.km_max)
    }

    /// The km interval in which it lies: from its km to its km where no error is known.
    #[must_use]
    pub fn km_interval(&self) -> (f64, f64) {
        let at = self.middle_km();
        (self.km_min.unwrap_or(at), self.km_max.unwrap_or(at))
    }

    /// The interval of signed offsets in which it lies, right to left, km.
    #[must_use]
    pub fn offset_interval(&self) -> (f64, f64) {
        let at = self.offset_km.unwrap_or(0.0);
        (
            self.offset_min_km.unwrap_or(at),
            self.offset_max_km.unwrap_or(at),
        )
    }

    /// Whether its place is known only as an area: it has intervals and no km.
    #[must_use]
    pub fn is_vague(&self) -> bool {
        self.km.is_none()
    }
}
