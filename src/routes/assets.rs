//! `/static/{name}`: files of the binary, under names that hold their content's hash.

use actix_web::{HttpRequest, http::header, web::Path};

use super::{Answer, Answered, CachePolicy, Problem};
use crate::assets;

pub(super) async fn asset(request: HttpRequest, name: Path<String>) -> Answered {
    let asset = assets::by_name(&name).ok_or_else(|| Problem::no_such("file", &name))?;
    let accepted = request
        .headers()
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .unwrap_or("");
    let compressed = [("br", asset.brotli), ("gzip", asset.gzip)]
        .into_iter()
        .find_map(|(coding, bytes)| Some((coding, bytes.filter(|_| accepts(accepted, coding))?)));
    let answer = |bytes| Answer::new(asset.content_type(), bytes, CachePolicy::Immutable);
    Ok(match compressed {
        Some((coding, bytes)) => answer(bytes).encoded(coding),
        None => answer(asset.bytes),
    })
}

/// Whether an `Accept-Encoding` header names a coding and does not exclude it.
pub(super) fn accepts(header: &str, coding: &str) -> bool {
    header.split(',').any(|element| {
        let mut pieces = element.split(';').map(str::trim);
        pieces
            .next()
            .is_some_and(|name| name.eq_ignore_ascii_case(coding))
            && !pieces.any(|piece| {
                piece
                    .strip_prefix("q=")
                    .and_then(|quality| quality.parse::<f32>().ok())
                    .is_some_and(|quality| quality <= 0.0)
            })
    })
}

#[cfg(test)]
mod tests {
    use super::accepts;

    #[test]
    fn a_coding_is_used_only_where_it_is_accepted() {
        assert!(accepts("gzip, deflate, br;q=0.5", "br"));
        assert!(!accepts("gzip, br;q=0", "br"));
        assert!(!accepts("", "gzip"));
        assert!(!accepts("brotli", "br"));
    }
}
