//! The box of a query against geometries themselves, not only against their boxes.

use geo::{Coord, Geometry, Intersects, Rect};

use crate::{
    features::Collection,
    geometry::bbox::{Bbox, BboxError},
};

/// A box as plain rectangles, its edges on the antimeridian and at the poles entered under each of their names.
///
/// 180° and -180° are one meridian, and at a pole every longitude is the same place:
/// whoever asks for an edge there means the place, not the number.
pub(super) struct Area {
    pieces: Vec<Bbox>,
}

impl Area {
    pub(super) fn new(bbox: &Bbox) -> Self {
        let plain = |west, south, east, north| -> Result<Bbox, BboxError> {
            Bbox::new(west, south, east, north)
        };
        let mut pieces: Vec<_> = bbox
            .rects()
            .map(|rect| plain(rect.min().x, rect.min().y, rect.max().x, rect.max().y))
            .collect();
        let on_meridian = |lon| pieces_hold(&pieces, lon);
        let (west_edge, east_edge) = (on_meridian(-180.0), on_meridian(180.0));
        if west_edge && !east_edge {
            pieces.push(plain(180.0, bbox.south, 180.0, bbox.north));
        }
        if east_edge && !west_edge {
            pieces.push(plain(-180.0, bbox.south, -180.0, bbox.north));
        }
        if bbox.north >= 90.0 {
            pieces.push(plain(-180.0, 90.0, 180.0, 90.0));
        }
        if bbox.south <= -90.0 {
            pieces.push(plain(-180.0, -90.0, 180.0, -90.0));
        }
        Self {
            pieces: pieces.into_iter().flatten().collect(),
        }
    }

    /// The rows with a geometry that meets the area, in row order.
    pub(super) fn rows(&self, collection: &Collection) -> Vec<usize> {
        let mut rows: Vec<usize> = self
            .pieces
            .iter()
            .flat_map(|piece| collection.candidates(piece))
            .collect();
        rows.sort_unstable();
        rows.dedup();
        rows.retain(|&row| {
            collection
                .bbox(row)
                .is_some_and(|bbox| self.surely_meets(bbox))
                || collection
                    .geometry(row)
                    .is_some_and(|geometry| self.meets(geometry))
        });
        rows
    }

    /// A geometry within one piece meets it; its coordinates need not be looked at.
    fn surely_meets(&self, bbox: &Bbox) -> bool {
        !bbox.crosses_antimeridian()
            && self.pieces.iter().any(|piece| {
                piece.west <= bbox.west
                    && bbox.east <= piece.east
                    && piece.south <= bbox.south
                    && bbox.north <= piece.north
            })
    }

    /// Whether a geometry shares a point with the area; a geometry without coordinates does not.
    pub(super) fn meets(&self, geometry: &Geometry<f64>) -> bool {
        self.pieces.iter().any(|piece| piece_meets(piece, geometry))
    }
}

fn pieces_hold(pieces: &[Result<Bbox, BboxError>], lon: f64) -> bool {
    pieces
        .iter()
        .flatten()
        .any(|piece| piece.west <= lon && lon <= piece.east)
}

fn piece_meets(piece: &Bbox, geometry: &Geometry<f64>) -> bool {
    let low = Coord {
        x: piece.west,
        y: piece.south,
    };
    let high = Coord {
        x: piece.east,
        y: piece.north,
    };
    // A rectangle without width is a line (or a point), which geo's rectangle algorithms do not take for one.
    if low == high {
        geometry.intersects(&geo::Point(low))
    } else if piece.west.to_bits() == piece.east.to_bits()
        || piece.south.to_bits() == piece.north.to_bits()
    {
        geometry.intersects(&geo::Line::new(low, high))
    } else {
        geometry.intersects(&Rect::new(low, high))
    }
}
