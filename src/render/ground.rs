//! What lies beneath: land, relief, the veil over other countries, water, and other borders.

use std::fmt::Write as _;

use geo::{Coord, Geometry, LineString};
use serde_json::{Map, Value};

use super::{
    Drawing,
    border_line::{self, between, class_of},
    canvas::{Canvas, write_path},
    text::escape,
};
use crate::{
    border::{Border, Status},
    features::{Collection, Dataset, Kind, Role},
    geometry::bbox::Bbox,
    query::Theme,
};

const INFALLIBLE: &str = "writing to a String cannot fail";

/// The zoom from which the areas themselves are drawn, as in the style.
const AREAS_FROM: f64 = 4.0;

/// How much before its `min_zoom` a feature shows, as in the style: zooms of tiles are whole.
pub(super) const EARLY: f64 = 0.8;

/// Draws the ground in the order of the look: land, relief, veil, water, lines.
pub(super) fn draw(
    out: &mut String,
    dataset: &Dataset,
    drawing: &Drawing,
    canvas: &Canvas,
    mains: &[&Border],
) {
    let land = areas(
        dataset,
        canvas,
        |collection| collection.about.role == Some(Role::Land),
        |_, _| true,
    );
    let ground = if land.is_empty() {
        "map-land"
    } else {
        "map-water"
    };
    write!(
        out,
        "<rect class=\"{ground}\" {}/>",
        canvas.frame_attributes()
    )
    .expect(INFALLIBLE);
    path(out, "map-land", &land);
    relief(out, dataset, drawing, canvas);
    veil(out, dataset, canvas, mains, &land);
    for role in [Role::Water, Role::Lake] {
        let water = areas(
            dataset,
            canvas,
            |collection| collection.about.role == Some(role),
            |collection, row| due(collection, row, canvas.zoom),
        );
        path(out, "map-water", &water);
    }
    waterways(out, dataset, canvas);
    if canvas.zoom >= 5.0 {
        let width = between(&[(5.0, 0.9), (9.0, 1.3)], canvas.zoom);
        let admin1 = lines(dataset, canvas, Role::Admin1, |_| true);
        stroke(out, "map-admin1", &admin1, width, Some(&[0.1, 3.0]));
    }
    other_borders(out, dataset, canvas, mains);
}

/// The veil over all that is not one of the two sides: drawn as the land with holes, which takes far fewer points than
/// the shapes of all the others.
fn veil(out: &mut String, dataset: &Dataset, canvas: &Canvas, mains: &[&Border], land: &str) {
    let is_side = |code: &str| {
        mains
            .iter()
            .any(|main| main.left == code || main.right == code)
    };
    let holds = |collection: &Collection, row: usize, wanted: bool| {
        let properties = collection.properties_of(row);
        let code = properties.get("code").and_then(Value::as_str);
        code.is_some_and(is_side) == wanted
    };
    let is_territory = |collection: &Collection| collection.about.kind == Kind::Area;
    let is_country = |collection: &Collection| collection.about.role == Some(Role::Country);
    // Small scales have coarse countries, others the areas themselves.
    let coarse = areas(dataset, canvas, is_country, |all, row| {
        holds(all, row, true)
    });
    let fine = || {
        areas(dataset, canvas, is_territory, |all, row| {
            holds(all, row, true)
        })
    };
    let sides = if canvas.zoom < AREAS_FROM && !coarse.is_empty() {
        coarse
    } else {
        fine()
    };
    let has_others = dataset
        .collections
        .iter()
        .filter(|&collection| is_territory(collection) || is_country(collection))
        .any(|collection| (0..collection.len()).any(|row| holds(collection, row, false)));
    if sides.is_empty() || !has_others {
        return;
    }
    let around = if land.is_empty() {
        let frame = canvas.frame();
        let (min, max) = (frame.min(), frame.max());
        format!(
            "M{:.0} {:.0}H{:.0}V{:.0}H{:.0}Z",
            min.x, min.y, max.x, max.y, min.x
        )
    } else {
        land.to_owned()
    };
    write!(
        out,
        "<path class=\"map-veil\" fill-rule=\"evenodd\" d=\"{around}{sides}\"/>"
    )
    .expect(INFALLIBLE);
}

/// Rivers, the greater ones wider.
fn waterways(out: &mut String, dataset: &Dataset, canvas: &Canvas) {
    const WIDTHS: [(f64, [(f64, f64); 3]); 3] = [
        (3.0, [(3.0, 0.5), (6.0, 1.0), (10.0, 2.8)]),
        (5.0, [(3.0, 0.25), (6.0, 0.7), (10.0, 1.8)]),
        (f64::INFINITY, [(3.0, 0.25), (6.0, 0.45), (10.0, 1.1)]),
    ];
    let mut above = f64::NEG_INFINITY;
    for (rank, widths) in WIDTHS {
        let of_rank = |properties: &Map<String, Value>| {
            let own = properties.get("rank").and_then(Value::as_f64);
            own.unwrap_or(6.0) > above && own.unwrap_or(6.0) <= rank
        };
        let rivers = lines(dataset, canvas, Role::River, of_rank);
        stroke(
            out,
            "map-river",
            &rivers,
            between(&widths, canvas.zoom),
            None,
        );
        above = rank;
    }
}

/// Borders that are not the map's protagonists: those of the basemap, and those that the manifest does not call main.
fn other_borders(out: &mut String, dataset: &Dataset, canvas: &Canvas, mains: &[&Border]) {
    let far = between(&[(3.0, 0.7), (6.0, 1.0), (10.0, 1.5)], canvas.zoom);
    let near = between(&[(3.0, 0.8), (6.0, 1.2), (10.0, 1.9)], canvas.zoom);
    for status in Status::ALL {
        let is_so = |properties: &Map<String, Value>| {
            let class = properties.get("class").and_then(Value::as_str);
            class
                .and_then(|word| word.parse().ok())
                .unwrap_or(Status::Recognised)
                == status
        };
        let class = format!("map-admin0 elsewhere-{}", class_of(status));
        let basemap = lines(dataset, canvas, Role::Admin0, is_so);
        stroke(out, &class, &basemap, far, elsewhere_dash(status));
        let mut lesser = String::new();
        for border in dataset.borders.iter() {
            if mains.iter().any(|main| main.id == border.id) {
                continue;
            }
            for segment in border
                .segments
                .iter()
                .filter(|&segment| border_line::status(segment) == status)
            {
                for piece in canvas.line(&border_line::stretch(border, segment)) {
                    write_path(&mut lesser, &piece);
                }
            }
        }
        stroke(out, &class, &lesser, near, elsewhere_dash(status));
    }
}

/// Dashes of other borders, in line widths; `static/style/layers.json` has the same ones.
fn elsewhere_dash(status: Status) -> Option<&'static [f64]> {
    match status {
        Status::Recognised => None,
        Status::Disputed => Some(&[4.0, 2.4]),
        Status::LineOfControl => Some(&[5.0, 2.0, 1.0, 2.0]),
        Status::CeasefireLine => Some(&[0.05, 2.4]),
        Status::Indefinite => Some(&[9.0, 5.0]),
        Status::Claim => Some(&[2.0, 2.4]),
    }
}

/// A line with its width in px and its dashes in widths.
fn stroke(out: &mut String, class: &str, data: &str, width: f64, dash: Option<&[f64]>) {
    if data.is_empty() {
        return;
    }
    write!(out, "<path class=\"{class}\" stroke-width=\"{width:.2}\"").expect(INFALLIBLE);
    if let Some(dash) = dash {
        let lengths: Vec<String> = dash
            .iter()
            .map(|part| format!("{:.2}", part * width))
            .collect();
        write!(out, " stroke-dasharray=\"{}\"", lengths.join(" ")).expect(INFALLIBLE);
    }
    write!(out, " d=\"{data}\"/>").expect(INFALLIBLE);
}

fn path(out: &mut String, class: &str, data: &str) {
    if !data.is_empty() {
        write!(out, "<path class=\"{class}\" d=\"{data}\"/>").expect(INFALLIBLE);
    }
}

/// Whether a collection is drawn at a zoom.
pub(super) fn at_zoom(collection: &Collection, zoom: f64) -> bool {
    let about = &collection.about;
    about.min_zoom.is_none_or(|least| zoom >= f64::from(least))
        && about
            .max_zoom
            .is_none_or(|most| zoom < f64::from(most) + 1.0)
}

/// Whether a feature's own `min_zoom` has been reached.
pub(super) fn due(collection: &Collection, row: usize, zoom: f64) -> bool {
    collection
        .properties_of(row)
        .get("min_zoom")
        .and_then(Value::as_f64)
        .is_none_or(|least| least <= zoom.floor() + EARLY)
}

fn areas(
    dataset: &Dataset,
    canvas: &Canvas,
    of: impl Fn(&Collection) -> bool,
    wanted: impl Fn(&Collection, usize) -> bool,
) -> String {
    dataset
        .collections
        .iter()
        .filter(|collection| of(collection) && at_zoom(collection, canvas.zoom))
        .flat_map(|collection| (0..collection.located()).map(move |row| (collection, row)))
        .filter(|&(collection, row)| wanted(collection, row))
        .filter_map(|(collection, row)| collection.geometry(row))
        .map(|geometry| canvas.area_path(geometry))
        .collect()
}

fn lines(
    dataset: &Dataset,
    canvas: &Canvas,
    role: Role,
    wanted: impl Fn(&Map<String, Value>) -> bool,
) -> String {
    dataset
        .collections
        .iter()
        .filter(|collection| {
            collection.about.role == Some(role) && at_zoom(collection, canvas.zoom)
        })
        .flat_map(|collection| (0..collection.located()).map(move |row| (collection, row)))
        .filter(|&(collection, row)| {
            due(collection, row, canvas.zoom) && wanted(&collection.properties_of(row))
        })
        .filter_map(|(collection, row)| collection.geometry(row))
        .map(|geometry| canvas.line_path(geometry))
        .collect()
}

/// The prepared relief: one picture for a chosen theme, else the one that fits the reader's system.
fn relief(out: &mut String, dataset: &Dataset, drawing: &Drawing, canvas: &Canvas) {
    let Some(relief) = &dataset.project.basemap.relief else {
        return;
    };
    let place = rectangle(canvas, &relief.bounds) + &canvas.rotation();
    let extension = |file: &str| {
        file.rsplit_once('.')
            .map_or("webp", |(_, end)| end)
            .to_owned()
    };
    let address = |theme: &str, file: &str| escape(&drawing.links.relief(theme, &extension(file)));
    let (light, dark) = (
        address("light", &relief.light),
        address("dark", &relief.dark),
    );
    match drawing.theme {
        Some(theme) => {
            let href = if theme == Theme::Light { light } else { dark };
            write!(out, "<image class=\"map-relief\" href=\"{href}\" preserveAspectRatio=\"none\" {place}/>")
        }
        // An <image> is fetched even where a stylesheet hides it; of a <picture> only the one that fits.
        None => write!(
            out,
            "<foreignObject class=\"map-relief\" {place}><picture><source media=\"(prefers-color-scheme: dark)\" srcset=\"{dark}\"><img src=\"{light}\" alt=\"\" fetchpriority=\"low\" class=\"relief-image\"></picture></foreignObject>"
        ),
    }
    .expect(INFALLIBLE);
}

fn rectangle(canvas: &Canvas, bounds: &Bbox) -> String {
    let corner = |lon: f64, lat: f64| canvas.flat_pixel(Coord { x: lon, y: lat });
    let (a, b) = (
        corner(bounds.west, bounds.north),
        corner(bounds.east, bounds.south),
    );
    format!(
        "x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\"",
        a.x,
        a.y,
        (b.x - a.x).max(0.0),
        (b.y - a.y).max(0.0)
    )
}

/// The lines of a geometry.
pub(super) fn lines_of(geometry: &Geometry) -> Vec<&LineString> {
    match geometry {
        Geometry::LineString(line) => vec![line],
        Geometry::MultiLineString(lines) => lines.iter().collect(),
        _ => Vec::new(),
    }
}
