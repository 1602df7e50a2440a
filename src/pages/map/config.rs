//! What the page's scripts must know of the project, as JSON that is safe inside of a `<script>`.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde_json::{Value, json};

use crate::{
    features::{Collection, Dataset, Kind},
    ogcapi::borders::name,
    pages::Frame,
};

/// The document of `<script type="application/json" id="config">`.
pub(super) fn config(frame: &Frame, dataset: &Dataset, period: Option<(Date, Date)>) -> String {
    let language = frame.language.tag();
    let ids = |kind| -> Vec<&str> {
        dataset
            .of_kind(kind)
            .map(|collection| collection.about.id.as_str())
            .collect()
    };
    let categories: Vec<Value> = dataset
        .project
        .categories
        .iter()
        .map(|category| {
            json!({
                "id": category.id,
                "label": category.label.get(language).unwrap_or(&category.id),
                "color": category.color,
                "color_dark": category.color_dark,
                "icon": category.icon,
            })
        })
        .collect();
    let borders: Vec<Value> = dataset
        .of_kind(Kind::Border)
        .flat_map(|collection| {
            (0..collection.len()).map(move |row| border(dataset, collection, row))
        })
        .collect();
    let context_dates: Vec<Value> = dataset
        .project
        .context_dates
        .iter()
        .map(|rule| {
            json!({
                "from": rule.date.to_string(),
                "to": rule.date_end.map(|day| day.to_string()),
                "label": rule.label.get(language).unwrap_or_default(),
            })
        })
        .collect();
    json!({
        "categories": categories,
        "borders": borders,
        "collections": {
            "reports": ids(Kind::Report),
            "crossings": ids(Kind::Crossing),
            "borders": ids(Kind::Border),
        },
        "period": period.map(|(from, to)| json!({"from": from.to_string(), "to": to.to_string()})),
        "contextDates": context_dates,
        "view": {"bbox": dataset.view().to_array()},
        "collator": language,
        "story": crate::pages::story::config(dataset),
        "story_address": frame.links.story(None),
        "map_address": frame.links.landing(),
    })
    .to_string()
    // No text can end the script element, nor begin a comment in it.
    .replace('<', "\\u003c")
}

fn border(dataset: &Dataset, collection: &Collection, row: usize) -> Value {
    let properties = collection.properties_of(row);
    let id = collection.id(row);
    let names: BTreeMap<&str, String> = dataset
        .borders
        .get(&id.to_string())
        .into_iter()
        .flat_map(|border| {
            let languages = dataset.project.languages.iter();
            languages
                .map(move |language| (language.as_str(), name(border, &dataset.project, language)))
        })
        .collect();
    json!({
        "id": id,
        "names": names,
        "left": properties.get("left"),
        "right": properties.get("right"),
        "main": properties.get("main").and_then(Value::as_bool).unwrap_or(true),
    })
}
