//! What a handler answers: a body, what it is, and how long it may be kept.

use actix_web::{
    HttpRequest, HttpResponse, Responder, body::BoxBody, http::StatusCode, http::header,
};
use bytes::Bytes;

use super::problem::Problem;
use crate::lang::Language;

/// How long an answer may be kept: the only place where cache headers are decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CachePolicy {
    /// Named by its content: for ever.
    Immutable,
    /// Kept, but asked for again each time: a reload of the data shows at once.
    Data,
    /// Never kept.
    Never,
}

impl CachePolicy {
    /// The value of `Cache-Control`.
    #[must_use]
    pub fn header(self) -> &'static str {
        match self {
            Self::Immutable => "public, max-age=31536000, immutable",
            Self::Data => "public, no-cache",
            Self::Never => "no-store",
        }
    }
}

/// An answer.
#[derive(Clone, Debug)]
pub struct Answer {
    status: StatusCode,
    media_type: &'static str,
    body: Bytes,
    cache: CachePolicy,
    tag: Option<String>,
    encoding: Option<&'static str>,
    headers: Vec<(&'static str, String)>,
    embeddable: bool,
    /// The language that was negotiated, where the answer is in one.
    language: Option<Language>,
}

/// Marks a response that pages of other sites may frame; the server's policy reads it.
#[derive(Clone, Copy, Debug)]
pub struct Embeddable;

impl Answer {
    /// A body with a policy and no tag.
    #[must_use]
    pub fn new(media_type: &'static str, body: impl Into<Bytes>, cache: CachePolicy) -> Self {
        Self {
            status: StatusCode::OK,
            media_type,
            body: body.into(),
            cache,
            tag: None,
            encoding: None,
            headers: Vec::new(),
            embeddable: false,
            language: None,
        }
    }

    /// A body made of the data, with its tag.
    #[must_use]
    pub fn data(media_type: &'static str, body: impl Into<Bytes>, tag: String) -> Self {
        Self {
            tag: Some(tag),
            ..Self::new(media_type, body, CachePolicy::Data)
        }
    }

    /// 304: the client has it already.
    #[must_use]
    pub fn unchanged(tag: String) -> Self {
        Self {
            status: StatusCode::NOT_MODIFIED,
            ..Self::data("", Bytes::new(), tag)
        }
    }

    /// 204: a valid request that there is nothing to show for, such as an empty tile.
    #[must_use]
    pub fn empty(self) -> Self {
        Self {
            status: StatusCode::NO_CONTENT,
            body: Bytes::new(),
            ..self
        }
    }

    /// 300: there are several such things, and the body leads to each.
    #[must_use]
    pub fn several(self) -> Self {
        Self {
            status: StatusCode::MULTIPLE_CHOICES,
            tag: None,
            ..self
        }
    }

    /// With another policy.
    #[must_use]
    pub fn kept(self, cache: CachePolicy) -> Self {
        Self { cache, ..self }
    }

    /// With a body that is compressed already, by the name of its content coding.
    #[must_use]
    pub fn encoded(self, encoding: &'static str) -> Self {
        Self {
            encoding: Some(encoding),
            ..self
        }
    }

    /// Open to the frames of other sites.
    #[must_use]
    pub fn embeddable(self) -> Self {
        Self {
            embeddable: true,
            ..self
        }
    }

    /// In a language that was negotiated: caches keep it apart from the same address in another one.
    #[must_use]
    pub fn in_language(self, language: Language) -> Self {
        Self {
            language: Some(language),
            ..self
        }
    }

    /// With one more header.
    #[must_use]
    pub fn header(mut self, name: &'static str, value: String) -> Self {
        self.headers.push((name, value));
        self
    }
}

impl Responder for Answer {
    type Body = BoxBody;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        let mut response = HttpResponse::build(self.status);
        response.insert_header((header::CACHE_CONTROL, self.cache.header()));
        // Every resource of ours is negotiated somewhere; assets and tiles say nothing wrong by it.
        let vary = match self.language {
            None => "Accept, Accept-Encoding",
            Some(_) => "Accept, Accept-Encoding, Accept-Language",
        };
        response.insert_header((header::VARY, vary));
        if let Some(language) = self.language {
            response.insert_header((header::CONTENT_LANGUAGE, language.tag()));
        }
        if let Some(tag) = self.tag {
            response.insert_header((header::ETAG, format!("\"{tag}\"")));
        }
        if let Some(encoding) = self.encoding {
            response.insert_header((header::CONTENT_ENCODING, encoding));
        }
        for (name, value) in self.headers {
            response.append_header((name, value));
        }
        let mut response = if matches!(self.status, StatusCode::OK | StatusCode::MULTIPLE_CHOICES) {
            response.content_type(self.media_type);
            response.body(self.body)
        } else {
            response.finish()
        };
        if self.embeddable {
            response.extensions_mut().insert(Embeddable);
        }
        response
    }
}

/// What handlers return.
pub type Answered = Result<Answer, Problem>;
