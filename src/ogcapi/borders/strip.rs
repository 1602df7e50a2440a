//! The strip: a border drawn straight, with km along it and the signed distance from it.

use jiff::civil::Date;
use serde::Serialize;

use super::{
    axis,
    landmarks::Landmarks,
    points::{self, StripPoint},
};
use crate::{
    border::{Border, Status},
    features::{Dataset, Project},
    query::{Params, QueryError},
};

/// A straightened border with what lies beside it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Strip {
    /// Id of the border.
    pub border: String,
    /// Its name.
    pub name: String,
    /// The side on the left, going up the km: the positive offsets.
    pub left: SideName,
    /// The side on the right: the negative offsets.
    pub right: SideName,
    /// Length of the border, km.
    pub length_km: f64,
    /// First km of the stretch that is shown.
    pub from_km: f64,
    /// Last km of the stretch that is shown.
    pub to_km: f64,
    /// First and last day that are shown; the crossings are as on the last. Null where no report has a date.
    pub days: Option<[Date; 2]>,
    /// The reports, in order of km.
    pub points: Vec<StripPoint>,
    /// How many further reports of this border have no km on it.
    pub unplaced: usize,
    /// Crossings and towns.
    pub landmarks: Landmarks,
    /// The stretches of one status.
    pub segments: Vec<StripSegment>,
    /// Credit line.
    pub attribution: Option<String>,
}

/// A side by code and name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SideName {
    /// Its code.
    pub code: String,
    /// Its name in the project's first language.
    pub name: String,
    /// The adjective to it.
    pub adjective: String,
}

/// A stretch of one part with one status.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct StripSegment {
    /// Index of the part of the border.
    pub part: usize,
    /// Where it begins, km.
    pub from_km: f64,
    /// Where it ends, km.
    pub to_km: f64,
    /// Its status; null where no source states one.
    pub status: Option<Status>,
}

impl Strip {
    /// The strip of a border, with the reports that the parameters select (those of items, of every report collection).
    pub fn new(dataset: &Dataset, border: &Border, params: &Params) -> Result<Self, QueryError> {
        let (from_km, to_km) = axis::stretch(params, border)?;
        let gathered = points::gather(dataset, border, params)?;
        let days = axis::days(dataset, gathered.interval);
        let mut landmarks = Landmarks::of(dataset, border, (from_km, to_km), days);
        for crossing in &mut landmarks.crossings {
            crossing.spells.clear();
        }
        Ok(Self {
            border: border.id.clone(),
            name: border_name(border, &dataset.project),
            left: SideName::of(&border.left, &dataset.project),
            right: SideName::of(&border.right, &dataset.project),
            length_km: axis::metres(border.length_km),
            from_km: axis::metres(from_km),
            to_km: axis::metres(to_km),
            days,
            points: gathered.points,
            unplaced: gathered.unplaced,
            landmarks,
            segments: border.segments.iter().map(StripSegment::of).collect(),
            attribution: dataset.project.attribution.clone(),
        })
    }

    /// The names of the parameters that select reports and the stretch.
    #[must_use]
    pub fn parameters(dataset: &Dataset) -> Vec<&str> {
        points::filter_names(dataset)
    }
}

impl SideName {
    fn of(code: &str, project: &Project) -> Self {
        let language = project.languages.first().map_or("en", String::as_str);
        Self {
            code: code.to_owned(),
            name: project.side_name(code, language).to_owned(),
            adjective: project.side_adjective(code, language).to_owned(),
        }
    }
}

impl StripSegment {
    fn of(segment: &crate::border::Segment) -> Self {
        Self {
            part: segment.part,
            from_km: axis::metres(segment.from_km),
            to_km: axis::metres(segment.to_km),
            status: segment.nature.status,
        }
    }
}

/// The manifest's name of a border, else the names of its sides.
fn border_name(border: &Border, project: &Project) -> String {
    let language = project.languages.first().map_or("en", String::as_str);
    let named = project
        .border(&border.id)
        .and_then(|note| note.names.get(language));
    named.map_or_else(
        || {
            let name = |code| project.side_name(code, language);
            format!("{}–{}", name(&border.left), name(&border.right))
        },
        str::to_owned,
    )
}
