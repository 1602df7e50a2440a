//! A whole request for items: filters, page size, place of the page.

use super::{Filters, Params, QueryError, cursor};
use crate::{
    features::{Collection, Project},
    store::{Page, Selection, Start},
};

/// Page size where the client names none.
pub const DEFAULT_LIMIT: usize = 10;
/// Largest page; a larger `limit` gets this one (Part 1, /req/core/fc-limit-response-1).
pub const MAX_LIMIT: usize = 10_000;

/// Parameters of the items resource besides its filters.
pub(super) const PAGING: [&str; 5] = ["limit", "offset", "cursor", "resultType", "f"];

/// A request for items, valid.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemsQuery {
    /// What is selected.
    pub selection: Selection,
    /// Largest number of features on the page.
    pub limit: usize,
    /// Where the page begins.
    pub start: Start,
    /// Whether only the number of matches is asked for (`resultType=hits`).
    pub hits: bool,
}

impl ItemsQuery {
    /// Parses the parameters of an items request and refuses unknown ones.
    pub fn parse(
        params: &Params,
        collection: &Collection,
        project: &Project,
    ) -> Result<Self, QueryError> {
        let filters = Filters::of(collection, project);
        params.check_known(filters.names().chain(PAGING))?;
        Ok(Self {
            selection: filters.selection(params)?,
            limit: limit(params)?,
            start: start(params, collection)?,
            hits: hits(params)?,
        })
    }

    /// The names of all its parameters for a collection.
    pub fn names<'a>(
        collection: &'a Collection,
        project: &'a Project,
    ) -> impl Iterator<Item = &'a str> {
        Filters::of(collection, project).names().chain(PAGING)
    }

    /// The page that is asked for.
    #[must_use]
    pub fn run(&self, collection: &Collection) -> Page {
        let limit = if self.hits { 0 } else { self.limit };
        self.selection.run(collection).page(self.start, limit)
    }

    /// The parameters of the page behind one, if there is one: the same filters, and a cursor.
    #[must_use]
    pub fn next(&self, params: &Params, collection: &Collection, page: &Page) -> Option<Params> {
        let last = *page.rows.last().filter(|_| page.more && !self.hits)?;
        Some(
            params
                .without(&["offset", "cursor"])
                .with("cursor", &cursor::write(collection, last)),
        )
    }

    /// The parameters of the page before one, if there is one: the same filters, and an offset.
    #[must_use]
    pub fn previous(&self, params: &Params, page: &Page) -> Option<Params> {
        let offset = page.before.min(page.matched);
        (offset > 0 && !self.hits).then(|| {
            params
                .without(&["offset", "cursor"])
                .with("offset", &offset.saturating_sub(self.limit).to_string())
        })
    }
}

fn limit(params: &Params) -> Result<usize, QueryError> {
    let Some(text) = params.one("limit")? else {
        return Ok(DEFAULT_LIMIT);
    };
    let all_digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match text.parse::<usize>() {
        Ok(limit @ 1..) => Ok(limit.min(MAX_LIMIT)),
        // More digits than a number holds: certainly more than the largest page.
        Err(_) if all_digits => Ok(MAX_LIMIT),
        _ => Err(QueryError::invalid(
            "limit",
            text,
            format!("expected a whole number from 1 (more than {MAX_LIMIT} gives {MAX_LIMIT})"),
        )),
    }
}

fn start(params: &Params, collection: &Collection) -> Result<Start, QueryError> {
    match (params.one("cursor")?, params.one("offset")?) {
        (None, None) => Ok(Start::First),
        (Some(token), None) => cursor::read(collection, token).map(Start::After),
        (None, Some(text)) => text.parse().map(Start::Offset).map_err(|_error| {
            QueryError::invalid("offset", text, "expected a whole number, zero or more")
        }),
        (Some(_), Some(text)) => Err(QueryError::invalid(
            "offset",
            text,
            "expected either offset or cursor, not both",
        )),
    }
}

fn hits(params: &Params) -> Result<bool, QueryError> {
    match params.one("resultType")? {
        None | Some("results") => Ok(false),
        Some("hits") => Ok(true),
        Some(other) => Err(QueryError::invalid(
            "resultType",
            other,
            "expected results or hits",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::{
        FeatureId, Kind, Row,
        fixture::{collection, project},
    };
    use proptest::prelude::*;

    fn things(ids: &[&str]) -> Collection {
        let rows: Vec<Row> = ids
            .iter()
            .map(|id| Row {
                id: FeatureId::Text((*id).to_owned()),
                geometry: None,
                properties: serde_json::Map::from_iter([("name".to_owned(), (*id).into())]),
                time: None,
            })
            .collect();
        collection("things", Kind::Place, rows)
    }

    fn parse(query: &str) -> Result<ItemsQuery, QueryError> {
        let params = Params::parse(query)?;
        ItemsQuery::parse(&params, &things(&["a"]), &project())
    }

    #[test]
    fn a_limit_above_the_largest_gives_the_largest_and_none_below_one_is_taken() {
        for (query, limit) in [
            ("", DEFAULT_LIMIT),
            ("limit=1", 1),
            ("limit=10001", MAX_LIMIT),
            ("limit=99999999999999999999999", MAX_LIMIT),
        ] {
            assert_eq!(parse(query).map(|query| query.limit), Ok(limit), "{query}");
        }
        for wrong in ["limit=0", "limit=-1", "limit=", "limit=ten", "limit=1.5"] {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_cursor_that_we_did_not_write_is_refused() {
        for wrong in [
            "cursor=",
            "cursor=a7",
            "cursor=zz",
            "cursor=a62",
            "cursor=aé",
            "offset=-1",
        ] {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
        assert!(parse("cursor=a61").is_ok(), "the id a in hexadecimal");
        assert!(parse("cursor=a61&offset=0").is_err(), "two places at once");
    }

    #[test]
    fn a_query_for_hits_has_neither_features_nor_a_next_page() {
        let things = things(&["a", "b", "c"]);
        let params = Params::parse("resultType=hits&limit=1").expect("valid");
        let query = ItemsQuery::parse(&params, &things, &project()).expect("valid");
        let page = query.run(&things);
        assert_eq!((page.rows.len(), page.matched), (0, 3));
        assert_eq!(query.next(&params, &things, &page), None);
    }

    proptest! {
        #[test]
        fn following_next_visits_each_feature_once(
            ids in prop::collection::btree_set(".{1,6}", 1..20), limit in 1_usize..5,
        ) {
            let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
            let things = things(&ids);
            let mut params = Params::default().with("limit", &limit.to_string());
            let mut visited = Vec::new();
            loop {
                let query = ItemsQuery::parse(&params, &things, &project()).expect("our own link");
                let page = query.run(&things);
                visited.extend(page.rows.iter().map(|&row| things.id(row).to_string()));
                match query.next(&params, &things, &page) {
                    Some(next) => params = next,
                    None => break,
                }
            }
            prop_assert_eq!(visited, ids);
        }
    }
}
