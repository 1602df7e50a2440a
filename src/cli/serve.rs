//! `sarhad serve`: loads, says what was loaded, serves, stops.

use std::{path::Path, process::ExitCode};

use tracing_subscriber::EnvFilter;

use super::{LogFormat, ServeOptions, complain, project, table};
use crate::{
    features::Dataset,
    geodata::{self, Severity, finding},
    server::{self, Settings},
};

/// Serves until told to stop.
pub(super) fn serve(options: ServeOptions) -> ExitCode {
    start_log(options.log_format);
    match take_port_and_serve(options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            complain(&message);
            ExitCode::FAILURE
        }
    }
}

/// Takes the port first: where it is in use, nothing needs to be loaded. The error is one clear line.
fn take_port_and_serve(options: ServeOptions) -> Result<(), String> {
    let settings = Settings {
        listen: options.listen,
        public_url: options.public_url,
        allowed_hosts: options.allowed_hosts,
        trusted_proxies: options.trusted_proxies,
    };
    let bound = server::bind(&settings).map_err(|error| error.to_string())?;
    let dataset = load(options.geodata.as_deref(), options.strict)?;
    actix_web::rt::System::new()
        .block_on(bound.serve(dataset))
        .map_err(|error| error.to_string())
}

/// The dataset, unless something is wrong that refuses its folder.
fn load(geodata: Option<&Path>, strict: bool) -> Result<Dataset, String> {
    let folder = project::folder(geodata).map_err(|error| error.to_string())?;
    let outcome = geodata::load(&folder);
    let report = finding::report(&outcome.findings);
    let refused_at = if strict {
        Severity::Error
    } else {
        Severity::Fatal
    };
    let refusing = report
        .iter()
        .filter(|(severity, _)| *severity >= refused_at)
        .count();
    match outcome.dataset {
        Some(dataset) if refusing == 0 => {
            for (severity, line) in &report {
                if *severity == Severity::Warning {
                    tracing::warn!("{line}");
                } else {
                    tracing::error!("left out: {line}");
                }
            }
            table::log(&folder.name(), &dataset, &report);
            Ok(dataset)
        }
        _ => Err(refusal(&folder.name(), &report, refusing)),
    }
}

/// The worst finding in one line, with the number of the others.
fn refusal(folder: &str, report: &[(Severity, String)], refusing: usize) -> String {
    let worst = report
        .first()
        .map_or("nothing could be read", |(_, line)| line.as_str());
    match refusing {
        0 | 1 => format!("{folder} is refused: {worst}"),
        more => format!(
            "{folder} is refused: {worst} (and {} more: see `sarhad check`)",
            more - 1
        ),
    }
}

/// The log goes to stderr; `RUST_LOG` says how much of it, one line a request and above by default.
fn start_log(format: LogFormat) {
    let filter = EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| EnvFilter::new("info,actix_server=warn"));
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    // A second start in one process, as in tests, keeps the first log.
    let _ = match format {
        LogFormat::Text => log.with_target(false).try_init(),
        LogFormat::Json => log.json().flatten_event(true).try_init(),
    };
}
