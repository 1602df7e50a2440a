//! What every suite stands on: the running server, an HTTP client, the projects it is tested on, and their files.
//!
//! The tables of collections come from two sides that know nothing of each other: from the server's
//! `/collections` ([`Project::collections`]) and from the project's own files ([`Source`]).

mod client;
mod markup;
mod projects;
mod server;
mod source;

pub(crate) use client::{Reply, segment};
pub(crate) use markup::tags;
pub(crate) use projects::{Project, link, projects};
pub(crate) use server::{Server, binary, finish, free_port, lines_of};
pub(crate) use source::{SourceCollection, id_text};
