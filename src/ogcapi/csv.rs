//! Pages of features as CSV (RFC 4180): a row a feature, a column a property.

use geo::Geometry;
use serde_json::Value;

use crate::features::Collection;

/// The columns before the properties; features that are no points leave longitude and latitude empty.
const OWN_COLUMNS: [&str; 3] = ["id", "longitude", "latitude"];

/// The rows of a collection as CSV with a header line.
///
/// Null is an empty cell; lists and objects are JSON in a cell.
///
/// # Panics
/// Never: memory takes whatever is written.
#[must_use]
pub fn csv(collection: &Collection, rows: &[usize]) -> Vec<u8> {
    const INFALLIBLE: &str = "writing to memory cannot fail";
    let names: Vec<&str> = collection
        .properties()
        .iter()
        .map(|property| property.name.as_str())
        .collect();
    let mut writer = csv::Writer::from_writer(Vec::new());
    let header = OWN_COLUMNS.into_iter().chain(names.iter().copied());
    writer.write_record(header).expect(INFALLIBLE);
    for &row in rows {
        let properties = collection.properties_of(row);
        let (longitude, latitude) = place(collection.geometry(row));
        let own = [collection.id(row).to_string(), longitude, latitude];
        let cells = names.iter().map(|&name| cell(properties.get(name)));
        let record = own.into_iter().chain(cells);
        writer.write_record(record).expect(INFALLIBLE);
    }
    writer.into_inner().expect(INFALLIBLE)
}

fn place(geometry: Option<&Geometry<f64>>) -> (String, String) {
    match geometry {
        Some(Geometry::Point(point)) => (point.x().to_string(), point.y().to_string()),
        _ => (String::new(), String::new()),
    }
}

pub(super) fn cell(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::fixture;

    #[test]
    fn every_feature_has_a_row_and_every_property_a_column() {
        let dataset = fixture::dataset();
        let collection = &dataset.collections[0];
        let rows: Vec<usize> = (0..collection.len()).collect();
        let bytes = csv(collection, &rows);
        let mut reader = csv::Reader::from_reader(bytes.as_slice());
        let header = reader.headers().expect("a header").clone();
        assert_eq!(
            header.len(),
            OWN_COLUMNS.len() + collection.properties().len()
        );
        let read: Vec<csv::StringRecord> =
            reader.records().map(|row| row.expect("a row")).collect();
        assert_eq!(read.len(), collection.len());
        for (row, record) in read.iter().enumerate() {
            assert_eq!(record[0], collection.id(row).to_string());
        }
    }
}
