//! What must hold of the repository's own files: nothing in the code knows the bundled project, the story is whole,
//! and nothing big is committed.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

const MIB: u64 = 1 << 20;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| unreachable!("{}: {error}", path.display()))
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries =
        fs::read_dir(folder).unwrap_or_else(|error| unreachable!("{}: {error}", folder.display()));
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.expect("a folder can be listed").path();
        if path.is_dir() {
            files.extend(files_below(&path));
        } else {
            files.push(path);
        }
    }
    files.sort();
    files
}

fn manifest() -> toml::Table {
    read(&root().join("geodata/sarhad.toml"))
        .parse()
        .expect("the manifest is TOML")
}

fn tables<'a>(
    document: &'a toml::Table,
    key: &str,
) -> impl Iterator<Item = &'a toml::Table> + use<'a> {
    document
        .get(key)
        .and_then(toml::Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(toml::Value::as_table)
}

fn strings<'a>(table: &'a toml::Table, key: &str) -> impl Iterator<Item = &'a str> + use<'a> {
    table
        .get(key)
        .and_then(toml::Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(toml::Value::as_str)
}

/// The sides' codes and names in every language, and the borders' ids: what the code must not know.
fn words_of_the_bundled_project() -> BTreeSet<String> {
    let manifest = manifest();
    let mut words = BTreeSet::new();
    for side in tables(&manifest, "side").chain(tables(&manifest, "border")) {
        words.extend(
            side.get("id")
                .and_then(toml::Value::as_str)
                .map(ToOwned::to_owned),
        );
        let names = side
            .get("names")
            .and_then(toml::Value::as_table)
            .into_iter()
            .flatten();
        words.extend(names.filter_map(|(_, name)| name.as_str().map(ToOwned::to_owned)));
    }
    words
}

/// Code without its comments and without the tests at its end, which may take their examples from anywhere.
fn code_only(path: &Path) -> String {
    let text = read(path);
    let text = text.split("#[cfg(test)]").next().unwrap_or("");
    let line_comments = path
        .extension()
        .is_some_and(|extension| extension != "css" && extension != "json");
    let lines = text.lines().map(|line| {
        if line_comments {
            line.split("//").next().unwrap_or("")
        } else {
            line
        }
    });
    let mut kept = String::new();
    let mut in_comment = false;
    for line in lines {
        in_comment |= line.trim_start().starts_with("/*");
        if !in_comment {
            kept.push_str(line);
            kept.push('\n');
        }
        in_comment &= !line.contains("*/");
    }
    kept
}

fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(start, found)| {
        let before = text[..start].chars().next_back();
        let after = text[start + found.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

#[test]
fn no_code_knows_the_bundled_project() {
    let words = words_of_the_bundled_project();
    assert!(words.len() > 20, "too few words to look for: {words:?}");
    let is_code = |path: &PathBuf| {
        let kind = path
            .extension()
            .and_then(|extension| extension.to_str())
            .unwrap_or("");
        ["rs", "html", "svg", "ts", "mjs", "js", "css", "json"].contains(&kind)
            && !path
                .components()
                .any(|part| part.as_os_str() == "test" || part.as_os_str() == "tests")
    };
    let mut found = Vec::new();
    for path in ["src", "static"]
        .iter()
        .flat_map(|folder| files_below(&root().join(folder)))
        .filter(is_code)
    {
        let code = code_only(&path);
        found.extend(
            words
                .iter()
                .filter(|word| has_word(&code, word))
                .map(|word| format!("{}: {word}", path.display())),
        );
    }
    assert!(
        found.is_empty(),
        "code that knows the bundled project:\n{}",
        found.join("\n")
    );
}

#[test]
fn a_name_in_code_would_be_found() {
    assert!(has_word("if side == \"ABC\" {", "ABC"));
    assert!(!has_word("ABCD", "ABC"));
    assert!(has_word("<td>Some Land</td>", "Some Land"));
}

fn report_ids() -> BTreeSet<String> {
    let manifest = manifest();
    let mut ids = BTreeSet::new();
    for collection in tables(&manifest, "collection")
        .filter(|c| c.get("kind").and_then(toml::Value::as_str) == Some("report"))
    {
        let pattern = collection["file"]
            .as_str()
            .expect("a collection has a file");
        let folder = root().join("geodata").join(pattern);
        let folder = folder.parent().expect("a file stands in a folder");
        for file in files_below(folder)
            .iter()
            .filter(|file| file.extension().is_some_and(|e| e == "geojson"))
        {
            let document: Value = serde_json::from_str(&read(file)).expect("reports are JSON");
            let features = document["features"]
                .as_array()
                .expect("reports are a FeatureCollection");
            ids.extend(
                features
                    .iter()
                    .filter_map(|feature| feature["id"].as_str().map(ToOwned::to_owned)),
            );
        }
    }
    ids
}

#[test]
fn every_report_that_a_claim_or_a_step_names_is_there() {
    let known = report_ids();
    let claims: toml::Table = read(&root().join("geodata/claims.toml"))
        .parse()
        .expect("claims are TOML");
    let mut named: Vec<(String, String)> = Vec::new();
    for claim in tables(&claims, "claim") {
        let id = claim["id"].as_str().expect("a claim has an id");
        named.extend(
            strings(claim, "reports").map(|report| (format!("claim {id}"), report.to_owned())),
        );
    }
    for step in files_below(&root().join("geodata/story")) {
        let text = read(&step);
        let front = text
            .strip_prefix("+++")
            .and_then(|rest| rest.split_once("\n+++"))
            .expect("a step has front matter")
            .0;
        let front: toml::Table = front.parse().expect("front matter is TOML");
        named.extend(
            strings(&front, "reports")
                .map(|report| (step.display().to_string(), report.to_owned())),
        );
    }
    assert!(
        named.len() > 30,
        "only {} references were found",
        named.len()
    );
    let dangling: Vec<_> = named
        .iter()
        .filter(|(_, report)| !known.contains(report))
        .collect();
    assert!(dangling.is_empty(), "{dangling:?}");
}

#[test]
fn the_bundled_story_is_whole() {
    let claims: toml::Table = read(&root().join("geodata/claims.toml"))
        .parse()
        .expect("claims are TOML");
    assert_eq!(report_ids().len(), 48, "reports");
    assert_eq!(tables(&claims, "claim").count(), 13, "claims");
    assert_eq!(files_below(&root().join("geodata/story")).len(), 9, "steps");
}

/// What git has, or would have: files of `target` and the like are none of it.
fn committed() -> Option<Vec<PathBuf>> {
    let list = Command::new("git")
        .args(["ls-files", "-z", "--cached"])
        .current_dir(root())
        .output()
        .ok()?;
    let names = String::from_utf8(list.stdout).ok()?;
    let files: Vec<PathBuf> = names
        .split('\0')
        .filter(|name| !name.is_empty())
        .map(|name| root().join(name))
        .collect();
    (list.status.success() && !files.is_empty()).then_some(files)
}

fn size(path: &PathBuf) -> u64 {
    fs::metadata(path).map_or(0, |metadata| metadata.len())
}

#[test]
fn the_geodata_is_under_12_mb() {
    let total: u64 = files_below(&root().join("geodata"))
        .iter()
        .filter(|file| !file.to_string_lossy().contains("__pycache__"))
        .map(size)
        .sum();
    assert!(total < 12_000_000, "geodata holds {total} bytes");
}

#[test]
fn no_committed_file_is_big() {
    // A source package has no git; there the package's own list was checked when it was made.
    let Some(files) = committed() else { return };
    let big: Vec<_> = files.iter().filter(|file| size(file) > 4 * MIB).collect();
    assert!(big.is_empty(), "{big:?}");
}

#[test]
fn no_committed_text_names_a_machine() {
    let Some(files) = committed() else { return };
    let here = root().to_string_lossy().into_owned();
    let home = std::env::var("HOME").unwrap_or_default();
    for file in files
        .iter()
        .filter(|file| size(file) < MIB && !file.ends_with("Cargo.lock"))
    {
        let Ok(text) = fs::read_to_string(file) else {
            continue;
        };
        assert!(
            !text.contains(&format!("{here}/")),
            "{}: names {here}",
            file.display()
        );
        assert!(
            home.len() < 2 || !text.contains(&format!("{home}/")),
            "{}: names {home}",
            file.display()
        );
    }
}

/// The licences that deny.toml allows.
fn allowed_licences() -> BTreeSet<String> {
    let deny: toml::Table = read(&root().join("deny.toml"))
        .parse()
        .expect("deny.toml is TOML");
    let list = deny["licenses"]["allow"]
        .as_array()
        .expect("licences are a list");
    list.iter()
        .filter_map(toml::Value::as_str)
        .map(ToOwned::to_owned)
        .collect()
}

/// Whether an SPDX expression can be met with the allowed licences: any of `OR`, all of `AND`, innermost first.
fn is_allowed(expression: &str, allowed: &BTreeSet<String>) -> bool {
    let mut expression = expression.replace('/', " OR ");
    while let Some(start) = expression.rfind('(') {
        let end = start
            + expression[start..]
                .find(')')
                .expect("parentheses are closed");
        let inner = if is_allowed(&expression[start + 1..end], allowed) {
            "allowed"
        } else {
            "refused"
        };
        expression.replace_range(start..=end, inner);
    }
    let one = |licence: &str| licence == "allowed" || allowed.contains(licence);
    expression
        .split(" OR ")
        .any(|choice| choice.split(" AND ").all(|licence| one(licence.trim())))
}

#[test]
fn an_expression_of_licences_is_read_as_spdx_means_it() {
    let allowed: BTreeSet<String> = ["MIT", "ISC", "Apache-2.0 WITH LLVM-exception"]
        .map(ToOwned::to_owned)
        .into();
    for good in [
        "MIT",
        "GPL-3.0 OR MIT",
        "MIT/Apache-2.0",
        "(GPL-3.0 OR MIT) AND ISC",
        "Apache-2.0 WITH LLVM-exception",
    ] {
        assert!(is_allowed(good, &allowed), "{good}");
    }
    for bad in ["GPL-3.0", "MIT AND GPL-3.0", "(MIT OR ISC) AND GPL-3.0", ""] {
        assert!(!is_allowed(bad, &allowed), "{bad}");
    }
}

#[test]
fn every_crate_has_an_allowed_licence_and_comes_from_the_registry() {
    // Only this platform's crates: the others need not have been downloaded.
    let version = Command::new("rustc")
        .arg("-vV")
        .output()
        .expect("rustc runs");
    let version = String::from_utf8_lossy(&version.stdout).into_owned();
    let host = version
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .expect("rustc names its host");
    let output = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--format-version",
            "1",
            "--locked",
            "--offline",
            "--filter-platform",
            host,
        ])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo writes JSON");
    let packages = metadata["packages"]
        .as_array()
        .expect("packages is an array");
    assert!(packages.len() > 100, "only {} packages", packages.len());
    let allowed = allowed_licences();
    for package in packages {
        let name = format!("{} {}", package["name"], package["version"]);
        let licence = package["license"]
            .as_str()
            .unwrap_or_else(|| unreachable!("{name} states no licence"));
        assert!(
            is_allowed(licence, &allowed),
            "{name}: {licence} is not allowed (deny.toml)"
        );
        let source = package["source"].as_str();
        let known = source
            .is_none_or(|source| source == "registry+https://github.com/rust-lang/crates.io-index");
        assert!(known, "{name} comes from {source:?}");
        assert!(
            source.is_some() || package["name"] == "sarhad",
            "{name} comes from a path"
        );
    }
}

#[test]
fn every_npm_package_has_an_allowed_licence() {
    let allowed = allowed_licences();
    for lock in ["package-lock.json", "tests/browser/package-lock.json"] {
        let lock: Value =
            serde_json::from_str(&read(&root().join(lock))).expect("a lock file is JSON");
        for (name, package) in lock["packages"].as_object().expect("packages is an object") {
            let licence = package["license"]
                .as_str()
                .unwrap_or_else(|| unreachable!("{name} states no licence"));
            // A tool of the browser tests, which no build of ours contains: its copyleft stays within its own files.
            let is_test_tool = name.ends_with("/axe-core") && licence == "MPL-2.0";
            assert!(
                is_test_tool || is_allowed(licence, &allowed),
                "{name}: {licence} is not allowed (deny.toml)"
            );
            let place = package["resolved"].as_str();
            assert!(
                place.is_none(),
                "{name}: the lock file names a registry host, {place:?}"
            );
        }
    }
}
