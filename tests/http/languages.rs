//! In which language a page answers, and that no cache mixes two of them up.

use crate::harness::{Project, projects};

const PAGES: [&str; 4] = ["/", "/borders?f=html", "/about", "/api?f=html"];
const LANGUAGES: [(&str, &str); 4] = [("en", "ltr"), ("ru", "ltr"), ("tg", "ltr"), ("fa", "rtl")];

fn accepting(language: &str) -> Vec<(&'static str, String)> {
    vec![
        ("accept", "text/html".to_owned()),
        ("accept-language", language.to_owned()),
    ]
}

fn page(project: &Project, path: &str, language: &str) -> crate::harness::Reply {
    let headers = accepting(language);
    let headers: Vec<(&str, &str)> = headers.iter().map(|(k, v)| (*k, v.as_str())).collect();
    project.server.ask("GET", path, &headers).ok()
}

fn says(reply: &crate::harness::Reply, language: &str, direction: &str) -> bool {
    let tag = format!("<html lang=\"{language}\" dir=\"{direction}\"");
    reply.text().contains(&tag) && reply.header("content-language") == language
}

#[test]
fn a_page_answers_in_the_language_that_the_client_accepts_best() {
    for project in projects() {
        for path in PAGES {
            for (language, direction) in LANGUAGES {
                let reply = page(project, path, &format!("de, {language};q=0.7, en;q=0.2"));
                assert!(says(&reply, language, direction), "{path} {language}");
                assert!(reply.header("vary").contains("Accept-Language"), "{path}");
            }
        }
        assert!(says(
            &page(project, "/", "ru-RU,ru;q=0.9,en;q=0.8"),
            "ru",
            "ltr"
        ));
        assert!(says(&page(project, "/", "prs"), "fa", "rtl"));
        assert!(says(&page(project, "/", "ru;q=0, de"), "en", "ltr"));
    }
}

#[test]
fn the_address_wins_and_an_unknown_word_of_it_counts_as_none() {
    for project in projects() {
        assert!(says(&page(project, "/?lang=fa", "ru"), "fa", "rtl"));
        assert!(says(&page(project, "/?lang=xx", "ru"), "ru", "ltr"));
        assert!(says(&page(project, "/about?lang=tg", "de"), "tg", "ltr"));
        assert!(says(
            &page(project, "/collections?f=html&lang=ru", ""),
            "ru",
            "ltr"
        ));
    }
}

#[test]
fn the_same_address_in_another_language_is_never_304() {
    for project in projects() {
        let (english, dari) = (page(project, "/about", "en"), page(project, "/about", "fa"));
        assert_ne!(english.header("etag"), dari.header("etag"));
        let again = |language: &str, tag: &str| {
            let headers = [
                ("accept", "text/html"),
                ("accept-language", language),
                ("if-none-match", tag),
            ];
            project.server.ask("GET", "/about", &headers).status
        };
        assert_eq!(again("en", english.header("etag")), 304);
        assert_eq!(again("fa", english.header("etag")), 200);
    }
}

#[test]
fn a_page_names_itself_in_every_language_and_keeps_its_state() {
    for project in projects() {
        let reply = page(project, "/?q=a&sort=km", "en");
        for (language, _) in LANGUAGES {
            let address = format!(
                "<link rel=\"alternate\" hreflang=\"{language}\" href=\"{}/?q=a&#38;sort=km&#38;lang={language}\">",
                project.server.base
            );
            assert!(reply.text().contains(&address), "{address}");
        }
        assert!(reply.text().contains("hreflang=\"x-default\""));
    }
}

#[test]
fn a_chosen_language_stays_in_the_links_to_other_pages() {
    for project in projects() {
        let chosen = page(project, "/about?lang=fa", "en");
        assert!(chosen.text().contains("href=\"/?lang=fa\""));
        assert!(
            chosen
                .text()
                .contains("href=\"/borders?f=html&#38;lang=fa\"")
        );
        let accepted = page(project, "/about", "fa");
        assert!(accepted.text().contains("href=\"/borders?f=html\""));
    }
}
