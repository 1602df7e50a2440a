//! Rates of the border engine on the bundled borders: topology, locate, derive.
//!
//! `cargo bench --bench border`; `derive` answers a million points and takes a few seconds a sample.

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use geo::Coord;
use rayon::prelude::*;
use sarhad::border::Borders;

#[path = "../tests/border/bundled.rs"]
mod bundled;

fn main() {
    divan::main();
}

fn borders() -> Borders {
    Borders::build(&bundled::areas(), &bundled::stretches(), &[], 0.0).0
}

/// Places spread evenly over the region, by the golden ratio and the plastic number: no seed, no clumps.
fn places(count: usize) -> Vec<Coord> {
    let spread = |i: usize, by: f64| (i as f64 * by).fract();
    (0..count)
        .map(|i| Coord {
            x: 56.0 + 22.0 * spread(i, 0.754_877_666_246_692_8),
            y: 34.0 + 10.0 * spread(i, 0.569_840_290_998_053_3),
        })
        .collect()
}

#[divan::bench]
fn topology_from_five_countries(bencher: Bencher<'_, '_>) {
    let countries = bundled::countries();
    bencher.bench(|| Borders::build(black_box(&countries), &[], &[], 0.0));
}

#[divan::bench]
fn topology_snapped_within_a_metre(bencher: Bencher<'_, '_>) {
    let countries = bundled::countries();
    bencher.bench(|| Borders::build(black_box(&countries), &[], &[], 1.0));
}

#[divan::bench]
fn side(bencher: Bencher<'_, '_>) {
    let borders = borders();
    let mut places = places(10_000).into_iter().cycle();
    bencher
        .with_inputs(|| places.next())
        .bench_local_values(|place| place.and_then(|place| borders.side_of(place)).is_some());
}

/// One place against the nearest border; the radius in metres, none as 0.
#[divan::bench(args = [0, 100, 2_000, 25_000, 80_000, 400_000])]
fn locate(bencher: Bencher<'_, '_>, radius_m: u32) {
    let borders = borders();
    let radius_km = (radius_m > 0).then(|| f64::from(radius_m) / 1_000.0);
    let mut places = places(10_000).into_iter().cycle();
    bencher
        .with_inputs(|| places.next())
        .bench_local_values(|place| {
            place
                .and_then(|p| borders.locate(p, radius_km, None))
                .is_some()
        });
}

/// A million points on all cores; the radius in metres, none as 0.
#[divan::bench(args = [0, 100, 2_000], sample_count = 3)]
fn derive_a_million(bencher: Bencher<'_, '_>, radius_m: u32) {
    let borders = borders();
    let places = places(1_000_000);
    let radius_km = (radius_m > 0).then(|| f64::from(radius_m) / 1_000.0);
    bencher.counter(ItemsCount::new(places.len())).bench(|| {
        places
            .par_iter()
            .filter_map(|&place| borders.locate(place, radius_km, None))
            .map(|found| found.km + found.offset_km)
            .sum::<f64>()
    });
}
