//! What a step of the story means for the page: where the map looks, which days, which stretch.

use serde_json::{Value, json};

use crate::{
    features::{Dataset, Kind, Step},
    query::{PageState, View},
};

/// The state of a page on which the story is open: the step's camera and days where the address names no others.
pub(in crate::pages) fn at_step(dataset: &Dataset, state: &PageState) -> PageState {
    let last = dataset.story.len();
    if last == 0 {
        return PageState {
            story: false,
            step: None,
            ..state.clone()
        };
    }
    if !state.story {
        return PageState {
            step: state.step.map(|step| step.min(last)),
            ..state.clone()
        };
    }
    let number = state.step.unwrap_or(1).min(last);
    let step = &dataset.story[number - 1];
    let named = state.from.is_some() || state.to.is_some();
    PageState {
        step: Some(number),
        from: if named {
            state.from
        } else {
            step.time.map(|time| time.0)
        },
        to: if named {
            state.to
        } else {
            step.time.map(|time| time.1)
        },
        view: state.view.or(Some(view(step))),
        ..state.clone()
    }
}

fn view(step: &Step) -> View {
    let camera = step.camera;
    View {
        zoom: camera.zoom,
        lat: camera.center[1],
        lon: camera.center[0],
        bearing: camera.bearing,
        pitch: camera.pitch,
    }
}

/// The border to which a step's km belong: the one it names, else the first protagonist.
pub(super) fn border_of(dataset: &Dataset, step: &Step) -> Option<String> {
    let main = || {
        dataset
            .of_kind(Kind::Border)
            .flat_map(|collection| (0..collection.len()).map(move |row| (collection, row)))
            .find(|(collection, row)| {
                collection
                    .properties_of(*row)
                    .get("main")
                    .and_then(Value::as_bool)
                    .unwrap_or(true)
            })
            .map(|(collection, row)| collection.id(row).to_string())
    };
    step.border.clone().or_else(main)
}

/// The steps as the page's scripts know them.
pub(in crate::pages) fn config(dataset: &Dataset) -> Value {
    let steps = dataset.story.iter().map(|step| {
        let km = step.border_km.map(|(from, to)| json!([from, to]));
        json!({
            "title": step.title,
            "view": {
                "zoom": step.camera.zoom,
                "lat": step.camera.center[1],
                "lon": step.camera.center[0],
                "bearing": step.camera.bearing,
                "pitch": step.camera.pitch,
            },
            "period": step.time.map(|(from, to)| json!({"from": from.to_string(), "to": to.to_string()})),
            "km": km,
            "border": step.border_km.and_then(|_| border_of(dataset, step)),
            "reports": step.reports,
        })
    });
    steps.collect()
}
