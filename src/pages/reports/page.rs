//! A report's permanent page: what the card says, a small map, the reports next to it, and what leads on.

use askama::Template;

use super::{
    map,
    neighbours::{self, Neighbours, Place},
};
use crate::{
    features::{Claim, Collection, Column, Dataset, Kind},
    lang::{self, Language, arg},
    pages::{
        Frame, Link, Nav,
        finish::document,
        frame::Page,
        map::{
            Entry, entry,
            report_view::{Context, Related, ReportView},
        },
        marks,
        share::Preview,
        words::{dates, vocabulary},
    },
    query::PageState,
};

/// Letters of a description for link previews.
const DESCRIPTION_LETTERS: usize = 200;

#[derive(Template)]
#[template(path = "reports/report.html")]
struct ReportPage<'a> {
    page: Page<'a>,
    view: ReportView<'a>,
    crumb: Link,
    on_map: String,
    drawing: Option<String>,
    sprite: String,
    in_time: Steps,
    along: Steps,
    border: Option<Link>,
    parts: Vec<Related>,
    /// Each claim, what is said of it, and where it stands.
    claims: Vec<(&'a Claim, String, String)>,
    /// What is said of a step of the story, its title, where it stands.
    story: Vec<(String, &'a str, String)>,
    preview: Preview,
    updated: Option<String>,
}

/// The reports on both hands.
struct Steps {
    before: Option<Step>,
    after: Option<Step>,
}

/// One of them.
struct Step {
    related: Related,
    /// Its day or its km.
    words: String,
}

/// The page of a report, by its collection and row.
///
/// `None` where the feature cannot be read as a report, which the loader prevents.
#[must_use]
pub fn report(
    frame: Frame,
    dataset: &Dataset,
    place: (&Collection, usize),
    links: &[Link],
) -> Option<String> {
    let state = PageState::default();
    let context = Context::of(frame, dataset, &state);
    let entry = entry(place.0, place.1, true)?;
    let view = ReportView::of(&entry, &context);
    let collection = &place.0.about;
    let title = view.title.text.to_owned();
    Some(document(&ReportPage {
        page: Page {
            frame,
            title: &title,
            nav: Nav::Nowhere,
            script: "site.js",
            links,
        },
        crumb: Link {
            rel: "collection".to_owned(),
            href: frame.links.collection(&collection.id) + "?f=html",
            media_type: None,
            title: Some(collection.title.clone()),
        },
        on_map: frame.links.map_page(&state.with_report(Some(&entry.id))),
        drawing: map::drawing(&frame, dataset, &entry),
        sprite: marks::sprite(&dataset.project, &[entry.report.status]),
        in_time: Steps::of(&neighbours::in_time(dataset, place), &context, |place| {
            day_of(frame.language, place)
        }),
        along: Steps::of(&neighbours::along(dataset, place), &context, |place| {
            km_words(&frame, place)
        }),
        border: border(&frame, &entry, &context),
        parts: parts(dataset, &entry, &context),
        claims: claims(dataset, &entry, &frame),
        story: story(dataset, &entry, &frame),
        preview: Preview::of_report(
            frame,
            &collection.id,
            &entry.id,
            &title,
            &description(&entry),
        ),
        updated: entry.report.updated.as_deref().map(|day| {
            let day = dates::written(frame.language, day);
            frame.say("report-changed", [arg("day", day)])
        }),
        view,
    }))
}

impl Steps {
    fn of(
        neighbours: &Neighbours,
        context: &Context,
        words: impl Fn(Place) -> Option<String>,
    ) -> Self {
        let step = |place: Option<Place>| {
            let place = place?;
            Some(Step {
                related: Related::of(place.0, place.1, context)?,
                words: words(place)?,
            })
        };
        Self {
            before: step(neighbours.before),
            after: step(neighbours.after),
        }
    }

    fn is_empty(&self) -> bool {
        self.before.is_none() && self.after.is_none()
    }
}

fn day_of(language: Language, (collection, row): Place) -> Option<String> {
    let entry = entry(collection, row, true)?;
    let report = &entry.report;
    Some(dates::when(
        language,
        report.date_start,
        report.last_day(),
        report.date_precision,
    ))
}

fn km_words(frame: &Frame, place: Place) -> Option<String> {
    let km = lang::number(frame.language, neighbours::km_of(place)?, 0);
    Some(frame.say("report-km", [arg("km", km)]))
}

/// The border's page, for a report that has one.
fn border(frame: &Frame, entry: &Entry, context: &Context) -> Option<Link> {
    let id = entry.report.derived.border.as_deref()?;
    Some(Link {
        rel: "related".to_owned(),
        href: frame.links.border(id) + "?f=html",
        media_type: None,
        title: Some(context.border_name(id)?.to_owned()),
    })
}

/// The reports that are parts of this total.
fn parts(dataset: &Dataset, entry: &Entry, context: &Context) -> Vec<Related> {
    let rows = |collection: &Collection| match collection.column("part_of") {
        Some(Column::Text(texts)) => (0..collection.len())
            .filter(|&row| texts.get(row) == Some(&entry.id))
            .collect(),
        _ => Vec::new(),
    };
    dataset
        .of_kind(Kind::Report)
        .flat_map(|collection| {
            let rows: Vec<usize> = rows(collection);
            rows.into_iter().map(move |row| (collection, row))
        })
        .filter_map(|(collection, row)| Related::of(collection, row, context))
        .collect()
}

/// The claims that were held against it, or that it says it bears on.
fn claims<'a>(
    dataset: &'a Dataset,
    entry: &Entry,
    frame: &Frame,
) -> Vec<(&'a Claim, String, String)> {
    dataset
        .claims
        .iter()
        .filter(|claim| {
            claim.reports.contains(&entry.id) || entry.report.claims.contains(&claim.id)
        })
        .map(|claim| {
            let words = frame.say(
                "report-claim",
                [
                    arg("id", &claim.id),
                    arg(
                        "verdict",
                        vocabulary::verdict(frame.language, claim.verdict),
                    ),
                ],
            );
            let href = format!("{}#{}", frame.links.claims(), claim.id);
            (claim, words, href)
        })
        .collect()
}

/// The steps of the story that show it: number, title, address.
fn story<'a>(dataset: &'a Dataset, entry: &Entry, frame: &Frame) -> Vec<(String, &'a str, String)> {
    dataset
        .story
        .iter()
        .enumerate()
        .filter(|(_, step)| step.reports.contains(&entry.id))
        .map(|(index, step)| {
            let number = index + 1;
            let words = frame.say("report-in-story", [arg("step", number)]);
            (words, step.title.as_str(), frame.links.story(Some(number)))
        })
        .collect()
}

/// The beginning of the summary, to a whole word.
fn description(entry: &Entry) -> String {
    let text = entry.report.summary.as_deref().unwrap_or_default();
    let mut description: String = text.chars().take(DESCRIPTION_LETTERS).collect();
    if description.len() < text.len() {
        let end = description.rfind(' ').unwrap_or(description.len());
        description.truncate(end);
        description.push('…');
    }
    description
}
