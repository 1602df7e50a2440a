//! Every link leads where it says, and starts where the operator says.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::harness::{Server, projects};

/// Every (href, type) of every `links` array in a document.
fn collect(value: &Value, into: &mut BTreeMap<String, Option<String>>) {
    match value {
        Value::Array(list) => list.iter().for_each(|inner| collect(inner, into)),
        Value::Object(map) => {
            for link in map
                .get("links")
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
            {
                if let Some(href) = link["href"].as_str() {
                    into.insert(
                        href.to_owned(),
                        link["type"].as_str().map(ToOwned::to_owned),
                    );
                }
            }
            map.values().for_each(|inner| collect(inner, into));
        }
        _ => {}
    }
}

#[test]
fn every_link_of_every_document_leads_where_it_says() {
    for project in projects() {
        let mut links = BTreeMap::new();
        let mut paths = vec!["/?f=json".to_owned(), "/collections".to_owned()];
        for id in project.ids() {
            paths.push(format!("/collections/{id}/items?limit=2"));
            paths.push(format!("/collections/{id}/tiles/WebMercatorQuad?f=json"));
            let page = project
                .server
                .get(&format!("/collections/{id}/items?limit=1"))
                .ok()
                .json();
            collect(&page["features"], &mut links);
        }
        for path in paths {
            let answer = project.server.get(&path);
            if answer.status == 200 && answer.media_type().ends_with("json") {
                collect(&answer.json(), &mut links);
            }
        }
        assert!(links.len() > 20, "only {} links", links.len());
        for (href, kind) in links
            .into_iter()
            .filter(|(href, _)| href.starts_with(&project.server.base) && !href.contains('{'))
        {
            let answer = project.server.get(&href).ok();
            if let Some(kind) = kind {
                assert_eq!(
                    answer.media_type(),
                    kind.split(';').next().unwrap_or(""),
                    "{href}"
                );
            }
        }
    }
}

/// The addresses of `href` and `src` on a page, as written.
fn addresses(html: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for attribute in [
        " href=\"",
        " src=\"",
        " action=\"",
        " data-style-light=\"",
        " data-style-dark=\"",
    ] {
        for (start, _) in html.match_indices(attribute) {
            let value = &html[start + attribute.len()..];
            found.insert(value[..value.find('"').unwrap_or(0)].replace("&amp;", "&"));
        }
    }
    found
}

#[test]
fn every_link_of_every_page_leads_somewhere() {
    for project in projects() {
        let mut pages = vec![
            "/".to_owned(),
            "/collections?f=html".to_owned(),
            "/about".to_owned(),
        ];
        if project.source.manifest.contains_key("claims") {
            pages.push("/claims".to_owned());
        }
        for id in project.ids() {
            pages.push(format!("/collections/{id}?f=html"));
            pages.push(format!("/collections/{id}/items?f=html&limit=3"));
        }
        let mut seen = BTreeSet::new();
        for page in pages {
            let html = project.server.browse(&page).ok();
            for address in addresses(html.text()) {
                let address = address
                    .strip_prefix(&project.server.base)
                    .map_or(address.clone(), ToOwned::to_owned);
                let inner = address.starts_with('/') && !address.starts_with("//");
                let path = address.split('#').next().unwrap_or("").to_owned();
                if inner && seen.insert(path.clone()) {
                    let answer = project.server.browse(&path);
                    assert_eq!(answer.status, 200, "{page} links to {address}");
                }
            }
        }
        assert!(seen.len() > 20, "only {} links", seen.len());
    }
}

fn second() -> &'static str {
    concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/second")
}

#[test]
fn links_start_with_the_public_url() {
    let port = crate::harness::free_port();
    let listen = format!("127.0.0.1:{port}");
    let public = "https://maps.example.org/border";
    let arguments = [
        "serve",
        "--geodata",
        second(),
        "--listen",
        &listen,
        "--public-url",
        public,
    ];
    let server = start_on(port, &arguments);
    for path in [
        "/?f=json",
        "/collections",
        "/collections/sightings/items?limit=1",
        "/api",
        "/styles/light",
    ] {
        let text = server.get(path).ok().text().to_owned();
        assert!(text.contains(public), "{path}: the public URL is nowhere");
        assert!(!text.contains(&listen), "{path}: the listen address shows");
    }
    let next = server
        .get("/collections/sightings/items?limit=1")
        .ok()
        .json();
    assert!(
        crate::harness::link(&next, "next").is_some_and(|next| next.starts_with(public)),
        "{next}"
    );
    // Pages link so that they work below the public URL's path too.
    let page = server.browse("/").ok();
    for address in addresses(page.text()) {
        let rooted =
            address.starts_with('/') && !address.starts_with("/border/") && address != "/border";
        assert!(!rooted, "{address} leaves the public URL's path");
    }
}

/// A server whose ready line names its public URL, not its port.
fn start_on(port: u16, arguments: &[&str]) -> Server {
    let mut server = Server::start_saying(arguments, "https://maps.example.org");
    server.base = format!("http://127.0.0.1:{port}");
    server
}

#[test]
fn a_host_header_is_not_believed() {
    for project in projects() {
        for header in [
            "Host: evil.example",
            "Host: x\r\nX-Forwarded-Host: evil.example",
            "Host: x\r\nForwarded: host=evil.example",
        ] {
            for path in ["/", "/?f=json", "/collections", "/styles/light"] {
                let answer = project.server.raw(&format!(
                    "GET {path} HTTP/1.1\r\n{header}\r\nConnection: close\r\n\r\n"
                ));
                assert!(
                    answer.starts_with("HTTP/1.1 200"),
                    "{path}: {}",
                    answer.lines().next().unwrap_or("")
                );
                assert!(!answer.contains("evil.example"), "{path} with {header:?}");
            }
        }
    }
}
