//! On whose territory a place lies, and how a disc is shared between territories.

use geo::{Coord, LineString, MultiPolygon, Polygon};

use super::index::PieceIndex;
use super::input::Area;
use super::rings::on_globe;
use crate::geometry::antimeridian::{unwrap, wrap_lon};
use crate::geometry::bbox::Bbox;
use crate::geometry::geodesic::{along, degree_metres, earth_centred, pieces};

/// The areas of a dataset, in the order in which they claim a place: those that make borders, then the more exact.
#[derive(Debug, Default)]
pub(super) struct Territory {
    areas: Vec<Ground>,
    outlines: PieceIndex,
}

/// One area, its edges sorted into bands of latitude.
#[derive(Debug)]
struct Ground {
    code: String,
    west: f64,
    east: f64,
    south: f64,
    north: f64,
    bands_per_degree: f64,
    /// For each band, its edges: `[lon, lat, lon, lat]`, the southern end first.
    bands: Vec<Vec<[f64; 4]>>,
}

impl Territory {
    pub(super) fn build(areas: &[Area]) -> Self {
        let mut order: Vec<&Area> = areas.iter().collect();
        let error = |area: &Area| area.accuracy_m.unwrap_or(f64::INFINITY);
        order.sort_by(|a, b| {
            let by_border = b.makes_borders.cmp(&a.makes_borders);
            by_border.then(error(a).total_cmp(&error(b)))
        });
        let rings: Vec<Vec<Coord>> = areas.iter().flat_map(|a| rings(&a.polygon)).collect();
        let outlines: Vec<Vec<Coord>> = rings.iter().map(|ring| fine(ring)).collect();
        Self {
            areas: order.into_iter().filter_map(Ground::build).collect(),
            outlines: PieceIndex::build(outlines.iter().map(Vec::as_slice)),
        }
    }

    /// True where there is an area with this code.
    pub(super) fn has(&self, code: &str) -> bool {
        self.areas.iter().any(|area| area.code == code)
    }

    /// The code of the area that holds the place; none where no area does.
    pub(super) fn side_of(&self, place: Coord) -> Option<&str> {
        let holder = self.areas.iter().find(|area| area.contains(place));
        holder.map(|area| area.code.as_str())
    }

    /// Shares of the disc by code, the largest first; what no area holds is under none. They sum to 1.
    ///
    /// `side` is that of its centre.
    pub(super) fn shares<'a>(
        &'a self,
        centre: Coord,
        radius_m: f64,
        side: Option<&'a str>,
    ) -> Vec<(Option<&'a str>, f64)> {
        if !self.outlines.any_within(earth_centred(centre), radius_m) {
            return vec![(side, 1.0)];
        }
        let mut shares = vec![0.0; self.areas.len()];
        let mut whole = 0.0;
        let reached = self.reached(centre, radius_m);
        let mut line = Line::default();
        for row in rows(centre, radius_m) {
            whole += row.weight * row.width();
            line.reset(&row);
            for &area in &reached {
                shares[area] += row.weight * line.take(&self.areas[area], row.lat);
            }
        }
        let nobody = 1.0 - shares.iter().sum::<f64>() / whole;
        let mut named: Vec<(Option<&str>, f64)> = self
            .areas
            .iter()
            .zip(shares)
            .map(|(area, share)| (Some(area.code.as_str()), share / whole))
            .chain([(None, nobody)])
            .filter(|&(_, share)| share > 1e-9)
            .collect();
        named.sort_by(|a, b| b.1.total_cmp(&a.1));
        named
    }

    /// Indices of the areas whose box the disc reaches, in order of their claims.
    fn reached(&self, centre: Coord, radius_m: f64) -> Vec<usize> {
        let bbox = Bbox::of_point(centre).expand(radius_m * 1.01);
        let reaches = |area: &Ground| {
            area.south <= bbox.north
                && bbox.south <= area.north
                && area.meets(bbox.west, bbox.width())
        };
        (0..self.areas.len())
            .filter(|&i| reaches(&self.areas[i]))
            .collect()
    }
}

/// What of a parallel no area has claimed yet, and room to work in.
#[derive(Default)]
struct Line {
    free: Vec<(f64, f64)>,
    rest: Vec<(f64, f64)>,
    crossings: Vec<f64>,
}

impl Line {
    fn reset(&mut self, row: &Row) {
        self.free.clear();
        self.free.push((row.west, row.east));
    }

    /// Takes an area's share out of what is free; answers how many degrees it took.
    fn take(&mut self, area: &Ground, lat: f64) -> f64 {
        self.crossings.clear();
        self.crossings.extend(area.crossings(lat));
        self.crossings.sort_unstable_by(f64::total_cmp);
        let mut taken = 0.0;
        for turn in [-360.0, 0.0, 360.0] {
            let (Some(&(west, _)), Some(&(_, east))) = (self.free.first(), self.free.last()) else {
                break;
            };
            if area.west + turn > east || area.east + turn < west {
                continue;
            }
            for own in 0..self.crossings.len() / 2 {
                let (from, to) = (
                    self.crossings[2 * own] + turn,
                    self.crossings[2 * own + 1] + turn,
                );
                if from < east && to > west {
                    taken += self.take_out(from, to);
                }
            }
        }
        taken
    }

    fn take_out(&mut self, from: f64, to: f64) -> f64 {
        let mut taken = 0.0;
        self.rest.clear();
        for &(west, east) in &self.free {
            let (a, b) = (from.max(west), to.min(east));
            if a >= b {
                self.rest.push((west, east));
                continue;
            }
            taken += b - a;
            let left = [(west, a), (b, east)];
            self.rest.extend(left.into_iter().filter(|(w, e)| w < e));
        }
        std::mem::swap(&mut self.free, &mut self.rest);
        taken
    }
}

/// A line of the disc along a parallel.
struct Row {
    lat: f64,
    west: f64,
    east: f64,
    /// Surface per degree of longitude, in some unit.
    weight: f64,
}

impl Row {
    fn width(&self) -> f64 {
        self.east - self.west
    }
}

/// A disc as parallels: their latitudes go with the sine of equal steps, so that its rim is as finely cut as its middle.
fn rows(centre: Coord, radius_m: f64) -> impl Iterator<Item = Row> {
    const COUNT: usize = 128;
    let (lon_m, lat_m) = degree_metres(centre.y);
    let reach = radius_m / lat_m;
    let flattening = lat_m * centre.y.to_radians().cos() / lon_m;
    (0..COUNT).filter_map(move |row| {
        let step = std::f64::consts::PI * ((row as f64 + 0.5) / COUNT as f64 - 0.5);
        let lat = centre.y + reach * step.sin();
        if lat.abs() >= 90.0 {
            return None;
        }
        let sin2 = |degrees: f64| (degrees.to_radians() / 2.0).sin().powi(2);
        let cosines = centre.y.to_radians().cos() * lat.to_radians().cos();
        let half2 = (sin2(reach) - sin2(lat - centre.y)) / cosines;
        // A disc that holds the pole holds the whole parallel.
        let half = if half2 >= 1.0 {
            180.0
        } else {
            2.0 * half2.max(0.0).sqrt().asin().to_degrees()
        };
        let half = (half * flattening).min(180.0);
        Some(Row {
            lat,
            west: centre.x - half,
            east: centre.x + half,
            weight: step.cos() * lat.to_radians().cos(),
        })
    })
}

impl Ground {
    /// None where the area has no ground.
    fn build(area: &Area) -> Option<Self> {
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
            bands: vec![Vec::new(); count],
        };
        for ring in &rings {
            for ends in ring.windows(2) {
                ground.add(ends[0], ends[1]);
            }
        }
        Some(ground)
    }

    fn add(&mut self, a: Coord, b: Coord) {
        let (low, high) = if a.y <= b.y { (a, b) } else { (b, a) };
        for band in self.band(low.y)..=self.band(high.y) {
            self.bands[band].push([low.x, low.y, high.x, high.y]);
        }
    }

    fn band(&self, lat: f64) -> usize {
        let band = ((lat - self.south) * self.bands_per_degree) as usize;
        band.min(self.bands.len() - 1)
    }

    /// Where the parallel crosses the outline, in no order.
    fn crossings(&self, lat: f64) -> impl Iterator<Item = f64> {
        let reached = (self.south..=self.north).contains(&lat);
        let edges: &[[f64; 4]] = if reached {
            &self.bands[self.band(lat)]
        } else {
            &[]
        };
        // The southern end belongs to the edge, the northern one does not: a vertex is crossed once.
        let crossed = move |edge: &&[f64; 4]| edge[1] <= lat && lat < edge[3];
        edges.iter().filter(crossed).map(move |&[x0, y0, x1, y1]| {
            let t = (lat - y0) / (y1 - y0);
            x0 + t * (x1 - x0)
        })
    }

    fn contains(&self, place: Coord) -> bool {
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
    fn meets(&self, west: f64, width: f64) -> bool {
        let turns = [-360.0, 0.0, 360.0];
        let meets = |turn: f64| self.west + turn <= west + width && west <= self.east + turn;
        turns.into_iter().any(meets)
    }
}

/// All rings with longitudes that run on, holes in the same turn as their exterior.
fn rings(polygons: &MultiPolygon) -> Vec<Vec<Coord>> {
    polygons.iter().flat_map(rings_of).collect()
}

fn rings_of(polygon: &Polygon) -> Vec<Vec<Coord>> {
    let exterior = run_on(polygon.exterior());
    let holes = polygon.interiors().iter().map(run_on);
    let mut rings: Vec<Vec<Coord>> = holes.collect();
    let west = exterior.iter().map(|c| c.x).fold(f64::INFINITY, f64::min);
    for hole in &mut rings {
        let hole_west = hole.iter().map(|c| c.x).fold(f64::INFINITY, f64::min);
        let turn = ((west - hole_west) / 360.0).ceil() * 360.0;
        if turn > 0.0 {
            for coord in hole {
                coord.x += turn;
            }
        }
    }
    rings.push(exterior);
    rings.retain(|ring| ring.len() > 3);
    rings
}

fn run_on(ring: &LineString) -> Vec<Coord> {
    if !ring.0.iter().all(on_globe) {
        return Vec::new();
    }
    let mut coords = ring.0.clone();
    // A step of a whole turn goes along the edge of the map, as Antarctica's ring does: it crosses nothing.
    let crosses = |ends: &[Coord]| {
        let step = (ends[1].x - ends[0].x).abs();
        step > 180.0 && step < 360.0
    };
    if coords.windows(2).any(crosses) {
        unwrap(&mut coords);
    }
    coords
}

/// A ring cut so finely that its pieces are straight in space too.
fn fine(ring: &[Coord]) -> Vec<Coord> {
    let mut nodes: Vec<Coord> = ring.first().copied().into_iter().collect();
    for ends in ring.windows(2) {
        let count = pieces(ends[0], ends[1]);
        nodes.extend((1..=count).map(|i| along(ends[0], ends[1], i as f64 / count as f64)));
    }
    nodes
}
