//! Pages with a drawing: written once for each dataset, language and address, compressed once, kept while there is room.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Write as _;
use std::sync::{Arc, OnceLock};

use bytes::Bytes;
use moka::sync::Cache;

use crate::lang::Language;

/// Bytes of pages that are kept.
const KEPT_BYTES: u64 = 32 * 1024 * 1024;
/// Brotli's quality: pages shrink by a ninth more than at the quality that answers are streamed with.
const QUALITY: u32 = 6;
/// Brotli's window as a power of two: a page is seldom longer.
const WINDOW: u32 = 20;

/// All that a page is a function of, beside the dataset.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Key {
    pub language: Language,
    /// What stands before our addresses.
    pub base: String,
    /// Path and query as they came.
    pub target: String,
}

/// The pages of one dataset.
#[derive(Debug)]
pub(super) struct DrawnPages(Cache<Key, Arc<DrawnPage>>);

/// A page.
#[derive(Debug)]
pub(super) struct DrawnPage {
    pub html: Bytes,
    pub tag: String,
    brotli: OnceLock<Bytes>,
}

/// The tag of a text: a hash of it.
pub(super) fn tag_of(text: &str) -> String {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

impl Default for DrawnPages {
    fn default() -> Self {
        let weight = |key: &Key, page: &Arc<DrawnPage>| {
            // Compressed, a page takes about a fifth of its length.
            let bytes = page.html.len() + page.html.len() / 4 + key.base.len() + key.target.len();
            u32::try_from(bytes).unwrap_or(u32::MAX)
        };
        Self(
            Cache::builder()
                .max_capacity(KEPT_BYTES)
                .weigher(weight)
                .build(),
        )
    }
}

impl DrawnPages {
    /// The page of a key; written now where nobody has asked for it lately.
    pub(super) fn get(&self, key: Key, write: impl FnOnce() -> String) -> Arc<DrawnPage> {
        self.0.get_with(key, || Arc::new(DrawnPage::of(write())))
    }
}

impl DrawnPage {
    fn of(html: String) -> Self {
        Self {
            tag: tag_of(&html),
            html: html.into(),
            brotli: OnceLock::new(),
        }
    }

    /// The page in brotli.
    pub(super) fn brotli(&self) -> Bytes {
        let compress = || {
            let mut writer = brotli::CompressorWriter::new(Vec::new(), 4096, QUALITY, WINDOW);
            // Writing to memory cannot fail.
            writer.write_all(&self.html).map(|()| writer.into_inner())
        };
        self.brotli
            .get_or_init(|| compress().map_or_else(|_| self.html.clone(), Bytes::from))
            .clone()
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    fn key(language: Language, target: &str) -> Key {
        Key {
            language,
            base: "http://example.org".to_owned(),
            target: target.to_owned(),
        }
    }

    #[test]
    fn a_page_is_written_once_for_each_language_and_address() {
        let pages = DrawnPages::default();
        let mut written = 0;
        for target in ["/", "/?q=x"] {
            for language in Language::ALL {
                for _ in 0..3 {
                    let page = pages.get(key(language, target), || {
                        written += 1;
                        format!("{target} {}", language.tag())
                    });
                    assert_eq!(page.html, format!("{target} {}", language.tag()));
                }
            }
        }
        assert_eq!(written, 2 * Language::ALL.len());
    }

    #[test]
    fn a_compressed_page_is_the_page() {
        let html = "<p>сарҳад سرحد</p>".repeat(5000);
        let page = DrawnPage::of(html.clone());
        let packed = page.brotli();
        let mut plain = String::new();
        brotli::Decompressor::new(&packed[..], 4096)
            .read_to_string(&mut plain)
            .expect("it is brotli");
        assert!(packed.len() < html.len() / 10);
        assert_eq!(plain, html);
    }
}
