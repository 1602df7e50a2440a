//! Bundles the browser's half (`static/`) with Node and esbuild, and writes the table that `src/assets` embeds.

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// The oldest Node whose `zlib` and module loader `static/bundle.mjs` was tried with.
const OLDEST_NODE: u32 = 20;

/// Everything that the bundle is made from; a change of anything else must not run Node again.
const INPUTS: [&str; 5] = [
    "build.rs",
    "package.json",
    "package-lock.json",
    "tsconfig.json",
    "static",
];

fn main() -> ExitCode {
    for input in INPUTS {
        println!("cargo:rerun-if-changed={input}");
    }
    match bundle() {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("\nThe map page could not be built: {reason}\n");
            ExitCode::FAILURE
        }
    }
}

fn bundle() -> Result<(), String> {
    let root = PathBuf::from(variable("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(variable("OUT_DIR")?);
    check_node()?;
    install(&root)?;
    let folder = out.join("static");
    fs::create_dir_all(&folder).map_err(|e| format!("cannot make {}: {e}", folder.display()))?;
    run(Command::new("node")
        .arg("static/bundle.mjs")
        .arg(&folder)
        .current_dir(&root))?;
    let list = read(&folder.join("assets.tsv"))?;
    let table = out.join("assets.rs");
    fs::write(&table, rust_table(&folder, &list))
        .map_err(|e| format!("cannot write {}: {e}", table.display()))
}

/// Node answers and is new enough; else says what to install.
fn check_node() -> Result<(), String> {
    let advice = format!("install Node.js {OLDEST_NODE} or newer with npm (https://nodejs.org)");
    let found = version("node").ok_or_else(|| format!("`node` was not found; {advice}"))?;
    let major: u32 = found
        .trim_start_matches('v')
        .split('.')
        .next()
        .and_then(|major| major.parse().ok())
        .ok_or_else(|| format!("`node --version` answered {found:?}; {advice}"))?;
    if major < OLDEST_NODE {
        return Err(format!("Node.js {found} is too old; {advice}"));
    }
    version(npm())
        .map(drop)
        .ok_or_else(|| format!("`npm` was not found; {advice}"))
}

fn npm() -> &'static str {
    if cfg!(windows) { "npm.cmd" } else { "npm" }
}

/// What `program --version` prints, or `None` where the program is missing or fails.
fn version(program: &str) -> Option<String> {
    let output = Command::new(program).arg("--version").output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs `npm ci` unless `node_modules` was installed from this very lock file.
fn install(root: &Path) -> Result<(), String> {
    let lock = read(&root.join("package-lock.json"))?;
    let stamp = root.join("node_modules/.installed-lock.json");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    run(Command::new(npm())
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .current_dir(root))?;
    fs::write(&stamp, lock).map_err(|e| format!("cannot write {}: {e}", stamp.display()))
}

/// Runs a command to its end; on failure gives back all that it said.
fn run(command: &mut Command) -> Result<(), String> {
    let shown = format!("{command:?}");
    let output = command
        .output()
        .map_err(|e| format!("{shown} did not start: {e}"))?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!(
        "{shown} failed ({}):\n{}{}",
        output.status,
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    ))
}

/// Turns `assets.tsv` (a line for each file: logical name, hashed name) into the rows of a Rust slice.
fn rust_table(folder: &Path, list: &str) -> String {
    let mut table = String::from("&[\n");
    for (logical, hashed) in list.lines().filter_map(|line| line.split_once('\t')) {
        let file = folder.join(hashed);
        let file = file.to_string_lossy();
        let compressed = |extension: &str| {
            let variant = folder.join(format!("{hashed}.{extension}"));
            if variant.exists() {
                format!("Some(include_bytes!({:?}))", variant.to_string_lossy())
            } else {
                "None".to_owned()
            }
        };
        let (brotli, gzip) = (compressed("br"), compressed("gz"));
        let row = writeln!(
            table,
            "    Asset {{ logical: {logical:?}, name: {hashed:?}, bytes: include_bytes!({file:?}), brotli: {brotli}, gzip: {gzip} }},"
        );
        debug_assert!(row.is_ok(), "writing to a String cannot fail");
    }
    table.push_str("]\n");
    table
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|e| format!("cannot read {}: {e}", path.display()))
}

fn variable(name: &str) -> Result<String, String> {
    env::var(name).map_err(|e| format!("cargo did not set {name}: {e}"))
}
