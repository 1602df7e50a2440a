//! Which form an answer takes: `f=` wins, then `Accept`; encodings as asked for.

use std::io::Read;

use crate::harness::{Reply, projects};

/// Resources of the API, of every project, that answer in JSON and in HTML.
fn resources() -> Vec<(&'static crate::harness::Project, String)> {
    let mut all = Vec::new();
    for project in projects() {
        for path in ["/conformance", "/collections", "/api"] {
            all.push((project, path.to_owned()));
        }
        for id in project.ids() {
            all.push((project, format!("/collections/{id}")));
            all.push((project, format!("/collections/{id}/items")));
        }
    }
    all
}

fn is_json(answer: &Reply) -> bool {
    answer.media_type().ends_with("json")
}

#[test]
fn api_resources_are_json_to_whoever_does_not_ask_for_html() {
    for (project, path) in resources() {
        for headers in [
            vec![],
            vec![("accept", "*/*")],
            vec![("accept", "application/json;q=0.5, text/html;q=0.4")],
        ] {
            let answer = project.server.ask("GET", &path, &headers).ok();
            assert!(
                is_json(&answer),
                "{path} {headers:?}: {}",
                answer.media_type()
            );
        }
        assert_eq!(
            project.server.browse(&path).ok().media_type(),
            "text/html",
            "{path}"
        );
    }
}

#[test]
fn f_wins_over_accept() {
    for (project, path) in resources() {
        let answer = project
            .server
            .ask("GET", &format!("{path}?f=json"), &[("accept", "text/html")])
            .ok();
        assert!(is_json(&answer), "{path}: {}", answer.media_type());
        let answer = project
            .server
            .ask(
                "GET",
                &format!("{path}?f=html"),
                &[("accept", "application/json")],
            )
            .ok();
        assert_eq!(answer.media_type(), "text/html", "{path}");
        project
            .server
            .get(&format!("{path}?f=nonsense"))
            .with_status(400);
    }
}

#[test]
fn the_root_is_html_to_everybody_but_who_asks_for_json() {
    for project in projects() {
        for headers in [
            vec![],
            vec![("accept", "*/*")],
            vec![("accept", "text/html")],
        ] {
            let answer = project.server.ask("GET", "/", &headers).ok();
            assert_eq!(answer.media_type(), "text/html", "{headers:?}");
        }
        assert_eq!(
            project
                .server
                .ask("GET", "/", &[("accept", "application/json")])
                .ok()
                .media_type(),
            "application/json"
        );
        project
            .server
            .get("/?fbclid=x&utm_source=y&nonsense=1")
            .ok();
    }
}

#[test]
fn what_can_only_be_refused_by_accept_is_406_or_served_anyway() {
    let server = &projects()[0].server;
    let answer = server.ask(
        "GET",
        "/collections",
        &[("accept", "application/x-shapefile")],
    );
    assert!(matches!(answer.status, 200 | 406), "{}", answer.status);
}

fn decoded(answer: &Reply) -> Vec<u8> {
    let mut plain = Vec::new();
    match answer.header("content-encoding") {
        "gzip" => flate2::read::GzDecoder::new(&answer.body[..])
            .read_to_end(&mut plain)
            .map(drop),
        "br" => brotli::Decompressor::new(&answer.body[..], 4096)
            .read_to_end(&mut plain)
            .map(drop),
        "zstd" => zstd::stream::copy_decode(&answer.body[..], &mut plain),
        other => unreachable!("{}: content-encoding {other:?}", answer.url),
    }
    .unwrap_or_else(|error| unreachable!("{}: not what its encoding says: {error}", answer.url));
    plain
}

/// A collection document carries no time of its own, so that two answers can be compared byte by byte.
#[test]
fn gzip_brotli_and_zstd_hold_the_same_bytes() {
    for project in projects() {
        let reports = &project
            .source
            .of_kind("report")
            .next()
            .expect("a report collection")
            .id;
        for path in [
            "/collections",
            "/api",
            "/",
            "/styles/light",
            &format!("/collections/{reports}/items?limit=100"),
        ] {
            let plain = project
                .server
                .ask("GET", path, &[("accept-encoding", "identity")])
                .ok();
            assert_eq!(plain.header("content-encoding"), "", "{path}");
            for encoding in ["gzip", "br", "zstd"] {
                let packed = project
                    .server
                    .ask("GET", path, &[("accept-encoding", encoding)])
                    .ok();
                assert_eq!(packed.header("content-encoding"), encoding, "{path}");
                assert!(
                    packed.body.len() < plain.body.len() / 2,
                    "{path}: {encoding} saves nothing"
                );
                let (unpacked, plain) = (decoded(&packed), &plain.body);
                let same = without_time(&unpacked) == without_time(plain);
                assert!(same, "{path}: {encoding} holds other bytes");
                assert!(
                    packed
                        .header("vary")
                        .to_lowercase()
                        .contains("accept-encoding"),
                    "{path}: no Vary"
                );
            }
        }
    }
}

/// The body without the value of `timeStamp`.
fn without_time(body: &[u8]) -> String {
    let text = String::from_utf8_lossy(body);
    match text.split_once("\"timeStamp\":") {
        Some((before, after)) => format!(
            "{before}{}",
            after.split_once("Z\"").map_or(after, |(_, rest)| rest)
        ),
        None => text.into_owned(),
    }
}
