//! Which share of each feature's disc of uncertainty lies on which side, by row: what counting by side reads.

use std::collections::HashMap;

use serde_json::Value;

use super::collection::Row;

/// Shares of 4 decimals are kept: more than this is all of the disc.
const ALL: f64 = 0.999_95;

/// The shares of all rows.
#[derive(Clone, Debug, Default)]
pub struct Shares {
    sides: Vec<Box<str>>,
    /// Where the shares of each row end in `entries`; empty where no row has any.
    ends: Vec<u32>,
    /// Index of the side, and whether all of the disc lies on it.
    entries: Vec<(u16, bool)>,
}

impl Shares {
    /// Reads the property `shares` of rows in their order.
    ///
    /// # Panics
    /// On 2^32 shares or more, which memory does not hold.
    #[must_use]
    pub fn of(rows: &[Row]) -> Self {
        let mut shares = Self::default();
        let mut known: HashMap<Box<str>, u16> = HashMap::new();
        for row in rows {
            let found = row.properties.get("shares").and_then(Value::as_object);
            for (side, share) in found.into_iter().flatten() {
                let share = share.as_f64().unwrap_or(0.0);
                let next = u16::try_from(shares.sides.len()).ok();
                if let (true, Some(next)) = (share > 0.0, next) {
                    let index = *known.entry(side.as_str().into()).or_insert_with(|| {
                        shares.sides.push(side.as_str().into());
                        next
                    });
                    shares.entries.push((index, share >= ALL));
                }
            }
            let end = u32::try_from(shares.entries.len());
            shares
                .ends
                .push(end.expect("fewer than 2^32 shares in memory"));
        }
        if shares.entries.is_empty() {
            return Self::default();
        }
        shares
    }

    /// The sides on which a row's disc has a share, each with whether it has all of it there; none where not known.
    pub fn get(&self, row: usize) -> impl Iterator<Item = (&str, bool)> {
        self.codes(row)
            .iter()
            .map(|&(side, all)| (&*self.sides[usize::from(side)], all))
    }

    /// The same by index in [`Self::sides`].
    #[must_use]
    pub fn codes(&self, row: usize) -> &[(u16, bool)] {
        let end = |row: usize| self.ends.get(row).map_or(0, |&end| end as usize);
        let start = row.checked_sub(1).map_or(0, end);
        &self.entries[start..end(row)]
    }

    /// Every side that some row has a share on.
    pub fn sides(&self) -> impl Iterator<Item = &str> {
        self.sides.iter().map(AsRef::as_ref)
    }
}
