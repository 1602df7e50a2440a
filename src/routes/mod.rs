//! What stands at which address: one file a resource, each handler reads, decides, answers.

mod answer;
mod api;
mod assets;
mod border_strip;
mod borders;
mod collections;
mod conformance;
mod counts;
mod drawn;
mod favicon;
mod feed;
mod format;
mod glyphs;
mod health;
mod items;
mod landing;
mod media;
mod oembed;
mod origin;
mod pages;
mod pictures;
mod problem;
mod relief;
mod reports;
mod robots;
mod rows;
mod schema;
mod state;
mod styles;
mod tiles;
mod visit;
mod worker;

pub use answer::{Answer, Answered, CachePolicy, Embeddable};
pub use format::{Format, Offer};
pub use origin::ReachedAddress;
pub use problem::Problem;
pub use state::{Origins, Snapshot, State};
pub use visit::Visit;

use crate::ogcapi::to_json as json;

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
        .route("/collections/{id}/counts", get().to(counts::counts))
        .route("/collections/{id}/queryables", get().to(schema::queryables))
        .route("/collections/{id}/schema", get().to(schema::schema))
        .route("/locate", get().to(borders::locate_nearest))
        .route("/borders", get().to(borders::borders))
        .route("/borders/{id}", get().to(borders::border))
        .route("/borders/{id}/locate", get().to(borders::locate_on))
        .route("/borders/{id}/at", get().to(borders::at))
        .route("/borders/{id}/posts", get().to(borders::every_post))
        .route("/borders/{id}/sector", get().to(borders::sector))
        .route("/borders/{id}/counts", get().to(borders::counts))
        .route("/borders/{id}/profile", get().to(borders::profile))
        .route("/borders/{id}/strip", get().to(border_strip::strip))
        .route("/borders/{id}/spacetime", get().to(border_strip::spacetime))
        .route(
            "/collections/{id}/tiles",
            get().to(tiles::collection_tilesets),
        )
        .route(
            "/collections/{id}/tiles/WebMercatorQuad",
            get().to(tiles::collection_tileset),
        )
        .route(
            "/collections/{id}/tiles/WebMercatorQuad/{zoom}/{row}/{col}",
            get().to(tiles::collection_tile),
        )
        .route("/tiles", get().to(tiles::dataset_tilesets))
        .route("/tiles/WebMercatorQuad", get().to(tiles::dataset_tileset))
        .route(
            "/tiles/WebMercatorQuad/{zoom}/{row}/{col}",
            get().to(tiles::dataset_tile),
        )
        .route("/styles/{id}", get().to(styles::style))
        .route("/glyphs/{fontstack}/{range}.pbf", get().to(glyphs::glyphs))
        .route("/relief/{name}", get().to(relief::picture))
        .route("/relief/{zoom}/{x}/{y}", get().to(relief::elevation))
        .route("/reports/{id}", get().to(reports::by_id))
        .route(
            "/reports/{collection}/{id}",
            get().to(reports::of_collection),
        )
        .route("/media/{file:.*}", get().to(media::media))
        .route("/feed.atom", get().to(feed::feed))
        .route("/oembed", get().to(oembed::oembed))
        .route("/embed", get().to(pictures::embed))
        .route("/print", get().to(pictures::print))
        .route("/map.svg", get().to(pictures::map_svg))
        .route("/map.png", get().to(pictures::map_png))
        .route("/card.png", get().to(pictures::card))
        .route("/claims", get().to(pages::claims))
        .route("/story", get().to(pages::story))
        .route("/about", get().to(pages::about))
        .route("/rows", get().to(rows::rows))
        .route("/rows/{collection}/{id}", get().to(rows::row))
        .route("/static/{name}", get().to(assets::asset))
        .route("/favicon.ico", get().to(favicon::favicon))
        .route("/sw.js", get().to(worker::script))
        .route("/manifest.webmanifest", get().to(worker::manifest))
        .route("/icon-{side}.png", get().to(worker::icon))
        .route("/robots.txt", get().to(robots::robots))
        .route("/health/live", get().to(health::live))
        .route("/health/ready", get().to(health::ready))
        .default_service(to(nothing));
}

/// Any address that is not in the table.
async fn nothing(request: actix_web::HttpRequest) -> Answered {
    Err(Problem::no_such("resource", request.path()))
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
