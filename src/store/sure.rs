//! Whether a feature that a selection lets through lies wholly within what was asked, or may lie outside.

use super::{KmRange, Selection, selection::KmColumns};
use crate::{
    border::{Membership, membership},
    features::{Collection, Column, Interval},
    geometry::bbox::Bbox,
};

/// One degree of latitude, km; an error of some metres in a radius of doubt is none.
const KM_PER_DEGREE: f64 = 111.2;

/// The conditions of a selection that doubt can touch: stretch, period, side and box.
pub(super) struct Sure<'a> {
    collection: &'a Collection,
    km: KmColumns<'a>,
    stretch: Option<KmRange>,
    interval: Option<&'a Interval>,
    bbox: Option<&'a Bbox>,
    radii: Option<&'a [f64]>,
    by_side: bool,
}

impl<'a> Sure<'a> {
    pub(super) fn of(selection: &'a Selection, collection: &'a Collection) -> Self {
        let radii = match collection.column("radius_km") {
            Some(Column::Number(numbers)) => Some(numbers.as_slice()),
            _ => None,
        };
        Self {
            collection,
            km: KmColumns::of(collection),
            stretch: selection.km,
            interval: selection.interval.as_ref(),
            bbox: selection.bbox.as_ref(),
            radii,
            by_side: selection.predicates.iter().any(|p| p.property == "side"),
        }
    }

    /// Whether all of a feature that was selected lies within the selection.
    pub(super) fn holds(&self, row: usize) -> bool {
        self.in_stretch(row) && self.in_time(row) && self.in_box(row) && self.on_side(row)
    }

    /// Whether a feature has a place along a border.
    pub(super) fn has_km(&self, row: usize) -> bool {
        self.km.interval(row).is_some()
    }

    fn in_stretch(&self, row: usize) -> bool {
        let Some(KmRange { from, to }) = self.stretch else {
            return true;
        };
        let ends = (
            from.unwrap_or(f64::NEG_INFINITY),
            to.unwrap_or(f64::INFINITY),
        );
        let found = self.km.interval(row);
        found.is_some_and(|km| membership(km, ends) == Membership::Certain)
    }

    fn in_time(&self, row: usize) -> bool {
        match (self.interval, self.collection.time(row)) {
            (Some(asked), Some(time)) => asked.contains(time),
            (Some(_), None) => false,
            (None, _) => true,
        }
    }

    /// The disc's box within the box asked for; a feature without a place is nowhere for sure.
    fn in_box(&self, row: usize) -> bool {
        let Some(asked) = self.bbox else {
            return true;
        };
        let Some(own) = self.collection.bbox(row) else {
            return false;
        };
        let radius = self.radii.map_or(0.0, |radii| radii[row]);
        if radius.is_nan() {
            return false;
        }
        let high = radius / KM_PER_DEGREE;
        let farthest = own.north.abs().max(own.south.abs()) + high;
        let wide = high / farthest.min(89.9).to_radians().cos();
        if asked.south > own.south - high || own.north + high > asked.north {
            return false;
        }
        if asked.west <= -180.0 && asked.east >= 180.0 {
            return true;
        }
        // Longitudes run on across the antimeridian, from the box's western edge.
        let edge = asked.west + asked.width();
        let (west, east) = (own.west - wide, own.west + own.width() + wide);
        [0.0, 360.0]
            .iter()
            .any(|turn| asked.west <= west + turn && east + turn <= edge)
    }

    /// All of the disc on one side, where a side was asked for.
    fn on_side(&self, row: usize) -> bool {
        if !self.by_side {
            return true;
        }
        let shares = self.collection.shares().codes(row);
        shares.is_empty() || shares.iter().any(|&(_, all)| all)
    }
}
