//! Where along a border a place lies, how far from it, and on which side.

use geo::Coord;

use super::borders::Borders;
use super::disc::Disc;
use super::hand::hand;
use super::location::{Hand, Location};
use super::parts::Border;
use crate::geometry::antimeridian::wrap_lon;

impl Borders {
    /// Locates a place (degrees) against the nearest border, or against the one named.
    ///
    /// `radius_km` is how far from the place the truth may lie; the error of the line is added to it in quadrature.
    /// None where there is no border, or none of that name, or the place is not on the globe.
    #[must_use]
    pub fn locate(
        &self,
        place: Coord,
        radius_km: Option<f64>,
        border: Option<&str>,
    ) -> Option<Location<'_>> {
        if !(place.x.is_finite() && place.y.abs() <= 90.0) {
            return None;
        }
        let range = match border {
            Some(id) => self.pieces_of(self.index_of(id)?),
            None => self.all_pieces(),
        };
        let foot = self.foot(place, range)?;
        let border = &self.all[foot.border];
        let part = &border.parts[foot.part];
        let nearest = part.track.coord(foot.piece, foot.t);
        let km = part.track.km_at(foot.piece, foot.t);
        let segment = border.segment_at(km);
        let accuracy_m = segment.and_then(|s| s.nature.accuracy_m);
        let by_line = hand(part, &foot);
        let side = self.side_or_hand(place, border, by_line);
        let hand = by_line.map(|hand| border.hand_of(side).unwrap_or(hand));
        let disc = radius_km
            .filter(|radius| radius.is_finite())
            .map(|km| (km.max(0.0) * 1_000.0).hypot(accuracy_m.unwrap_or(0.0)))
            .map(|radius_m| Disc::of(self, place, &foot, radius_m));
        Some(Location {
            border: &border.id,
            part: foot.part,
            km,
            km_min: disc.as_ref().map(|d| d.km.0),
            km_max: disc.as_ref().map(|d| d.km.1),
            radius_km: disc.as_ref().map(|d| d.radius_m / 1_000.0),
            offset_km: foot.view.metres / 1_000.0,
            offset_min_km: disc.as_ref().map(|d| d.offset_km.0),
            offset_max_km: disc.as_ref().map(|d| d.offset_km.1),
            side,
            hand,
            shares: disc.map_or_else(Vec::new, |d| self.shares(place, border, side, &d)),
            nearest: (wrap_lon(nearest.x), nearest.y),
            segment_status: segment.and_then(|s| s.nature.status),
            accuracy_m,
        })
    }

    /// The code of the area that holds the place (degrees); none where no area does.
    #[must_use]
    pub fn side_of(&self, place: Coord) -> Option<&str> {
        self.territory.side_of(place)
    }

    fn side_or_hand<'a>(
        &'a self,
        place: Coord,
        border: &'a Border,
        hand: Option<Hand>,
    ) -> Option<&'a str> {
        let by_area = self.territory.side_of(place);
        if by_area.is_some() || border.has_both_areas {
            return by_area;
        }
        border.side_on(hand)
    }

    fn shares<'a>(
        &'a self,
        place: Coord,
        border: &'a Border,
        side: Option<&'a str>,
        disc: &Disc,
    ) -> Vec<(Option<&'a str>, f64)> {
        if border.has_both_areas {
            return self.territory.shares(place, disc.radius_m, side);
        }
        if disc.offset_km.0 > 0.0 {
            return vec![(side, 1.0)];
        }
        disc.shares_by_hand(self, border)
    }
}
