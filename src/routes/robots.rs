//! `/robots.txt`: pages may be indexed, the API need not be crawled.

use super::{Answer, Answered, CachePolicy};

/// Cards stay open: who shows a link asks for its picture as a robot.
const ROBOTS: &str = "User-agent: *\nDisallow: /collections\nDisallow: /tiles\nDisallow: /static\n\
     Disallow: /map.svg\nDisallow: /map.png\nDisallow: /print\nDisallow: /embed\n";

pub(super) async fn robots() -> Answered {
    Ok(Answer::new(
        "text/plain; charset=utf-8",
        ROBOTS,
        CachePolicy::Data,
    ))
}
