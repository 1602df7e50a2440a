//! The command line: what can be typed, and what it does.

mod check;
mod measure;
mod project;
mod serve;
mod table;

use std::{ffi::OsString, net::IpAddr, path::PathBuf, process::ExitCode};

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Serves a folder of border geometry and sourced reports as a map and as OGC API layers.
#[derive(Debug, Parser)]
#[command(name = "sarhad", version, args_conflicts_with_subcommands = true)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    serve: ServeOptions,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serves a project folder (what happens without a command)
    Serve(ServeOptions),
    /// Checks a project folder: every fault with its file and place; exits with 1 where there are errors
    Check(CheckOptions),
    /// Measures borders: length, the place at a km, where a place lies, length by resolution
    Measure(MeasureOptions),
}

/// How to serve.
#[derive(Clone, Debug, Args)]
pub(crate) struct ServeOptions {
    /// Project folder with its sarhad.toml; without it ./geodata, else the project built into the binary
    #[arg(long, env = "SARHAD_GEODATA", value_name = "DIR")]
    geodata: Option<PathBuf>,
    /// Address and port to listen on; port 0 takes a free one
    #[arg(
        long,
        env = "SARHAD_LISTEN",
        value_name = "ADDR:PORT",
        default_value = "127.0.0.1:8080"
    )]
    listen: String,
    /// What our links begin with, where readers come through a proxy; may have a path
    #[arg(long, env = "SARHAD_PUBLIC_URL", value_name = "URL", value_parser = public_url)]
    public_url: Option<String>,
    /// Refuse a folder in which a feature is wrong, instead of leaving the feature out
    #[arg(long, env = "SARHAD_STRICT")]
    strict: bool,
    /// Believe this Host header (name or name:port); may be repeated or separated by commas
    #[arg(
        long = "allowed-host",
        env = "SARHAD_ALLOWED_HOST",
        value_name = "HOST",
        value_delimiter = ','
    )]
    allowed_hosts: Vec<String>,
    /// Believe Forwarded and X-Forwarded-* headers from this address; may be repeated or separated by commas
    #[arg(
        long = "trusted-proxy",
        env = "SARHAD_TRUSTED_PROXY",
        value_name = "IP",
        value_delimiter = ','
    )]
    trusted_proxies: Vec<IpAddr>,
    /// Form of the log on stderr
    #[arg(long, env = "SARHAD_LOG_FORMAT", value_enum, default_value_t = LogFormat::Text)]
    log_format: LogFormat,
}

/// What to check.
#[derive(Clone, Debug, Args)]
pub(crate) struct CheckOptions {
    /// Project folder; without it ./geodata, else the project built into the binary
    #[arg(env = "SARHAD_GEODATA", value_name = "DIR")]
    folder: Option<PathBuf>,
}

/// What to measure.
#[derive(Clone, Debug, Args)]
pub(crate) struct MeasureOptions {
    /// Id of a border, such as AAA-BBB; all of them without it
    border: Option<String>,
    /// Project folder; without it ./geodata, else the project built into the binary
    #[arg(long, env = "SARHAD_GEODATA", value_name = "DIR")]
    geodata: Option<PathBuf>,
    /// The place at this km
    #[arg(
        long,
        value_name = "KM",
        group = "what",
        requires = "border",
        allow_negative_numbers = true
    )]
    at: Option<f64>,
    /// Where this place lies, degrees
    #[arg(long, value_name = "LON,LAT", group = "what", value_parser = place, allow_hyphen_values = true)]
    locate: Option<geo::Coord<f64>>,
    /// How far from the place the truth may lie, km
    #[arg(long, value_name = "KM", requires = "locate", value_parser = radius_km, allow_negative_numbers = true)]
    radius_km: Option<f64>,
    /// Length by resolution
    #[arg(long, group = "what")]
    profile: bool,
    /// JSON instead of a table
    #[arg(long)]
    json: bool,
}

/// Form of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum LogFormat {
    /// Lines for people
    Text,
    /// One JSON object a line
    Json,
}

/// Does what was typed; the exit code is 0, or 1 where something is wrong, or 2 where it was not understood.
#[must_use]
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => error.exit(),
    };
    match cli.command {
        None => serve::serve(cli.serve),
        Some(Command::Serve(options)) => serve::serve(options),
        Some(Command::Check(options)) => check::check(&options),
        Some(Command::Measure(options)) => measure::measure(&options),
    }
}

/// A radius that a place on earth can have.
fn radius_km(text: &str) -> Result<f64, String> {
    const WIDEST_KM: f64 = 20_004.0;
    match text.trim().parse::<f64>() {
        Ok(km) if (0.0..=WIDEST_KM).contains(&km) => Ok(km),
        _ => Err(format!("expected a number of km from 0 to {WIDEST_KM}")),
    }
}

/// Accepts `http` or `https`, a host, perhaps a port and a path; nothing behind.
fn public_url(text: &str) -> Result<String, String> {
    const EXPECTED: &str =
        "expected http:// or https://, a host, perhaps a path; no query, no fragment";
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"))
        .ok_or(EXPECTED)?;
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:[]/%".contains(&byte);
    if rest.is_empty() || rest.starts_with('/') || !rest.bytes().all(plain) {
        return Err(EXPECTED.to_owned());
    }
    Ok(text.trim_end_matches('/').to_owned())
}

/// Longitude and latitude in degrees, with a comma between.
fn place(text: &str) -> Result<geo::Coord<f64>, String> {
    let numbers = text
        .split_once(',')
        .and_then(|(lon, lat)| Some((lon.trim().parse().ok()?, lat.trim().parse().ok()?)));
    match numbers {
        Some((x, y)) if f64::abs(x) <= 180.0 && f64::abs(y) <= 90.0 => Ok(geo::Coord { x, y }),
        _ => Err(
            "expected LON,LAT in degrees, LON from -180 to 180 and LAT from -90 to 90".to_owned(),
        ),
    }
}

/// One line for the person at the terminal.
fn complain(message: &dyn std::fmt::Display) {
    use std::io::Write as _;
    // Nothing is left to do where even stderr is closed.
    let _ = writeln!(std::io::stderr(), "sarhad: {message}");
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn a_public_url_is_a_base_and_nothing_more() {
        assert_eq!(
            public_url("https://a.example/b/"),
            Ok("https://a.example/b".to_owned())
        );
        for wrong in [
            "a.example",
            "ftp://a",
            "http://",
            "http:///x",
            "http://a?b",
            "http://a#b",
            "http://a b",
        ] {
            assert!(public_url(wrong).is_err(), "{wrong}");
        }
    }
}
