//! A small straightened border for the tests of the drawings.

use std::collections::BTreeMap;

use jiff::civil::date;

use crate::{
    border::Status as BorderStatus,
    features::{
        CrossingStatus, FeatureId,
        report::{DatePrecision, PlaceRole, Status},
    },
    ogcapi::borders::{
        LandmarkCrossing, LandmarkTown, Landmarks, SideName, Spell, Strip, StripPoint, StripSegment,
    },
};

/// A report at a km, or somewhere between km 20 and 60 where it has none; `offset_km` is signed.
pub(super) fn point(id: &str, km: Option<f64>, offset_km: f64) -> StripPoint {
    let day = date(2021, 7, 5);
    let reach = if km.is_some() { 2.0 } else { 20.0 };
    let middle = km.unwrap_or(40.0);
    StripPoint {
        collection: "reports".to_owned(),
        id: FeatureId::Text(id.to_owned()),
        title: format!("Report <{id}>"),
        category: None,
        status: Status::Unverified,
        date_start: day,
        date_end: day,
        date_precision: DatePrecision::Day,
        place_role: PlaceRole::Event,
        part_of: None,
        side: None,
        km,
        km_min: Some(middle - reach),
        km_max: Some(middle + reach),
        offset_km: km.map(|_| offset_km),
        offset_min_km: Some(offset_km - reach),
        offset_max_km: Some(offset_km + reach),
    }
}

/// 100 km of border: recognised, then disputed from km 70 on, with a crossing and two towns.
pub(super) fn strip(points: Vec<StripPoint>) -> Strip {
    let side = |code: &str, name: &str, adjective: &str| SideName {
        code: code.to_owned(),
        name: name.to_owned(),
        adjective: adjective.to_owned(),
        names: BTreeMap::new(),
        adjectives: BTreeMap::new(),
    };
    let segment = |from_km: f64, to_km: f64, status: BorderStatus| StripSegment {
        part: 0,
        from_km,
        to_km,
        status: Some(status),
    };
    let town = |name: &str, km: f64, offset_km: f64| LandmarkTown {
        collection: "places".to_owned(),
        id: FeatureId::Text(name.to_owned()),
        name: name.to_owned(),
        names: BTreeMap::new(),
        rank: Some(3.0),
        km,
        offset_km,
    };
    let (first, last) = (date(2021, 6, 1), date(2021, 8, 31));
    Strip {
        border: "ERE-UTO".to_owned(),
        name: "Utopia–Erewhon border".to_owned(),
        left: side("UTO", "Utopia", "Utopian"),
        right: side("ERE", "Erewhon", "Erewhonian"),
        length_km: 100.0,
        from_km: 0.0,
        to_km: 100.0,
        days: Some([first, last]),
        points,
        unplaced: 0,
        left_out: 0,
        landmarks: Landmarks {
            crossings: vec![LandmarkCrossing {
                collection: "crossings".to_owned(),
                id: FeatureId::Text("c".to_owned()),
                name: "Bridge".to_owned(),
                names: BTreeMap::new(),
                km: Some(30.0),
                km_min: Some(29.0),
                km_max: Some(31.0),
                status: CrossingStatus::Closed,
                since: Some(first),
                spells: vec![Spell {
                    from: first,
                    to: last,
                    status: CrossingStatus::Closed,
                }],
            }],
            towns: vec![town("Upper", 30.0, 4.0), town("Lower", 50.0, -3.0)],
        },
        segments: vec![
            segment(0.0, 70.0, BorderStatus::Recognised),
            segment(70.0, 100.0, BorderStatus::Disputed),
        ],
        attribution: Some("Drawn by hand".to_owned()),
    }
}
