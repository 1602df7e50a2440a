//! A link of a document (RFC 8288 as OGC API writes it in JSON).

use serde::Serialize;

use super::media;
use crate::links::with_format;

/// One link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Link {
    /// Where it leads.
    pub href: String,
    /// Relation, registered or an OGC address.
    pub rel: &'static str,
    /// Media type of what is there.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub media_type: Option<&'static str>,
    /// For people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

impl Link {
    /// A link with a media type.
    #[must_use]
    pub fn new(rel: &'static str, href: String, media_type: &'static str) -> Self {
        Self {
            href,
            rel,
            media_type: Some(media_type),
            title: None,
        }
    }

    /// The same with words for people.
    #[must_use]
    pub fn titled(mut self, title: &str) -> Self {
        self.title = Some(title.to_owned());
        self
    }

    /// `self` for the document in hand, `alternate` for its page: the two ways to see one resource.
    #[must_use]
    pub fn self_and_page(address: &str, media_type: &'static str) -> [Self; 2] {
        [
            Self::new("self", address.to_owned(), media_type).titled("This document"),
            Self::new("alternate", with_format(address, "html"), media::HTML_LINK)
                .titled("This document as a page"),
        ]
    }

    /// The value of an HTTP `Link` header.
    #[must_use]
    pub fn header(&self) -> String {
        let media_type = self
            .media_type
            .map_or_else(String::new, |media_type| format!("; type=\"{media_type}\""));
        format!("<{}>; rel=\"{}\"{media_type}", self.href, self.rel)
    }
}
