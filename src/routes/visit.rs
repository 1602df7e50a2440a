//! What a handler knows of a request: the data of the moment, the addresses, the parameters, what is accepted.

use std::{
    future::{Ready, ready},
    hash::{DefaultHasher, Hash, Hasher},
    sync::Arc,
};

use actix_web::{FromRequest, HttpRequest, dev::Payload, http::header, web};
use bytes::Bytes;

use super::{
    answer::Answer,
    assets::accepts,
    drawn::{Key, tag_of},
    format::{Format, Offer},
    problem::Problem,
    state::{Snapshot, State},
};
use crate::{
    features::{Collection, Dataset},
    lang::{self, Language},
    links::Links,
    ogcapi::media,
    pages::Frame,
    query::{Params, Theme},
};

/// One request.
#[derive(Clone, Debug)]
pub struct Visit {
    /// The data, the same to the request's end.
    pub snapshot: Arc<Snapshot>,
    /// Absolute addresses for this client.
    pub links: Links,
    /// Decoded query parameters.
    pub params: Params,
    accept: Option<String>,
    accept_encoding: Option<String>,
    if_none_match: Option<String>,
    target: String,
    local: Links,
    /// Path and query as the client sees them, for the pages.
    address: String,
    language: Language,
}

impl FromRequest for Visit {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Self::of(request))
    }
}

impl Visit {
    /// Reads a request.
    pub fn of(request: &HttpRequest) -> Result<Self, Problem> {
        let Some(state) = request.app_data::<web::Data<State>>() else {
            return Err(Problem::Internal);
        };
        let header = |name| {
            request
                .headers()
                .get(name)
                .and_then(|value| value.to_str().ok())
                .map(str::to_owned)
        };
        let links = state.origins().links(request);
        let params = Params::parse(request.query_string())?;
        let asked = params.first("lang");
        let local = links.local().in_language(asked.and_then(Language::parse));
        let snapshot = state.snapshot();
        Ok(Self {
            language: lang::negotiate(
                asked,
                header(header::ACCEPT_LANGUAGE).as_deref(),
                &snapshot.dataset.project.languages,
            ),
            address: local.path(&request.uri().to_string()),
            snapshot,
            links,
            params,
            accept: header(header::ACCEPT),
            accept_encoding: header(header::ACCEPT_ENCODING),
            if_none_match: header(header::IF_NONE_MATCH),
            target: request.uri().to_string(),
            local,
        })
    }

    /// The data.
    #[must_use]
    pub fn dataset(&self) -> &Dataset {
        &self.snapshot.dataset
    }

    /// A collection by the id of the address.
    pub fn collection(&self, id: &str) -> Result<&Collection, Problem> {
        self.dataset()
            .collection(id)
            .ok_or_else(|| Problem::no_such("collection", id))
    }

    /// The query string as it came.
    #[must_use]
    pub fn query(&self) -> &str {
        self.target.split_once('?').map_or("", |(_, query)| query)
    }

    /// The representation that the client wants of what a resource offers.
    pub fn format(&self, offer: &Offer) -> Result<Format, Problem> {
        Ok(offer.choose(self.params.one("f")?, self.accept.as_deref())?)
    }

    /// Refuses every parameter but `f`: for resources that have no others.
    pub fn only_format(&self) -> Result<(), Problem> {
        Ok(self.params.check_known(["f"])?)
    }

    /// What pages have around them; their addresses have no scheme and host, so that they work under any name.
    #[must_use]
    pub fn frame(&self) -> Frame<'_> {
        let base = self.links.base();
        let origin = base.strip_suffix(self.links.base_path()).unwrap_or(base);
        Frame::of(self.dataset(), &self.local)
            .in_language(self.language)
            .at(origin, &self.address)
            .with_theme(self.params.first("theme").and_then(Theme::parse))
    }

    /// An answer made of the dataset alone; its body is not even built where the client already has it.
    ///
    /// The tag is a hash of all that the body is a function of: data, program, base, address, representation.
    pub fn answer<B: Into<Bytes>>(
        &self,
        media_type: &'static str,
        body: impl FnOnce() -> B,
    ) -> Answer {
        self.unchanged(media_type)
            .unwrap_or_else(|| Answer::data(media_type, body(), self.tag(media_type)))
    }

    /// 304 where the client already has the answer that [`Visit::answer`] would give.
    #[must_use]
    pub fn unchanged(&self, media_type: &'static str) -> Option<Answer> {
        let tag = self.tag(media_type);
        self.has(&tag).then(|| Answer::unchanged(tag))
    }

    /// A page; its tag is a hash of the page itself, since templates change without the data.
    #[must_use]
    pub fn page(&self, html: String) -> Answer {
        self.written(media::HTML, html)
    }

    /// A page that costs much to write and is a function of data, language and address: written and compressed once.
    #[must_use]
    pub fn drawn(&self, write: impl FnOnce() -> String) -> Answer {
        let key = Key {
            language: self.language,
            base: self.links.base().to_owned(),
            target: self.target.clone(),
        };
        let page = self.snapshot.pages.get(key, write);
        let tag = page.tag.clone();
        let answer = if self.has(&tag) {
            Answer::unchanged(tag)
        } else if accepts(self.accept_encoding.as_deref().unwrap_or(""), "br") {
            Answer::data(media::HTML, page.brotli(), tag).encoded("br")
        } else {
            Answer::data(media::HTML, page.html.clone(), tag)
        };
        answer.in_language(self.language)
    }

    /// A text in the reader's language; its tag is a hash of the text itself, as that of a page.
    #[must_use]
    pub fn written(&self, media_type: &'static str, text: String) -> Answer {
        let tag = tag_of(&text);
        if self.has(&tag) {
            return Answer::unchanged(tag).in_language(self.language);
        }
        Answer::data(media_type, text.into_bytes(), tag).in_language(self.language)
    }

    fn tag(&self, media_type: &str) -> String {
        let mut hasher = DefaultHasher::new();
        self.dataset().fingerprint.hash(&mut hasher);
        env!("CARGO_PKG_VERSION").hash(&mut hasher);
        self.links.base().hash(&mut hasher);
        self.target.hash(&mut hasher);
        media_type.hash(&mut hasher);
        format!("{:016x}", hasher.finish())
    }

    /// Whether `If-None-Match` names a tag; a suffix that names a content coding is not part of it.
    fn has(&self, tag: &str) -> bool {
        self.if_none_match.as_deref().is_some_and(|header| {
            header.split(',').map(str::trim).any(|candidate| {
                let candidate = candidate
                    .strip_prefix("W/")
                    .unwrap_or(candidate)
                    .trim_matches('"');
                candidate == "*" || candidate.split('-').next() == Some(tag)
            })
        })
    }
}
