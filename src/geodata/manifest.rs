//! The manifest `sarhad.toml`: the project's words, its vocabulary and the list of its collections.

use jiff::tz::TimeZone;

use super::{
    entries::{Entries, TomlFile},
    fields::is_web_address,
    finding::nearest,
};
use crate::features::{
    About, Basemap, Category, Kind, Project, Role,
    project::{BorderNote, ContextDate, Dem, Quoted, Relief, Side},
    report::PlacePrecision,
};

/// Name of the manifest in its folder.
pub const MANIFEST: &str = "sarhad.toml";

/// International mile in km (exact by the agreement of 1959).
const KM_PER_MILE: f64 = 1.609_344;

/// Silhouettes that a category may have.
pub const ICONS: [&str; 8] = [
    "burst", "triangle", "diamond", "bubble", "arrow", "square", "bridge", "circle",
];

/// A manifest, read and checked.
#[derive(Debug)]
pub(super) struct Manifest {
    pub(super) project: Project,
    pub(super) collections: Vec<CollectionFile>,
    pub(super) claims: Option<String>,
    pub(super) story: Option<String>,
}

/// A collection and where its features stand.
#[derive(Debug)]
pub(super) struct CollectionFile {
    pub(super) about: About,
    /// Path or pattern.
    pub(super) file: String,
    /// Whether these areas make borders.
    pub(super) makes_borders: bool,
    /// Property that holds an area's code.
    pub(super) code: String,
    /// Whether the private `original` of its reports is served.
    pub(super) publishes_original: bool,
}

/// Reads the manifest; faults go to the file, and whatever can be read is given.
pub(super) fn read(file: &mut TomlFile<'_>) -> Option<Manifest> {
    let table = file.parse()?;
    let mut root = Entries::root(&table);
    let collections: Vec<CollectionFile> = root
        .tables(file, "collection")
        .into_iter()
        .filter_map(|entries| collection(file, entries))
        .collect();
    if !table.contains_key("collection") {
        root.fault(file, "collection", "at least one [[collection]]");
    }
    for (index, one) in collections.iter().enumerate() {
        if collections[..index]
            .iter()
            .any(|other| other.about.id == one.about.id)
        {
            root.fault(
                file,
                "collection",
                &format!("each id once, but {} stands twice", one.about.id),
            );
        }
    }
    let project = project(file, &mut root);
    let claims = file_of(file, &mut root, "claims");
    let story = file_of(file, &mut root, "story");
    root.finish(file);
    Some(Manifest {
        project,
        collections,
        claims,
        story,
    })
}

fn project(file: &mut TomlFile<'_>, root: &mut Entries<'_, '_>) -> Project {
    Project {
        title: root.required(file, "title").unwrap_or_default(),
        titles: root.local_text(file, "titles").0,
        subtitle: root.text(file, "subtitle"),
        subtitles: root.local_text(file, "subtitles").0,
        description: root.text(file, "description"),
        descriptions: root.local_text(file, "descriptions").0,
        attribution: root.text(file, "attribution"),
        languages: languages(file, root),
        time_zone: time_zone(file, root),
        max_offset_km: positive(file, root, "max_offset_km").unwrap_or(300.0),
        period: period(file, root),
        view: root.table(file, "view").and_then(|mut view| {
            let bbox = view.bbox(file, "bbox");
            view.finish(file);
            bbox
        }),
        policy: root.text(file, "policy"),
        radius_km: radii(file, root),
        sides: root
            .tables(file, "side")
            .into_iter()
            .filter_map(|entries| side(file, entries))
            .collect(),
        borders: root
            .tables(file, "border")
            .into_iter()
            .filter_map(|entries| border(file, entries))
            .collect(),
        categories: root
            .tables(file, "category")
            .into_iter()
            .filter_map(|entries| category(file, entries))
            .collect(),
        context_dates: root
            .tables(file, "context_date")
            .into_iter()
            .filter_map(|entries| context_date(file, entries))
            .collect(),
        basemap: root
            .table(file, "basemap")
            .map(|entries| basemap(file, entries))
            .unwrap_or_default(),
    }
}

fn languages(file: &mut TomlFile<'_>, root: &mut Entries<'_, '_>) -> Vec<String> {
    let languages = root.texts(file, "languages");
    if languages
        .iter()
        .any(|tag| tag.is_empty() || !tag.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'))
    {
        root.fault(file, "languages", "language tags such as \"en\" or \"fa\"");
    }
    if languages.is_empty() {
        vec!["en".to_owned()]
    } else {
        languages
    }
}

fn time_zone(file: &mut TomlFile<'_>, root: &mut Entries<'_, '_>) -> TimeZone {
    let Some(name) = root.text(file, "time_zone") else {
        return TimeZone::UTC;
    };
    TimeZone::get(&name).unwrap_or_else(|_unknown| {
        root.fault(
            file,
            "time_zone",
            "a name of the IANA time zone database, such as \"Europe/Berlin\"",
        );
        TimeZone::UTC
    })
}

fn positive(
    file: &mut TomlFile<'_>,
    entries: &mut Entries<'_, '_>,
    key: &'static str,
) -> Option<f64> {
    let number = entries.number(file, key)?;
    if number <= 0.0 {
        entries.fault(file, key, "a number above 0");
        return None;
    }
    Some(number)
}

fn period(
    file: &mut TomlFile<'_>,
    root: &mut Entries<'_, '_>,
) -> Option<(jiff::civil::Date, jiff::civil::Date)> {
    let mut entries = root.table(file, "period")?;
    let (from, to) = (entries.date(file, "from"), entries.date(file, "to"));
    if from.zip(to).is_none_or(|(from, to)| from > to) {
        entries.fault(file, "to", "a period with from and to, from not after to");
    }
    entries.finish(file);
    from.zip(to).filter(|(from, to)| from <= to)
}

fn radii(
    file: &mut TomlFile<'_>,
    root: &mut Entries<'_, '_>,
) -> std::collections::BTreeMap<String, f64> {
    let radii = root.numbers_by_name(file, "radius_km");
    for (name, radius_km) in &radii {
        if !PlacePrecision::WORDS.contains(&name.as_str()) || *radius_km < 0.0 {
            let words = PlacePrecision::WORDS.join(", ");
            root.fault(
                file,
                "radius_km",
                &format!("km for {words}, but {name} = {radius_km} stands there"),
            );
        }
    }
    radii.into_iter().collect()
}

fn side(file: &mut TomlFile<'_>, mut entries: Entries<'_, '_>) -> Option<Side> {
    let id = entries.required(file, "id");
    let side = Side {
        id: id.clone().unwrap_or_default(),
        names: entries.local_text(file, "names"),
        adjective: entries.local_text(file, "adjective"),
    };
    entries.finish(file);
    id.map(|_| side)
}

fn border(file: &mut TomlFile<'_>, mut entries: Entries<'_, '_>) -> Option<BorderNote> {
    let id = entries.required(file, "id");
    let start = entries.text(file, "start");
    if start
        .as_deref()
        .is_some_and(|start| !["west", "east"].contains(&start))
    {
        entries.fault(file, "start", "west or east");
    }
    let note = BorderNote {
        id: id.clone().unwrap_or_default(),
        names: entries.local_text(file, "names"),
        left: entries.text(file, "left"),
        start_east: start.as_deref() == Some("east"),
        main: entries.flag(file, "main").unwrap_or(false),
        quoted: entries
            .tables(file, "quoted")
            .into_iter()
            .filter_map(|entries| quoted(file, entries))
            .collect(),
    };
    entries.finish(file);
    id.map(|_| note)
}

fn quoted(file: &mut TomlFile<'_>, mut entries: Entries<'_, '_>) -> Option<Quoted> {
    let label = entries.required(file, "label");
    let value = positive(file, &mut entries, "value");
    let unit = entries
        .text(file, "unit")
        .unwrap_or_else(|| "km".to_owned());
    let km_per_unit = match unit.as_str() {
        "mi" => KM_PER_MILE,
        _ => 1.0,
    };
    if !["km", "mi"].contains(&unit.as_str()) {
        entries.fault(file, "unit", "km or mi");
    }
    let (source, url, note) = (
        entries.text(file, "source"),
        entries.text(file, "url"),
        entries.text(file, "note"),
    );
    if url.as_deref().is_some_and(|url| !is_web_address(url)) {
        entries.fault(file, "url", "an http or https address");
        return None;
    }
    entries.finish(file);
    let (label, value) = label.zip(value)?;
    Some(Quoted {
        label,
        value_km: value * km_per_unit,
        value,
        unit,
        source,
        url,
        note,
    })
}

fn category(file: &mut TomlFile<'_>, mut entries: Entries<'_, '_>) -> Option<Category> {
    let id = entries.required(file, "id");
    let label = entries.local_text(file, "label");
    let color = color(file, &mut entries, "color");
    let color_dark = color_dark(file, &mut entries, &color);
    let icon = entries
        .text(file, "icon")
        .unwrap_or_else(|| "circle".to_owned());
    if !ICONS.contains(&icon.as_str()) {
        entries.fault(file, "icon", &format!("one of {}", ICONS.join(", ")));
    }
    if let Some(id) = &id
        && !id
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '-'))
    {
        entries.fault(file, "id", "lower-case letters, digits, _ and -");
        return None;
    }
    entries.finish(file);
    Some(Category {
        id: id?,
        label,
        color,
        color_dark,
        icon,
    })
}

fn color(file: &mut TomlFile<'_>, entries: &mut Entries<'_, '_>, key: &'static str) -> String {
    match entries.text(file, key) {
        Some(color) if is_color(&color) => color,
        Some(_) => {
            entries.fault(file, key, "a colour such as \"#1f77b4\"");
            "#666666".to_owned()
        }
        None => "#666666".to_owned(),
    }
}

/// The dark theme's colour; the light one where the manifest has none.
fn color_dark(file: &mut TomlFile<'_>, entries: &mut Entries<'_, '_>, light: &str) -> String {
    match entries.text(file, "color_dark") {
        Some(color) if is_color(&color) => color,
        Some(_) => {
            entries.fault(file, "color_dark", "a colour such as \"#1f77b4\"");
            light.to_owned()
        }
        None => light.to_owned(),
    }
}

fn is_color(text: &str) -> bool {
    text.strip_prefix('#')
        .is_some_and(|hex| hex.len() == 6 && hex.chars().all(|c| c.is_ascii_hexdigit()))
}

fn context_date(file: &mut TomlFile<'_>, mut entries: Entries<'_, '_>) -> Option<ContextDate> {
    let date = entries.date(file, "date");
    if date.is_none() {
        entries.fault(file, "date", "a date such as 2021-07-04");
    }
    let date_end = entries.date(file, "date_end");
    let label = entries.local_text(file, "label");
    entries.finish(file);
    Some(ContextDate {
        date: date?,
        date_end,
        label,
    })
}

fn collection(file: &mut TomlFile<'_>, mut entries: Entries<'_, '_>) -> Option<CollectionFile> {
    let id = entries.required(file, "id");
    if let Some(id) = &id
        && !id
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
    {
        entries.fault(file, "id", "letters, digits, _ and -");
    }
    let kind = kind(file, &mut entries);
    let about = About {
        id: id.clone().unwrap_or_default(),
        title: entries
            .text(file, "title")
            .or_else(|| id.clone())
            .unwrap_or_default(),
        description: entries.text(file, "description"),
        kind: kind.unwrap_or(Kind::Basemap),
        role: role(file, &mut entries),
        attribution: entries.text(file, "attribution"),
        licence: entries.text(file, "licence"),
        licence_url: entries.text(file, "licence_url"),
        min_zoom: entries.zoom(file, "min_zoom"),
        max_zoom: entries.zoom(file, "max_zoom"),
    };
    if about
        .licence_url
        .as_deref()
        .is_some_and(|url| !is_web_address(url))
    {
        entries.fault(file, "licence_url", "an http or https address");
        return None;
    }
    let path = entries.required(file, "file");
    let collection = CollectionFile {
        about,
        file: path.clone().unwrap_or_default(),
        makes_borders: entries.flag(file, "borders").unwrap_or(false),
        code: entries
            .text(file, "code")
            .unwrap_or_else(|| "code".to_owned()),
        publishes_original: entries.flag(file, "publish_original").unwrap_or(false),
    };
    entries.finish(file);
    (id.is_some() && kind.is_some() && path.is_some()).then_some(collection)
}

fn kind(file: &mut TomlFile<'_>, entries: &mut Entries<'_, '_>) -> Option<Kind> {
    const WORDS: [&str; 6] = ["border", "report", "crossing", "place", "area", "basemap"];
    let word = entries.required(file, "kind")?;
    let kind = match word.as_str() {
        "border" => Kind::Border,
        "report" => Kind::Report,
        "crossing" => Kind::Crossing,
        "place" => Kind::Place,
        "area" => Kind::Area,
        "basemap" => Kind::Basemap,
        _ => {
            entries.fault(file, "kind", &one_of(&word, &WORDS));
            return None;
        }
    };
    Some(kind)
}

fn role(file: &mut TomlFile<'_>, entries: &mut Entries<'_, '_>) -> Option<Role> {
    const WORDS: [&str; 8] = [
        "land", "water", "river", "lake", "country", "admin0", "admin1", "place",
    ];
    let word = entries.text(file, "role")?;
    let role = match word.as_str() {
        "land" => Role::Land,
        "water" => Role::Water,
        "river" => Role::River,
        "lake" => Role::Lake,
        "country" => Role::Country,
        "admin0" => Role::Admin0,
        "admin1" => Role::Admin1,
        "place" => Role::Place,
        _ => {
            entries.fault(file, "role", &one_of(&word, &WORDS));
            return None;
        }
    };
    Some(role)
}

fn one_of(word: &str, words: &[&str]) -> String {
    let hint = nearest(word, words.iter().copied())
        .map_or_else(String::new, |near| format!(" (did you mean {near}?)"));
    format!("one of {}{hint}", words.join(", "))
}

fn file_of(
    file: &mut TomlFile<'_>,
    root: &mut Entries<'_, '_>,
    key: &'static str,
) -> Option<String> {
    let mut entries = root.table(file, key)?;
    let path = entries.required(file, "file");
    entries.finish(file);
    path
}

fn basemap(file: &mut TomlFile<'_>, mut entries: Entries<'_, '_>) -> Basemap {
    let basemap = Basemap {
        relief: entries.table(file, "relief").and_then(|mut relief| {
            let parts = (
                relief.required(file, "light"),
                relief.required(file, "dark"),
                relief.bbox(file, "bounds"),
            );
            relief.finish(file);
            let (Some(light), Some(dark), Some(bounds)) = parts else {
                return None;
            };
            Some(Relief {
                light,
                dark,
                bounds,
            })
        }),
        dem: entries
            .table(file, "dem")
            .and_then(|dem| self::dem(file, dem)),
        glyphs: entries.text(file, "glyphs"),
        fonts: entries.text(file, "fonts"),
        font_regular: entries.text(file, "font_regular"),
        font_bold: entries.text(file, "font_bold"),
        font_serif: entries.text(file, "font_serif"),
        font_italic: entries.text(file, "font_italic"),
    };
    entries.finish(file);
    basemap
}

fn dem(file: &mut TomlFile<'_>, mut entries: Entries<'_, '_>) -> Option<Dem> {
    let tiles = entries.required(file, "tiles");
    let encoding = entries
        .text(file, "encoding")
        .unwrap_or_else(|| "terrarium".to_owned());
    if !["terrarium", "mapbox"].contains(&encoding.as_str()) {
        entries.fault(file, "encoding", "terrarium or mapbox");
    }
    let (min_zoom, max_zoom) = (
        entries.zoom(file, "min_zoom"),
        entries.zoom(file, "max_zoom"),
    );
    let bounds = entries.bbox(file, "bounds");
    entries.finish(file);
    Some(Dem {
        tiles: tiles?,
        min_zoom: min_zoom.unwrap_or(0),
        max_zoom: max_zoom?,
        encoding,
        bounds: bounds?,
    })
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// The project of a manifest without faults, for tests of the modules beside this one.
    pub(in crate::geodata) fn project(text: &str) -> Project {
        let mut findings = Vec::new();
        let manifest = read(&mut TomlFile::new(MANIFEST, text, &mut findings)).expect("TOML");
        assert!(findings.is_empty(), "{findings:?}");
        manifest.project
    }

    fn faults(text: &str) -> Vec<String> {
        let mut findings = Vec::new();
        read(&mut TomlFile::new(MANIFEST, text, &mut findings));
        findings.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn every_fault_is_named_with_its_line() {
        let found = faults(
            "tittle = \"x\"\n[[category]]\nid = \"a\"\ncolor = \"red\"\n[[collection]]\nid = \"r\"\nkind = \"reprot\"\nfile = \"r.geojson\"\n",
        );
        insta::assert_debug_snapshot!(found, @r##"
        [
            "sarhad.toml:7: collection[0].kind: found \"reprot\", expected one of border, report, crossing, place, area, basemap (did you mean report?)",
            "sarhad.toml:1: title: found nothing, expected a text",
            "sarhad.toml:4: category[0].color: found \"red\", expected a colour such as \"#1f77b4\"",
            "sarhad.toml:1: tittle: found an unknown key tittle, expected title",
        ]
        "##);
    }

    #[test]
    fn a_mile_is_turned_into_km() {
        let mut findings = Vec::new();
        let text = "title = \"x\"\n[[border]]\nid = \"AAA-BBB\"\n[[border.quoted]]\nlabel = \"l\"\nvalue = 840\nunit = \"mi\"\n[[collection]]\nid = \"b\"\nkind = \"border\"\nfile = \"b.geojson\"\n";
        let manifest = read(&mut TomlFile::new(MANIFEST, text, &mut findings)).expect("parses");
        assert!(findings.is_empty(), "{findings:?}");
        assert!((manifest.project.borders[0].quoted[0].value_km - 1_351.848_96).abs() < 1e-9);
    }
}
