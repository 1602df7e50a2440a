//! Civil dates as each language writes them, always in the Gregorian calendar.

use std::cell::OnceCell;

use icu_calendar::{Date as IcuDate, Gregorian};
use icu_datetime::{
    FixedCalendarDateTimeFormatter as Formatter,
    fieldsets::{M, MD, YM, YMD},
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

struct Formatters {
    day: Formatter<Gregorian, YMD>,
    day_short: Formatter<Gregorian, YMD>,
    day_month: Formatter<Gregorian, MD>,
    day_month_short: Formatter<Gregorian, MD>,
    month: Formatter<Gregorian, YM>,
    month_short: Formatter<Gregorian, YM>,
    alone: Formatter<Gregorian, M>,
    alone_short: Formatter<Gregorian, M>,
}

thread_local! {
    static FORMATTERS: [OnceCell<Formatters>; Language::ALL.len()] =
        const { [const { OnceCell::new() }; Language::ALL.len()] };
}

macro_rules! formatter {
    ($locale:expr, $fields:expr) => {
        Formatter::try_new($locale.clone().into(), $fields)
            .expect("compiled data have every locale or its root")
    };
}

impl Formatters {
    fn of(language: Language) -> Self {
        let locale: Locale = language
            .locale()
            .parse()
            .expect("our locales are well formed");
        Self {
            day: formatter!(locale, YMD::long()),
            day_short: formatter!(locale, YMD::medium()),
            day_month: formatter!(locale, MD::long()),
            day_month_short: formatter!(locale, MD::medium()),
            month: formatter!(locale, YM::long()),
            month_short: formatter!(locale, YM::medium()),
            alone: formatter!(locale, M::long()),
            alone_short: formatter!(locale, M::medium()),
        }
    }
}

fn with<T>(language: Language, f: impl FnOnce(&Formatters) -> T) -> T {
    FORMATTERS.with(|all| f(all[language as usize].get_or_init(|| Formatters::of(language))))
}

fn gregorian(date: Date) -> IcuDate<Gregorian> {
    let (month, day) = (date.month().unsigned_abs(), date.day().unsigned_abs());
    IcuDate::try_new_gregorian(date.year().into(), month, day)
        .expect("a civil date is a date of the Gregorian calendar")
}

/// A date in a form.
#[must_use]
pub fn date(language: Language, date: Date, form: DateForm) -> String {
    let date = gregorian(date);
    with(language, |formatters| match form {
        DateForm::Day => formatters.day.format(&date).to_string(),
        DateForm::DayShort => formatters.day_short.format(&date).to_string(),
        DateForm::DayMonth => formatters.day_month.format(&date).to_string(),
        DateForm::DayMonthShort => formatters.day_month_short.format(&date).to_string(),
        DateForm::Month => formatters.month.format(&date).to_string(),
        DateForm::MonthShort => formatters.month_short.format(&date).to_string(),
    })
}

/// The month of a date by its name alone, as an axis says it: `July`; short: `Jul`.
#[must_use]
pub fn month(language: Language, date: Date, short: bool) -> String {
    let date = gregorian(date);
    with(language, |formatters| {
        let alone = if short {
            &formatters.alone_short
        } else {
            &formatters.alone
        };
        alone.format(&date).to_string()
    })
}

/// Days from the first to the last: `6–7 July 2021`, `30 June – 2 July 2021`, `30 December 2020 – 2 January 2021`.
///
/// The form must have a day: [`DateForm::Day`], [`DateForm::DayMonth`] or their short ones.
#[must_use]
pub fn days(language: Language, first: Date, last: Date, form: DateForm) -> String {
    if last <= first {
        return date(language, first, form);
    }
    let end = date(language, last, form);
    if first.year() != last.year() {
        return span(language, &date(language, first, form), &end);
    }
    if first.month() != last.month() {
        return span(language, &date(language, first, without_year(form)), &end);
    }
    // In all our languages the day stands first.
    let rest = end.trim_start_matches(char::is_numeric);
    let day_of = |text: &str| -> String { text.chars().take_while(|c| c.is_numeric()).collect() };
    format!(
        "{}–{}{rest}",
        day_of(&date(language, first, form)),
        day_of(&end)
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
    fn probe() {
        for language in Language::ALL {
            for form in [
                DateForm::Day,
                DateForm::DayMonth,
                DateForm::Month,
                DateForm::DayShort,
                DateForm::DayMonthShort,
                DateForm::MonthShort,
            ] {
                eprintln!(
                    "{language:?} {form:?} {}",
                    date(language, civil(2021, 9, 6), form)
                );
            }
            for m in 1..=12 {
                eprint!(
                    "{}/{} ",
                    month(language, civil(2021, m, 6), false),
                    month(language, civil(2021, m, 6), true)
                );
            }
            eprintln!();
        }
    }
}
