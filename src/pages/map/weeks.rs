//! The timeline as the server draws it: what the filters let through and what they do not, by week.

use std::collections::HashMap;

use jiff::{ToSpan, civil::Date};

use super::{entry, period};
use crate::{
    features::{Collection, Column, Dataset, Kind, property::TextColumn},
    lang::arg,
    ogcapi::borders::monday,
    pages::{Frame, words::dates},
    query::PageState,
    render::{TimeBin, TimeChart},
};

/// More bins than this would be lines: then they are months, then years.
const MOST_BINS: f64 = 220.0;

/// The chart, and what stands above it.
pub(in crate::pages) struct Weeks {
    /// What is counted.
    pub title: String,
    /// Its days, in words.
    pub days: String,
    /// SVG.
    pub chart: String,
}

#[derive(Clone, Copy)]
enum Unit {
    Week,
    Month,
    Year,
}

impl Unit {
    /// The finest that leaves the bins wide enough to be seen.
    fn of(days: f64) -> Self {
        if days / 7.0 <= MOST_BINS {
            Self::Week
        } else if days / 30.4 <= MOST_BINS {
            Self::Month
        } else {
            Self::Year
        }
    }

    /// The first day of the unit in which a day lies.
    fn start(self, day: Date) -> Date {
        match self {
            Self::Week => monday(day),
            Self::Month => day.first_of_month(),
            Self::Year => day.first_of_year(),
        }
    }

    fn next(self, start: Date) -> Option<Date> {
        let step = match self {
            Self::Week => 7.days(),
            Self::Month => 1.month(),
            Self::Year => 1.year(),
        };
        start.checked_add(step).ok()
    }
}

impl Weeks {
    /// The chart of a state; none where no report has a day.
    pub(in crate::pages) fn of(
        frame: &Frame,
        dataset: &Dataset,
        state: &PageState,
    ) -> Option<Self> {
        let (first, last) = days(dataset)?;
        let end = last.saturating_add(1.day());
        let count = first.until(end).map_or(0, |span| span.get_days());
        let unit = Unit::of(f64::from(count));
        let mut categories: Vec<&str> = dataset
            .project
            .categories
            .iter()
            .map(|category| category.id.as_str())
            .collect();
        categories.push("");
        let mut bins = bins(unit, (first, end), categories.len());
        let total = fill(&mut bins, unit, dataset, state);
        let (title, most) = match unit {
            Unit::Week => ("timeline-by-week", "timeline-a-week"),
            Unit::Month => ("timeline-by-month", "timeline-a-month"),
            Unit::Year => ("timeline-by-year", "timeline-a-year"),
        };
        let title = frame.t(title).into_owned();
        let days = dates::days(frame.language, first, last);
        let rules = dataset.project.context_dates.iter();
        let rules = rules.filter(|rule| first <= rule.date && rule.date < end);
        let mut chart = TimeChart {
            days: (first, end),
            bins,
            categories,
            rules: rules
                .filter_map(|rule| Some((rule.date, rule.label.get(frame.language.tag())?)))
                .collect(),
            label: frame.say(
                "timeline-chart",
                [
                    arg("title", &title),
                    arg("reports", frame.say("map-result-all", [arg("all", total)])),
                    arg("period", &days),
                ],
            ),
            most: String::new(),
        };
        chart.most = frame.say(most, [arg("count", chart.highest())]);
        Some(Self {
            chart: chart.svg(frame.language),
            title,
            days,
        })
    }
}

/// The project's period and the days of its reports.
fn days(dataset: &Dataset) -> Option<(Date, Date)> {
    let zone = &dataset.project.time_zone;
    let own = dataset
        .of_kind(Kind::Report)
        .filter_map(|collection| dates::civil(&collection.interval()?, zone));
    own.chain(period(dataset))
        .reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
}

fn bins(unit: Unit, (first, end): (Date, Date), categories: usize) -> Vec<TimeBin> {
    let mut bins = Vec::new();
    let mut start = unit.start(first);
    while start < end {
        let next = unit.next(start).unwrap_or(end);
        bins.push(TimeBin {
            days: (start.max(first), next.min(end)),
            counts: vec![(0, 0); categories],
        });
        start = next;
    }
    bins
}

/// Counts each report in the bin of its first day; gives how many there are.
fn fill(bins: &mut [TimeBin], unit: Unit, dataset: &Dataset, state: &PageState) -> usize {
    // The stretch narrows what is seen; every other filter dims.
    let stretch = PageState {
        km_from: state.km_from,
        km_to: state.km_to,
        ..PageState::default()
    };
    let places: HashMap<Date, usize> = bins
        .iter()
        .enumerate()
        .map(|(index, bin)| (unit.start(bin.days.0), index))
        .collect();
    let mut total = 0;
    for collection in dataset.of_kind(Kind::Report) {
        let (first_days, categories) = (
            texts(collection, "date_start"),
            texts(collection, "category"),
        );
        let lit = entry::shown(dataset, collection, state);
        for row in entry::rows(dataset, collection, &stretch) {
            let day = first_days.and_then(|days| days.get(row)?.parse::<Date>().ok());
            let Some(&index) = day.and_then(|day| places.get(&unit.start(day))) else {
                continue;
            };
            let category = categories.and_then(|texts| texts.get(row));
            let known = &dataset.project.categories;
            let place = known
                .iter()
                .position(|one| Some(one.id.as_str()) == category);
            let counts = &mut bins[index].counts[place.unwrap_or(known.len())];
            if lit.binary_search(&row).is_ok() {
                counts.0 += 1;
            } else {
                counts.1 += 1;
            }
            total += 1;
        }
    }
    total
}

fn texts<'a>(collection: &'a Collection, name: &str) -> Option<&'a TextColumn> {
    match collection.column(name) {
        Some(Column::Text(texts)) => Some(texts),
        _ => None,
    }
}
