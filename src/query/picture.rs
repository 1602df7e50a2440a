//! How large a picture of the map is to be: `width`, `height` and `scale`.

use super::{Params, QueryError};

/// Longest side of a picture, pixels.
pub const MOST_PIXELS: u32 = 4096;
/// Shortest side of a picture, px.
const LEAST: u32 = 64;
/// Most pixels to a px.
const MOST_SCALE: f64 = 4.0;

/// The size of a picture, valid.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PictureSize {
    /// Width in px, as a page counts them.
    pub width: u32,
    /// Height in px.
    pub height: u32,
    /// Pixels to a px: 2 for a fine screen, more for print.
    pub scale: f64,
}

impl PictureSize {
    /// The names of its parameters.
    pub const NAMES: [&'static str; 3] = ["width", "height", "scale"];
    /// The size where the client names none.
    pub const DEFAULT: Self = Self {
        width: 1200,
        height: 800,
        scale: 1.0,
    };

    /// Parses the parameters; with one side alone the other is in proportion 3 : 2.
    pub fn parse(params: &Params) -> Result<Self, QueryError> {
        let scale = match params.one("scale")? {
            None => 1.0,
            Some(text) => text
                .parse::<f64>()
                .ok()
                .filter(|scale| (1.0..=MOST_SCALE).contains(scale))
                .ok_or_else(|| {
                    QueryError::invalid(
                        "scale",
                        text,
                        format!("expected a number from 1 to {MOST_SCALE}"),
                    )
                })?,
        };
        let (width, height) = (
            side(params, "width", scale)?,
            side(params, "height", scale)?,
        );
        let most = most(scale);
        let (width, height) = match (width, height) {
            (Some(width), Some(height)) => (width, height),
            (Some(width), None) => (width, (width * 2 / 3).clamp(LEAST, most)),
            (None, Some(height)) => ((height * 3 / 2).clamp(LEAST, most), height),
            (None, None) => (
                Self::DEFAULT.width.min(most),
                Self::DEFAULT.height.min(most),
            ),
        };
        Ok(Self {
            width,
            height,
            scale,
        })
    }

    /// Width and height, px.
    #[must_use]
    pub fn px(self) -> (f64, f64) {
        (f64::from(self.width), f64::from(self.height))
    }
}

fn most(scale: f64) -> u32 {
    (f64::from(MOST_PIXELS) / scale) as u32
}

fn side(params: &Params, name: &str, scale: f64) -> Result<Option<u32>, QueryError> {
    let Some(text) = params.one(name)? else {
        return Ok(None);
    };
    let most = most(scale);
    let valid = text
        .parse::<u32>()
        .ok()
        .filter(|side| (LEAST..=most).contains(side));
    valid.map(Some).ok_or_else(|| {
        let at_scale = if scale > 1.0 {
            format!(" at scale {scale}, which makes {MOST_PIXELS} pixels")
        } else {
            String::new()
        };
        QueryError::invalid(
            name,
            text,
            format!("expected a whole number of px from {LEAST} to {most}{at_scale}"),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(query: &str) -> Result<(u32, u32), String> {
        Params::parse(query)
            .and_then(|params| PictureSize::parse(&params))
            .map(|size| (size.width, size.height))
            .map_err(|error| error.to_string())
    }

    #[test]
    fn a_missing_side_follows_the_other() {
        assert_eq!(parse(""), Ok((1200, 800)));
        assert_eq!(parse("width=600"), Ok((600, 400)));
        assert_eq!(parse("height=400"), Ok((600, 400)));
        assert_eq!(parse("height=4096"), Ok((4096, 4096)));
        assert_eq!(parse("scale=4"), Ok((1024, 800)));
    }

    #[test]
    fn more_than_the_most_pixels_and_what_is_no_number_are_refused() {
        for wrong in [
            "width=4097",
            "width=63",
            "width=-1",
            "width=1e3",
            "height=",
            "width=99999999999999",
            "width=2049&scale=2",
            "scale=0",
            "scale=5",
            "scale=NaN",
            "width=100&width=200",
        ] {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
        assert_eq!(parse("width=2048&height=64&scale=2"), Ok((2048, 64)));
    }
}
