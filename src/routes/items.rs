//! `/collections/{id}/items` and one of them.

use actix_web::web::Path;

use super::{Answer, Answered, Format, Offer, Problem, Visit, page_links};
use crate::{
    features::Collection,
    ogcapi::{self, ItemDocument, ItemsDocument, media},
    pages::{self, api::ItemsPage},
    query::ItemsQuery,
};

/// Writes rows of a collection as a file.
type Writer = fn(&Collection, &[usize]) -> Vec<u8>;

pub(super) async fn items(visit: Visit, id: Path<String>) -> Answered {
    let collection = visit.collection(&id)?;
    let query = ItemsQuery::parse(&visit.params, collection, &visit.dataset().project)?;
    let as_file: Option<(&str, Writer)> = match visit.params.one("f")? {
        Some("csv") => Some((media::CSV, ogcapi::csv)),
        Some("kml") => Some((media::KML, ogcapi::kml)),
        _ => None,
    };
    if let Some((media_type, write)) = as_file {
        let document = ItemsDocument::new(collection, &query, &visit.params, &visit.links);
        let answer = visit.answer(media_type, || write(collection, &document.page.rows));
        return Ok(with_headers(answer, &document));
    }
    let format = visit.format(&Offer::api(media::GEOJSON))?;
    let document = ItemsDocument::new(collection, &query, &visit.params, &visit.links);
    let answer = match format {
        Format::Json => visit.answer(media::GEOJSON, || document.to_geojson()),
        Format::Html => visit.page(pages::api::items(
            visit.frame(),
            collection,
            ItemsPage {
                rows: &document.page.rows,
                matched: document.page.matched,
                filters: &filters(&visit),
                links: &page_links(&document.links),
            },
        )),
    };
    Ok(with_headers(answer, &document))
}

/// What clients of other formats read: the number of matches and the way to the next page.
fn with_headers(answer: Answer, document: &ItemsDocument) -> Answer {
    let answer = answer
        .header("OGC-NumberMatched", document.page.matched.to_string())
        .header("OGC-NumberReturned", document.page.rows.len().to_string());
    document
        .links
        .iter()
        .fold(answer, |answer, link| answer.header("Link", link.header()))
}

/// The conditions of a query, without those that say how to show it.
fn filters(visit: &Visit) -> Vec<(String, String)> {
    let shown = ["f", "limit", "offset", "cursor", "resultType", "theme"];
    visit
        .params
        .without(&shown)
        .iter()
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

pub(super) async fn item(visit: Visit, path: Path<(String, String)>) -> Answered {
    let (id, feature) = path.into_inner();
    let collection = visit.collection(&id)?;
    let row = collection
        .row_of(&feature)
        .ok_or_else(|| Problem::no_such("feature", &feature))?;
    visit.only_format()?;
    let format = visit.format(&Offer::api(media::GEOJSON))?;
    let document = ItemDocument::new(collection, row, &visit.links);
    Ok(match format {
        Format::Json => visit.answer(media::GEOJSON, || document.to_geojson()),
        Format::Html => visit.page(pages::api::item(
            visit.frame(),
            collection,
            row,
            &page_links(&document.links),
        )),
    })
}
