//! The parameter `limit`.

use serde_json::json;

use super::every_collection;
use super::openapi::Api;

/// `/conf/core/fc-limit-definition`; minimum, maximum and default are what GDAL and QGIS page by.
#[test]
fn core_fc_limit_definition() {
    every_collection(|project, id, _| {
        let api = Api::of(project);
        let path = format!("/collections/{id}/items");
        let limit = api.parameter(&path, "limit");
        assert_eq!(limit["in"], "query");
        assert_ne!(limit["required"], true);
        assert_eq!(
            (&limit["style"], &limit["explode"]),
            (&json!("form"), &json!(false))
        );
        let schema = api.parameter_schema(&path, "limit");
        assert_eq!(schema["type"], "integer");
        assert_eq!(
            (&schema["minimum"], &schema["maximum"], &schema["default"]),
            (&json!(1), &json!(10_000), &json!(10)),
            "{id}: minimum, maximum, default"
        );
        assert_eq!(
            api.document["components"]["parameters"]["limit"]["schema"]["maximum"], 10_000,
            "the key QGIS reads"
        );
    });
}

/// `/conf/core/fc-limit-response`: never more than asked for, never an error above the maximum.
#[test]
fn core_fc_limit_response() {
    every_collection(|project, id, _| {
        let count = |query: &str| {
            let page = project
                .server
                .get(&format!("/collections/{id}/items{query}"))
                .ok()
                .json();
            page["features"].as_array().map_or(0, Vec::len)
        };
        let total = project.all_features(id, "", 10_000).len();
        assert_eq!(count(""), total.min(10), "{id}: the default");
        for limit in [1_u64, 2, 9, 10_000, 10_001, 4_000_000_000] {
            let expected = usize::try_from(limit)
                .unwrap_or(usize::MAX)
                .min(10_000)
                .min(total);
            assert_eq!(
                count(&format!("?limit={limit}")),
                expected,
                "{id}: limit={limit}"
            );
        }
    });
}

/// `/conf/core/query-param-invalid`, for limit: below the minimum, not a number, twice.
#[test]
fn core_fc_limit_out_of_its_bounds_is_400() {
    every_collection(|project, id, _| {
        for limit in [
            "0",
            "-1",
            "1.5",
            "ten",
            "",
            "%00",
            "99999999999999999999999999",
        ] {
            let status = project
                .server
                .get(&format!("/collections/{id}/items?limit={limit}"))
                .status;
            let expected: &[u16] = if limit.starts_with("999") {
                &[200, 400]
            } else {
                &[400]
            };
            assert!(
                expected.contains(&status),
                "{id}: limit={limit} gives {status}"
            );
        }
    });
}
