//! Addresses in the tile pyramid `WebMercatorQuad` (OGC 17-083r4, annex D.1); one that exists is valid.

use geo::{Coord, Rect};

use super::bbox::Bbox;
use super::mercator::{SPAN, World, unproject};

/// The last zoom with tiles; clients magnify beyond it. A tile's unit is then 60 cm at the equator.
pub const MAX_ZOOM: u8 = 14;

/// A tile: zoom, row from the north, column from 180° W.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TileCoord {
    zoom: u8,
    row: u32,
    col: u32,
}

/// Why an address is not that of a tile.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TileCoordError {
    /// Deeper than the pyramid.
    #[error("there is no zoom {0}: tiles have zooms 0 to {MAX_ZOOM}")]
    Zoom(u64),
    /// South of the last row.
    #[error("there is no row {row} at zoom {zoom}: rows are 0 to {last}")]
    Row {
        /// What was asked for.
        row: u64,
        /// Its zoom.
        zoom: u8,
        /// The last row.
        last: u32,
    },
    /// East of the last column.
    #[error("there is no column {col} at zoom {zoom}: columns are 0 to {last}")]
    Column {
        /// What was asked for.
        col: u64,
        /// Its zoom.
        zoom: u8,
        /// The last column.
        last: u32,
    },
}

impl TileCoord {
    /// The tile at a zoom, a row and a column.
    pub fn new(zoom: u64, row: u64, col: u64) -> Result<Self, TileCoordError> {
        let level = u8::try_from(zoom)
            .ok()
            .filter(|&level| level <= MAX_ZOOM)
            .ok_or(TileCoordError::Zoom(zoom))?;
        let last = (1_u32 << level) - 1;
        let within = |value: u64| u32::try_from(value).ok().filter(|&value| value <= last);
        Ok(Self {
            zoom: level,
            row: within(row).ok_or(TileCoordError::Row {
                row,
                zoom: level,
                last,
            })?,
            col: within(col).ok_or(TileCoordError::Column {
                col,
                zoom: level,
                last,
            })?,
        })
    }

    /// The tile at a zoom that holds a place, lon/lat in degrees; zooms beyond [`MAX_ZOOM`] give the deepest tile.
    #[must_use]
    pub fn at(place: Coord, zoom: u8) -> Self {
        let zoom = zoom.min(MAX_ZOOM);
        let World { x, y } = World::of(place);
        let index = |value: u32| (value >> (31 - zoom)).min((1 << zoom) - 1);
        Self {
            zoom,
            row: index(y),
            col: index(x),
        }
    }

    /// Zoom, 0 for the whole world.
    #[must_use]
    pub fn zoom(self) -> u8 {
        self.zoom
    }

    /// Row, from the north.
    #[must_use]
    pub fn row(self) -> u32 {
        self.row
    }

    /// Column, from 180° W.
    #[must_use]
    pub fn col(self) -> u32 {
        self.col
    }

    /// The tile of the zoom above that holds this one; none above zoom 0.
    #[must_use]
    pub fn parent(self) -> Option<Self> {
        Some(Self {
            zoom: self.zoom.checked_sub(1)?,
            row: self.row / 2,
            col: self.col / 2,
        })
    }

    /// Grid units along an edge of the tile.
    #[must_use]
    pub fn size(self) -> u32 {
        SPAN >> self.zoom
    }

    /// Its north-western corner.
    #[must_use]
    pub fn corner(self) -> World {
        World {
            x: self.col * self.size(),
            y: self.row * self.size(),
        }
    }

    /// Its edges, in degrees.
    #[must_use]
    pub fn bbox(self) -> Bbox {
        let tiles = f64::from(1_u32 << self.zoom);
        let corner = |col: u32, row: u32| {
            unproject(Coord {
                x: f64::from(col) / tiles,
                y: f64::from(row) / tiles,
            })
        };
        let northwest = corner(self.col, self.row);
        let southeast = corner(self.col + 1, self.row + 1);
        Bbox {
            west: northwest.x,
            south: southeast.y,
            east: southeast.x,
            north: northwest.y,
        }
    }

    /// Its edges on the grid, widened by a buffer in grid units; runs out of the world at its edges.
    #[must_use]
    pub fn window(self, buffer: f64) -> Rect {
        let World { x, y } = self.corner();
        let (x, y, size) = (f64::from(x), f64::from(y), f64::from(self.size()));
        Rect::new(
            (x - buffer, y - buffer),
            (x + size + buffer, y + size + buffer),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_address_outside_the_pyramid_is_refused_by_name() {
        let error = |zoom, row, col| {
            TileCoord::new(zoom, row, col)
                .expect_err("outside")
                .to_string()
        };
        assert_eq!(
            error(15, 0, 0),
            "there is no zoom 15: tiles have zooms 0 to 14"
        );
        assert_eq!(
            error(3, 8, 0),
            "there is no row 8 at zoom 3: rows are 0 to 7"
        );
        assert_eq!(
            error(0, 0, 1),
            "there is no column 1 at zoom 0: columns are 0 to 0"
        );
        assert!(TileCoord::new(u64::MAX, u64::MAX, u64::MAX).is_err());
    }

    #[test]
    fn the_top_tile_is_the_whole_square() {
        let world = TileCoord::new(0, 0, 0).expect("valid");
        assert_eq!(world.size(), SPAN);
        assert!(world.parent().is_none());
        let bbox = world.bbox();
        assert_eq!((bbox.west, bbox.east), (-180.0, 180.0));
    }

    proptest! {
        #[test]
        fn a_tile_lies_inside_its_parent_and_holds_its_places(
            lon in -180.0..180.0_f64, lat in -85.0..85.0_f64, zoom in 1..=MAX_ZOOM,
        ) {
            let place = Coord { x: lon, y: lat };
            let tile = TileCoord::at(place, zoom);
            let parent = tile.parent().expect("below the top");
            prop_assert_eq!(TileCoord::at(place, zoom - 1), parent);
            let (inner, outer) = (tile.window(0.0), parent.window(0.0));
            prop_assert!(outer.min().x <= inner.min().x && inner.max().x <= outer.max().x);
            prop_assert!(outer.min().y <= inner.min().y && inner.max().y <= outer.max().y);
            let World { x, y } = World::of(place);
            prop_assert!(inner.min().x <= f64::from(x) && f64::from(x) <= inner.max().x);
            prop_assert!(inner.min().y <= f64::from(y) && f64::from(y) <= inner.max().y);
        }
    }
}
