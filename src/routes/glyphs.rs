//! `/glyphs/{fontstack}/{range}.pbf`: letters for the map's labels.

use actix_web::web::Path;

use super::{Answered, Problem, Visit};
use crate::tiles::{self, GlyphRange};

const PROTOBUF: &str = "application/x-protobuf";

pub(super) async fn glyphs(visit: Visit, path: Path<(String, String)>) -> Answered {
    let (stack, range) = path.into_inner();
    let found = GlyphRange::parse(&range)
        .ok_or_else(|| Problem::no_such("glyph range", &range))
        .and_then(|range| {
            tiles::glyphs(visit.dataset(), &stack, range)
                .ok_or_else(|| Problem::no_such("font", &stack))
        })?;
    Ok(visit.answer(PROTOBUF, || found))
}
