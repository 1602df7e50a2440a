//! Civil dates as each language writes them, always in the Gregorian calendar.
//!
//! The names of the months are ICU4X's. How they stand together is our own table: its data for Tajik pad the day and
//! write months large within a sentence, and those for Dari put the month first in some forms and last in others.

use std::sync::LazyLock;

use icu_calendar::{Date as IcuDate, Gregorian};
use icu_datetime::{
    FixedCalendarDateTimeFormatter as Formatter,
    fieldsets::{M, MD},
};
use icu_locale_core::Locale;
use jiff::civil::Date;

use super::{Language, arg, in_digits, say};

/// How much of a date is written, and how long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateForm {
    /// `6 July 2021`
    Day,
    /// `6 July`
    DayMonth,
    /// `July 2021`
    Month,
    /// `6 Jul 2021`
    DayShort,
    /// `6 Jul`
    DayMonthShort,
    /// `Jul 2021`
    MonthShort,
}

impl DateForm {
    /// Every form with the name that scripts know it by.
    pub(super) const ALL: [(Self, &'static str); 6] = [
        (Self::Day, "day"),
        (Self::DayMonth, "dayMonth"),
        (Self::Month, "month"),
        (Self::DayShort, "dayShort"),
        (Self::DayMonthShort, "dayMonthShort"),
        (Self::MonthShort, "monthShort"),
    ];
}

/// The form in a language: `{d}` is the day, `{y}` the year, the others are [`Months`].
pub(super) fn pattern(language: Language, form: DateForm) -> &'static str {
    use Language::{En, Fa, Ru, Tg};
    match (language, form) {
        (En | Tg | Fa, DateForm::Day) | (Fa, DateForm::DayShort) => "{d} {long} {y}",
        (Ru, DateForm::Day) => "{d} {long} {y} г.",
        (_, DateForm::DayMonth) | (Fa, DateForm::DayMonthShort) => "{d} {long}",
        (En | Tg | Fa, DateForm::Month) => "{longAlone} {y}",
        (Ru, DateForm::Month) => "{longAlone} {y} г.",
        (En | Tg, DateForm::DayShort) => "{d} {short} {y}",
        (Ru, DateForm::DayShort) => "{d} {short} {y} г.",
        (En | Tg | Ru, DateForm::DayMonthShort) => "{d} {short}",
        (En | Tg | Fa, DateForm::MonthShort) => "{shortAlone} {y}",
        (Ru, DateForm::MonthShort) => "{shortAlone} {y} г.",
    }
}

/// The names of the twelve months, January first.
#[derive(Debug)]
pub(super) struct Months {
    /// Within a date.
    pub long: Vec<String>,
    /// Within a date, short.
    pub short: Vec<String>,
    /// By itself, or with a year alone.
    pub long_alone: Vec<String>,
    /// The same, short.
    pub short_alone: Vec<String>,
}

static MONTHS: LazyLock<[Months; Language::ALL.len()]> =
    LazyLock::new(|| Language::ALL.map(Months::of));

macro_rules! formatter {
    ($language:expr, $fields:expr) => {{
        let locale: Locale = $language
            .locale()
            .parse()
            .expect("our locales are well formed");
        Formatter::<Gregorian, _>::try_new(locale.into(), $fields)
            .expect("compiled data have every locale or its root")
    }};
}

impl Months {
    /// The names in a language.
    pub(super) fn in_language(language: Language) -> &'static Self {
        &MONTHS[language as usize]
    }

    fn of(language: Language) -> Self {
        let (long, short) = (
            formatter!(language, MD::long()),
            formatter!(language, MD::medium()),
        );
        let alone = (
            formatter!(language, M::long()),
            formatter!(language, M::medium()),
        );
        // A name within a date is what the day leaves over.
        let within = |text: String| {
            let name = text.trim_matches(|c: char| c.is_numeric() || c.is_whitespace());
            if language == Language::Tg {
                name.to_lowercase()
            } else {
                name.to_owned()
            }
        };
        Self {
            long: of_year(|day| within(long.format(day).to_string())),
            short: of_year(|day| within(short.format(day).to_string())),
            long_alone: of_year(|day| alone.0.format(day).to_string()),
            short_alone: of_year(|day| alone.1.format(day).to_string()),
        }
    }
}

fn of_year(name: impl Fn(&IcuDate<Gregorian>) -> String) -> Vec<String> {
    (1..=12)
        .map(|month| {
            let day = IcuDate::try_new_gregorian(2021, month, 6);
            name(&day.expect("every month has a sixth day"))
        })
        .collect()
}

/// A date in a form.
#[must_use]
pub fn date(language: Language, date: Date, form: DateForm) -> String {
    filled(language, date, form, &day_of(language, date))
}

fn day_of(language: Language, date: Date) -> String {
    in_digits(language, &date.day().to_string())
}

fn filled(language: Language, date: Date, form: DateForm, day: &str) -> String {
    let months = Months::in_language(language);
    let name = |names: &[String]| names[usize::from(date.month().unsigned_abs()) - 1].clone();
    pattern(language, form)
        .replace("{d}", day)
        .replace("{y}", &in_digits(language, &date.year().to_string()))
        .replace("{long}", &name(&months.long))
        .replace("{short}", &name(&months.short))
        .replace("{longAlone}", &name(&months.long_alone))
        .replace("{shortAlone}", &name(&months.short_alone))
}

/// The month of a date by its name alone, as an axis says it: `July`; short: `Jul`.
#[must_use]
pub fn month(language: Language, date: Date, short: bool) -> &'static str {
    let months = Months::in_language(language);
    let names = if short {
        &months.short_alone
    } else {
        &months.long_alone
    };
    &names[usize::from(date.month().unsigned_abs()) - 1]
}

/// Days from the first to the last: `6–7 July 2021`, `30 June – 2 July 2021`, `30 December 2020 – 2 January 2021`.
///
/// The form must have a day: [`DateForm::Day`], [`DateForm::DayMonth`] or their short ones.
#[must_use]
pub fn days(language: Language, first: Date, last: Date, form: DateForm) -> String {
    if last <= first {
        return date(language, first, form);
    }
    if (first.year(), first.month()) == (last.year(), last.month()) {
        let days = format!("{}–{}", day_of(language, first), day_of(language, last));
        return filled(language, last, form, &days);
    }
    let begin = if first.year() == last.year() {
        without_year(form)
    } else {
        form
    };
    span(
        language,
        &date(language, first, begin),
        &date(language, last, form),
    )
}

/// Months from the first to the last: `July 2021`, `June–October 2021`, `December 2020 – January 2021`.
#[must_use]
pub fn months(language: Language, first: Date, last: Date, form: DateForm) -> String {
    let end = date(language, last, form);
    if first.year() != last.year() {
        return span(language, &date(language, first, form), &end);
    }
    if first.month() >= last.month() {
        return end;
    }
    format!(
        "{}–{end}",
        month(language, first, form == DateForm::MonthShort)
    )
}

/// Years from the first to the last: `2021`, `2020–2021`.
#[must_use]
pub fn years(language: Language, first: Date, last: Date) -> String {
    let year = |date: Date| in_digits(language, &date.year().to_string());
    if first.year() == last.year() {
        return year(last);
    }
    format!("{}–{}", year(first), year(last))
}

fn span(language: Language, from: &str, to: &str) -> String {
    say(language, "words-span", [arg("from", from), arg("to", to)])
}

fn without_year(form: DateForm) -> DateForm {
    match form {
        DateForm::Day => DateForm::DayMonth,
        DateForm::DayShort => DateForm::DayMonthShort,
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date as civil;

    #[test]
    fn each_language_writes_a_day_with_its_own_months_and_digits() {
        let day = |language| date(language, civil(2021, 7, 6), DateForm::Day);
        let days = Language::ALL.map(day);
        assert_eq!(
            days,
            ["6 July 2021", "6 июля 2021 г.", "6 июл 2021", "۶ جولای ۲۰۲۱"]
        );
        let january = |language| date(language, civil(2021, 1, 6), DateForm::DayMonth);
        assert_eq!(
            Language::ALL.map(january),
            ["6 January", "6 января", "6 январ", "۶ جنوری"]
        );
    }

    #[test]
    fn months_alone_stand_in_their_own_case() {
        let long = |language| date(language, civil(2021, 7, 6), DateForm::Month);
        assert_eq!(
            Language::ALL.map(long),
            ["July 2021", "июль 2021 г.", "Июл 2021", "جولای ۲۰۲۱"]
        );
        assert_eq!(month(Language::En, civil(2021, 9, 6), true), "Sept");
        assert_eq!(month(Language::Ru, civil(2021, 3, 6), false), "март");
    }

    #[test]
    fn spans_share_what_they_have_in_common_in_every_language() {
        let within = |language| {
            days(
                language,
                civil(2021, 7, 6),
                civil(2021, 7, 7),
                DateForm::Day,
            )
        };
        assert_eq!(
            Language::ALL.map(within),
            [
                "6–7 July 2021",
                "6–7 июля 2021 г.",
                "6–7 июл 2021",
                "۶–۷ جولای ۲۰۲۱"
            ]
        );
        let across = |language| {
            days(
                language,
                civil(2021, 6, 30),
                civil(2021, 7, 2),
                DateForm::DayMonth,
            )
        };
        assert_eq!(
            Language::ALL.map(across),
            [
                "30 June – 2 July",
                "30 июня – 2 июля",
                "30 июн – 2 июл",
                "۳۰ جون تا ۲ جولای"
            ]
        );
    }
}
