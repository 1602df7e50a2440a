//! A step of the story as the page shows it.

use super::{chart::ChartView, state::at_step};
use crate::{
    features::{Dataset, Step},
    lang::{self, arg},
    links::with_params,
    pages::{
        Frame,
        map::report_view::{Related, ReportView},
        markdown,
        words::dates,
    },
    query::{PageState, Params, Theme, View},
};

/// Letters of a title on a button, where the title has no part before a colon.
const SHORT_LETTERS: usize = 24;

/// A step, ready to be shown.
pub(in crate::pages) struct StepView<'a> {
    /// The first is 1.
    pub number: usize,
    pub title: &'a str,
    /// What stands before the colon of the title, for buttons.
    pub short: String,
    /// `Step 3 of 9`.
    pub of: String,
    /// Number and title.
    pub name: String,
    /// Names of the buttons that lead here, and what the one that leads on says.
    pub previous_name: String,
    pub next_name: String,
    pub next_short: String,
    /// Days and stretch: `3–7 July 2021 · km 400–1,000`.
    pub when_where: String,
    /// HTML.
    pub text: String,
    pub chart: Option<ChartView<'a>>,
    pub reports: Vec<Row>,
    pub href: String,
    /// The map at this step as the server draws it, for readers without script and for paper.
    pub picture: String,
}

/// A report of the step.
pub(in crate::pages) struct Row {
    pub related: Related,
    pub category: String,
    pub label: String,
    pub symbol: String,
    pub when: String,
}

impl<'a> StepView<'a> {
    pub(super) fn of(
        frame: &Frame,
        dataset: &'a Dataset,
        (number, step): (usize, &'a Step),
        reports: &[ReportView<'_>],
    ) -> Self {
        let rows = step.reports.iter().filter_map(|id| {
            let view = reports.iter().find(|view| view.entry.id == *id)?;
            Some(Row {
                related: Related {
                    id: id.clone(),
                    href: view.permanent.clone(),
                    title: view.title.text.to_owned(),
                },
                category: view.category.to_owned(),
                label: format!("{}, {}", view.category_label, view.status_label),
                symbol: view.symbol.clone(),
                when: view.when_short.clone(),
            })
        });
        let title = step.title.as_str();
        let named = |id| frame.say(id, [arg("title", title)]);
        let short = short(title);
        Self {
            number,
            title,
            of: frame.say(
                "story-step-of",
                [arg("step", number), arg("last", dataset.story.len())],
            ),
            name: frame.say(
                "story-step-name",
                [arg("step", number), arg("title", title)],
            ),
            previous_name: named("story-previous-name"),
            next_name: named("story-next-name"),
            next_short: frame.say("story-next", [arg("title", &short)]),
            short,
            when_where: when_where(frame, step),
            text: text(frame, dataset, step),
            chart: ChartView::of(frame.language, dataset, step),
            reports: rows.collect(),
            href: frame.links.story(Some(number)),
            picture: picture(frame, dataset, number),
        }
    }
}

fn picture(frame: &Frame, dataset: &Dataset, number: usize) -> String {
    let state = at_step(
        dataset,
        &PageState {
            story: true,
            step: Some(number),
            theme: Some(Theme::Light),
            ..PageState::default()
        },
    );
    let shown = PageState {
        story: false,
        step: None,
        // The drawing lies flat, and north is up.
        view: state.view.map(|view| View {
            zoom: ((view.zoom - 0.4) * 100.0).round() / 100.0,
            bearing: 0.0,
            pitch: 0.0,
            ..view
        }),
        ..state
    };
    with_params(
        &frame.links.map_picture("svg", &shown),
        &Params::default().with("width", "720").with("height", "440"),
    )
}

/// Days and stretch of a step, whichever it names.
fn when_where(frame: &Frame, step: &Step) -> String {
    let days = step
        .time
        .map(|(from, to)| dates::days(frame.language, from, to));
    let km = step.border_km.map(|(from, to)| {
        let km = |km: f64| lang::number(frame.language, km, 0);
        frame.say("story-stretch", [arg("from", km(from)), arg("to", km(to))])
    });
    [days, km]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ")
}

/// The text, its mentions linked to the reports' pages; a mention of nothing stays text.
fn text(frame: &Frame, dataset: &Dataset, step: &Step) -> String {
    markdown::to_html_with(&step.text, &|address| {
        let (collection, row) = dataset.mentioned(address)?;
        let id = collection.id(row).to_string();
        let properties = collection.properties_of(row);
        let category = properties.get("category").and_then(|value| value.as_str());
        Some(format!(
            "<a class=\"mention cat-{}\" href=\"{}\" data-report=\"{}\">",
            escaped(category.unwrap_or("none")),
            escaped(&frame.links.report(&collection.about.id, &id)),
            escaped(&id)
        ))
    })
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}

fn short(title: &str) -> String {
    if let Some((head, _)) = title.split_once(':') {
        return head.to_owned();
    }
    if let Some((head, _)) = title.split_once('?') {
        return format!("{head}?");
    }
    if title.chars().count() <= SHORT_LETTERS {
        return title.to_owned();
    }
    let cut: String = title.chars().take(SHORT_LETTERS).collect();
    let whole = cut.rfind(' ').map_or(cut.as_str(), |end| &cut[..end]);
    format!("{whole}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_button_says_what_stands_before_the_colon() {
        assert_eq!(short("June: the bridge"), "June");
        assert_eq!(short("A short title"), "A short title");
        assert_eq!(
            short("A title that goes on and on without a colon"),
            "A title that goes on…"
        );
    }
}
