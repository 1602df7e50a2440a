//! The page of an id that several report collections have: it leads to each of them.

use askama::Template;

use crate::{
    features::Collection,
    lang::arg,
    pages::{Frame, Link, Nav, finish::document, frame::Page},
};

#[derive(Template)]
#[template(path = "reports/choice.html")]
struct ChoicePage<'a> {
    page: Page<'a>,
    choices: Vec<Link>,
    note: String,
}

/// The choice between the reports with one id.
#[must_use]
pub fn choice(frame: Frame, holders: &[&Collection], id: &str) -> String {
    let choices = holders.iter().filter_map(|collection| {
        let properties = collection.properties_of(collection.row_of(id)?);
        let title = properties.get("title")?.as_str()?;
        Some(Link {
            rel: "item".to_owned(),
            href: frame.links.report(&collection.about.id, id),
            media_type: None,
            title: Some(format!("{}: {title}", collection.about.title)),
        })
    });
    document(&ChoicePage {
        page: Page {
            frame,
            title: id,
            nav: Nav::Nowhere,
            script: "site.js",
            links: &[],
        },
        choices: choices.collect(),
        note: frame.say("report-choice-note", [arg("id", id)]),
    })
}
