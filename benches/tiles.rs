//! How long the tiles of the bundled project take: the weighing of all vertices once, then a tile by zoom; and those
//! of 100,000 reports: gathering them, a tile by zoom, counting.
//!
//! `cargo bench --bench tiles`.

use std::sync::{Arc, LazyLock};

use divan::{Bencher, black_box};
use sarhad::features::property::infer;
use sarhad::features::{About, Collection, Dataset, FeatureId, Kind, Row};
use sarhad::geodata::{Folder, load};
use sarhad::geometry::tile_coord::TileCoord;
use sarhad::store::Selection;
use sarhad::store::tally::{Key, tally};
use sarhad::tiles::Tiles;
use serde_json::json;

static DATASET: LazyLock<Arc<Dataset>> = LazyLock::new(|| {
    let loaded = load(&Folder::Bundled);
    Arc::new(loaded.dataset.expect("the bundled project loads"))
});

fn main() {
    divan::main();
}

/// Projecting and weighing every vertex, as once for each dataset.
#[divan::bench(sample_count = 10)]
fn prepare(bencher: Bencher<'_, '_>) {
    LazyLock::force(&DATASET);
    bencher
        .with_inputs(|| Tiles::new(DATASET.clone()))
        .bench_local_values(|tiles| {
            tiles.prepare();
            tiles
        });
}

/// The tile of all collections a third of the way along the first border.
#[divan::bench(args = [0, 3, 5, 7, 10, 14])]
fn encode(bencher: Bencher<'_, '_>, zoom: u8) {
    let (tiles, tile) = there(zoom);
    let all = tiles.all();
    bencher.bench(|| tiles.encode(black_box(&all), tile));
}

/// The same from the cache, compressed.
#[divan::bench(args = [5, 10])]
fn kept(bencher: Bencher<'_, '_>, zoom: u8) {
    let (tiles, tile) = there(zoom);
    let all = tiles.all();
    // The first time fills the cache.
    drop(tiles.gzipped(&all, tile));
    bencher.bench(|| tiles.gzipped(black_box(&all), tile));
}

/// The bundled project and many made-up reports along its first border.
fn many(count: u32) -> Dataset {
    let mut dataset = load(&Folder::Bundled)
        .dataset
        .expect("the bundled project loads");
    let border = dataset.borders.iter().next().expect("a border");
    let mut seed = 1_u64;
    // A small generator (splitmix64), the same each time.
    let mut random = move || {
        seed = seed.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = seed;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    };
    let rows: Vec<Row> = (0..count)
        .map(|number| {
            let place = border.at(border.length_km * random()).expect("on the border");
            let (lon, lat) = (place.lon + random() - 0.5, place.lat + random() - 0.5);
            let category = ["a", "b", "c", "d"][(random() * 4.0) as usize];
            let precision = if random() < 0.7 { "exact" } else { "adm1" };
            let properties = json!({
                "title": format!("Report {number}"), "category": category, "place_precision": precision, "radius_km": 5.0,
            });
            Row {
                id: FeatureId::Number(number.into()),
                geometry: Some(geo::Point::new(lon, lat).into()),
                properties: properties.as_object().cloned().unwrap_or_default(),
                time: None,
            }
        })
        .collect();
    let about = About {
        id: "many".to_owned(),
        kind: Kind::Report,
        ..dataset.collections[0].about.clone()
    };
    let properties = infer(&rows);
    dataset
        .collections
        .push(Collection::build(about, properties, rows));
    dataset
}

static MANY: LazyLock<Arc<Dataset>> = LazyLock::new(|| Arc::new(many(100_000)));

/// Gathering 100,000 points at every zoom, as once for each dataset and each filter.
#[divan::bench(sample_count = 5)]
fn gather(bencher: Bencher<'_, '_>) {
    LazyLock::force(&MANY);
    let all: Vec<usize> = (0..100_000).collect();
    let tiles = Tiles::new(MANY.clone());
    tiles.prepare();
    let tile = TileCoord::new(0, 0, 0).expect("the world");
    let mut filter = 0;
    // Each time another filter, so that nothing is kept of it.
    bencher.bench_local(|| {
        filter += 1;
        tiles.filtered("many", true, tile, filter.to_string(), |_| all.clone())
    });
}

/// A tile of 100,000 gathered points a third of the way along the border.
#[divan::bench(args = [0, 5, 9, 12, 13])]
fn gathered(bencher: Bencher<'_, '_>, zoom: u8) {
    let tiles = Tiles::new(MANY.clone());
    tiles.prepare();
    let selection = tiles.clustered(tiles.collection("many").expect("there"));
    let (_, tile) = there(zoom);
    bencher.bench(|| tiles.encode(black_box(&selection), tile));
}

/// Counting 100,000 reports by category.
#[divan::bench]
fn count(bencher: Bencher<'_, '_>) {
    let reports = MANY.collection("many").expect("there");
    let nothing = Selection::default();
    bencher.bench(|| tally(reports, black_box(&nothing), &[Key::Category]));
}

fn there(zoom: u8) -> (Tiles, TileCoord) {
    let border = DATASET.borders.iter().next().expect("a border");
    let place = border.at(border.length_km / 3.0).expect("on the border");
    let at = geo::Coord {
        x: place.lon,
        y: place.lat,
    };
    let tiles = Tiles::new(DATASET.clone());
    tiles.prepare();
    (tiles, TileCoord::at(at, zoom))
}
