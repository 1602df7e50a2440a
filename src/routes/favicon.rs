//! `/favicon.svg`: the mark that browsers show on a tab; some ask for `/favicon.ico` whatever the page says.

use super::{Answer, CachePolicy};

const MARK: &[u8] = include_bytes!("../../static/favicon.svg");

pub(super) async fn favicon() -> Answer {
    Answer::new("image/svg+xml", MARK, CachePolicy::Data)
}
