//! One layer of one tile as Mapbox Vector Tile 2.1 bytes; layers put one behind the other are a tile.

use fast_mvt::{MvtGeomType, MvtLayerBuilder};
use geo::Rect;

use super::cluster::{self, Clusters, Node};
use super::cut::{BUFFER, EXTENT, Frame, Unit, round};
use super::layer::{Hit, Layer};
use super::shape::Shape;
use super::{smooth, tags};
use crate::features::{Collection, Column, FeatureId, Kind};
use crate::geometry::mercator::World;
use crate::geometry::tile_coord::{MAX_ZOOM, TileCoord};

/// What a feature is drawn as in a tile.
enum Figure {
    Points(Vec<Unit>),
    Lines(Vec<Vec<Unit>>),
    Rings(Vec<(Vec<Unit>, bool)>),
}

/// The layer of a collection, named after it; none where the tile has nothing of it.
///
/// With `only`, rows in ascending order, it holds just these.
pub(super) fn layer<'a>(
    collection: &'a Collection,
    layer: &Layer,
    tile: TileCoord,
    only: Option<&'a [usize]>,
) -> Option<Vec<u8>> {
    let frame = Frame::new(tile, BUFFER);
    let window = window(tile, &frame);
    let mut writer = Writer::new(collection, layer, &collection.about.id, tile)?;
    writer.only = only;
    let spots = layer.spots_in(&window);
    for spots in spots.chunk_by(|a, b| layer.spots[a.index].row == layer.spots[b.index].row) {
        let place = |hit: &Hit| round(frame.locate(layer.spots[hit.index].at, hit.shift));
        let points = spots.iter().map(place).collect();
        let first = spots[0].index;
        writer.write(layer.spots[first].row, None, Figure::Points(points));
    }
    let shapes = layer.shapes_in(&window);
    for hits in shapes.chunk_by(|a, b| a.index == b.index) {
        let shape = &layer.shapes[hits[0].index];
        let figure = if shape.is_area {
            Figure::Rings(
                hits.iter()
                    .flat_map(|hit| frame.rings(&shape.parts, hit.shift))
                    .collect(),
            )
        } else {
            Figure::Lines(lines(shape, hits, |part, shift| frame.line(part, shift)))
        };
        writer.write(shape.row, Some((hits[0].index, shape)), figure);
    }
    writer.finish()
}

/// The layer of a collection whose points gather: clusters, and points that stand alone; none where there are none.
///
/// It has no buffer: each point and cluster is in the one tile that it lies in, so that sums over tiles are exact.
/// With `only`, it holds just these rows, of which the clusters must be.
pub(super) fn clustered(
    collection: &Collection,
    layer: &Layer,
    clusters: &Clusters,
    tile: TileCoord,
    only: Option<&[usize]>,
) -> Option<Vec<u8>> {
    let frame = Frame::new(tile, 0.0);
    let mut writer = Writer::new(collection, layer, &collection.about.id, tile)?;
    writer.only = only;
    writer.counts = true;
    if tile.zoom() <= cluster::LAST_ZOOM {
        for (node, shares) in clusters.in_tile(tile) {
            let place = inner(&frame, node.at);
            if node.count == 1 {
                writer.write(node.row as usize, None, Figure::Points(vec![place]));
            } else {
                writer.write_cluster(node, clusters.names().iter().zip(shares), place);
            }
        }
        return writer.finish();
    }
    let own = |hit: &&Hit| {
        let at = layer.spots[hit.index].at;
        cluster::address(at, tile.zoom()) == (tile.row(), tile.col())
    };
    let hits = layer.spots_in(&tile.window(1.0));
    let mut last = None;
    for hit in hits.iter().filter(own) {
        let spot = &layer.spots[hit.index];
        // A place on the antimeridian is found from both of its sides.
        if last.replace(spot.row) != Some(spot.row) {
            let place = inner(&frame, spot.at);
            writer.write(spot.row, None, Figure::Points(vec![place]));
        }
    }
    writer.finish()
}

/// A point of a tile in its units, never on its far edges: those are the next tile's.
fn inner(frame: &Frame, at: World) -> Unit {
    let Unit { x, y } = round(frame.locate(cluster::normal(at), 0.0));
    let last = EXTENT as i32 - 1;
    Unit {
        x: x.clamp(0, last),
        y: y.clamp(0, last),
    }
}

/// The rounded copy of a border collection's lines, named after it with [`smooth::SUFFIX`].
pub(super) fn smooth(collection: &Collection, layer: &Layer, tile: TileCoord) -> Option<Vec<u8>> {
    let frame = smooth::frame(tile);
    let name = format!("{}{}", collection.about.id, smooth::SUFFIX);
    let mut writer = Writer::new(collection, layer, &name, tile)?;
    for hits in layer
        .shapes_in(&window(tile, &frame))
        .chunk_by(|a, b| a.index == b.index)
    {
        let shape = &layer.shapes[hits[0].index];
        if !shape.is_area {
            let figure = Figure::Lines(lines(shape, hits, |part, shift| {
                smooth::line(&frame, part, shift)
            }));
            writer.write(shape.row, Some((hits[0].index, shape)), figure);
        }
    }
    writer.finish()
}

/// The tile with the frame's buffer, in grid units.
fn window(tile: TileCoord, frame: &Frame) -> Rect {
    let units = -frame.rect.min().x;
    tile.window(units * f64::from(tile.size()) / super::cut::EXTENT)
}

fn lines(
    shape: &Shape,
    hits: &[Hit],
    cut: impl Fn(&super::shape::Part, f64) -> Vec<Vec<Unit>>,
) -> Vec<Vec<Unit>> {
    let each = hits
        .iter()
        .flat_map(|hit| shape.parts.iter().map(move |part| (part, hit.shift)));
    each.flat_map(|(part, shift)| cut(part, shift)).collect()
}

/// A layer while it is written.
struct Writer<'a> {
    collection: &'a Collection,
    /// Whether MVT ids are the features' own; else they are row numbers.
    own_ids: bool,
    /// The rows that were asked for, ascending; all of them where there is no such list.
    only: Option<&'a [usize]>,
    /// Whether each feature says how many points it is.
    counts: bool,
    zoom: u8,
    /// Taken only while a feature is written.
    builder: Option<MvtLayerBuilder>,
}

impl<'a> Writer<'a> {
    /// None where the collection has no tiles at this zoom.
    fn new(collection: &'a Collection, layer: &Layer, name: &str, tile: TileCoord) -> Option<Self> {
        let about = &collection.about;
        let zoom = tile.zoom();
        if about.min_zoom.is_some_and(|min| zoom < min)
            || about.max_zoom.is_some_and(|max| zoom > max)
        {
            return None;
        }
        Some(Self {
            collection,
            own_ids: layer.has_numeric_ids,
            only: None,
            counts: false,
            zoom,
            builder: Some(MvtLayerBuilder::new(name).ok()?),
        })
    }

    fn write(&mut self, row: usize, piece: Option<(usize, &Shape)>, figure: Figure) {
        if figure.is_empty() || !self.is_wanted(row) || !self.shows(row) {
            return;
        }
        let own = piece.and_then(|(index, shape)| Some((index, shape.own.as_ref()?)));
        let builder = self.builder.take().expect("put back below");
        let mut feature = builder.feature_of(figure.kind());
        let number = match (own, self.collection.id(row)) {
            (Some((index, _)), _) => u64::try_from(index).ok(),
            (None, FeatureId::Number(number)) if self.own_ids => u64::try_from(*number).ok(),
            (None, _) => u64::try_from(row).ok(),
        };
        feature.id(number);
        let written = match figure {
            Figure::Points(points) => feature.points(points).map(drop),
            Figure::Lines(lines) => lines
                .into_iter()
                .try_for_each(|line| feature.line(line).map(drop)),
            Figure::Rings(rings) => rings
                .into_iter()
                .try_for_each(|(ring, exterior)| feature.ring(ring, exterior).map(drop)),
        };
        written.expect("the figure is of the feature's kind, and none of its parts is empty");
        let id = self.collection.id(row);
        match own {
            Some((_, properties)) => tags::write(&mut feature, id, properties),
            None => tags::write(&mut feature, id, &self.collection.properties_of(row)),
        }
        if self.counts {
            tags::write_count(&mut feature, 1);
        }
        self.builder = Some(feature.end());
    }

    fn write_cluster<'b>(
        &mut self,
        node: &Node,
        shares: impl Iterator<Item = (&'b String, &'b u32)>,
        place: Unit,
    ) {
        let builder = self.builder.take().expect("put back below");
        let mut feature = builder.feature_of(MvtGeomType::Point);
        let written = feature.points([place]).map(drop);
        written.expect("a cluster has one point");
        tags::write_cluster(&mut feature, node, shares);
        self.builder = Some(feature.end());
    }

    fn is_wanted(&self, row: usize) -> bool {
        self.only
            .is_none_or(|rows| rows.binary_search(&row).is_ok())
    }

    /// Whether the row is meant for the zoom: what is only drawn beneath may say from which zoom on.
    fn shows(&self, row: usize) -> bool {
        if !matches!(self.collection.about.kind, Kind::Basemap | Kind::Place)
            || self.zoom == MAX_ZOOM
        {
            return true;
        }
        match self.collection.column("min_zoom") {
            // A tile of zoom 5 is drawn up to zoom 6.
            Some(Column::Number(from)) => {
                from[row].is_nan() || from[row] < f64::from(self.zoom) + 1.0
            }
            _ => true,
        }
    }

    fn finish(self) -> Option<Vec<u8>> {
        let builder = self.builder.filter(|builder| builder.num_features() > 0)?;
        Some(builder.encode())
    }
}

impl Figure {
    fn is_empty(&self) -> bool {
        match self {
            Self::Points(points) => points.is_empty(),
            Self::Lines(lines) => lines.is_empty(),
            Self::Rings(rings) => rings.is_empty(),
        }
    }

    fn kind(&self) -> MvtGeomType {
        match self {
            Self::Points(_) => MvtGeomType::Point,
            Self::Lines(_) => MvtGeomType::LineString,
            Self::Rings(_) => MvtGeomType::Polygon,
        }
    }
}
