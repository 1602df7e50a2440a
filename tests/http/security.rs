//! What comes from outside is hostile: markup in texts and parameters, paths, sizes.

use crate::harness::{Reply, projects, segment, tags};

/// Markup that must never arrive as markup.
const HOSTILE: [&str; 4] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "'><svg/onload=alert(1)>",
    "</title><script>alert(1)</script>",
];

fn assert_harmless(answer: &Reply) {
    let text = answer.text();
    for markup in [
        "<script>alert",
        "<img src=x",
        "<svg/onload",
        "onerror=alert(1)>",
        "<i>co</i>",
        "<b>Gazette",
    ] {
        assert!(
            !text.contains(markup),
            "{}: {markup} arrives as markup",
            answer.url
        );
    }
}

#[test]
fn markup_in_parameters_is_escaped() {
    for project in projects() {
        let reports = &project
            .source
            .of_kind("report")
            .next()
            .expect("a report collection")
            .id;
        for hostile in HOSTILE.map(segment) {
            for path in [
                format!("/?q={hostile}"),
                format!("/?report={hostile}"),
                format!("/?{hostile}=1"),
                format!(
                    "/?category={hostile}&status={hostile}&bbox={hostile}&datetime={hostile}&map={hostile}&lang={hostile}&theme={hostile}"
                ),
                format!("/collections/{reports}/items?f=html&q={hostile}"),
                format!("/collections/{reports}/items?f=html&{hostile}=1"),
                format!("/collections/{reports}/items?f=html&bbox={hostile}"),
                format!("/collections/{reports}/items/{hostile}?f=html"),
                format!("/collections/{hostile}?f=html"),
                format!("/{hostile}"),
            ] {
                assert_harmless(&project.server.browse(&path));
            }
        }
    }
}

#[test]
fn markup_in_texts_is_escaped_or_sanitised() {
    let server = &projects()[1].server;
    let id = segment("drone-<script>");
    for path in [
        "/".to_owned(),
        format!("/?report={id}"),
        "/collections/sightings/items?f=html&limit=50".to_owned(),
        format!("/collections/sightings/items/{id}?f=html"),
        "/collections/gates/items?f=html".to_owned(),
        "/about".to_owned(),
    ] {
        let page = server.browse(&path).ok();
        assert_harmless(&page);
    }
    let card = server.browse(&format!("/?report={id}")).ok();
    assert!(
        card.text().contains("<strong>bold</strong>"),
        "Markdown of a summary is rendered"
    );
}

/// Every page: a content security policy without `unsafe-inline`, and nothing inline that it would have to forbid.
#[test]
fn pages_have_a_strict_policy_and_nothing_inline() {
    for project in projects() {
        let reports = &project
            .source
            .of_kind("report")
            .next()
            .expect("a report collection")
            .id;
        for path in [
            "/",
            "/about",
            "/collections?f=html",
            &format!("/collections/{reports}/items?f=html"),
            "/nothing-here",
        ] {
            let page = project.server.browse(path);
            let policy = page.header("content-security-policy");
            assert!(policy.contains("default-src 'none'"), "{path}: {policy:?}");
            assert!(!policy.contains("unsafe-"), "{path}: {policy}");
            for directive in [
                "script-src 'self'",
                "style-src 'self'",
                "base-uri 'none'",
                "frame-ancestors",
            ] {
                assert!(policy.contains(directive), "{path}: no {directive}");
            }
            assert_eq!(page.header("x-content-type-options"), "nosniff", "{path}");
            assert_nothing_inline(&page);
        }
    }
}

fn assert_nothing_inline(page: &Reply) {
    for tag in tags(page.text()) {
        let attributes = tag.attributes();
        let has = |name: &str| attributes.iter().any(|attribute| attribute == name);
        assert!(
            tag.name != "style" && !has("style"),
            "{}: inline style: <{}>",
            page.url,
            tag.inside
        );
        let handler = attributes
            .iter()
            .any(|attribute| attribute.starts_with("on"));
        assert!(!handler, "{}: a handler: <{}>", page.url, tag.inside);
        let data =
            tag.inside.contains("application/json") || tag.inside.contains("application/ld+json");
        let inline = tag.name == "script" && !tag.closes && !has("src") && !data;
        assert!(!inline, "{}: an inline script: <{}>", page.url, tag.inside);
        assert!(
            !tag.inside.to_lowercase().contains("javascript:"),
            "{}: <{}>",
            page.url,
            tag.inside
        );
    }
}

#[test]
fn links_to_elsewhere_leak_nothing() {
    for project in projects() {
        let policy = project
            .server
            .browse("/")
            .ok()
            .header("referrer-policy")
            .to_owned();
        assert!(
            [
                "no-referrer",
                "same-origin",
                "strict-origin",
                "strict-origin-when-cross-origin"
            ]
            .contains(&policy.as_str()),
            "{policy:?}"
        );
    }
}

#[test]
fn no_path_leaves_what_we_serve() {
    for project in projects() {
        for path in [
            "/../../../etc/passwd",
            "/static/../Cargo.toml",
            "/static/..%2f..%2fCargo.toml",
            "/static/%2e%2e/%2e%2e/etc/passwd",
            "/static//etc/passwd",
            "/glyphs/..%2f..%2fsarhad.toml/0-255.pbf",
            "/glyphs/..%2f/../sarhad.toml",
            "/relief/..%2fsarhad.toml",
            "/relief/%2e%2e/sarhad.toml",
            "/relief/0/0/..%2f..%2f..%2fsarhad.toml",
            "/media/..%2fsarhad.toml",
            "/collections/..%2f..%2fetc%2fpasswd/items",
            "/static/%00",
            "/static/a%00.css",
            "/%ff%fe",
        ] {
            let answer = project.server.raw(&format!(
                "GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
            ));
            let status = answer.split(' ').nth(1).unwrap_or("");
            assert!(
                matches!(status, "400" | "404" | "308" | "301"),
                "{path}: {status}"
            );
            assert!(
                !answer.contains("root:")
                    && !answer.contains("[[collection]]")
                    && !answer.contains("[package]"),
                "{path}"
            );
        }
    }
}

#[test]
fn what_is_too_big_is_refused_and_the_server_lives_on() {
    let server = &projects()[1].server;
    let long = "x".repeat(70_000);
    for request in [
        format!("GET /{long} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"),
        format!(
            "GET / HTTP/1.1\r\nHost: x\r\nX-Long: {long}{long}{long}\r\nConnection: close\r\n\r\n"
        ),
        format!(
            "GET /collections/sightings/items?bbox={} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
            "1,".repeat(20_000)
        ),
        "GET / HTTP/1.1\r\nHost: x\r\n".repeat(3),
        "\u{0}\u{1}\u{2}\r\n\r\n".to_owned(),
        "POST /collections HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n"
            .to_owned(),
    ] {
        let answer = server.raw(&request);
        assert!(
            !answer.starts_with("HTTP/1.1 2") && !answer.starts_with("HTTP/1.1 5"),
            "{}",
            answer.lines().next().unwrap_or("")
        );
    }
    server.get("/health/live").ok();
}
