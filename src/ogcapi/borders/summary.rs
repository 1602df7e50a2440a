//! `/borders` and `/borders/{id}`: what a border is, and how long.

use geojson::GeometryValue;
use serde::Serialize;

use crate::{
    border::{Border, Place, Segment},
    features::{Dataset, Project, project::Quoted},
    links::Links,
    ogcapi::{Link, media},
};

/// Every border of a dataset.
#[derive(Debug, Serialize)]
pub struct BordersDocument<'a> {
    /// In order of their ids.
    pub borders: Vec<Summary<'a>>,
    /// `self` and `alternate`.
    pub links: Vec<Link>,
}

/// One border in short.
#[derive(Debug, Serialize)]
pub struct Summary<'a> {
    /// Both codes in alphabetical order.
    pub id: &'a str,
    /// Its name in the project's first language.
    pub name: String,
    /// Code of the side on the left, going up the km.
    pub left: &'a str,
    /// Code of the side on the right.
    pub right: &'a str,
    /// Number of parts.
    pub parts: usize,
    /// Geodesic length on WGS84, km.
    pub length_km: f64,
    /// Its status where all of it has one; null where it differs or no source states it.
    pub status: Option<&'static str>,
    /// West, south, east, north in degrees.
    pub bbox: [f64; 4],
    /// What there is of it.
    pub links: Vec<Link>,
}

/// One border whole: a GeoJSON Feature.
#[derive(Debug, Serialize)]
pub struct BorderDocument<'a> {
    r#type: &'static str,
    id: &'a str,
    bbox: [f64; 4],
    geometry: geojson::Geometry,
    properties: Details<'a>,
    links: Vec<Link>,
}

#[derive(Debug, Serialize)]
struct Details<'a> {
    #[serde(flatten)]
    summary: Summary<'a>,
    vertices: usize,
    start: Option<Place>,
    end: Option<Place>,
    segments: Vec<SegmentDocument<'a>>,
    quoted: Vec<QuotedDocument<'a>>,
}

#[derive(Debug, Serialize)]
struct SegmentDocument<'a> {
    part: usize,
    from_km: f64,
    to_km: f64,
    #[serde(flatten)]
    nature: &'a crate::border::Nature,
}

/// A quoted length beside ours.
#[derive(Debug, Serialize)]
pub struct QuotedDocument<'a> {
    /// Who says so.
    pub label: &'a str,
    /// The figure as quoted.
    pub value: f64,
    /// Its unit as quoted.
    pub unit: &'a str,
    /// The same in km.
    pub value_km: f64,
    /// The quoted length over the measured one.
    pub ratio: f64,
    /// Where it stands.
    pub source: Option<&'a str>,
    /// Its address.
    pub url: Option<&'a str>,
    /// A remark.
    pub note: Option<&'a str>,
}

impl<'a> BordersDocument<'a> {
    /// The borders of a dataset.
    #[must_use]
    pub fn new(dataset: &'a Dataset, links: &Links) -> Self {
        Self {
            borders: dataset
                .borders
                .iter()
                .map(|border| Summary::new(border, &dataset.project, links))
                .collect(),
            links: Link::self_and_page(&links.borders(), media::JSON).to_vec(),
        }
    }
}

impl<'a> Summary<'a> {
    /// A border in short.
    #[must_use]
    pub fn new(border: &'a Border, project: &Project, links: &Links) -> Self {
        Self {
            id: &border.id,
            name: name(border, project, &project.languages[0]),
            left: &border.left,
            right: &border.right,
            parts: border.parts.len(),
            length_km: metres(border.length_km),
            status: border.status.map(crate::border::Status::word),
            bbox: border.bbox.to_array(),
            links: resources(border, links),
        }
    }
}

/// The name of a border in a language: the manifest's, else both sides.
#[must_use]
pub fn name(border: &Border, project: &Project, language: &str) -> String {
    let given = project
        .border(&border.id)
        .and_then(|note| note.names.get(language));
    given.map_or_else(
        || {
            format!(
                "{}–{}",
                project.side_name(&border.left, language),
                project.side_name(&border.right, language)
            )
        },
        str::to_owned,
    )
}

fn resources(border: &Border, links: &Links) -> Vec<Link> {
    let here = links.border(&border.id);
    let below = |tail: &str, title: &str| {
        Link::new("related", format!("{here}/{tail}"), media::JSON).titled(title)
    };
    let mut all = vec![
        Link::new("item", here.clone(), media::GEOJSON).titled("The border as a feature"),
        Link::new(
            "alternate",
            crate::links::with_format(&here, "html"),
            media::HTML_LINK,
        )
        .titled("The border's page"),
    ];
    all.extend([
        below("profile", "Length by resolution"),
        below("counts", "Reports along it"),
        below("strip", "The border drawn straight"),
        below("spacetime", "Where and when"),
        below("posts", "Kilometre posts"),
    ]);
    all
}

impl<'a> BorderDocument<'a> {
    /// A border whole.
    #[must_use]
    pub fn new(border: &'a Border, project: &'a Project, links: &Links) -> Self {
        let line = geo::Geometry::MultiLineString(border.line());
        Self {
            r#type: "Feature",
            id: &border.id,
            bbox: border.bbox.to_array(),
            geometry: geojson::Geometry::new(GeometryValue::from(&line)),
            properties: Details {
                summary: Summary::new(border, project, links),
                vertices: border.vertices(),
                start: border.at(0.0).ok(),
                end: border.at(border.length_km).ok(),
                segments: border.segments.iter().map(segment).collect(),
                quoted: quoted(border, project),
            },
            links: Link::self_and_page(&links.border(&border.id), media::GEOJSON).to_vec(),
        }
    }
}

fn segment(segment: &Segment) -> SegmentDocument<'_> {
    SegmentDocument {
        part: segment.part,
        from_km: metres(segment.from_km),
        to_km: metres(segment.to_km),
        nature: &segment.nature,
    }
}

/// The lengths that others quote, as the manifest has them.
#[must_use]
pub fn quoted<'a>(border: &Border, project: &'a Project) -> Vec<QuotedDocument<'a>> {
    let quoted = project
        .border(&border.id)
        .map(|note| note.quoted.as_slice())
        .unwrap_or_default();
    quoted
        .iter()
        .map(|quoted: &Quoted| QuotedDocument {
            label: &quoted.label,
            value: quoted.value,
            unit: &quoted.unit,
            value_km: metres(quoted.value_km),
            ratio: (quoted.value_km / border.length_km * 1e5).round() / 1e5,
            source: quoted.source.as_deref(),
            url: quoted.url.as_deref(),
            note: quoted.note.as_deref(),
        })
        .collect()
}

/// Km with three decimals.
#[must_use]
pub fn metres(km: f64) -> f64 {
    (km * 1000.0).round() / 1000.0
}
