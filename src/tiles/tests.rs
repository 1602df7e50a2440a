//! What tiles hold, read by a decoder of another hand, against the features themselves.

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

use geo::{Coord, CoordsIter, Geometry, Intersects, MapCoords, Rect};
use mvt_reader::Reader;

use super::cut::{BUFFER, EXTENT};
use super::*;
use crate::features::{Collection, Dataset, Kind};
use crate::geodata::{Folder, load};
use crate::geometry::mercator::{SPAN, project};
use crate::geometry::tile_coord::{MAX_ZOOM, TileCoord};

static TILES: LazyLock<(Arc<Dataset>, Tiles)> = LazyLock::new(|| {
    let outcome = load(&Folder::Bundled);
    let dataset = Arc::new(outcome.dataset.expect("the bundled project loads"));
    (dataset.clone(), Tiles::new(dataset))
});

/// Tiles around a place, one column and row to each side, at a few zooms.
fn around(place: Coord, zooms: impl IntoIterator<Item = u8>) -> Vec<TileCoord> {
    let mut tiles = BTreeSet::new();
    for zoom in zooms {
        let centre = TileCoord::at(place, zoom);
        for (down, right) in [(0, 0), (0, 1), (1, 0), (1, 1)] {
            let (row, col) = (centre.row() + down, centre.col() + right);
            tiles.extend(TileCoord::new(zoom.into(), row.into(), col.into()));
        }
    }
    tiles.into_iter().collect()
}

fn middle(dataset: &Dataset) -> Coord {
    dataset.view().centre()
}

/// The geometry in units of the tile, straight lines between vertices.
fn in_units(geometry: &Geometry, tile: TileCoord) -> Geometry {
    let unit = f64::from(tile.size()) / EXTENT / f64::from(SPAN);
    let (left, top) = (
        f64::from(tile.col()) * EXTENT,
        f64::from(tile.row()) * EXTENT,
    );
    geometry.map_coords(|place| {
        let at = project(place);
        Coord {
            x: at.x / unit - left,
            y: at.y / unit - top,
        }
    })
}

fn window(grown: f64) -> Rect {
    let edge = BUFFER + grown;
    Rect::new((-edge, -edge), (EXTENT + edge, EXTENT + edge))
}

fn layer_ids(collection: &Collection, bytes: Option<Vec<u8>>) -> BTreeSet<String> {
    let Some(bytes) = bytes else {
        return BTreeSet::new();
    };
    let reader = Reader::new(bytes).expect("decodes");
    assert_eq!(
        reader.get_layer_names().expect("names"),
        std::slice::from_ref(&collection.about.id)
    );
    let features = reader.get_features(0).expect("features");
    features
        .iter()
        .map(|feature| {
            let properties = feature.properties.as_ref().expect("each has an id");
            match &properties["id"] {
                mvt_reader::feature::Value::String(text) => text.clone(),
                mvt_reader::feature::Value::SInt(number) => number.to_string(),
                other => unreachable!("no id: {other:?}"),
            }
        })
        .collect()
}

#[test]
fn a_tile_holds_just_the_features_that_meet_it() {
    let (dataset, tiles) = &*TILES;
    for collection in &dataset.collections {
        let selection = tiles.collection(&collection.about.id).expect("there");
        // At the deepest zoom nothing is left out for being small or for its own zoom.
        for tile in around(middle(dataset), [MAX_ZOOM, 9, 5]) {
            let (first, last) = super::tilejson::zooms(collection);
            if !(first..=last).contains(&tile.zoom()) {
                assert!(tiles.encode(&selection, tile).is_none());
                continue;
            }
            let held = layer_ids(collection, tiles.encode(&selection, tile));
            for row in 0..collection.located() {
                let geometry = in_units(collection.geometry(row).expect("located"), tile);
                let id = collection.id(row).to_string();
                let (surely, at_all) = (window(-4.0), window(4.0));
                if held.contains(&id) {
                    assert!(geometry.intersects(&at_all), "{id} is not in {tile:?}");
                } else if tile.zoom() == MAX_ZOOM
                    || matches!(geometry, Geometry::Point(_))
                        && collection.about.kind == Kind::Report
                {
                    assert!(!geometry.intersects(&surely), "{id} is missing in {tile:?}");
                }
            }
        }
    }
}

#[test]
fn rings_wind_as_the_specification_says_and_nothing_leaves_the_buffer() {
    let (dataset, tiles) = &*TILES;
    let mut polygons = 0;
    for tile in around(middle(dataset), 0..=10) {
        let Some(bytes) = tiles.encode(&tiles.all(), tile) else {
            continue;
        };
        let reader = Reader::new(bytes).expect("decodes");
        for layer in 0..reader.get_layer_names().expect("names").len() {
            for feature in reader.get_features(layer).expect("features") {
                let edge = 256.0 + 0.5;
                let inside = |c: Coord<f32>| {
                    (-edge..=4096.0 + edge).contains(&c.x) && (-edge..=4096.0 + edge).contains(&c.y)
                };
                assert!(feature.geometry.coords_iter().all(inside));
                if let geo::Geometry::MultiPolygon(parts) = &feature.geometry {
                    for polygon in parts {
                        let area = |ring: &geo::LineString<f32>| {
                            ring.lines()
                                .map(|l| l.start.x * l.end.y - l.end.x * l.start.y)
                                .sum::<f32>()
                        };
                        assert!(area(polygon.exterior()) > 0.0);
                        assert!(polygon.interiors().iter().all(|hole| area(hole) < 0.0));
                        polygons += 1;
                    }
                }
            }
        }
    }
    assert!(polygons > 50, "{polygons}");
}
