//! Which project folder is meant.

use std::path::{Path, PathBuf};

use crate::geodata::{Folder, FolderError};

/// The folder that was named, else `./geodata` where it holds a manifest, else the built-in project.
pub(super) fn folder(named: Option<&Path>) -> Result<Folder, FolderError> {
    if let Some(path) = named {
        return Folder::open(path);
    }
    let beside = PathBuf::from("geodata");
    if beside.join("sarhad.toml").is_file() {
        Folder::open(beside)
    } else {
        Ok(Folder::Bundled)
    }
}
