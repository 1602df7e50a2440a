//! A sector: the stretch between two km, and its corridor, which is everything within a distance of it.
//!
//! The corridor is buffered in azimuthal equidistant planes, each about the middle of a piece of the sector so short
//! that distances are right within 0.3 %, and the pieces are united in lon/lat.

use geo::algorithm::buffer::{Buffer, BufferStyle, LineCap, LineJoin};
use geo::{
    BooleanOps, Coord, CoordsIter, GeodesicArea, LineString, MapCoords, MultiPolygon, Polygon,
    Rect, unary_union,
};

use super::measure::BeyondBorder;
use super::parts::Border;
use crate::geometry::antimeridian::lon_near;
use crate::geometry::bbox::Bbox;
use crate::geometry::geodesic::{along, inverse};
use crate::geometry::plane::Plane;
use crate::geometry::simplify::simplify;

impl Border {
    /// All places within `within_km` of the stretch between two km, cut at the antimeridian; right within 1 %.
    ///
    /// `within_km` is limited to 0.001 – 1,000. Poles are beyond it: no corridor reaches past 89.9°.
    pub fn corridor(
        &self,
        from_km: f64,
        to_km: f64,
        within_km: f64,
    ) -> Result<MultiPolygon, BeyondBorder> {
        let (from_km, to_km) = self.stretch_on_border(from_km, to_km)?;
        let within_m = within_km.clamp(0.001, 1_000.0) * 1_000.0;
        let stretches = self.parts.iter().filter_map(|p| p.stretch(from_km, to_km));
        let reference = self.bbox.centre().x;
        let pieces: Vec<MultiPolygon> = stretches
            .flat_map(|line| short_lines(&simplify(&line, within_m * SIMPLER)))
            .map(|line| buffer(&line, within_m, reference))
            .collect();
        Ok(cut(&unary_union(&pieces)))
    }
}

/// What a corridor may lose to the simplification of its line, as a share of its width.
const SIMPLER: f64 = 0.002;

/// Pieces of a line that are short on the earth, with nodes so close that a plane shows their straightness in lon/lat.
fn short_lines(line: &LineString) -> Vec<LineString> {
    const NODE_M: f64 = 5_000.0;
    const NODES: usize = 60;
    let mut nodes: Vec<Coord> = line.0.first().copied().into_iter().collect();
    for ends in line.0.windows(2) {
        let length_m = inverse(ends[0], ends[1]).metres;
        let count = (length_m / NODE_M).ceil().max(1.0) as usize;
        nodes.extend((1..=count).map(|i| along(ends[0], ends[1], i as f64 / count as f64)));
    }
    let last = nodes.len() - 1;
    (0..last)
        .step_by(NODES)
        .map(|first| LineString(nodes[first..=(first + NODES).min(last)].to_vec()))
        .collect()
}

/// A line's buffer in lon/lat, with longitudes within half a turn of the reference.
fn buffer(line: &LineString, within_m: f64, reference: f64) -> MultiPolygon {
    let Some(bbox) = Bbox::of(line) else {
        return MultiPolygon(Vec::new());
    };
    let plane = Plane::about(bbox.centre());
    let round = 0.1;
    let style = BufferStyle::new(within_m)
        .line_join(LineJoin::Round(round))
        .line_cap(LineCap::Round(round));
    let flat = line.map_coords(|coord| plane.project(coord));
    let buffered = flat.buffer_with_style(style);
    let rings = |polygon: &Polygon| {
        let unproject = |ring: &LineString| unproject(&plane, ring, within_m, reference);
        let holes = polygon.interiors().iter().map(unproject).collect();
        Polygon::new(unproject(polygon.exterior()), holes)
    };
    MultiPolygon(buffered.iter().map(rings).collect())
}

/// A ring of a plane back in lon/lat, with nodes so close that its edges keep their place.
fn unproject(plane: &Plane, ring: &LineString, within_m: f64, reference: f64) -> LineString {
    let step_m = (within_m / 10.0).clamp(200.0, 5_000.0);
    let mut coords = Vec::with_capacity(ring.0.len());
    for ends in ring.0.windows(2) {
        let length = (ends[1].x - ends[0].x).hypot(ends[1].y - ends[0].y);
        let count = (length / step_m).ceil().max(1.0) as usize;
        coords.extend((0..count).map(|i| along(ends[0], ends[1], i as f64 / count as f64)));
    }
    let back = |flat: Coord| {
        let place = plane.unproject(flat);
        Coord {
            x: lon_near(place.x, reference),
            y: place.y.clamp(-89.9, 89.9),
        }
    };
    let mut coords: Vec<Coord> = coords.into_iter().map(back).collect();
    coords.extend(coords.first().copied());
    LineString(coords)
}

/// Polygons whose longitudes run on, cut at the antimeridian.
fn cut(corridor: &MultiPolygon) -> MultiPolygon {
    let runs_on = corridor.coords_iter().any(|coord| coord.x.abs() > 180.0);
    if !runs_on {
        return corridor.clone();
    }
    let mut pieces = Vec::new();
    for turn in [-360.0, 0.0, 360.0] {
        let world = Rect::new((turn - 180.0, -90.0), (turn + 180.0, 90.0)).to_polygon();
        let piece = corridor.intersection(&MultiPolygon(vec![world]));
        pieces.extend(piece.map_coords(|coord| Coord {
            x: (coord.x - turn).clamp(-180.0, 180.0),
            y: coord.y,
        }));
    }
    MultiPolygon(pieces)
}

/// Surface of polygons in km², geodesic.
#[must_use]
pub fn area_km2(polygons: &MultiPolygon) -> f64 {
    polygons.geodesic_area_signed().abs() / 1e6
}
