//! `/conformance`: the standards that this API follows.

use super::{Answered, Format, Offer, Visit, json, page_links};
use crate::{
    ogcapi::{Conformance, Link, media},
    pages,
};

pub(super) async fn conformance(visit: Visit) -> Answered {
    visit.only_format()?;
    let document = Conformance::new();
    match visit.format(&Offer::api(media::JSON))? {
        Format::Json => Ok(visit.answer(media::JSON, || json(&document))),
        Format::Html => {
            let links = Link::self_and_page(&visit.links.conformance(), media::JSON);
            let classes: Vec<&str> = document.conforms_to.iter().map(String::as_str).collect();
            Ok(visit.page(pages::api::conformance(
                visit.frame(),
                &classes,
                &page_links(&links),
            )))
        }
    }
}
