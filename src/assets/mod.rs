//! Files built into the binary: the bundled scripts, stylesheets and fonts under their hashed names.
//!
//! `build.rs` bundles `static/` and writes the table. A name holds its content's hash, so that a response may be
//! cached for ever; a page asks for `map.js` and learns `map.3ZK2QXWA.js`.

mod icons;

pub use icons::{ICON_NAMES, silhouette};

/// One file as it is served under `/static/{name}`.
#[derive(Debug, Clone, Copy)]
pub struct Asset {
    /// The name that pages know, such as `map.js`; fonts and chunks have one too, but nobody asks for them by it.
    pub logical: &'static str,
    /// The file name with the content's hash, such as `map.3ZK2QXWA.js`.
    pub name: &'static str,
    /// The file itself.
    pub bytes: &'static [u8],
    /// The same, compressed with Brotli when the binary was built; `None` for what is compressed already.
    pub brotli: Option<&'static [u8]>,
    /// The same, compressed with gzip.
    pub gzip: Option<&'static [u8]>,
}

/// The one file whose name holds no hash.
const WORKER: &str = "sw.js";

static ASSETS: &[Asset] = include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// Every file, in the order of the logical names.
#[must_use]
pub fn all() -> &'static [Asset] {
    ASSETS
}

/// The file under its hashed name, as in `/static/{name}`.
#[must_use]
pub fn by_name(name: &str) -> Option<&'static Asset> {
    ASSETS
        .iter()
        .find(|asset| asset.name == name && asset.name != WORKER)
}

/// The service worker: it stands at the root under its own name, which says nothing of its content.
#[must_use]
pub fn worker() -> Option<&'static Asset> {
    ASSETS.iter().find(|asset| asset.name == WORKER)
}

/// The hashed name of a file by its logical one: `map.js`, `mini-map.js`, `site.js`, `site.css`, `favicon.svg`.
#[must_use]
pub fn hashed_name(logical: &str) -> Option<&'static str> {
    ASSETS
        .iter()
        .find(|asset| asset.logical == logical)
        .map(|asset| asset.name)
}

impl Asset {
    /// The media type by the name's extension; the bundle makes no other extensions.
    #[must_use]
    pub fn content_type(&self) -> &'static str {
        match self.name.rsplit_once('.').map(|(_, extension)| extension) {
            Some("js" | "mjs") => "text/javascript; charset=utf-8",
            Some("css") => "text/css; charset=utf-8",
            Some("woff2") => "font/woff2",
            Some("svg") => "image/svg+xml",
            Some("txt") => "text/plain; charset=utf-8",
            _ => "application/octet-stream",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_find_their_scripts_and_stylesheet() {
        for logical in [
            "map.js",
            "mini-map.js",
            "site.js",
            "site.css",
            "favicon.svg",
        ] {
            let name = hashed_name(logical).expect("the bundle has this entry");
            assert_eq!(by_name(name).map(|asset| asset.logical), Some(logical));
        }
    }

    #[test]
    fn every_file_has_a_media_type_and_no_name_twice() {
        for asset in all() {
            assert_ne!(
                asset.content_type(),
                "application/octet-stream",
                "{}",
                asset.name
            );
            assert_eq!(
                all()
                    .iter()
                    .filter(|other| other.name == asset.name)
                    .count(),
                1
            );
        }
    }

    #[test]
    fn scripts_are_compressed_when_built_and_fonts_are_not() {
        for asset in all() {
            let text = asset.name.rsplit('.').next() != Some("woff2");
            assert_eq!(asset.brotli.is_some(), text, "{}", asset.name);
            if let Some(brotli) = asset.brotli {
                assert!(
                    brotli.len() < asset.bytes.len() || asset.bytes.len() < 100,
                    "{}",
                    asset.name
                );
            }
        }
    }
}
