//! `datetime`: an instant, a day, or an interval of either with open ends (Part 1, /req/core/fc-time-response).

use jiff::{
    Span, Timestamp, ToSpan,
    civil::Date,
    fmt::temporal::{Pieces, PiecesOffset},
    tz::TimeZone,
};

use super::QueryError;
use crate::features::Interval;

const EXPECTED: &str = "expected an RFC 3339 date-time with offset, a full-date, or two of them with a slash between, `..` or nothing for an open end, a duration for the second";

/// Parses the value; a full-date is that civil day in `zone`, and ends of intervals belong to them.
///
/// `None` is an interval open at both ends, which holds everything.
pub(super) fn parse(text: &str, zone: &TimeZone) -> Result<Option<Interval>, QueryError> {
    let refuse = |why: &str| QueryError::invalid("datetime", text, format!("{why}; {EXPECTED}"));
    let bound = |text| moment(text, zone).ok_or_else(|| refuse("not a time"));
    let open = |text: &str| text.is_empty() || text == "..";
    let interval = match text.split_once('/') {
        None => bound(text)?,
        Some((first, last)) if open(first) && open(last) => {
            return if first.is_empty() && last.is_empty() {
                Err(refuse("both ends are missing"))
            } else {
                Ok(None)
            };
        }
        Some((first, last)) if last.starts_with('P') => {
            let start = bound(first)?.start;
            let end = start.and_then(|start| after(start, last, zone));
            Interval {
                start,
                end: Some(end.ok_or_else(|| refuse("not a duration from a start"))?),
            }
        }
        Some((first, last)) => Interval {
            start: if open(first) {
                None
            } else {
                bound(first)?.start
            },
            end: if open(last) { None } else { bound(last)?.end },
        },
    };
    match (interval.start, interval.end) {
        (Some(start), Some(end)) if start >= end => Err(refuse("it ends before it starts")),
        (None, None) => Ok(None),
        _ => Ok(Some(interval)),
    }
}

/// The span of one bound: a day as it passed in the zone, or an instant.
///
/// Bounds at the edge of the calendar (`0000-01-01`, `9999-12-31`) are what clients send for "no bound": open ends.
fn moment(text: &str, zone: &TimeZone) -> Option<Interval> {
    // The offset's plus sign, where a client did not encode it, arrives as a space.
    let text = text.replace(' ', "+");
    let plain = text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || b"-:.TtZz+".contains(&byte));
    if !plain {
        return None;
    }
    // GDAL has been seen to send `2020-01-01T`.
    let text = text.strip_suffix(['T', 't']).unwrap_or(&text);
    if text.len() == 10 {
        return text.parse().ok().map(|date| day(date, zone));
    }
    let pieces = Pieces::parse(text).ok()?;
    let date = pieces.date();
    let date_time = date.to_datetime(pieces.time()?);
    let offset = match pieces.offset()? {
        PiecesOffset::Zulu => jiff::tz::Offset::UTC,
        PiecesOffset::Numeric(numeric) => numeric.offset(),
        _ => return None,
    };
    if is_dummy(date) {
        return Some(Interval::default());
    }
    offset.to_timestamp(date_time).ok().map(instant)
}

/// The instant after an ISO 8601 duration, its days counted in the zone.
fn after(start: Timestamp, duration: &str, zone: &TimeZone) -> Option<Timestamp> {
    let span: Span = duration.parse().ok()?;
    let end = start
        .to_zoned_datetime(zone.clone())
        .checked_add(span)
        .ok()?;
    Some(end.timestamp())
}

fn day(date: Date, zone: &TimeZone) -> Interval {
    if is_dummy(date) {
        Interval::default()
    } else {
        Interval::of_days(date, date, zone)
    }
}

fn instant(at: Timestamp) -> Interval {
    Interval {
        start: Some(at),
        end: at.checked_add(1.nanosecond()).ok(),
    }
}

fn is_dummy(date: Date) -> bool {
    date.year() <= 0 || date.year() >= 9999
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> String {
        let zone = TimeZone::get("Asia/Dushanbe").expect("bundled");
        match parse(text, &zone) {
            Ok(None) => "everything".to_owned(),
            Ok(Some(Interval { start, end })) => {
                let show = |at: Option<Timestamp>| at.map_or("..".to_owned(), |at| at.to_string());
                format!("{} {}", show(start), show(end))
            }
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn instants_days_and_intervals_are_half_open_spans() {
        for (text, expected) in [
            (
                "2021-07-05T08:00:00Z",
                "2021-07-05T08:00:00Z 2021-07-05T08:00:00.000000001Z",
            ),
            (
                "2021-07-05T13:00:00+05:00",
                "2021-07-05T08:00:00Z 2021-07-05T08:00:00.000000001Z",
            ),
            (
                "2021-07-05T13:00:00 05:00",
                "2021-07-05T08:00:00Z 2021-07-05T08:00:00.000000001Z",
            ),
            ("2021-07-05", "2021-07-04T19:00:00Z 2021-07-05T19:00:00Z"),
            ("2021-07-05T", "2021-07-04T19:00:00Z 2021-07-05T19:00:00Z"),
            (
                "2021-07-05/2021-07-06",
                "2021-07-04T19:00:00Z 2021-07-06T19:00:00Z",
            ),
            (
                "2021-07-05/P2D",
                "2021-07-04T19:00:00Z 2021-07-06T19:00:00Z",
            ),
            (
                "2021-07-05T00:00:00Z/PT1H",
                "2021-07-05T00:00:00Z 2021-07-05T01:00:00Z",
            ),
            ("2021-07-05/..", "2021-07-04T19:00:00Z .."),
            ("2021-07-05T/", "2021-07-04T19:00:00Z .."),
            ("../2021-07-05", ".. 2021-07-05T19:00:00Z"),
            ("/2021-07-05t00:00:00z", ".. 2021-07-05T00:00:00.000000001Z"),
            ("2021-07-05T08:00:00.5Z/..", "2021-07-05T08:00:00.5Z .."),
        ] {
            assert_eq!(parsed(text), expected, "{text}");
        }
    }

    #[test]
    fn the_bounds_that_clients_send_for_no_bound_are_open_ends() {
        assert_eq!(
            parsed("2021-07-05T00:00:00Z/9999-12-31T00:00:00Z"),
            "2021-07-05T00:00:00Z .."
        );
        assert_eq!(
            parsed("0000-01-01T00:00:00Z/2021-07-05T00:00:00Z"),
            ".. 2021-07-05T00:00:00.000000001Z"
        );
        assert_eq!(parsed("../.."), "everything");
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for text in [
            "",
            "/",
            "yesterday",
            "2021-02-30",
            "2021-07-05T25:00:00Z",
            "2021-07-05T10:00:00",
            "2021-07",
            "2021-07-06/2021-07-05",
            "2021-07-05/2021-07-06/2021-07-07",
            "../P2D",
            "2021-07-05/P2X",
            "2021-07-05/-P2D",
            "2021-07-05[UTC]",
            "2021-07-05T10:00:00Z[UTC]",
        ] {
            assert!(
                parsed(text).starts_with("query parameter"),
                "{text}: {}",
                parsed(text)
            );
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_a_time_or_refused(text in "[-0-9:./TtZz+ ]{0,50}") {
            if let Ok(Some(Interval { start: Some(start), end: Some(end) })) = parse(&text, &TimeZone::UTC) {
                proptest::prop_assert!(start < end);
            }
        }
    }
}
