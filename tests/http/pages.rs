//! The pages as they come from the server, complete without JavaScript.

use serde_json::Value;

use crate::harness::{Project, id_text, projects, segment};

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// The page's text with the escapes of quotes undone, which Askama writes as numbers.
fn plain(html: &str) -> String {
    html.replace("&#39;", "'")
        .replace("&#34;", "\"")
        .replace("&#38;", "&amp;")
        .replace("&#60;", "&lt;")
        .replace("&#62;", "&gt;")
        .replace("&quot;", "\"")
}

fn reports(project: &Project) -> Vec<&Value> {
    project
        .source
        .of_kind("report")
        .flat_map(|collection| &collection.features)
        .collect()
}

/// How many rows of the list are shown: rows a filter leaves out are absent or `hidden`.
fn rows(html: &str) -> usize {
    html.match_indices("<li class=\"report")
        .filter(|(start, _)| {
            !html[*start..]
                .split('>')
                .next()
                .unwrap_or("")
                .contains(" hidden")
        })
        .count()
}

/// The label of the server's timeline, and whether some of it is dimmed.
fn timeline(html: &str) -> (String, bool) {
    let (_, chart) = html
        .split_once("class=\"timeline-chart timeline-still\"")
        .expect("the page has a timeline without scripts");
    let chart = chart.split("</section>").next().unwrap_or_default();
    let label = chart
        .split_once("aria-label=\"")
        .and_then(|(_, rest)| rest.split_once('"'))
        .map(|(label, _)| label.to_owned())
        .expect("it says what it shows");
    (label, chart.contains("is-dim"))
}

#[test]
fn the_map_page_has_a_timeline_without_scripts_that_dims_what_is_filtered_away() {
    for project in projects() {
        let reports: usize = project
            .source
            .of_kind("report")
            .map(|collection| collection.features.len())
            .sum();
        for path in ["/", "/print"] {
            let (label, is_dim) = timeline(project.server.browse(path).ok().text());
            let said = format!("{reports} reports");
            assert!(label.contains(&said) && !is_dim, "{path}: {label}");
        }
        let filtered = project.server.browse("/?category=").ok();
        let (label, is_dim) = timeline(filtered.text());
        assert!(label.contains(&reports.to_string()) && is_dim);
        assert!(!filtered.text().contains(" style="));
    }
}

#[test]
fn the_map_page_lists_every_report_with_its_title_and_sources() {
    for project in projects() {
        let page = project.server.browse("/").ok();
        let text = plain(page.text());
        let all = reports(project);
        assert_eq!(rows(page.text()), all.len(), "{}: rows", project.name);
        for report in all {
            let title = report["properties"]["title"]
                .as_str()
                .expect("a report has a title");
            assert!(text.contains(&escaped(title)), "{}: {title}", project.name);
            let publisher = report["properties"]["sources"][0]["publisher"]
                .as_str()
                .expect("a source has a publisher");
            assert!(
                text.contains(&escaped(publisher)),
                "{}: {publisher}",
                project.name
            );
        }
    }
}

#[test]
fn the_map_page_holds_a_drawn_map_with_the_border() {
    for project in projects() {
        let page = project.server.browse("/").ok();
        let svg = page
            .text()
            .split("<svg")
            .find(|svg| svg.split('>').next().unwrap_or("").contains("map-svg"));
        let svg = svg
            .and_then(|svg| svg.split("</svg>").next())
            .expect("the page holds an SVG map");
        assert!(svg.contains("<path"), "{}: nothing is drawn", project.name);
        assert!(!svg.contains("NaN"), "{}: NaN in the drawing", project.name);
    }
}

#[test]
fn the_form_filters_without_javascript() {
    for project in projects() {
        let all = reports(project);
        for category in project.source.ids_of("category") {
            let page = project
                .server
                .browse(&format!("/?category={category}"))
                .ok();
            let expected = all
                .iter()
                .filter(|report| report["properties"]["category"] == category.as_str())
                .count();
            assert_eq!(
                rows(page.text()),
                expected,
                "{}: category={category}",
                project.name
            );
        }
        let page = project.server.browse("/?status=contested").ok();
        let expected = all
            .iter()
            .filter(|report| report["properties"]["status"] == "contested")
            .count();
        assert_eq!(rows(page.text()), expected, "{}: status", project.name);
    }
}

#[test]
fn dates_of_the_form_are_folded_into_one_interval() {
    for project in projects() {
        let dates = if project.name == "second" {
            ("2024-05-01", "2024-05-03")
        } else {
            ("2021-07-01", "2021-07-10")
        };
        let expected = reports(project)
            .iter()
            .filter(|report| {
                let start = report["properties"]["date_start"]
                    .as_str()
                    .expect("a report has a date");
                let end = report["properties"]["date_end"].as_str().unwrap_or(start);
                start <= dates.1 && end >= dates.0
            })
            .count();
        for query in [
            format!("from={}&to={}", dates.0, dates.1),
            format!("datetime={}/{}", dates.0, dates.1),
        ] {
            let page = project.server.browse(&format!("/?{query}")).ok();
            assert_eq!(rows(page.text()), expected, "{}: {query}", project.name);
        }
    }
}

#[test]
fn a_report_opens_by_its_address() {
    for project in projects() {
        for report in reports(project) {
            let title = report["properties"]["title"]
                .as_str()
                .expect("a report has a title");
            let page = project
                .server
                .browse(&format!("/?report={}", segment(&id_text(report))))
                .ok();
            let text = plain(page.text());
            let card = text
                .split("<aside")
                .find(|aside| aside.contains("id=\"card\""))
                .expect("the page has a card");
            let open = !card.split('>').next().unwrap_or("").contains(" hidden");
            let card = card.split("</aside>").next().unwrap_or("");
            assert!(
                open && card.contains(&escaped(title)),
                "{}: {title} is not in the card",
                project.name
            );
        }
    }
}

/// An unknown report is said to be unknown; the map stays.
#[test]
fn a_report_that_is_not_there_leaves_the_map_whole() {
    for project in projects() {
        let page = project.server.browse("/?report=there-is-none");
        assert!(matches!(page.status, 200 | 404), "{}", page.status);
        assert!(rows(page.text()) > 0);
    }
}

#[test]
fn the_claims_page_has_every_claim_with_its_verdict_and_reports() {
    let bundled = &projects()[0];
    let page = bundled.server.browse("/claims").ok();
    let text = plain(page.text());
    let file = bundled.folder.join("claims.toml");
    let claims: toml::Table = std::fs::read_to_string(file)
        .expect("claims are there")
        .parse()
        .expect("claims are TOML");
    let claims = claims["claim"].as_array().expect("claims are a list");
    assert_eq!(claims.len(), 13);
    for claim in claims {
        for key in ["claim", "finding", "speaker"] {
            let said = claim[key].as_str().expect("a claim has its texts");
            assert!(text.contains(&escaped(said)), "{key}: {said}");
        }
        for report in claim["reports"].as_array().expect("a claim has reports") {
            let id = report.as_str().expect("an id is a text");
            assert!(text.contains(id), "{id} is not linked from the claims");
        }
    }
}

#[test]
fn a_project_without_claims_has_no_claims_page_and_no_link_to_one() {
    let second = &projects()[1];
    second.server.browse("/claims").with_status(404);
    assert!(
        !second
            .server
            .browse("/")
            .ok()
            .text()
            .contains("href=\"/claims")
    );
}

/// In the bundled project a report of a claim says so, and the claim's link comes back to it.
#[test]
fn claims_and_reports_are_linked_both_ways() {
    let bundled = &projects()[0];
    let report = bundled
        .source
        .of_kind("report")
        .flat_map(|collection| &collection.features)
        .find(|report| report["properties"]["claims"][0].is_string())
        .expect("some report belongs to a claim");
    let page = bundled
        .server
        .browse(&format!("/?report={}", segment(&id_text(report))))
        .ok();
    assert!(
        page.text().contains("/claims#"),
        "the card does not link its claim"
    );
}

#[test]
fn about_says_where_things_come_from_and_what_the_point_of_view_is() {
    for project in projects() {
        let page = project.server.browse("/about").ok();
        let text = plain(page.text());
        let attribution = project.source.manifest["attribution"]
            .as_str()
            .expect("an attribution");
        assert!(
            text.contains(&escaped(attribution))
                || attribution
                    .split(" · ")
                    .all(|part| text.contains(&escaped(part)))
        );
        let policy = project.source.manifest["policy"]
            .as_str()
            .expect("a policy");
        let word = policy
            .split_whitespace()
            .filter(|word| word.chars().all(char::is_alphabetic))
            .max_by_key(|word| word.len());
        assert!(
            text.contains(word.expect("a policy has words")),
            "the policy is not on the page"
        );
    }
}

/// Foreign texts say their language and find their own direction.
#[test]
fn texts_in_other_languages_carry_lang_and_dir() {
    let second = &projects()[1];
    let page = second.server.browse("/?report=flood-elm").ok();
    let text = page.text();
    assert!(
        text.contains("lang=\"ar\"") && text.contains("dir=\"auto\""),
        "no lang=ar or no dir=auto"
    );
}
