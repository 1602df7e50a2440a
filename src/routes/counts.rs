//! `/collections/{id}/counts`.

use actix_web::web::Path;

use super::{Answered, Problem, Visit, json};
use crate::{
    ogcapi::{CollectionCounts, media},
    query::CountsQuery,
    store::tally::Key,
};

/// Where a collection has nothing to be grouped by, there is no such resource.
pub(super) async fn counts(visit: Visit, id: Path<String>) -> Answered {
    let collection = visit.collection(&id)?;
    if Key::of(collection).next().is_none() {
        return Err(Problem::no_such(
            "resource",
            &format!("/collections/{id}/counts"),
        ));
    }
    let query = CountsQuery::parse(&visit.params, collection, &visit.dataset().project)?;
    match visit.params.one("f")? {
        None | Some("json") => Ok(visit.answer(media::JSON, || {
            json(&CollectionCounts::new(
                collection,
                &query,
                &visit.params,
                &visit.links,
            ))
        })),
        Some(other) => Err(Problem::UnknownFormat {
            found: other.chars().take(80).collect(),
            known: vec!["json"],
        }),
    }
}
