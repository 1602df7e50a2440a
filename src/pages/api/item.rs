//! One feature with all its properties; a huge geometry is told, never printed.

use askama::Template;
use geo::{CoordsIter, Geometry};
use serde_json::Value;

use super::{
    card::{Card, latitude, longitude},
    collections::page,
    crumb, crumbs_in,
    mini_map::MiniMap,
    value::ValueView,
};
use crate::{
    features::{Collection, Kind},
    lang::{self, Language, arg},
    pages::{Frame, Link, finish::document, frame::Page},
    query::PageState,
};

#[derive(Template)]
#[template(path = "api/item.html")]
struct ItemPage<'a> {
    page: Page<'a>,
    crumbs: &'a [Link],
    id: &'a str,
    geometry: String,
    on_map: Option<String>,
    map: Option<MiniMap>,
    properties: ValueView<'a>,
}

/// One feature, by its row.
#[must_use]
pub fn item(frame: Frame, collection: &Collection, row: usize, links: &[Link]) -> String {
    let card = Card::of(&frame, collection);
    let id = collection.id(row).to_string();
    let properties = Value::Object(collection.properties_of(row));
    let title = ["title", "name", "name_en"]
        .iter()
        .find_map(|name| properties.get(*name)?.as_str())
        .unwrap_or(&id);
    let mut trail = crumbs_in(&frame, &collection.about);
    trail.push(crumb(
        &frame,
        &frame.links.items(&collection.about.id),
        &frame.t("api-items"),
    ));
    document(&ItemPage {
        page: page(frame, title, links),
        crumbs: &trail,
        id: &id,
        geometry: geometry_words(frame.language, collection.geometry(row)),
        on_map: (collection.about.kind == Kind::Report).then(|| {
            frame
                .links
                .map_page(&PageState::default().with_report(Some(&id)))
        }),
        map: MiniMap::of(&frame, &card, collection.bbox(row).copied())
            .map(|map| map.only(&frame, &card, &id)),
        properties: ValueView::of(&properties),
    })
}

/// A point by its degrees, anything else by its type and size.
fn geometry_words(language: Language, geometry: Option<&Geometry>) -> String {
    let Some(geometry) = geometry else {
        return lang::text(language, "api-no-geometry").into_owned();
    };
    let id = match geometry {
        Geometry::Point(point) => {
            return format!(
                "{}, {}",
                latitude(language, point.y()),
                longitude(language, point.x())
            );
        }
        Geometry::Line(_) | Geometry::LineString(_) => "api-line",
        Geometry::MultiLineString(_) => "api-lines",
        Geometry::Polygon(_) | Geometry::Rect(_) | Geometry::Triangle(_) => "api-area",
        Geometry::MultiPolygon(_) => "api-areas",
        Geometry::MultiPoint(_) => "api-points",
        Geometry::GeometryCollection(_) => "api-geometries",
    };
    lang::say(
        language,
        "api-with-vertices",
        [
            arg("name", lang::text(language, id)),
            arg("count", geometry.coords_count()),
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{line_string, point};

    #[test]
    fn a_geometry_is_told_not_printed() {
        let place = Geometry::from(point!(x: 68.609, y: 37.1964));
        assert_eq!(
            geometry_words(Language::En, Some(&place)),
            "37.1964° N, 68.609° E"
        );
        let line = Geometry::from(line_string![(x: 0.0, y: 0.0), (x: 1.0, y: 1.0)]);
        assert_eq!(
            geometry_words(Language::En, Some(&line)),
            "Line, 2 vertices"
        );
        assert_eq!(
            geometry_words(Language::En, None),
            "none: this feature has no place"
        );
    }
}
