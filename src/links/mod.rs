//! Every address that we serve, as a function.

use std::fmt::Write as _;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::{
    lang::Language,
    query::{PageState, Params},
};

/// What a path segment keeps as it is (RFC 3986 section 2.3, unreserved).
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');
/// A query value also keeps what makes it readable: commas, colons and slashes.
const QUERY: &AsciiSet = &SEGMENT.remove(b',').remove(b':').remove(b'/');

/// The addresses of one server, all beginning with the same base.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Links {
    base: String,
    /// The language that addresses of pages keep, where the reader chose one.
    language: Option<Language>,
}

impl Links {
    /// Addresses that begin with `base`: scheme, host and base path, for example `https://example.org/maps`.
    #[must_use]
    pub fn new(base: &str) -> Self {
        Self {
            base: base.trim_end_matches('/').to_owned(),
            language: None,
        }
    }

    /// The same addresses without scheme and host, for the pages of this site.
    #[must_use]
    pub fn local(&self) -> Self {
        Self {
            base: self.base_path().to_owned(),
            language: self.language,
        }
    }

    /// The same addresses, those of pages in a language; `None` leaves it to what each client accepts.
    #[must_use]
    pub fn in_language(self, language: Option<Language>) -> Self {
        Self { language, ..self }
    }

    /// An address of a page, in the chosen language.
    fn page(&self, address: String) -> String {
        match self.language {
            None => address,
            Some(language) => with_param(&address, "lang", language.tag()),
        }
    }

    /// The base, without a slash at its end.
    #[must_use]
    pub fn base(&self) -> &str {
        &self.base
    }

    /// The path part of the base: empty, or beginning with a slash.
    #[must_use]
    pub fn base_path(&self) -> &str {
        let behind_scheme = self.base.find("://").map_or(0, |at| at + 3);
        self.base[behind_scheme..]
            .find('/')
            .map_or("", |at| &self.base[behind_scheme + at..])
    }

    fn at(&self, segments: &[&str]) -> String {
        let mut address = self.base.clone();
        for segment in segments {
            write!(address, "/{}", utf8_percent_encode(segment, SEGMENT))
                .expect("writing to a String cannot fail");
        }
        address
    }

    /// The map page and the landing page of the API.
    #[must_use]
    pub fn landing(&self) -> String {
        self.page(format!("{}/", self.base))
    }

    /// The map page in a state.
    #[must_use]
    pub fn map_page(&self, state: &PageState) -> String {
        let query = state.to_query();
        let mark = if query.is_empty() { "" } else { "?" };
        let address = format!("{}/{mark}{query}", self.base);
        if state.lang.is_some() {
            return address;
        }
        self.page(address)
    }

    /// Rows of the map page's list by themselves.
    #[must_use]
    pub fn rows(&self) -> String {
        self.at(&["rows"])
    }

    /// What makes the map page an application.
    #[must_use]
    pub fn manifest(&self) -> String {
        self.at(&["manifest.webmanifest"])
    }

    /// The mark of the pages as a picture, so many px wide.
    #[must_use]
    pub fn icon(&self, side: u32) -> String {
        self.at(&[&format!("icon-{side}.png")])
    }

    /// The conformance declaration.
    #[must_use]
    pub fn conformance(&self) -> String {
        self.at(&["conformance"])
    }

    /// The OpenAPI document.
    #[must_use]
    pub fn api(&self) -> String {
        self.at(&["api"])
    }

    /// The list of collections.
    #[must_use]
    pub fn collections(&self) -> String {
        self.at(&["collections"])
    }

    /// One collection.
    #[must_use]
    pub fn collection(&self, id: &str) -> String {
        self.at(&["collections", id])
    }

    /// The features of a collection.
    #[must_use]
    pub fn items(&self, id: &str) -> String {
        self.at(&["collections", id, "items"])
    }

    /// One feature.
    #[must_use]
    pub fn item(&self, id: &str, feature: &str) -> String {
        self.at(&["collections", id, "items", feature])
    }

    /// The counts of a collection's features.
    #[must_use]
    pub fn counts(&self, id: &str) -> String {
        self.at(&["collections", id, "counts"])
    }

    /// What a collection can be filtered by.
    #[must_use]
    pub fn queryables(&self, id: &str) -> String {
        self.at(&["collections", id, "queryables"])
    }

    /// The JSON Schema of a collection's features.
    #[must_use]
    pub fn schema(&self, id: &str) -> String {
        self.at(&["collections", id, "schema"])
    }

    /// The list of tilesets of a collection.
    #[must_use]
    pub fn tilesets(&self, id: &str) -> String {
        self.at(&["collections", id, "tiles"])
    }

    /// The list of tilesets of the whole dataset.
    #[must_use]
    pub fn dataset_tilesets(&self) -> String {
        self.at(&["tiles"])
    }

    /// The vector tileset of a collection.
    #[must_use]
    pub fn tileset(&self, id: &str) -> String {
        self.at(&["collections", id, "tiles", "WebMercatorQuad"])
    }

    /// The address template of a collection's vector tiles, in the order z, row, column.
    #[must_use]
    pub fn tile_template(&self, id: &str) -> String {
        format!("{}/{{z}}/{{y}}/{{x}}", self.tileset(id))
    }

    /// The vector tileset of the whole dataset.
    #[must_use]
    pub fn dataset_tileset(&self) -> String {
        self.at(&["tiles", "WebMercatorQuad"])
    }

    /// The address template of the dataset's vector tiles; all collections, or those named.
    #[must_use]
    pub fn dataset_tile_template(&self, collections: &[&str]) -> String {
        let template = format!("{}/{{z}}/{{y}}/{{x}}", self.dataset_tileset());
        if collections.is_empty() {
            return template;
        }
        let names: Vec<String> = collections
            .iter()
            .map(|id| utf8_percent_encode(id, SEGMENT).to_string())
            .collect();
        format!("{template}?collections={}", names.join(","))
    }

    /// The map style of a theme, `light` or `dark`.
    #[must_use]
    pub fn style(&self, theme: &str) -> String {
        self.at(&["styles", theme])
    }

    /// The map style of a theme with labels in a language.
    #[must_use]
    pub fn style_in(&self, theme: &str, language: Language) -> String {
        with_param(&self.style(theme), "lang", language.tag())
    }

    /// The stylesheet of the category colours.
    #[must_use]
    pub fn categories_css(&self) -> String {
        self.at(&["styles", "categories.css"])
    }

    /// The address template of glyph ranges.
    #[must_use]
    pub fn glyphs_template(&self) -> String {
        format!("{}/glyphs/{{fontstack}}/{{range}}.pbf", self.base)
    }

    /// The relief picture of a theme, by its file extension.
    #[must_use]
    pub fn relief(&self, theme: &str, extension: &str) -> String {
        self.at(&["relief", &format!("{theme}.{extension}")])
    }

    /// The address template of elevation tiles.
    #[must_use]
    pub fn dem_template(&self) -> String {
        format!("{}/relief/{{z}}/{{x}}/{{y}}", self.base)
    }

    /// A file built into the binary, by its hashed name.
    #[must_use]
    pub fn asset(&self, name: &str) -> String {
        self.at(&["static", name])
    }

    /// The page of a report.
    #[must_use]
    pub fn report(&self, collection: &str, id: &str) -> String {
        self.page(self.at(&["reports", collection, id]))
    }

    /// The map as a picture: `svg` or `png`, in a state of the page.
    #[must_use]
    pub fn map_picture(&self, ending: &str, state: &PageState) -> String {
        self.in_state(&format!("map.{ending}"), state)
    }

    /// The share card of a state of the page; of a report alone where the state has its card open.
    #[must_use]
    pub fn card_picture(&self, state: &PageState) -> String {
        self.in_state("card.png", state)
    }

    /// The map for other people's pages.
    #[must_use]
    pub fn embed(&self, state: &PageState) -> String {
        self.in_state("embed", state)
    }

    /// The sheet for paper.
    #[must_use]
    pub fn print(&self, state: &PageState) -> String {
        self.in_state("print", state)
    }

    /// The feed of what a state lets through.
    #[must_use]
    pub fn feed(&self, state: &PageState) -> String {
        let filters = state.filters();
        let filters = filters.iter().map(|(name, value)| (*name, value.as_str()));
        with_pairs(&self.at(&["feed.atom"]), filters)
    }

    /// What may be embedded of a page of ours, by its absolute address.
    #[must_use]
    pub fn oembed(&self, url: &str) -> String {
        with_pairs(&self.at(&["oembed"]), [("url", url), ("format", "json")])
    }

    fn in_state(&self, path: &str, state: &PageState) -> String {
        let query = state.to_query();
        let mark = if query.is_empty() { "" } else { "?" };
        format!("{}{mark}{query}", self.at(&[path]))
    }

    /// The page of a report whose id no other report collection has.
    #[must_use]
    pub fn report_by_id(&self, id: &str) -> String {
        self.page(self.at(&["reports", id]))
    }

    /// A picture, recording or film of a report, by its path in the project folder.
    #[must_use]
    pub fn media(&self, file: &str) -> String {
        let segments: Vec<&str> = ["media"].into_iter().chain(file.split('/')).collect();
        self.at(&segments)
    }

    /// The story, at one of its steps (the first is 1) or at its beginning.
    #[must_use]
    pub fn story(&self, step: Option<usize>) -> String {
        let address = self.at(&["story"]);
        self.page(step.map_or(address.clone(), |step| format!("{address}?step={step}")))
    }

    /// The page of the claims.
    #[must_use]
    pub fn claims(&self) -> String {
        self.page(self.at(&["claims"]))
    }

    /// The page about the project.
    #[must_use]
    pub fn about(&self) -> String {
        self.page(self.at(&["about"]))
    }

    /// The list of borders.
    #[must_use]
    pub fn borders(&self) -> String {
        self.at(&["borders"])
    }

    /// One border.
    #[must_use]
    pub fn border(&self, id: &str) -> String {
        self.at(&["borders", id])
    }

    /// The page of the borders.
    #[must_use]
    pub fn borders_page(&self) -> String {
        self.page(with_format(&self.borders(), "html"))
    }

    /// The page of a border.
    #[must_use]
    pub fn border_page(&self, id: &str) -> String {
        self.page(with_format(&self.border(id), "html"))
    }

    /// An address of the API as a page, in the chosen language.
    #[must_use]
    pub fn as_page(&self, address: &str) -> String {
        self.page(with_format(address, "html"))
    }

    /// A border drawn straight.
    #[must_use]
    pub fn strip(&self, id: &str) -> String {
        self.at(&["borders", id, "strip"])
    }

    /// A border drawn straight, with days across it.
    #[must_use]
    pub fn spacetime(&self, id: &str) -> String {
        self.at(&["borders", id, "spacetime"])
    }

    /// A page of ours by its fixed path, which begins with a slash, in the chosen language.
    #[must_use]
    pub fn page_at(&self, path: &str) -> String {
        self.page(self.path(path))
    }

    /// Any page or document of ours by its fixed path, which begins with a slash.
    #[must_use]
    pub fn path(&self, path: &str) -> String {
        debug_assert!(path.starts_with('/'), "{path:?} must begin with a slash");
        format!("{}{path}", self.base)
    }
}

/// An address with parameters.
#[must_use]
pub fn with_params(address: &str, params: &Params) -> String {
    with_pairs(address, params.iter())
}

/// An address with parameters by name and value.
#[must_use]
pub fn with_pairs<'a>(
    address: &str,
    pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> String {
    let mut whole = address.to_owned();
    for (name, value) in pairs {
        let mark = if whole.contains('?') { '&' } else { '?' };
        write!(
            whole,
            "{mark}{}={}",
            utf8_percent_encode(name, QUERY),
            utf8_percent_encode(value, QUERY)
        )
        .expect("writing to a String cannot fail");
    }
    whole
}

/// An address in another representation.
#[must_use]
pub fn with_format(address: &str, format: &str) -> String {
    with_param(address, "f", format)
}

/// An address with one more parameter, whose value needs no encoding.
fn with_param(address: &str, name: &str, value: &str) -> String {
    let mark = if address.contains('?') { '&' } else { '?' };
    format!("{address}{mark}{name}={value}")
}

/// The address of a page in another language; `None` takes the language out, so that each client gets its own.
#[must_use]
pub fn with_language(address: &str, language: Option<Language>) -> String {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let others: Vec<&str> = query
        .split('&')
        .filter(|pair| !pair.is_empty() && *pair != "lang" && !pair.starts_with("lang="))
        .collect();
    let mark = if others.is_empty() { "" } else { "?" };
    let plain = format!("{path}{mark}{}", others.join("&"));
    language.map_or(plain.clone(), |language| {
        with_param(&plain, "lang", language.tag())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_encoded_so_that_they_stay_one_segment() {
        let links = Links::new("http://127.0.0.1:8080/");
        assert_eq!(
            links.item("a/b", "x?y #ё"),
            "http://127.0.0.1:8080/collections/a%2Fb/items/x%3Fy%20%23%D1%91"
        );
    }

    #[test]
    fn a_base_path_stands_before_every_address() {
        let links = Links::new("https://example.org/maps/east/");
        assert_eq!(links.landing(), "https://example.org/maps/east/");
        assert_eq!(links.base_path(), "/maps/east");
        assert_eq!(links.local().items("a"), "/maps/east/collections/a/items");
        assert_eq!(Links::new("http://[::1]:80").local().landing(), "/");
    }

    #[test]
    fn a_chosen_language_stays_in_the_addresses_of_pages_and_in_no_others() {
        let links = Links::new("http://localhost")
            .local()
            .in_language(Some(Language::Fa));
        assert_eq!(links.landing(), "/?lang=fa");
        assert_eq!(links.page_at("/api?f=html"), "/api?f=html&lang=fa");
        assert_eq!(links.items("a"), "/collections/a/items");
        let state = PageState::parse("q=x&lang=ru");
        assert_eq!(links.map_page(&state), "/?q=x&lang=ru");
    }

    #[test]
    fn changing_the_language_keeps_the_rest_of_the_address() {
        let to = |address, language| with_language(address, language);
        assert_eq!(
            to("/?q=x&lang=ru&sort=km", Some(Language::Fa)),
            "/?q=x&sort=km&lang=fa"
        );
        assert_eq!(to("/?lang=ru", None), "/");
        assert_eq!(to("/about", Some(Language::Tg)), "/about?lang=tg");
        assert_eq!(to("/?slang=a", None), "/?slang=a");
    }

    proptest::proptest! {
        #[test]
        fn parameters_written_into_an_address_are_read_back(
            pairs in proptest::collection::vec((".{1,8}", ".{0,12}"), 0..6),
        ) {
            let params = pairs.iter().fold(Params::default(), |params, (name, value)| params.with(name, value));
            let address = with_params("http://example.org/", &params);
            let query = address.split_once('?').map_or("", |(_, query)| query);
            proptest::prop_assert_eq!(Params::parse(query).expect("we wrote it"), params);
        }
    }
}
