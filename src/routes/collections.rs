//! `/collections` and `/collections/{id}`.

use actix_web::web::Path;

use super::{Answered, Format, Offer, Visit, json, page_links};
use crate::{
    ogcapi::{CollectionDocument, Collections, media},
    pages,
};

pub(super) async fn collections(visit: Visit) -> Answered {
    visit.only_format()?;
    let document = || Collections::new(visit.dataset(), &visit.links);
    match visit.format(&Offer::api(media::JSON))? {
        Format::Json => Ok(visit.answer(media::JSON, || json(&document()))),
        Format::Html => Ok(visit.page(pages::api::collections(
            visit.frame(),
            visit.dataset(),
            &page_links(&document().links),
        ))),
    }
}

pub(super) async fn collection(visit: Visit, id: Path<String>) -> Answered {
    let collection = visit.collection(&id)?;
    visit.only_format()?;
    let document = || CollectionDocument::new(collection, &visit.links);
    match visit.format(&Offer::api(media::JSON))? {
        Format::Json => Ok(visit.answer(media::JSON, || json(&document()))),
        Format::Html => Ok(visit.page(pages::api::collection(
            visit.frame(),
            collection,
            &page_links(&document().links),
        ))),
    }
}
