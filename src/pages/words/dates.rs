//! Civil dates in words, as exact as they are known.

use jiff::civil::Date;

use crate::features::{Interval, report::DatePrecision};
use jiff::{ToSpan, tz::TimeZone};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const MONTHS_SHORT: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec",
];

fn month(date: Date) -> &'static str {
    MONTHS[(date.month() - 1) as usize]
}

fn month_short(date: Date) -> &'static str {
    MONTHS_SHORT[(date.month() - 1) as usize]
}

/// A day: `6 July 2021`.
#[must_use]
pub fn day(date: Date) -> String {
    format!("{} {} {}", date.day(), month(date), date.year())
}

/// Days from the first to the last: `6–7 July 2021`, `30 June – 2 July 2021`, `30 December 2020 – 2 January 2021`.
#[must_use]
pub fn days(first: Date, last: Date) -> String {
    if last <= first {
        return day(first);
    }
    if first.year() != last.year() {
        return format!("{} – {}", day(first), day(last));
    }
    if first.month() != last.month() {
        return format!("{} {} – {}", first.day(), month(first), day(last));
    }
    format!("{}–{}", first.day(), day(last))
}

/// Months from the first to the last: `July 2021`, `June–October 2021`, `December 2020 – January 2021`.
#[must_use]
pub fn months(first: Date, last: Date) -> String {
    if first.year() != last.year() {
        return format!(
            "{} {} – {} {}",
            month(first),
            first.year(),
            month(last),
            last.year()
        );
    }
    if first.month() == last.month() {
        return format!("{} {}", month(first), first.year());
    }
    format!("{}–{} {}", month(first), month(last), last.year())
}

/// When a report happened, no more exact than its precision.
#[must_use]
pub fn when(first: Date, last: Date, precision: DatePrecision) -> String {
    match precision {
        DatePrecision::Day => days(first, last),
        DatePrecision::Week if last <= first => format!("In the week of {}", day(first)),
        DatePrecision::Week => format!("About {}", days(first, last)),
        DatePrecision::Month => months(first, last),
        DatePrecision::Year if first.year() == last.year() => first.year().to_string(),
        DatePrecision::Year => format!("{}–{}", first.year(), last.year()),
        DatePrecision::Unknown => format!("Not known; filed under {}", days(first, last)),
    }
}

/// The same for a narrow column: `6–7 Jul`, `30 Jun – 2 Jul`, `Jul 2021`; the year only `with_year`.
#[must_use]
pub fn when_short(first: Date, last: Date, precision: DatePrecision, with_year: bool) -> String {
    let year = if with_year {
        format!(" {}", last.year())
    } else {
        String::new()
    };
    match precision {
        DatePrecision::Month if first.year() == last.year() && first.month() == last.month() => {
            format!("{} {}", month_short(first), first.year())
        }
        DatePrecision::Month => format!("{} – {}{year}", month_short(first), month_short(last)),
        DatePrecision::Year if first.year() == last.year() => first.year().to_string(),
        DatePrecision::Year => format!("{}–{}", first.year(), last.year()),
        DatePrecision::Unknown => "no date".to_owned(),
        DatePrecision::Day | DatePrecision::Week => days_short(first, last) + &year,
    }
}

fn days_short(first: Date, last: Date) -> String {
    if last <= first {
        return format!("{} {}", first.day(), month_short(first));
    }
    if (first.year(), first.month()) == (last.year(), last.month()) {
        return format!("{}–{} {}", first.day(), last.day(), month_short(last));
    }
    format!(
        "{} {} – {} {}",
        first.day(),
        month_short(first),
        last.day(),
        month_short(last)
    )
}

/// A date as a source wrote it: a full date or date-time as `7 July 2021`, anything else as it stands.
#[must_use]
pub fn written(text: &str) -> String {
    text.get(..10)
        .and_then(|date| date.parse::<Date>().ok())
        .map_or_else(|| text.to_owned(), day)
}

/// The first and last civil day of an interval in a time zone; `None` where an end is open.
#[must_use]
pub fn civil(interval: &Interval, zone: &TimeZone) -> Option<(Date, Date)> {
    ends(interval, zone).0.zip(ends(interval, zone).1)
}

fn ends(interval: &Interval, zone: &TimeZone) -> (Option<Date>, Option<Date>) {
    let first = interval
        .start
        .map(|at| at.to_zoned_datetime(zone.clone()).date());
    let last = interval
        .end
        .and_then(|at| at.checked_sub(1.nanosecond()).ok())
        .map(|at| at.to_zoned_datetime(zone.clone()).date());
    (first, last)
}

/// An interval as civil days of a time zone: `1 June – 31 October 2021`, `since 1 June 2021`, `until …`.
#[must_use]
pub fn interval(interval: &Interval, zone: &TimeZone) -> String {
    match ends(interval, zone) {
        (Some(first), Some(last)) => days(first, last),
        (Some(first), None) => format!("since {}", day(first)),
        (None, Some(last)) => format!("until {}", day(last)),
        (None, None) => "at any time".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_share_what_they_have_in_common() {
        assert_eq!(days(date(2021, 7, 6), date(2021, 7, 7)), "6–7 July 2021");
        assert_eq!(days(date(2021, 7, 6), date(2021, 7, 6)), "6 July 2021");
        assert_eq!(
            days(date(2021, 6, 30), date(2021, 7, 2)),
            "30 June – 2 July 2021"
        );
        assert_eq!(
            days(date(2020, 12, 30), date(2021, 1, 2)),
            "30 December 2020 – 2 January 2021"
        );
    }

    #[test]
    fn a_vague_date_never_reads_as_an_exact_one() {
        let (first, last) = (date(2021, 7, 5), date(2021, 7, 23));
        assert_eq!(
            when(first, last, DatePrecision::Week),
            "About 5–23 July 2021"
        );
        assert_eq!(
            when(first, first, DatePrecision::Week),
            "In the week of 5 July 2021"
        );
        assert_eq!(when(first, last, DatePrecision::Month), "July 2021");
        assert_eq!(when(first, last, DatePrecision::Year), "2021");
        assert_eq!(
            when(first, first, DatePrecision::Unknown),
            "Not known; filed under 5 July 2021"
        );
    }

    #[test]
    fn a_narrow_column_keeps_days_and_month() {
        let short = |a, b| when_short(a, b, DatePrecision::Day, false);
        assert_eq!(short(date(2021, 7, 4), date(2021, 7, 5)), "4–5 Jul");
        assert_eq!(short(date(2021, 6, 30), date(2021, 7, 2)), "30 Jun – 2 Jul");
        assert_eq!(
            when_short(date(2021, 7, 3), date(2021, 7, 3), DatePrecision::Day, true),
            "3 Jul 2021"
        );
    }

    #[test]
    fn an_interval_is_told_in_the_days_of_its_zone() {
        let zone = TimeZone::get("Asia/Dushanbe").expect("bundled zone");
        let whole = Interval::of_days(date(2021, 6, 1), date(2021, 10, 31), &zone);
        assert_eq!(interval(&whole, &zone), "1 June – 31 October 2021");
        assert_eq!(
            interval(&Interval { end: None, ..whole }, &zone),
            "since 1 June 2021"
        );
    }

    #[test]
    fn a_date_that_does_not_parse_stays_as_it_was_written() {
        assert_eq!(written("2021-07-07T10:00:00Z"), "7 July 2021");
        assert_eq!(written("summer"), "summer");
        assert_eq!(written("دوشنبه ۵ تیر"), "دوشنبه ۵ تیر");
    }
}
