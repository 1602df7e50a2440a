//! Kilometre posts: points along each border, every 20 km and at its end, for the ticks and numbers of the map.

use std::collections::BTreeMap;

use fast_mvt::{MvtGeomType, MvtLayerBuilder};
use geo::Coord;
use serde_json::{Map, Value};

use super::cut::{Frame, Unit, round};
use super::tags;
use crate::border::{Border, Place};
use crate::geometry::mercator::{SPAN, World};
use crate::geometry::tile_coord::TileCoord;

/// What a border's posts are called behind its collection's id.
pub(super) const SUFFIX: &str = "-posts";
/// Km from post to post.
const STEP_KM: f64 = 20.0;
/// A post this near to the end would stand in the way of the last.
const CLEAR_KM: f64 = 5.0;
/// The first zoom at which posts are drawn.
const FIRST_ZOOM: u8 = 4;
/// Numbers stand off their place, hence reach into the next tile.
const BUFFER: f64 = 256.0;

/// A post, with the properties that the style reads.
#[derive(Clone, Debug)]
pub(super) struct Post {
    at: World,
    properties: Map<String, Value>,
}

/// The posts of a border, from km 0 to its end.
pub(super) fn of(border: &Border) -> Vec<Post> {
    let clear = border.length_km - CLEAR_KM;
    let inner = border.posts(STEP_KM).into_iter();
    let end = border.at(border.length_km).ok();
    inner
        .take_while(|post| post.place.km <= 0.0 || post.place.km < clear)
        .map(|post| of_place(border, &post.place, false))
        .chain(end.map(|place| of_place(border, &place, true)))
        .collect()
}

fn of_place(border: &Border, place: &Place, end: bool) -> Post {
    // On a part where `left` lies on the right hand the banks change places.
    let quarter = if border.parts[place.part].flipped {
        -90.0
    } else {
        90.0
    };
    let degrees = |bearing: f64| (bearing.rem_euclid(360.0).round() as u64) % 360;
    let mut properties = Map::new();
    properties.insert("border".to_owned(), border.id.clone().into());
    properties.insert("km".to_owned(), (place.km.round() as u64).into());
    properties.insert("bearing".to_owned(), degrees(place.bearing).into());
    properties.insert("right".to_owned(), degrees(place.bearing + quarter).into());
    properties.insert("end".to_owned(), end.into());
    Post {
        at: World::of(Coord {
            x: place.lon,
            y: place.lat,
        }),
        properties,
    }
}

/// The names and types of a post's properties, for TileJSON.
pub(super) fn fields() -> BTreeMap<String, String> {
    let fields = [
        ("border", "String"),
        ("km", "Number"),
        ("bearing", "Number"),
        ("right", "Number"),
        ("end", "Boolean"),
    ];
    fields
        .map(|(name, kind)| (name.to_owned(), kind.to_owned()))
        .into()
}

/// The layer of posts in a tile; none where it has none.
pub(super) fn layer(collection: &str, posts: &[Post], tile: TileCoord) -> Option<Vec<u8>> {
    if tile.zoom() < FIRST_ZOOM {
        return None;
    }
    let frame = Frame::new(tile, BUFFER);
    let mut builder = MvtLayerBuilder::new(format!("{collection}{SUFFIX}")).ok()?;
    for (place, properties) in posts.iter().flat_map(|post| seen(&frame, post)) {
        let mut feature = builder.feature_of(MvtGeomType::Point);
        feature
            .points([place])
            .expect("one point is a figure of points");
        tags::each(properties, |name, value| {
            feature
                .tag_ref(name, value)
                .expect("a tile has fewer than 2^32 keys and values");
        });
        builder = feature.end();
    }
    (builder.num_features() > 0).then(|| builder.encode())
}

/// Where the tile sees a post, also from one turn to the west or east.
fn seen<'a>(frame: &Frame, post: &'a Post) -> impl Iterator<Item = (Unit, &'a Map<String, Value>)> {
    let frame = *frame;
    [-f64::from(SPAN), 0.0, f64::from(SPAN)]
        .into_iter()
        .map(move |shift| frame.locate(post.at, shift))
        .filter(move |at| {
            let (min, max) = (frame.rect.min(), frame.rect.max());
            (min.x..=max.x).contains(&at.x) && (min.y..=max.y).contains(&at.y)
        })
        .map(move |at| (round(at), &post.properties))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodata::{Folder, load};

    fn posts() -> Vec<(f64, Vec<Post>)> {
        let dataset = load(&Folder::Bundled).dataset.expect("the project loads");
        let each = dataset.borders.iter();
        each.map(|border| (border.length_km, of(border))).collect()
    }

    #[test]
    fn a_border_has_a_post_every_20_km_and_one_at_its_end() {
        for (length_km, posts) in posts() {
            let km = |post: &Post| post.properties["km"].as_u64();
            assert_eq!(posts.first().and_then(km), Some(0));
            assert_eq!(posts.last().and_then(km), Some(length_km.round() as u64));
            let inner = &posts[..posts.len() - 1];
            assert!(
                inner
                    .iter()
                    .enumerate()
                    .all(|(step, post)| km(post) == Some(20 * step as u64))
            );
        }
    }

    #[test]
    fn the_world_tile_has_no_posts_and_each_post_is_in_its_own_tile() {
        let world = TileCoord::new(0, 0, 0).expect("zoom 0 has one tile");
        for (_, posts) in posts() {
            assert_eq!(layer("borders", &posts, world), None);
            for post in &posts {
                let tile = TileCoord::at(post.at.place(), 8);
                assert!(layer("borders", std::slice::from_ref(post), tile).is_some());
            }
        }
    }
}
