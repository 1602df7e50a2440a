//! What every page has around it: document head, header with navigation, footer.

use std::{borrow::Cow, collections::BTreeMap};

use super::Told;

use crate::{
    assets,
    features::{Dataset, Project},
    lang::{self, Arg, Language},
    links::{Links, with_language},
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
    /// The language of the page.
    pub language: Language,
    /// The page's own path and query, as the client sees them.
    pub address: &'a str,
    /// Scheme and host under which clients reach us, for links that must be whole.
    pub origin: &'a str,
}

/// The page in one of the languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InLanguage {
    /// Tag of the language.
    pub tag: &'static str,
    /// What the language calls itself.
    pub name: String,
    /// The same page and state in it.
    pub href: String,
    /// Whether it is the page's own.
    pub current: bool,
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
            language: Language::default(),
            address: "/",
            origin: "",
        }
    }

    /// The same in a language.
    #[must_use]
    pub fn in_language(self, language: Language) -> Self {
        Self { language, ..self }
    }

    /// The same for the page at an address (path and query) under an origin (scheme and host).
    #[must_use]
    pub fn at(self, origin: &'a str, address: &'a str) -> Self {
        Self {
            address,
            origin,
            ..self
        }
    }

    /// A message without variables, in the page's language.
    #[must_use]
    pub fn t(&self, id: &str) -> Cow<'static, str> {
        lang::text(self.language, id)
    }

    /// A message with variables: `frame.say("map-unplaced", [arg("count", 5_usize)])`.
    #[must_use]
    pub fn say<'b>(
        &self,
        id: &str,
        args: impl IntoIterator<Item = (&'static str, Arg<'b>)>,
    ) -> String {
        lang::say(self.language, id, args)
    }

    /// The same for templates, which pass all by reference.
    #[must_use]
    pub fn say_with(&self, id: &str, args: &[(&'static str, Arg)]) -> String {
        self.say(id, args.iter().cloned())
    }

    /// A count in the language's digits.
    #[must_use]
    pub fn count(&self, count: &usize) -> String {
        lang::number(self.language, *count as f64, 0)
    }

    /// The project's title.
    #[must_use]
    pub fn title(&self) -> Told<'a> {
        let project = self.project;
        self.told(&project.title, &project.titles)
    }

    /// Where and when, in a line.
    #[must_use]
    pub fn subtitle(&self) -> Option<Told<'a>> {
        let project = self.project;
        let text = project.subtitle.as_deref()?;
        Some(self.told(text, &project.subtitles))
    }

    /// The project's standfirst.
    #[must_use]
    pub fn description(&self) -> Option<Told<'a>> {
        let project = self.project;
        let text = project.description.as_deref()?;
        Some(self.told(text, &project.descriptions))
    }

    /// The attributes of an element whose text is in the project's first language: none where that is the page's.
    #[must_use]
    pub fn own_language(&self) -> String {
        self.told("", &BTreeMap::new()).attributes()
    }

    /// A text of the project or of a report, which stands in the project's first language unless `texts` has the page's.
    #[must_use]
    pub fn told<'b>(&self, text: &'b str, texts: &'b BTreeMap<String, String>) -> Told<'b>
    where
        'a: 'b,
    {
        let own = self.project.languages.first().map(String::as_str);
        Told::of(text, texts, self.language.tag(), own)
    }

    /// The page in each language, for the switch and for `hreflang`.
    #[must_use]
    pub fn languages(&self) -> Vec<InLanguage> {
        Language::ALL
            .into_iter()
            .map(|language| InLanguage {
                tag: language.tag(),
                name: language.own_name(),
                href: with_language(self.address, Some(language)),
                current: language == self.language,
            })
            .collect()
    }

    /// The page in whatever language a client accepts.
    #[must_use]
    pub fn in_any_language(&self) -> String {
        with_language(self.address, None)
    }

    /// What scripts need to write numbers and dates.
    #[must_use]
    pub fn habits(&self) -> String {
        lang::handover(self.language)
    }

    /// The same with a theme from the address.
    #[must_use]
    pub fn with_theme(self, theme: Option<Theme>) -> Self {
        Self { theme, ..self }
    }

    /// The address of a page of this server by its path, which starts with a slash; a chosen language stays.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        self.links.page_at(path)
    }

    /// The map style of a theme (`light` or `dark`) with labels in the page's language.
    #[must_use]
    pub fn style(&self, theme: &str) -> String {
        self.links.style_in(theme, self.language)
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

    /// The file of messages that scripts may say.
    pub(super) fn words(&self) -> String {
        let words = format!("words-{}.js", self.frame.language.tag());
        self.frame.asset(&words)
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
