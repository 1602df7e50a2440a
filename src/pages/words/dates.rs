//! Civil dates in words, as exact as they are known.

use jiff::{ToSpan, civil::Date, tz::TimeZone};

use crate::{
    features::{Interval, report::DatePrecision},
    lang::{self, DateForm, Language, arg},
};

/// A day: `6 July 2021`.
#[must_use]
pub fn day(language: Language, date: Date) -> String {
    lang::date(language, date, DateForm::Day)
}

/// Days from the first to the last: `6–7 July 2021`, `30 June – 2 July 2021`, `30 December 2020 – 2 January 2021`.
#[must_use]
pub fn days(language: Language, first: Date, last: Date) -> String {
    lang::days(language, first, last, DateForm::Day)
}

/// When something happened, as exactly as it is known: a week, a month or a year never reads as a day.
#[must_use]
pub fn when(language: Language, first: Date, last: Date, precision: DatePrecision) -> String {
    let days = || days(language, first, last);
    let say = |id, name, value: String| lang::say(language, id, [arg(name, value)]);
    match precision {
        DatePrecision::Day => days(),
        DatePrecision::Week if first == last => say("words-week-of", "day", day(language, first)),
        DatePrecision::Week => say("words-about-days", "days", days()),
        DatePrecision::Month => lang::months(language, first, last, DateForm::Month),
        DatePrecision::Year => lang::years(language, first, last),
        DatePrecision::Unknown => say("words-date-unknown", "days", days()),
    }
}

/// The same for a narrow column: `6–7 Jul`, `30 Jun – 2 Jul`, `Jul 2021`; the year only `with_year`.
#[must_use]
pub fn when_short(
    language: Language,
    first: Date,
    last: Date,
    precision: DatePrecision,
    with_year: bool,
) -> String {
    let form = if with_year {
        DateForm::DayShort
    } else {
        DateForm::DayMonthShort
    };
    match precision {
        DatePrecision::Month => lang::months(language, first, last, DateForm::MonthShort),
        DatePrecision::Year => lang::years(language, first, last),
        DatePrecision::Unknown => lang::text(language, "words-no-date").into_owned(),
        DatePrecision::Day | DatePrecision::Week => lang::days(language, first, last, form),
    }
}

/// A date as a source wrote it: a full date or date-time as `7 July 2021`, anything else as it stands.
#[must_use]
pub fn written(language: Language, text: &str) -> String {
    text.get(..10)
        .and_then(|date| date.parse::<Date>().ok())
        .map_or_else(|| text.to_owned(), |date| day(language, date))
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
pub fn interval(language: Language, interval: &Interval, zone: &TimeZone) -> String {
    let say = |id, date| lang::say(language, id, [arg("day", day(language, date))]);
    match ends(interval, zone) {
        (Some(first), Some(last)) => days(language, first, last),
        (Some(first), None) => say("words-since", first),
        (None, Some(last)) => say("words-until", last),
        (None, None) => lang::text(language, "words-any-time").into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const EN: Language = Language::En;

    #[test]
    fn days_share_what_they_have_in_common() {
        let days = |first, last| days(EN, first, last);
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
        let when = |first, last, precision| when(EN, first, last, precision);
        assert_eq!(
            when(first, last, DatePrecision::Week),
            "About 5–23 July 2021"
        );
        assert_eq!(
            when(first, first, DatePrecision::Week),
            "In the week of 5 July 2021"
        );
        assert_eq!(when(first, last, DatePrecision::Month), "July 2021");
        assert_eq!(
            when(date(2021, 6, 1), last, DatePrecision::Month),
            "June–July 2021"
        );
        assert_eq!(when(first, last, DatePrecision::Year), "2021");
        assert_eq!(
            when(first, first, DatePrecision::Unknown),
            "Not known; filed under 5 July 2021"
        );
    }

    #[test]
    fn a_narrow_column_keeps_days_and_month() {
        let short = |a, b| when_short(EN, a, b, DatePrecision::Day, false);
        assert_eq!(short(date(2021, 7, 4), date(2021, 7, 5)), "4–5 Jul");
        assert_eq!(short(date(2021, 6, 30), date(2021, 7, 2)), "30 Jun – 2 Jul");
        let day = date(2021, 7, 3);
        assert_eq!(
            when_short(EN, day, day, DatePrecision::Day, true),
            "3 Jul 2021"
        );
    }

    #[test]
    fn an_interval_is_told_in_the_days_of_its_zone() {
        let zone = TimeZone::get("Asia/Dushanbe").expect("bundled zone");
        let whole = Interval::of_days(date(2021, 6, 1), date(2021, 10, 31), &zone);
        assert_eq!(interval(EN, &whole, &zone), "1 June – 31 October 2021");
        assert_eq!(
            interval(EN, &Interval { end: None, ..whole }, &zone),
            "since 1 June 2021"
        );
    }

    #[test]
    fn a_date_that_does_not_parse_stays_as_it_was_written() {
        assert_eq!(written(EN, "2021-07-07T10:00:00Z"), "7 July 2021");
        assert_eq!(written(EN, "summer"), "summer");
        assert_eq!(written(EN, "دوشنبه ۵ تیر"), "دوشنبه ۵ تیر");
    }
}
