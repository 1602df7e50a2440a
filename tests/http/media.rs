//! Pictures of reports, and two collections with one id: on a made-up project of this file's own.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::cli::{copy, scratch};
use crate::harness::Server;

/// The smallest PNG.
const PNG: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, b'I', b'H', b'D', b'R', 0, 0, 0,
    1, 0, 0, 0, 1, 8, 6, 0, 0, 0, 0x1f, 0x15, 0xc4, 0x89, 0, 0, 0, 0x0d, b'I', b'D', b'A', b'T',
    0x78, 0xda, 0x63, 0x64, 0xf8, 0xff, 0xbf, 0x1e, 0, 5, 0x84, 2, 0x7f, 0x9e, 0xbb, 0x5c, 0xb1, 0,
    0, 0, 0, b'I', b'E', b'N', b'D', 0xae, 0x42, 0x60, 0x82,
];

/// A project with pictures, and a second report collection that has an id of the first.
fn project() -> PathBuf {
    let folder = scratch("media");
    copy(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/faults/base"),
        &folder,
    );
    let notes = folder.join("notes.geojson");
    let text = fs::read_to_string(&notes).expect("the fixture is there");
    let mut features: Value = serde_json::from_str(&text).expect("the fixture is JSON");
    features["features"][0]["properties"]["media"] = json!([
        {"file": "media/bridge.png", "kind": "image", "alt": "A bridge at noon", "credit": "A. Nobody"},
        {"file": "media/hurt.png", "kind": "image", "alt": "A wounded man", "graphic": true},
        {"url": "https://example.org/film", "kind": "video", "alt": "A film elsewhere"},
    ]);
    fs::write(&notes, features.to_string()).expect("the file can be written");
    let mut other = features.clone();
    other["features"][0]["properties"]["title"] = "The other note".into();
    fs::write(folder.join("more.geojson"), other.to_string()).expect("the file can be written");
    fs::create_dir_all(folder.join("media")).expect("a folder can be made");
    for name in ["bridge.png", "hurt.png", "unused.png"] {
        fs::write(folder.join("media").join(name), PNG).expect("the file can be written");
    }
    let manifest = folder.join("sarhad.toml");
    let mut text = fs::read_to_string(&manifest).expect("the manifest is there");
    text.push_str(
        "\n[[collection]]\nid = \"more\"\nkind = \"report\"\ntitle = \"More\"\nfile = \"more.geojson\"\n",
    );
    fs::write(&manifest, text).expect("the manifest can be written");
    folder
}

#[test]
fn pictures_are_shown_from_the_folder_and_links_elsewhere_are_never_loaded() {
    let server = Server::start(&project());
    let page = server.browse("/reports/notes/good").ok();
    let text = page.text();
    assert!(text.contains("<img src=\"/media/media/bridge.png\" alt=\"A bridge at noon\""));
    assert!(text.contains("href=\"https://example.org/film\""));
    assert!(
        !text.contains("src=\"https://"),
        "nothing elsewhere is loaded"
    );
    // What is graphic is a link: nothing of it is asked for before a click.
    assert!(text.contains("class=\"media-graphic\" href=\"/media/media/hurt.png\""));
    assert!(!text.contains("src=\"/media/media/hurt.png\""));
    let picture = server.get("/media/media/bridge.png").ok();
    assert_eq!(picture.media_type(), "image/png");
    assert_eq!(picture.body, PNG);
    // What no report shows is not served, whatever lies in the folder.
    for path in ["/media/media/unused.png", "/media/notes.geojson"] {
        assert_eq!(server.get(path).status, 404, "{path}");
    }
}

#[test]
fn an_id_that_two_collections_have_leads_to_a_choice() {
    let server = Server::start(&project());
    let choice = server.browse("/reports/good").with_status(300);
    for address in ["/reports/notes/good", "/reports/more/good"] {
        assert!(choice.text().contains(&format!("href=\"{address}\"")));
        server.browse(address).ok();
    }
    assert!(
        server
            .browse("/reports/more/good")
            .text()
            .contains("The other note")
    );
}
