//! Vector tiles and TileJSON of every collection.

use crate::harness::projects;

/// A tile's layers: name and number of features.
fn layers(tile: &[u8]) -> Vec<(String, usize)> {
    if tile.is_empty() {
        return Vec::new();
    }
    let reader = mvt_reader::Reader::new(tile.to_vec()).expect("the tile can be read");
    let names = reader.get_layer_names().expect("layers have names");
    let count = |index| {
        reader
            .get_features(index)
            .expect("features can be read")
            .len()
    };
    names
        .into_iter()
        .enumerate()
        .map(|(index, name)| (name, count(index)))
        .collect()
}

#[test]
fn every_collection_has_a_tilejson_whose_tiles_come() {
    for project in projects() {
        for id in project.ids() {
            let json = project
                .server
                .get(&format!(
                    "/collections/{id}/tiles/WebMercatorQuad?f=tilejson"
                ))
                .ok()
                .json();
            assert!(json["tilejson"].is_string(), "{id}: {json}");
            let names: Vec<&str> = json["vector_layers"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(|layer| layer["id"].as_str())
                .collect();
            assert_eq!(names, [id.as_str()], "vector_layers");
            let template = json["tiles"][0].as_str().expect("a TileJSON has tiles");
            assert!(
                template.starts_with(&project.server.base),
                "{template} is not absolute"
            );
            let url = template
                .replace("{z}", "0")
                .replace("{x}", "0")
                .replace("{y}", "0");
            let answer = project.server.get(&url);
            assert!(
                matches!(answer.status, 200 | 204),
                "{url}: {}",
                answer.status
            );
            if answer.status == 200 {
                assert_eq!(
                    answer.media_type(),
                    "application/vnd.mapbox-vector-tile",
                    "{url}"
                );
                assert!(
                    layers(&answer.body).iter().all(|(name, _)| *name == id),
                    "{url}: {:?}",
                    layers(&answer.body)
                );
            }
        }
    }
}

/// At zoom 0 the one tile holds something of every collection that is shown from zoom 0.
#[test]
fn the_tile_of_the_world_holds_the_borders_and_reports() {
    for project in projects() {
        for kind in ["border", "report"] {
            for collection in project.source.of_kind(kind) {
                let answer = project
                    .server
                    .get(&format!(
                        "/collections/{}/tiles/WebMercatorQuad/0/0/0",
                        collection.id
                    ))
                    .ok();
                let found = layers(&answer.body);
                let placed = collection
                    .features
                    .iter()
                    .any(|feature| !feature["geometry"].is_null());
                assert!(
                    !placed || found.iter().any(|(_, features)| *features > 0),
                    "{}: {found:?}",
                    collection.id
                );
            }
        }
    }
}

#[test]
fn several_collections_come_in_one_tile() {
    for project in projects() {
        let ids: Vec<String> = project
            .source
            .collections
            .iter()
            .filter(|c| ["border", "crossing"].contains(&c.kind.as_str()))
            .map(|c| c.id.clone())
            .collect();
        let answer = project
            .server
            .get(&format!(
                "/tiles/WebMercatorQuad/0/0/0?collections={}",
                ids.join(",")
            ))
            .ok();
        let names: Vec<String> = layers(&answer.body)
            .into_iter()
            .map(|(name, _)| name)
            .collect();
        assert!(
            ids.iter().all(|id| names.contains(id)),
            "{names:?} beside {ids:?}"
        );
        // A collection may bring a layer of its own beside, such as a smoother line for low zooms.
        assert!(
            names
                .iter()
                .all(|name| ids.iter().any(|id| name.starts_with(id.as_str()))),
            "{names:?} beside {ids:?}"
        );
    }
}

/// Raw points, not clusters, when asked for: as many as the files hold, over the tiles of a zoom.
#[test]
fn raw_points_of_all_tiles_are_the_points_of_the_files() {
    for project in projects() {
        for collection in project.source.of_kind("crossing") {
            let answer = project
                .server
                .get(&format!(
                    "/collections/{}/tiles/WebMercatorQuad/0/0/0?cluster=false",
                    collection.id
                ))
                .ok();
            let count: usize = layers(&answer.body)
                .iter()
                .map(|(_, features)| features)
                .sum();
            assert_eq!(
                count,
                collection.features.len(),
                "{}/{}",
                project.name,
                collection.id
            );
        }
    }
}

#[test]
fn a_tile_that_cannot_be_is_404_or_400() {
    for project in projects() {
        let id = &project
            .source
            .of_kind("border")
            .next()
            .expect("a border collection")
            .id;
        for tile in [
            "0/0/1",
            "0/1/0",
            "3/8/0",
            "31/0/0",
            "-1/0/0",
            "a/b/c",
            "0/0/0.5",
            "99999999999999999999/0/0",
        ] {
            let answer = project
                .server
                .get(&format!("/collections/{id}/tiles/WebMercatorQuad/{tile}"));
            assert!(
                matches!(answer.status, 400 | 404),
                "{tile}: {}",
                answer.status
            );
        }
        let other = project
            .server
            .get(&format!("/collections/{id}/tiles/WorldCRS84Quad/0/0/0"));
        assert!(matches!(other.status, 400 | 404), "{}", other.status);
    }
}

/// The points of a layer: how many features each stands for, and whether it is a cluster.
fn points(tile: &[u8]) -> Vec<(u64, bool)> {
    use mvt_reader::feature::Value;
    if tile.is_empty() {
        return Vec::new();
    }
    let reader = mvt_reader::Reader::new(tile.to_vec()).expect("the tile can be read");
    let features = reader.get_features(0).expect("features can be read");
    features
        .iter()
        .map(|feature| {
            let properties = feature.properties.as_ref().expect("a point has properties");
            let Some(Value::UInt(count)) = properties.get("point_count") else {
                unreachable!("no point_count: {properties:?}")
            };
            let is_cluster = properties.get("cluster") == Some(&Value::Bool(true));
            let shares: u64 = properties
                .iter()
                .filter(|(name, _)| name.starts_with("count_"))
                .map(|(_, value)| match value {
                    Value::UInt(share) => *share,
                    other => unreachable!("not a count: {other:?}"),
                })
                .sum();
            if is_cluster {
                assert_eq!(shares, *count, "of each category, together all");
                assert!(properties.contains_key("expansion_zoom"), "{properties:?}");
            } else {
                assert_eq!(*count, 1);
                assert!(properties.contains_key("title") && properties.contains_key("id"));
            }
            (*count, is_cluster)
        })
        .collect()
}

/// Over all tiles of a zoom, each located report is counted once, whatever the filter.
#[test]
fn the_points_of_all_tiles_of_a_zoom_are_the_located_reports() {
    for project in projects() {
        for collection in project.source.of_kind("report") {
            let address = format!("/collections/{}", collection.id);
            let category = &project.source.ids_of("category")[0];
            for filter in ["", &format!("category={category}"), "q=a&status=unverified"] {
                let counts = project
                    .server
                    .get(&format!("{address}/counts?{filter}"))
                    .ok()
                    .json();
                let number = |name: &str| counts[name].as_u64().expect("a number");
                let located = number("numberMatched") - number("without_place");
                for zoom in [0, 1, 3] {
                    let mut found = 0;
                    for (row, col) in
                        (0..1 << zoom).flat_map(|r| (0..1 << zoom).map(move |c| (r, c)))
                    {
                        let tile =
                            format!("{address}/tiles/WebMercatorQuad/{zoom}/{row}/{col}?{filter}");
                        let tile = project.server.get(&tile);
                        found += points(&tile.body)
                            .iter()
                            .map(|(count, _)| count)
                            .sum::<u64>();
                    }
                    assert_eq!(found, located, "{address} {filter} at {zoom}");
                }
            }
        }
    }
}

#[test]
fn near_reports_gather_unless_raw_points_are_asked_for() {
    for project in projects() {
        for collection in project.source.of_kind("report") {
            let address = format!("/collections/{}/tiles/WebMercatorQuad", collection.id);
            let clustered = project.server.get(&format!("{address}/0/0/0")).ok();
            let raw = project
                .server
                .get(&format!("{address}/0/0/0?cluster=false"))
                .ok();
            let located = collection
                .features
                .iter()
                .filter(|f| !f["geometry"].is_null())
                .count();
            assert!(
                points(&clustered.body)
                    .iter()
                    .any(|(_, is_cluster)| *is_cluster)
                    || located < 2
            );
            // Copies in the buffer stand beside those inside where a report lies near the antimeridian.
            let count = layers(&raw.body)[0].1;
            assert!(
                count >= located && count <= located * 2,
                "{count} of {located}"
            );
            let json = |query: &str| {
                project
                    .server
                    .get(&format!("{address}?f=tilejson{query}"))
                    .ok()
                    .json()
            };
            let fields = |json: &serde_json::Value| json["vector_layers"][0]["fields"].clone();
            assert_eq!(fields(&json(""))["point_count"], "Number");
            let raw = json("&cluster=false");
            assert!(fields(&raw).get("point_count").is_none(), "{raw}");
            assert!(
                raw["tiles"][0]
                    .as_str()
                    .is_some_and(|template| template.contains("cluster=false"))
            );
            project
                .server
                .get(&format!("{address}/0/0/0?cluster=perhaps"))
                .with_status(400);
        }
    }
}
