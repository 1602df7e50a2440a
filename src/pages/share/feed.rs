//! What a feed says: each report in words, ready for people.

use std::fmt::Write as _;

use crate::{
    features::{Collection, Dataset},
    feeds::{Channel, Story, is_withdrawn},
    links::Links,
    pages::{
        Frame,
        map::{
            self,
            report_view::{Context, ReportView},
        },
    },
    query::PageState,
};

use super::words;

/// The feed as a whole; `address` is its own, filters included.
#[must_use]
pub fn channel(
    frame: Frame,
    dataset: &Dataset,
    links: &Links,
    state: &PageState,
    address: String,
) -> Channel {
    let project = &dataset.project;
    let told = words::choices(frame, dataset, state);
    Channel {
        title: project.title.clone(),
        subtitle: if told.is_empty() {
            project.description.clone()
        } else {
            Some(told.join(" · "))
        },
        address,
        page: links.map_page(&PageState {
            report: None,
            view: None,
            ..state.clone()
        }),
        rights: project.attribution.clone(),
        language: frame.language.tag().to_owned(),
    }
}

/// The reports in these rows.
#[must_use]
pub fn stories(
    frame: Frame,
    dataset: &Dataset,
    links: &Links,
    rows: &[(&Collection, usize)],
) -> Vec<Story> {
    let plain = PageState::default();
    let context = Context::of(frame, dataset, &plain);
    rows.iter()
        .filter_map(|&(collection, row)| map::entry(collection, row, true))
        .map(|entry| {
            let view = ReportView::of(&entry, &context);
            let withdrawn = if is_withdrawn(&entry.report) {
                format!("[{}] ", view.status_label)
            } else {
                String::new()
            };
            Story {
                address: links.report(&entry.collection.about.id, &entry.id),
                title: format!("{withdrawn}{}", entry.report.title),
                html: html(&view),
                category: entry
                    .report
                    .category
                    .clone()
                    .map(|id| (view.category_label.to_owned(), id)),
                place: entry.place,
                report: entry.report.clone(),
            }
        })
        .collect()
}

fn html(view: &ReportView) -> String {
    const INFALLIBLE: &str = "writing to a String cannot fail";
    let text = |text: &str| crate::pages::share::html_text(text);
    let mut out = format!(
        "<p><strong>{}</strong>: {}. {}",
        text(&view.status_label),
        text(&view.status_meaning),
        text(&view.when)
    );
    if let Some(place) = view.place {
        write!(out, " · {}", text(place)).expect(INFALLIBLE);
    }
    write!(out, " · {}</p>", text(&view.doubt)).expect(INFALLIBLE);
    if let Some(border) = &view.border {
        write!(out, "<p>{}</p>", text(border)).expect(INFALLIBLE);
    }
    if let Some((summary, _)) = &view.summary {
        out.push_str(summary);
    }
    out.push_str("<ul>");
    for source in view.sources.iter().chain(&view.folded) {
        match source.url {
            Some(url) => write!(
                out,
                "<li><a href=\"{}\">{}</a> {}</li>",
                text(url),
                text(source.title),
                text(&source.line)
            ),
            None => write!(
                out,
                "<li>{} {}</li>",
                text(source.title),
                text(&source.line)
            ),
        }
        .expect(INFALLIBLE);
    }
    out.push_str("</ul>");
    for correction in &view.entry.report.corrections {
        write!(
            out,
            "<p>{}: {}</p>",
            text(&correction.date),
            text(&correction.text)
        )
        .expect(INFALLIBLE);
    }
    out
}
