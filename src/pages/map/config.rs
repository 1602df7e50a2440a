//! What the page's scripts must know of the project, as JSON that is safe inside of a `<script>`.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde_json::{Value, json};

use super::{
    filters::{Choice, FilterForm},
    listing::{LISTED, Listing},
};
use crate::{
    features::{Collection, Dataset, Kind},
    links::Links,
    ogcapi::borders::name,
    pages::Frame,
};

/// The document of `<script type="application/json" id="config">`.
pub(super) fn config(
    frame: &Frame,
    dataset: &Dataset,
    period: Option<(Date, Date)>,
    listing: &Listing,
    form: &FilterForm,
) -> String {
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
        // Where there are too many reports to list: how many, and how many are listed at a time.
        "many": listing.window.map(|_| many(dataset, frame.links, listing, form)),
        "rows": frame.links.rows(),
        "story": crate::pages::story::config(dataset),
        "story_address": frame.links.story(None),
        "map_address": frame.links.landing(),
    })
    .to_string()
    // No text can end the script element, nor begin a comment in it.
    .replace('<', "\\u003c")
}

fn many(dataset: &Dataset, links: &Links, listing: &Listing, form: &FilterForm) -> Value {
    let counts = |choices: &[Choice]| -> Value {
        let each = choices
            .iter()
            .map(|one| (one.value.to_owned(), one.count.into()));
        Value::Object(each.collect())
    };
    let reports = dataset.of_kind(Kind::Report).map(|collection| {
        let id = &collection.about.id;
        json!({"id": id, "counts": links.counts(id), "tiles": links.tile_template(id)})
    });
    json!({
        "all": listing.all,
        "shown": listing.shown,
        "unplaced": listing.unplaced,
        "listed": LISTED,
        "category": counts(&form.categories),
        "status": counts(&form.statuses),
        "side": form.sides.iter().map(|side| (side.value.clone(), side.count.into())).collect::<serde_json::Map<_, _>>(),
        "reports": reports.collect::<Vec<_>>(),
    })
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
