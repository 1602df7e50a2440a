//! `/api`: the `OpenAPI` definition.

use openapiv3::{OpenAPI, Operation, Parameter, ReferenceOr};

use super::{Answered, Format, Offer, Visit, json, page_links};
use crate::{
    ogcapi::{Link, media, openapi},
    pages::{self, api::PathRow},
};

pub(super) async fn api(visit: Visit) -> Answered {
    visit.only_format()?;
    let document = || openapi::document(visit.dataset(), &visit.links);
    match visit.format(&Offer::api(media::OPENAPI))? {
        Format::Json => Ok(visit.answer(media::OPENAPI, || json(&document()))),
        Format::Html => {
            let links = Link::self_and_page(&visit.links.api(), media::OPENAPI);
            let rows = rows(&document(), visit.links.local().base());
            Ok(visit.page(pages::api::data(
                visit.frame(),
                visit.dataset(),
                visit.links.base(),
                &rows,
                &page_links(&links),
            )))
        }
    }
}

/// The paths of the definition in a few words each.
fn rows(document: &OpenAPI, base: &str) -> Vec<PathRow> {
    document
        .operations()
        .map(|(path, _, operation)| PathRow {
            path: path.to_owned(),
            href: (!path.contains('{')).then(|| format!("{base}{path}")),
            summary: operation.summary.clone().unwrap_or_default(),
            parameters: query_names(operation),
        })
        .collect()
}

fn query_names(operation: &Operation) -> Vec<String> {
    operation
        .parameters
        .iter()
        .filter_map(|parameter| match parameter {
            ReferenceOr::Reference { reference } => reference.rsplit('/').next().map(str::to_owned),
            ReferenceOr::Item(Parameter::Query { parameter_data, .. }) => {
                Some(parameter_data.name.clone())
            }
            ReferenceOr::Item(_) => None,
        })
        .collect()
}
