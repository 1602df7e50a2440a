//! What tiles hold, read by a decoder of another hand, against the features themselves.

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock, mpsc};
use std::time::Duration;

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

/// The edges of lines or rings that lie well inside a tile, each by its ends in order.
fn inner_edges(bytes: &[u8], layer: &str) -> BTreeSet<[(i32, i32); 2]> {
    let reader = Reader::new(bytes.to_vec()).expect("decodes");
    let names = reader.get_layer_names().expect("names");
    let Some(index) = names.iter().position(|name| name == layer) else {
        return BTreeSet::new();
    };
    let inside = |at: &(i32, i32)| (0..4096).contains(&at.0) && (0..4096).contains(&at.1);
    let features = reader.get_features(index).expect("features");
    let lines = features.iter().flat_map(|feature| match &feature.geometry {
        Geometry::MultiPolygon(areas) => areas
            .iter()
            .flat_map(|area| std::iter::once(area.exterior()).chain(area.interiors()))
            .cloned()
            .collect(),
        Geometry::MultiLineString(lines) => lines.0.clone(),
        Geometry::LineString(line) => vec![line.clone()],
        _ => Vec::new(),
    });
    lines
        .flat_map(|line| line.lines().collect::<Vec<_>>())
        .map(|edge| [edge.start, edge.end].map(|at| (at.x as i32, at.y as i32)))
        .filter(|ends| ends.iter().all(inside))
        .map(|mut ends| {
            ends.sort_unstable();
            ends
        })
        .collect()
}

#[test]
fn a_border_runs_on_the_outlines_of_its_sides_at_every_zoom() {
    let (dataset, tiles) = &*TILES;
    let ids: Vec<&str> = dataset
        .collections
        .iter()
        .filter(|c| matches!(c.about.kind, Kind::Border | Kind::Area))
        .map(|c| c.about.id.as_str())
        .collect();
    let selection = tiles.several(ids.iter().copied()).expect("there");
    let (mut shared, mut short) = (0, 0);
    for border in dataset.borders.iter() {
        let place = border.at(border.length_km / 3.0).expect("on the border");
        let place = Coord {
            x: place.lon,
            y: place.lat,
        };
        for tile in around(place, 0..=MAX_ZOOM) {
            let Some(bytes) = tiles.encode(&selection, tile) else {
                continue;
            };
            let of = |kind| {
                let own = dataset
                    .of_kind(kind)
                    .map(|c| inner_edges(&bytes, &c.about.id));
                own.flatten().collect::<BTreeSet<_>>()
            };
            let (lines, outlines) = (of(Kind::Border), of(Kind::Area));
            // Rings may have no needles (out and back on one line): a few units of the border may stand alone.
            let long = |[a, b]: &[(i32, i32); 2]| (a.0 - b.0).pow(2) + (a.1 - b.1).pow(2) > 24 * 24;
            let alone: Vec<_> = lines
                .difference(&outlines)
                .filter(|edge| long(edge))
                .collect();
            short += lines.difference(&outlines).count();
            assert!(alone.is_empty(), "{tile:?}: {alone:?}");
            shared += lines.len();
        }
    }
    assert!(
        shared > 10_000 && short < shared / 500,
        "{short} of {shared} edges alone"
    );
}

/// All coordinates of a layer, in units of the tile.
fn places(bytes: Option<Vec<u8>>) -> Vec<Coord<f32>> {
    let reader = Reader::new(bytes.expect("not empty")).expect("decodes");
    let features = reader.get_features(0).expect("features");
    let each = features.iter().flat_map(|f| f.geometry.coords_iter());
    each.collect()
}

#[test]
fn what_lies_just_across_the_antimeridian_is_in_the_buffer() {
    let tiles = Tiles::new(Arc::new(crate::features::fixture::dataset()));
    let reports = tiles.collection("reports").expect("there");
    let borders = tiles.collection("borders").expect("there");
    for (lon, beyond) in [(179.9, 4096.0..=4096.0 + 128.0), (-179.9, -128.0..=0.0)] {
        // One report lies half a degree to the west of it and one as far to the east: at zoom 3 that is 46 units.
        let tile = TileCoord::at(Coord { x: lon, y: 66.5 }, 3);
        let points = places(tiles.encode(&reports, tile));
        assert_eq!(points.len(), 2, "{points:?}");
        assert_eq!(points.iter().filter(|at| beyond.contains(&at.x)).count(), 1);
        let line = places(tiles.encode(&borders, tile));
        assert!(
            line.iter()
                .any(|at| (at.x - beyond.end()).abs() < 0.5 || (at.x - beyond.start()).abs() < 0.5)
        );
    }
}

#[test]
fn the_whole_world_holds_every_point_once_inside() {
    let tiles = Tiles::new(Arc::new(crate::features::fixture::dataset()));
    let reports = tiles.collection("reports").expect("there");
    let world = TileCoord::new(0, 0, 0).expect("valid");
    let points = places(tiles.encode(&reports, world));
    let inside = points.iter().filter(|at| (0.0..4096.0).contains(&at.x));
    assert_eq!(inside.count(), 4);
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
                if let Geometry::MultiPolygon(parts) = &feature.geometry {
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

/// Once every thread of the pool waited for a first use that needed a thread of the pool.
#[test]
fn tiles_that_are_asked_for_while_they_are_made_ready_are_answered() {
    const PATIENCE: Duration = Duration::from_secs(120);
    let outcome = load(&Folder::Disk("tests/fixtures/second".into()));
    let dataset = Arc::new(outcome.dataset.expect("the second project loads"));
    for _ in 0..20 {
        let tiles = Arc::new(Tiles::new(dataset.clone()));
        let world = TileCoord::new(0, 0, 0).expect("the world's tile");
        let (done, answers) = mpsc::channel();
        for asker in 0..4 {
            let (tiles, done) = (tiles.clone(), done.clone());
            std::thread::spawn(move || {
                if asker == 0 {
                    tiles.prepare();
                } else {
                    assert!(tiles.encode(&tiles.clustered(tiles.all()), world).is_some());
                }
                done.send(()).expect("the test still listens");
            });
        }
        for _ in 0..4 {
            answers
                .recv_timeout(PATIENCE)
                .expect("a tile never came: the threads wait for one another");
        }
    }
}
