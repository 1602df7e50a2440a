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
    pages::{Frame, Link, finish::document, frame::Page, words::numbers::counted},
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
    trail.push(crumb(&frame.links.items(&collection.about.id), "Items"));
    document(&ItemPage {
        page: page(frame, title, links),
        crumbs: &trail,
        id: &id,
        geometry: geometry_words(collection.geometry(row)),
        on_map: (collection.about.kind == Kind::Report).then(|| {
            frame
                .links
                .map_page(&PageState::default().with_report(Some(&id)))
        }),
        map: MiniMap::of(&frame, &card, collection.bbox(row).copied()).map(|map| map.only(&id)),
        properties: ValueView::of(&properties),
    })
}

/// A point by its degrees, anything else by its type and size.
fn geometry_words(geometry: Option<&Geometry>) -> String {
    let Some(geometry) = geometry else {
        return "none: this feature has no place".to_owned();
    };
    let name = match geometry {
        Geometry::Point(point) => {
            return format!("{}, {}", latitude(point.y()), longitude(point.x()));
        }
        Geometry::Line(_) | Geometry::LineString(_) => "Line",
        Geometry::MultiLineString(_) => "Line of several parts",
        Geometry::Polygon(_) | Geometry::Rect(_) | Geometry::Triangle(_) => "Area",
        Geometry::MultiPolygon(_) => "Area of several parts",
        Geometry::MultiPoint(_) => "Points",
        Geometry::GeometryCollection(_) => "Collection of geometries",
    };
    format!(
        "{name}, {}",
        counted(geometry.coords_count(), "vertex", "vertices")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{line_string, point};

    #[test]
    fn a_geometry_is_told_not_printed() {
        let place = Geometry::from(point!(x: 68.609, y: 37.1964));
        assert_eq!(geometry_words(Some(&place)), "37.1964° N, 68.609° E");
        let line = Geometry::from(line_string![(x: 0.0, y: 0.0), (x: 1.0, y: 1.0)]);
        assert_eq!(geometry_words(Some(&line)), "Line, 2 vertices");
        assert_eq!(geometry_words(None), "none: this feature has no place");
    }
}
