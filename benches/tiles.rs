//! How long the tiles of the bundled project take: the weighing of all vertices once, then a tile by zoom.
//!
//! `cargo bench --bench tiles`.

use std::sync::{Arc, LazyLock};

use divan::{Bencher, black_box};
use sarhad::features::Dataset;
use sarhad::geodata::{Folder, load};
use sarhad::geometry::tile_coord::TileCoord;
use sarhad::tiles::Tiles;

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
