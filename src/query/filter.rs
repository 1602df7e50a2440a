//! The conditions that items, tiles and pages share.

use super::{Params, QueryError, bbox, datetime, km, property};
use crate::{
    features::{Collection, Project},
    store::Selection,
};

/// Filters that every collection takes, whatever its properties.
pub const FILTERS: [&str; 5] = ["bbox", "datetime", "q", "km_from", "km_to"];

/// Longest free text.
const MOST_LETTERS: usize = 200;

/// The filters of one collection.
#[derive(Clone, Copy, Debug)]
pub struct Filters<'a> {
    collection: &'a Collection,
    project: &'a Project,
}

impl<'a> Filters<'a> {
    /// The filters that a collection takes; the project says what a civil day is.
    #[must_use]
    pub fn of(collection: &'a Collection, project: &'a Project) -> Self {
        Self {
            collection,
            project,
        }
    }

    /// The names of the parameters.
    pub fn names(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let collection = self.collection;
        FILTERS
            .into_iter()
            .filter(move |name| !name.starts_with("km_") || collection.column("km").is_some())
            .chain(
                collection
                    .properties()
                    .iter()
                    .filter(|candidate| property::is_offered(candidate))
                    .map(|offered| offered.name.as_str()),
            )
    }

    /// What the client selects; parameters that are no filters are left alone.
    pub fn selection(&self, params: &Params) -> Result<Selection, QueryError> {
        let bbox = params.one("bbox")?.map(bbox::parse).transpose()?;
        let interval = match params.one("datetime")? {
            Some(text) => datetime::parse(text, &self.project.time_zone)?,
            None => None,
        };
        let words = match params.one("q")? {
            Some(text) if text.chars().count() > MOST_LETTERS => {
                return Err(QueryError::invalid(
                    "q",
                    text,
                    format!("expected at most {MOST_LETTERS} letters"),
                ));
            }
            Some(text) => Selection::words_of(text),
            None => Vec::new(),
        };
        let mut predicates = Vec::new();
        for candidate in self.collection.properties() {
            if property::is_offered(candidate) {
                predicates.extend(property::parse(params, candidate)?);
            }
        }
        Ok(Selection {
            bbox,
            interval,
            predicates,
            words,
            km: km::parse(params)?,
        })
    }
}
