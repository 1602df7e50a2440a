//! The ground of one area, its edges in bands of latitude so that few are asked.

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
    /// For each band, its edges: first those that come from the south, then those that begin in it.
    bands: Vec<Band>,
}

/// An edge as `[lon, lat, lon, lat]`, the southern end first.
type Edge = [f64; 4];

/// The edges that meet a span of latitudes.
#[derive(Clone, Debug, Default)]
struct Band {
    edges: Vec<Edge>,
    /// How many of them, the first ones, come from the south.
    passing: usize,
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
            bands: vec![Band::default(); count],
        };
        for ring in &rings {
            for ends in ring.windows(2) {
                ground.add(ends[0], ends[1]);
            }
        }
        Some(ground)
    }

    pub(super) fn add(&mut self, a: Coord, b: Coord) {
        let (low, high) = if a.y <= b.y { (a, b) } else { (b, a) };
        let (first, last) = (self.band(low.y), self.band(high.y));
        for band in first..=last {
            let is_passing = band > first;
            let Band { edges, passing } = &mut self.bands[band];
            edges.push([low.x, low.y, high.x, high.y]);
            if is_passing {
                let new = edges.len() - 1;
                edges.swap(*passing, new);
                *passing += 1;
            }
        }
    }

    pub(super) fn band(&self, lat: f64) -> usize {
        let band = ((lat - self.south) * self.bands_per_degree) as usize;
        band.min(self.bands.len() - 1)
    }

    /// The longitudes where a parallel crosses the outline, in no order.
    fn crossings(&self, lat: f64) -> impl Iterator<Item = f64> {
        let reached = (self.south..=self.north).contains(&lat);
        let edges: &[Edge] = if reached {
            &self.bands[self.band(lat)].edges
        } else {
            &[]
        };
        // The southern end belongs to the edge, the northern one does not: a vertex is crossed once.
        let crossed = move |edge: &&Edge| edge[1] <= lat && lat < edge[3];
        edges
            .iter()
            .filter(crossed)
            .map(move |edge| crossing(edge, lat))
    }

    /// The edges that may meet a span of latitudes, each once.
    pub(super) fn edges_between(&self, south: f64, north: f64) -> impl Iterator<Item = &Edge> {
        let reached = south <= self.north && self.south <= north;
        let first = self.band(south);
        let after = if reached { self.band(north) + 1 } else { first };
        self.bands[first..after]
            .iter()
            .enumerate()
            .flat_map(|(number, band)| {
                let begin = if number == 0 { 0 } else { band.passing };
                &band.edges[begin..]
            })
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
