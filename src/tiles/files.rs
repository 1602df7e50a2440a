//! Glyphs, relief and elevation: files of the project that are served as they are.
//!
//! A request names a font, a range, a theme or numbers; the path is made here and looked up among the files that were
//! loaded. No request can name a file.

use bytes::Bytes;

use super::style::extension;
use super::tokens::Theme;
use crate::features::Dataset;

/// A range of 256 code points, as MapLibre asks for glyphs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GlyphRange {
    first: u32,
}

impl GlyphRange {
    /// The range that is written as `256-511`; none for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (first, last) = text.split_once('-')?;
        let (first, last): (u32, u32) = (first.parse().ok()?, last.parse().ok()?);
        let range = Self { first };
        (first % 256 == 0 && first <= 0xFF00 && last == first + 255 && range.name() == text)
            .then_some(range)
    }

    fn name(self) -> String {
        format!("{}-{}", self.first, self.first + 255)
    }
}

/// The glyphs of a range from the first font of a stack (names with commas between) that has them.
///
/// Empty where the fonts are known and none of them has the range; none where no font is known.
#[must_use]
pub fn glyphs(dataset: &Dataset, stack: &str, range: GlyphRange) -> Option<Bytes> {
    let folder = dataset.project.basemap.glyphs.as_deref()?;
    let fonts = || {
        stack
            .split(',')
            .map(|font| format!("{folder}/{}/", font.trim()))
    };
    let files = &dataset.files;
    fonts()
        .find_map(|font| files.get(&format!("{font}{}.pbf", range.name())).cloned())
        .or_else(|| {
            let known = |font: String| {
                let next = files.range(font.clone()..).next();
                next.is_some_and(|(path, _)| path.starts_with(&font))
            };
            fonts().any(known).then(Bytes::new)
        })
}

/// The relief picture of a theme and its media type, where its file has this extension.
#[must_use]
pub fn relief(dataset: &Dataset, theme: Theme, ending: &str) -> Option<(Bytes, &'static str)> {
    let relief = dataset.project.basemap.relief.as_ref()?;
    let file = match theme {
        Theme::Light => &relief.light,
        Theme::Dark => &relief.dark,
    };
    (extension(file) == ending).then_some(())?;
    Some((dataset.files.get(file)?.clone(), image_type(file)))
}

/// An elevation tile and its media type.
#[must_use]
pub fn elevation(dataset: &Dataset, zoom: u32, x: u32, y: u32) -> Option<(Bytes, &'static str)> {
    let pattern = &dataset.project.basemap.dem.as_ref()?.tiles;
    let file = [("{z}", zoom), ("{x}", x), ("{y}", y)]
        .into_iter()
        .fold(pattern.clone(), |path, (mark, number)| {
            path.replace(mark, &number.to_string())
        });
    Some((dataset.files.get(&file)?.clone(), image_type(&file)))
}

fn image_type(file: &str) -> &'static str {
    match extension(file) {
        "webp" => "image/webp",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodata::{Folder, load};

    #[test]
    fn only_whole_blocks_of_256_are_ranges() {
        assert!(GlyphRange::parse("0-255").is_some());
        assert!(GlyphRange::parse("65280-65535").is_some());
        for other in [
            "0-256",
            "1-256",
            "00-255",
            "+0-255",
            "-255",
            "0",
            "65536-65791",
            "0-255/../x",
        ] {
            assert!(GlyphRange::parse(other).is_none(), "{other}");
        }
    }

    #[test]
    fn a_stack_gives_the_first_font_that_has_the_range_and_no_path_gets_out() {
        let dataset = load(&Folder::Bundled).dataset.expect("loads");
        let latin = GlyphRange::parse("0-255").expect("a range");
        let font = dataset.project.basemap.font_regular.clone().expect("named");
        let glyph = |stack: &str, range| glyphs(&dataset, stack, range);
        assert!(glyph(&font, latin).is_some_and(|bytes| !bytes.is_empty()));
        assert_eq!(
            glyph(&format!("Nowhere, {font}"), latin),
            glyph(&font, latin)
        );
        let cjk = GlyphRange::parse("19968-20223").expect("a range");
        assert_eq!(glyph(&font, cjk), Some(Bytes::new()));
        for stack in ["Nowhere", "", "..", "../relief", ".", "/"] {
            assert_eq!(glyph(stack, latin), None, "{stack}");
        }
    }

    #[test]
    fn relief_and_elevation_are_found_by_theme_and_by_numbers() {
        let dataset = load(&Folder::Bundled).dataset.expect("loads");
        assert!(
            relief(&dataset, Theme::Dark, "webp").is_some_and(|(_, kind)| kind == "image/webp")
        );
        assert!(relief(&dataset, Theme::Dark, "png").is_none());
        assert!(elevation(&dataset, 0, 0, 0).is_some());
        assert!(elevation(&dataset, 30, 0, 0).is_none());
    }
}
