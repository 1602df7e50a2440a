//! Pure functions over `geo-types`: boxes, mercator, clipping, simplification, geodesics.

pub mod antimeridian;
pub mod bbox;
pub mod clip;
pub mod disc;
pub mod geodesic;
pub mod mercator;
pub mod plane;
pub mod simplify;
pub mod tile_coord;
