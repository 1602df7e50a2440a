//! Styles and the files that pages and maps load: all from here, the hashed ones for ever.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::harness::projects;

fn static_names(html: &str) -> BTreeSet<String> {
    let starts = html
        .match_indices("/static/")
        .map(|(start, _)| &html[start..]);
    starts
        .map(|rest| rest[..rest.find(['"', ' ', ')', '\'']).unwrap_or(rest.len())].to_owned())
        .collect()
}

#[test]
fn hashed_files_are_cached_for_ever_with_the_right_type() {
    for project in projects() {
        let names = static_names(project.server.browse("/").ok().text());
        assert!(names.len() >= 2, "{names:?}");
        for name in names {
            let answer = project.server.get(&name).ok();
            assert!(
                answer.header("cache-control").contains("immutable"),
                "{name}: {}",
                answer.header("cache-control")
            );
            let kind = answer.media_type().to_owned();
            let extension = name.rsplit('.').next().unwrap_or("");
            let expected: &[&str] = match extension {
                "js" | "mjs" => &["text/javascript", "application/javascript"],
                "css" => &["text/css"],
                "woff2" => &["font/woff2"],
                "svg" => &["image/svg+xml"],
                "png" => &["image/png"],
                "ico" => &["image/x-icon", "image/vnd.microsoft.icon"],
                other => unreachable!("{name}: what is a {other}?"),
            };
            assert!(expected.contains(&kind.as_str()), "{name} is {kind}");
        }
    }
}

#[test]
fn category_colours_come_from_a_stylesheet() {
    for project in projects() {
        let sheet = project.server.get("/styles/categories.css").ok();
        assert_eq!(sheet.media_type(), "text/css");
        let colours = project.source.manifest["category"]
            .as_array()
            .expect("categories");
        for category in colours {
            let colour = category["color"].as_str().expect("a category has a colour");
            assert!(
                sheet.text().to_lowercase().contains(&colour.to_lowercase()),
                "{colour} is not in the stylesheet"
            );
        }
    }
}

/// Every absolute address in a style, with the source's tiles filled in.
fn addresses(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::String(text) if text.starts_with("http") => {
            into.insert(text.clone());
        }
        Value::Array(list) => list.iter().for_each(|inner| addresses(inner, into)),
        Value::Object(map) => map.values().for_each(|inner| addresses(inner, into)),
        _ => {}
    }
}

#[test]
fn styles_are_valid_and_need_nothing_from_elsewhere() {
    for project in projects() {
        for theme in ["light", "dark"] {
            let style = project.server.get(&format!("/styles/{theme}")).ok().json();
            assert_eq!(style["version"], 8);
            let sources = style["sources"].as_object().expect("a style has sources");
            let layers = style["layers"].as_array().expect("a style has layers");
            let mut ids = BTreeSet::new();
            for layer in layers {
                assert!(
                    ids.insert(layer["id"].to_string()),
                    "{theme}: layer {} twice",
                    layer["id"]
                );
                if layer["type"] != "background" {
                    let source = layer["source"].as_str().unwrap_or("");
                    assert!(
                        sources.contains_key(source),
                        "{theme}: {} draws from {source:?}",
                        layer["id"]
                    );
                }
                assert!(
                    !layer.to_string().contains("\"@") && !layer.to_string().contains("\"$"),
                    "{theme}: unresolved: {layer}"
                );
            }
            let mut found = BTreeSet::new();
            addresses(&style, &mut found);
            for address in &found {
                assert!(
                    address.starts_with(&project.server.base),
                    "{theme}: {address} is elsewhere"
                );
            }
        }
    }
}

#[test]
fn every_source_of_a_style_gives_tiles() {
    for project in projects() {
        let style = project.server.get("/styles/light").ok().json();
        for (name, source) in style["sources"].as_object().expect("a style has sources") {
            if source["type"] == "image" {
                let url = source["url"]
                    .as_str()
                    .expect("an image source has an address");
                assert_eq!(
                    project.server.get(url).ok().media_type(),
                    "image/webp",
                    "{name}"
                );
                continue;
            }
            let document = match source["url"].as_str() {
                Some(url) => project.server.get(url).ok().json(),
                None => source.clone(),
            };
            for template in document["tiles"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
            {
                let url = template
                    .replace("{z}", "0")
                    .replace("{x}", "0")
                    .replace("{y}", "0");
                let answer = project.server.get(&url);
                assert!(
                    matches!(answer.status, 200 | 204 | 404),
                    "{name}: {url}: {}",
                    answer.status
                );
                assert!(
                    answer.status != 404 || source["type"] != "vector",
                    "{name}: {url} is not there"
                );
            }
        }
    }
}

/// The stacks that a value of `text-font` names: a list of fonts, or the literals of an expression.
fn font_stacks(value: &Value, stacks: &mut BTreeSet<String>) {
    let Some(items) = value.as_array() else {
        return;
    };
    if items.first().is_some_and(|first| first == "literal") {
        return font_stacks(&items[1], stacks);
    }
    if items.iter().any(Value::is_array) {
        for item in items {
            font_stacks(item, stacks);
        }
    } else if items.iter().all(Value::is_string) && items.first() != Some(&"get".into()) {
        let fonts: Vec<&str> = items.iter().filter_map(Value::as_str).collect();
        stacks.insert(fonts.join(","));
    }
}

#[test]
fn glyphs_are_there_for_every_font_that_a_style_names() {
    for project in projects() {
        let style = project.server.get("/styles/light").ok().json();
        let Some(template) = style["glyphs"].as_str() else {
            assert!(
                !style.to_string().contains("text-field"),
                "texts and no glyphs"
            );
            continue;
        };
        let mut stacks = BTreeSet::new();
        for layer in style["layers"].as_array().into_iter().flatten() {
            font_stacks(&layer["layout"]["text-font"], &mut stacks);
        }
        for stack in stacks {
            let url = template
                .replace("{fontstack}", &crate::harness::segment(&stack))
                .replace("{range}", "0-255");
            assert!(
                project.server.get(&url).ok().body.len() > 1000,
                "{url} is empty"
            );
        }
    }
}

#[test]
fn labels_in_arabic_script_hold_no_non_joiner_which_costs_the_letter_before_it() {
    let local = json!(["coalesce", ["get", "name_local"], ""]);
    let apart = json!(["join", ["split", local, "\u{200c}"], "\u{200a}"]).to_string();
    let mut labels = 0;
    for project in projects() {
        for path in ["/styles/light", "/styles/dark?lang=fa"] {
            let style = project.server.get(path).ok().json();
            let fields = style["layers"]
                .as_array()
                .into_iter()
                .flatten()
                .map(|layer| layer["layout"]["text-field"].to_string())
                .filter(|field| field.contains("name_local"));
            for field in fields {
                assert!(field.contains(&apart), "{path}: {field}");
                labels += 1;
            }
        }
    }
    assert!(labels > 0, "some map has labels");
}
