//! What the properties that every project shares mean, for schema documents; and their types where all are null.

use crate::features::{
    Kind, Project, Property, PropertyKind,
    report::{DatePrecision, PlacePrecision, PlaceRole, Status},
};

use PropertyKind::{Date, Number, Structured, Text, TextList};

/// Completes inferred properties: descriptions, closed vocabularies, types that the data may leave open.
pub(super) fn complete(kind: Kind, properties: &mut [Property], project: &Project) {
    for property in properties {
        if let Some((_, known, description)) =
            PROPERTIES.iter().find(|(name, ..)| *name == property.name)
        {
            property.kind = *known;
            (*description).clone_into(&mut property.description);
        }
        property.values = values(kind, &property.name, project);
    }
}

fn values(kind: Kind, name: &str, project: &Project) -> Vec<String> {
    let words: &[&str] = match (kind, name) {
        (Kind::Report | Kind::ReportArea, "category") => {
            return project
                .categories
                .iter()
                .map(|category| category.id.clone())
                .collect();
        }
        (Kind::Report | Kind::ReportArea, "status") => Status::WORDS,
        (Kind::Report | Kind::ReportArea, "date_precision") => DatePrecision::WORDS,
        (Kind::Report | Kind::ReportArea, "place_role") => PlaceRole::WORDS,
        (Kind::Report | Kind::ReportArea | Kind::Crossing, "place_precision") => {
            PlacePrecision::WORDS
        }
        (Kind::Border, "status") => &super::territory::STATUSES,
        _ => return Vec::new(),
    };
    words.iter().map(|&word| word.to_owned()).collect()
}

/// Name, type, meaning.
const PROPERTIES: [(&str, PropertyKind, &str); 29] = [
    ("title", Text, "Headline"),
    ("summary", Text, "A few sentences; may hold Markdown"),
    ("category", Text, "Category of the project's vocabulary"),
    (
        "date_start",
        Date,
        "First civil day, in the project's time zone",
    ),
    (
        "date_end",
        Date,
        "Last civil day, in the project's time zone",
    ),
    ("date_precision", Text, "How exactly the days are known"),
    ("place_name", Text, "The place in words"),
    ("place_precision", Text, "How exactly the place is known"),
    (
        "place_role",
        Text,
        "Whether it happened at the place or was said there",
    ),
    (
        "radius_km",
        Number,
        "How far from its point it may really lie, km; null where not known",
    ),
    (
        "about",
        TextList,
        "Ids of the borders that it is about, as its author says",
    ),
    ("status", Text, "How it stands"),
    ("claims", TextList, "Ids of the claims that it bears on"),
    (
        "sources",
        Structured,
        "Publications that it rests on, rated by the Admiralty code",
    ),
    ("actors", Structured, "Who took part"),
    ("figures", Structured, "Quoted figures"),
    (
        "border",
        Text,
        "Id of its border: the first of about, else the nearest within the project's limit",
    ),
    (
        "km",
        Number,
        "Kilometres along the border from its start; null where the place is vague",
    ),
    ("km_min", Number, "Smallest km that its place allows"),
    ("km_max", Number, "Largest km that its place allows"),
    (
        "offset_km",
        Number,
        "Geodesic distance from the border, km; null where the place is vague",
    ),
    (
        "offset_min_km",
        Number,
        "Smallest distance from the border that its place allows, km",
    ),
    (
        "offset_max_km",
        Number,
        "Largest distance from the border that its place allows, km",
    ),
    ("side", Text, "Code of the side on which its point lies"),
    ("shares", Structured, "Share of its disc on each side"),
    (
        "segment_status",
        Text,
        "Status of the border at the nearest place",
    ),
    ("length_km", Number, "Geodesic length on WGS84, km"),
    (
        "accuracy_m",
        Number,
        "Error of the line, metres; null where no source states it",
    ),
    ("countries", TextList, "Codes of the two sides"),
];
