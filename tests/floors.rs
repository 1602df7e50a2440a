//! The house has floors: a module imports from floors below its own, never from above (ARCHITECTURE.md).

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The floors, lowest first. Modules that share one may import each other in one direction.
const FLOORS: [&[&str]; 13] = [
    &["assets", "lang"],
    &["geometry"],
    &["border"],
    &["features"],
    &["geodata"],
    &["store"],
    &["query"],
    &["links"],
    &["ogcapi", "tiles", "feeds"],
    &["pages", "render"],
    &["routes"],
    &["server"],
    &["cli", "main"],
];

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|modules| modules.contains(&module))
}

/// A place where one module names another.
#[derive(Debug, PartialEq)]
struct Import {
    from: String,
    to: String,
    at: String,
}

/// Every fault of a set of imports: upward ones, and pairs on one floor that import each other.
fn faults(imports: &[Import]) -> Vec<String> {
    let mut faults = Vec::new();
    let mut sideways: BTreeMap<(&str, &str), &str> = BTreeMap::new();
    for Import { from, to, at } in imports.iter().filter(|import| import.from != import.to) {
        let (Some(own), Some(other)) = (floor(from), floor(to)) else {
            faults.push(format!(
                "{at}: {from} or {to} stands on no floor; add it to FLOORS"
            ));
            continue;
        };
        if other > own {
            faults.push(format!("{at}: {from} imports {to}, which stands above it"));
        }
        if other == own {
            sideways.insert((from, to), at);
        }
    }
    for ((from, to), at) in &sideways {
        if sideways.contains_key(&(*to, *from)) {
            faults.push(format!(
                "{at}: {from} and {to} share a floor and import each other"
            ));
        }
    }
    faults
}

/// The top modules that a source text names: `crate::x`, `crate::{x, y::z}`, `sarhad::x`, and `super` up to the root.
/// `depth` is how many modules the file stands below the root.
fn named(source: &str, depth: usize) -> BTreeSet<String> {
    let code: String = source
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .fold(String::new(), |mut all, line| {
            all.push_str(line);
            all.push('\n');
            all
        });
    let up = "super::".repeat(depth);
    let roots = ["crate::", "sarhad::", up.as_str()];
    let mut modules = BTreeSet::new();
    for root in roots.into_iter().filter(|root| !root.is_empty()) {
        for (start, _) in code.match_indices(root) {
            let before = code[..start].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || "_:$".contains(c)) {
                continue;
            }
            modules.extend(heads(&code[start + root.len()..]));
        }
    }
    modules
}

/// The first names of a path or of a group of paths: `a::b` gives a, `{a, b::{c, d}}` gives a and b.
fn heads(path: &str) -> Vec<String> {
    let Some(group) = path.strip_prefix('{') else {
        return Some(word(path))
            .into_iter()
            .filter(|head| !head.is_empty())
            .collect();
    };
    let mut heads = Vec::new();
    let (mut level, mut start) = (0, 0);
    for (index, c) in group.char_indices() {
        match c {
            '{' => level += 1,
            '}' if level == 0 => {
                heads.push(word(group[start..index].trim()));
                break;
            }
            '}' => level -= 1,
            ',' if level == 0 => {
                heads.push(word(group[start..index].trim()));
                start = index + 1;
            }
            _ => {}
        }
    }
    heads.retain(|head| !head.is_empty());
    heads
}

fn word(text: &str) -> String {
    text.chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect()
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("src can be read") {
        let path = entry.expect("src can be listed").path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// The path of a file below `src`, as module names without `mod`: `tiles/mod.rs` is `[tiles]`.
fn module_path(src: &Path, file: &Path) -> Vec<String> {
    let below = file
        .strip_prefix(src)
        .expect("the file is below src")
        .with_extension("");
    let mut names: Vec<String> = below
        .iter()
        .map(|name| name.to_string_lossy().into_owned())
        .collect();
    if names.last().is_some_and(|name| name == "mod") {
        names.pop();
    }
    names
}

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn imports_of_the_crate() -> Vec<Import> {
    let src = src();
    let mut imports = Vec::new();
    for file in rust_files(&src) {
        let path = module_path(&src, &file);
        if path == ["lib"] {
            continue;
        }
        let source = fs::read_to_string(&file).expect("a source file can be read");
        let at = file
            .strip_prefix(&src)
            .expect("the file is below src")
            .display()
            .to_string();
        let known = |module: &String| {
            floor(module).is_some()
                || src.join(module).exists()
                || src.join(format!("{module}.rs")).exists()
        };
        for to in named(&source, path.len()).into_iter().filter(known) {
            imports.push(Import {
                from: path[0].clone(),
                to,
                at: at.clone(),
            });
        }
    }
    imports
}

#[test]
fn imports_point_down_only() {
    let imports = imports_of_the_crate();
    assert!(
        imports.len() > 10,
        "only {} imports were found: the search is broken",
        imports.len()
    );
    let faults = faults(&imports);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn lib_rs_lists_the_floors_from_the_ground_up() {
    let text = fs::read_to_string(src().join("lib.rs")).expect("lib.rs can be read");
    let listed: Vec<&str> = text
        .lines()
        .filter_map(|line| {
            line.trim_start_matches("pub ")
                .strip_prefix("mod ")?
                .strip_suffix(';')
        })
        .collect();
    assert!(!listed.is_empty(), "lib.rs declares no module");
    let levels: Vec<usize> = listed
        .iter()
        .map(|module| {
            floor(module)
                .unwrap_or_else(|| unreachable!("{module} stands on no floor; add it to FLOORS"))
        })
        .collect();
    assert!(levels.is_sorted(), "lib.rs is out of order: {listed:?}");
}

#[test]
fn an_upward_import_is_found() {
    let import = |from: &str, to: &str| Import {
        from: from.into(),
        to: to.into(),
        at: format!("{from}/mod.rs"),
    };
    assert!(faults(&[import("routes", "store"), import("pages", "render")]).is_empty());
    assert_eq!(
        faults(&[import("store", "routes")]),
        ["store/mod.rs: store imports routes, which stands above it"]
    );
    assert_eq!(faults(&[import("geometry", "border")]).len(), 1);
    assert_eq!(
        faults(&[import("pages", "render"), import("render", "pages")]).len(),
        2
    );
    assert_eq!(faults(&[import("attic", "store")]).len(), 1);
}

#[test]
fn every_way_of_naming_a_module_is_seen() {
    let source = "use crate::{query::Query, store::{self, Page}, links};\nfn f() { crate::server::start(); }\n\
                  // crate::routes in a comment\nuse super::super::pages;\nuse sarhad::render::Map;\nlet x = $crate::feeds;";
    let found: Vec<String> = named(source, 2).into_iter().collect();
    assert_eq!(
        found,
        ["links", "pages", "query", "render", "server", "store"]
    );
    assert!(
        named("use super::pages;", 2).is_empty(),
        "one step up from the second level is not the root"
    );
}
