//! `/health/live` and `/health/ready`: for whoever watches over the process.

use serde::Serialize;

use super::{Answer, Answered, CachePolicy, Visit, json};
use crate::ogcapi::media;

#[derive(Serialize)]
struct Health<'a> {
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    fingerprint: Option<&'a str>,
}

fn answer(health: &Health) -> Answer {
    Answer::new(media::JSON, json(health), CachePolicy::Never)
}

/// The process answers.
pub(super) async fn live() -> Answered {
    Ok(answer(&Health {
        status: "ok",
        fingerprint: None,
    }))
}

/// There are data to serve: a server that has bound its port has them.
pub(super) async fn ready(visit: Visit) -> Answered {
    Ok(answer(&Health {
        status: "ok",
        fingerprint: Some(&visit.dataset().fingerprint),
    }))
}
