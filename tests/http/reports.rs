//! The permanent pages of reports, and the files that they show.

use serde_json::Value;

use crate::harness::{Project, Server, id_text, projects, segment};

/// Every report with the id of its collection.
fn reports(project: &Project) -> Vec<(String, Value)> {
    project
        .source
        .of_kind("report")
        .flat_map(|collection| {
            let id = collection.id.clone();
            collection
                .features
                .iter()
                .map(move |report| (id.clone(), report.clone()))
        })
        .collect()
}

fn page_of(server: &Server, path: &str) -> String {
    server.browse(path).ok().text().to_owned()
}

/// Askama's escapes undone.
fn plain(html: &str) -> String {
    html.replace("&#39;", "'")
        .replace("&#34;", "\"")
        .replace("&#60;", "<")
        .replace("&#62;", ">")
        .replace("&#38;", "&")
}

#[test]
fn every_report_has_a_page_with_its_title_and_all_its_sources() {
    for project in projects() {
        for (collection, report) in reports(project) {
            let id = id_text(&report);
            let path = format!("/reports/{}/{}", segment(&collection), segment(&id));
            let page = plain(&page_of(&project.server, &path));
            let properties = &report["properties"];
            let title = properties["title"].as_str().expect("a title");
            assert!(page.contains(title), "{path}: {title}");
            for source in properties["sources"].as_array().expect("sources") {
                let publisher = source["publisher"].as_str().expect("a publisher");
                assert!(page.contains(publisher), "{path}: {publisher}");
            }
            let has_map = page.contains("class=\"map-svg\"");
            assert_eq!(has_map, !report["geometry"].is_null(), "{path}: its map");
            for named in ["og:image", "rel=\"canonical\"", "geo+json"] {
                assert!(page.contains(named), "{path}: {named}");
            }
        }
    }
}

#[test]
fn the_short_address_leads_to_the_same_report() {
    for project in projects() {
        let all = reports(project);
        let (collection, report) = &all[0];
        let id = segment(&id_text(report));
        let (long, short) = (
            format!("/reports/{collection}/{id}"),
            format!("/reports/{id}"),
        );
        // The switch of languages leads to the address at which the reader is.
        let text = |path: &str| page_of(&project.server, path).replace(&long, &short);
        assert_eq!(text(&short), text(&long));
    }
}

#[test]
fn the_page_of_a_report_is_its_geojson_for_who_asks_for_it() {
    for project in projects() {
        let (collection, report) = &reports(project)[0];
        let id = segment(&id_text(report));
        let item = project
            .server
            .get(&format!("/collections/{collection}/items/{id}"))
            .ok();
        let asked = project
            .server
            .get(&format!("/reports/{collection}/{id}?f=json"))
            .ok();
        assert_eq!(item.text(), asked.text());
    }
}

#[test]
fn what_is_not_there_is_404_and_says_so() {
    for project in projects() {
        for path in [
            "/reports/nobody",
            "/reports/nowhere/nobody",
            "/media/nothing.png",
            "/media/sarhad.toml",
            "/media/..%2Fsarhad.toml",
        ] {
            let answer = project.server.browse(path);
            assert_eq!(answer.status, 404, "{}: {path}", project.name);
        }
        // A border is no report.
        let lines = project.source.of_kind("border").next().expect("a border");
        let path = format!("/reports/{}/x", lines.id);
        assert_eq!(project.server.browse(&path).status, 404);
    }
}

#[test]
fn walking_to_the_next_report_in_time_ends_and_visits_each_once() {
    for project in projects() {
        let all = reports(project);
        let first = all
            .iter()
            .map(|(collection, report)| {
                format!(
                    "/reports/{}/{}",
                    segment(collection),
                    segment(&id_text(report))
                )
            })
            .find(|path| !page_of(&project.server, path).contains("rel=\"prev\""))
            .expect("one report is the first");
        let mut path = first;
        let mut seen = vec![path.clone()];
        while let Some(next) = next_of(&page_of(&project.server, &path)) {
            assert!(!seen.contains(&next), "{}: {next} again", project.name);
            seen.push(next.clone());
            path = next;
        }
        assert_eq!(seen.len(), all.len(), "{}", project.name);
    }
}

fn next_of(page: &str) -> Option<String> {
    let rest = page.split_once("<a rel=\"next\" href=\"")?.1;
    Some(rest.split_once('"')?.0.to_owned())
}

#[test]
fn a_report_that_was_taken_back_says_so_and_leads_to_what_replaced_it() {
    let mut found = 0;
    for project in projects() {
        for (collection, report) in reports(project) {
            let Some(replaced_by) = report["properties"]["replaced_by"].as_str() else {
                continue;
            };
            found += 1;
            let path = format!("/reports/{collection}/{}", segment(&id_text(&report)));
            let page = page_of(&project.server, &path);
            assert!(page.contains("Replaced by"), "{path}");
            assert!(
                page.contains(&format!("/{}\"", segment(replaced_by))),
                "{path}"
            );
            assert!(page.contains("Retracted"), "{path}");
        }
    }
    assert!(found > 0, "no project has a replaced report");
}
