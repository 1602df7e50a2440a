//! Parameters that nobody means well with: refused with their name, or ignored, and never the end of a request.

use crate::harness::projects;

const VALUES: [&str; 19] = [
    "",
    "%ff",
    "%",
    "%00",
    "%0a",
    "-1",
    "1e400",
    "NaN",
    "99999999999999999999999",
    "../..",
    "%3Cscript%3E",
    "%E2%80%AE",
    ",,,,",
    "nan,nan,nan,nan",
    "180,90,-180,-90",
    "2021-07-01/P999999999Y",
    "POINT(1e400%200)",
    "22/85/540/360/85",
    "javascript:alert(1)",
];

#[test]
fn no_value_of_any_parameter_is_a_fault_of_the_server() {
    for project in projects() {
        let items = format!("/collections/{}/items", project.ids()[0]);
        let counts = items.replace("/items", "/counts");
        for (path, names) in [
            (
                items.as_str(),
                &["limit", "cursor", "bbox", "datetime", "q", "f"][..],
            ),
            (&counts, &["by", "bbox"]),
            (
                "/",
                &[
                    "lang", "map", "report", "theme", "dock", "step", "skip", "from", "km_to",
                ],
            ),
            ("/locate", &["coords", "radius_km"]),
            ("/oembed", &["url"]),
            ("/feed.atom", &["datetime", "category", "lang"]),
            ("/tiles/WebMercatorQuad/0/0/0", &["collections"]),
            ("/map.svg", &["width", "scale", "map"]),
        ] {
            // What draws takes its time: a few values do.
            let step = if ["/", "/map.svg"].contains(&path) {
                5
            } else {
                1
            };
            for name in names {
                for value in VALUES.iter().step_by(step) {
                    let asked = format!("{path}?{name}={value}");
                    let reply = project.server.get(&asked);
                    assert!(reply.status < 500, "{asked}: {}", reply.status);
                    if reply.status == 400 {
                        let said = reply.text();
                        let is_named = said.contains(name) || said.contains("UTF-8");
                        assert!(is_named, "{asked}: {said}");
                    }
                }
            }
        }
    }
}
