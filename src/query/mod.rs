//! What a client asked, parsed at the door: values of these types are valid.

mod page_state;

pub use page_state::{PageState, Sort, Theme, View};
