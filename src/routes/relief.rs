//! `/relief/…`: the shaded picture beneath the map, and the elevation tiles for 3-D terrain.

use actix_web::web::Path;

use super::{Answered, Problem, Visit};
use crate::tiles::{self, Theme};

pub(super) async fn picture(visit: Visit, name: Path<String>) -> Answered {
    let (picture, media_type) = name
        .split_once('.')
        .and_then(|(theme, ending)| tiles::relief(visit.dataset(), Theme::of(theme)?, ending))
        .ok_or_else(|| Problem::no_such("relief", &name))?;
    Ok(visit.answer(media_type, || picture))
}

pub(super) async fn elevation(visit: Visit, path: Path<(String, String, String)>) -> Answered {
    let (zoom, x, y) = path.into_inner();
    let number = |text: &str| text.parse::<u32>().ok();
    let found = || tiles::elevation(visit.dataset(), number(&zoom)?, number(&x)?, number(&y)?);
    let (tile, media_type) =
        found().ok_or_else(|| Problem::no_such("elevation tile", &format!("{zoom}/{x}/{y}")))?;
    Ok(visit.answer(media_type, || tile))
}
