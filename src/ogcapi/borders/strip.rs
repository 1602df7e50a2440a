//! The strip: a border drawn straight, with km along it and the signed distance from it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use super::{
    axis,
    crowd::Crowd,
    landmarks::Landmarks,
    points::{self, Gathered, StripPoint},
    summary::{metres, name},
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
    /// How many further reports of this border have a km and are beyond the `limit` that was asked for.
    pub left_out: usize,
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
    /// Its names by language.
    pub names: BTreeMap<String, String>,
    /// The adjectives by language.
    pub adjectives: BTreeMap<String, String>,
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
        // A km beyond the border's ends is named with its length, before it is taken for a filter.
        axis::stretch(params, border)?;
        let gathered = points::gather(dataset, border, params)?;
        Self::with(dataset, border, params, gathered)
    }

    /// The strip of a border with a crowd of reports, of which it holds a window: how many are skipped, and how many
    /// it has at most.
    pub fn of_crowd(
        dataset: &Dataset,
        border: &Border,
        params: &Params,
        (crowd, window): (&Crowd, (usize, usize)),
    ) -> Result<Self, QueryError> {
        let none = params.clone().without(&["limit"]).with("limit", "0");
        let mut gathered = points::gather(dataset, border, &none)?;
        gathered.points = crowd.read(dataset, border, window);
        gathered.left_out -= gathered.left_out.min(gathered.points.len());
        Self::with(dataset, border, params, gathered)
    }

    fn with(
        dataset: &Dataset,
        border: &Border,
        params: &Params,
        gathered: Gathered,
    ) -> Result<Self, QueryError> {
        let (from_km, to_km) = axis::stretch(params, border)?;
        let days = axis::days(dataset, gathered.interval);
        let mut landmarks = Landmarks::of(dataset, border, (from_km, to_km), days);
        for crossing in &mut landmarks.crossings {
            crossing.spells.clear();
        }
        let language = dataset.project.languages[0].as_str();
        Ok(Self {
            border: border.id.clone(),
            name: name(border, &dataset.project, language),
            left: SideName::of(&border.left, &dataset.project, language),
            right: SideName::of(&border.right, &dataset.project, language),
            length_km: metres(border.length_km),
            from_km: metres(from_km),
            to_km: metres(to_km),
            days,
            points: gathered.points,
            unplaced: gathered.unplaced,
            left_out: gathered.left_out,
            landmarks,
            segments: border.segments.iter().map(StripSegment::of).collect(),
            attribution: dataset.project.attribution.clone(),
        })
    }

    /// The same with its names in a language: documents have those of the project's first one.
    #[must_use]
    pub fn in_language(mut self, dataset: &Dataset, border: &Border, language: &str) -> Self {
        self.name = name(border, &dataset.project, language);
        self.left = SideName::of(&border.left, &dataset.project, language);
        self.right = SideName::of(&border.right, &dataset.project, language);
        self
    }

    /// The names of the parameters that select reports and the stretch.
    #[must_use]
    pub fn parameters(dataset: &Dataset) -> Vec<&str> {
        points::filter_names(dataset)
    }
}

impl SideName {
    fn of(code: &str, project: &Project, language: &str) -> Self {
        let side = project.sides.iter().find(|side| side.id == code);
        Self {
            names: side.map(|side| side.names.0.clone()).unwrap_or_default(),
            adjectives: side
                .map(|side| side.adjective.0.clone())
                .unwrap_or_default(),
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
            from_km: metres(segment.from_km),
            to_km: metres(segment.to_km),
            status: segment.nature.status,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::{FeatureId, Row, fixture};
    use geo::{Geometry, Point};
    use serde_json::{Map, Value, json};

    /// Two squares that share the meridian 10 from 0 to 4 degrees north, and reports beside it.
    fn dataset(reports: &[(f64, Value)]) -> Dataset {
        let rows = reports
            .iter()
            .enumerate()
            .map(|(index, (lon, properties))| {
                let mut all = Map::from_iter([
                    ("title".to_owned(), json!("A report")),
                    ("date_start".to_owned(), json!("2021-07-05")),
                    ("border".to_owned(), json!("AAA-BBB")),
                    ("sources".to_owned(), json!([])),
                ]);
                all.extend(properties.as_object().cloned().unwrap_or_default());
                Row {
                    id: FeatureId::Text(format!("r{index}")),
                    geometry: Some(Geometry::Point(Point::new(*lon, 2.0))),
                    properties: all,
                    time: None,
                }
            });
        fixture::two_squares(rows.collect())
    }

    fn strip(reports: &[(f64, Value)], query: &str) -> Result<Strip, QueryError> {
        let dataset = dataset(reports);
        let border = dataset.borders.get("AAA-BBB").expect("they touch");
        Strip::new(&dataset, border, &Params::parse(query)?)
    }

    fn known(radius_km: f64) -> Value {
        json!({ "km": 221.1, "km_min": 219.1, "km_max": 223.1, "radius_km": radius_km,
            "offset_min_km": 9.1, "offset_max_km": 13.1, "category": "incident" })
    }

    #[test]
    fn offsets_left_of_the_border_are_positive_and_right_of_it_negative() {
        let strip = strip(&[(9.9, known(2.0)), (10.1, known(2.0))], "").expect("a strip");
        assert_eq!(
            (strip.left.code.as_str(), strip.right.code.as_str()),
            ("AAA", "BBB")
        );
        let offsets: Vec<Option<f64>> = strip.points.iter().map(|point| point.offset_km).collect();
        assert!(
            offsets[0].is_some_and(|km| (km - 11.125).abs() < 0.01),
            "{offsets:?}"
        );
        assert!(
            offsets[1].is_some_and(|km| (km + 11.125).abs() < 0.01),
            "{offsets:?}"
        );
        let right = strip.points[1].offset_interval();
        assert_eq!(right, (-13.1, -9.1), "right to left");
    }

    #[test]
    fn a_disc_over_the_line_has_an_interval_over_zero_and_no_km() {
        let vague = json!({ "km": null, "km_min": 160.0, "km_max": 280.0, "radius_km": 60.0,
            "offset_min_km": 0.0, "offset_max_km": 71.1 });
        let strip = strip(&[(10.1, vague)], "").expect("a strip");
        let point = &strip.points[0];
        assert!(point.is_vague() && point.offset_km.is_none());
        let (right, left) = point.offset_interval();
        assert!(
            (right + 71.1).abs() < 0.01 && (left - 48.875).abs() < 0.01,
            "{right} {left}"
        );
    }

    #[test]
    fn a_report_without_km_is_counted_and_never_placed() {
        let nowhere = json!({ "km": null, "km_min": null, "km_max": null });
        let strip = strip(&[(10.1, nowhere), (10.1, known(2.0))], "").expect("a strip");
        assert_eq!((strip.points.len(), strip.unplaced), (1, 1));
    }

    #[test]
    fn the_filters_of_items_select_the_points() {
        let other = json!({ "km": 10.0, "category": "meeting" });
        let reports = [(9.9, known(2.0)), (9.9, other)];
        let found = strip(&reports, "category=meeting").expect("a strip");
        assert_eq!(found.points.len(), 1);
        assert_eq!(found.points[0].category.as_deref(), Some("meeting"));
    }

    #[test]
    fn a_stretch_beyond_the_end_is_refused_with_the_length() {
        let error = strip(&[], "km_to=5000").expect_err("the border is shorter");
        assert!(error.to_string().contains("from 0 to 442.304"), "{error}");
        assert!(strip(&[], "km_from=20&km_to=20").is_err());
    }
}
