//! What the pages say of a collection as a whole.

use crate::{
    features::Collection,
    geometry::bbox::Bbox,
    lang::{self, Language, arg},
    pages::{
        Frame,
        markdown::is_safe_address,
        words::{dates, vocabulary},
    },
};

/// A collection in words.
pub(in crate::pages) struct Card<'a> {
    pub collection: &'a Collection,
    /// Its address.
    pub href: String,
    /// Its address as a page, and those of what belongs to it.
    pub page: String,
    pub items_page: String,
    pub queryables_page: String,
    pub count: String,
    /// The count with its noun.
    pub count_words: String,
    pub without_place: Option<String>,
    pub extent: Option<String>,
    pub time: Option<String>,
}

impl<'a> Card<'a> {
    pub(in crate::pages) fn of(frame: &Frame, collection: &'a Collection) -> Self {
        let language = frame.language;
        let address = frame.links.collection(&collection.about.id);
        let without_place = collection.len() - collection.located();
        Self {
            collection,
            page: frame.links.as_page(&address),
            items_page: frame.links.as_page(&format!("{address}/items")),
            queryables_page: frame.links.as_page(&format!("{address}/queryables")),
            href: address,
            count: frame.count(&collection.len()),
            count_words: vocabulary::counted(language, collection.about.kind, collection.len()),
            without_place: (without_place > 0)
                .then(|| frame.say("api-without-place", [arg("count", without_place)])),
            extent: collection
                .extent()
                .as_ref()
                .map(|bbox| extent(language, bbox)),
            time: collection
                .interval()
                .map(|interval| dates::interval(language, &interval, &frame.project.time_zone)),
        }
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
fn extent(language: Language, bbox: &Bbox) -> String {
    lang::say(
        language,
        "api-extent-words",
        [
            arg("south", latitude(language, bbox.south)),
            arg("north", latitude(language, bbox.north)),
            arg("west", longitude(language, bbox.west)),
            arg("east", longitude(language, bbox.east)),
        ],
    )
}

/// A latitude with its hemisphere.
pub(super) fn latitude(language: Language, degrees: f64) -> String {
    hemisphere(language, degrees, ["api-north", "api-south"])
}

/// A longitude with its hemisphere.
pub(super) fn longitude(language: Language, degrees: f64) -> String {
    hemisphere(language, degrees, ["api-east", "api-west"])
}

fn hemisphere(language: Language, degrees: f64, [positive, negative]: [&str; 2]) -> String {
    let id = if degrees < 0.0 { negative } else { positive };
    let degrees = lang::number(language, degrees.abs(), 4);
    lang::say(language, id, [arg("degrees", degrees)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_is_told_with_its_hemispheres() {
        let bbox = Bbox::new(-170.0, -20.5, -10.0, 0.0).expect("valid box");
        assert_eq!(
            extent(Language::En, &bbox),
            "20.5° S to 0° N, 170° W to 10° W"
        );
    }
}
