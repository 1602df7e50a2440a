//! The story as it comes from the server: every step readable, linked and printable without a script.

use crate::harness::{Project, projects};

/// The front matter and the text of each step's file, in order.
fn steps(project: &Project) -> Vec<(toml::Table, String)> {
    let Some(pattern) = project.source.manifest.get("story").and_then(story_pattern) else {
        return Vec::new();
    };
    let folder = project
        .folder
        .join(pattern.rsplit_once('/').map_or("", |(folder, _)| folder));
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("the story's folder is there")
        .map(|entry| entry.expect("it can be listed").path())
        .collect();
    files.sort();
    files
        .iter()
        .map(|file| {
            let text = std::fs::read_to_string(file).expect("a step can be read");
            let mut parts = text.splitn(3, "+++\n").skip(1);
            let front = parts.next().unwrap_or_default();
            let body = parts.next().unwrap_or_default();
            (
                front.parse().expect("front matter is TOML"),
                body.to_owned(),
            )
        })
        .collect()
}

fn story_pattern(value: &toml::Value) -> Option<&str> {
    value.as_str().or_else(|| value.get("file")?.as_str())
}

#[test]
fn every_step_stands_in_the_page_with_its_reports_and_their_addresses() {
    for project in projects() {
        let steps = steps(project);
        if steps.is_empty() {
            assert_eq!(project.server.browse("/story").status, 404);
            assert!(
                !project
                    .server
                    .browse("/")
                    .text()
                    .contains("href=\"/story\"")
            );
            continue;
        }
        let page = project.server.browse("/story").ok();
        let text = page.text();
        assert!(
            project
                .server
                .browse("/")
                .text()
                .contains("href=\"/story\"")
        );
        for (index, (front, _)) in steps.iter().enumerate() {
            let number = index + 1;
            let (_, step) = text
                .split_once(&format!("<article class=\"step\" id=\"step-{number}\""))
                .expect("each step is in the page");
            let step = step.split("</article>").next().unwrap_or_default();
            for id in front["reports"].as_array().into_iter().flatten() {
                let id = id.as_str().expect("ids are texts");
                assert!(step.contains(&format!("data-report=\"{id}\"")), "{id}");
                assert!(step.contains(&format!("/{id}\"")), "{id}: its page");
            }
        }
    }
}

#[test]
fn a_step_named_in_the_address_is_the_one_that_shows_and_none_of_its_reports_is_filtered_away() {
    for project in projects() {
        let steps = steps(project);
        for (index, (front, _)) in steps.iter().enumerate() {
            let number = index + 1;
            let page = project.server.browse(&format!("/story?step={number}")).ok();
            let text = page.text();
            let current = text
                .split("<a ")
                .find(|link| link.contains("aria-current=\"step\""))
                .expect("one bar is the current one");
            assert!(
                current.contains(&format!("data-step=\"{number}\"")),
                "{number}"
            );
            for id in front["reports"].as_array().into_iter().flatten() {
                let id = id.as_str().expect("ids are texts");
                let (_, row) = text
                    .split_once(&format!("data-id=\"{id}\""))
                    .expect("each report has a row");
                let tag = row.split('>').next().unwrap_or_default();
                assert!(!tag.contains(" hidden"), "step {number}: {id}");
            }
        }
        if !steps.is_empty() {
            // More than there are: the last one.
            let page = project.server.browse("/story?step=999").ok();
            assert!(page.text().contains(&format!("Step {} of", steps.len())));
        }
    }
}

#[test]
fn a_reader_who_leaves_finds_the_way_back_in_the_page() {
    for project in projects() {
        if steps(project).len() < 3 {
            continue;
        }
        let story = project.server.browse("/story?step=3").ok();
        let leave = story
            .text()
            .split("class=\"story-leave\" href=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .expect("the story can be left")
            .replace("&#38;", "&")
            .replace("&amp;", "&");
        assert!(
            leave.contains("step=3") && leave.contains("datetime="),
            "{leave}"
        );
        let map = project.server.browse(&leave).ok();
        assert!(
            map.text()
                .contains("class=\"story-back\" href=\"/story?step=3\">")
        );
    }
}
