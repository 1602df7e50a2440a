//! The share card of a state of the page, or of the report whose card is open in it.

use jiff::civil::Date;

use super::{
    Studio,
    picture::{spread, with_picture},
    picture_theme, words,
};
use crate::{
    features::{Collection, Kind, report::Status},
    geometry::bbox::Bbox,
    lang::{self, DateForm, Direction, Language, arg},
    pages::{
        Frame,
        map::{
            self,
            report_view::{Context, ReportView},
        },
        marks,
        story::at_step,
    },
    query::{PageState, Theme},
    render::{CardChart, Drawing, Look, MapPicture, ShareCard, card_map_size},
};

/// Room around a report's disc, as a share of its radius, and the least, km.
const AROUND: f64 = 1.1;
const LEAST_KM: f64 = 45.0;
/// Months that a chart has room to name.
const MOST_MONTHS: usize = 6;

/// The card as an SVG document; none where the state names a report that is not there.
#[must_use]
pub fn card(
    frame: Frame,
    studio: Studio,
    state: &PageState,
    image: &dyn Fn(&str) -> String,
) -> Option<String> {
    match &state.report {
        Some(id) => {
            let (collection, row) = studio.dataset.report(id)?;
            report_card(frame, studio, state, (collection, row), image)
        }
        None => Some(view_card(frame, studio, state, image)),
    }
}

fn look(studio: Studio<'_>, theme: Option<Theme>) -> Look<'_> {
    Look {
        theme: picture_theme(theme),
        project: &studio.dataset.project,
        rules: ".scale-bar-svg { display: none }",
    }
}

/// Who is to be named, in at most two lines.
fn credits(studio: Studio) -> Vec<String> {
    studio.dataset.project.attribution.iter().cloned().collect()
}

fn view_card(
    frame: Frame,
    studio: Studio,
    state: &PageState,
    image: &dyn Fn(&str) -> String,
) -> String {
    let dataset = studio.dataset;
    let state = &at_step(
        dataset,
        &map::without_idle(dataset, state, map::period(dataset)),
    );
    let step = state
        .step
        .filter(|_| state.story)
        .and_then(|number| dataset.story.get(number.checked_sub(1)?));
    let look = look(studio, state.theme);
    let size = card_map_size();
    let seen = PageState {
        view: state.view.map(|view| spread(view, size.0)),
        ..state.clone()
    };
    with_picture(frame, studio, &seen, |picture| {
        let listing = map::listing::listing(dataset, state);
        let mut facts: Vec<String> = frame
            .subtitle()
            .into_iter()
            .map(|told| told.text.to_owned())
            .collect();
        let mut told = vec![map::result_words(&frame, listing.shown, listing.all)];
        told.extend(words::choices(frame, dataset, state));
        facts.push(told.join(" · "));
        ShareCard {
            look,
            kicker: None,
            title: step.map_or(frame.title().text, |step| step.title.as_str()),
            facts,
            chart: chart(frame, studio, state),
            credits: credits(studio),
            is_rtl: is_rtl(frame),
            map: Some(MapPicture {
                look,
                drawing: Drawing {
                    size: Some(size),
                    frame: protagonist(studio),
                    ..picture.drawing
                },
                ..picture
            }),
        }
        .svg(studio.fonts, image)
    })
}

/// What a card frames where the state does not say: the main borders, tightly.
fn protagonist(studio: Studio) -> Option<Bbox> {
    let borders = studio.dataset.of_kind(Kind::Border);
    borders
        .flat_map(|collection| (0..collection.located()).map(move |row| (collection, row)))
        .filter(|(collection, row)| {
            let properties = collection.properties_of(*row);
            let main = properties.get("main").and_then(serde_json::Value::as_bool);
            main.unwrap_or(true)
        })
        .filter_map(|(collection, row)| collection.bbox(row).copied())
        .reduce(|a, b| a.union(&b))
}

/// Every report that fits all but the period: the chosen days stand out, the others pale.
fn chart(frame: Frame, studio: Studio, state: &PageState) -> Option<CardChart> {
    let dataset = studio.dataset;
    let period = map::period(dataset)?;
    let beside = PageState {
        from: None,
        to: None,
        ..state.clone()
    };
    let theme = picture_theme(state.theme);
    let color = |category: Option<&str>| {
        let known = category.and_then(|id| dataset.project.category(id));
        known.map_or_else(
            || theme.token("ink-2").unwrap_or("#555").to_owned(),
            |category| match theme {
                crate::tiles::Theme::Light => category.color.clone(),
                crate::tiles::Theme::Dark => category.color_dark.clone(),
            },
        )
    };
    let entries = map::entries(dataset, &beside);
    let reports = entries
        .iter()
        .filter(|entry| entry.shown)
        .map(|entry| {
            let report = &entry.report;
            (
                report.date_start,
                color(report.category.as_deref()),
                report.status == Status::Corroborated,
            )
        })
        .collect();
    Some(CardChart {
        period,
        chosen: words::chosen(dataset, state)
            .filter(|_| state.from.is_some() || state.to.is_some()),
        reports,
        months: months(frame.language, period),
    })
}

/// `Jul`, or `Jul 2021` where the axis is long.
fn axis_name(language: Language, day: Date, with_year: bool) -> String {
    if with_year {
        lang::date(language, day, DateForm::MonthShort)
    } else {
        lang::month(language, day, true).to_owned()
    }
}

fn is_rtl(frame: Frame) -> bool {
    frame.language.direction() == Direction::RightToLeft
}

/// The first days of the months, or of every few, that a chart names.
fn months(language: Language, (first, last): (Date, Date)) -> Vec<(Date, String)> {
    let mut days = Vec::new();
    let mut day = first.first_of_month();
    while day <= last && days.len() < 1200 {
        days.push(day);
        let Ok(next) = day.checked_add(jiff::Span::new().months(1)) else {
            break;
        };
        day = next;
    }
    let every = days.len().div_ceil(MOST_MONTHS).max(1);
    days.into_iter()
        .step_by(every)
        .map(|day| (day.max(first), axis_name(language, day, every > 1)))
        .collect()
}

fn report_card(
    frame: Frame,
    studio: Studio,
    state: &PageState,
    (collection, row): (&Collection, usize),
    image: &dyn Fn(&str) -> String,
) -> Option<String> {
    let dataset = studio.dataset;
    let entry = map::entry(collection, row, true)?;
    let alone = PageState {
        report: Some(entry.id.clone()),
        theme: state.theme,
        lang: state.lang.clone(),
        ..PageState::default()
    };
    let context = Context::of(frame, dataset, &alone);
    let view = ReportView::of(&entry, &context);
    let look = look(studio, state.theme);
    let sources = entry.report.sources.len();
    let facts: Vec<String> = [
        Some(view.when.clone()),
        view.place.map(str::to_owned),
        view.border.clone(),
        Some(frame.say("share-source-count", [arg("count", sources)])),
    ]
    .into_iter()
    .flatten()
    .collect();
    let card = ShareCard {
        look,
        kicker: Some((
            mark(studio, look, &view),
            format!("{} · {}", view.category_label, view.status_label),
        )),
        title: &entry.report.title,
        facts,
        chart: None,
        credits: credits(studio),
        is_rtl: is_rtl(frame),
        map: None,
    };
    let Some(place) = entry.place else {
        return Some(card.svg(studio.fonts, image));
    };
    let reach_km = (entry.report.radius_km.unwrap_or(0.0) * AROUND).max(LEAST_KM);
    let around = Bbox::of_point(place).expand(reach_km * 1000.0);
    Some(with_picture(frame, studio, &alone, |picture| {
        let mut drawing = picture.drawing;
        drawing.reports.retain(|spot| spot.id == entry.id);
        drawing.rings.clear();
        ShareCard {
            map: Some(MapPicture {
                look,
                drawing: Drawing {
                    size: Some(card_map_size()),
                    view: None,
                    frame: Some(around),
                    ..drawing
                },
                ..picture
            }),
            ..card.clone()
        }
        .svg(studio.fonts, image)
    }))
}

/// The report's mark in its colours, in 20 × 20 units.
fn mark(studio: Studio, look: Look, view: &ReportView) -> String {
    let project = &studio.dataset.project;
    let sprite = marks::sprite(project, &[view.entry.report.status]);
    let drawing = format!(
        "<svg><g class=\"spot cat-{}\"><use href=\"#{}\" width=\"20\" height=\"20\"/></g></svg>",
        view.category, view.symbol
    );
    crate::render::inside(&drawing, &sprite, look, &|_| String::new())
}
