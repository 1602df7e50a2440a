//! A report as the list and the detail card show it: every text ready, nothing left to decide in the template.

use std::{
    borrow::Cow,
    collections::{BTreeSet, HashMap},
};

use super::{
    entry::Entry,
    figures::{self, Scale},
};
use crate::{
    features::{Collection, Dataset, Kind, Source, report::Status},
    lang::{self, Language, arg},
    links::with_format,
    pages::{
        Frame, Link, Told,
        markdown::{self, is_safe_address},
        marks,
        media::MediaView,
        words::{
            border::{self, Setting},
            dates,
            numbers::unbroken,
            place, vocabulary,
        },
    },
    query::PageState,
};

/// So many sources stand open; the others fold.
const OPEN_SOURCES: usize = 3;

/// What all reports of one page share.
pub(in crate::pages) struct Context<'a> {
    pub frame: Frame<'a>,
    pub dataset: &'a Dataset,
    pub state: &'a PageState,
    borders: HashMap<String, BorderFacts>,
    with_year: bool,
    language: &'a str,
    /// Whether rows bring their cards with them.
    with_cards: bool,
}

struct BorderFacts {
    name: String,
    length_km: Option<f64>,
}

impl<'a> Context<'a> {
    pub(in crate::pages) fn of(
        frame: Frame<'a>,
        dataset: &'a Dataset,
        state: &'a PageState,
    ) -> Self {
        let borders = dataset
            .of_kind(Kind::Border)
            .flat_map(|collection| (0..collection.len()).map(move |row| (collection, row)))
            .map(|(collection, row)| {
                let id = collection.id(row).to_string();
                let properties = collection.properties_of(row);
                let text = |name: &str| properties.get(name).and_then(|value| value.as_str());
                let name = dataset
                    .project
                    .border(&id)
                    .and_then(|note| note.names.get(frame.language.tag()))
                    .or_else(|| text("name"))
                    .map_or_else(
                        || frame.say("words-border-named", [arg("id", &id)]),
                        str::to_owned,
                    );
                let length_km = properties
                    .get("length_km")
                    .and_then(serde_json::Value::as_f64);
                (id, BorderFacts { name, length_km })
            })
            .collect();
        let with_year =
            super::period(dataset).is_none_or(|(first, last)| first.year() != last.year());
        Self {
            frame,
            dataset,
            state,
            borders,
            with_year,
            language: frame.language.tag(),
            with_cards: true,
        }
    }

    /// The same, its rows with their cards or without; the row of the report that is open always has its card.
    pub(in crate::pages) fn with_cards(self, with_cards: bool) -> Self {
        Self { with_cards, ..self }
    }

    /// The name of a border of the dataset.
    pub(in crate::pages) fn border_name(&self, id: &str) -> Option<&str> {
        self.borders.get(id).map(|facts| facts.name.as_str())
    }
}

/// Another report that this one names.
pub(in crate::pages) struct Related {
    pub id: String,
    /// Its permanent page.
    pub href: String,
    pub title: String,
}

/// A name in another script.
pub(in crate::pages) struct LocalName {
    pub lang: String,
    pub text: String,
}

/// A source with its rating in words.
pub(in crate::pages) struct SourceView<'a> {
    pub source: &'a Source,
    pub title: &'a str,
    pub url: Option<&'a str>,
    pub archive_url: Option<&'a str>,
    pub code: Option<String>,
    /// Publisher, date, rating.
    pub line: String,
}

/// A report, ready to be shown.
pub(in crate::pages) struct ReportView<'a> {
    language: Language,
    pub entry: &'a Entry<'a>,
    pub title: Told<'a>,
    pub category: &'a str,
    pub category_label: &'a str,
    pub status: &'static str,
    pub status_label: Cow<'static, str>,
    pub status_meaning: Cow<'static, str>,
    pub symbol: String,
    pub when: String,
    pub when_short: String,
    pub place: Option<&'a str>,
    pub local_names: Vec<LocalName>,
    pub doubt: String,
    pub role: Option<Cow<'static, str>>,
    pub border: Option<String>,
    /// Place and km, for the row.
    pub where_short: String,
    /// HTML, and its language where that is not the page's.
    pub summary: Option<(String, Option<&'a str>)>,
    pub media: Vec<MediaView<'a>>,
    pub scales: Vec<Scale>,
    pub told_figures: Vec<&'a str>,
    pub sources: Vec<SourceView<'a>>,
    pub folded: Vec<SourceView<'a>>,
    pub source_count: String,
    pub folded_count: String,
    /// What the letters and figures of these sources mean.
    pub ratings: Vec<(String, Cow<'static, str>)>,
    pub claims: Vec<Link>,
    pub part_of: Option<Related>,
    pub replaced_by: Option<Related>,
    /// The address that opens its card, other filters kept.
    pub href: String,
    /// The address of its own page.
    pub permanent: String,
    pub geojson: String,
    pub selected: bool,
    /// Whether the card stands in the row.
    pub has_card: bool,
}

impl<'a> ReportView<'a> {
    pub(in crate::pages) fn of(entry: &'a Entry<'a>, context: &'a Context<'a>) -> Self {
        let report = &entry.report;
        let (first, last) = (report.date_start, report.last_day());
        let project = &context.dataset.project;
        let category = report.category.as_deref().unwrap_or("none");
        let language = context.frame.language;
        let sources = report.sources.iter();
        let mut sources: Vec<_> = sources.map(|one| source(language, one)).collect();
        let folded = sources.split_off(sources.len().min(OPEN_SOURCES));
        let links = context.frame.links;
        Self {
            language,
            entry,
            title: context.frame.told(&report.title, &report.titles),
            category,
            category_label: project
                .category(category)
                .and_then(|category| category.label.get(context.language))
                .unwrap_or(category),
            status: report.status.as_str(),
            status_label: vocabulary::status(language, report.status),
            status_meaning: vocabulary::status_meaning(language, report.status),
            symbol: marks::symbol(marks::icon_of(project, Some(category)), report.status),
            when: dates::when(language, first, last, report.date_precision),
            when_short: dates::when_short(
                language,
                first,
                last,
                report.date_precision,
                context.with_year,
            ),
            place: place_name(entry, context.language),
            local_names: local_names(entry, context.language),
            doubt: unbroken(&place::doubt(
                language,
                report.place_precision,
                report.radius_km,
                entry.place.is_some(),
            )),
            role: place::role(language, report.place_role),
            border: border_sentence(entry, context).as_deref().map(unbroken),
            where_short: unbroken(&where_short(language, entry)),
            summary: report.summary.as_deref().map(|summary| {
                let told = context.frame.told(summary, &report.summaries);
                (markdown::to_html(told.text), told.lang)
            }),
            media: report
                .media
                .iter()
                .map(|media| MediaView::of(media, &context.frame))
                .collect(),
            scales: figures::scales(language, &report.figures),
            told_figures: figures::in_words(&report.figures),
            source_count: context
                .frame
                .say("report-sources", [arg("count", report.sources.len())]),
            folded_count: context
                .frame
                .say("report-more-sources", [arg("count", folded.len())]),
            ratings: ratings(language, &report.sources),
            sources,
            folded,
            claims: claims(entry, context),
            part_of: report.part_of.as_deref().and_then(|id| other(id, context)),
            replaced_by: report
                .replaced_by
                .as_deref()
                .and_then(|id| other(id, context)),
            href: links.map_page(&context.state.with_report(Some(&entry.id))),
            permanent: links.report(&entry.collection.about.id, &entry.id),
            geojson: with_format(&links.item(&entry.collection.about.id, &entry.id), "json"),
            selected: context.state.report.as_deref() == Some(&entry.id),
            has_card: context.with_cards || context.state.report.as_deref() == Some(&entry.id),
        }
    }

    /// Whether the row says how the report stands: only where that is a warning.
    pub(super) fn warns(&self) -> bool {
        matches!(
            self.entry.report.status,
            Status::Contested | Status::Refuted | Status::Retracted
        )
    }

    /// Category and status, for who does not see the mark.
    pub(in crate::pages) fn mark_words(&self) -> String {
        lang::say(
            self.language,
            "map-mark",
            [
                arg("category", self.category_label),
                arg("status", self.status_word()),
            ],
        )
    }

    /// The status as the row says it.
    pub(super) fn status_word(&self) -> String {
        self.status_label.to_lowercase()
    }
}

fn source(language: Language, source: &Source) -> SourceView<'_> {
    let published = source.published.as_deref().map_or_else(
        || lang::text(language, "words-undated").into_owned(),
        |day| dates::written(language, day),
    );
    SourceView {
        source,
        title: source.title.as_deref().unwrap_or(&source.publisher),
        url: source.url.as_deref().filter(|url| is_safe_address(url)),
        archive_url: source
            .archive_url
            .as_deref()
            .filter(|url| is_safe_address(url)),
        code: vocabulary::rating_code(source),
        line: format!(
            "{} · {published} · {}",
            source.publisher,
            vocabulary::rating_words(language, source)
        ),
    }
}

/// The place's name in the page's language, else as the report has it.
fn place_name<'a>(entry: &'a Entry, language: &str) -> Option<&'a str> {
    let report = &entry.report;
    let own = report.place_names.get(language);
    own.or(report.place_name.as_ref()).map(String::as_str)
}

fn local_names(entry: &Entry, language: &str) -> Vec<LocalName> {
    let report = &entry.report;
    let mut seen = vec![place_name(entry, language).unwrap_or_default()];
    report
        .place_names
        .iter()
        .filter(|(_, text)| {
            let fresh = !seen.contains(&text.as_str());
            seen.push(text);
            fresh
        })
        .map(|(lang, text)| LocalName {
            lang: lang.clone(),
            text: text.clone(),
        })
        .collect()
}

fn where_short(language: Language, entry: &Entry) -> String {
    let report = &entry.report;
    let tail = match (border::short(language, &report.derived), entry.place) {
        (Some(km), _) => Some(km),
        (None, None) => Some(lang::text(language, "words-not-on-map").into_owned()),
        (None, Some(_)) => None,
    };
    let place = place_name(entry, language.tag()).map(str::to_owned);
    [place, tail]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ")
}

fn border_sentence(entry: &Entry, context: &Context) -> Option<String> {
    let derived = &entry.report.derived;
    let facts = context.borders.get(derived.border.as_deref()?)?;
    let project = &context.dataset.project;
    let setting = Setting {
        language: context.frame.language,
        name: &facts.name,
        length_km: facts.length_km,
        side_name: &|code| project.side_name(code, context.language).to_owned(),
        side_adjective: &|code| project.side_adjective(code, context.language).to_owned(),
    };
    border::sentence(derived, None, &setting)
}

fn claims(entry: &Entry, context: &Context) -> Vec<Link> {
    entry
        .report
        .claims
        .iter()
        .filter_map(|id| context.dataset.claims.iter().find(|claim| claim.id == *id))
        .map(|claim| Link {
            rel: "related".to_owned(),
            href: format!("{}#{}", context.frame.links.claims(), claim.id),
            media_type: None,
            title: Some(claim.claim.clone()),
        })
        .collect()
}

/// Another report by its title, where the dataset has it.
fn other(id: &str, context: &Context) -> Option<Related> {
    let (collection, row) = context.dataset.report(id)?;
    Related::of(collection, row, context)
}

impl Related {
    pub(in crate::pages) fn of(
        collection: &Collection,
        row: usize,
        context: &Context,
    ) -> Option<Self> {
        let properties = collection.properties_of(row);
        let own = properties.get("title")?.as_str()?;
        let title = properties
            .get("titles")
            .and_then(|titles| titles.get(context.language)?.as_str())
            .unwrap_or(own);
        let id = collection.id(row).to_string();
        Some(Self {
            href: context.frame.links.report(&collection.about.id, &id),
            title: title.to_owned(),
            id,
        })
    }
}

/// The letters and figures that a report's sources have, each once, with what they mean.
fn ratings(language: Language, sources: &[Source]) -> Vec<(String, Cow<'static, str>)> {
    let letters: BTreeSet<&str> = sources
        .iter()
        .filter_map(|source| source.reliability.as_deref())
        .collect();
    let figures: BTreeSet<u8> = sources
        .iter()
        .filter_map(|source| source.credibility)
        .collect();
    let letters = letters.into_iter().filter_map(|letter| {
        Some((
            letter.to_owned(),
            vocabulary::reliability(language, letter)?,
        ))
    });
    let figures = figures.into_iter().filter_map(|figure| {
        Some((
            figure.to_string(),
            vocabulary::credibility(language, figure)?,
        ))
    });
    letters.chain(figures).collect()
}
