//! A collection: features with their geometries, their finished GeoJSON, columns to filter by, and an index.
//!
//! Rows are in a stable order: file order, those without geometry last (clients look at the first page alone).
//! Each feature's GeoJSON is serialised once, here; a page of items is a gather of slices.

use std::{collections::HashMap, ops::Range};

use geo::{BoundingRect, Geometry, Rect};
use geo_index::rtree::{RTree, RTreeBuilder, RTreeIndex, sort::HilbertSort};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{
    fold::search_text,
    id::FeatureId,
    interval::Interval,
    property::{Column, Property},
    shares::Shares,
};
use crate::geometry::bbox::Bbox;

/// What a collection is of; decides which checks and which derived properties apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Lines between two sides.
    Border,
    /// Dated, sourced claims about places.
    Report,
    /// The discs of vague reports, made by the loader.
    ReportArea,
    /// Border crossing points.
    Crossing,
    /// Named places.
    Place,
    /// Territories.
    Area,
    /// Anything that is only drawn beneath.
    Basemap,
}

/// What the style draws a basemap collection as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Land areas.
    Land,
    /// Seas.
    Water,
    /// Rivers.
    River,
    /// Lakes.
    Lake,
    /// Countries of the world at low zoom.
    Country,
    /// Borders between other countries.
    Admin0,
    /// Borders of provinces.
    Admin1,
    /// Labelled places.
    Place,
}

/// What the manifest says of a collection.
#[derive(Clone, Debug)]
pub struct About {
    /// Id in every address.
    pub id: String,
    /// Title for people.
    pub title: String,
    /// A sentence or two.
    pub description: Option<String>,
    /// What it is of.
    pub kind: Kind,
    /// What the style draws it as.
    pub role: Option<Role>,
    /// Credit line.
    pub attribution: Option<String>,
    /// SPDX licence id.
    pub licence: Option<String>,
    /// Address of the licence.
    pub licence_url: Option<String>,
    /// First zoom with tiles.
    pub min_zoom: Option<u8>,
    /// Last zoom at which it is drawn.
    pub max_zoom: Option<u8>,
}

/// One feature before it becomes a row of a collection: already checked, derived properties included.
#[derive(Clone, Debug)]
pub struct Row {
    /// Unique in the collection.
    pub id: FeatureId,
    /// Where it is, in lon/lat degrees (WGS84); none for a feature without a place.
    pub geometry: Option<Geometry<f64>>,
    /// GeoJSON properties, in output order.
    pub properties: Map<String, Value>,
    /// When it happened, for collections with time.
    pub time: Option<Interval>,
}

/// A collection, immutable once built.
#[derive(Debug)]
pub struct Collection {
    /// What the manifest says of it.
    pub about: About,
    properties: Vec<Property>,
    columns: HashMap<String, Column>,
    shares: Shares,
    ids: Vec<FeatureId>,
    by_id: HashMap<String, usize>,
    geometries: Vec<Option<Geometry<f64>>>,
    boxes: Vec<Option<Bbox>>,
    times: Vec<Option<Interval>>,
    texts: Vec<Box<str>>,
    json: Vec<u8>,
    ranges: Vec<Range<usize>>,
    located: usize,
    index: Option<RTree<f64>>,
}

impl Collection {
    /// Builds a collection from checked rows; `properties` describes every property that a row may have.
    ///
    /// `columns` maps a property name to its values in the order of `rows` as given here.
    /// Ids must be unique (the loader refuses duplicates): of two equal ids only the first is found by [`Self::row_of`].
    #[must_use]
    pub fn build(about: About, properties: Vec<Property>, mut rows: Vec<Row>) -> Self {
        // An empty geometry has no box: it is nowhere, like none.
        rows.sort_by_cached_key(|row| row.geometry.as_ref().and_then(box_of).is_none());
        let columns = super::property::columns(&properties, &rows);
        let shares = Shares::of(&rows);
        let mut json = Vec::new();
        let mut ranges = Vec::with_capacity(rows.len());
        let mut by_id = HashMap::with_capacity(rows.len());
        for (index, row) in rows.iter().enumerate() {
            let start = json.len();
            write_feature(&mut json, row);
            ranges.push(start..json.len());
            by_id.entry(row.id.to_string()).or_insert(index);
        }
        json.shrink_to_fit();
        let boxes: Vec<_> = rows
            .iter()
            .map(|row| row.geometry.as_ref().and_then(box_of))
            .collect();
        let located = boxes.iter().take_while(|bbox| bbox.is_some()).count();
        let index = build_index(&boxes[..located]);
        let texts = rows
            .iter()
            .map(|row| search_text(&row.properties).into_boxed_str())
            .collect();
        let (mut ids, mut geometries, mut times) = (Vec::new(), Vec::new(), Vec::new());
        for row in rows {
            ids.push(row.id);
            geometries.push(row.geometry);
            times.push(row.time);
        }
        Self {
            about,
            properties,
            columns,
            shares,
            ids,
            by_id,
            geometries,
            boxes,
            times,
            texts,
            json,
            ranges,
            located,
            index,
        }
    }

    /// Number of features.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether it has no features.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Number of features with a geometry; these are the first rows.
    #[must_use]
    pub fn located(&self) -> usize {
        self.located
    }

    /// The properties that its features have, in output order.
    #[must_use]
    pub fn properties(&self) -> &[Property] {
        &self.properties
    }

    /// One property by name.
    #[must_use]
    pub fn property(&self, name: &str) -> Option<&Property> {
        self.properties
            .iter()
            .find(|property| property.name == name)
    }

    /// The column of a queryable property.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.get(name)
    }

    /// On which sides the discs of uncertainty lie, for features that are located on borders.
    #[must_use]
    pub fn shares(&self) -> &Shares {
        &self.shares
    }

    /// The id of a row.
    #[must_use]
    pub fn id(&self, row: usize) -> &FeatureId {
        &self.ids[row]
    }

    /// The row with an id, as it stands in an address.
    #[must_use]
    pub fn row_of(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// The geometry of a row, in lon/lat degrees.
    #[must_use]
    pub fn geometry(&self, row: usize) -> Option<&Geometry<f64>> {
        self.geometries[row].as_ref()
    }

    /// The box of a row; it crosses the antimeridian where the parts of the geometry lie on both sides of it.
    #[must_use]
    pub fn bbox(&self, row: usize) -> Option<&Bbox> {
        self.boxes[row].as_ref()
    }

    /// When a row happened.
    #[must_use]
    pub fn time(&self, row: usize) -> Option<&Interval> {
        self.times[row].as_ref()
    }

    /// The folded text of a row, for free text search (see [`super::fold`]).
    #[must_use]
    pub fn text(&self, row: usize) -> &str {
        &self.texts[row]
    }

    /// Whether its features have times at all.
    #[must_use]
    pub fn has_time(&self) -> bool {
        self.times.iter().any(Option::is_some)
    }

    /// The finished GeoJSON Feature of a row, without surrounding white space.
    #[must_use]
    pub fn json(&self, row: usize) -> &[u8] {
        &self.json[self.ranges[row].clone()]
    }

    /// The properties of a row, read back from its GeoJSON.
    ///
    /// # Panics
    /// Never: the JSON was written here.
    #[must_use]
    pub fn properties_of(&self, row: usize) -> Map<String, Value> {
        #[derive(Deserialize)]
        struct Feature {
            properties: Map<String, Value>,
        }
        let feature: Feature =
            serde_json::from_slice(self.json(row)).expect("written by write_feature");
        feature.properties
    }

    /// The rows whose box meets `bbox`, in row order.
    ///
    /// Boxes only: whoever wants geometries to meet must look at them as well.
    #[must_use]
    pub fn candidates(&self, bbox: &Bbox) -> Vec<usize> {
        let Some(index) = &self.index else {
            return Vec::new();
        };
        let mut rows: Vec<usize> = bbox
            .rects()
            .flat_map(|piece| {
                index.search(piece.min().x, piece.min().y, piece.max().x, piece.max().y)
            })
            .map(|entry| entry as usize)
            .map(|entry| entry % self.located)
            .collect();
        rows.sort_unstable();
        rows.dedup();
        rows
    }

    /// The box that holds every feature.
    #[must_use]
    pub fn extent(&self) -> Option<Bbox> {
        narrowest(self.boxes.iter().flatten().copied())
    }

    /// The span that holds every feature's time.
    #[must_use]
    pub fn interval(&self) -> Option<Interval> {
        self.times
            .iter()
            .flatten()
            .copied()
            .reduce(|a, b| a.union(&b))
    }

    /// Bytes held by the finished GeoJSON, for the start-up table.
    #[must_use]
    pub fn json_bytes(&self) -> usize {
        self.json.len()
    }
}

/// The box of a geometry; one that is cut at the antimeridian (RFC 7946 section 3.1.9) gets a box that crosses it.
fn box_of(geometry: &Geometry<f64>) -> Option<Bbox> {
    match geometry {
        Geometry::MultiPolygon(polygons) => narrowest(polygons.iter().filter_map(plain_box)),
        Geometry::MultiLineString(lines) => narrowest(lines.iter().filter_map(plain_box)),
        Geometry::MultiPoint(points) => {
            narrowest(points.iter().map(|point| Bbox::of_point(point.0)))
        }
        other => plain_box(other),
    }
}

fn plain_box<G: BoundingRect<f64>>(part: &G) -> Option<Bbox> {
    let rect: Option<Rect<f64>> = part.bounding_rect().into();
    let rect = rect?;
    Bbox::new(rect.min().x, rect.min().y, rect.max().x, rect.max().y).ok()
}

/// The box around all boxes; across the antimeridian only where that keeps it within half the globe.
///
/// A world layer would else begin at some odd meridian of the Pacific and end just west of it.
/// Where a narrow box ends on the antimeridian and something lies on its other name, it ends on both:
/// whoever compares numbers finds everything inside.
pub(super) fn narrowest(boxes: impl Iterator<Item = Bbox>) -> Option<Bbox> {
    let boxes: Vec<Bbox> = boxes.collect();
    let narrow = boxes.iter().copied().reduce(|a, b| a.union(&b))?;
    let (west, east) = boxes
        .iter()
        .flat_map(Bbox::rects)
        .fold((180.0_f64, -180.0_f64), |(west, east), rect| {
            (west.min(rect.min().x), east.max(rect.max().x))
        });
    let (west, east) = if narrow.width() > 180.0 {
        (west, east)
    } else if narrow.east >= 180.0 && west <= -180.0 {
        (narrow.west, -180.0)
    } else if narrow.west <= -180.0 && east >= 180.0 {
        (180.0, narrow.east)
    } else {
        (narrow.west, narrow.east)
    };
    Some(Bbox {
        west,
        east,
        ..narrow
    })
}

fn add(builder: &mut RTreeBuilder<f64>, piece: Rect<f64>) {
    builder.add(piece.min().x, piece.min().y, piece.max().x, piece.max().y);
}

/// An index over the boxes; a box across the antimeridian is entered twice, the second time `boxes.len()` later.
fn build_index(boxes: &[Option<Bbox>]) -> Option<RTree<f64>> {
    let count = u32::try_from(boxes.len()).ok().filter(|&count| count > 0)?;
    let doubled = boxes.iter().flatten().any(Bbox::crosses_antimeridian);
    let total = if doubled {
        count.checked_mul(2)?
    } else {
        count
    };
    let mut builder = RTreeBuilder::<f64>::new(total);
    let mut second = Vec::new();
    for bbox in boxes.iter().flatten() {
        let mut pieces = bbox.rects();
        let first = pieces.next().expect("a box has one or two pieces");
        add(&mut builder, first);
        if doubled {
            second.push(pieces.next().unwrap_or(first));
        }
    }
    for piece in second {
        add(&mut builder, piece);
    }
    Some(builder.finish::<HilbertSort>())
}

fn write_feature(out: &mut Vec<u8>, row: &Row) {
    const INFALLIBLE: &str = "writing checked values to memory cannot fail";
    out.extend_from_slice(b"{\"type\":\"Feature\",\"id\":");
    serde_json::to_writer(&mut *out, &row.id).expect(INFALLIBLE);
    out.extend_from_slice(b",\"geometry\":");
    match &row.geometry {
        Some(geometry) => serde_json::to_writer(
            &mut *out,
            &geojson::Geometry::new(geojson::GeometryValue::from(geometry)),
        )
        .expect(INFALLIBLE),
        None => out.extend_from_slice(b"null"),
    }
    out.extend_from_slice(b",\"properties\":");
    serde_json::to_writer(&mut *out, &row.properties).expect(INFALLIBLE);
    out.push(b'}');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn boxes(longitudes: &[(f64, f64)]) -> Option<Bbox> {
        narrowest(longitudes.iter().map(|&(west, east)| Bbox {
            west,
            south: 0.0,
            east,
            north: 1.0,
        }))
    }

    #[test]
    fn what_lies_on_the_antimeridian_is_inside_under_either_of_its_names() {
        let ends = |longitudes: &[(f64, f64)]| boxes(longitudes).map(|hull| (hull.west, hull.east));
        assert_eq!(
            ends(&[(-180.0, 179.0), (180.0, 180.0)]),
            Some((-180.0, 180.0))
        );
        assert_eq!(
            ends(&[(170.0, 180.0), (-180.0, -180.0)]),
            Some((170.0, -180.0))
        );
        assert_eq!(
            ends(&[(-180.0, -170.0), (180.0, 180.0)]),
            Some((180.0, -170.0))
        );
    }

    #[test]
    fn a_world_layer_begins_in_the_west_and_an_island_group_may_cross_the_antimeridian() {
        let world = boxes(&[
            (165.0, 166.0),
            (-176.0, -160.0),
            (-80.0, -60.0),
            (10.0, 20.0),
            (100.0, 159.0),
        ]);
        assert_eq!(
            world.map(|bbox| (bbox.west, bbox.east)),
            Some((-176.0, 166.0))
        );
        let islands = boxes(&[(177.0, 180.0), (-180.0, -178.0)]);
        assert_eq!(
            islands.map(|bbox| (bbox.west, bbox.east)),
            Some((177.0, -178.0))
        );
    }
}
