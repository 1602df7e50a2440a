//! Failures for people: the problem document of a failed answer as a page, where the client is a browser.

use actix_web::{
    Error, HttpResponse,
    body::{BoxBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    http::header,
    middleware::Next,
};

use crate::{
    ogcapi::media,
    pages,
    routes::{Format, Offer, Problem, Visit},
};

/// Turns failures that carry a [`Problem`] into pages for those who want pages; programs get the document.
pub(super) async fn render(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let response = next.call(request).await?.map_into_boxed_body();
    let problem = response.response().extensions().get::<Problem>().cloned();
    let Some(problem) = problem else {
        return Ok(response);
    };
    if problem == Problem::Internal {
        tracing::error!(path = response.request().path(), "an answer failed");
    }
    match Visit::of(response.request())
        .ok()
        .and_then(|visit| page(&visit, &problem))
    {
        None => Ok(response),
        Some(html) => {
            let (request, _) = response.into_parts();
            let response = HttpResponse::build(problem.status())
                .content_type(media::HTML)
                .insert_header((header::CACHE_CONTROL, "no-store"))
                .insert_header((header::VARY, "Accept, Accept-Language"))
                .body(html);
            Ok(ServiceResponse::new(request, response))
        }
    }
}

/// The page, where the client prefers one; who accepts nothing of ours gets the document.
fn page(visit: &Visit, problem: &Problem) -> Option<String> {
    let wanted = visit.format(&Offer::api(media::PROBLEM)).ok()?;
    (wanted == Format::Html).then(|| {
        let known: Vec<&str> = problem.known().iter().map(String::as_str).collect();
        pages::error::error(
            visit.frame(),
            &pages::error::Problem {
                status: problem.status().as_u16(),
                detail: &problem.to_string(),
                known: &known,
            },
        )
    })
}
