//! The story beside the map: its steps as text with dates, places, reports and figures, complete without a script.

mod chart;
mod state;
mod step;

pub(super) use self::state::{at_step, config};
use self::step::StepView;
use super::{Frame, map::report_view::ReportView};
use crate::{features::Dataset, lang::arg, query::PageState};

/// The story as the page shows it.
pub(super) struct StoryView<'a> {
    pub steps: Vec<StepView<'a>>,
    /// Whether it stands beside the map now; else it waits.
    pub open: bool,
    /// The step that shows, or that waits; the first is 1.
    pub current: usize,
    /// Where a reader comes back to it, where one has left it.
    pub back: Option<String>,
    /// The way to the map with what the step shows.
    pub leave: String,
    /// The words of the way back.
    pub back_words: String,
    /// What stands above all steps, for who hears the page.
    pub heading: String,
    /// Language of its texts, where that is not the page's.
    pub lang: Option<&'a str>,
}

impl<'a> StoryView<'a> {
    /// The story of a dataset; `None` where it has none.
    pub(super) fn of(
        frame: &Frame,
        dataset: &'a Dataset,
        state: &PageState,
        reports: &[ReportView<'_>],
    ) -> Option<Self> {
        let last = dataset.story.len();
        if last == 0 {
            return None;
        }
        let steps = dataset.story.iter().enumerate();
        let current = state.step.unwrap_or(1).min(last);
        let waits = !state.story && state.step.is_some();
        let own = dataset.project.languages.first().map(String::as_str);
        Some(Self {
            steps: steps
                .map(|(index, step)| StepView::of(frame, dataset, (index + 1, step), reports))
                .collect(),
            open: state.story,
            current,
            back: waits.then(|| frame.links.story(Some(current))),
            leave: frame.links.map_page(&PageState {
                story: false,
                ..state.clone()
            }),
            back_words: frame.say("story-back", [arg("step", current)]),
            heading: frame.say("story-heading", [arg("title", frame.title().text)]),
            lang: own.filter(|own| *own != frame.language.tag()),
        })
    }

    /// The step that shows.
    pub(super) fn step(&self) -> &StepView<'a> {
        &self.steps[self.current - 1]
    }

    pub(super) fn previous(&self) -> Option<&StepView<'a>> {
        self.steps.get(self.current.checked_sub(2)?)
    }

    pub(super) fn next(&self) -> Option<&StepView<'a>> {
        self.steps.get(self.current)
    }
}
