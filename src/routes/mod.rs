//! What stands at which address: one file a resource, each handler reads, decides, answers.

mod answer;
mod api;
mod assets;
mod collections;
mod conformance;
mod format;
mod health;
mod items;
mod landing;
mod origin;
mod pages;
mod problem;
mod robots;
mod schema;
mod state;
mod visit;

pub use answer::{Answer, Answered, CachePolicy};
pub use format::{Format, Offer};
pub use problem::Problem;
pub use state::{Origins, Snapshot, State};
pub use visit::Visit;

use actix_web::web::{ServiceConfig, get, to};

/// The table of contents.
pub fn configure(app: &mut ServiceConfig) {
    app.route("/", get().to(landing::landing))
        .route("/conformance", get().to(conformance::conformance))
        .route("/api", get().to(api::api))
        .route("/collections", get().to(collections::collections))
        .route("/collections/{id}", get().to(collections::collection))
        .route("/collections/{id}/items", get().to(items::items))
        .route("/collections/{id}/items/{feature}", get().to(items::item))
        .route("/collections/{id}/queryables", get().to(schema::queryables))
        .route("/collections/{id}/schema", get().to(schema::schema))
        .route("/claims", get().to(pages::claims))
        .route("/about", get().to(pages::about))
        .route("/static/{name}", get().to(assets::asset))
        .route("/robots.txt", get().to(robots::robots))
        .route("/health/live", get().to(health::live))
        .route("/health/ready", get().to(health::ready))
        .default_service(to(nothing));
}

/// Any address that is not in the table.
async fn nothing(request: actix_web::HttpRequest) -> Answered {
    Err(Problem::no_such("resource", request.path()))
}

/// A document of the API as JSON.
fn json(document: &impl serde::Serialize) -> Vec<u8> {
    serde_json::to_vec(document).expect("documents of texts and numbers serialise to memory")
}

/// The links of a document as pages list them.
fn page_links(links: &[crate::ogcapi::Link]) -> Vec<crate::pages::Link> {
    links
        .iter()
        .map(|link| crate::pages::Link {
            rel: link.rel.to_owned(),
            href: link.href.clone(),
            media_type: link.media_type.map(str::to_owned),
            title: link.title.clone(),
        })
        .collect()
}
