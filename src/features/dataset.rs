//! A dataset: everything loaded from one project folder, immutable, swapped whole.

use std::collections::BTreeMap;

use bytes::Bytes;
use jiff::civil::Date;
use percent_encoding::percent_decode_str;

use super::{
    claim::Claim,
    collection::{Collection, Kind, narrowest},
    project::Project,
};
use crate::{border::Borders, geometry::bbox::Bbox};

/// Everything loaded from one folder; held behind an `Arc`.
#[derive(Debug)]
pub struct Dataset {
    /// The manifest's words.
    pub project: Project,
    /// The collections, in the manifest's order, derived ones behind the collection that they are made from.
    pub collections: Vec<Collection>,
    /// The border engine over the borders and areas.
    pub borders: Borders,
    /// The claims, in file order.
    pub claims: Vec<Claim>,
    /// The story, step by step.
    pub story: Vec<Step>,
    /// Files that are served as they are (relief, elevation tiles, glyphs, fonts), by path in the folder.
    pub files: BTreeMap<String, Bytes>,
    /// Warnings found while loading, one line each.
    pub warnings: Vec<String>,
    /// Hex content hash over every file; every `ETag` is made from it.
    pub fingerprint: String,
}

/// One step of the story.
#[derive(Clone, Debug)]
pub struct Step {
    /// Headline.
    pub title: String,
    /// Camera: centre (lon, lat in degrees), zoom, bearing and pitch in degrees.
    pub camera: Camera,
    /// First and last day of its time window.
    pub time: Option<(Date, Date)>,
    /// Ids of the reports that it highlights.
    pub reports: Vec<String>,
    /// First and last km of its sector.
    pub border_km: Option<(f64, f64)>,
    /// Id of the border that the km belong to; the main one where absent.
    pub border: Option<String>,
    /// Figures of a report, drawn as bars under the text.
    pub chart: Option<Chart>,
    /// Text (Markdown); a link to `report:ID` leads to that report.
    pub text: String,
}

/// Comparable figures of one report that a story step draws.
#[derive(Clone, Debug)]
pub struct Chart {
    /// Headline.
    pub title: String,
    /// What is counted, and by whom.
    pub note: Option<String>,
    /// Id of the report that quotes the figures.
    pub report: String,
    /// Labels of its figures, in the order in which they are drawn.
    pub figures: Vec<String>,
}

impl Step {
    /// What stands before the id of a report in an address of the text.
    pub const MENTION: &'static str = "report:";

    /// Addresses of the reports to which the text links, as they are written; one with spaces stands in `<…>`.
    pub fn mentions(&self) -> impl Iterator<Item = &str> {
        let marks = self.text.split("](").skip(1);
        let addresses = marks.filter_map(|rest| {
            let address = match rest.strip_prefix('<') {
                Some(bracketed) => bracketed.split_once(">)"),
                None => rest.split_once(')'),
            };
            Some(address?.0)
        });
        addresses.filter(|address| address.starts_with(Self::MENTION))
    }
}

/// Where a story step looks from.
#[derive(Clone, Copy, Debug)]
pub struct Camera {
    /// Longitude and latitude of the centre, degrees.
    pub center: [f64; 2],
    /// Web Mercator zoom.
    pub zoom: f64,
    /// Degrees clockwise from north.
    pub bearing: f64,
    /// Degrees from straight down.
    pub pitch: f64,
}

impl Dataset {
    /// A collection by id.
    #[must_use]
    pub fn collection(&self, id: &str) -> Option<&Collection> {
        self.collections
            .iter()
            .find(|collection| collection.about.id == id)
    }

    /// The collections of a kind, in order.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = &Collection> {
        self.collections
            .iter()
            .filter(move |collection| collection.about.kind == kind)
    }

    /// A report by id: its collection and row; the first report collection that has it wins.
    #[must_use]
    pub fn report(&self, id: &str) -> Option<(&Collection, usize)> {
        self.of_kind(Kind::Report)
            .find_map(|collection| Some((collection, collection.row_of(id)?)))
    }

    /// The report that an address of the story's text names (`report:ID`), its id as it is or percent-encoded.
    #[must_use]
    pub fn mentioned(&self, address: &str) -> Option<(&Collection, usize)> {
        let id = address.strip_prefix(Step::MENTION)?;
        let decoded = || percent_decode_str(id).decode_utf8().ok();
        self.report(id).or_else(|| self.report(&decoded()?))
    }

    /// The view on opening: the manifest's, else that of the borders, else that of everything.
    #[must_use]
    pub fn view(&self) -> Bbox {
        self.project
            .view
            .or_else(|| narrowest(self.of_kind(Kind::Border).filter_map(Collection::extent)))
            .or_else(|| narrowest(self.collections.iter().filter_map(Collection::extent)))
            .unwrap_or(Bbox::WORLD)
    }
}
