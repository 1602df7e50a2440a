//! Every way in which an answer can fail, with its status: one document (RFC 9457) for all of them.

use actix_web::{HttpResponse, ResponseError, http::StatusCode, http::header};
use serde::Serialize;

use super::format::Refusal;
use crate::{
    border::BeyondBorder,
    ogcapi::{media, to_json},
    query::QueryError,
};

/// A request that gets no answer.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Problem {
    /// A parameter is unknown or invalid.
    #[error(transparent)]
    Query(#[from] QueryError),
    /// A km that the border does not have, or a stretch that runs backwards.
    #[error(transparent)]
    Beyond(#[from] BeyondBorder),
    /// A representation that is not known by that name.
    #[error("query parameter \"f\" is {found:?}: expected {}", known.join(" or "))]
    UnknownFormat {
        /// The name.
        found: String,
        /// Those that there are.
        known: Vec<&'static str>,
    },
    /// There is no such thing.
    #[error("there is no {0}")]
    NotFound(String),
    /// The resource has no such method.
    #[error("{0} is not possible here: GET, HEAD and OPTIONS are")]
    MethodNotAllowed(String),
    /// No representation fits `Accept`.
    #[error("none of {accept:?} can be had here: {} can", offered.join(" and "))]
    NotAcceptable {
        /// What the client accepts.
        accept: String,
        /// What there is.
        offered: Vec<&'static str>,
    },
    /// An address longer than any of ours.
    #[error("the address has {found} bytes, at most {most} are read")]
    AddressTooLong {
        /// Its length in bytes.
        found: usize,
        /// The limit in bytes.
        most: usize,
    },
    /// Something of a standard that this server does not have.
    #[error("there is no {0} here")]
    NotImplemented(String),
    /// More pictures are asked for than can be drawn.
    #[error("the server is busy drawing other pictures; try again in a few seconds")]
    Busy,
    /// Our own fault; what it was stands in the log alone.
    #[error("the server made a mistake; its log says which")]
    Internal,
}

impl Problem {
    /// A thing that is not there, in words: `no_such("collection", "x")`.
    #[must_use]
    pub fn no_such(what: &str, id: &str) -> Self {
        let shown: String = id.chars().take(80).collect();
        Self::NotFound(format!("{what} {shown:?}"))
    }

    /// The HTTP status: the only place where statuses of failures are chosen.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::Query(_) | Self::Beyond(_) | Self::UnknownFormat { .. } => {
                StatusCode::BAD_REQUEST
            }
            Self::NotFound(_) => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed(_) => StatusCode::METHOD_NOT_ALLOWED,
            Self::NotAcceptable { .. } => StatusCode::NOT_ACCEPTABLE,
            Self::AddressTooLong { .. } => StatusCode::URI_TOO_LONG,
            Self::NotImplemented(_) => StatusCode::NOT_IMPLEMENTED,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The code of an OGC exception.
    fn code(&self) -> &'static str {
        match self {
            Self::Query(_)
            | Self::Beyond(_)
            | Self::UnknownFormat { .. }
            | Self::AddressTooLong { .. } => "InvalidParameterValue",
            Self::NotFound(_) => "NotFound",
            Self::MethodNotAllowed(_) => "MethodNotAllowed",
            Self::NotAcceptable { .. } => "NotAcceptable",
            Self::NotImplemented(_) => "OperationNotSupported",
            Self::Busy => "Busy",
            Self::Internal => "ServerError",
        }
    }

    /// The status in words.
    #[must_use]
    pub fn title(&self) -> &'static str {
        self.status().canonical_reason().unwrap_or("Error")
    }

    /// The names that would have been understood, for unknown parameters.
    #[must_use]
    pub fn known(&self) -> &[String] {
        match self {
            Self::Query(QueryError::Unknown { known, .. }) => known,
            _ => &[],
        }
    }

    /// The problem document (RFC 9457), which is also an OGC exception.
    #[must_use]
    pub fn to_json(&self) -> Vec<u8> {
        #[derive(Serialize)]
        struct Document<'a> {
            r#type: &'static str,
            title: &'static str,
            status: u16,
            detail: &'a str,
            code: &'static str,
            description: &'a str,
        }
        let detail = self.to_string();
        to_json(&Document {
            r#type: "about:blank",
            title: self.title(),
            status: self.status().as_u16(),
            detail: &detail,
            code: self.code(),
            description: &detail,
        })
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::UnknownName(found) => Self::UnknownFormat {
                found: found.chars().take(80).collect(),
                known: vec!["json", "html"],
            },
            Refusal::NotAcceptable { accept, offered } => Self::NotAcceptable { accept, offered },
        }
    }
}

impl ResponseError for Problem {
    fn status_code(&self) -> StatusCode {
        self.status()
    }

    /// The document for programs; the server turns it into a page for people, by the problem that it carries.
    fn error_response(&self) -> HttpResponse {
        let mut response = HttpResponse::build(self.status());
        response
            .content_type(media::PROBLEM)
            .insert_header((header::CACHE_CONTROL, "no-store"));
        if matches!(self, Self::Busy) {
            response.insert_header((header::RETRY_AFTER, "5"));
        }
        if matches!(self, Self::MethodNotAllowed(_)) {
            response.insert_header((header::ALLOW, "GET, HEAD, OPTIONS"));
        }
        let mut response = response.body(self.to_json());
        response.extensions_mut().insert(self.clone());
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_document_is_an_ogc_exception_as_well() {
        let document: serde_json::Value =
            serde_json::from_slice(&Problem::no_such("collection", "x\"y").to_json())
                .expect("JSON");
        insta::assert_json_snapshot!(document, @r#"
        {
          "type": "about:blank",
          "title": "Not Found",
          "status": 404,
          "detail": "there is no collection \"x\\\"y\"",
          "code": "NotFound",
          "description": "there is no collection \"x\\\"y\""
        }
        "#);
    }
}
