//! `GeoRSS` (OGC 17-002r1, "Simple"): a point where the place is known well, else the disc in which it lies.

use atom_syndication::extension::{Extension, ExtensionMap};
use geo::{Coord, MultiPolygon};

use super::Story;
use crate::{geometry::disc::disc, ogcapi::xml_text};

/// Prefix and namespace.
pub(super) const GEORSS: (&str, &str) = ("georss", "http://www.georss.org/georss");
/// Every so many corners of a disc: a reader of feeds needs no more.
const COARSE: usize = 4;

/// The elements of a report's place; a vague place is never given as a point.
pub(super) fn georss(story: &Story) -> ExtensionMap {
    let mut map = ExtensionMap::default();
    let mut add = |name: &str, value: String| {
        let element = Extension {
            name: format!("{}:{name}", GEORSS.0),
            value: Some(value),
            ..Extension::default()
        };
        map.entry(GEORSS.0.to_owned())
            .or_default()
            .entry(name.to_owned())
            .or_default()
            .push(element);
    };
    let report = &story.report;
    if let Some(name) = &report.place_name {
        add("featurename", xml_text(name));
    }
    let Some(place) = story.place else {
        return map;
    };
    match report.radius_km {
        Some(radius) if report.place_precision.is_point(Some(radius)) => {
            add("point", pair(place));
            if radius > 0.0 {
                // Metres, as the standard has it.
                add("radius", format!("{:.0}", radius * 1000.0));
            }
        }
        Some(radius) => {
            if let Some(ring) = ring(&disc(place, radius)) {
                add("polygon", ring);
            }
        }
        // The error is not known: the name is all that can be said.
        None => {}
    }
    map
}

/// Latitude before longitude.
fn pair(place: Coord) -> String {
    format!("{} {}", short(place.y), short(place.x))
}

fn short(degrees: f64) -> f64 {
    (degrees * 1e5).round() / 1e5
}

/// The ring of a disc; none for one that is cut at the antimeridian, which a single ring cannot say.
fn ring(disc: &MultiPolygon) -> Option<String> {
    let [polygon] = &disc.0[..] else {
        return None;
    };
    let corners = &polygon.exterior().0;
    let mut pairs: Vec<String> = corners.iter().step_by(COARSE).map(|&at| pair(at)).collect();
    if let (Some(first), Some(last)) = (pairs.first().cloned(), pairs.last())
        && first != *last
    {
        pairs.push(first);
    }
    Some(pairs.join(" "))
}
