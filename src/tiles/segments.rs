//! A border as tiles carry it: one feature for each segment, a stretch of which one thing is said.

use geo::{Coord, LineString, MultiLineString};
use serde_json::{Map, Value, json};

use crate::border::{Border, Part, Segment};
use crate::geometry::antimeridian::cut;

/// The segments of a border, cut at the antimeridian, with the properties that the style reads.
pub(super) fn of(border: &Border) -> impl Iterator<Item = (MultiLineString, Map<String, Value>)> {
    border.segments.iter().map(|segment| {
        let part = &border.parts[segment.part];
        (
            cut(&stretch(part, segment)),
            properties(border, part, segment),
        )
    })
}

/// The line of a segment: the vertices between its ends.
///
/// A segment begins and ends at vertices: it was made from whole features of a file.
fn stretch(part: &Part, segment: &Segment) -> LineString {
    // Half a millimetre, in km: the km of a segment's end are those of a vertex but for rounding.
    const SAME: f64 = 5e-7;
    let within = |km: &f64| (segment.from_km - SAME..=segment.to_km + SAME).contains(km);
    let vertices = part.line.0.iter().zip(&part.km);
    let inside: Vec<Coord> = vertices
        .filter(|(_, km)| within(km))
        .map(|(coord, _)| *coord)
        .collect();
    LineString(inside)
}

fn properties(border: &Border, part: &Part, segment: &Segment) -> Map<String, Value> {
    let nature = &segment.nature;
    let all = json!({
        "border": border.id,
        "left": border.left,
        "right": border.right,
        "status": nature.status.map(crate::border::Status::word),
        "turned": part.flipped,
        "from_km": metres(segment.from_km),
        "to_km": metres(segment.to_km),
        "accuracy_m": nature.accuracy_m,
        "perspectives": nature.perspectives,
        "valid_from": nature.valid_from,
        "valid_to": nature.valid_to,
        "claimant": nature.claimant,
        "source": nature.source,
    });
    match all {
        Value::Object(properties) => properties,
        _ => Map::new(),
    }
}

/// Kilometres to the metre.
fn metres(km: f64) -> f64 {
    (km * 1_000.0).round() / 1_000.0
}
