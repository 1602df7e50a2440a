//! What the card says with variables, in the page's language.

use super::{figures::Scale, report_view::ReportView};
use crate::{lang::arg, pages::Frame};

impl ReportView<'_> {
    /// The headline of a scale: what its figures count.
    #[expect(clippy::unused_self, reason = "templates can call methods alone")]
    pub(in crate::pages) fn figures_heading(&self, frame: &Frame, scale: &Scale) -> String {
        if scale.unit.is_empty() {
            return frame.t("report-figures").into_owned();
        }
        frame.say("report-figures-unit", [arg("unit", &scale.unit)])
    }
}
