//! A project of two lands, AAA and BBB, that share the meridian 10 from 0 to 4 degrees north, and of any reports.

use std::fs;

use serde_json::{Value, json};

use crate::{cli::scratch, harness::Server};

const MANIFEST: &str = r##"
title = "Two lands and their reports"
languages = ["en"]
time_zone = "UTC"

[[collection]]
id = "lands"
kind = "area"
borders = true
title = "Lands"
file = "lands.geojson"

[[collection]]
id = "reports"
kind = "report"
title = "Reports"
file = "reports.geojson"

[[category]]
id = "flood"
label = { en = "Flood" }
color = "#1C5D99"
color_dark = "#7FB7E8"
icon = "burst"
"##;

fn land(code: &str, west: f64) -> Value {
    let east = west + 5.0;
    json!({
        "type": "Feature",
        "id": code,
        "properties": { "code": code, "name": code },
        "geometry": { "type": "Polygon",
            "coordinates": [[[west, 0], [east, 0], [east, 4], [west, 4], [west, 0]]] },
    })
}

/// A server of the two lands with these reports, from a folder of this name.
pub(super) fn two_lands(name: &str, reports: Vec<Value>) -> Server {
    let folder = scratch(name);
    let collection = |features: Vec<Value>| {
        json!({ "type": "FeatureCollection", "features": features }).to_string()
    };
    for (file, text) in [
        ("sarhad.toml", MANIFEST.to_owned()),
        (
            "lands.geojson",
            collection(vec![land("AAA", 5.0), land("BBB", 10.0)]),
        ),
        ("reports.geojson", collection(reports)),
    ] {
        fs::write(folder.join(file), text).expect("it can be written");
    }
    Server::start(&folder)
}
