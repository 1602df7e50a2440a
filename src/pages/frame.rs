//! What every page has around it: document head, header with navigation, footer.

use crate::{
    assets,
    features::{Dataset, Project},
    links::Links,
    query::Theme,
};

/// What all pages of one answer share.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    /// The project's words.
    pub project: &'a Project,
    /// Addresses without scheme and host ([`Links::local`]).
    pub links: &'a Links,
    /// The theme that the address asks for; `None` follows the system.
    pub theme: Option<Theme>,
    /// Whether the project has claims, hence a page of them.
    pub has_claims: bool,
    /// Whether the project has a story.
    pub has_story: bool,
}

/// The entry of the navigation to which a page belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nav {
    /// `/`
    Map,
    /// `/story`
    Story,
    /// `/borders` and below
    Borders,
    /// `/claims`
    Claims,
    /// `/api` and the API's resources
    Data,
    /// `/about`
    About,
    /// None of them: error pages.
    Nowhere,
}

/// A link of an API document, as its page lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Relation (`self`, `next`, `items` …).
    pub rel: String,
    /// Address.
    pub href: String,
    /// Media type, where one is promised.
    pub media_type: Option<String>,
    /// Words for people.
    pub title: Option<String>,
}

impl Link {
    /// The title, else the relation.
    #[must_use]
    pub fn words(&self) -> &str {
        self.title.as_deref().unwrap_or(&self.rel)
    }
}

impl<'a> Frame<'a> {
    /// The frame for pages about a dataset.
    #[must_use]
    pub fn of(dataset: &'a Dataset, links: &'a Links) -> Self {
        Self {
            project: &dataset.project,
            links,
            theme: None,
            has_claims: !dataset.claims.is_empty(),
            has_story: !dataset.story.is_empty(),
        }
    }

    /// The same with a theme from the address.
    #[must_use]
    pub fn with_theme(self, theme: Option<Theme>) -> Self {
        Self { theme, ..self }
    }

    /// The address of a path of this server; `path` starts with a slash.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        self.links.path(path)
    }

    /// The address of a bundled file by its logical name, such as `site.css`.
    #[must_use]
    pub fn asset(&self, logical: &str) -> String {
        self.links
            .asset(assets::hashed_name(logical).unwrap_or(logical))
    }
}

/// One page in its frame: what the shared template `page.html` reads.
#[derive(Clone, Copy, Debug)]
pub(super) struct Page<'a> {
    pub frame: Frame<'a>,
    /// Title of the document, before the project's.
    pub title: &'a str,
    pub nav: Nav,
    /// Logical name of the page's script.
    pub script: &'static str,
    /// Links of the API document behind the page.
    pub links: &'a [Link],
}

impl Page<'_> {
    /// `aria-current` of a navigation entry.
    pub(super) fn current(&self, nav: Nav) -> &'static str {
        if self.nav == nav {
            " aria-current=\"page\""
        } else {
            ""
        }
    }

    /// `data-theme` of the document.
    pub(super) fn theme_attribute(&self) -> &'static str {
        match self.frame.theme {
            None => "",
            Some(Theme::Light) => " data-theme=\"light\"",
            Some(Theme::Dark) => " data-theme=\"dark\"",
        }
    }

    /// Other forms of the same resource; to the page, the document's `self` is one of them.
    pub(super) fn alternates(&self) -> impl Iterator<Item = &Link> {
        let is_html = |link: &Link| {
            link.media_type
                .as_deref()
                .is_none_or(|media_type| media_type.starts_with("text/html"))
        };
        self.links
            .iter()
            .filter(move |link| matches!(link.rel.as_str(), "alternate" | "self") && !is_html(link))
    }

    /// Links to other resources, for the foot of a page that is about something else.
    pub(super) fn others(&self) -> impl Iterator<Item = &Link> {
        self.links.iter().filter(|link| link.rel != "alternate")
    }
}
