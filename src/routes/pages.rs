//! The pages to read: claims, and about the project. Pages ignore parameters that they do not know.

use super::{Answered, Problem, Visit};
use crate::pages;

/// `/claims`; where the project has none, there is no such page.
pub(super) async fn claims(visit: Visit) -> Answered {
    pages::claims::claims(visit.frame(), visit.dataset())
        .map(|html| visit.page(html))
        .ok_or_else(|| Problem::no_such("resource", "/claims"))
}

/// `/about`.
pub(super) async fn about(visit: Visit) -> Answered {
    Ok(visit.page(pages::about::about(visit.frame(), visit.dataset())))
}
