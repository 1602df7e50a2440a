//! Kilometre posts: places at whole multiples of a distance.

use serde::Serialize;

use super::measure::Place;
use super::parts::Border;
use crate::geometry::geodesic::inverse;

/// A kilometre post.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Post {
    /// The place; its bearing is that of the border about it, not of the single segment.
    #[serde(flatten)]
    pub place: Place,
    /// True where the side named left really lies on the left hand, going up the km.
    pub left_is_left: bool,
}

impl Border {
    /// The posts every so many km from km 0; none for a distance that is not above zero.
    ///
    /// Their bearing runs from half a kilometre before the post to half a kilometre after it, so that ticks drawn across
    /// the line do not turn with every meander.
    #[must_use]
    pub fn posts(&self, every_km: f64) -> Vec<Post> {
        const MOST: usize = 100_000;
        if !(every_km > 0.0 && every_km.is_finite()) {
            return Vec::new();
        }
        (0..MOST)
            .map_while(|step| self.at(step as f64 * every_km).ok())
            .map(|place| self.post(place))
            .collect()
    }

    fn post(&self, place: Place) -> Post {
        const ABOUT_KM: f64 = 0.5;
        let part = &self.parts[place.part];
        let before = part.coord_at((place.km - ABOUT_KM).max(part.from_km()));
        let after = part.coord_at((place.km + ABOUT_KM).min(part.to_km()));
        let about = inverse(before, after);
        let bearing = if about.metres > 1.0 {
            about.bearing
        } else {
            place.bearing
        };
        Post {
            place: Place { bearing, ..place },
            left_is_left: !part.flipped,
        }
    }
}
