//! `/claims`: what was said, held against the reports on the map.

use std::borrow::Cow;

use askama::Template;

use super::{
    Frame, Nav, Told,
    finish::document,
    frame::Page,
    map::report_view::{Context, ReportView},
    map::{Entry, entry},
    marks,
    words::vocabulary,
};
use crate::{
    features::{Claim, Dataset, Kind, Verdict, report::Status},
    lang::{Language, arg},
    query::PageState,
};

/// A claim with the reports that it was held against.
struct ClaimView<'a> {
    claim: &'a Claim,
    reports: Vec<ReportView<'a>>,
    held_against: String,
    language: Language,
    /// Language of the claim's texts, where that is not the page's.
    own: Told<'a>,
    /// Few reports stand open.
    open: bool,
}

impl ClaimView<'_> {
    fn verdict(&self) -> VerdictView {
        VerdictView(self.claim.verdict, self.language)
    }
}

/// A verdict as a word and a form of its own: neither needs colour.
#[derive(Clone, Copy, Template)]
#[template(path = "verdict.html")]
struct VerdictView(Verdict, Language);

impl VerdictView {
    fn class(self) -> &'static str {
        self.0.as_str()
    }

    fn label(self) -> Cow<'static, str> {
        vocabulary::verdict(self.1, self.0)
    }
}

#[derive(Template)]
#[template(path = "claims.html")]
struct ClaimsPage<'a> {
    page: Page<'a>,
    claims: Vec<ClaimView<'a>>,
    title: String,
    introduction: String,
    tally: Vec<(String, VerdictView)>,
    sprite: String,
}

/// The page of the claims; `None` where the project has none.
#[must_use]
pub fn claims(frame: Frame, dataset: &Dataset) -> Option<String> {
    if dataset.claims.is_empty() {
        return None;
    }
    let state = PageState::default();
    let context = Context::of(frame, dataset, &state);
    let entries: Vec<Vec<Entry>> = dataset
        .claims
        .iter()
        .map(|claim| held_against(claim, dataset))
        .collect();
    let no_translation = std::collections::BTreeMap::new();
    let claims = dataset
        .claims
        .iter()
        .zip(&entries)
        .map(|(claim, entries)| ClaimView {
            claim,
            reports: entries
                .iter()
                .map(|entry| ReportView::of(entry, &context))
                .collect(),
            held_against: {
                let reports = vocabulary::counted(frame.language, Kind::Report, entries.len());
                frame.say("claims-held-against", [arg("reports", reports)])
            },
            language: frame.language,
            own: frame.told(&claim.finding, &no_translation),
            open: entries.len() <= 5,
        })
        .collect();
    let title = frame.t("page-claims");
    Some(document(&ClaimsPage {
        page: Page {
            frame,
            title: &title,
            nav: Nav::Claims,
            script: "site.js",
            links: &[],
        },
        claims,
        title: frame.say("claims-title", [arg("count", dataset.claims.len())]),
        introduction: frame.t("claims-introduction").into_owned(),
        tally: tally(&frame, dataset),
        sprite: marks::sprite(&dataset.project, &STATUSES),
    }))
}

const STATUSES: [Status; 5] = [
    Status::Corroborated,
    Status::Unverified,
    Status::Contested,
    Status::Refuted,
    Status::Retracted,
];

/// The reports of a claim, by date.
fn held_against<'a>(claim: &Claim, dataset: &'a Dataset) -> Vec<Entry<'a>> {
    let mut entries: Vec<_> = claim
        .reports
        .iter()
        .filter_map(|id| {
            let (collection, row) = dataset.report(id)?;
            entry(collection, row, true)
        })
        .collect();
    entries.sort_by_key(|entry| (entry.report.date_start, entry.report.last_day()));
    entries
}

/// How many claims have each verdict, those without any left out.
fn tally(frame: &Frame, dataset: &Dataset) -> Vec<(String, VerdictView)> {
    [
        Verdict::Supported,
        Verdict::Partly,
        Verdict::Contested,
        Verdict::Unconfirmed,
        Verdict::NotFound,
    ]
    .into_iter()
    .map(|verdict| {
        let count = dataset
            .claims
            .iter()
            .filter(|claim| claim.verdict == verdict)
            .count();
        (count, VerdictView(verdict, frame.language))
    })
    .filter(|(count, _)| *count > 0)
    .map(|(count, verdict)| (frame.count(&count), verdict))
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        geodata::{Folder, load},
        links::Links,
    };

    fn bundled() -> Dataset {
        load(&Folder::Bundled)
            .dataset
            .expect("the bundled project loads")
    }

    #[test]
    fn every_claim_has_its_verdict_and_links_to_its_reports_and_back() {
        let dataset = bundled();
        let links = Links::new("http://127.0.0.1:8080").local();
        let frame = Frame::of(&dataset, &links);
        let page = claims(frame, &dataset).expect("the bundled project has claims");
        let map = crate::pages::map::map(frame, &dataset, &PageState::default(), &[]);
        assert!(page.contains("Thirteen claims"));
        for claim in &dataset.claims {
            assert!(page.contains(&format!("<article class=\"claim\" id=\"{}\"", claim.id)));
            assert!(map.contains(&format!("href=\"/claims#{}\"", claim.id)));
            for id in &claim.reports {
                assert!(
                    page.contains(&format!("href=\"/reports/reports/{id}\"")),
                    "{id}"
                );
            }
        }
    }

    #[test]
    fn a_project_without_claims_has_no_page_of_them_and_no_way_to_it() {
        let dataset = Dataset {
            claims: Vec::new(),
            ..bundled()
        };
        let links = Links::new("").local();
        let frame = Frame::of(&dataset, &links);
        assert_eq!(claims(frame, &dataset), None);
        assert!(!crate::pages::about::about(frame, &dataset).contains("/claims"));
    }

    #[test]
    fn every_verdict_has_a_form_and_a_word_of_its_own() {
        let all = [
            Verdict::Supported,
            Verdict::Partly,
            Verdict::Contested,
            Verdict::Unconfirmed,
            Verdict::NotFound,
        ];
        let forms: std::collections::BTreeSet<String> = all
            .iter()
            .map(|&verdict| {
                let html = VerdictView(verdict, Language::En).to_string();
                let drawing = html.split("<svg").nth(1).unwrap_or_default();
                drawing
                    .split("</svg>")
                    .next()
                    .unwrap_or_default()
                    .to_owned()
            })
            .collect();
        assert_eq!(forms.len(), all.len());
    }
}
