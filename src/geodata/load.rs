//! From a project folder to a dataset: read, check, measure, build; or the reasons why not.

use std::collections::{BTreeMap, HashMap, HashSet};

use bytes::Bytes;
use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::{
    border_rows, claims, crossing, derive,
    entries::TomlFile,
    feature_file::{self, Parsed},
    finding::{Fault, Finding, GROUND, Severity},
    folder::{Folder, FolderError},
    known,
    manifest::{self, CollectionFile, MANIFEST, Manifest},
    references, report, report_areas, story, territory,
};
use crate::{
    border::{self, Area, Border, Borders, FindingKind, Override, Start, Stretch},
    features::{
        About, Collection, Dataset, FeatureId, Interval, Kind, Project, Row, Step, property::infer,
    },
};

/// Outlines nearer than this are the same line, drawn twice; metres.
const SNAP_TOLERANCE_M: f64 = 30.0;

/// What came of loading a folder.
#[derive(Debug)]
pub struct Outcome {
    /// The dataset, unless something fatal was found.
    pub dataset: Option<Dataset>,
    /// Everything that was found, in the order of reading.
    pub findings: Vec<Finding>,
}

impl Outcome {
    /// The worst that was found.
    #[must_use]
    pub fn severity(&self) -> Option<Severity> {
        self.findings.iter().map(|finding| finding.severity).max()
    }
}

/// Loads a project folder.
#[must_use]
pub fn load(folder: &Folder) -> Outcome {
    run(folder, false)
}

/// Loads a project folder and looks for gaps, slivers and overlaps between its areas, which takes its time.
#[must_use]
pub fn load_and_survey(folder: &Folder) -> Outcome {
    run(folder, true)
}

fn run(folder: &Folder, surveys: bool) -> Outcome {
    let mut loader = Loader {
        folder,
        surveys,
        findings: Vec::new(),
        hash: Sha256::new(),
        manifest_text: String::new(),
    };
    loader.hash.update(env!("CARGO_PKG_VERSION"));
    let dataset = loader.dataset();
    Outcome {
        dataset,
        findings: loader.findings,
    }
}

struct Loader<'a> {
    folder: &'a Folder,
    /// Whether the ground between areas is looked at too.
    surveys: bool,
    findings: Vec<Finding>,
    hash: Sha256,
    /// To tell the line that names a file.
    manifest_text: String,
}

/// A collection on its way: checked features, not yet rows.
struct Draft {
    file: CollectionFile,
    features: Vec<(Parsed, FeatureId, Option<Interval>)>,
}

impl Loader<'_> {
    fn dataset(&mut self) -> Option<Dataset> {
        let manifest = self.manifest()?;
        let Manifest {
            project,
            collections,
            claims: claims_file,
            story: story_pattern,
        } = manifest;
        let (mut stretches, mut areas) = (Vec::new(), Vec::new());
        let drafts: Vec<Draft> = collections
            .into_iter()
            .map(|file| self.draft(file, &project, &mut stretches, &mut areas))
            .collect();
        let borders = self.borders(&project, &stretches, &areas);
        let claims = claims_file
            .as_ref()
            .and_then(|path| self.claims(path))
            .unwrap_or_default();
        let (story, story_files) = self.story(story_pattern.as_deref());
        let files = self.files(&project, &drafts);
        if self
            .findings
            .iter()
            .any(|finding| finding.severity == Severity::Fatal)
        {
            return None;
        }
        let places = references::places(drafts.iter().flat_map(|draft| {
            let features = draft.features.iter();
            features.map(|(one, id, _)| (&draft.file.about, id, &one.at))
        }));
        let mut drafts = drafts;
        for draft in &mut drafts {
            self.derive(draft, &borders, &project);
        }
        let collections = build_collections(drafts, &borders, &project);
        let mut dataset = Dataset {
            project,
            collections,
            borders,
            claims,
            story,
            files,
            warnings: Vec::new(),
            fingerprint: hex(&self.hash.clone().finalize()),
        };
        self.findings.extend(references::check(
            &dataset,
            claims_file.as_deref().unwrap_or_default(),
            &story_files,
            &places,
        ));
        dataset.warnings = super::finding::report(&self.findings)
            .into_iter()
            .map(|(_, line)| line)
            .collect();
        Some(dataset)
    }

    fn read(&mut self, path: &str) -> Option<Bytes> {
        match self.folder.read(path) {
            Ok(bytes) => {
                self.hash.update(path.as_bytes());
                self.hash.update((bytes.len() as u64).to_le_bytes());
                self.hash.update(&bytes);
                Some(bytes)
            }
            Err(error) => {
                self.refuse(path, &error);
                None
            }
        }
    }

    fn refuse(&mut self, path: &str, error: &FolderError) {
        match error {
            FolderError::Unreadable { source, .. } => self.blame(
                path,
                format!("no readable file ({source})"),
                "a file of the project folder",
            ),
            _ => self.blame(
                path,
                "a path that leaves the project folder",
                "one inside it",
            ),
        }
    }

    /// A fault of a path: told at the line of the manifest that names it, else of the file itself.
    fn blame(&mut self, path: &str, found: impl Into<String>, expected: &str) {
        let quoted = format!("{path:?}");
        let mut lines = self.manifest_text.lines();
        let finding = match lines.position(|line| line.contains(&quoted)) {
            Some(index) => {
                let fault = Fault::new(path, found, expected);
                Finding::of_file(Severity::Fatal, MANIFEST, fault).at_line(index + 1)
            }
            None => Finding::of_file(Severity::Fatal, path, Fault::new("", found, expected)),
        };
        self.findings.push(finding);
    }

    fn text(&mut self, path: &str) -> Option<String> {
        let bytes = self.read(path)?;
        let text =
            std::str::from_utf8(&bytes).map(|text| text.trim_start_matches('\u{feff}').to_owned());
        if text.is_err() {
            let fault = Fault::new("", "bytes that are not UTF-8", "UTF-8 text");
            self.findings
                .push(Finding::of_file(Severity::Fatal, path, fault));
        }
        text.ok()
    }

    /// A manifest with any fault is refused: everything else is read by it.
    fn manifest(&mut self) -> Option<Manifest> {
        let text = self.text(MANIFEST)?;
        self.manifest_text.clone_from(&text);
        let manifest = manifest::read(&mut TomlFile::new(MANIFEST, &text, &mut self.findings));
        for finding in self
            .findings
            .iter_mut()
            .filter(|finding| finding.severity == Severity::Error)
        {
            finding.severity = Severity::Fatal;
        }
        manifest
    }

    fn matching(&mut self, pattern: &str) -> Vec<String> {
        match self.folder.matching(pattern) {
            Ok(paths) if !paths.is_empty() => paths,
            Ok(_) => {
                self.blame(
                    pattern,
                    "no file that fits",
                    "at least one file of the project folder",
                );
                Vec::new()
            }
            Err(error) => {
                self.refuse(pattern, &error);
                Vec::new()
            }
        }
    }

    fn draft(
        &mut self,
        file: CollectionFile,
        project: &Project,
        stretches: &mut Vec<Stretch>,
        areas: &mut Vec<Area>,
    ) -> Draft {
        let mut features = Vec::new();
        let mut seen: HashMap<String, String> = HashMap::new();
        let mut next_number = 1;
        for path in self.matching(&file.file) {
            let Some(bytes) = self.read(&path) else {
                continue;
            };
            let parsed = feature_file::read(&path, &bytes, &mut self.findings).unwrap_or_default();
            for mut one in parsed {
                let Some(id) = self.id_of(&one, &file, &mut seen, &mut next_number) else {
                    continue;
                };
                match check_kind(&file, &mut one, project, stretches, areas) {
                    Ok(time) => features.push((one, id, time)),
                    Err(faults) => {
                        self.findings.extend(
                            faults
                                .into_iter()
                                .map(|fault| one.at.finding(Severity::Error, fault)),
                        );
                    }
                }
            }
        }
        Draft { file, features }
    }

    /// The feature's id, unique in its collection. Lines of a border may share one; other features without one are numbered.
    fn id_of(
        &mut self,
        one: &Parsed,
        file: &CollectionFile,
        seen: &mut HashMap<String, String>,
        next_number: &mut i64,
    ) -> Option<FeatureId> {
        let id = match &one.id {
            Some(id) => id.clone(),
            None if file.about.kind == Kind::Report => {
                let fault = Fault::new(
                    "id",
                    "nothing",
                    "a text or a whole number, so that links last",
                );
                self.findings.push(one.at.finding(Severity::Error, fault));
                return None;
            }
            None => {
                while seen.contains_key(&next_number.to_string()) {
                    *next_number += 1;
                }
                FeatureId::Number(*next_number)
            }
        };
        let place = format!("{}:{}", one.at.file, one.at.line);
        if file.about.kind == Kind::Border {
            return Some(id);
        }
        if let Some(first) = seen.get(&id.to_string()) {
            let expected = format!("an id that stands once (first at {first})");
            self.findings.push(one.at.finding(
                Severity::Error,
                Fault::new("id", format!("{id} again"), expected),
            ));
            return None;
        }
        seen.insert(id.to_string(), place);
        Some(id)
    }

    fn borders(&mut self, project: &Project, stretches: &[Stretch], areas: &[Area]) -> Borders {
        let overrides: Vec<Override> = project
            .borders
            .iter()
            .map(|note| Override {
                border: note.id.clone(),
                left: note.left.clone(),
                start: if note.start_east {
                    Start::East
                } else {
                    Start::West
                },
            })
            .collect();
        let (borders, faults) = Borders::build(areas, stretches, &overrides, SNAP_TOLERANCE_M);
        self.tell_of_borders(faults, "borders that fit together");
        if self.surveys {
            let unfit = border::check(areas, SNAP_TOLERANCE_M);
            let ground = unfit
                .into_iter()
                .filter(|found| found.kind != FindingKind::Degenerate);
            self.tell_of_borders(
                ground.collect(),
                "areas that leave no gap and do not overlap",
            );
        }
        borders
    }

    fn tell_of_borders(&mut self, findings: Vec<border::Finding>, expected: &str) {
        self.findings.extend(findings.into_iter().map(|found| {
            let fault = Fault::new(GROUND, found.to_string(), expected);
            Finding::of_file(Severity::Warning, MANIFEST, fault)
        }));
    }

    /// Measures every point of a collection against the borders, on all cores.
    fn derive(&mut self, draft: &mut Draft, borders: &Borders, project: &Project) {
        let kind = draft.file.about.kind;
        if !derive::applies_to(kind) || borders.iter().len() == 0 {
            return;
        }
        let warnings: Vec<Finding> = draft
            .features
            .par_iter_mut()
            .filter_map(|(one, ..)| {
                let fault = derive::derive(
                    kind,
                    one.geometry.as_ref(),
                    &mut one.properties,
                    borders,
                    project,
                )?;
                Some(one.at.finding(Severity::Warning, fault))
            })
            .collect();
        self.findings.extend(warnings);
    }

    fn claims(&mut self, path: &str) -> Option<Vec<crate::features::Claim>> {
        let text = self.text(path)?;
        claims::read(&mut TomlFile::new(path, &text, &mut self.findings))
    }

    fn story(&mut self, pattern: Option<&str>) -> (Vec<Step>, Vec<String>) {
        let paths = pattern
            .map(|pattern| self.matching(pattern))
            .unwrap_or_default();
        let mut steps = (Vec::new(), Vec::new());
        for path in paths {
            let Some(text) = self.text(&path) else {
                continue;
            };
            if let Some(step) = story::read(&path, &text, &mut self.findings) {
                steps.0.push(step);
                steps.1.push(path);
            }
        }
        steps
    }

    /// Everything that is served as it is: relief, elevation tiles, glyphs, fonts, media of reports.
    fn files(&mut self, project: &Project, drafts: &[Draft]) -> BTreeMap<String, Bytes> {
        let basemap = &project.basemap;
        let mut paths: Vec<String> = Vec::new();
        if let Some(relief) = &basemap.relief {
            paths.extend([relief.light.clone(), relief.dark.clone()]);
        }
        let dem = basemap
            .dem
            .as_ref()
            .map(|dem| dem.tiles.split("/{").next().unwrap_or_default().to_owned());
        for folder in [basemap.glyphs.clone(), basemap.fonts.clone(), dem]
            .into_iter()
            .flatten()
        {
            match self.folder.files_under(&folder) {
                Ok(found) if !found.is_empty() => paths.extend(found),
                Ok(_) => {
                    let fault = Fault::new(
                        "basemap",
                        format!("no file under {folder}"),
                        "files of the project folder",
                    );
                    self.findings
                        .push(Finding::of_file(Severity::Fatal, MANIFEST, fault));
                }
                Err(error) => self.refuse(&folder, &error),
            }
        }
        for (one, ..) in drafts.iter().flat_map(|draft| &draft.features) {
            let media = one
                .properties
                .get("media")
                .and_then(serde_json::Value::as_array);
            paths.extend(
                media
                    .into_iter()
                    .flatten()
                    .filter_map(|media| Some(media.get("file")?.as_str()?.to_owned())),
            );
        }
        paths.sort();
        paths.dedup();
        paths
            .into_iter()
            .filter_map(|path| self.read(&path).map(|bytes| (path, bytes)))
            .collect()
    }
}

/// Checks a feature by the kind of its collection; lines and areas are handed to the border engine.
fn check_kind(
    file: &CollectionFile,
    one: &mut Parsed,
    project: &Project,
    stretches: &mut Vec<Stretch>,
    areas: &mut Vec<Area>,
) -> Result<Option<Interval>, Vec<Fault>> {
    match file.about.kind {
        Kind::Report => {
            if !file.publishes_original {
                one.properties.remove("original");
            }
            report::check(one.geometry.as_ref(), &mut one.properties, project).map(Some)
        }
        Kind::Crossing => {
            crossing::check(one.geometry.as_ref(), &mut one.properties, project).map(|()| None)
        }
        Kind::Border => {
            let line = territory::check_line(one.geometry.as_ref(), &one.properties)?;
            stretches.push(border_rows::stretch(line, &one.properties));
            Ok(None)
        }
        Kind::Area => {
            let (code, polygon) =
                territory::check_area(one.geometry.as_ref(), &one.properties, &file.code)?;
            let accuracy_m = one
                .properties
                .get("accuracy_m")
                .and_then(serde_json::Value::as_f64);
            areas.push(Area {
                code,
                polygon,
                makes_borders: file.makes_borders,
                accuracy_m,
            });
            Ok(None)
        }
        Kind::Place | Kind::Basemap | Kind::ReportArea => Ok(None),
    }
}

fn build_collections(drafts: Vec<Draft>, borders: &Borders, project: &Project) -> Vec<Collection> {
    let mut pairs = Pairs::of(&drafts, borders);
    let mut collections = Vec::new();
    let has_borders = drafts
        .iter()
        .any(|draft| draft.file.about.kind == Kind::Border);
    let has_id = drafts.iter().any(|draft| draft.file.about.id == "borders");
    for draft in drafts {
        let kind = draft.file.about.kind;
        let rows = if kind == Kind::Border {
            pairs
                .take(&draft, borders)
                .map(|(border, drawn)| border_rows::row(border, drawn, project))
                .collect()
        } else {
            draft.features.into_iter().map(plain_row).collect()
        };
        collections.push(collection(draft.file.about, rows, project));
        if kind == Kind::Report {
            let areas = collections.last().map(report_areas::build);
            collections.extend(areas);
        }
    }
    if !has_borders && !has_id && borders.iter().len() > 0 {
        let rows = borders
            .iter()
            .map(|border| border_rows::row(border, None, project))
            .collect();
        collections.push(collection(borders_of_areas(), rows, project));
    }
    collections
}

fn collection(about: About, rows: Vec<Row>, project: &Project) -> Collection {
    let mut properties = infer(&rows);
    known::complete(about.kind, &mut properties, project);
    Collection::build(about, properties, rows)
}

/// The collection of borders of a project that has areas alone.
fn borders_of_areas() -> About {
    About {
        id: "borders".to_owned(),
        title: "Borders".to_owned(),
        description: Some("The lines that neighbouring areas share.".to_owned()),
        kind: Kind::Border,
        role: None,
        attribution: None,
        licence: None,
        licence_url: None,
        min_zoom: None,
        max_zoom: None,
    }
}

fn plain_row((one, id, time): (Parsed, FeatureId, Option<Interval>)) -> Row {
    Row {
        id,
        geometry: one.geometry,
        properties: one.properties,
        time,
    }
}

/// Which border collection has which border: the first whose file draws it; the first of all where no file does.
struct Pairs {
    left: Vec<String>,
    drawn: HashSet<String>,
    is_first: bool,
}

impl Pairs {
    fn of(drafts: &[Draft], borders: &Borders) -> Self {
        let lines = drafts
            .iter()
            .filter(|draft| draft.file.about.kind == Kind::Border);
        Self {
            left: borders.iter().map(|border| border.id.clone()).collect(),
            drawn: lines
                .flat_map(|draft| drawn_by(draft).into_keys())
                .collect(),
            is_first: true,
        }
    }

    fn take<'a>(
        &mut self,
        draft: &'a Draft,
        borders: &'a Borders,
    ) -> impl Iterator<Item = (&'a Border, Option<&'a Parsed>)> {
        let drawn = drawn_by(draft);
        let is_first = std::mem::take(&mut self.is_first);
        let mine = |id: &String| drawn.contains_key(id) || (is_first && !self.drawn.contains(id));
        let (taken, left) = std::mem::take(&mut self.left).into_iter().partition(mine);
        self.left = left;
        let taken: Vec<String> = taken;
        taken
            .into_iter()
            .filter_map(move |id| Some((borders.get(&id)?, drawn.get(&id).copied())))
    }
}

/// The first feature of a file for each border that it draws.
fn drawn_by(draft: &Draft) -> BTreeMap<String, &Parsed> {
    let mut drawn = BTreeMap::new();
    for (one, ..) in &draft.features {
        drawn
            .entry(border_rows::pair_id(&one.properties))
            .or_insert(one);
    }
    drawn
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").expect("writing to a String cannot fail");
        text
    })
}
