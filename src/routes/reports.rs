//! `/reports/…`: the permanent page of a report.

use actix_web::web::Path;

use super::{Answer, Answered, CachePolicy, Format, Offer, Problem, Visit, page_links};
use crate::{
    features::{Collection, Kind},
    ogcapi::{ItemDocument, media},
    pages,
};

/// `/reports/{id}`: the report, where one report collection has it; where several do, the choice between them.
pub(super) async fn by_id(visit: Visit, id: Path<String>) -> Answered {
    let holders: Vec<&Collection> = visit
        .dataset()
        .of_kind(Kind::Report)
        .filter(|collection| collection.row_of(&id).is_some())
        .collect();
    match holders[..] {
        [] => Err(Problem::no_such("report", &id)),
        [collection] => report(&visit, collection, &id),
        _ => {
            let html = pages::reports::choice(visit.frame(), &holders, &id);
            Ok(Answer::new(media::HTML, html, CachePolicy::Data).several())
        }
    }
}

/// `/reports/{collection}/{id}`: the report's permanent address.
pub(super) async fn of_collection(visit: Visit, path: Path<(String, String)>) -> Answered {
    let (collection, id) = path.into_inner();
    let collection = visit.collection(&collection)?;
    if collection.about.kind != Kind::Report {
        return Err(Problem::no_such("report collection", &collection.about.id));
    }
    report(&visit, collection, &id)
}

fn report(visit: &Visit, collection: &Collection, id: &str) -> Answered {
    let row = collection
        .row_of(id)
        .ok_or_else(|| Problem::no_such("report", id))?;
    let offer = Offer {
        json: media::GEOJSON,
        default: Format::Html,
    };
    let document = ItemDocument::new(collection, row, &visit.links);
    Ok(match visit.format(&offer)? {
        Format::Json => visit.answer(media::GEOJSON, || document.to_geojson()),
        Format::Html => {
            let html = pages::reports::report(
                visit.frame(),
                visit.dataset(),
                (collection, row),
                &page_links(&document.links),
            )
            .ok_or_else(|| Problem::no_such("report", id))?;
            visit.page(html)
        }
    })
}
