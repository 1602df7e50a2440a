//! The HTTP contract over the real app on a real port, on both projects.

mod assets;
mod borders;
mod caching;
mod filters;
mod health;
mod links;
mod negotiation;
mod pages;
mod paging;
mod problems;
mod security;
mod tiles;
