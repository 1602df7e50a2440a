//! What makes the map work without network: `/sw.js`, `/manifest.webmanifest` and its icons.

use std::{collections::BTreeMap, sync::OnceLock};

use actix_web::{HttpRequest, http::header, web::Path};
use bytes::Bytes;
use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{Options, Tree},
};
use serde_json::json;

use super::{Answer, Answered, CachePolicy, Problem, Visit, assets::accepts};
use crate::{assets, tiles::Theme};

const MANIFEST: &str = "application/manifest+json";
const MARK: &str = include_str!("../../static/favicon.svg");
/// Sides of the icons, px: a phone's home screen (180), installed pages (192, 512).
const ICONS: [u32; 3] = [180, 192, 512];

/// Asked for anew each time: a worker that a cache keeps would keep the old page.
pub(super) async fn script(request: HttpRequest) -> Answered {
    let asset = assets::worker().ok_or_else(|| Problem::no_such("file", "sw.js"))?;
    let accepted = request
        .headers()
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .unwrap_or("");
    let answer = |bytes| Answer::new(asset.content_type(), bytes, CachePolicy::Data);
    Ok(match asset.brotli.filter(|_| accepts(accepted, "br")) {
        Some(brotli) => answer(brotli).encoded("br"),
        None => answer(asset.bytes),
    })
}

/// The page as an application, in the words of the project.
pub(super) async fn manifest(visit: Visit) -> Answered {
    Ok(visit.answer(MANIFEST, || {
        let project = &visit.dataset().project;
        let links = visit.links.local();
        let paper = Theme::Light.token("paper").unwrap_or("#ffffff");
        let icons: Vec<_> = ICONS
            .iter()
            .map(|side| {
                json!({
                    "src": links.icon(*side),
                    "sizes": format!("{side}x{side}"),
                    "type": "image/png",
                    "purpose": "any",
                })
            })
            .collect();
        let manifest = json!({
            "name": project.title,
            "short_name": "Sarhad",
            "description": project.description,
            "lang": project.languages.first(),
            "id": links.landing(),
            "start_url": links.landing(),
            "scope": links.landing(),
            "display": "minimal-ui",
            "background_color": paper,
            "theme_color": paper,
            "icons": icons,
        });
        manifest.to_string()
    }))
}

/// `/icon-192.png`: the mark of the pages.
pub(super) async fn icon(name: Path<String>) -> Answered {
    static DRAWN: OnceLock<BTreeMap<u32, Bytes>> = OnceLock::new();
    let drawn = DRAWN.get_or_init(|| {
        ICONS
            .iter()
            .filter_map(|&side| Some((side, draw(side)?)))
            .collect()
    });
    let found = name.parse::<u32>().ok().and_then(|side| drawn.get(&side));
    let png = found.ok_or_else(|| Problem::no_such("icon", &name))?;
    Ok(Answer::new("image/png", png.clone(), CachePolicy::Data))
}

fn draw(side: u32) -> Option<Bytes> {
    let tree = Tree::from_str(MARK, &Options::default()).ok()?;
    let mut picture = Pixmap::new(side, side)?;
    let scale = side as f32 / tree.size().width();
    resvg::render(
        &tree,
        Transform::from_scale(scale, scale),
        &mut picture.as_mut(),
    );
    picture.encode_png().ok().map(Bytes::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_icon_is_a_png_of_its_side() {
        for side in ICONS {
            let png = draw(side).expect("the mark is drawn");
            assert_eq!(&png[1..4], b"PNG");
            let width = u32::from_be_bytes([png[16], png[17], png[18], png[19]]);
            assert_eq!(width, side);
        }
    }
}
