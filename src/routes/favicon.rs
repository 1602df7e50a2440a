//! `/favicon.ico`: some browsers ask for it whatever the page says; it is the mark of the pages.

use super::{Answer, CachePolicy};

const MARK: &[u8] = include_bytes!("../../static/favicon.svg");

pub(super) async fn favicon() -> Answer {
    Answer::new("image/svg+xml", MARK, CachePolicy::Data)
}
