//! The ground of one area, its edges in bands of latitude so that few are asked.

use std::ops::Range;

use geo::Coord;

use super::input::Area;
use super::outline::rings;
use crate::geometry::antimeridian::wrap_lon;

/// One area, its edges sorted into bands of latitude.
#[derive(Debug)]
pub(super) struct Ground {
    pub(super) code: String,
    pub(super) west: f64,
    pub(super) east: f64,
    pub(super) south: f64,
    pub(super) north: f64,
    bands_per_degree: f64,
    /// The number of bands.
    count: usize,
    /// The edges that begin in each band.
    beginning: Bands,
    /// The edges that each band has from the south.
    passing: Bands,
}

/// An edge as `[lon, lat, lon, lat]`, the southern end first.
type Edge = [f64; 4];

/// Edges in order of their bands, one band after another in memory.
#[derive(Debug, Default)]
struct Bands {
    edges: Vec<Edge>,
    /// For each band where its edges begin, and one more.
    starts: Vec<usize>,
}

impl Bands {
    fn new(bands: &[Vec<Edge>]) -> Self {
        let ends = bands.iter().scan(0, |end, band| {
            *end += band.len();
            Some(*end)
        });
        Self {
            edges: bands.concat(),
            starts: std::iter::once(0).chain(ends).collect(),
        }
    }

    fn of(&self, bands: Range<usize>) -> &[Edge] {
        &self.edges[self.starts[bands.start]..self.starts[bands.end]]
    }
}

impl Ground {
    /// None where the area has no ground.
    pub(super) fn build(area: &Area) -> Option<Self> {
        const EDGES_PER_BAND: usize = 16;
        let rings = rings(&area.polygon);
        let coords = || rings.iter().flatten();
        let least = |of: fn(&Coord) -> f64| coords().map(of).fold(f64::INFINITY, f64::min);
        let most = |of: fn(&Coord) -> f64| coords().map(of).fold(f64::NEG_INFINITY, f64::max);
        let (south, north) = (least(|c| c.y), most(|c| c.y));
        if south >= north {
            return None;
        }
        let count = (coords().count() / EDGES_PER_BAND).clamp(1, 16_384);
        let mut ground = Self {
            code: area.code.clone(),
            west: least(|c| c.x),
            east: most(|c| c.x),
            south,
            north,
            bands_per_degree: count as f64 / (north - south),
            count,
            beginning: Bands::default(),
            passing: Bands::default(),
        };
        ground.sort(&rings);
        Some(ground)
    }

    /// Sorts the edges of all rings into bands.
    fn sort(&mut self, rings: &[Vec<Coord>]) {
        let mut beginning = vec![Vec::new(); self.count];
        let mut passing = vec![Vec::new(); self.count];
        for ends in rings.iter().flat_map(|ring| ring.windows(2)) {
            let (a, b) = (ends[0], ends[1]);
            let (low, high) = if a.y <= b.y { (a, b) } else { (b, a) };
            let edge = [low.x, low.y, high.x, high.y];
            let (first, last) = (self.band(low.y), self.band(high.y));
            beginning[first].push(edge);
            for band in &mut passing[first + 1..=last] {
                band.push(edge);
            }
        }
        self.beginning = Bands::new(&beginning);
        self.passing = Bands::new(&passing);
    }

    fn band(&self, lat: f64) -> usize {
        let band = ((lat - self.south) * self.bands_per_degree) as usize;
        band.min(self.count - 1)
    }

    /// The longitudes where a parallel crosses the outline, in no order.
    fn crossings(&self, lat: f64) -> impl Iterator<Item = f64> {
        let reached = (self.south..=self.north).contains(&lat);
        let band = self.band(lat);
        let bands = if reached { band..band + 1 } else { 0..0 };
        let edges = self.passing.of(bands.clone()).iter();
        // The southern end belongs to the edge, the northern one does not: a vertex is crossed once.
        let crossed = move |edge: &&Edge| edge[1] <= lat && lat < edge[3];
        edges
            .chain(self.beginning.of(bands))
            .filter(crossed)
            .map(move |edge| crossing(edge, lat))
    }

    /// The edges that may meet a span of latitudes, each once.
    pub(super) fn edges_between(&self, south: f64, north: f64) -> impl Iterator<Item = &Edge> {
        let reached = south <= self.north && self.south <= north;
        let (first, last) = (self.band(south), self.band(north));
        let (from_south, bands) = if reached {
            (first..first + 1, first..last + 1)
        } else {
            (0..0, 0..0)
        };
        let passing = self.passing.of(from_south).iter();
        passing.chain(self.beginning.of(bands))
    }

    pub(super) fn contains(&self, place: Coord) -> bool {
        if !(self.south..=self.north).contains(&place.y) {
            return false;
        }
        let lon = wrap_lon(place.x);
        [lon, lon + 360.0, lon - 360.0].into_iter().any(|lon| {
            (self.west..=self.east).contains(&lon)
                && self.crossings(place.y).filter(|&x| x > lon).count() % 2 == 1
        })
    }

    /// True where some turn of the area's longitudes meets the span that begins at `west` and is `width` wide.
    pub(super) fn meets(&self, west: f64, width: f64) -> bool {
        let turns = [-360.0, 0.0, 360.0];
        let meets = |turn: f64| self.west + turn <= west + width && west <= self.east + turn;
        turns.into_iter().any(meets)
    }
}

/// The longitude where an edge meets a parallel.
pub(super) fn crossing(&[x0, y0, x1, y1]: &Edge, lat: f64) -> f64 {
    let t = (lat - y0) / (y1 - y0);
    x0 + t * (x1 - x0)
}
