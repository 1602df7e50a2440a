//! On whose territory a place lies, and how a disc is shared between territories.

use geo::Coord;

use super::cells::{Cells, Holder};
use super::ground::Ground;
use super::index::PieceIndex;
use super::input::Area;
use super::outline::{fine, rings};
use super::parallels::{Held, Line, rows};
use crate::geometry::bbox::Bbox;
use crate::geometry::geodesic::earth_centred;

/// The areas of a dataset, in the order in which they claim a place: those that make borders, then the more exact.
#[derive(Debug, Default)]
pub(super) struct Territory {
    areas: Vec<Ground>,
    outlines: PieceIndex,
    cells: Cells,
}

impl Territory {
    pub(super) fn build(areas: &[Area]) -> Self {
        let mut order: Vec<&Area> = areas.iter().collect();
        let error = |area: &Area| area.accuracy_m.unwrap_or(f64::INFINITY);
        order.sort_by(|a, b| {
            let by_border = b.makes_borders.cmp(&a.makes_borders);
            by_border.then(error(a).total_cmp(&error(b)))
        });
        let rings: Vec<Vec<Coord>> = areas.iter().flat_map(|a| rings(&a.polygon)).collect();
        let outlines: Vec<Vec<Coord>> = rings.iter().map(|ring| fine(ring)).collect();
        let areas: Vec<Ground> = order.into_iter().filter_map(Ground::build).collect();
        let cells = Cells::build(&outlines, areas.len(), |place| holder(&areas, place));
        Self {
            areas,
            outlines: PieceIndex::build(outlines.iter().map(Vec::as_slice)),
            cells,
        }
    }

    /// True where there is an area with this code.
    pub(super) fn has(&self, code: &str) -> bool {
        self.areas.iter().any(|area| area.code == code)
    }

    /// The code of the area that holds the place; none where no area does.
    pub(super) fn side_of(&self, place: Coord) -> Option<&str> {
        let index = match self.cells.holder(place) {
            Holder::Area(index) => Some(index),
            Holder::Nobody => None,
            Holder::Unsure => holder(&self.areas, place),
        };
        Some(&self.areas[index?].code)
    }

    /// Shares of the disc by code, the largest first; what no area holds is under none. They sum to 1.
    ///
    /// `side` is that of its centre.
    pub(super) fn shares<'a>(
        &'a self,
        centre: Coord,
        radius_m: f64,
        side: Option<&'a str>,
    ) -> Vec<(Option<&'a str>, f64)> {
        let is_clear = self.cells.is_clear(centre, radius_m);
        if is_clear || !self.outlines.any_within(earth_centred(centre), radius_m) {
            return vec![(side, 1.0)];
        }
        let rows = rows(centre, radius_m);
        let reached = self.reached(centre, radius_m);
        let held: Vec<(usize, Vec<Held>)> = reached
            .into_iter()
            .map(|area| (area, Held::in_every_turn(&self.areas[area], &rows)))
            .collect();
        let mut shares = vec![0.0; self.areas.len()];
        let mut whole = 0.0;
        let mut line = Line::default();
        for (number, row) in rows.iter().enumerate() {
            whole += row.weight * row.width();
            line.reset(row);
            for (area, turns) in &held {
                let stretches = turns.iter().flat_map(|held| held.on(number));
                let taken: f64 = stretches.map(|stretch| line.take_out(stretch)).sum();
                shares[*area] += row.weight * taken;
            }
        }
        let nobody = 1.0 - shares.iter().sum::<f64>() / whole;
        let mut named: Vec<(Option<&str>, f64)> = self
            .areas
            .iter()
            .zip(shares)
            .map(|(area, share)| (Some(area.code.as_str()), share / whole))
            .chain([(None, nobody)])
            .filter(|&(_, share)| share > 1e-9)
            .collect();
        named.sort_by(|a, b| b.1.total_cmp(&a.1));
        named
    }

    /// Indices of the areas whose box the disc reaches, in order of their claims.
    fn reached(&self, centre: Coord, radius_m: f64) -> Vec<usize> {
        let bbox = Bbox::of_point(centre).expand(radius_m * 1.01);
        let reaches = |area: &Ground| {
            area.south <= bbox.north
                && bbox.south <= area.north
                && area.meets(bbox.west, bbox.width())
        };
        (0..self.areas.len())
            .filter(|&i| reaches(&self.areas[i]))
            .collect()
    }
}

/// The index of the first area that holds the place.
fn holder(areas: &[Ground], place: Coord) -> Option<usize> {
    areas.iter().position(|area| area.contains(place))
}
