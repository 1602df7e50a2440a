//! Every fault of loading, one spoilt file each: `sarhad check` names file, feature, field, what was found and what
//! was expected, and its exit code says whether a server would leave something out.

use std::fs;
use std::path::{Path, PathBuf};

use crate::cli::{copy, scratch};
use crate::harness::{Server, binary, finish};

fn faults() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/faults")
}

/// A copy of the good project with one file replaced by a spoilt one.
fn spoilt(fixture: &str, replaced: &str) -> PathBuf {
    let folder = scratch(&format!("fault-{}", fixture.replace('.', "-")));
    copy(&faults().join("base"), &folder);
    fs::copy(faults().join(fixture), folder.join(replaced))
        .expect("the spoilt file takes its place");
    folder
}

/// What `check` says of the spoilt project, with its exit code.
fn checked(fixture: &str, replaced: &str) -> (Option<i32>, String) {
    let (status, said) = finish(binary().arg("check").arg(spoilt(fixture, replaced)));
    assert!(!said.contains("panicked"), "{said}");
    (status.code(), said)
}

/// Some line holds all the words.
fn assert_line(said: &str, words: &[&str]) {
    let found = said
        .lines()
        .any(|line| words.iter().all(|word| line.contains(word)));
    assert!(found, "no line with {words:?} in:\n{said}");
}

/// The fault is an error, and one line says all of it.
fn assert_refused(fixture: &str, replaced: &str, words: &[&str]) {
    let (code, said) = checked(fixture, replaced);
    assert_eq!(code, Some(1), "{said}");
    assert_line(&said, words);
    assert_line(&said, &["expected"]);
}

/// The fault is repaired or borne, with a warning that says so.
fn assert_warned(fixture: &str, replaced: &str, words: &[&str]) {
    let (code, said) = checked(fixture, replaced);
    assert_eq!(code, Some(0), "{said}");
    assert_line(&said, words);
}

const NOTES: &str = "notes.geojson";

#[test]
fn the_good_project_has_no_fault() {
    let (status, said) = finish(binary().arg("check").arg(faults().join("base")));
    assert_eq!(status.code(), Some(0), "{said}");
    assert!(!said.contains("expected"), "{said}");
}

#[test]
fn nan_is_refused() {
    assert_refused(
        "nan.geojson",
        NOTES,
        &[NOTES, "feature 1", "bad", "coordinates", "NaN", "expected"],
    );
}

#[test]
fn an_infinite_coordinate_is_refused() {
    assert_refused(
        "infinite.geojson",
        NOTES,
        &[NOTES, "feature 1", "bad", "coordinates", "finite"],
    );
}

#[test]
fn a_longitude_out_of_range_is_refused() {
    assert_refused(
        "out-of-range.geojson",
        NOTES,
        &[NOTES, "feature 1", "bad", "coordinates", "181.5", "180"],
    );
}

#[test]
fn a_latitude_out_of_range_is_refused() {
    assert_refused(
        "out-of-range-latitude.geojson",
        NOTES,
        &[NOTES, "feature 1", "8", "coordinates", "-90.25", "90"],
    );
}

#[test]
fn an_unclosed_ring_is_refused() {
    assert_refused(
        "unclosed-ring.geojson",
        "lands.geojson",
        &["lands.geojson", "feature 0", "ELM", "coordinates"],
    );
}

#[test]
fn a_duplicate_id_is_refused() {
    assert_refused(
        "duplicate-id.geojson",
        NOTES,
        &[NOTES, "feature 2", "bad", "id"],
    );
}

#[test]
fn a_javascript_url_is_refused() {
    assert_refused(
        "javascript-url.geojson",
        NOTES,
        &[NOTES, "feature 1", "bad", "sources[1].url", "alert", "http"],
    );
    assert_refused(
        "javascript-archive-url.geojson",
        NOTES,
        &[NOTES, "feature 1", "sources[0].archive_url", "http"],
    );
}

#[test]
fn a_date_that_does_not_parse_is_refused() {
    assert_refused(
        "bad-date.geojson",
        NOTES,
        &[NOTES, "feature 1", "bad", "date_start", "2024-02-30"],
    );
}

#[test]
fn an_end_before_its_start_is_refused() {
    assert_refused(
        "end-before-start.geojson",
        NOTES,
        &[NOTES, "feature 1", "bad", "date_end", "2024-02-01"],
    );
}

#[test]
fn a_category_outside_the_vocabulary_is_refused() {
    assert_refused(
        "bad-category.geojson",
        NOTES,
        &[NOTES, "feature 1", "bad", "category", "flod", "flood"],
    );
}

#[test]
fn a_status_outside_the_vocabulary_is_refused() {
    assert_refused(
        "bad-status.geojson",
        NOTES,
        &[
            NOTES,
            "feature 1",
            "bad",
            "status",
            "confirmed",
            "corroborated",
        ],
    );
}

#[test]
fn a_precision_outside_the_vocabulary_is_refused() {
    assert_refused(
        "bad-precision.geojson",
        NOTES,
        &[
            NOTES,
            "feature 1",
            "bad",
            "place_precision",
            "roughly",
            "near",
        ],
    );
}

#[test]
fn a_negative_radius_is_refused() {
    assert_refused(
        "negative-radius.geojson",
        NOTES,
        &[NOTES, "feature 1", "bad", "radius_km", "-2"],
    );
}

#[test]
fn a_report_without_title_date_or_source_is_refused() {
    assert_refused(
        "no-title.geojson",
        NOTES,
        &[NOTES, "feature 1", "bad", "title"],
    );
    assert_refused(
        "no-date.geojson",
        NOTES,
        &[NOTES, "feature 1", "bad", "date_start"],
    );
    assert_refused(
        "no-source.geojson",
        NOTES,
        &[NOTES, "feature 1", "bad", "sources"],
    );
}

#[test]
fn wrong_winding_is_repaired_with_a_warning() {
    assert_warned(
        "wrong-winding.geojson",
        "lands.geojson",
        &["lands.geojson", "feature 0", "ELM", "geometry"],
    );
}

#[test]
fn a_byte_order_mark_is_borne_with_a_warning() {
    assert_warned("bom.geojson", NOTES, &[NOTES, "byte order mark"]);
}

#[test]
fn a_crs_member_that_says_crs84_is_borne_with_a_warning() {
    assert_warned("crs84.geojson", NOTES, &[NOTES, "crs", "CRS84"]);
}

#[test]
fn another_crs_refuses_the_file_wherever_it_stands() {
    assert_refused(
        "other-crs-at-the-end.geojson",
        NOTES,
        &[NOTES, "crs", "3857"],
    );
}

#[test]
fn a_cut_file_is_refused_whole() {
    assert_refused("cut.geojson", NOTES, &[NOTES, "line"]);
}

#[test]
fn a_leading_bbox_is_no_fault() {
    let (code, said) = checked("leading-bbox.geojson", NOTES);
    assert_eq!(code, Some(0), "{said}");
    assert!(!said.contains("expected"), "{said}");
}

#[test]
fn a_dangling_reference_is_a_warning() {
    assert_warned(
        "dangling-reference.geojson",
        NOTES,
        &[NOTES, "feature 1", "bad", "part_of", "nobody"],
    );
    assert_warned(
        "unknown-border.geojson",
        NOTES,
        &[NOTES, "feature 1", "bad", "about", "ELM-ASH"],
    );
}

#[test]
fn a_document_of_another_shape_is_refused() {
    assert_refused(
        "not-a-collection.geojson",
        NOTES,
        &[NOTES, "FeatureCollection"],
    );
}

#[test]
fn a_line_between_a_side_and_itself_is_refused() {
    assert_refused(
        "one-side.geojson",
        "lines.geojson",
        &["lines.geojson", "feature 0", "right", "ELM"],
    );
}

#[test]
fn a_line_status_outside_the_vocabulary_is_refused() {
    assert_refused(
        "line-status.geojson",
        "lines.geojson",
        &[
            "lines.geojson",
            "feature 0",
            "status",
            "settled",
            "disputed",
        ],
    );
}

#[test]
fn several_faults_are_reported_together() {
    let (code, said) = checked("several.geojson", NOTES);
    assert_eq!(code, Some(1), "{said}");
    assert_line(&said, &["feature 0", "first", "200"]);
    assert_line(&said, &["feature 2", "second", "date_start", "soon"]);
    assert_line(&said, &["feature 3", "third", "category", "flod"]);
}

#[test]
fn a_server_leaves_the_wrong_features_out_and_says_so() {
    let server = Server::start(&spoilt("several.geojson", NOTES));
    let notes = server.get("/collections/notes/items").ok().json();
    assert_eq!(notes["numberMatched"], 2);
}

#[test]
fn strict_refuses_to_serve_wrong_features() {
    let folder = scratch("strict");
    copy(&faults().join("base"), &folder);
    fs::copy(faults().join("several.geojson"), folder.join(NOTES))
        .expect("the spoilt file takes its place");
    let command = ["serve", "--strict", "--listen", "127.0.0.1:0", "--geodata"];
    let (status, said) = finish(binary().args(command).arg(&folder));
    assert_eq!(status.code(), Some(1), "{said}");
    assert_line(&said, &["refused", "feature 0", "first", "2 more"]);
}

#[test]
fn a_cut_file_ends_the_start() {
    let folder = scratch("cut-start");
    copy(&faults().join("base"), &folder);
    fs::copy(faults().join("cut.geojson"), folder.join(NOTES))
        .expect("the spoilt file takes its place");
    let (status, said) = finish(
        binary()
            .args(["serve", "--listen", "127.0.0.1:0", "--geodata"])
            .arg(&folder),
    );
    assert_eq!(status.code(), Some(1), "{said}");
    assert_line(&said, &[NOTES]);
}

const MANIFEST: &str = "sarhad.toml";

#[test]
fn an_unknown_manifest_key_is_named_with_its_line_and_the_nearest_known_one() {
    assert_refused(
        "unknown-key.toml",
        MANIFEST,
        &["sarhad.toml:5", "time_zon", "time_zone"],
    );
    assert_refused(
        "unknown-collection-key.toml",
        MANIFEST,
        &["sarhad.toml:23", "titel", "title"],
    );
}

#[test]
fn a_missing_file_is_named() {
    assert_refused(
        "missing-file.toml",
        MANIFEST,
        &["sarhad.toml:", "nots.geojson"],
    );
}

#[test]
fn a_glob_without_files_is_named() {
    let (_, said) = checked("empty-glob.toml", MANIFEST);
    assert_line(&said, &["sarhad.toml:", "notes/*.geojson"]);
}

#[test]
fn a_bad_colour_is_named_with_its_line() {
    assert_refused(
        "bad-colour.toml",
        MANIFEST,
        &["sarhad.toml:35", "color", "#1C5D9"],
    );
}

#[test]
fn a_bad_icon_and_a_bad_kind_are_named_with_what_is_allowed() {
    assert_refused(
        "bad-icon.toml",
        MANIFEST,
        &["sarhad.toml", "icon", "brust", "burst"],
    );
    assert_refused(
        "bad-kind.toml",
        MANIFEST,
        &["sarhad.toml", "kind", "aera", "area"],
    );
}

#[test]
fn a_bad_time_zone_is_named() {
    assert_refused(
        "bad-time-zone.toml",
        MANIFEST,
        &["sarhad.toml", "time_zone", "Mars/Olympus"],
    );
}

#[test]
fn two_collections_with_one_id_are_named() {
    assert_refused(
        "twice-the-same-id.toml",
        MANIFEST,
        &["sarhad.toml", "id", "notes"],
    );
}

#[test]
fn a_manifest_without_title_is_refused() {
    assert_refused("no-title.toml", MANIFEST, &["sarhad.toml", "title"]);
}

#[test]
fn a_path_that_leaves_the_folder_is_refused() {
    assert_refused(
        "path-outside.toml",
        MANIFEST,
        &["sarhad.toml:", "../notes.geojson"],
    );
}

#[test]
fn a_manifest_that_is_no_toml_is_refused_with_its_line() {
    assert_refused("not-toml.toml", MANIFEST, &["sarhad.toml:23"]);
}
