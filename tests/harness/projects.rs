//! The projects that every suite runs on: the bundled one and a small one elsewhere, each served once.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use serde_json::Value;

use super::server::Server;
use super::source::Source;

/// A project folder, its server and its own files.
pub(crate) struct Project {
    pub(crate) name: &'static str,
    pub(crate) folder: PathBuf,
    pub(crate) server: Server,
    pub(crate) source: Source,
}

impl Project {
    fn open(name: &'static str, folder: &str) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        Self {
            name,
            server: Server::start(&folder),
            source: Source::read(&folder),
            folder,
        }
    }

    /// The collections as the server describes them.
    pub(crate) fn collections(&self) -> Vec<Value> {
        let document = self.server.get("/collections?f=json").ok().json();
        document["collections"]
            .as_array()
            .expect("collections is an array")
            .clone()
    }

    /// The ids of all collections that are served.
    pub(crate) fn ids(&self) -> Vec<String> {
        self.collections()
            .iter()
            .map(|c| c["id"].as_str().expect("a collection has an id").to_owned())
            .collect()
    }

    /// Every feature of a collection, by following `next` from a page of `limit`; `query` has no `limit` of its own.
    pub(crate) fn all_features(&self, collection: &str, query: &str, limit: usize) -> Vec<Value> {
        let mut features = Vec::new();
        let mut next = Some(format!(
            "/collections/{collection}/items?f=json&limit={limit}{query}"
        ));
        let mut pages = 0;
        while let Some(url) = next {
            let page = self.server.get(&url).ok().json();
            features.extend(
                page["features"]
                    .as_array()
                    .expect("features is an array")
                    .iter()
                    .cloned(),
            );
            next = link(&page, "next").map(ToOwned::to_owned);
            pages += 1;
            assert!(pages < 20_000, "{collection}: next links never end");
        }
        features
    }
}

/// The address of the first link of that relation.
pub(crate) fn link<'a>(document: &'a Value, rel: &str) -> Option<&'a str> {
    document["links"]
        .as_array()?
        .iter()
        .find(|link| link["rel"] == rel)?["href"]
        .as_str()
}

static PROJECTS: LazyLock<[Project; 2]> = LazyLock::new(|| {
    [
        Project::open("bundled", "geodata"),
        Project::open("second", "tests/fixtures/second"),
    ]
});

/// Both projects, served for as long as the tests run.
pub(crate) fn projects() -> &'static [Project] {
    &*PROJECTS
}
