//! The project folder: one on disk, or the one that is compiled into the binary.

use std::{
    fs, io,
    path::{Component, Path, PathBuf},
};

use bytes::Bytes;
use rust_embed::{EmbeddedFile, RustEmbed};

/// The bundled project.
#[derive(RustEmbed)]
#[folder = "geodata"]
#[exclude = "make/*"]
#[exclude = "*.md.orig"]
struct Bundled;

/// Where a project's files are read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Folder {
    /// A folder on disk.
    Disk(PathBuf),
    /// The folder compiled into the binary.
    Bundled,
}

/// Why a folder or one of its files cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// It is not a folder.
    #[error("{}: found no folder, expected a project folder with a sarhad.toml in it", .0.display())]
    NoFolder(PathBuf),
    /// The operating system refuses.
    #[error("{path}: cannot be read: {source}")]
    Unreadable {
        /// File, relative to the folder.
        path: String,
        /// What the operating system says.
        source: io::Error,
    },
    /// A path that would leave the folder.
    #[error("{0}: found a path that leaves the project folder, expected one inside it")]
    Outside(String),
}

impl Folder {
    /// A folder on disk.
    pub fn open(path: impl Into<PathBuf>) -> Result<Self, FolderError> {
        let path = path.into();
        if path.is_dir() {
            Ok(Self::Disk(path))
        } else {
            Err(FolderError::NoFolder(path))
        }
    }

    /// How messages call it.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Disk(path) => path.display().to_string(),
            Self::Bundled => "the built-in project".to_owned(),
        }
    }

    /// The bytes of a file; `path` is relative to the folder, with forward slashes.
    pub fn read(&self, path: &str) -> Result<Bytes, FolderError> {
        if !stays_inside(path) {
            return Err(FolderError::Outside(path.to_owned()));
        }
        let missing = |source| FolderError::Unreadable {
            path: path.to_owned(),
            source,
        };
        match self {
            Self::Disk(folder) => fs::read(folder.join(path))
                .map(Bytes::from)
                .map_err(missing),
            Self::Bundled => {
                let file: EmbeddedFile =
                    Bundled::get(path).ok_or_else(|| missing(io::ErrorKind::NotFound.into()))?;
                Ok(match file.data {
                    std::borrow::Cow::Borrowed(bytes) => Bytes::from_static(bytes),
                    std::borrow::Cow::Owned(bytes) => Bytes::from(bytes),
                })
            }
        }
    }

    /// The files that a path or pattern names, sorted; `*` stands for any part of one name.
    pub fn matching(&self, pattern: &str) -> Result<Vec<String>, FolderError> {
        if !pattern.contains('*') {
            return Ok(vec![pattern.to_owned()]);
        }
        let parent = pattern.rsplit_once('/').map_or("", |(parent, _)| parent);
        let mut found = self.files_under(parent)?;
        found.retain(|path| matches(pattern, path));
        found.sort();
        Ok(found)
    }

    /// Every file below a folder, with its path from the project's root, sorted; nothing where there is no such folder.
    pub fn files_under(&self, parent: &str) -> Result<Vec<String>, FolderError> {
        if !stays_inside(parent) && !parent.is_empty() {
            return Err(FolderError::Outside(parent.to_owned()));
        }
        let mut found = Vec::new();
        match self {
            Self::Disk(folder) => walk(folder, Path::new(parent), &mut found)?,
            Self::Bundled => found.extend(
                Bundled::iter()
                    .map(std::borrow::Cow::into_owned)
                    .filter(|path| {
                        parent.is_empty()
                            || path
                                .strip_prefix(parent)
                                .is_some_and(|rest| rest.starts_with('/'))
                    }),
            ),
        }
        found.sort();
        Ok(found)
    }
}

/// Whether a relative path names something inside the folder.
fn stays_inside(path: &str) -> bool {
    !path.is_empty()
        && Path::new(path)
            .components()
            .all(|part| matches!(part, Component::Normal(_)))
}

fn walk(folder: &Path, below: &Path, found: &mut Vec<String>) -> Result<(), FolderError> {
    let unreadable = |source| FolderError::Unreadable {
        path: below.display().to_string(),
        source,
    };
    let entries = match fs::read_dir(folder.join(below)) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(unreadable(error)),
    };
    for entry in entries {
        let entry = entry.map_err(unreadable)?;
        let path = below.join(entry.file_name());
        if entry.path().is_dir() {
            walk(folder, &path, found)?;
        } else if let Some(path) = path.to_str() {
            found.push(path.replace('\\', "/"));
        }
    }
    Ok(())
}

/// Whether a path fits a pattern in which `*` stands for any text without a slash.
fn matches(pattern: &str, path: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == path,
        Some((head, tail)) => path.strip_prefix(head).is_some_and(|rest| {
            let reach = rest.find('/').unwrap_or(rest.len());
            (0..=reach)
                .filter(|&cut| rest.is_char_boundary(cut))
                .any(|cut| matches(tail, &rest[cut..]))
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stays_within_one_name() {
        assert!(matches("reports/*.geojson", "reports/a.geojson"));
        assert!(!matches("reports/*.geojson", "reports/b/a.geojson"));
        assert!(matches("*", "a") && !matches("*.md", "a.txt"));
    }

    #[test]
    fn a_path_that_leaves_the_folder_is_refused() {
        for path in ["../x", "/etc/passwd", "a/../../x", ""] {
            assert!(!stays_inside(path), "{path}");
        }
        assert!(stays_inside("a/b.geojson"));
    }

    #[test]
    fn a_missing_folder_is_named() {
        let error = Folder::open("no/such/folder").expect_err("there is none");
        assert!(error.to_string().starts_with("no/such/folder: "));
    }
}
