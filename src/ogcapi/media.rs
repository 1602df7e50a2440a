//! Media types, each written once.

/// Plain JSON documents.
pub const JSON: &str = "application/json";
/// GeoJSON (RFC 7946); clients compare it letter by letter, so it has no parameters.
pub const GEOJSON: &str = "application/geo+json";
/// Pages.
pub const HTML: &str = "text/html; charset=utf-8";
/// Pages, as links name them.
pub const HTML_LINK: &str = "text/html";
/// The OpenAPI definition; GDAL looks for this very spelling.
pub const OPENAPI: &str = "application/vnd.oai.openapi+json;version=3.0";
/// JSON Schema.
pub const SCHEMA: &str = "application/schema+json";
/// Problem details (RFC 9457).
pub const PROBLEM: &str = "application/problem+json";
/// Vector tiles.
pub const MVT: &str = "application/vnd.mapbox-vector-tile";
/// Drawings.
pub const SVG: &str = "image/svg+xml";
