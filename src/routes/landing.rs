//! `/`: the landing page of the API; for people, the map.

use super::{Answered, Format, Offer, Problem, Visit, json};
use crate::ogcapi::{Landing, media};

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
        Format::Html => Err(Problem::NotAcceptable {
            accept: media::HTML_LINK.to_owned(),
            offered: vec![media::JSON],
        }),
    }
}
