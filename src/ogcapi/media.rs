//! Media types, each written once.

/// Plain JSON documents.
pub const JSON: &str = "application/json";
/// GeoJSON (RFC 7946); clients compare it letter by letter, so it has no parameters.
pub const GEOJSON: &str = "application/geo+json";
/// Comma-separated values (RFC 4180).
pub const CSV: &str = "text/csv; charset=utf-8";
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
/// Pictures in pixels.
pub const PNG: &str = "image/png";
/// Keyhole Markup Language (OGC 12-007r2).
pub const KML: &str = "application/vnd.google-earth.kml+xml";
/// Feeds (RFC 4287).
pub const ATOM: &str = "application/atom+xml; charset=utf-8";
/// Drawings.
pub const SVG: &str = "image/svg+xml";
