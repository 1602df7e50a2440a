//! What every request can reach: the data of the moment, and under which addresses they are served.

use std::sync::{Arc, PoisonError, RwLock};

use crate::{features::Dataset, links::Links, ogcapi::borders::Profiles, tiles::Tiles};

/// Shared by all requests of a server.
#[derive(Debug)]
pub struct State {
    current: RwLock<Arc<Snapshot>>,
    origins: Origins,
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
        }
    }
}

impl State {
    /// The state of a server that begins with a dataset.
    #[must_use]
    pub fn new(dataset: Dataset, origins: Origins) -> Self {
        Self {
            current: RwLock::new(Arc::new(Snapshot::new(dataset))),
            origins,
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

    /// Which base stands before our addresses.
    #[must_use]
    pub fn origins(&self) -> &Origins {
        &self.origins
    }
}
