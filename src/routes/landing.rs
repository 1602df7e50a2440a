//! `/`: the landing page of the API; for people, the map.

use super::{Answered, Format, Offer, Visit, json, page_links};
use crate::{
    ogcapi::{Landing, media},
    pages,
    query::PageState,
};

/// JSON only where it is asked for: link previews send `*/*` or no `Accept` at all.
pub(super) async fn landing(visit: Visit) -> Answered {
    let offer = Offer {
        json: media::JSON,
        default: Format::Html,
    };
    match visit.format(&offer)? {
        Format::Json => {
            visit.only_format()?;
            Ok(visit.answer(media::JSON, || {
                json(&Landing::new(visit.dataset(), &visit.links))
            }))
        }
        Format::Html => Ok(visit.drawn(|| {
            let links = Landing::new(visit.dataset(), &visit.links).links;
            pages::map::map(
                visit.frame(),
                visit.dataset(),
                &PageState::parse(visit.query()),
                &page_links(&links),
            )
        })),
    }
}
