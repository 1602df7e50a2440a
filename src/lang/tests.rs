//! Every message that the code says exists in every language, with the same variables; none is idle.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use super::*;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files_below(folder: &Path, extensions: &[&str]) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("the folder can be listed").path();
        if path.is_dir() {
            files.extend(files_below(&path, extensions));
        } else if path
            .extension()
            .is_some_and(|found| extensions.iter().any(|extension| found == *extension))
        {
            files.push(path);
        }
    }
    files
}

fn areas(language: Language) -> Vec<PathBuf> {
    let mut files = files_below(&root().join("static/lang").join(language.tag()), &["ftl"]);
    files.sort();
    files
}

/// The messages of a language: id and text, lines below included.
fn messages(language: Language) -> BTreeMap<String, String> {
    let mut messages: BTreeMap<String, String> = BTreeMap::new();
    for path in areas(language) {
        let text = fs::read_to_string(&path).expect("a message file can be read");
        let mut id = String::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let begun = line
                .split_once('=')
                .filter(|_| line.starts_with(char::is_alphabetic));
            if let Some((name, value)) = begun {
                name.trim().clone_into(&mut id);
                let area = path
                    .file_stem()
                    .and_then(|stem| stem.to_str())
                    .unwrap_or("");
                assert!(
                    id.starts_with(&format!("{area}-")),
                    "{}: {id}",
                    path.display()
                );
                let before = messages.insert(id.clone(), value.to_owned());
                assert!(before.is_none(), "{}: {id} stands twice", path.display());
            } else if let Some(text) = messages.get_mut(&id) {
                text.push('\n');
                text.push_str(line);
            }
        }
    }
    messages
}

fn variables(text: &str) -> BTreeSet<&str> {
    text.match_indices('$')
        .map(|(at, _)| {
            let name = &text[at + 1..];
            let end = name
                .find(|c: char| !c.is_alphanumeric() && c != '_')
                .unwrap_or(name.len());
            &name[..end]
        })
        .collect()
}

/// All code that may say something, tests left out.
fn code() -> String {
    let mut code = String::new();
    let rust = files_below(&root().join("src"), &["rs", "html", "svg"]);
    for path in rust
        .into_iter()
        .chain(files_below(&root().join("static"), &["ts"]))
    {
        let text = fs::read_to_string(&path).expect("a source file can be read");
        if !path.ends_with("src/lang/tests.rs") {
            code.push_str(text.split("#[cfg(test)]\nmod tests").next().unwrap_or(""));
        }
    }
    code
}

#[test]
fn every_language_has_every_message_with_the_same_variables() {
    let english = messages(Language::En);
    assert!(english.len() > 20, "too few messages: the search is broken");
    let mut faults = Vec::new();
    for language in Language::ALL {
        let own = messages(language);
        for (id, text) in &english {
            match own.get(id) {
                None => faults.push(format!("{}: {id} is missing", language.tag())),
                Some(translated) if variables(translated) != variables(text) => {
                    faults.push(format!("{}: {id} has other variables", language.tag()));
                }
                Some(translated) if translated.trim().is_empty() => {
                    faults.push(format!("{}: {id} is empty", language.tag()));
                }
                Some(_) => {}
            }
        }
        let idle = own.keys().filter(|id| !english.contains_key(*id));
        faults.extend(idle.map(|id| format!("{}: {id} is not in English", language.tag())));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_file_parses_and_every_message_is_found() {
    for language in Language::ALL {
        for path in areas(language) {
            let text = fs::read_to_string(&path).expect("a message file can be read");
            let parsed = fluent_bundle::FluentResource::try_new(text);
            assert!(
                parsed.is_ok(),
                "{}: {:?}",
                path.display(),
                parsed.err().map(|(_, e)| e)
            );
        }
        for (id, text) in messages(language) {
            if variables(&text).is_empty() {
                assert_ne!(super::text(language, &id), id, "{}", language.tag());
            }
        }
    }
}

#[test]
fn every_message_that_code_says_exists_and_every_one_that_exists_is_said() {
    let (code, english) = (code(), messages(Language::En));
    let idle: Vec<&String> = english
        .keys()
        .filter(|id| !code.contains(&format!("\"{id}\"")))
        .collect();
    assert!(idle.is_empty(), "nothing says {idle:?}");
    let mut missing = BTreeSet::new();
    for call in [
        ".t(\"",
        "say(\"",
        "say_with(\"",
        "text(self, \"",
        "text(language, \"",
        "say(language, \"",
    ] {
        for (at, _) in code.match_indices(call) {
            let id = code[at + call.len()..].split('"').next().unwrap_or("");
            if id.contains('-') && !english.contains_key(id) {
                missing.insert(id.to_owned());
            }
        }
    }
    assert!(missing.is_empty(), "no such messages: {missing:?}");
}

/// Chromium has no plural rules of Tajik and would take those of the reader's system.
#[test]
fn no_tajik_message_depends_on_a_plural_category() {
    for (id, text) in messages(Language::Tg) {
        assert!(!text.contains("[one]") && !text.contains("[few]"), "{id}");
    }
}

#[test]
fn russian_counts_agree_with_their_nouns() {
    let told = |count: usize| say(Language::Ru, "map-result-all", [arg("all", count)]);
    assert_eq!(told(1), "1 сообщение");
    assert_eq!(told(2), "2 сообщения");
    assert_eq!(told(5), "5 сообщений");
    assert_eq!(told(11), "11 сообщений");
    assert_eq!(told(21), "21 сообщение");
    assert_eq!(told(1344), "1\u{a0}344 сообщения");
}

#[test]
fn numbers_in_messages_are_in_the_digits_of_the_language() {
    let told = |language, count: usize| say(language, "map-result-all", [arg("all", count)]);
    assert_eq!(told(Language::En, 1), "1 report");
    assert_eq!(told(Language::En, 48), "48 reports");
    assert_eq!(told(Language::Tg, 48), "48 гузориш");
    assert_eq!(told(Language::Fa, 48), "۴۸ گزارش");
}

#[test]
fn a_text_that_runs_the_other_way_is_kept_apart_from_its_sentence() {
    let told = |language, place: &str| {
        say(
            language,
            "map-elsewhere",
            [arg("place", place), arg("count", 4_usize)],
        )
    };
    assert_eq!(told(Language::En, "Utopia"), "Utopia 4");
    assert_eq!(told(Language::En, "کابل"), "\u{2068}کابل\u{2069} 4");
    assert_eq!(told(Language::Fa, "کابل"), "کابل ۴");
    assert_eq!(told(Language::Fa, "Utopia"), "\u{2068}Utopia\u{2069} ۴");
}
