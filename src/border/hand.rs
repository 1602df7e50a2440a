//! On which hand of a border a place lies.

use super::foot::Foot;
use super::location::Hand;
use super::parts::{Border, Part};

impl Border {
    /// The hand on which a side lies, if it is one of the two.
    #[must_use]
    pub fn hand_of(&self, side: Option<&str>) -> Option<Hand> {
        match side {
            Some(code) if code == self.left => Some(Hand::Left),
            Some(code) if code == self.right => Some(Hand::Right),
            _ => None,
        }
    }

    /// The code of the side on a hand.
    #[must_use]
    pub fn side_on(&self, hand: Option<Hand>) -> Option<&str> {
        hand.map(|hand| match hand {
            Hand::Left => self.left.as_str(),
            Hand::Right => self.right.as_str(),
        })
    }
}

/// On which hand of its part a place lies; none on the line.
pub(super) fn hand(part: &Part, foot: &Foot) -> Option<Hand> {
    const ON_THE_LINE_M: f64 = 1e-6;
    if foot.view.metres < ON_THE_LINE_M {
        return None;
    }
    let [east, north] = direction_through(part, foot);
    let towards = foot.view.towards;
    let lies_left = towards[0] * north < towards[1] * east;
    Some(if lies_left == part.flipped {
        Hand::Right
    } else {
        Hand::Left
    })
}

/// The direction of the border at its nearest place, east and north; at a vertex that which halves the angle.
///
/// ```text
///      place ·
///             \        Seen from outside an acute angle, the place may lie left of one segment and right of the
///   ───────────o       other; the direction that halves the angle decides.
///            ╱
/// ```
fn direction_through(part: &Part, foot: &Foot) -> [f64; 2] {
    let frame = &foot.view.frame;
    let here = part.track.direction(foot.piece, frame);
    let Some(other) = piece_beyond(part, foot) else {
        return here;
    };
    let other = part.track.direction(other, frame);
    let half = [here[0] + other[0], here[1] + other[1]];
    // There and back again: no angle to halve.
    if half[0].hypot(half[1]) < 1e-9 {
        return here;
    }
    half
}

/// The piece that meets the foot's piece at the vertex where the foot stands, if it stands at one.
fn piece_beyond(part: &Part, foot: &Foot) -> Option<usize> {
    let last = part.track.pieces() - 1;
    if foot.t >= 1.0 {
        match foot.piece {
            piece if piece < last => Some(piece + 1),
            _ => part.is_closed().then_some(0),
        }
    } else if foot.t <= 0.0 {
        match foot.piece {
            0 => part.is_closed().then_some(last),
            piece => Some(piece - 1),
        }
    } else {
        None
    }
}
