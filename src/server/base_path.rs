//! The base path of `--public-url`, taken off the requests of a proxy that leaves it on.

use actix_web::{
    Error,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    http::Uri,
    middleware::Next,
    web::Data,
};

use crate::routes::State;

/// Routes see the path behind the base path and without a slash at its end.
pub(super) async fn strip(
    mut request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let base = request
        .app_data::<Data<State>>()
        .map_or_else(String::new, |state| {
            state.origins().base.base_path().to_owned()
        });
    if let Some(path) = routed(request.uri().path(), &base)
        && let Some(uri) = with_path(request.uri(), path)
    {
        request.match_info_mut().get_mut().update(&uri);
        request.head_mut().uri = uri;
    }
    next.call(request).await
}

/// The path that routes should see; `None` where it is the path already.
fn routed<'a>(path: &'a str, base: &str) -> Option<&'a str> {
    let inner = match path.strip_prefix(base) {
        Some("") => "/",
        Some(inner) if inner.starts_with('/') => inner,
        _ => path,
    };
    let trimmed = match inner.trim_end_matches('/') {
        "" => "/",
        trimmed => trimmed,
    };
    (trimmed != path).then_some(trimmed)
}

fn with_path(uri: &Uri, path: &str) -> Option<Uri> {
    let mut parts = uri.clone().into_parts();
    let whole = match uri.query() {
        Some(query) => format!("{path}?{query}"),
        None => path.to_owned(),
    };
    parts.path_and_query = Some(whole.parse().ok()?);
    Uri::from_parts(parts).ok()
}

#[cfg(test)]
mod tests {
    use super::routed;

    #[test]
    fn the_base_path_and_the_last_slash_are_taken_off() {
        for (path, base, expected) in [
            ("/maps/collections", "/maps", Some("/collections")),
            ("/maps", "/maps", Some("/")),
            ("/maps/", "/maps", Some("/")),
            ("/mapsheet", "/maps", None),
            ("/collections", "/maps", None),
            ("/collections/", "", Some("/collections")),
            ("//", "", Some("/")),
            ("/", "", None),
        ] {
            assert_eq!(routed(path, base), expected, "{path} under {base}");
        }
    }
}
