//! `…/tiles`: the tilesets of a collection and of the dataset, their documents, and the tiles.

use actix_web::{
    HttpRequest,
    http::header,
    web::{self, Path},
};
use bytes::Bytes;

use super::{Answered, Problem, Visit, assets::accepts, json};
use crate::{
    features::Collection,
    geometry::tile_coord::TileCoord,
    links::with_params,
    ogcapi::media,
    query::{Filters, QueryError},
    store,
    tiles::{self, Of, Selection, UnknownCollection},
};

/// Zoom, row and column as the address has them.
type Address = (String, String, String);

pub(super) async fn collection_tilesets(visit: Visit, id: Path<String>) -> Answered {
    let collection = visit.collection(&id)?;
    tilesets(&visit, Of::Collection(collection))
}

pub(super) async fn dataset_tilesets(visit: Visit) -> Answered {
    tilesets(&visit, Of::Dataset)
}

fn tilesets(visit: &Visit, of: Of<'_>) -> Answered {
    visit.params.check_known(["f"])?;
    only(visit, &["json"])?;
    Ok(visit.answer(media::JSON, || {
        json(&tiles::tilesets(visit.dataset(), &visit.links, of))
    }))
}

pub(super) async fn collection_tileset(visit: Visit, id: Path<String>) -> Answered {
    let collection = visit.collection(&id)?;
    filters(&visit, collection)?;
    let selection = of_collection(&visit, &id)?;
    // The tiles of a filtered tileset are filtered alike, and those of raw points hold raw points.
    let filters = visit.params.without(&["f"]);
    let template = with_params(&visit.links.tile_template(&id), &filters);
    tileset(&visit, Of::Collection(collection), &selection, template)
}

pub(super) async fn dataset_tileset(visit: Visit) -> Answered {
    visit.params.check_known(["f", "cluster", "collections"])?;
    let selection = of_dataset(&visit)?;
    let ids: Vec<&str> = match visit.params.one("collections")? {
        None => Vec::new(),
        Some(_) => selection
            .collections()
            .iter()
            .map(|&index| visit.dataset().collections[index].about.id.as_str())
            .collect(),
    };
    let mut template = visit.links.dataset_tile_template(&ids);
    if !is_clustered(&visit)? {
        let mark = if template.contains('?') { '&' } else { '?' };
        template = format!("{template}{mark}cluster=false");
    }
    tileset(&visit, Of::Dataset, &selection, template)
}

fn tileset(visit: &Visit, of: Of<'_>, selection: &Selection, template: String) -> Answered {
    let format = only(visit, &["json", "tilejson"])?;
    let (dataset, links) = (visit.dataset(), &visit.links);
    Ok(visit.answer(media::JSON, || match format {
        Some("tilejson") => json(&tiles::tilejson(dataset, selection, template)),
        _ => json(&tiles::tileset(dataset, links, of, selection, &template)),
    }))
}

pub(super) async fn collection_tile(
    visit: Visit,
    request: HttpRequest,
    path: Path<(String, String, String, String)>,
) -> Answered {
    let (id, zoom, row, col) = path.into_inner();
    let collection = visit.collection(&id)?;
    let filters = filters(&visit, collection)?;
    let wanted = if filters.is_everything() {
        Wanted::Whole(of_collection(&visit, &id)?)
    } else {
        let text = visit.params.without(&["f", "cluster"]).sorted();
        Wanted::Filtered(id, text, filters)
    };
    tile(&visit, &request, wanted, &(zoom, row, col)).await
}

pub(super) async fn dataset_tile(
    visit: Visit,
    request: HttpRequest,
    path: Path<Address>,
) -> Answered {
    visit.params.check_known(["f", "cluster", "collections"])?;
    let wanted = Wanted::Whole(of_dataset(&visit)?);
    tile(&visit, &request, wanted, &path).await
}

/// The filters of a collection's tiles: those of its items.
fn filters(visit: &Visit, collection: &Collection) -> Result<store::Selection, Problem> {
    let filters = Filters::of(collection, &visit.dataset().project);
    let own = ["f", "cluster"].into_iter();
    visit.params.check_known(own.chain(filters.names()))?;
    Ok(filters.selection(&visit.params)?)
}

/// What a tile is to hold.
enum Wanted {
    /// All of some collections.
    Whole(Selection),
    /// Of the collection with this id what some filters let through; the text is theirs alone.
    Filtered(String, String, store::Selection),
}

async fn tile(visit: &Visit, request: &HttpRequest, wanted: Wanted, address: &Address) -> Answered {
    let coord = coord(address)?;
    only(visit, &["mvt"])?;
    let clustered = is_clustered(visit)?;
    if let Some(unchanged) = visit.unchanged(media::MVT) {
        return Ok(unchanged);
    }
    let Some(gzipped) = gzipped(visit, wanted, clustered, coord).await? else {
        return Ok(visit.answer(media::MVT, Bytes::new).empty());
    };
    let accepted = request.headers().get(header::ACCEPT_ENCODING);
    let accepted = accepted.and_then(|value| value.to_str().ok());
    Ok(if accepts(accepted.unwrap_or(""), "gzip") {
        visit.answer(media::MVT, || gzipped).encoded("gzip")
    } else {
        visit.answer(media::MVT, || tiles::gunzip(&gzipped))
    })
}

/// The tile from the cache, else from a thread that may take its time.
async fn gzipped(
    visit: &Visit,
    wanted: Wanted,
    clustered: bool,
    coord: TileCoord,
) -> Result<Option<Bytes>, Problem> {
    if let Wanted::Whole(selection) = &wanted
        && let Some(kept) = visit.snapshot.tiles.kept(selection, coord)
    {
        return Ok(kept);
    }
    let snapshot = visit.snapshot.clone();
    let made = web::block(move || match wanted {
        Wanted::Whole(selection) => Ok(snapshot.tiles.gzipped(&selection, coord)),
        Wanted::Filtered(id, text, filters) => {
            let rows = |collection: &Collection| filters.run(collection).iter().collect();
            let tiles = &snapshot.tiles;
            tiles.filtered(&id, clustered, coord, text, rows)
        }
    });
    let made = made.await.map_err(|error| {
        tracing::error!(%error, ?coord, "a tile could not be made");
        Problem::Internal
    })?;
    made.map_err(|unknown| Problem::no_such("collection", &unknown.found))
}

fn coord((zoom, row, col): &Address) -> Result<TileCoord, Problem> {
    let number = |what: &str, text: &str| {
        text.parse::<u64>().map_err(|error| {
            Problem::NotFound(format!(
                "{what} {text:?}: expected a whole number ({error})"
            ))
        })
    };
    let (zoom, row, col) = (
        number("zoom", zoom)?,
        number("row", row)?,
        number("column", col)?,
    );
    TileCoord::new(zoom, row, col).map_err(|error| Problem::NotFound(format!("such tile: {error}")))
}

fn of_collection(visit: &Visit, id: &str) -> Result<Selection, Problem> {
    let missing = |_: UnknownCollection| Problem::no_such("collection", id);
    let tiles = &visit.snapshot.tiles;
    gathered(visit, tiles.collection(id).map_err(missing)?)
}

/// The selection with its points gathered, unless the client wants them raw.
fn gathered(visit: &Visit, selection: Selection) -> Result<Selection, Problem> {
    Ok(if is_clustered(visit)? {
        visit.snapshot.tiles.clustered(selection)
    } else {
        selection
    })
}

fn of_dataset(visit: &Visit) -> Result<Selection, Problem> {
    let tiles = &visit.snapshot.tiles;
    let Some(list) = visit.params.one("collections")? else {
        return gathered(visit, tiles.all());
    };
    let invalid = |unknown: UnknownCollection| QueryError::Invalid {
        name: "collections".to_owned(),
        found: list.chars().take(80).collect(),
        expected: unknown.to_string(),
    };
    gathered(visit, tiles.several(list.split(',')).map_err(invalid)?)
}

/// The value of `f`, which must be one of these.
fn only<'a>(visit: &'a Visit, known: &[&'static str]) -> Result<Option<&'a str>, Problem> {
    let format = visit.params.one("f")?;
    match format.filter(|name| !known.contains(name)) {
        None => Ok(format),
        Some(other) => Err(Problem::UnknownFormat {
            found: other.chars().take(80).collect(),
            known: known.to_vec(),
        }),
    }
}

/// Whether near points are gathered in clusters: they are, unless `cluster=false` asks for raw ones.
fn is_clustered(visit: &Visit) -> Result<bool, QueryError> {
    match visit.params.one("cluster")? {
        None | Some("true") => Ok(true),
        Some("false") => Ok(false),
        Some(other) => Err(QueryError::Invalid {
            name: "cluster".to_owned(),
            found: other.chars().take(80).collect(),
            expected: "expected true (near points of reports gathered) or false (raw points)"
                .to_owned(),
        }),
    }
}
