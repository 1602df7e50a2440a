//! `/rows`: the list of the map page by itself, for its own script. It refuses nothing, as the page does.

use actix_web::web::Path;

use super::{Answered, Problem, Visit};
use crate::{ogcapi::media, pages, query::PageState};

/// The rows of a state of the page, with their numbers.
pub(super) async fn rows(visit: Visit) -> Answered {
    let state = PageState::parse(visit.query());
    let rows = pages::map::rows(visit.frame(), visit.dataset(), &state);
    Ok(visit.written(media::JSON, rows))
}

/// One row with its card.
pub(super) async fn row(visit: Visit, path: Path<(String, String)>) -> Answered {
    let (id, feature) = path.into_inner();
    let collection = visit.collection(&id)?;
    let missing = || Problem::no_such("report", &feature);
    let row = collection.row_of(&feature).ok_or_else(missing)?;
    let state = PageState::parse(visit.query());
    let html = pages::map::row(visit.frame(), visit.dataset(), &state, collection, row);
    html.map(|html| visit.page(html)).ok_or_else(missing)
}
