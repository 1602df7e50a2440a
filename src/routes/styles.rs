//! `/styles/{id}`: the map style of each theme, and the stylesheet of the category colours.

use std::collections::BTreeSet;

use actix_web::web::Path;

use super::{Answered, Problem, Visit, json};
use crate::{
    lang::Language,
    ogcapi::media,
    query::QueryError,
    tiles::{self, Theme},
};

const CSS: &str = "text/css; charset=utf-8";

pub(super) async fn style(visit: Visit, id: Path<String>) -> Answered {
    if *id == "categories.css" {
        return Ok(visit.answer(CSS, || {
            tiles::categories_css(&visit.dataset().project.categories)
        }));
    }
    let theme = Theme::of(&id).ok_or_else(|| Problem::no_such("style", &id))?;
    visit.params.check_known(["f", "lang"])?;
    if let Some(found) = visit.params.one("f")?.filter(|&f| f != "json") {
        return Err(Problem::UnknownFormat {
            found: found.chars().take(80).collect(),
            known: vec!["json"],
        });
    }
    let language = language(&visit)?;
    Ok(visit.answer(media::JSON, || {
        json(&tiles::style(
            visit.dataset(),
            &visit.links,
            theme,
            language,
        ))
    }))
}

/// The language of the labels: one of the project's or of ours, the project's first where none is named.
fn language(visit: &Visit) -> Result<&str, Problem> {
    let project = &visit.dataset().project.languages;
    let Some(asked) = visit.params.one("lang")? else {
        return Ok(project.first().map_or("en", String::as_str));
    };
    let ours = Language::ALL.map(Language::tag);
    let known: BTreeSet<&str> = project.iter().map(String::as_str).chain(ours).collect();
    let found = project
        .iter()
        .map(String::as_str)
        .chain(ours)
        .find(|tag| *tag == asked);
    found.ok_or_else(|| {
        QueryError::Invalid {
            name: "lang".to_owned(),
            found: asked.chars().take(80).collect(),
            expected: format!(
                "expected one of {}",
                known.iter().copied().collect::<Vec<_>>().join(", ")
            ),
        }
        .into()
    })
}
