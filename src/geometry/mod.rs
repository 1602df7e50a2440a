//! Pure functions over `geo-types`: boxes, mercator, clipping, simplification, geodesics.

pub mod antimeridian;
pub mod bbox;
pub mod geodesic;
