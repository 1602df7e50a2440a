//! Headers that every answer has: who may read it, what a page of it may do, and a tag for each content coding.

use std::sync::LazyLock;

use actix_web::{
    Error,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    http::header::{self, HeaderMap, HeaderName, HeaderValue},
    middleware::Next,
};

use crate::routes::Embeddable;

/// What a page may load and do: its own origin, no inline script or style.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
     img-src 'self' data: blob:; worker-src 'self'; connect-src 'self'; font-src 'self'; manifest-src 'self'; \
     media-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";
/// The same for the one page that pages of other sites may frame.
static EMBEDDED_POLICY: LazyLock<HeaderValue> = LazyLock::new(|| {
    let policy = CONTENT_SECURITY_POLICY.replace("frame-ancestors 'self'", "frame-ancestors *");
    HeaderValue::from_str(&policy).unwrap_or(HeaderValue::from_static(CONTENT_SECURITY_POLICY))
});
/// What scripts of other origins may read.
const EXPOSED: &str = "Link, ETag, OGC-NumberMatched, OGC-NumberReturned, Content-Crs";

/// Adds them.
pub(super) async fn add(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let mut response = next.call(request).await?;
    let embeddable = response.response().extensions().contains::<Embeddable>();
    let headers = response.headers_mut();
    set(headers, header::ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    set(headers, header::ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
    set(headers, header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(
        headers,
        header::REFERRER_POLICY,
        "strict-origin-when-cross-origin",
    );
    set(
        headers,
        header::SERVER,
        concat!("sarhad/", env!("CARGO_PKG_VERSION")),
    );
    // Documents other than pages run nothing either, so that a crafted one is harmless in a browser tab.
    set(
        headers,
        header::CONTENT_SECURITY_POLICY,
        CONTENT_SECURITY_POLICY,
    );
    if embeddable {
        headers.insert(header::CONTENT_SECURITY_POLICY, EMBEDDED_POLICY.clone());
    }
    tell_codings_apart(headers);
    Ok(response)
}

fn set(headers: &mut HeaderMap, name: HeaderName, value: &'static str) {
    headers.insert(name, HeaderValue::from_static(value));
}

/// A strong tag names one sequence of bytes, so each content coding gets its own (RFC 9110 section 8.8.3).
fn tell_codings_apart(headers: &mut HeaderMap) {
    let coding = headers
        .get(header::CONTENT_ENCODING)
        .and_then(|value| value.to_str().ok());
    let tag = headers
        .get(header::ETAG)
        .and_then(|value| value.to_str().ok());
    if let (Some(coding), Some(tag)) = (coding, tag)
        && let Some(open) = tag.strip_suffix('"')
        && let Ok(value) = HeaderValue::from_str(&format!("{open}-{coding}\""))
    {
        headers.insert(header::ETAG, value);
    }
}
