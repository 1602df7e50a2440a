//! Markdown from data files as safe HTML: no raw HTML, no pictures, no addresses but http, https and our own.

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

/// Renders Markdown; raw HTML shows as the text that it is, headings sink to the fourth level.
#[must_use]
pub fn to_html(markdown: &str) -> String {
    to_html_with(markdown, &|_| None)
}

/// The same; `opening` makes the opening tag for addresses that it knows, as finished HTML.
#[must_use]
pub fn to_html_with(markdown: &str, opening: &dyn Fn(&str) -> Option<String>) -> String {
    let mut links = Vec::new();
    let events = Parser::new_ext(markdown, Options::ENABLE_TABLES).filter_map(move |event| {
        let known = match &event {
            Event::Start(Tag::Link { dest_url, .. }) => opening(dest_url),
            _ => None,
        };
        if known.is_some() {
            links.push(true);
        }
        match known {
            Some(tag) => Some(Event::InlineHtml(tag.into())),
            None => safe(event, &mut links),
        }
    });
    let mut out = String::with_capacity(markdown.len() * 5 / 4);
    html::push_html(&mut out, events);
    out
}

/// Passes an event on, disarms it, or drops it; `links` remembers which open links were kept.
fn safe<'a>(event: Event<'a>, links: &mut Vec<bool>) -> Option<Event<'a>> {
    match event {
        Event::Html(raw) | Event::InlineHtml(raw) => Some(Event::Text(raw)),
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => None,
        Event::Start(Tag::HtmlBlock) => Some(Event::Start(Tag::Paragraph)),
        Event::End(TagEnd::HtmlBlock) => Some(Event::End(TagEnd::Paragraph)),
        Event::Start(Tag::Link {
            dest_url,
            link_type,
            id,
            ..
        }) => {
            let kept = is_safe_address(&dest_url);
            links.push(kept);
            let title = CowStr::Borrowed("");
            kept.then_some(Event::Start(Tag::Link {
                link_type,
                dest_url,
                title,
                id,
            }))
        }
        Event::End(TagEnd::Link) => links.pop().unwrap_or(false).then_some(event),
        Event::Start(Tag::Heading { .. }) => Some(Event::Start(Tag::Heading {
            level: HeadingLevel::H4,
            id: None,
            classes: Vec::new(),
            attrs: Vec::new(),
        })),
        Event::End(TagEnd::Heading(_)) => Some(Event::End(TagEnd::Heading(HeadingLevel::H4))),
        other => Some(other),
    }
}

/// Whether an address may stand in a link: http, https, or a path of our own.
#[must_use]
pub fn is_safe_address(address: &str) -> bool {
    let start = address.get(..8).unwrap_or(address).to_ascii_lowercase();
    start.starts_with("https://")
        || start.starts_with("http://")
        || address.starts_with('#')
        || (address.starts_with('/') && !address.starts_with("//") && !address.starts_with("/\\"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_markdown_becomes_html() {
        assert_eq!(
            to_html("**Lines.** See [OSM](https://example.org/a?b=1&c=2)."),
            "<p><strong>Lines.</strong> See <a href=\"https://example.org/a?b=1&amp;c=2\">OSM</a>.</p>\n"
        );
    }

    #[test]
    fn raw_html_shows_as_text() {
        let out = to_html("a <script>alert(1)</script> b\n\n<img src=x onerror=alert(1)>\n");
        assert!(!out.contains("<script") && !out.contains("<img"), "{out}");
        assert!(out.contains("&lt;script&gt;"), "{out}");
    }

    #[test]
    fn a_link_that_could_run_code_keeps_its_text_only() {
        for address in [
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "data:text/html,x",
            "//elsewhere.example",
            "vbscript:x",
            "&#106;avascript:alert(1)",
        ] {
            let out = to_html(&format!("see [this *text*]({address}) now"));
            assert_eq!(out, "<p>see this <em>text</em> now</p>\n", "{address}");
        }
    }

    #[test]
    fn a_picture_elsewhere_is_never_loaded() {
        assert_eq!(
            to_html("![a bridge](https://example.org/x.png)"),
            "<p>a bridge</p>\n"
        );
    }

    #[test]
    fn an_address_of_our_own_gets_the_tag_that_is_made_for_it() {
        let opening = |address: &str| {
            address
                .strip_prefix("report:")
                .map(|id| format!("<a data-report=\"{id}\">"))
        };
        assert_eq!(
            to_html_with("[*one*](report:a-1) and [two](report-b)", &opening),
            "<p><a data-report=\"a-1\"><em>one</em></a> and two</p>\n"
        );
        assert_eq!(to_html("[one](report:a-1)"), "<p>one</p>\n");
    }

    #[test]
    fn a_heading_does_not_outrank_the_page() {
        assert_eq!(to_html("# Big"), "<h4>Big</h4>\n");
    }
}
