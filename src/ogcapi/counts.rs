//! `/collections/{id}/counts`: how many features of each group, for a page that cannot list them all.

use serde::{Serialize, Serializer, ser::SerializeMap};

use super::{Link, media};
use crate::{
    border::Count,
    features::Collection,
    links::{Links, with_params},
    query::{CountsQuery, Params},
    store::tally::{Group, Key, Tallied, tally},
};

/// The counts of a selection.
#[derive(Debug, Serialize)]
pub struct CollectionCounts<'a> {
    collection: &'a str,
    by: Vec<&'static str>,
    /// Features selected: `total`, `statements` and `totals` together.
    #[serde(rename = "numberMatched")]
    number_matched: usize,
    /// Events, parts of a total in place of the total; possible where one may lie outside of what was asked.
    total: Count,
    /// Statements, placed where they were said.
    statements: usize,
    /// Totals that count by their parts.
    totals: usize,
    /// Events whose km is not known.
    unplaced: usize,
    /// Features without a place on the map.
    without_place: usize,
    groups: Vec<Row<'a>>,
    links: Vec<Link>,
}

/// A group as an object: its keys first.
#[derive(Debug)]
struct Row<'a> {
    keys: &'a [Key],
    group: Group,
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (key, value) in self.keys.iter().zip(&self.group.values) {
            map.serialize_entry(key.word(), value)?;
        }
        if self.keys.iter().any(|key| key.is_period()) {
            map.serialize_entry("start", &self.group.start)?;
        }
        let tally = &self.group.tally;
        map.serialize_entry("certain", &tally.count.certain)?;
        map.serialize_entry("possible", &tally.count.possible)?;
        map.serialize_entry("statements", &tally.statements)?;
        map.serialize_entry("matched", &tally.matched)?;
        map.end()
    }
}

impl<'a> CollectionCounts<'a> {
    /// Counts; `params` is what the query was parsed from.
    #[must_use]
    pub fn new(
        collection: &'a Collection,
        query: &'a CountsQuery,
        params: &Params,
        links: &Links,
    ) -> Self {
        let id = &collection.about.id;
        let Tallied {
            matched,
            total,
            statements,
            totals,
            unplaced,
            without_place,
            groups,
        } = tally(collection, &query.selection, &query.by);
        let rows = groups.into_iter().map(|group| Row {
            keys: &query.by,
            group,
        });
        let items = with_params(&links.items(id), &params.without(&["by", "f"]));
        Self {
            collection: id,
            by: query.by.iter().map(|key| key.word()).collect(),
            number_matched: matched,
            total,
            statements,
            totals,
            unplaced,
            without_place,
            groups: rows.collect(),
            links: vec![
                Link::new("self", with_params(&links.counts(id), params), media::JSON)
                    .titled("This document"),
                Link::new("items", items, media::GEOJSON).titled("The features that are counted"),
                Link::new("collection", links.collection(id), media::JSON)
                    .titled(&collection.about.title),
            ],
        }
    }
}
