//! Pages of features: a gather of finished features between a head and a foot, nothing serialised again.

use serde::Serialize;

use super::{Link, media, to_json};
use crate::{
    features::Collection,
    links::{Links, with_format, with_params},
    query::{ItemsQuery, Params},
    store::Page,
};

/// A page of features.
#[derive(Clone, Debug)]
pub struct ItemsDocument<'a> {
    /// Whose features.
    pub collection: &'a Collection,
    /// Which rows, and of how many.
    pub page: Page,
    /// `self`, `alternate`, `next`, `prev` and `collection`.
    pub links: Vec<Link>,
}

/// One feature.
#[derive(Clone, Debug)]
pub struct ItemDocument<'a> {
    /// Whose feature.
    pub collection: &'a Collection,
    /// Which row.
    pub row: usize,
    /// `self`, `alternate` and `collection`.
    pub links: Vec<Link>,
}

impl<'a> ItemsDocument<'a> {
    /// Runs a query; `params` is what it was parsed from.
    #[must_use]
    pub fn new(
        collection: &'a Collection,
        query: &ItemsQuery,
        params: &Params,
        links: &Links,
    ) -> Self {
        let page = query.run(collection);
        let items = links.items(&collection.about.id);
        let here = with_params(&items, &params.without(&["f"]));
        let mut all = vec![
            Link::new("self", with_params(&items, params), media::GEOJSON).titled("This page"),
            Link::new("alternate", with_format(&here, "html"), media::HTML_LINK)
                .titled("These features as a page"),
            Link::new("alternate", with_format(&here, "csv"), media::CSV)
                .titled("These features as CSV"),
            Link::new("alternate", with_format(&here, "kml"), media::KML)
                .titled("These features as KML"),
        ];
        let turn =
            |rel, params: Params| Link::new(rel, with_params(&items, &params), media::GEOJSON);
        all.extend(
            query
                .next(params, collection, &page)
                .map(|params| turn("next", params).titled("The next page")),
        );
        all.extend(
            query
                .previous(params, &page)
                .map(|params| turn("prev", params).titled("The page before")),
        );
        all.push(
            Link::new(
                "collection",
                links.collection(&collection.about.id),
                media::JSON,
            )
            .titled(&collection.about.title),
        );
        Self {
            collection,
            page,
            links: all,
        }
    }

    /// The link with a relation.
    #[must_use]
    pub fn link(&self, rel: &str) -> Option<&Link> {
        self.links.iter().find(|link| link.rel == rel)
    }

    /// The `FeatureCollection`, its counts and links before its features.
    ///
    /// It has no `timeStamp`: the same page of the same data is the same bytes, and its `ETag` says so.
    #[must_use]
    pub fn to_geojson(&self) -> Vec<u8> {
        #[derive(Serialize)]
        #[serde(rename_all = "camelCase")]
        struct Head<'a> {
            r#type: &'static str,
            number_matched: usize,
            number_returned: usize,
            links: &'a [Link],
        }
        let rows = &self.page.rows;
        let slices = rows.iter().map(|&row| self.collection.json(row));
        let mut out = to_json(&Head {
            r#type: "FeatureCollection",
            number_matched: self.page.matched,
            number_returned: rows.len(),
            links: &self.links,
        });
        out.reserve(slices.clone().map(|slice| slice.len() + 2).sum::<usize>() + 16);
        out.pop();
        out.extend_from_slice(b",\"features\":[");
        for (place, slice) in slices.enumerate() {
            out.extend_from_slice(if place == 0 { b"\n" } else { b",\n" });
            out.extend_from_slice(slice);
        }
        out.extend_from_slice(b"\n]}");
        out
    }
}

impl<'a> ItemDocument<'a> {
    /// The feature in a row of a collection.
    #[must_use]
    pub fn new(collection: &'a Collection, row: usize, links: &Links) -> Self {
        let id = &collection.about.id;
        let address = links.item(id, &collection.id(row).to_string());
        let mut all = Link::self_and_page(&address, media::GEOJSON).to_vec();
        all.push(
            Link::new("collection", links.collection(id), media::JSON)
                .titled(&collection.about.title),
        );
        Self {
            collection,
            row,
            links: all,
        }
    }

    /// The `Feature`, its links behind its properties.
    #[must_use]
    pub fn to_geojson(&self) -> Vec<u8> {
        let feature = self.collection.json(self.row);
        let mut out = feature[..feature.len() - 1].to_vec();
        out.extend_from_slice(b",\"links\":");
        out.extend_from_slice(&to_json(&self.links));
        out.push(b'}');
        out
    }
}
