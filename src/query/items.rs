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
