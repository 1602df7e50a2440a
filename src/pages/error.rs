//! The page for people who met an error; programs get the problem document of the API instead.

use askama::Template;

use super::{Frame, Nav, finish::document, frame::Page};

/// What went wrong.
#[derive(Clone, Debug)]
pub struct Problem<'a> {
    /// HTTP status.
    pub status: u16,
    /// Which thing, what was found, what was expected.
    pub detail: &'a str,
    /// Names that would have been understood, for unknown parameters.
    pub known: &'a [&'a str],
}

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage<'a> {
    page: Page<'a>,
    status: u16,
    detail: &'a str,
    known: &'a [&'a str],
}

/// The error page.
#[must_use]
pub fn error(frame: Frame, problem: &Problem) -> String {
    let title = frame.t(match problem.status {
        400 => "page-error-bad-request",
        404 => "page-error-not-found",
        405 => "page-error-not-allowed",
        406 => "page-error-not-acceptable",
        _ => "page-error-failed",
    });
    document(&ErrorPage {
        page: Page {
            frame,
            title: &title,
            nav: Nav::Nowhere,
            script: "site.js",
            links: &[],
        },
        status: problem.status,
        detail: problem.detail,
        known: problem.known,
    })
}
