//! A span of time with open ends, half-open as every interval here: the start is in, the end is not.

use jiff::{Timestamp, ToSpan, civil::Date, tz::TimeZone};

/// `[start, end)` in UTC; `None` is an open end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Interval {
    /// First instant inside, or open towards the past.
    pub start: Option<Timestamp>,
    /// First instant after, or open towards the future.
    pub end: Option<Timestamp>,
}

impl Interval {
    /// The civil days `first..=last` as they passed in `zone`.
    ///
    /// Days at the very edge of the calendar, where a zone's offset leaves the range of timestamps, become open ends.
    #[must_use]
    pub fn of_days(first: Date, last: Date, zone: &TimeZone) -> Self {
        let midnight = |date: Date| {
            date.to_zoned_datetime(zone.clone())
                .ok()
                .map(|start| start.timestamp())
        };
        Self {
            start: midnight(first),
            end: last.checked_add(1.day()).ok().and_then(midnight),
        }
    }

    /// The one instant `at` (as the shortest span that holds it).
    #[must_use]
    pub fn of_instant(at: Timestamp) -> Self {
        Self {
            start: Some(at),
            end: at.checked_add(1.nanosecond()).ok(),
        }
    }

    /// Whether the two spans share an instant.
    #[must_use]
    pub fn intersects(&self, other: &Self) -> bool {
        let before = |end: Option<Timestamp>, start: Option<Timestamp>| matches!((end, start), (Some(end), Some(start)) if end <= start);
        !before(self.end, other.start) && !before(other.end, self.start)
    }

    /// Whether `other` lies wholly inside this span.
    #[must_use]
    pub fn contains(&self, other: &Self) -> bool {
        let starts = match (self.start, other.start) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(outer), Some(inner)) => outer <= inner,
        };
        let ends = match (self.end, other.end) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(outer), Some(inner)) => inner <= outer,
        };
        starts && ends
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        Self {
            start: self.start.zip(other.start).map(|(a, b)| a.min(b)),
            end: self.end.zip(other.end).map(|(a, b)| a.max(b)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_day_is_half_open_in_its_zone() {
        let zone = TimeZone::get("Asia/Dushanbe").expect("bundled zone");
        let day = Interval::of_days(date(2021, 7, 4), date(2021, 7, 4), &zone);
        assert_eq!(
            day.start.expect("start").to_string(),
            "2021-07-03T19:00:00Z"
        );
        assert_eq!(day.end.expect("end").to_string(), "2021-07-04T19:00:00Z");
        let next = Interval::of_days(date(2021, 7, 5), date(2021, 7, 5), &zone);
        assert!(!day.intersects(&next));
    }

    #[test]
    fn an_open_end_meets_everything_on_its_side() {
        let zone = TimeZone::UTC;
        let day = Interval::of_days(date(2021, 7, 4), date(2021, 7, 4), &zone);
        let since = Interval {
            start: day.end,
            end: None,
        };
        assert!(!since.intersects(&day));
        let until = Interval {
            start: None,
            end: day.end,
        };
        assert!(until.intersects(&day));
        assert!(until.contains(&day));
    }
}
