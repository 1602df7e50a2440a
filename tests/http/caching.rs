//! `ETag`, 304, `Cache-Control`, `Vary`, CORS.

use crate::harness::{Project, projects};

fn data_resources(project: &Project) -> Vec<String> {
    let mut paths: Vec<String> = [
        "/?f=json",
        "/conformance",
        "/collections",
        "/api",
        "/styles/light",
        "/styles/dark",
    ]
    .map(Into::into)
    .into();
    for id in project.ids() {
        paths.push(format!("/collections/{id}"));
        paths.push(format!("/collections/{id}/items?limit=3"));
        paths.push(format!("/collections/{id}/tiles/WebMercatorQuad/0/0/0"));
    }
    paths
}

#[test]
fn data_has_a_strong_etag_cache_control_and_vary() {
    for project in projects() {
        for path in data_resources(project) {
            let answer = project.server.get(&path);
            assert!(
                matches!(answer.status, 200 | 204),
                "{path}: {}",
                answer.status
            );
            let etag = answer.header("etag");
            assert!(
                etag.starts_with('"') && etag.ends_with('"') && etag.len() > 8,
                "{path}: ETag {etag:?}"
            );
            assert!(
                !answer.header("cache-control").is_empty(),
                "{path}: no Cache-Control"
            );
            assert!(!answer.header("vary").is_empty(), "{path}: no Vary");
        }
    }
}

#[test]
fn if_none_match_gives_304_without_a_body() {
    for project in projects() {
        for path in data_resources(project) {
            let etag = project.server.get(&path).header("etag").to_owned();
            for asked in [
                etag.clone(),
                format!("\"other\", {etag}"),
                format!("W/{etag}"),
                "*".to_owned(),
            ] {
                let answer = project
                    .server
                    .ask("GET", &path, &[("if-none-match", &asked)]);
                assert_eq!(answer.status, 304, "{path} If-None-Match: {asked}");
                assert!(answer.body.is_empty(), "{path}: 304 with a body");
                assert_eq!(answer.header("etag"), etag, "{path}: 304 without its ETag");
            }
            let answer = project
                .server
                .ask("GET", &path, &[("if-none-match", "\"other\"")]);
            assert_ne!(answer.status, 304, "{path}: 304 to another ETag");
        }
    }
}

/// A strong `ETag` promises the same bytes: another form or encoding has another one.
#[test]
fn a_strong_etag_names_one_form_and_one_encoding() {
    for project in projects() {
        for path in ["/collections", "/api"] {
            let tag = |headers: &[(&str, &str)]| {
                project
                    .server
                    .ask("GET", path, headers)
                    .header("etag")
                    .to_owned()
            };
            let plain = tag(&[("accept-encoding", "identity")]);
            let packed = tag(&[("accept-encoding", "gzip")]);
            assert_ne!(
                plain, packed,
                "{path}: gzip has the plain form's strong ETag"
            );
            assert_ne!(
                plain,
                tag(&[("accept", "text/html")]),
                "{path}: HTML has the JSON form's ETag"
            );
            let answer = project.server.ask(
                "GET",
                path,
                &[("accept-encoding", "gzip"), ("if-none-match", &packed)],
            );
            assert_eq!(
                answer.status, 304,
                "{path}: the packed form's own ETag is not known again"
            );
        }
    }
}

/// Two pages of one collection, and one page of two projects, have different tags.
#[test]
fn another_answer_has_another_etag() {
    let tags = |project: &Project| -> Vec<String> {
        let id = &project
            .source
            .of_kind("report")
            .next()
            .expect("a report collection")
            .id;
        ["?limit=1", "?limit=2", "?limit=1&offset=1"]
            .map(|query| {
                project
                    .server
                    .get(&format!("/collections/{id}/items{query}"))
                    .ok()
                    .header("etag")
                    .to_owned()
            })
            .into()
    };
    let mut all: Vec<String> = projects().iter().flat_map(tags).collect();
    all.push(
        projects()[0]
            .server
            .get("/collections")
            .header("etag")
            .to_owned(),
    );
    all.push(
        projects()[1]
            .server
            .get("/collections")
            .header("etag")
            .to_owned(),
    );
    let count = all.len();
    all.sort();
    all.dedup();
    assert_eq!(all.len(), count, "{all:?}");
}

#[test]
fn vary_names_what_the_answer_depends_on() {
    for project in projects() {
        for path in ["/", "/collections"] {
            let vary = project.server.get(path).ok().header("vary").to_lowercase();
            let names: Vec<&str> = vary.split(',').map(str::trim).collect();
            assert!(
                names.contains(&"accept") && names.contains(&"accept-encoding"),
                "{path}: Vary {vary}"
            );
        }
    }
}

#[test]
fn cors_is_open_for_reads() {
    for project in projects() {
        let origin = ("origin", "https://elsewhere.example");
        for path in data_resources(project) {
            let answer = project.server.ask("GET", &path, &[origin]);
            assert_eq!(answer.header("access-control-allow-origin"), "*", "{path}");
        }
        let failed = project.server.ask("GET", "/collections/nothing", &[origin]);
        assert_eq!(
            failed.header("access-control-allow-origin"),
            "*",
            "an error can be read from elsewhere too"
        );
        let asked = [
            origin,
            ("access-control-request-method", "GET"),
            ("access-control-request-headers", "if-none-match"),
        ];
        let preflight = project.server.ask("OPTIONS", "/collections", &asked);
        assert!(
            matches!(preflight.status, 200 | 204),
            "{}",
            preflight.status
        );
        assert!(
            preflight
                .header("access-control-allow-methods")
                .contains("GET"),
            "{:?}",
            preflight.headers
        );
    }
}
