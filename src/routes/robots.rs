//! `/robots.txt`: pages may be indexed, the API need not be crawled.

use super::{Answer, Answered, CachePolicy};

const ROBOTS: &str = "User-agent: *\nDisallow: /collections\nDisallow: /tiles\nDisallow: /static\n";

pub(super) async fn robots() -> Answered {
    Ok(Answer::new(
        "text/plain; charset=utf-8",
        ROBOTS,
        CachePolicy::Data,
    ))
}
