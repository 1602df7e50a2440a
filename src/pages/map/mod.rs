//! `/`: the map page, complete without JavaScript; the browser's half takes its model from the list of reports.

mod config;
mod embed;
mod entry;
mod figures;
mod filters;
mod key;
pub mod listing;
mod print;
pub(in crate::pages) mod report_view;
mod rings;
mod rows;
mod said;
mod weeks;

use askama::Template;
use jiff::civil::Date;

pub use self::embed::embed;
pub(in crate::pages) use self::entry::{
    Entry, entries, entry, params as items_params, possible, rows as matching,
};
pub use self::print::print;
pub use self::rows::{row, rows};
use self::{
    filters::FilterForm,
    key::Key,
    listing::listing,
    report_view::{Context, ReportView},
    weeks::Weeks,
};
use super::{
    Frame, Link, Nav,
    finish::document,
    frame::Page,
    marks,
    share::{Panels, Preview},
    story::{StoryView, at_step},
    words::dates,
};
use crate::{
    features::{Dataset, Kind, report::Status},
    lang::arg,
    query::PageState,
    render,
};

#[derive(Template)]
#[template(path = "map/map.html")]
struct MapPage<'a> {
    page: Page<'a>,
    form: FilterForm<'a>,
    reports: Vec<ReportView<'a>>,
    card: Option<usize>,
    result: String,
    unplaced: Option<String>,
    none_shown: bool,
    /// Of many reports those that are listed, in words, and the ways to the others.
    pager: Option<rows::Pager>,
    /// The address with the card shut.
    without_card: String,
    /// The address with no filter.
    without_filters: String,
    sprite: String,
    svg: String,
    key: Key,
    bounds: String,
    style_light: String,
    style_dark: String,
    config: String,
    preview: Preview,
    panels: Panels,
    story: Option<StoryView<'a>>,
    /// The timeline until the script draws its own.
    weeks: Option<Weeks>,
}

impl MapPage<'_> {
    /// Whether the story stands beside the map.
    fn is_story(&self) -> bool {
        self.story.as_ref().is_some_and(|story| story.open)
    }
}

/// The map page in a state; `links` are the alternates of the landing page.
#[must_use]
pub fn map(frame: Frame, dataset: &Dataset, state: &PageState, links: &[Link]) -> String {
    let frame = frame.with_theme(state.theme);
    let period = period(dataset);
    let state = &at_step(dataset, &without_idle(dataset, state, period));
    let listing = listing(dataset, state);
    let entries = &listing.entries;
    let context = Context::of(frame, dataset, state).with_cards(listing.is_whole());
    let reports: Vec<_> = entries
        .iter()
        .map(|entry| ReportView::of(entry, &context))
        .collect();
    let unplaced = listing.unplaced;
    let [west, south, east, north] = dataset.view().to_array();
    let story_title = frame.t("story-title");
    let story = StoryView::of(&frame, dataset, state, &reports);
    let last_day = state.to.or(period.map(|(_, last)| last));
    let form = FilterForm::of(&frame, dataset, state, period);
    let drawing = drawing(frame, dataset, state, entries, last_day);
    document(&MapPage {
        page: Page {
            frame,
            title: if state.story {
                &story_title
            } else {
                frame.title().text
            },
            nav: if state.story { Nav::Story } else { Nav::Map },
            script: "map.js",
            links,
        },
        card: reports.iter().position(|view| view.selected),
        result: result_words(&frame, listing.shown, listing.all),
        unplaced: (unplaced > 0).then(|| frame.say("map-unplaced", [arg("count", unplaced)])),
        none_shown: listing.shown == 0,
        pager: rows::Pager::of(&listing, state, &frame),
        without_card: frame.links.map_page(&state.with_report(None)),
        without_filters: frame.links.map_page(&PageState {
            view: state.view,
            theme: state.theme,
            lang: state.lang.clone(),
            ..PageState::default()
        }),
        sprite: marks::sprite(&dataset.project, &statuses(dataset)),
        svg: render::map_svg(dataset, &drawing),
        key: Key::of(&frame, dataset, &render::seen(dataset, &drawing), last_day),
        bounds: format!("{west},{south},{east},{north}"),
        style_light: frame.style("light"),
        style_dark: frame.style("dark"),
        config: config::config(&frame, dataset, period, &listing, &form),
        form,
        weeks: Weeks::of(&frame, dataset, state),
        preview: Preview::of_view(frame, dataset, state),
        panels: Panels::of(frame, dataset, state, listing.shown),
        story,
        reports,
    })
}

/// "40 of 48 reports", or "48 reports" where nothing is filtered out.
pub(in crate::pages) fn result_words(frame: &Frame, shown: usize, all: usize) -> String {
    if shown == all {
        return frame.say("map-result-all", [arg("all", all)]);
    }
    frame.say("map-result", [arg("shown", shown), arg("all", all)])
}

/// The project's period; where the manifest names none, the days of its reports.
pub(in crate::pages) fn period(dataset: &Dataset) -> Option<(Date, Date)> {
    dataset.project.period.or_else(|| {
        let zone = &dataset.project.time_zone;
        dataset
            .of_kind(Kind::Report)
            .filter_map(|collection| dates::civil(&collection.interval()?, zone))
            .reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
    })
}

/// The form sends what was not touched too: a period that is the whole project's filters nothing, and sides that are all
/// ticked show the reports of no side as well.
pub(in crate::pages) fn without_idle(
    dataset: &Dataset,
    state: &PageState,
    period: Option<(Date, Date)>,
) -> PageState {
    let idle = |chosen: Option<Date>, end: Option<Date>| if chosen == end { None } else { chosen };
    PageState {
        from: idle(state.from, period.map(|(first, _)| first)),
        to: idle(state.to, period.map(|(_, last)| last)),
        sides: state
            .sides
            .clone()
            .filter(|chosen| !filters::are_all_sides(dataset, chosen)),
        ..state.clone()
    }
}

/// The statuses whose marks the page may show; solid ones stand in the legend.
pub(in crate::pages) fn statuses(dataset: &Dataset) -> Vec<Status> {
    let mut statuses = filters::present_statuses(dataset);
    if !statuses.contains(&Status::Corroborated) {
        statuses.push(Status::Corroborated);
    }
    statuses
}

pub(in crate::pages) fn drawing<'a>(
    frame: Frame<'a>,
    dataset: &Dataset,
    state: &'a PageState,
    entries: &[Entry],
    last_day: Option<Date>,
) -> render::Drawing<'a> {
    let is_many = listing::is_many(dataset);
    let mut drawing = render::Drawing {
        links: frame.links,
        theme: state.theme,
        language: frame.language,
        view: state.view,
        frame: None,
        size: None,
        day: last_day,
        selected: state.report.as_deref(),
        rings: Vec::new(),
        reports: entries
            .iter()
            // Of many, the list has too few to draw: only the open one stands by itself.
            .filter(|entry| {
                if is_many {
                    state.report.as_deref() == Some(&entry.id)
                } else {
                    entry.shown
                }
            })
            .filter_map(|entry| spot(&frame, dataset, state, entry))
            .collect(),
    };
    if is_many {
        let zoom = render::zoom(dataset, &drawing);
        drawing.rings = rings::rings(dataset, state, zoom);
    }
    drawing
}

/// A report as the drawing shows it; `None` where it has no place.
pub(in crate::pages) fn spot(
    frame: &Frame,
    dataset: &Dataset,
    state: &PageState,
    entry: &Entry,
) -> Option<render::Spot> {
    let category = entry.report.category.clone().unwrap_or_default();
    Some(render::Spot {
        id: entry.id.clone(),
        title: entry.report.title.clone(),
        place: entry.place?,
        symbol: marks::symbol(
            marks::icon_of(&dataset.project, Some(&category)),
            entry.report.status,
        ),
        is_deep: dataset
            .project
            .category(&category)
            .is_some_and(|category| marks::is_deep(&category.color)),
        category,
        precision: entry.report.place_precision,
        radius_km: entry.report.radius_km,
        href: frame.links.map_page(&state.with_report(Some(&entry.id))),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        geodata::{Folder, load},
        links::Links,
    };

    fn shown(query: &str) -> String {
        let dataset = load(&Folder::Bundled)
            .dataset
            .expect("the bundled project loads");
        let links = Links::new("http://127.0.0.1:8080").local();
        map(
            Frame::of(&dataset, &links),
            &dataset,
            &PageState::parse(query),
            &[],
        )
    }

    #[test]
    fn the_page_holds_every_report_with_its_sources_without_script() {
        let page = shown("");
        assert_eq!(page.matches("<li class=\"report ").count(), 48);
        assert_eq!(page.matches("<article class=\"report-card").count(), 48);
        assert!(page.contains("<b>48 reports</b>"));
        assert!(page.contains("class=\"border-line segment-recognised\""));
    }

    #[test]
    fn a_filter_hides_rows_and_marks_and_keeps_the_counts_of_what_it_hides() {
        let page = shown("category=incident");
        let hidden = page.matches(" hidden>").count();
        assert!(page.contains("4 of 48 reports"), "{hidden}");
        assert_eq!(
            page.matches("<li class=\"report cat-displacement").count(),
            12
        );
        assert!(!page.contains("class=\"spot cat-displacement\""));
        assert!(page.contains("<span class=\"count\">12</span>"));
    }

    #[test]
    fn an_open_report_fills_the_card_and_keeps_the_filters_in_its_links() {
        let id = "afghan-soldiers-flown-home-2021-07-06";
        let page = shown(&format!("status=contested&report={id}"));
        assert_eq!(page.matches("<article class=\"report-card").count(), 49);
        assert!(page.contains("href=\"/?status=contested\" aria-label=\"Close\""));
        assert!(
            shown("report=nobody").contains(
                "id=\"card\" class=\"card\" tabindex=\"-1\" aria-label=\"Report\" hidden"
            )
        );
    }

    #[test]
    fn nothing_of_the_address_reaches_the_page_unescaped() {
        let page = shown("q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&side=%22%3E%3Cimg%3E");
        assert!(
            !page.contains("<script>alert") && !page.contains("<img>"),
            "escaped"
        );
    }

    #[test]
    fn no_style_and_no_handler_stands_in_the_page() {
        let page = shown("");
        assert!(
            !page.contains(" style=") && !page.contains(" onclick=") && !page.contains("<style")
        );
    }
}
