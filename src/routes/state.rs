//! What every request can reach: the data of the moment, and under which addresses they are served.

use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use tokio::sync::Semaphore;

use super::drawn::DrawnPages;
use crate::{
    features::Dataset, geodata::Folder, links::Links, ogcapi::borders::Profiles, render::Fonts,
    tiles::Tiles,
};

/// Shared by all requests of a server.
#[derive(Debug)]
pub struct State {
    current: RwLock<Arc<Snapshot>>,
    origins: Origins,
    easels: Arc<Semaphore>,
}

/// The data of the moment and what is computed from them once; immutable, swapped whole.
#[derive(Debug)]
pub struct Snapshot {
    /// Everything loaded from the project folder.
    pub dataset: Arc<Dataset>,
    /// Its vector tiles.
    pub tiles: Arc<Tiles>,
    /// Lengths by resolution.
    pub profiles: Profiles,
    fonts: OnceLock<Fonts>,
    pub(super) pages: DrawnPages,
}

/// Which base stands before our addresses.
#[derive(Clone, Debug)]
pub struct Origins {
    /// The base where nothing else is believed: `--public-url`, else the listen address.
    pub base: Links,
    /// Hosts (`name` or `name:port`, lower case) whose `Host` header is believed.
    pub allowed_hosts: Vec<String>,
    /// Whether the address at which a connection reached us may be named by its `Host` header:
    /// for a server on all interfaces, which has no one address of its own.
    pub believe_reached_address: bool,
    /// Peers whose `Forwarded` and `X-Forwarded-*` headers are believed.
    pub trusted_proxies: Vec<std::net::IpAddr>,
}

impl Snapshot {
    /// Computes from a dataset what requests need of it.
    #[must_use]
    pub fn new(dataset: Dataset) -> Self {
        let dataset = Arc::new(dataset);
        let tiles = Arc::new(Tiles::new(dataset.clone()));
        let early = tiles.clone();
        // Geometry is weighed while the server already answers; a tile that comes first waits for it.
        std::thread::spawn(move || early.prepare());
        Self {
            dataset,
            tiles,
            profiles: Profiles::default(),
            fonts: OnceLock::new(),
            pages: DrawnPages::default(),
        }
    }

    /// The fonts of drawings: the project's own, else those that come with the program.
    #[must_use]
    pub fn fonts(&self) -> &Fonts {
        self.fonts.get_or_init(|| {
            let folder = self.dataset.project.basemap.fonts.as_deref();
            let own: Vec<_> = folder
                .into_iter()
                .flat_map(|folder| {
                    let inside = move |path: &str| path.starts_with(&format!("{folder}/"));
                    self.dataset
                        .files
                        .iter()
                        .filter(move |(path, _)| inside(path))
                })
                .filter(|(path, _)| is_font(path))
                .map(|(_, bytes)| bytes.clone())
                .collect();
            if own.is_empty() {
                let files = Folder::Bundled.files_under("fonts").unwrap_or_default();
                let read = |path: &String| Folder::Bundled.read(path).ok();
                return Fonts::of(files.iter().filter(|path| is_font(path)).filter_map(read));
            }
            Fonts::of(own)
        })
    }
}

fn is_font(path: &str) -> bool {
    path.rsplit_once('.')
        .is_some_and(|(_, ending)| ["ttf", "otf"].contains(&ending))
}

/// How many pictures are drawn at a time: half of the processors stay free for everything else.
fn easels() -> usize {
    std::thread::available_parallelism()
        .map_or(1, |cores| cores.get().div_ceil(2))
        .min(4)
}

impl State {
    /// The state of a server that begins with a dataset.
    #[must_use]
    pub fn new(dataset: Dataset, origins: Origins) -> Self {
        Self {
            current: RwLock::new(Arc::new(Snapshot::new(dataset))),
            origins,
            easels: Arc::new(Semaphore::new(easels())),
        }
    }

    /// The data of the moment; a request takes one snapshot and keeps it to its end.
    #[must_use]
    pub fn snapshot(&self) -> Arc<Snapshot> {
        // A poisoned lock still holds a whole snapshot: swapping an Arc leaves nothing half done.
        self.current
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Puts other data in place for the requests to come.
    pub fn replace(&self, dataset: Dataset) {
        let next = Arc::new(Snapshot::new(dataset));
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = next;
    }

    /// Places at which pictures are drawn: whoever draws one holds a place.
    #[must_use]
    pub fn easels(&self) -> Arc<Semaphore> {
        self.easels.clone()
    }

    /// Which base stands before our addresses.
    #[must_use]
    pub fn origins(&self) -> &Origins {
        &self.origins
    }
}
