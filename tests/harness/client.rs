//! A blocking HTTP client that hides nothing: no redirects followed, no encodings undone, no headers added.

use std::time::Duration;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;
use ureq::config::AutoHeaderValue;

/// One answer of the server, read whole.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) url: String,
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Reply {
    /// The first header of that name (lower case), or an empty text.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .iter()
            .find(|(key, _)| key == name)
            .map_or("", |(_, value)| value)
    }

    /// The media type without its parameters.
    pub(crate) fn media_type(&self) -> &str {
        self.header("content-type")
            .split(';')
            .next()
            .unwrap_or("")
            .trim()
    }

    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("every text that we serve is UTF-8")
    }

    /// The body as JSON; fails with the URL and the beginning of the body.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| {
            let start = String::from_utf8_lossy(&self.body[..self.body.len().min(300)]);
            unreachable!(
                "{} ({}) is not JSON: {error}: {start}",
                self.url, self.status
            )
        })
    }

    /// The answer itself, once it is known to be a 200.
    pub(crate) fn ok(self) -> Self {
        self.with_status(200)
    }

    /// The answer itself, once it is known to have that status.
    pub(crate) fn with_status(self, status: u16) -> Self {
        let start = String::from_utf8_lossy(&self.body[..self.body.len().min(400)]);
        assert_eq!(self.status, status, "{}: {start}", self.url);
        self
    }
}

/// Everything but unreserved characters is escaped, so that any id can stand in a path or a query.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

/// One path segment or query value, percent-encoded.
pub(crate) fn segment(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}

/// Fetches an absolute URL with exactly these headers (and the Host that HTTP demands).
pub(crate) fn fetch(method: &str, url: &str, headers: &[(&str, &str)]) -> Reply {
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .accept(AutoHeaderValue::None)
        .user_agent(AutoHeaderValue::None)
        .timeout_global(Some(Duration::from_secs(60)))
        .build()
        .into();
    let mut request = ureq::http::Request::builder().method(method).uri(url);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request
        .body(())
        .unwrap_or_else(|error| unreachable!("{url} cannot be asked for: {error}"));
    let mut answer = agent
        .run(request)
        .unwrap_or_else(|error| unreachable!("{method} {url}: {error}"));
    let headers = answer
        .headers()
        .iter()
        .map(|(name, value)| {
            (
                name.as_str().to_owned(),
                String::from_utf8_lossy(value.as_bytes()).into_owned(),
            )
        })
        .collect();
    let body = answer
        .body_mut()
        .with_config()
        .limit(256 << 20)
        .read_to_vec()
        .unwrap_or_else(|error| unreachable!("{url}: the body breaks off: {error}"));
    Reply {
        url: url.to_owned(),
        status: answer.status().as_u16(),
        headers,
        body,
    }
}
