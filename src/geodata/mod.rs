//! The only code that reads data files: the manifest, one reader a format, and the checks of loading.

pub mod finding;
pub mod folder;

pub mod manifest;

pub mod load;

mod border_rows;
mod claims;
mod crossing;
mod derive;
mod entries;
mod feature_file;
mod fields;
mod geometry;
mod known;
mod references;
mod report;
mod report_areas;
mod story;
mod territory;

pub use finding::{Finding, Severity};
pub use folder::{Folder, FolderError};
pub use load::{Outcome, load, load_and_survey};

#[cfg(test)]
mod tests {
    use super::{Folder, load};
    use crate::features::Kind;

    #[test]
    fn every_record_of_the_bundled_project_loads() {
        let outcome = load(&Folder::Bundled);
        let worst = finding::report(&outcome.findings);
        assert!(
            outcome
                .findings
                .iter()
                .all(|found| found.severity == super::Severity::Warning),
            "{worst:#?}"
        );
        let dataset = outcome.dataset.expect("nothing fatal was found");
        let count = |kind| {
            dataset
                .of_kind(kind)
                .map(crate::features::Collection::len)
                .sum::<usize>()
        };
        assert_eq!(
            (
                count(Kind::Report),
                count(Kind::Crossing),
                count(Kind::Border)
            ),
            (48, 9, 7)
        );
        assert_eq!((dataset.claims.len(), dataset.story.len()), (13, 9));
    }

    use super::finding;
}
