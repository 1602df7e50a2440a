//! The `sarhad` binary: what the user typed.

use std::process::ExitCode;

fn main() -> ExitCode {
    sarhad::cli::run(std::env::args_os())
}
