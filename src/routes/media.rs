//! `/media/…`: pictures, recordings and films of reports, out of the project folder.

use actix_web::web::Path;

use super::{Answered, Problem, Visit};
use crate::pages::media;

/// A request names a path that is looked up among the files that were loaded: none can name any other file.
pub(super) async fn media(visit: Visit, file: Path<String>) -> Answered {
    let media_type = media::kind_of(&file).map(|kind| kind.media_type);
    let found = media_type.zip(visit.dataset().files.get(file.as_str()).cloned());
    let (media_type, bytes) = found.ok_or_else(|| Problem::no_such("file", &file))?;
    Ok(visit.answer(media_type, || bytes))
}
