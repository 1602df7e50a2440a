//! Pictures, recordings and films of a report: shown from the project folder, linked where they lie elsewhere.

use std::borrow::Cow;

use super::{Frame, markdown::is_safe_address};
use crate::{features::report::Media, lang::arg};

/// What a file is, by the ending of its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileKind {
    /// Media type of the answer.
    pub media_type: &'static str,
    /// What shows it.
    pub shape: Shape,
}

/// What shows a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A still or moving picture.
    Picture,
    /// A recording of sound.
    Sound,
    /// A film.
    Film,
}

/// The kinds that may be shown. SVG is not among them: it can hold scripts.
const KINDS: [(&str, &str, Shape); 11] = [
    ("avif", "image/avif", Shape::Picture),
    ("gif", "image/gif", Shape::Picture),
    ("jpeg", "image/jpeg", Shape::Picture),
    ("jpg", "image/jpeg", Shape::Picture),
    ("png", "image/png", Shape::Picture),
    ("webp", "image/webp", Shape::Picture),
    ("m4a", "audio/mp4", Shape::Sound),
    ("mp3", "audio/mpeg", Shape::Sound),
    ("ogg", "audio/ogg", Shape::Sound),
    ("mp4", "video/mp4", Shape::Film),
    ("webm", "video/webm", Shape::Film),
];

/// What a file is; `None` for one that is not shown.
#[must_use]
pub fn kind_of(file: &str) -> Option<FileKind> {
    let (_, ending) = file.rsplit_once('.')?;
    KINDS
        .iter()
        .find(|(known, ..)| ending.eq_ignore_ascii_case(known))
        .map(|&(_, media_type, shape)| FileKind { media_type, shape })
}

/// One of them as the card shows it.
pub(super) struct MediaView<'a> {
    /// Address of the file, and what shows it.
    pub file: Option<(String, Shape)>,
    /// Address elsewhere: a link, never loaded.
    pub elsewhere: Option<&'a str>,
    pub alt: Option<&'a str>,
    pub credit: Option<&'a str>,
    /// Shown on demand only.
    pub graphic: bool,
}

impl<'a> MediaView<'a> {
    pub(super) fn of(media: &'a Media, frame: &Frame) -> Self {
        let shown = |file: &str| Some((frame.links.media(file), kind_of(file)?.shape));
        Self {
            file: media.file.as_deref().and_then(shown),
            elsewhere: media.url.as_deref().filter(|url| is_safe_address(url)),
            alt: media.alt.as_deref(),
            credit: media.credit.as_deref(),
            graphic: media.graphic,
        }
    }

    /// What stands in for it where it is not seen.
    pub(super) fn text(&self, frame: &Frame) -> Cow<'a, str> {
        let missing = match self.file {
            Some((_, Shape::Sound)) => "report-recording",
            Some((_, Shape::Film)) => "report-film",
            _ => "report-picture",
        };
        self.alt.map_or_else(|| frame.t(missing), Cow::Borrowed)
    }

    /// What a reader is told before a graphic one shows.
    pub(super) fn warning(&self, frame: &Frame) -> String {
        let missing = frame.t("report-no-description");
        frame.say("report-graphic", [arg("alt", self.alt.unwrap_or(&missing))])
    }

    /// The words of the link to where it lies elsewhere.
    pub(super) fn elsewhere_words(&self, frame: &Frame) -> Cow<'static, str> {
        frame.t(match (&self.file, self.graphic) {
            (Some(_), _) => "report-published-at",
            (None, true) => "report-elsewhere-graphic",
            (None, false) => "report-elsewhere",
        })
    }

    pub(super) fn is_picture(&self) -> bool {
        matches!(self.file, Some((_, Shape::Picture)))
    }

    pub(super) fn is_sound(&self) -> bool {
        matches!(self.file, Some((_, Shape::Sound)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pictures_sound_and_film_are_shown_and_never_svg() {
        assert_eq!(
            kind_of("media/A.JPG").map(|kind| kind.shape),
            Some(Shape::Picture)
        );
        for file in ["a.svg", "a.html", "sarhad.toml", "png", "a.png.exe"] {
            assert_eq!(kind_of(file), None, "{file}");
        }
    }
}
