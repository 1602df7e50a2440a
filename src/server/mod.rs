//! The server as a whole: what stands around every answer, the port, and an orderly stop.

mod app;
mod base_path;
mod error_page;
mod gate;
mod headers;
mod log;
mod run;
mod settings;
mod stop;

pub use app::app;
pub use run::{Bound, ServerError, bind};
pub use settings::Settings;
