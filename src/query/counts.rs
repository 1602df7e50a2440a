//! A request for counts: what is selected, and by what it is grouped.

use super::{Filters, Params, QueryError};
use crate::{
    features::{Collection, Project},
    store::{Selection, tally::Key},
};

/// A request for counts, valid.
#[derive(Clone, Debug, PartialEq)]
pub struct CountsQuery {
    /// What is counted.
    pub selection: Selection,
    /// By what it is grouped, in the client's order; at most one of them is a period.
    pub by: Vec<Key>,
}

impl CountsQuery {
    /// Parses the parameters of a request for counts and refuses unknown ones.
    pub fn parse(
        params: &Params,
        collection: &Collection,
        project: &Project,
    ) -> Result<Self, QueryError> {
        let filters = Filters::of(collection, project);
        params.check_known(["by", "f"].into_iter().chain(filters.names()))?;
        Ok(Self {
            by: by(params, collection)?,
            selection: filters.selection(params)?,
        })
    }
}

fn by(params: &Params, collection: &Collection) -> Result<Vec<Key>, QueryError> {
    let words = params.all("by").flat_map(|list| list.split(','));
    let mut keys: Vec<Key> = Vec::new();
    for word in words.map(str::trim) {
        let key = Key::of(collection).find(|key| key.word() == word);
        let Some(key) = key else {
            let known: Vec<&str> = Key::of(collection).map(Key::word).collect();
            let expected = format!("expected some of {}", known.join(", "));
            return Err(QueryError::invalid("by", word, expected));
        };
        if key.is_period() && keys.iter().any(|other| other.is_period() && *other != key) {
            let expected = "expected only one of first_day, day, week and month";
            return Err(QueryError::invalid("by", word, expected));
        }
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    Ok(keys)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::fixture::{dataset, project};

    fn keys(query: &str) -> Result<Vec<Key>, String> {
        let dataset = dataset();
        let reports = dataset.collection("reports").expect("there");
        let params = Params::parse(query).expect("decodes");
        let parsed = CountsQuery::parse(&params, reports, &project());
        parsed
            .map(|query| query.by)
            .map_err(|error| error.to_string())
    }

    #[test]
    fn keys_keep_the_clients_order_and_stand_once() {
        let found = keys("by=week,category&by=side,week");
        assert_eq!(found, Ok(vec![Key::Week, Key::Category, Key::Side]));
        assert_eq!(keys(""), Ok(vec![]));
    }

    #[test]
    fn what_cannot_be_counted_is_refused_with_what_can() {
        insta::assert_snapshot!(keys("by=colour").unwrap_err(), @r#"query parameter "by" is "colour": expected some of category, side, first_day, day, week, month"#);
        insta::assert_snapshot!(keys("by=day,week").unwrap_err(), @r#"query parameter "by" is "week": expected only one of first_day, day, week and month"#);
        assert!(keys("by=").is_err() && keys("bye=category").is_err());
    }
}
