//! What the pages say of a collection as a whole.

use crate::{
    features::Collection,
    geometry::bbox::Bbox,
    links::with_format,
    pages::{
        Frame,
        markdown::is_safe_address,
        words::{
            dates,
            numbers::{counted, grouped},
            vocabulary,
        },
    },
};

/// A collection in words.
pub(in crate::pages) struct Card<'a> {
    pub collection: &'a Collection,
    /// Its address.
    pub href: String,
    pub count: String,
    /// The count with its noun.
    pub count_words: String,
    pub without_place: Option<String>,
    pub extent: Option<String>,
    pub time: Option<String>,
}

impl<'a> Card<'a> {
    pub(in crate::pages) fn of(frame: &Frame, collection: &'a Collection) -> Self {
        let (singular, plural) = vocabulary::kind(collection.about.kind);
        let without_place = collection.len() - collection.located();
        Self {
            collection,
            href: frame.links.collection(&collection.about.id),
            count: grouped(collection.len() as f64, 0),
            count_words: counted(collection.len(), singular, plural),
            without_place: (without_place > 0).then(|| {
                format!(
                    "{} of them without a place",
                    grouped(without_place as f64, 0)
                )
            }),
            extent: collection.extent().as_ref().map(extent),
            time: collection
                .interval()
                .map(|interval| dates::interval(&interval, &frame.project.time_zone)),
        }
    }

    /// Its address as a page.
    pub(in crate::pages) fn html_href(&self) -> String {
        with_format(&self.href, "html")
    }

    /// The address of the licence, where it is one that may be linked.
    pub(in crate::pages) fn licence_url(&self) -> Option<&str> {
        self.collection
            .about
            .licence_url
            .as_deref()
            .filter(|url| is_safe_address(url))
    }
}

/// A box in words: `35.2° N to 39.6° N, 66.5° E to 75.5° E`.
fn extent(bbox: &Bbox) -> String {
    format!(
        "{} to {}, {} to {}",
        latitude(bbox.south),
        latitude(bbox.north),
        longitude(bbox.west),
        longitude(bbox.east)
    )
}

/// A latitude with its hemisphere.
pub(super) fn latitude(degrees: f64) -> String {
    hemisphere(degrees, "N", "S")
}

/// A longitude with its hemisphere.
pub(super) fn longitude(degrees: f64) -> String {
    hemisphere(degrees, "E", "W")
}

fn hemisphere(degrees: f64, positive: &str, negative: &str) -> String {
    let side = if degrees < 0.0 { negative } else { positive };
    format!("{}° {side}", grouped(degrees.abs(), 4))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_is_told_with_its_hemispheres() {
        let bbox = Bbox::new(-170.0, -20.5, -10.0, 0.0).expect("valid box");
        assert_eq!(extent(&bbox), "20.5° S to 0° N, 170° W to 10° W");
    }
}
