//! `sarhad serve`: loads, says what was loaded, serves, stops.

use std::process::ExitCode;

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
    match load(&options).and_then(|dataset| listen(options, dataset)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            complain(&message);
            ExitCode::FAILURE
        }
    }
}

/// The dataset, unless something fatal is wrong with its folder; the error is one clear line.
fn load(options: &ServeOptions) -> Result<Dataset, String> {
    let folder = project::folder(options.geodata.as_deref()).map_err(|error| error.to_string())?;
    let outcome = geodata::load(&folder);
    let report = finding::report(&outcome.findings);
    for (severity, line) in &report {
        match severity {
            Severity::Warning => tracing::warn!("{line}"),
            Severity::Error => tracing::error!("left out: {line}"),
            Severity::Fatal => tracing::error!("{line}"),
        }
    }
    let refused_at = if options.strict {
        Severity::Error
    } else {
        Severity::Fatal
    };
    let refusing = outcome
        .findings
        .iter()
        .filter(|finding| finding.severity >= refused_at)
        .count();
    match outcome.dataset {
        Some(dataset) if refusing == 0 => {
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

fn listen(options: ServeOptions, dataset: Dataset) -> Result<(), String> {
    let settings = Settings {
        listen: options.listen,
        public_url: options.public_url,
        allowed_hosts: options.allowed_hosts,
        trusted_proxies: options.trusted_proxies,
    };
    actix_web::rt::System::new().block_on(async {
        let bound = server::bind(&settings, dataset).map_err(|error| error.to_string())?;
        bound.serve().await.map_err(|error| error.to_string())
    })
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
