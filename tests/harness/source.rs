//! What a project's files hold, read without any code of the server: the oracle of the suites.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

/// A project folder as its manifest and files say.
pub(crate) struct Source {
    pub(crate) manifest: toml::Table,
    pub(crate) collections: Vec<SourceCollection>,
}

/// One `[[collection]]` with the features of all its files.
pub(crate) struct SourceCollection {
    pub(crate) id: String,
    pub(crate) kind: String,
    pub(crate) features: Vec<Value>,
}

impl Source {
    pub(crate) fn read(folder: &Path) -> Self {
        let path = folder.join("sarhad.toml");
        let text = fs::read_to_string(&path)
            .unwrap_or_else(|error| unreachable!("{}: {error}", path.display()));
        let manifest: toml::Table = text.parse().expect("the manifest is TOML");
        let collections = tables(&manifest, "collection")
            .map(|table| SourceCollection::read(folder, table))
            .collect();
        Self {
            manifest,
            collections,
        }
    }

    pub(crate) fn of_kind(&self, kind: &str) -> impl Iterator<Item = &SourceCollection> {
        self.collections
            .iter()
            .filter(move |collection| collection.kind == kind)
    }

    pub(crate) fn collection(&self, id: &str) -> Option<&SourceCollection> {
        self.collections
            .iter()
            .find(|collection| collection.id == id)
    }

    /// The ids of `[[category]]`, `[[side]]` and the like.
    pub(crate) fn ids_of(&self, key: &str) -> Vec<String> {
        tables(&self.manifest, key)
            .map(|table| text(table, "id"))
            .collect()
    }
}

impl SourceCollection {
    fn read(folder: &Path, table: &toml::Table) -> Self {
        let features = files(folder, &text(table, "file"))
            .iter()
            .flat_map(|file| features_of(file))
            .collect();
        Self {
            id: text(table, "id"),
            kind: text(table, "kind"),
            features,
        }
    }

    /// How many items the server must serve: a border item is one pair, everything else one feature.
    pub(crate) fn items(&self) -> usize {
        if self.kind == "border" {
            self.pairs().len()
        } else {
            self.features.len()
        }
    }

    /// The unordered pairs of sides of a border collection.
    pub(crate) fn pairs(&self) -> BTreeSet<[String; 2]> {
        self.features
            .iter()
            .map(|feature| {
                let side = |key: &str| {
                    feature["properties"][key]
                        .as_str()
                        .expect("a stretch has two sides")
                        .to_owned()
                };
                let mut pair = [side("left"), side("right")];
                pair.sort();
                pair
            })
            .collect()
    }

    /// The ids of the features that pass, as text, sorted.
    pub(crate) fn ids_where(&self, passes: impl Fn(&Value) -> bool) -> Vec<String> {
        let mut ids: Vec<_> = self
            .features
            .iter()
            .filter(|f| passes(f))
            .map(id_text)
            .collect();
        ids.sort();
        ids
    }
}

/// A feature's id as text: `7` for the number, `seven` for the string.
pub(crate) fn id_text(feature: &Value) -> String {
    feature["id"]
        .as_str()
        .map_or_else(|| feature["id"].to_string(), ToOwned::to_owned)
}

fn tables<'a>(
    manifest: &'a toml::Table,
    key: &str,
) -> impl Iterator<Item = &'a toml::Table> + use<'a> {
    manifest
        .get(key)
        .and_then(toml::Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(toml::Value::as_table)
}

fn text(table: &toml::Table, key: &str) -> String {
    table
        .get(key)
        .and_then(toml::Value::as_str)
        .unwrap_or_else(|| unreachable!("{key} is a text"))
        .to_owned()
}

/// The files of a path or of a glob with one `*` in its last part.
fn files(folder: &Path, pattern: &str) -> Vec<PathBuf> {
    let path = folder.join(pattern);
    let name = path
        .file_name()
        .and_then(|name| name.to_str())
        .expect("a file has a name");
    let Some((before, after)) = name.split_once('*') else {
        return vec![path];
    };
    let entries = fs::read_dir(path.parent().expect("a file stands in a folder"))
        .expect("the folder is there");
    let mut files: Vec<_> = entries
        .map(|entry| entry.expect("the folder can be listed").path())
        .filter(|file| {
            let name = file
                .file_name()
                .and_then(|name| name.to_str())
                .unwrap_or("");
            name.starts_with(before) && name.ends_with(after)
        })
        .collect();
    files.sort();
    files
}

fn features_of(file: &Path) -> Vec<Value> {
    let text = fs::read_to_string(file)
        .unwrap_or_else(|error| unreachable!("{}: {error}", file.display()));
    let document: Value =
        serde_json::from_str(&text).expect("a data file of a good project is JSON");
    document["features"]
        .as_array()
        .expect("a data file is a FeatureCollection")
        .clone()
}
