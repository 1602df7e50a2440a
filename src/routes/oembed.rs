//! `/oembed` (oembed.com): what another page may embed of an address of ours.

use serde::Serialize;

use super::{Answered, Problem, Visit, json};
use crate::{
    ogcapi::media,
    pages::share::{html_text, spread},
    query::{PageState, QueryError},
};

/// Size where the other page sets no limit, px.
const WIDTH: u32 = 800;
const HEIGHT: u32 = 600;
/// Smallest frame in which the map says anything, px.
const LEAST: u32 = 200;

#[derive(Serialize)]
struct Rich<'a> {
    r#type: &'static str,
    version: &'static str,
    title: &'a str,
    provider_name: &'static str,
    provider_url: String,
    cache_age: u32,
    thumbnail_url: String,
    thumbnail_width: u32,
    thumbnail_height: u32,
    html: String,
    width: u32,
    height: u32,
}

pub(super) async fn oembed(visit: Visit) -> Answered {
    // Other parameters are consumers' own, which the specification lets them add.
    let url = visit
        .params
        .one("url")?
        .ok_or_else(|| QueryError::Invalid {
            name: "url".to_owned(),
            found: String::new(),
            expected: format!("expected the address of a page of {}", visit.links.base()),
        })?;
    if let Some(other) = visit
        .params
        .one("format")?
        .filter(|&format| format != "json")
    {
        return Err(Problem::NotImplemented(format!(
            "oEmbed as {:?}",
            other.chars().take(20).collect::<String>()
        )));
    }
    let width = side(&visit, "maxwidth", WIDTH)?;
    let height = side(&visit, "maxheight", HEIGHT)?;
    let (state, title) =
        of(&visit, url).ok_or_else(|| Problem::no_such("page of this server", url))?;
    Ok(visit.answer(media::JSON, || {
        let title = title.as_deref().unwrap_or(&visit.dataset().project.title);
        json(&Rich {
            r#type: "rich",
            version: "1.0",
            title,
            provider_name: "Sarhad",
            provider_url: visit.links.landing(),
            cache_age: 3600,
            thumbnail_url: visit.links.card_picture(&state),
            thumbnail_width: 1200,
            thumbnail_height: 630,
            html: frame(
                &visit.links.embed(&PageState {
                    view: state.view.map(|view| spread(view, f64::from(width))),
                    ..state.clone()
                }),
                width,
                height,
                title,
            ),
            width,
            height,
        })
    }))
}

/// The frame that other pages put into theirs.
fn frame(address: &str, width: u32, height: u32, title: &str) -> String {
    format!(
        "<iframe src=\"{}\" width=\"{width}\" height=\"{height}\" title=\"{}\" loading=\"lazy\" frameborder=\"0\" allowfullscreen></iframe>",
        html_text(address),
        html_text(title)
    )
}

fn side(visit: &Visit, name: &'static str, default: u32) -> Result<u32, Problem> {
    let Some(text) = visit.params.one(name)? else {
        return Ok(default);
    };
    let most: u32 = text.parse().map_err(|_error| QueryError::Invalid {
        name: name.to_owned(),
        found: text.chars().take(80).collect(),
        expected: "expected a whole number of px".to_owned(),
    })?;
    Ok(default.min(most.max(LEAST)))
}

/// The state behind an address of ours: the map page, its embedded form, the story, or a report's page.
fn of(visit: &Visit, url: &str) -> Option<(PageState, Option<String>)> {
    // An address without scheme and host is one of ours, as in a page; `//host` is another host's.
    let is_local = url.starts_with('/') && !url.starts_with("//");
    let rest = if is_local {
        url
    } else {
        url.strip_prefix(visit.links.base())?
    };
    // A longer host that begins like ours is another host.
    if !rest.is_empty() && !rest.starts_with(['/', '?', '#']) {
        return None;
    }
    let rest = rest.split('#').next().unwrap_or(rest);
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let state = PageState::parse(query);
    let decoded = percent_encoding::percent_decode_str(path)
        .decode_utf8()
        .ok()?;
    let segments: Vec<&str> = decoded.split('/').skip(1).collect();
    let report = |id: &str| {
        let (collection, row) = visit.dataset().report(id)?;
        let title = collection
            .properties_of(row)
            .get("title")?
            .as_str()?
            .to_owned();
        Some((PageState::default().with_report(Some(id)), Some(title)))
    };
    match segments[..] {
        [] | ["" | "embed" | "story"] => match &state.report {
            Some(id) => report(id).map(|(_, title)| (state.clone(), title)),
            None => Some((state, None)),
        },
        ["reports", id] => report(id),
        ["reports", collection, id] => visit
            .dataset()
            .collection(collection)?
            .row_of(id)
            .and_then(|_| report(id)),
        _ => None,
    }
}
