//! Features, collections, reports, crossings, datasets: what everything above speaks of.
