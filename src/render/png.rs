//! Pictures in pixels: SVG rasterised with the project's own fonts, and text measured with them.

use std::sync::Arc;

use bytes::Bytes;
use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{
        self, FontResolver, ImageHrefResolver, ImageKind, Options, Tree,
        fontdb::{Database, Source},
    },
};

use super::text::{ems, escape};

/// The fonts of the drawings; built once for a dataset.
#[derive(Clone, Debug)]
pub struct Fonts(Arc<Database>);

/// Why there is no picture.
#[derive(Debug, thiserror::Error)]
pub enum PngError {
    /// The drawing is not what the rasteriser reads.
    #[error("the drawing cannot be read: {0}")]
    Drawing(#[from] usvg::Error),
    /// It has no pixels.
    #[error("a picture of {0} x {1} pixels cannot be made")]
    Size(u32, u32),
    /// The pixels cannot be written.
    #[error("the picture cannot be written: {0}")]
    Writing(String),
}

impl Fonts {
    /// The fonts of these files (TTF or OTF); a file that is none is left out.
    #[must_use]
    pub fn of(files: impl IntoIterator<Item = Bytes>) -> Self {
        let mut fonts = Database::new();
        for file in files {
            fonts.load_font_source(Source::Binary(Arc::new(file)));
        }
        let family = |of: &dyn Fn(&str) -> bool| {
            let mut names = fonts
                .faces()
                .filter_map(|face| Some(&face.families.first()?.0));
            names.find(|name| of(name)).cloned()
        };
        let (sans, serif) = (
            family(&|name| name.contains("Sans")),
            family(&|name| name.contains("Serif")),
        );
        if let Some(sans) = sans {
            fonts.set_sans_serif_family(sans);
        }
        if let Some(serif) = serif {
            fonts.set_serif_family(serif);
        }
        Self(Arc::new(fonts))
    }

    fn options(&self, picture: Option<(Bytes, &'static str)>) -> Options<'static> {
        let find = move |media_type: &str, bytes: &Bytes| {
            let bytes = Arc::new(bytes.to_vec());
            match media_type {
                "image/webp" => Some(ImageKind::WEBP(bytes)),
                "image/png" => Some(ImageKind::PNG(bytes)),
                "image/jpeg" => Some(ImageKind::JPEG(bytes)),
                _ => None,
            }
        };
        Options {
            fontdb: self.0.clone(),
            font_family: "sans-serif".to_owned(),
            font_resolver: FontResolver::default(),
            // The one picture of a drawing is handed in: no address is ever followed, no file ever opened.
            image_href_resolver: ImageHrefResolver {
                resolve_data: Box::new(|_, _, _| None),
                resolve_string: Box::new(move |_, _| {
                    let (bytes, media_type) = picture.as_ref()?;
                    find(media_type, bytes)
                }),
            },
            ..Options::default()
        }
    }

    /// A drawing as PNG, each of its px as wide as `scale` pixels; `picture` is what its images show.
    pub fn png(
        &self,
        svg: &str,
        scale: f64,
        picture: Option<(Bytes, &'static str)>,
    ) -> Result<Vec<u8>, PngError> {
        let tree = Tree::from_str(svg, &self.options(picture))?;
        let side = |length: f32| (f64::from(length) * scale).round().max(1.0) as u32;
        let (width, height) = (side(tree.size().width()), side(tree.size().height()));
        let mut pixels = Pixmap::new(width, height).ok_or(PngError::Size(width, height))?;
        let scale = scale as f32;
        resvg::render(
            &tree,
            Transform::from_scale(scale, scale),
            &mut pixels.as_mut(),
        );
        pixels
            .encode_png()
            .map_err(|error| PngError::Writing(error.to_string()))
    }

    /// How wide texts are, px, set with these attributes; about as wide where there is no font for them.
    #[must_use]
    pub fn widths(&self, texts: &[&str], attributes: &str, size: f64) -> Vec<f64> {
        let rows: Vec<String> = texts
            .iter()
            .enumerate()
            .map(|(row, text)| {
                format!(
                    "<text id=\"t{row}\" xml:space=\"preserve\" y=\"{}\" font-size=\"{size}\" {attributes}>{}</text>",
                    row * 100,
                    escape(text)
                )
            })
            .collect();
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\">{}</svg>",
            rows.concat()
        );
        let tree = Tree::from_str(&svg, &self.options(None)).ok();
        texts
            .iter()
            .enumerate()
            .map(|(row, text)| {
                let node = tree
                    .as_ref()
                    .and_then(|tree| tree.node_by_id(&format!("t{row}")));
                node.map_or_else(
                    || ems(text) * size,
                    |node| f64::from(node.bounding_box().width()),
                )
            })
            .collect()
    }

    /// A text in lines of at most `width` px; what `most` lines do not hold is cut off with an ellipsis.
    #[must_use]
    pub fn lines(
        &self,
        text: &str,
        attributes: &str,
        size: f64,
        width: f64,
        most: usize,
    ) -> Vec<String> {
        // A space that must not break belongs to its word.
        let breaks =
            |letter: char| letter.is_whitespace() && !matches!(letter, '\u{a0}' | '\u{202f}');
        let words: Vec<&str> = text.split(breaks).filter(|word| !word.is_empty()).collect();
        let widths = self.widths(&words, attributes, size);
        let space = size * 0.24;
        let mut lines: Vec<(String, f64)> = Vec::new();
        for (word, own) in words.iter().zip(widths) {
            match lines.last_mut() {
                Some((line, length)) if *length + space + own <= width => {
                    line.push(' ');
                    line.push_str(word);
                    *length += space + own;
                }
                _ => lines.push(((*word).to_owned(), own)),
            }
        }
        let is_cut = lines.len() > most;
        lines.truncate(most);
        if is_cut && let Some((line, _)) = lines.last_mut() {
            line.push('…');
        }
        lines.into_iter().map(|(line, _)| line).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodata::Folder;

    fn fonts() -> Fonts {
        let files = Folder::Bundled.files_under("fonts").expect("a folder");
        let ttf = files.iter().filter(|file| file.ends_with("ttf"));
        Fonts::of(ttf.map(|file| Folder::Bundled.read(file).expect("a file")))
    }

    #[test]
    fn every_script_of_the_labels_has_letters() {
        let fonts = fonts();
        let attributes = "font-family=\"'Source Sans 3', 'Vazirmatn'\"";
        let widths = fonts.widths(&["Khorog", "Хоруғ", "بدخشان"], attributes, 20.0);
        assert!(
            widths.iter().all(|&width| width > 30.0 && width < 120.0),
            "{widths:?}"
        );
    }

    #[test]
    fn lines_are_no_wider_than_they_may_be_and_a_cut_is_shown() {
        let fonts = fonts();
        let attributes = "font-family=\"'Source Serif 4'\" font-weight=\"600\"";
        let text = "One two three four five six seven eight nine ten eleven";
        let lines = fonts.lines(text, attributes, 20.0, 150.0, 9);
        assert_eq!(lines.join(" "), text);
        let all: Vec<&str> = lines.iter().map(String::as_str).collect();
        let widths = fonts.widths(&all, attributes, 20.0);
        assert!(widths.iter().all(|&width| width <= 151.0), "{widths:?}");
        let cut = fonts.lines(text, attributes, 20.0, 150.0, 2);
        assert!(cut.len() == 2 && cut[1].ends_with('…'), "{cut:?}");
    }

    #[test]
    fn no_address_of_a_drawing_is_followed() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/map.png");
        let drawing = |href: &str| {
            format!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\"><image href=\"{href}\" width=\"8\" height=\"8\"/></svg>"
            )
        };
        let empty = fonts()
            .png(&drawing("nothing"), 1.0, None)
            .expect("a picture");
        assert_eq!(
            fonts().png(&drawing(path), 1.0, None).expect("a picture"),
            empty
        );
    }
}
