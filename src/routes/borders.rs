//! `/borders…` and `/locate`: the border API.

use std::sync::Arc;

use actix_web::web::Path;
use serde::Serialize;

use super::{Answer, Answered, Format, Offer, Problem, Visit, json};
use crate::{
    border::{Border, Profile},
    features::{Collection, Kind},
    ogcapi::{
        borders::{
            BorderDocument, BordersDocument, CountsDocument, LocationDocument, ProfileDocument,
            Sector, place_feature, posts,
        },
        media,
    },
    pages,
    query::{Filters, LocateQuery, SectorQuery, bin_km, border_km, group_by},
    store::counts::{Counted, reports_of},
};

/// Kilometres between posts where the client names none.
const POST_KM: f64 = 100.0;
/// Width of a bin where the client names none, km.
const BIN_KM: f64 = 50.0;

/// As a page it ignores parameters that it does not know: shared links grow them.
pub(super) async fn borders(visit: Visit) -> Answered {
    if visit.format(&Offer::api(media::JSON))? == Format::Html {
        return Ok(visit.page(pages::borders::list(visit.frame(), visit.dataset())));
    }
    visit.only_format()?;
    document(&visit, media::JSON, || {
        BordersDocument::new(visit.dataset(), &visit.links)
    })
}

pub(super) async fn border(visit: Visit, id: Path<String>) -> Answered {
    let format = visit.format(&Offer::api(media::GEOJSON))?;
    let border = find(&visit, &id)?;
    let dataset = visit.dataset();
    if format == Format::Html {
        let profile = visit.snapshot.profiles.of(border);
        return Ok(visit.drawn(|| {
            pages::borders::page(visit.frame(), dataset, border, &profile, &visit.params)
        }));
    }
    visit.only_format()?;
    document(&visit, media::GEOJSON, || {
        BorderDocument::new(border, &dataset.project, &visit.links)
    })
}

pub(super) async fn locate_nearest(visit: Visit) -> Answered {
    let query = LocateQuery::parse(&visit.params)?;
    locate(&visit, &query, None)
}

pub(super) async fn locate_on(visit: Visit, id: Path<String>) -> Answered {
    let query = LocateQuery::parse(&visit.params)?;
    let border = find(&visit, &id)?;
    locate(&visit, &query, Some(&border.id))
}

fn locate(visit: &Visit, query: &LocateQuery, border: Option<&str>) -> Answered {
    let location = visit
        .dataset()
        .borders
        .locate(query.place, query.radius_km, border);
    let location = location
        .ok_or_else(|| Problem::no_such("border in this project", border.unwrap_or("nearest")))?;
    document(visit, media::JSON, || LocationDocument::from(&location))
}

pub(super) async fn at(visit: Visit, id: Path<String>) -> Answered {
    let border = find(&visit, &id)?;
    let place = border.at(border_km(&visit.params, border.length_km)?)?;
    document(&visit, media::GEOJSON, || place_feature(border, &place))
}

pub(super) async fn every_post(visit: Visit, id: Path<String>) -> Answered {
    let border = find(&visit, &id)?;
    visit.params.check_known(["bin_km", "f"])?;
    let every_km = bin_km(&visit.params)?.unwrap_or(POST_KM);
    document(&visit, media::GEOJSON, || posts(border, every_km))
}

pub(super) async fn sector(visit: Visit, id: Path<String>) -> Answered {
    let border = find(&visit, &id)?;
    let query = SectorQuery::parse(&visit.params, border.length_km)?;
    let reports = counted(&visit, border, Kind::Report, &SectorQuery::NAMES)?;
    let crossings = all_counted(&visit, border, Kind::Crossing);
    let sector = Sector::cut(
        border,
        query.from_km,
        query.to_km.unwrap_or(border.length_km),
        query.within_km,
    )?;
    document(&visit, media::GEOJSON, || {
        sector.to_geojson(&reports, &crossings)
    })
}

pub(super) async fn counts(visit: Visit, id: Path<String>) -> Answered {
    let border = find(&visit, &id)?;
    let (width_km, by) = (
        bin_km(&visit.params)?.unwrap_or(BIN_KM),
        group_by(&visit.params)?,
    );
    let reports = counted(&visit, border, Kind::Report, &["bin_km", "by", "f"])?;
    document(&visit, media::JSON, || {
        CountsDocument::new(border, &reports, width_km, by)
    })
}

pub(super) async fn profile(visit: Visit, id: Path<String>) -> Answered {
    visit.only_format()?;
    let border = find(&visit, &id)?;
    let profile: Arc<Profile> = visit.snapshot.profiles.of(border);
    document(&visit, media::JSON, || {
        ProfileDocument::new(border, &profile, &visit.dataset().project)
    })
}

/// The border of an address.
pub(super) fn find<'a>(visit: &'a Visit, id: &str) -> Result<&'a Border, Problem> {
    visit.dataset().borders.get(id).ok_or_else(|| {
        let known: Vec<&str> = visit
            .dataset()
            .borders
            .iter()
            .map(|border| border.id.as_str())
            .collect();
        let shown: String = id.chars().take(80).collect();
        Problem::NotFound(format!("border {shown:?}; there are {}", known.join(", ")))
    })
}

/// The reports of a border that the request's filters select, in every report collection.
///
/// A filter that only some of the collections know narrows those; one that none knows is refused.
fn counted(
    visit: &Visit,
    border: &Border,
    kind: Kind,
    own: &[&'static str],
) -> Result<Vec<Counted>, Problem> {
    let dataset = visit.dataset();
    let collections: Vec<&Collection> = dataset.of_kind(kind).collect();
    let filters: Vec<Filters<'_>> = collections
        .iter()
        .map(|collection| Filters::of(collection, &dataset.project))
        .collect();
    visit.params.check_known(
        filters
            .iter()
            .flat_map(Filters::names)
            .chain(own.iter().copied()),
    )?;
    let mut found = Vec::new();
    for (collection, filters) in collections.iter().zip(&filters) {
        let rows: Vec<usize> = filters
            .selection(&visit.params)?
            .run(collection)
            .iter()
            .collect();
        found.extend(reports_of(collection, &rows, &border.id));
    }
    Ok(found)
}

/// Every feature of a kind that belongs to a border.
fn all_counted(visit: &Visit, border: &Border, kind: Kind) -> Vec<Counted> {
    let collections = visit.dataset().of_kind(kind);
    collections
        .flat_map(|collection| {
            let rows: Vec<usize> = (0..collection.len()).collect();
            reports_of(collection, &rows, &border.id)
        })
        .collect()
}

/// Answers a document; the border API has no other representation but its pages.
fn document<T: Serialize>(
    visit: &Visit,
    media_type: &'static str,
    document: impl FnOnce() -> T,
) -> Answered {
    match visit.params.one("f")? {
        None | Some("json" | "geojson") => Ok(answer(visit, media_type, document)),
        Some(other) => Err(Problem::UnknownFormat {
            found: other.chars().take(80).collect(),
            known: vec!["json"],
        }),
    }
}

fn answer<T: Serialize>(
    visit: &Visit,
    media_type: &'static str,
    document: impl FnOnce() -> T,
) -> Answer {
    visit.answer(media_type, || json(&document()))
}
