//! What readers take away: pictures, cards, feed, KML, oEmbed, the map for other pages, the sheet for paper.

use std::collections::BTreeSet;

use resvg::usvg::roxmltree::Document;
use serde_json::Value;

use crate::harness::{Project, Reply, SourceCollection, id_text, projects, segment, tags};

fn every_report_collection(check: impl Fn(&Project, &SourceCollection)) {
    for project in projects() {
        project
            .source
            .of_kind("report")
            .for_each(|reports| check(project, reports));
    }
}

/// Width and height of a PNG, and whether its pixels differ from each other.
fn pixels(reply: &Reply) -> (u32, u32, bool) {
    assert_eq!(reply.media_type(), "image/png", "{}", reply.url);
    let picture = resvg::tiny_skia::Pixmap::decode_png(&reply.body).expect("a PNG decodes");
    let first = picture.pixels()[0];
    let differs = picture.pixels().iter().any(|&pixel| pixel != first);
    (picture.width(), picture.height(), differs)
}

fn xml(reply: &Reply) -> Document<'_> {
    Document::parse(reply.text()).unwrap_or_else(|error| unreachable!("{}: {error}", reply.url))
}

#[test]
fn a_picture_has_the_size_that_was_asked_for_and_is_not_blank() {
    for project in projects() {
        for (query, width, height) in [
            ("width=300&height=200", 300, 200),
            ("width=200&height=150&scale=2", 400, 300),
            ("width=320&theme=dark", 320, 213),
        ] {
            let reply = project.server.get(&format!("/map.png?{query}")).ok();
            assert_eq!(
                pixels(&reply),
                (width, height, true),
                "{}: {query}",
                project.name
            );
        }
        let card = project.server.get("/card.png").ok();
        assert_eq!(pixels(&card), (1200, 630, true), "{}", project.name);
    }
}

#[test]
fn a_size_that_cannot_be_drawn_is_refused_with_what_was_expected() {
    for project in projects() {
        for query in [
            "width=0",
            "width=4097",
            "height=99999999999999999999",
            "width=abc",
            "width=2049&scale=2",
            "scale=9",
            "width=",
        ] {
            for path in ["/map.png", "/map.svg"] {
                let reply = project
                    .server
                    .get(&format!("{path}?{query}"))
                    .with_status(400);
                assert!(
                    reply.json()["detail"]
                        .as_str()
                        .is_some_and(|detail| detail.contains("expected"))
                );
            }
        }
    }
}

#[test]
fn a_drawing_carries_its_colours_and_its_relief_and_leads_nowhere() {
    for project in projects() {
        let reply = project.server.get("/map.svg?width=400&height=300").ok();
        assert_eq!(reply.media_type(), "image/svg+xml");
        let document = xml(&reply);
        assert_eq!(document.root_element().attribute("width"), Some("400"));
        let mut colours = BTreeSet::new();
        for node in document.descendants().filter(is_element) {
            assert!(node.attribute("class").is_none() && node.attribute("style").is_none());
            assert!(!["script", "foreignObject", "a", "use"].contains(&node.tag_name().name()));
            for attribute in node.attributes() {
                assert!(!attribute.value().contains("var("), "{attribute:?}");
                if attribute.name() == "href" {
                    assert!(
                        attribute.value().starts_with("data:image/"),
                        "{}",
                        project.name
                    );
                }
            }
            colours.extend(
                node.attribute("stroke")
                    .filter(|stroke| stroke.starts_with('#')),
            );
        }
        assert!(colours.len() > 2, "{}: {colours:?}", project.name);
        let dark = project
            .server
            .get("/map.svg?width=400&height=300&theme=dark")
            .ok();
        assert_ne!(dark.text(), reply.text());
    }
}

fn is_element(node: &resvg::usvg::roxmltree::Node) -> bool {
    node.is_element()
}

#[test]
fn a_filter_takes_its_marks_out_of_the_picture() {
    every_report_collection(|project, _| {
        let all = project.server.get("/map.svg").ok();
        let none = project.server.get("/map.svg?category=").ok();
        assert!(none.text().len() < all.text().len(), "{}", project.name);
    });
}

/// East is up where the address says so; names stay upright, and the arrow to the north is there.
#[test]
fn a_turned_view_is_drawn_turned_and_its_names_upright() {
    for project in projects() {
        let view = project.server.get("/collections?f=json").ok().json();
        let boxes = view["collections"][0]["extent"]["spatial"]["bbox"][0].clone();
        let at = |index: usize| boxes[index].as_f64().expect("a bbox");
        let place = format!("{}/{}", f64::midpoint(at(1), at(3)), at(0));
        let drawn = |view: &str| {
            let path = format!("/map.svg?width=500&height=400&map=5/{place}{view}");
            project.server.get(&path).ok().text().to_owned()
        };
        let (north, east, tilted) = (drawn(""), drawn("/90/0"), drawn("/0/50"));
        assert_ne!(north, east);
        let shown = |svg: &str| svg.split_once("</title>").map(|(_, body)| body.to_owned());
        assert_eq!(shown(&north), shown(&tilted), "a drawing lies flat");
        let document = Document::parse(&east).expect("XML");
        let turned = |node: &resvg::usvg::roxmltree::Node| {
            node.attribute("transform")
                .is_some_and(|how| how.contains("rotate(-90"))
        };
        assert!(
            document.descendants().any(|node| turned(&node)),
            "{}",
            project.name
        );
        let texts = document
            .descendants()
            .filter(|node| node.tag_name().name() == "text");
        for text in texts {
            assert!(
                !text.ancestors().any(|node| turned(&node)),
                "{}",
                project.name
            );
        }
    }
}

#[test]
fn pictures_are_data_with_a_tag_of_their_own() {
    for project in projects() {
        let reply = project.server.get("/map.svg?width=200&height=100").ok();
        assert_eq!(reply.header("cache-control"), "public, no-cache");
        let tag = reply.header("etag").to_owned();
        let again = project.server.ask(
            "GET",
            "/map.svg?width=200&height=100",
            &[("if-none-match", &tag)],
        );
        assert_eq!(again.status, 304);
        let other = project.server.get("/map.svg?width=200&height=101").ok();
        assert_ne!(other.header("etag"), tag);
    }
}

#[test]
fn every_report_has_a_card_of_its_own_and_an_unknown_one_none() {
    every_report_collection(|project, reports| {
        let nowhere = reports
            .features
            .iter()
            .find(|feature| feature["geometry"].is_null());
        let somewhere = reports
            .features
            .iter()
            .find(|feature| !feature["geometry"].is_null());
        for feature in [nowhere, somewhere].into_iter().flatten() {
            let id = segment(&id_text(feature));
            let card = project.server.get(&format!("/card.png?report={id}")).ok();
            assert_eq!(pixels(&card), (1200, 630, true), "{}: {id}", project.name);
        }
        project
            .server
            .get("/card.png?report=no-such-report")
            .with_status(404);
    });
}

#[test]
fn a_feed_holds_what_the_filters_let_through_under_ids_that_stay() {
    every_report_collection(|project, _| {
        let ids = |query: &str| -> BTreeSet<String> {
            let reply = project.server.get(&format!("/feed.atom{query}")).ok();
            assert_eq!(reply.media_type(), "application/atom+xml");
            let document = xml(&reply);
            let entries = document
                .descendants()
                .filter(|node| node.has_tag_name(("http://www.w3.org/2005/Atom", "entry")));
            entries
                .map(|entry| {
                    let child = |name| {
                        let found = entry.children().find(|node| node.tag_name().name() == name);
                        found
                            .and_then(|node| node.text())
                            .unwrap_or_default()
                            .to_owned()
                    };
                    assert!(!child("title").is_empty() && child("updated").len() > 18);
                    assert!(
                        child("id").starts_with(&project.server.base),
                        "{}",
                        child("id")
                    );
                    child("id")
                })
                .collect()
        };
        let all = ids("");
        let count: usize = project
            .source
            .of_kind("report")
            .map(|one| one.features.len())
            .sum();
        assert_eq!(all.len(), count, "{}", project.name);
        let category = project.source.ids_of("category").remove(0);
        let some = ids(&format!("?category={category}"));
        let expected: usize = project
            .source
            .of_kind("report")
            .map(|one| {
                one.ids_where(|feature| feature["properties"]["category"] == category.as_str())
                    .len()
            })
            .sum();
        assert_eq!(some.len(), expected, "{}", project.name);
        assert!(some.is_subset(&all), "an entry keeps its id in every feed");
        project.server.get("/feed.atom?categry=x").with_status(400);
    });
}

#[test]
fn a_vague_report_is_no_point_in_the_feed() {
    every_report_collection(|project, _| {
        let reply = project.server.get("/feed.atom").ok();
        let points = reply.text().matches("<georss:point>").count();
        let known: usize = project
            .source
            .of_kind("report")
            .map(|one| {
                one.ids_where(|feature| {
                    let properties = &feature["properties"];
                    !feature["geometry"].is_null()
                        && matches!(
                            properties["place_precision"].as_str(),
                            Some("exact" | "near")
                        )
                })
                .len()
            })
            .sum();
        assert!(points <= known, "{}: {points} of {known}", project.name);
    });
}

#[test]
fn kml_has_a_placemark_for_each_feature_and_every_collection_can_be_had_as_it() {
    for project in projects() {
        for id in project.ids() {
            let reply = project
                .server
                .get(&format!("/collections/{id}/items?f=kml&limit=7"))
                .ok();
            assert_eq!(reply.media_type(), "application/vnd.google-earth.kml+xml");
            let document = xml(&reply);
            let placemarks = document
                .descendants()
                .filter(|node| node.tag_name().name() == "Placemark")
                .count();
            assert_eq!(
                reply.header("ogc-numberreturned"),
                placemarks.to_string(),
                "{}/{id}",
                project.name
            );
        }
    }
}

#[test]
fn the_definition_names_kml_and_items_link_to_it() {
    for project in projects() {
        for reports in project.source.of_kind("report") {
            let items = project
                .server
                .get(&format!("/collections/{}/items?f=json", reports.id))
                .ok()
                .json();
            let links = items["links"].as_array().expect("links");
            assert!(
                links
                    .iter()
                    .any(|link| link["type"] == "application/vnd.google-earth.kml+xml")
            );
            let api = project.server.get("/api?f=json").ok().json();
            let content = &api["paths"][format!("/collections/{}/items", reports.id)]["get"]["responses"]
                ["200"]["content"];
            assert!(content["application/vnd.google-earth.kml+xml"].is_object());
        }
    }
}

#[test]
fn other_pages_learn_how_to_embed_ours_and_nothing_of_others() {
    for project in projects() {
        let base = &project.server.base;
        let ask = |url: &str, more: &str| {
            project
                .server
                .get(&format!("/oembed?url={}{more}", segment(url)))
        };
        let rich = ask(
            &format!("{base}/?category=x&q=a%22b"),
            "&maxwidth=500&maxheight=9000",
        )
        .ok()
        .json();
        assert_eq!(
            (&rich["type"], &rich["version"]),
            (&"rich".into(), &"1.0".into())
        );
        assert_eq!(
            (rich["width"].as_u64(), rich["height"].as_u64()),
            (Some(500), Some(600))
        );
        let html = rich["html"].as_str().expect("a frame");
        let frames = tags(html);
        assert_eq!(
            frames
                .iter()
                .map(|tag| tag.name.as_str())
                .collect::<Vec<_>>(),
            ["iframe", "iframe"]
        );
        assert!(
            html.contains(&format!("src=\"{base}/embed?category=x&amp;q=a%22b\"")),
            "{html}"
        );
        for foreign in [
            "https://example.com/".to_owned(),
            format!("{base}.example.com/"),
            format!("{base}@example.com/"),
            format!("{base}/no-such-page"),
            format!("{base}/reports/no-such-report"),
            "javascript:alert(1)".to_owned(),
        ] {
            let reply = ask(&foreign, "");
            assert_eq!(reply.status, 404, "{foreign}");
        }
        ask(base, "&format=xml").with_status(501);
        ask(base, "&maxwidth=wide").with_status(400);
        project.server.get("/oembed").with_status(400);
    }
}

#[test]
fn only_the_page_for_other_sites_may_be_framed_by_them() {
    for project in projects() {
        for (path, anywhere) in [
            ("/embed", true),
            ("/embed?header=0", true),
            ("/", false),
            ("/about", false),
            ("/print", false),
            ("/no-such-page", false),
        ] {
            let policy = project
                .server
                .browse(path)
                .header("content-security-policy")
                .to_owned();
            assert_eq!(
                policy.contains("frame-ancestors *"),
                anywhere,
                "{path}: {policy}"
            );
            assert!(policy.contains("frame-ancestors"));
        }
        let tag = project.server.browse("/embed").header("etag").to_owned();
        let again = project
            .server
            .ask("GET", "/embed", &[("if-none-match", &tag)]);
        assert!(
            again
                .header("content-security-policy")
                .contains("frame-ancestors *")
        );
    }
}

#[test]
fn the_map_page_names_its_card_its_feed_and_its_embedding_for_this_very_state() {
    for project in projects() {
        let html = project.server.browse("/?q=a%26b&map=5/10/20&fbclid=x").ok();
        let html = html.text();
        let base = &project.server.base;
        for needle in [
            format!(
                "<meta property=\"og:image\" content=\"{base}/card.png?q=a%26b&#38;map=5/10/20\">"
            ),
            format!("href=\"{base}/feed.atom?q=a%26b\""),
            format!("<link rel=\"canonical\" href=\"{base}/\">"),
            "<meta name=\"twitter:card\" content=\"summary_large_image\">".to_owned(),
            "application/json+oembed".to_owned(),
        ] {
            assert!(html.contains(&needle), "{}: {needle}", project.name);
        }
    }
}

/// The page and the API select the same reports, whatever is asked: what is downloaded is what was seen.
#[test]
fn the_page_and_the_items_let_the_same_reports_through() {
    every_report_collection(|project, reports| {
        let categories = project.source.ids_of("category");
        let sides = project.source.ids_of("side");
        let word = reports.features[0]["properties"]["title"]
            .as_str()
            .and_then(|title| title.split_whitespace().max_by_key(|word| word.len()))
            .expect("a title has a word");
        let mut pool: Vec<String> = vec![
            format!("category={}", categories[0]),
            format!("category={},{}", categories[0], categories[1]),
            "status=corroborated".to_owned(),
            "status=unverified,contested".to_owned(),
            "datetime=2021-07-05/2021-08-10".to_owned(),
            "datetime=../2024-02-20".to_owned(),
            "datetime=2021-07-20/..".to_owned(),
            "km_from=100&km_to=600".to_owned(),
            "km_from=5".to_owned(),
            format!("q={}", segment(word)),
            "bbox=66,36,70,39".to_owned(),
            "bbox=170,-60,-170,80".to_owned(),
        ];
        pool.extend(sides.first().map(|side| format!("side={side}")));
        let mut seed = 20_210_704_u64;
        let mut random = |below: usize| {
            // Knuth's multiplicative congruence: the same walk in every run.
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) as usize % below
        };
        for _ in 0..24 {
            let mut chosen: BTreeSet<&str> = BTreeSet::new();
            let mut names: BTreeSet<&str> = BTreeSet::new();
            for _ in 0..=random(3) {
                let one = pool[random(pool.len())].as_str();
                if names.insert(&one[..3]) {
                    chosen.insert(one);
                }
            }
            let query = chosen.into_iter().collect::<Vec<_>>().join("&");
            let mut items: Vec<String> = project
                .all_features(&reports.id, &format!("&{query}"), 10_000)
                .iter()
                .map(id_text)
                .collect();
            items.sort();
            let page = project.server.browse(&format!("/?{query}")).ok();
            assert_eq!(
                rows_of(page.text(), &reports.id),
                items,
                "{}: {query}",
                project.name
            );
        }
    });
}

/// What the page links to when its filters let nothing through: files that hold nothing, and are whole.
#[test]
fn what_lets_nothing_through_can_be_taken_away_empty() {
    every_report_collection(|project, reports| {
        for nothing in [
            "category=",
            "status=",
            "side=",
            "category=&status=&side=",
            "category=nothing-of-the-kind",
            "q=zzzzzz",
            "datetime=1900-01-01",
            "datetime=1900-01-02/1900-01-01",
            "km_from=900000",
            "km_from=900001&km_to=900000",
            "border=NO-ONE",
        ] {
            let page = project.server.browse(&format!("/?{nothing}")).ok();
            assert!(
                rows_of(page.text(), &reports.id).is_empty(),
                "{}: {nothing}",
                project.name
            );
            let taken = format!("/collections/{}/items?", reports.id);
            let links: BTreeSet<String> = tags(page.text())
                .iter()
                .filter_map(|tag| Some(tag.inside.split_once("href=\"")?.1.split_once('"')?.0))
                .map(unescape)
                .filter(|href| href.contains(&taken) || href.contains("/feed.atom"))
                .collect();
            assert!(links.len() >= 4, "{}: {links:?}", project.name);
            for link in links {
                let reply = project.server.get(&link).ok();
                match reply.media_type() {
                    "application/geo+json" => {
                        assert_eq!(reply.json()["features"], serde_json::json!([]), "{link}");
                    }
                    "text/csv" => assert_eq!(reply.text().lines().count(), 1, "{link}"),
                    _ => {
                        let document = xml(&reply);
                        let holds = |name: &str| {
                            let mut nodes = document.descendants();
                            nodes.any(|node| node.tag_name().name() == name)
                        };
                        assert!(!holds("Placemark") && !holds("entry"), "{link}");
                    }
                }
            }
        }
    });
}

/// The ids of the rows of a collection that a page shows.
fn rows_of(html: &str, collection: &str) -> Vec<String> {
    let mut ids: Vec<String> = tags(html)
        .iter()
        .filter(|tag| tag.name == "li" && tag.inside.contains("data-collection="))
        .filter(|tag| {
            tag.inside
                .contains(&format!("data-collection=\"{collection}\""))
        })
        .filter(|tag| !tag.attributes().contains(&"hidden".to_owned()))
        .filter_map(|tag| {
            let rest = tag.inside.split_once("data-id=\"")?.1;
            Some(unescape(rest.split_once('"')?.0))
        })
        .collect();
    ids.sort();
    ids
}

fn unescape(text: &str) -> String {
    text.replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&#60;", "<")
        .replace("&#62;", ">")
        .replace("&#38;", "&")
}

#[test]
fn the_sheet_says_period_address_and_every_source() {
    every_report_collection(|project, reports| {
        let sheet = project.server.browse("/print").ok();
        let html = sheet.text();
        assert!(html.contains(&format!("{}/", project.server.base)));
        let urls: BTreeSet<&str> = reports
            .features
            .iter()
            .flat_map(|feature| {
                feature["properties"]["sources"]
                    .as_array()
                    .into_iter()
                    .flatten()
            })
            .filter_map(|source| source["url"].as_str())
            .collect();
        for url in urls.iter().take(20) {
            let escaped = url.replace('&', "&#38;").replace('\'', "&#39;");
            assert!(html.contains(&escaped), "{}: {url}", project.name);
        }
        assert!(!html.contains(" style=") && !html.contains("<style"));
    });
}

#[test]
fn other_documents_name_what_can_be_taken_away() {
    for project in projects() {
        let api: Value = project.server.get("/api?f=json").ok().json();
        for path in ["/map.svg", "/map.png", "/card.png", "/feed.atom", "/oembed"] {
            assert!(
                api["paths"][path]["get"].is_object(),
                "{}: {path}",
                project.name
            );
        }
    }
}
