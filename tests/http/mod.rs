//! The HTTP contract over the real app on a real port, on both projects.

mod assets;
mod borders;
mod caching;
mod counts;
mod crowd;
mod filters;
mod health;
mod hostile;
mod languages;
mod links;
mod media;
mod negotiation;
mod odd_ids;
mod pages;
mod paging;
mod problems;
mod radius;
mod reports;
mod security;
mod share;
mod story;
mod tiles;
mod two_lands;
