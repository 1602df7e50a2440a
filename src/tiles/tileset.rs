//! The tiles of one dataset: drawn forms weighed once, tiles encoded on demand, compressed once and kept.

use std::io::Write as _;
use std::sync::{Arc, OnceLock};

use bytes::Bytes;
use flate2::{Compression, write::GzDecoder, write::GzEncoder};
use moka::sync::Cache;
use rayon::prelude::*;

use super::cluster::Clusters;
use super::encode;
use super::layer::{Layer, draw, layers};
use super::posts;
use crate::features::{Collection, Dataset, Kind};
use crate::geometry::tile_coord::TileCoord;

/// Bytes of compressed tiles that are kept.
const CACHE_BYTES: u64 = 64 * 1024 * 1024;
/// Bytes of the clusters of filtered collections that are kept.
const FILTERED_BYTES: u64 = 64 * 1024 * 1024;
/// What an entry of the cache costs beside its bytes.
const ENTRY_BYTES: u32 = 128;

/// Which collections' layers a tile holds.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Selection {
    /// Indices in the dataset, ascending, none twice.
    collections: Arc<[usize]>,
    /// Whether border collections bring their rounded copies and their kilometre posts.
    smooth: bool,
    /// Whether the points of reports gather.
    clustered: bool,
}

impl Selection {
    /// The indices of its collections in the dataset, ascending.
    #[must_use]
    pub fn collections(&self) -> &[usize] {
        &self.collections
    }

    /// Whether border collections bring their rounded copies and their kilometre posts as layers of their own.
    #[must_use]
    pub fn is_smooth(&self) -> bool {
        self.smooth
    }

    /// Whether the points of reports gather.
    #[must_use]
    pub fn is_clustered(&self) -> bool {
        self.clustered
    }
}

/// A collection that was asked for and is not there.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no collection {found:?}; there are {}", known.join(", "))]
pub struct UnknownCollection {
    /// What was asked for.
    pub found: String,
    /// The ids of all collections.
    pub known: Vec<String>,
}

/// The tiles of one dataset; made anew with each dataset, so that nothing stale is ever served.
#[derive(Debug)]
pub struct Tiles {
    dataset: Arc<Dataset>,
    layers: OnceLock<Vec<Layer>>,
    /// Of the collections whose points gather, by their index in the dataset.
    points: Vec<OnceLock<Layer>>,
    cache: Cache<(Selection, TileCoord), Option<Bytes>>,
    /// Of each report collection, by its index in the dataset.
    clusters: Vec<OnceLock<Clusters>>,
    /// By index of the collection and the filters' text: the tiles of one view ask for the same.
    filtered: Cache<(usize, String), Arc<Filtered>>,
}

/// Some rows of a collection, ascending, and the clusters of their points.
#[derive(Debug)]
struct Filtered {
    rows: Vec<usize>,
    clusters: Clusters,
}

impl Filtered {
    fn bytes(&self) -> u32 {
        u32::try_from(size_of_val(&self.rows[..]) + self.clusters.bytes()).unwrap_or(u32::MAX)
    }
}

impl Tiles {
    /// The tiles of a dataset; nothing is computed yet.
    #[must_use]
    pub fn new(dataset: Arc<Dataset>) -> Self {
        let weigh = |_: &(Selection, TileCoord), tile: &Option<Bytes>| {
            let bytes = tile.as_ref().map_or(0, Bytes::len);
            u32::try_from(bytes).map_or(u32::MAX, |bytes| bytes.saturating_add(ENTRY_BYTES))
        };
        let weigh_filtered = |_: &(usize, String), filtered: &Arc<Filtered>| {
            filtered.bytes().saturating_add(ENTRY_BYTES)
        };
        Self {
            points: dataset
                .collections
                .iter()
                .map(|_| OnceLock::new())
                .collect(),
            clusters: dataset
                .collections
                .iter()
                .map(|_| OnceLock::new())
                .collect(),
            filtered: Cache::builder()
                .max_capacity(FILTERED_BYTES)
                .weigher(weigh_filtered)
                .build(),
            dataset,
            layers: OnceLock::new(),
            cache: Cache::builder()
                .max_capacity(CACHE_BYTES)
                .weigher(weigh)
                .build(),
        }
    }

    /// Projects and weighs every geometry now, so that the first tile need not; takes a while, once.
    pub fn prepare(&self) {
        for index in 0..self.dataset.collections.len() {
            self.clusters_of(index);
        }
        self.layers();
    }

    /// The drawn form of a collection. Points do not wait for the lines of others to be weighed.
    fn layer(&self, index: usize) -> &Layer {
        let collection = &self.dataset.collections[index];
        if gathers(collection) {
            self.points[index].get_or_init(|| draw(&self.dataset, collection))
        } else {
            &self.layers()[index]
        }
    }

    /// The clusters of a whole collection, where its points gather.
    fn clusters_of(&self, index: usize) -> Option<&Clusters> {
        let collection = &self.dataset.collections[index];
        gathers(collection).then(|| {
            let spots = &self.layer(index).spots;
            self.clusters[index].get_or_init(|| Clusters::of(collection, spots, None))
        })
    }

    fn layers(&self) -> &[Layer] {
        self.layers.get_or_init(|| layers(&self.dataset))
    }

    /// One collection by id, its own layer alone.
    pub fn collection(&self, id: &str) -> Result<Selection, UnknownCollection> {
        Ok(Selection {
            collections: Arc::new([self.index_of(id)?]),
            smooth: false,
            clustered: false,
        })
    }

    /// Every collection.
    #[must_use]
    pub fn all(&self) -> Selection {
        Selection {
            collections: (0..self.dataset.collections.len()).collect(),
            smooth: true,
            clustered: false,
        }
    }

    /// The collections of a list of ids, in the dataset's order.
    pub fn several<'a>(
        &self,
        ids: impl IntoIterator<Item = &'a str>,
    ) -> Result<Selection, UnknownCollection> {
        let mut collections = ids
            .into_iter()
            .map(|id| self.index_of(id))
            .collect::<Result<Vec<_>, _>>()?;
        collections.sort_unstable();
        collections.dedup();
        Ok(Selection {
            collections: collections.into(),
            smooth: true,
            clustered: false,
        })
    }

    /// The same selection with the points of reports gathered in clusters, where there are reports in it.
    #[must_use]
    pub fn clustered(&self, selection: Selection) -> Selection {
        let mut collections = selection.collections.iter();
        Selection {
            clustered: collections.any(|&index| gathers(&self.dataset.collections[index])),
            ..selection
        }
    }

    fn index_of(&self, id: &str) -> Result<usize, UnknownCollection> {
        let ids = || self.dataset.collections.iter().map(|c| &c.about.id);
        ids()
            .position(|known| known == id)
            .ok_or_else(|| UnknownCollection {
                found: id.to_owned(),
                known: ids().cloned().collect(),
            })
    }

    /// The tile as MVT bytes; none where it would be empty.
    #[must_use]
    pub fn encode(&self, selection: &Selection, tile: TileCoord) -> Option<Vec<u8>> {
        self.make_ready(selection);
        let chunks: Vec<Vec<u8>> = selection
            .collections
            .par_iter()
            .flat_map_iter(|&index| {
                let (collection, layer) = (&self.dataset.collections[index], self.layer(index));
                let dressed = selection.smooth && collection.about.kind == Kind::Border;
                let smooth = dressed.then(|| encode::smooth(collection, layer, tile));
                let posts = dressed.then(|| posts::layer(&collection.about.id, &layer.posts, tile));
                let clusters = selection.clustered.then(|| self.clusters_of(index));
                let own = match clusters.flatten() {
                    Some(clusters) => encode::clustered(collection, layer, clusters, tile, None),
                    None => encode::layer(collection, layer, tile, None),
                };
                [own, smooth.flatten(), posts.flatten()]
            })
            .flatten_iter()
            .collect();
        (!chunks.is_empty()).then(|| chunks.concat())
    }

    /// Computes what a selection is drawn from, before the pool's threads ask for it: were they to wait for each other's
    /// first use of it here, nobody would be left to compute it.
    fn make_ready(&self, selection: &Selection) {
        for &index in &*selection.collections {
            self.layer(index);
            if selection.clustered {
                self.clusters_of(index);
            }
        }
    }

    /// The gzipped tile, from the cache where it is there; none where it is empty.
    ///
    /// Encoding takes milliseconds: not for a thread that must not wait (see [`Tiles::kept`]).
    #[must_use]
    pub fn gzipped(&self, selection: &Selection, tile: TileCoord) -> Option<Bytes> {
        // Whoever asks for the same tile meanwhile waits for this one.
        self.cache.get_with((selection.clone(), tile), || {
            self.encode(selection, tile).map(|bytes| gzip(&bytes))
        })
    }

    /// The gzipped tile of one collection with only the rows that a filter lets through; none where it is empty.
    ///
    /// `filter` is a text that no other filter of the collection has; `rows` finds its rows, ascending. The tile is not
    /// kept, for filters that nobody asked for before are the normal case, but for a while its rows and clusters are.
    pub fn filtered(
        &self,
        id: &str,
        clustered: bool,
        tile: TileCoord,
        filter: String,
        rows: impl FnOnce(&Collection) -> Vec<usize>,
    ) -> Result<Option<Bytes>, UnknownCollection> {
        let index = self.index_of(id)?;
        let (collection, layer) = (&self.dataset.collections[index], self.layer(index));
        let bytes = if clustered && gathers(collection) {
            let filtered = self.filtered.get_with((index, filter), || {
                let rows = rows(collection);
                let clusters = Clusters::of(collection, &layer.spots, Some(&rows));
                Arc::new(Filtered { rows, clusters })
            });
            let Filtered { rows, clusters } = &*filtered;
            encode::clustered(collection, layer, clusters, tile, Some(rows))
        } else {
            encode::layer(collection, layer, tile, Some(&rows(collection)))
        };
        Ok(bytes.map(|bytes| gzip(&bytes)))
    }

    /// The gzipped tile if the cache has it: `Some(None)` is a tile known to be empty.
    #[must_use]
    pub fn kept(&self, selection: &Selection, tile: TileCoord) -> Option<Option<Bytes>> {
        self.cache.get(&(selection.clone(), tile))
    }
}

/// Whether the points of a collection gather.
pub(super) fn gathers(collection: &Collection) -> bool {
    collection.about.kind == Kind::Report
}

fn gzip(bytes: &[u8]) -> Bytes {
    const INFALLIBLE: &str = "writing to memory cannot fail";
    let mut encoder = GzEncoder::new(Vec::new(), Compression::new(6));
    encoder.write_all(bytes).expect(INFALLIBLE);
    encoder.finish().expect(INFALLIBLE).into()
}

/// The MVT bytes of a gzipped tile, for clients that take no gzip.
///
/// # Panics
/// Where the bytes are not what [`Tiles::gzipped`] gave.
#[must_use]
pub fn gunzip(tile: &[u8]) -> Bytes {
    const OURS: &str = "the tile was gzipped here";
    let mut decoder = GzDecoder::new(Vec::new());
    decoder.write_all(tile).expect(OURS);
    decoder.finish().expect(OURS).into()
}
