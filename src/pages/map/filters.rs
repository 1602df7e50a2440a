//! The form of filters, which is the legend too: each category and status with the number of reports behind it.

use std::{borrow::Cow, collections::HashMap};

use jiff::civil::Date;

use super::entry::rows;
use crate::{
    features::{Column, Dataset, Kind, report::Status},
    lang::arg,
    pages::{Frame, marks, words::vocabulary},
    query::{PageState, Sort},
};

/// A box of the form.
pub(super) struct Choice<'a> {
    pub value: &'a str,
    pub label: Cow<'a, str>,
    pub symbol: String,
    pub count: usize,
    pub checked: bool,
}

/// A box for a side of the border, or for all places on neither bank.
pub(super) struct SideChoice {
    /// Its code; several with commas between for those elsewhere.
    pub value: String,
    pub label: String,
    /// Class that gives a bank its colour.
    pub class: &'static str,
    pub count: usize,
    pub checked: bool,
}

/// An order of the list.
pub(super) struct Order {
    pub value: &'static str,
    pub label: Cow<'static, str>,
    pub chosen: bool,
}

/// The form.
pub(super) struct FilterForm<'a> {
    pub search: &'a str,
    pub categories: Vec<Choice<'a>>,
    pub statuses: Vec<Choice<'static>>,
    /// The banks first; empty where all reports lie on one side.
    pub sides: Vec<SideChoice>,
    pub from: String,
    pub to: String,
    /// First and last day that may be chosen.
    pub period: Option<(Date, Date)>,
    pub orders: Vec<Order>,
    /// Choices that the form has no field for and must not lose.
    pub kept: Vec<(&'static str, String)>,
    pub in_view: bool,
    pub is_filtered: bool,
}

impl<'a> FilterForm<'a> {
    pub(super) fn of(
        frame: &Frame,
        dataset: &'a Dataset,
        state: &'a PageState,
        period: Option<(Date, Date)>,
    ) -> Self {
        let by_category = counts(
            dataset,
            &PageState {
                categories: None,
                ..state.clone()
            },
            "category",
        );
        let by_status = counts(
            dataset,
            &PageState {
                statuses: None,
                ..state.clone()
            },
            "status",
        );
        let count =
            |counts: &HashMap<String, usize>, value: &str| counts.get(value).copied().unwrap_or(0);
        let categories = dataset
            .project
            .categories
            .iter()
            .map(|category| Choice {
                value: &category.id,
                label: category
                    .label
                    .get(frame.language.tag())
                    .unwrap_or(&category.id)
                    .into(),
                symbol: marks::symbol(&category.icon, Status::Corroborated),
                count: count(&by_category, &category.id),
                checked: is_chosen(state.categories.as_deref(), &category.id),
            })
            .collect();
        let statuses = present_statuses(dataset)
            .into_iter()
            .map(|status| Choice {
                value: status.as_str(),
                label: vocabulary::status(frame.language, status),
                symbol: marks::symbol("circle", status),
                count: count(&by_status, status.as_str()),
                checked: is_chosen(state.statuses.as_deref(), status.as_str()),
            })
            .collect();
        let day = |chosen: Option<Date>, default: Option<Date>| {
            chosen
                .or(default)
                .map_or(String::new(), |date| date.to_string())
        };
        Self {
            search: &state.search,
            categories,
            statuses,
            sides: sides(frame, dataset, state),
            from: day(state.from, period.map(|(first, _)| first)),
            to: day(state.to, period.map(|(_, last)| last)),
            period,
            orders: orders(frame, dataset, state.sort),
            kept: kept(state),
            in_view: state.in_view,
            is_filtered: state.is_filtered(),
        }
    }
}

/// The two banks of the main border, then all other territories in one box.
fn sides(frame: &Frame, dataset: &Dataset, state: &PageState) -> Vec<SideChoice> {
    let all = counts(dataset, &PageState::default(), "side");
    let now = counts(
        dataset,
        &PageState {
            sides: None,
            ..state.clone()
        },
        "side",
    );
    let choice = |codes: Vec<&str>, label: String, class| SideChoice {
        count: codes.iter().filter_map(|code| now.get(*code)).sum(),
        checked: codes
            .iter()
            .all(|code| is_chosen(state.sides.as_deref(), code)),
        value: codes.join(","),
        label,
        class,
    };
    let banks = banks(dataset);
    let named = |code: &str| {
        let adjective = dataset.project.side_adjective(code, frame.language.tag());
        frame.say("timeline-side", [arg("side", adjective)])
    };
    let mut choices: Vec<SideChoice> = banks
        .iter()
        .zip(["bank-left", "bank-right"])
        .map(|(code, class)| choice(vec![code], named(code), class))
        .collect();
    let mut others: Vec<&str> = all
        .keys()
        .map(String::as_str)
        .filter(|code| !code.is_empty() && !banks.iter().any(|bank| bank == code))
        .collect();
    others.sort_unstable();
    if !others.is_empty() {
        choices.push(choice(
            others,
            frame.t("timeline-elsewhere").into_owned(),
            "bank-none",
        ));
    }
    if choices.len() > 1 {
        choices
    } else {
        Vec::new()
    }
}

/// Whether a choice has every side that some report has, so that every box for a side is ticked.
pub(super) fn are_all_sides(dataset: &Dataset, chosen: &[String]) -> bool {
    counts(dataset, &PageState::default(), "side")
        .keys()
        .all(|side| side.is_empty() || chosen.contains(side))
}

/// Left and right side of the border that the project is about: the one marked as main, else the only one.
fn banks(dataset: &Dataset) -> Vec<String> {
    let borders: Vec<_> = dataset
        .of_kind(Kind::Border)
        .flat_map(|collection| (0..collection.len()).map(|row| collection.properties_of(row)))
        .collect();
    let is_main = |properties: &&serde_json::Map<String, serde_json::Value>| {
        properties.get("main").and_then(serde_json::Value::as_bool) == Some(true)
    };
    let main = match &borders[..] {
        [only] => Some(only),
        _ => borders.iter().find(is_main),
    };
    ["left", "right"]
        .into_iter()
        .filter_map(|side| main?.get(side)?.as_str().map(str::to_owned))
        .collect()
}

fn is_chosen(chosen: Option<&[String]>, value: &str) -> bool {
    chosen.is_none_or(|chosen| chosen.iter().any(|one| one == value))
}

/// The statuses that some report has, the surest first.
pub(super) fn present_statuses(dataset: &Dataset) -> Vec<Status> {
    let all = counts(dataset, &PageState::default(), "status");
    [
        Status::Corroborated,
        Status::Unverified,
        Status::Contested,
        Status::Refuted,
        Status::Retracted,
    ]
    .into_iter()
    .filter(|status| all.contains_key(status.as_str()))
    .collect()
}

/// How many reports of each value of a column a state lets through; what a report does not say counts as the default.
fn counts(dataset: &Dataset, state: &PageState, column: &str) -> HashMap<String, usize> {
    let default = if column == "status" {
        Status::default().as_str()
    } else {
        ""
    };
    let mut counts = HashMap::new();
    for collection in dataset.of_kind(Kind::Report) {
        let values = match collection.column(column) {
            Some(Column::Text(texts)) => Some(texts),
            _ => None,
        };
        // By code first: a text is looked up once for each value, not for each report.
        let mut by_code: HashMap<Option<u32>, (usize, usize)> = HashMap::new();
        for row in rows(dataset, collection, state) {
            let code = values.and_then(|texts| texts.code(row));
            by_code.entry(code).or_insert((row, 0)).1 += 1;
        }
        for (row, count) in by_code.into_values() {
            let value = values.and_then(|texts| texts.get(row)).unwrap_or(default);
            *counts.entry(value.to_owned()).or_default() += count;
        }
    }
    counts
}

/// Orders along the border are offered where some report has a place along one.
fn orders(frame: &Frame, dataset: &Dataset, chosen: Sort) -> Vec<Order> {
    let measured = dataset
        .of_kind(Kind::Report)
        .any(|collection| collection.column("km").is_some());
    Sort::ALL
        .into_iter()
        .filter(|(sort, _)| measured || *sort == Sort::Date)
        .map(|(sort, value)| Order {
            value,
            label: frame.t(match sort {
                Sort::Date => "map-order-date",
                Sort::Km => "map-order-km",
                Sort::Offset => "map-order-offset",
            }),
            chosen: sort == chosen,
        })
        .collect()
}

fn kept(state: &PageState) -> Vec<(&'static str, String)> {
    let beside = PageState {
        categories: None,
        statuses: None,
        sides: None,
        from: None,
        to: None,
        search: String::new(),
        ..state.clone()
    };
    let mut kept = beside.filters();
    kept.extend(state.theme.map(|theme| ("theme", theme.word().to_owned())));
    kept.extend(state.lang.clone().map(|lang| ("lang", lang)));
    kept
}
