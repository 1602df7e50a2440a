//! The pages to read: claims, and about the project. Pages ignore parameters that they do not know.

use super::{Answered, Problem, Visit};
use crate::{pages, query::PageState};

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

/// `/story`: the map page with the story beside it; where the project has none, there is no such page.
pub(super) async fn story(visit: Visit) -> Answered {
    let dataset = visit.dataset();
    if dataset.story.is_empty() {
        return Err(Problem::no_such("resource", "/story"));
    }
    let state = PageState {
        story: true,
        ..PageState::parse(visit.query())
    };
    Ok(visit.drawn(|| pages::map::map(visit.frame(), dataset, &state, &[])))
}
