//! Sarhad serves a folder of border geometry and sourced reports as OGC API layers and as a map page.
//!
//! The modules are floors, lowest first; imports point down only (`tests/floors.rs` holds this).

pub mod assets;
pub mod lang;

pub mod geometry;

pub mod border;

pub mod features;

pub mod geodata;

pub mod store;

pub mod query;

pub mod links;

pub mod feeds;
pub mod ogcapi;
pub mod tiles;

pub mod pages;
pub mod render;

pub mod routes;

pub mod server;

pub mod cli;
