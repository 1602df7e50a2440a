//! Rendering a template to a document.

use askama::Template;

/// The finished document; templates write to memory alone and use no filter that can fail.
pub(super) fn document(template: &impl Template) -> String {
    template
        .render()
        .expect("a template without failing filters writes to memory")
}
