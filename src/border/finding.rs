//! What is wrong with the areas and lines that borders are made from, with place and size.

use std::fmt;

use geo::Coord;
use serde::Serialize;

/// A fault of the input; none of them stops the building.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Finding {
    /// Which fault.
    pub kind: FindingKind,
    /// The codes concerned, in alphabetical order.
    pub sides: Vec<String>,
    /// A place where it shows, lon/lat in degrees; none where it has no place.
    pub place: Option<(f64, f64)>,
    /// Its surface in km².
    pub area_km2: Option<f64>,
    /// Its mean width in metres.
    pub width_m: Option<f64>,
    /// Its length in km.
    pub length_km: Option<f64>,
}

/// Kinds of fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FindingKind {
    /// Ground between areas that belongs to none of them.
    Gap,
    /// A gap so narrow that it is the work of two drawings, not of the ground.
    Sliver,
    /// Ground that belongs to two areas.
    Overlap,
    /// Two outlines that run side by side and never meet.
    Apart,
    /// Two stretches of one border whose ends nearly meet.
    OpenEnd,
    /// A line or ring that has no length, or a coordinate that is not on the globe.
    Degenerate,
    /// A line that has the same side on both hands.
    SameSide,
    /// An override that names no border, or a left side that it has not.
    UnknownOverride,
}

impl Finding {
    pub(super) fn new(kind: FindingKind, sides: &[&str]) -> Self {
        let mut sides: Vec<String> = sides.iter().map(|&code| code.to_owned()).collect();
        sides.sort();
        sides.dedup();
        Self {
            kind,
            sides,
            place: None,
            area_km2: None,
            width_m: None,
            length_km: None,
        }
    }

    pub(super) fn at(self, place: Coord) -> Self {
        Self {
            place: Some((place.x, place.y)),
            ..self
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.kind {
            FindingKind::Gap => "gap between",
            FindingKind::Sliver => "sliver between",
            FindingKind::Overlap => "overlap of",
            FindingKind::Apart => "outlines that run side by side without meeting:",
            FindingKind::OpenEnd => "stretches that nearly meet, of",
            FindingKind::Degenerate => "a line or ring without extent, or off the globe, of",
            FindingKind::SameSide => "a line with the same side on both hands:",
            FindingKind::UnknownOverride => "the override fits no border:",
        };
        write!(f, "{what} {}", self.sides.join(", "))?;
        if let Some((lon, lat)) = self.place {
            write!(f, " at {lon:.5},{lat:.5}")?;
        }
        if let Some(area) = self.area_km2 {
            write!(f, ", {area:.4} km²")?;
        }
        if let Some(length) = self.length_km {
            write!(f, ", {length:.3} km long")?;
        }
        if let Some(width) = self.width_m {
            write!(f, ", {width:.1} m wide")?;
        }
        Ok(())
    }
}
