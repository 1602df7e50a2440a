//! `/collections/{id}/items/{fid}`.

use serde_json::Value;

use super::{assert_self_and_alternate, every_collection, links, schemas};
use crate::harness::{Project, id_text, segment};

/// A dozen features of a collection, first and last among them.
fn some(project: &Project, id: &str) -> Vec<Value> {
    let features = project.all_features(id, "", 10_000);
    let step = 1 + features.len() / 12;
    features
        .iter()
        .step_by(step)
        .chain(features.last())
        .cloned()
        .collect()
}

pub(super) fn address(id: &str, feature: &Value) -> String {
    format!("/collections/{id}/items/{}", segment(&id_text(feature)))
}

/// `/conf/core/f-op`: ids with spaces, slashes and accents too.
#[test]
fn core_f_op() {
    every_collection(|project, id, _| {
        for feature in some(project, id) {
            let answer = project.server.get(&address(id, &feature)).ok();
            assert_eq!(
                answer.media_type(),
                "application/geo+json",
                "{}",
                answer.url
            );
        }
        project
            .server
            .get(&format!("/collections/{id}/items/there-is-none-such"))
            .with_status(404);
    });
}

/// `/conf/core/f-success`: the feature that the list showed.
#[test]
fn core_f_success() {
    every_collection(|project, id, _| {
        for listed in some(project, id) {
            let own = project.server.get(&address(id, &listed)).ok().json();
            schemas::assert_valid("featureGeoJSON", &schemas::feature(), &own);
            for key in ["id", "geometry", "properties"] {
                assert_eq!(
                    own[key], listed[key],
                    "{id}/{}: {key} differs from the list",
                    listed["id"]
                );
            }
        }
    });
}

/// `/conf/core/f-links`: itself, HTML, its collection.
#[test]
fn core_f_links() {
    every_collection(|project, id, _| {
        for feature in some(project, id) {
            let path = address(id, &feature);
            let own = project.server.get(&path).ok().json();
            assert_self_and_alternate(project, &path, &own, ["application/geo+json", "text/html"]);
            let collection = links(&own, "collection");
            let home = format!("{}/collections/{id}", project.server.base);
            assert!(
                collection.iter().any(|link| link["href"] == home.as_str()),
                "{path}: no link to {home}"
            );
        }
    });
}
