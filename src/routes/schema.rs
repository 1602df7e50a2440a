//! `/collections/{id}/queryables` and `/collections/{id}/schema`.

use actix_web::web::Path;

use super::{Answered, Format, Offer, Visit, json, page_links};
use crate::{
    ogcapi::{self, Link, media},
    pages,
};

pub(super) async fn queryables(visit: Visit, id: Path<String>) -> Answered {
    let collection = visit.collection(&id)?;
    visit.only_format()?;
    match visit.format(&Offer::api(media::SCHEMA))? {
        Format::Json => Ok(visit.answer(media::SCHEMA, || {
            json(&ogcapi::queryables(collection, &visit.links))
        })),
        Format::Html => {
            let links = Link::self_and_page(&visit.links.queryables(&id), media::SCHEMA);
            Ok(visit.page(pages::api::queryables(
                visit.frame(),
                collection,
                &page_links(&links),
            )))
        }
    }
}

pub(super) async fn schema(visit: Visit, id: Path<String>) -> Answered {
    let collection = visit.collection(&id)?;
    visit.only_format()?;
    match visit.format(&Offer::api(media::SCHEMA))? {
        Format::Json => Ok(visit.answer(media::SCHEMA, || {
            json(&ogcapi::schema(collection, &visit.links))
        })),
        Format::Html => {
            let links = Link::self_and_page(&visit.links.schema(&id), media::SCHEMA);
            Ok(visit.page(pages::api::schema(
                visit.frame(),
                collection,
                &page_links(&links),
            )))
        }
    }
}
