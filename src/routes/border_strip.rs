//! `/borders/{id}/strip` and `/borders/{id}/spacetime`: JSON for tools, SVG for people.

use actix_web::web::Path;

use super::{Answered, Problem, Visit, borders::find, json};
use crate::{
    border::Border,
    lang::Language,
    ogcapi::{
        borders::{Crowd, Spacetime, Strip},
        media,
    },
    pages::borders::captions,
    query::QueryError,
    render::{self, Ink},
    tiles::Theme,
};

pub(super) async fn strip(visit: Visit, id: Path<String>) -> Answered {
    let border = find(&visit, &id)?;
    let drawn = drawn(&visit)?;
    let crowd = crowd(&visit, border, drawn)?;
    let strip = match &crowd {
        Some(crowd) => Strip::of_crowd(visit.dataset(), border, &visit.params, (crowd, (0, 0)))?,
        None => Strip::new(visit.dataset(), border, &visit.params)?,
    };
    let crowd = crowd.as_ref();
    let project = &visit.dataset().project;
    Ok(match drawn {
        None => visit.answer(media::JSON, || json(&strip)),
        Some(theme) => visit.answer(media::SVG, || {
            let language = language(&visit);
            let strip = strip.in_language(visit.dataset(), border, language.tag());
            let caption = captions::strip(language, (&strip, crowd));
            render::strip(
                (&strip, crowd),
                project,
                (Ink::Alone(theme), language),
                &caption,
                &|_| None,
            )
            .into_bytes()
        }),
    })
}

pub(super) async fn spacetime(visit: Visit, id: Path<String>) -> Answered {
    let border = find(&visit, &id)?;
    let drawn = drawn(&visit)?;
    let crowd = crowd(&visit, border, drawn)?;
    let document = match &crowd {
        Some(crowd) => {
            Spacetime::of_crowd(visit.dataset(), border, &visit.params, (crowd, (0, 0)))?
        }
        None => Spacetime::new(visit.dataset(), border, &visit.params)?,
    };
    let project = &visit.dataset().project;
    let Some(theme) = drawn else {
        return Ok(visit.answer(media::JSON, || json(&document)));
    };
    let language = language(&visit);
    let document = document.in_language(visit.dataset(), border, language.tag());
    let caption = captions::spacetime(language, (&document, crowd.as_ref()));
    let svg = render::spacetime(
        (&document, crowd.as_ref()),
        project,
        (Ink::Alone(theme), language),
        &caption,
        &|_| None,
    );
    match svg {
        Some(svg) => Ok(visit.answer(media::SVG, || svg.into_bytes())),
        None => Err(Problem::NotFound(format!(
            "drawing: neither the project nor a report of {} says when",
            border.id
        ))),
    }
}

/// The crowd of reports that a drawing gathers; a document holds each, and a `limit` asks for so many one by one.
fn crowd(visit: &Visit, border: &Border, drawn: Option<Theme>) -> Result<Option<Crowd>, Problem> {
    if drawn.is_none() || visit.params.one("limit")?.is_some() {
        return Ok(None);
    }
    Ok(Crowd::of(visit.dataset(), border, &visit.params)?)
}

/// The language of a drawing: the address's word alone, since a file that is taken away has no reader to ask.
fn language(visit: &Visit) -> Language {
    let asked = visit.params.first("lang");
    asked.and_then(Language::parse).unwrap_or_default()
}

/// The theme of the drawing; none where the document is wanted.
fn drawn(visit: &Visit) -> Result<Option<Theme>, Problem> {
    let known = Strip::parameters(visit.dataset());
    visit
        .params
        .check_known(known.into_iter().chain(["f", "lang", "theme"]))?;
    let theme = match visit.params.one("theme")? {
        None => Theme::Light,
        Some(word) => Theme::of(word).ok_or_else(|| QueryError::Invalid {
            name: "theme".to_owned(),
            found: word.chars().take(80).collect(),
            expected: "expected light or dark".to_owned(),
        })?,
    };
    match visit.params.one("f")? {
        None | Some("json") => Ok(None),
        Some("svg") => Ok(Some(theme)),
        Some(other) => Err(Problem::UnknownFormat {
            found: other.chars().take(80).collect(),
            known: vec!["json", "svg"],
        }),
    }
}
