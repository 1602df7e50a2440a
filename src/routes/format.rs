//! Which representation a client wants: `f=` wins over `Accept`.

use crate::ogcapi::media;

/// A representation that can be asked for by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// JSON of whatever kind the resource has: GeoJSON, a schema, an API definition.
    Json,
    /// A page.
    Html,
}

/// What a resource can be had as.
#[derive(Clone, Copy, Debug)]
pub struct Offer {
    /// The media type of its JSON.
    pub json: &'static str,
    /// What a client gets that names nothing.
    pub default: Format,
}

/// Why no representation was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// `f=` names none of ours.
    UnknownName(String),
    /// `Accept` excludes all of ours.
    NotAcceptable {
        /// What the client accepts.
        accept: String,
        /// What there is.
        offered: Vec<&'static str>,
    },
}

impl Format {
    /// Its value of `f=`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Html => "html",
        }
    }
}

impl Offer {
    /// An API resource: JSON unless a page is wanted.
    #[must_use]
    pub fn api(json: &'static str) -> Self {
        Self {
            json,
            default: Format::Json,
        }
    }

    /// Chooses by `f=`, else by `Accept` (RFC 9110 section 12.5.1).
    pub fn choose(&self, f: Option<&str>, accept: Option<&str>) -> Result<Format, Refusal> {
        match (f, accept) {
            (Some("json" | "geojson"), _) => Ok(Format::Json),
            (Some("html"), _) => Ok(Format::Html),
            (Some(other), _) => Err(Refusal::UnknownName(other.to_owned())),
            (None, None) => Ok(self.default),
            (None, Some(accept)) => self.accepted(accept),
        }
    }

    /// The best of ours; of two equally good ones the default.
    fn accepted(&self, accept: &str) -> Result<Format, Refusal> {
        let ranges = parse(accept);
        if ranges.is_empty() {
            return Ok(self.default);
        }
        let json = quality(&ranges, self.json)
            .max(quality(&ranges, media::JSON))
            .max(geojson_bonus(&ranges, self.json));
        let html = quality(&ranges, media::HTML_LINK);
        match (json > 0, html > 0) {
            (false, false) => Err(Refusal::NotAcceptable {
                accept: accept.chars().take(120).collect(),
                offered: vec![self.json, media::HTML_LINK],
            }),
            _ if json > html => Ok(Format::Json),
            _ if html > json => Ok(Format::Html),
            _ => Ok(self.default),
        }
    }
}

/// A client that accepts GeoJSON can read the JSON documents around it as well.
fn geojson_bonus(ranges: &[Range], own: &str) -> u16 {
    if own == media::JSON {
        quality(ranges, media::GEOJSON)
    } else {
        0
    }
}

/// A media range of an `Accept` header.
struct Range {
    main: String,
    sub: String,
    /// Thousandths.
    quality: u16,
}

fn parse(accept: &str) -> Vec<Range> {
    accept.split(',').filter_map(Range::parse).collect()
}

/// The quality of a media type in thousandths; the most specific range that fits decides.
fn quality(ranges: &[Range], media_type: &str) -> u16 {
    let essence = media_type.split(';').next().unwrap_or(media_type);
    let (main, sub) = essence.split_once('/').unwrap_or((essence, ""));
    ranges
        .iter()
        .filter_map(|range| Some((range.fits(main, sub)?, range.quality)))
        .max_by_key(|&(specificity, _)| specificity)
        .map_or(0, |(_, quality)| quality)
}

impl Range {
    fn parse(text: &str) -> Option<Self> {
        let mut pieces = text.split(';').map(str::trim);
        let (main, sub) = pieces.next()?.split_once('/')?;
        let quality = pieces
            .filter_map(|piece| piece.split_once('='))
            .find(|(name, _)| name.trim().eq_ignore_ascii_case("q"))
            .map_or(Some(1.0), |(_, value)| value.trim().parse::<f32>().ok())?;
        Some(Self {
            main: main.to_ascii_lowercase(),
            sub: sub.to_ascii_lowercase(),
            quality: (quality.clamp(0.0, 1.0) * 1000.0).round() as u16,
        })
    }

    /// How specific the range is where it fits: 2 for the very type, 1 for its family, 0 for anything.
    fn fits(&self, main: &str, sub: &str) -> Option<u8> {
        match (self.main.as_str(), self.sub.as_str()) {
            ("*", "*") => Some(0),
            (range, "*") if range == main => Some(1),
            (range, exact) if range == main && exact == sub => Some(2),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items() -> Offer {
        Offer::api(media::GEOJSON)
    }

    #[test]
    fn f_wins_over_accept() {
        assert_eq!(
            items().choose(Some("json"), Some("text/html")),
            Ok(Format::Json)
        );
        assert_eq!(
            items().choose(Some("html"), Some("application/json")),
            Ok(Format::Html)
        );
        assert_eq!(
            items().choose(Some("xml"), None),
            Err(Refusal::UnknownName("xml".to_owned()))
        );
    }

    #[test]
    fn a_browser_gets_a_page_and_a_program_gets_json() {
        let browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
        for (accept, expected) in [
            (browser, Format::Html),
            ("*/*", Format::Json),
            ("", Format::Json),
            ("application/geo+json", Format::Json),
            ("application/json", Format::Json),
            ("application/geo+json, text/html;q=0.9", Format::Json),
            ("application/json;q=0.5, text/html;q=0.6", Format::Html),
            ("application/*", Format::Json),
            ("text/*;q=0.9, */*;q=0.1", Format::Html),
            (
                "*/*, application/geo+json;q=0, application/json;q=0",
                Format::Html,
            ),
        ] {
            assert_eq!(items().choose(None, Some(accept)), Ok(expected), "{accept}");
        }
    }

    #[test]
    fn the_map_page_is_what_link_previews_get() {
        let map = Offer {
            json: media::JSON,
            default: Format::Html,
        };
        assert_eq!(map.choose(None, None), Ok(Format::Html));
        assert_eq!(map.choose(None, Some("*/*")), Ok(Format::Html));
        assert_eq!(map.choose(None, Some("application/json")), Ok(Format::Json));
    }

    #[test]
    fn what_fits_nothing_is_refused() {
        for accept in [
            "image/png",
            "text/html;q=0, application/geo+json;q=0, application/json;q=0",
        ] {
            assert!(matches!(
                items().choose(None, Some(accept)),
                Err(Refusal::NotAcceptable { .. })
            ));
        }
    }

    proptest::proptest! {
        #[test]
        fn any_accept_header_is_answered(accept in ".{0,80}") {
            let _ = items().choose(None, Some(&accept));
        }
    }
}
