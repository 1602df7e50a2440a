//! Which reports may stand on a map as points: only those whose places are known well (honesty rules of DESIGN 4).

use super::{
    Collection, Column,
    report::{NEAR_KM, PlacePrecision},
};

/// Whether a report of this precision, off by at most so many km, may stand as a point.
#[must_use]
pub fn is_point(precision: PlacePrecision, radius_km: Option<f64>) -> bool {
    // The error of a place near by that nobody states is not known.
    let is_known = precision != PlacePrecision::Near || radius_km.is_some();
    is_known && precision.is_point(radius_km)
}

/// The same for each row of a collection, by its columns; what does not say how well its place is known is vague.
pub fn points(collection: &Collection) -> impl Fn(usize) -> bool {
    let precisions = match collection.column("place_precision") {
        Some(Column::Text(texts)) => Some(texts),
        _ => None,
    };
    let radii = match collection.column("radius_km") {
        Some(Column::Number(numbers)) => Some(numbers),
        _ => None,
    };
    let code = |word: PlacePrecision| precisions.and_then(|texts| texts.code_of(word.as_str()));
    let (exact, near) = (code(PlacePrecision::Exact), code(PlacePrecision::Near));
    move |row| {
        let found = precisions.and_then(|texts| texts.code(row));
        let radius = radii.map_or(f64::NAN, |radii| radii[row]);
        // An unknown radius is NaN, which is not at most anything.
        let is_within = radius <= NEAR_KM;
        found.is_some()
            && (found == exact && (is_within || radius.is_nan()) || found == near && is_within)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::{FeatureId, Kind, Row, fixture};
    use serde_json::json;

    #[test]
    fn the_columns_say_what_the_words_say() {
        let radii = [Some(0.5), Some(10.0), Some(10.5), None];
        let words = PlacePrecision::WORDS.iter();
        let each: Vec<_> = words
            .flat_map(|word| radii.map(|radius| (*word, radius)))
            .collect();
        let rows = each.iter().enumerate().map(|(index, (word, radius))| Row {
            id: FeatureId::Number(i64::try_from(index).expect("few")),
            geometry: None,
            properties: json!({"place_precision": word, "radius_km": radius})
                .as_object()
                .expect("an object")
                .clone(),
            time: None,
        });
        let collection = fixture::collection("r", Kind::Report, rows.collect());
        let stands = points(&collection);
        for (row, (word, radius)) in each.iter().enumerate() {
            let precision = serde_json::from_value(json!(word)).expect("a word");
            assert_eq!(
                stands(row),
                is_point(precision, *radius),
                "{word} {radius:?}"
            );
        }
        let silent = fixture::collection(
            "s",
            Kind::Report,
            vec![Row {
                id: FeatureId::Number(1),
                geometry: None,
                properties: serde_json::Map::new(),
                time: None,
            }],
        );
        assert!(!points(&silent)(0));
    }
}
