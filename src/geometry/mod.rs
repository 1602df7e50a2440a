//! Pure functions over `geo-types`: boxes, mercator, clipping, simplification, geodesics.
