//! The reports before and after one, in time and along its border.

use std::cmp::Ordering;

use jiff::Timestamp;

use crate::features::{Collection, Column, Dataset, Kind};

/// A report by its collection and row.
pub(super) type Place<'a> = (&'a Collection, usize);

/// The nearest on both hands; `None` at an end.
pub(super) struct Neighbours<'a> {
    pub before: Option<Place<'a>>,
    pub after: Option<Place<'a>>,
}

/// Neighbours in time, by first instant.
pub(super) fn in_time<'a>(dataset: &'a Dataset, of: Place<'a>) -> Neighbours<'a> {
    let start = |(collection, row): Place| {
        collection
            .time(row)
            .and_then(|time| time.start)
            .unwrap_or(Timestamp::MIN)
    };
    nearest(dataset, of, |place| Some(start(place)), Ord::cmp)
}

/// Neighbours along the border of a report, by km; none where it has no place along one.
pub(super) fn along<'a>(dataset: &'a Dataset, of: Place<'a>) -> Neighbours<'a> {
    let border = border_of(of);
    let km = |place| (border.is_some() && border_of(place) == border).then(|| km_of(place))?;
    nearest(dataset, of, km, f64::total_cmp)
}

/// The km of a place; of a vague one the middle of its interval.
pub(super) fn km_of((collection, row): Place) -> Option<f64> {
    let number = |name: &str| match collection.column(name) {
        Some(Column::Number(values)) => Some(values[row]).filter(|value| value.is_finite()),
        _ => None,
    };
    number("km").or_else(|| Some(f64::midpoint(number("km_min")?, number("km_max")?)))
}

fn border_of((collection, row): Place<'_>) -> Option<&str> {
    match collection.column("border") {
        Some(Column::Text(texts)) => texts.get(row),
        _ => None,
    }
}

/// The nearest by a key on both hands; equal keys go by collection and row.
fn nearest<'a, K: Copy>(
    dataset: &'a Dataset,
    of: Place<'a>,
    key: impl Fn(Place<'a>) -> Option<K>,
    compare: impl Fn(&K, &K) -> Ordering,
) -> Neighbours<'a> {
    let mut found = Neighbours {
        before: None,
        after: None,
    };
    let Some(own) = key(of) else {
        return found;
    };
    let mut passed = false;
    let (mut below, mut above): (Option<K>, Option<K>) = (None, None);
    for collection in dataset.of_kind(Kind::Report) {
        for row in 0..collection.len() {
            let place = (collection, row);
            if std::ptr::eq(collection, of.0) && row == of.1 {
                passed = true;
                continue;
            }
            let Some(key) = key(place) else { continue };
            let side = compare(&key, &own).then(if passed {
                Ordering::Greater
            } else {
                Ordering::Less
            });
            // Of equal ones the last below and the first above are the nearest.
            if side == Ordering::Less && below.is_none_or(|best| compare(&key, &best).is_ge()) {
                (below, found.before) = (Some(key), Some(place));
            }
            if side == Ordering::Greater && above.is_none_or(|best| compare(&key, &best).is_lt()) {
                (above, found.after) = (Some(key), Some(place));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodata::{Folder, load};

    /// Every report once, walked from the first by one hand's neighbours.
    fn walk<'a>(
        dataset: &'a Dataset,
        step: fn(&'a Dataset, Place<'a>) -> Neighbours<'a>,
    ) -> Vec<String> {
        let first = dataset
            .of_kind(Kind::Report)
            .flat_map(|collection| (0..collection.len()).map(move |row| (collection, row)))
            .find(|&place| {
                let hands = step(dataset, place);
                hands.before.is_none() && hands.after.is_some()
            });
        std::iter::successors(first, |&place| step(dataset, place).after)
            .map(|(collection, row)| collection.id(row).to_string())
            .collect()
    }

    #[test]
    fn walking_on_visits_each_report_once_and_back_again() {
        let dataset = load(&Folder::Bundled).dataset.expect("loads");
        let all: usize = dataset.of_kind(Kind::Report).map(Collection::len).sum();
        let mut seen = walk(&dataset, in_time);
        assert_eq!(seen.len(), all);
        for pair in seen.windows(2) {
            let place = dataset.report(&pair[1]).expect("it was walked to");
            let back = in_time(&dataset, place).before.expect("it has one before");
            assert_eq!(back.0.id(back.1).to_string(), pair[0]);
        }
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), all);
    }

    #[test]
    fn along_a_border_the_km_only_grow() {
        let dataset = load(&Folder::Bundled).dataset.expect("loads");
        let walked = walk(&dataset, along);
        let km: Vec<f64> = walked
            .iter()
            .map(|id| km_of(dataset.report(id).expect("it was walked to")).expect("it has a km"))
            .collect();
        assert!(km.len() > 10 && km.is_sorted(), "{km:?}");
    }
}
