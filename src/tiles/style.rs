//! The MapLibre style of a dataset: the layers of `static/style/layers.json` over what the dataset has.
//!
//! What stands for what in that list is said in the README beside it.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde_json::{Map, Value, json};

use super::tilejson::{credits, zooms};
use super::tokens::Theme;
use super::{posts, smooth};
use crate::features::{Collection, Dataset, Kind, Role};
use crate::geometry::bbox::Bbox;
use crate::geometry::tile_coord::MAX_ZOOM;
use crate::lang::{self, Language, arg};
use crate::links::Links;

static LAYERS: LazyLock<Vec<Map<String, Value>>> = LazyLock::new(|| {
    #[derive(serde::Deserialize)]
    struct List {
        layers: Vec<Map<String, Value>>,
    }
    let list: List = serde_json::from_str(include_str!("../../static/style/layers.json"))
        .expect("a test reads the list");
    list.layers
});

/// Name of the raster source of the relief.
const RELIEF: &str = "relief";

/// The style of a theme, with labels in a language; every address in it is absolute.
#[must_use]
pub fn style(dataset: &Dataset, links: &Links, theme: Theme, language: &str) -> Value {
    let words = Words {
        dataset,
        theme,
        language,
    };
    let mut used = BTreeSet::new();
    let layers: Vec<Value> = LAYERS
        .iter()
        .flat_map(|layer| words.layers(layer, &mut used))
        .collect();
    let view = dataset.view().centre();
    let mut style = json!({
        "version": 8,
        "name": format!("{} ({})", dataset.project.title, theme.word()),
        "center": [view.x, view.y],
        "zoom": 5,
        "sources": sources(dataset, links, theme, &used),
        "layers": layers,
    });
    if dataset.project.basemap.glyphs.is_some() {
        style["glyphs"] = links.glyphs_template().into();
    }
    style
}

fn sources(dataset: &Dataset, links: &Links, theme: Theme, used: &BTreeSet<usize>) -> Value {
    let mut sources = Map::new();
    let collections = || used.iter().map(|&index| &dataset.collections[index]);
    if !used.is_empty() {
        let ids: Vec<&str> = collections().map(|c| c.about.id.as_str()).collect();
        let map = json!({
            "type": "vector",
            "tiles": [links.dataset_tile_template(&ids)],
            "minzoom": 0,
            "maxzoom": MAX_ZOOM,
            "attribution": credits(dataset, collections()),
        });
        sources.insert("map".to_owned(), map);
    }
    let basemap = &dataset.project.basemap;
    if let Some(relief) = &basemap.relief {
        let file = match theme {
            Theme::Light => &relief.light,
            Theme::Dark => &relief.dark,
        };
        let image = json!({
            "type": "image",
            "url": links.relief(theme.word(), extension(file)),
            "coordinates": corners(&relief.bounds),
        });
        sources.insert(RELIEF.to_owned(), image);
    }
    if let Some(dem) = &basemap.dem {
        let terrain = json!({
            "type": "raster-dem",
            "tiles": [links.dem_template()],
            "encoding": dem.encoding,
            "tileSize": 256,
            "minzoom": dem.min_zoom,
            "maxzoom": dem.max_zoom,
            "bounds": dem.bounds.to_array(),
        });
        sources.insert("dem".to_owned(), terrain);
    }
    Value::Object(sources)
}

/// The part of a file name behind its last dot.
pub(super) fn extension(file: &str) -> &str {
    file.rsplit_once('.').map_or("", |(_, extension)| extension)
}

/// North-west, north-east, south-east, south-west; longitudes run on across the antimeridian.
fn corners(bounds: &Bbox) -> [[f64; 2]; 4] {
    let east = bounds.west + bounds.width();
    [
        [bounds.west, bounds.north],
        [east, bounds.north],
        [east, bounds.south],
        [bounds.west, bounds.south],
    ]
}

/// What the words of the list stand for.
struct Words<'a> {
    dataset: &'a Dataset,
    theme: Theme,
    language: &'a str,
}

impl Words<'_> {
    /// The layers that a layer of the list becomes; adds the collections that they draw to `used`.
    fn layers(&self, layer: &Map<String, Value>, used: &mut BTreeSet<usize>) -> Vec<Value> {
        let requires = layer.get("metadata").and_then(|m| m.get("requires"));
        let basemap = &self.dataset.project.basemap;
        let is_text = layer
            .get("layout")
            .is_some_and(|l| l.get("text-field").is_some());
        if requires
            .and_then(Value::as_str)
            .is_some_and(|of| self.collections(of).next().is_none())
            || layer.get("source") == Some(&"$relief".into()) && basemap.relief.is_none()
            || is_text && (basemap.glyphs.is_none() || self.font("regular").is_none())
        {
            return Vec::new();
        }
        let mut drawn = layer.clone();
        drawn.remove("metadata");
        let Some(of) = layer.get("source-layer").and_then(Value::as_str) else {
            return vec![self.expand(&Value::Object(drawn))];
        };
        self.collections(of)
            .enumerate()
            .map(|(count, index)| {
                used.insert(index);
                let suffix = match of.split_once(':') {
                    Some(("$smooth", _)) => smooth::SUFFIX,
                    Some(("$posts", _)) => posts::SUFFIX,
                    _ => "",
                };
                let collection = &self.dataset.collections[index];
                let mut drawn = of_collection(drawn.clone(), collection, count > 0);
                let name = format!("{}{suffix}", collection.about.id);
                drawn.insert("source-layer".to_owned(), name.into());
                self.expand(&Value::Object(drawn))
            })
            .collect()
    }

    /// The indices of the collections that `$role:R`, `$kind:K`, `$smooth:K` or `$posts:K` stands for.
    fn collections<'b>(&'b self, of: &str) -> impl Iterator<Item = usize> + use<'b> {
        let (way, word) = of
            .trim_start_matches('$')
            .split_once(':')
            .unwrap_or((of, ""));
        let by_role = way == "role";
        let role: Option<Role> = serde_json::from_value(word.into()).ok();
        let kind: Option<Kind> = serde_json::from_value(word.into()).ok();
        let fits = move |collection: &Collection| {
            let about = &collection.about;
            if by_role {
                about.role.is_some() && about.role == role
            } else {
                Some(about.kind) == kind
            }
        };
        let all = self.dataset.collections.iter().enumerate();
        all.filter(move |(_, collection)| fits(collection))
            .map(|(index, _)| index)
    }

    fn expand(&self, value: &Value) -> Value {
        match value {
            Value::String(word) => self.word(word).unwrap_or_else(|| value.clone()),
            Value::Array(items) => items.iter().map(|item| self.expand(item)).collect(),
            Value::Object(members) => members
                .iter()
                .map(|(name, value)| (name.clone(), self.expand(value)))
                .collect::<Map<_, _>>()
                .into(),
            other => other.clone(),
        }
    }

    fn word(&self, word: &str) -> Option<Value> {
        if let Some(token) = word.strip_prefix('@') {
            return self.theme.json(token);
        }
        if let Some(font) = word.strip_prefix("$font:") {
            return Some(json!([self.font(font)?]));
        }
        match word {
            "$relief" => Some(RELIEF.into()),
            "$main_borders" => Some(literal(self.main_borders().map(|b| b.id.as_str()))),
            "$areas" => Some(literal(self.area_codes().iter().map(String::as_str))),
            "$left_sides" => Some(literal(self.main_borders().map(|b| b.left.as_str()))),
            "$right_sides" => Some(literal(self.main_borders().map(|b| b.right.as_str()))),
            "$main_sides" => Some(literal(
                self.main_borders()
                    .flat_map(|b| [b.left.as_str(), b.right.as_str()]),
            )),
            "$name" => Some(self.name_and_local()),
            "$country" => Some(self.country()),
            "$name_only" => Some(self.name()),
            "$local" => Some(self.local()),
            "$language" => Some(self.number_locale().into()),
            "$km0" => Some(self.first_post().into()),
            _ => None,
        }
    }

    /// The locale in which browsers write numbers; where they have none, one that writes them the same way.
    fn number_locale(&self) -> &str {
        match self.language {
            "tg" => "ru",
            "fa" => "fa-AF",
            other => other,
        }
    }

    /// What stands at the first kilometre post.
    fn first_post(&self) -> String {
        let language = Language::parse(self.language).unwrap_or_default();
        lang::say(language, "report-km", [arg("km", 0.0)])
    }

    /// The stack of a way of writing, else that of ordinary labels.
    fn font(&self, way: &str) -> Option<&str> {
        let basemap = &self.dataset.project.basemap;
        let own = match way {
            "bold" => &basemap.font_bold,
            "serif" => &basemap.font_serif,
            "italic" => &basemap.font_italic,
            _ => &None,
        };
        own.as_deref().or(basemap.font_regular.as_deref())
    }

    /// The codes of the areas: they have shapes of their own and need no coarse ones.
    fn area_codes(&self) -> BTreeSet<String> {
        self.dataset
            .of_kind(Kind::Area)
            .flat_map(|collection| (0..collection.len()).map(move |row| (collection, row)))
            .filter_map(|(collection, row)| {
                let properties = collection.properties_of(row);
                properties.get("code")?.as_str().map(str::to_owned)
            })
            .collect()
    }

    /// The borders that the manifest calls main; all of them where it calls none so.
    fn main_borders(&self) -> impl Iterator<Item = &crate::border::Border> {
        let project = &self.dataset.project;
        self.dataset
            .borders
            .iter()
            .filter(|border| project.is_main_border(&border.id))
    }

    /// The name in the language, else the name.
    fn name(&self) -> Value {
        let name = self.name_as_written();
        if self.is_arabic() { apart(&name) } else { name }
    }

    fn name_as_written(&self) -> Value {
        let language = self.language;
        json!([
            "coalesce",
            ["get", format!("name_{language}")],
            ["get", format!("names.{language}")],
            ["get", "name"],
            ""
        ])
    }

    /// Whether the language is written in Arabic script.
    fn is_arabic(&self) -> bool {
        matches!(self.language, "fa" | "ar" | "ps" | "ur")
    }

    /// The name in local script; empty where it is the same.
    fn local(&self) -> Value {
        let local = json!(["coalesce", ["get", "name_local"], ""]);
        json!([
            "case",
            ["==", local, self.name_as_written()],
            "",
            apart(&local)
        ])
    }

    fn name_and_local(&self) -> Value {
        let ink = self.theme.json("map-place-2");
        self.with_local(&self.name(), json!({"font-scale": 0.88, "text-color": ink}))
    }

    /// The name of a country in tracked capitals with the local script beneath.
    ///
    /// The track is of spaces, since a layer's `text-letter-spacing` would pull the local script apart too.
    fn country(&self) -> Value {
        let name = if self.is_arabic() {
            self.name()
        } else {
            json!(["join", ["split", ["upcase", self.name()], ""], "\u{a0}"])
        };
        self.with_local(&name, json!({"font-scale": 0.85}))
    }

    /// A text with the local script beneath, in plain letters however bold the text is.
    fn with_local(&self, text: &Value, mut look: Value) -> Value {
        let local = self.local();
        let beneath = json!(["case", ["==", local, ""], "", ["concat", "\n", local]]);
        if let Some(font) = self.font("regular") {
            look["text-font"] = literal([font].into_iter());
        }
        json!(["format", text, {}, beneath, look])
    }
}

/// A text with hair spaces for its zero-width non-joiners.
///
/// MapLibre 6 takes a non-joiner for a mark on the letter before it and loses that letter: فیض‌آباد stood without its ض.
/// A hair space keeps the letters as much apart, and its glyph has no width either.
fn apart(text: &Value) -> Value {
    json!(["join", ["split", text, "\u{200c}"], "\u{200a}"])
}

/// A layer as it draws one collection: named apart from the first, and only at its zooms.
fn of_collection(
    mut layer: Map<String, Value>,
    collection: &Collection,
    is_further: bool,
) -> Map<String, Value> {
    let id = layer.get("id").and_then(Value::as_str).unwrap_or_default();
    if is_further {
        let id = format!("{id}:{}", collection.about.id);
        layer.insert("id".to_owned(), id.into());
    }
    let zoom = |layer: &Map<String, Value>, name| layer.get(name).and_then(Value::as_f64);
    let (first, last) = zooms(collection);
    let from = zoom(&layer, "minzoom").unwrap_or(0.0).max(f64::from(first));
    if from > 0.0 {
        layer.insert("minzoom".to_owned(), from.into());
    }
    if collection.about.max_zoom.is_some() {
        // A layer's last zoom is the first at which it is gone.
        let until = f64::from(last) + 1.0;
        let until = zoom(&layer, "maxzoom").unwrap_or(24.0).min(until).max(from);
        layer.insert("maxzoom".to_owned(), until.into());
    }
    layer
}

fn literal<'a>(items: impl Iterator<Item = &'a str>) -> Value {
    json!(["literal", items.collect::<Vec<_>>()])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodata::{Folder, load};

    fn bundled() -> Dataset {
        load(&Folder::Bundled)
            .dataset
            .expect("the bundled project loads")
    }

    #[test]
    fn no_word_of_the_list_is_left_over() {
        let dataset = bundled();
        for theme in [Theme::Light, Theme::Dark] {
            let style = style(&dataset, &Links::new("http://localhost"), theme, "ru");
            assert!(
                style["layers"]
                    .as_array()
                    .is_some_and(|layers| layers.len() > 20)
            );
            let mut open = vec![&style];
            while let Some(value) = open.pop() {
                match value {
                    Value::String(word) => assert!(!word.starts_with(['@', '$']), "{word}"),
                    Value::Array(items) => open.extend(items),
                    Value::Object(members) => open.extend(members.values()),
                    _ => {}
                }
            }
        }
    }

    #[test]
    fn layers_have_ids_of_their_own_and_zooms_in_order() {
        let style = style(
            &bundled(),
            &Links::new("http://localhost"),
            Theme::Light,
            "en",
        );
        let layers = style["layers"].as_array().expect("a list");
        let ids: BTreeSet<&str> = layers
            .iter()
            .filter_map(|layer| layer["id"].as_str())
            .collect();
        assert_eq!(ids.len(), layers.len());
        for layer in layers {
            let zoom = |name: &str, or: f64| layer[name].as_f64().unwrap_or(or);
            assert!(zoom("minzoom", 0.0) <= zoom("maxzoom", 24.0), "{layer}");
        }
    }

    #[test]
    fn every_layer_draws_a_layer_of_its_tiles() {
        let dataset = std::sync::Arc::new(bundled());
        let style = style(&dataset, &Links::new("http://localhost"), Theme::Dark, "en");
        let address = style["sources"]["map"]["tiles"][0]
            .as_str()
            .expect("an address");
        let (_, ids) = address
            .split_once("?collections=")
            .expect("only what is drawn");
        let tiles = crate::tiles::Tiles::new(dataset.clone());
        let selection = tiles.several(ids.split(',')).expect("there");
        let json = crate::tiles::tilejson(&dataset, &selection, address.to_owned());
        let known: BTreeSet<String> = json
            .vector_layers
            .expect("named")
            .into_iter()
            .map(|l| l.id)
            .collect();
        for layer in style["layers"].as_array().expect("a list") {
            let drawn = layer.get("source-layer").and_then(Value::as_str);
            assert!(drawn.is_none_or(|id| known.contains(id)), "{layer}");
        }
        for suffix in [smooth::SUFFIX, posts::SUFFIX] {
            let drawn = |layer: &Value| {
                layer["source-layer"]
                    .as_str()
                    .is_some_and(|id| id.ends_with(suffix))
            };
            assert!(
                style["layers"]
                    .as_array()
                    .is_some_and(|layers| layers.iter().any(drawn)),
                "{suffix}"
            );
        }
    }

    #[test]
    fn without_glyphs_there_is_no_text_and_without_relief_no_picture() {
        let mut dataset = bundled();
        dataset.project.basemap = crate::features::Basemap::default();
        let style = style(
            &dataset,
            &Links::new("http://localhost"),
            Theme::Light,
            "en",
        );
        let layers = style["layers"].as_array().expect("a list");
        assert!(
            layers
                .iter()
                .all(|layer| layer["type"] != "symbol" && layer["type"] != "raster")
        );
        assert!(style.get("glyphs").is_none());
        assert_eq!(style["sources"].as_object().map(Map::len), Some(1));
    }
}
