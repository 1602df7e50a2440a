//! `/claims`: what was said, held against the reports on the map.

use askama::Template;

use super::{
    Frame, Nav,
    finish::document,
    frame::Page,
    map::report_view::{Context, ReportView},
    map::{Entry, entry},
    marks,
    words::numbers::{counted, spelled},
};
use crate::{
    features::{Claim, Dataset, Verdict, report::Status},
    query::PageState,
};

/// A claim with the reports that it was held against.
struct ClaimView<'a> {
    claim: &'a Claim,
    reports: Vec<ReportView<'a>>,
    count: String,
    /// Few reports stand open.
    open: bool,
}

impl ClaimView<'_> {
    fn verdict(&self) -> VerdictView {
        VerdictView(self.claim.verdict)
    }
}

/// A verdict as a word and a form of its own: neither needs colour.
#[derive(Clone, Copy, Template)]
#[template(path = "verdict.html")]
struct VerdictView(Verdict);

impl VerdictView {
    fn class(self) -> &'static str {
        self.0.as_str()
    }

    fn label(self) -> &'static str {
        match self.0 {
            Verdict::Supported => "Supported",
            Verdict::Partly => "Partly supported",
            Verdict::Contested => "Contested",
            Verdict::Unconfirmed => "Unconfirmed",
            Verdict::NotFound => "Not found",
        }
    }
}

#[derive(Template)]
#[template(path = "claims.html")]
struct ClaimsPage<'a> {
    page: Page<'a>,
    claims: Vec<ClaimView<'a>>,
    title: String,
    introduction: String,
    tally: Vec<(usize, VerdictView)>,
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
            count: counted(entries.len(), "report", "reports"),
            open: entries.len() <= 5,
        })
        .collect();
    let count = dataset.claims.len();
    let noun = if count == 1 { "claim" } else { "claims" };
    Some(document(&ClaimsPage {
        page: Page {
            frame,
            title: "Claims",
            nav: Nav::Claims,
            script: "site.js",
            links: &[],
        },
        claims,
        title: format!("{}, held against the record", titled(count, noun)),
        introduction: introduction(dataset, noun),
        tally: tally(dataset),
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

/// "Thirteen claims" in a headline; small counts are spelled.
fn titled(count: usize, noun: &str) -> String {
    const TEENS: [&str; 9] = [
        "Eleven",
        "Twelve",
        "Thirteen",
        "Fourteen",
        "Fifteen",
        "Sixteen",
        "Seventeen",
        "Eighteen",
        "Nineteen",
    ];
    let number = count
        .checked_sub(11)
        .and_then(|beyond| TEENS.get(beyond))
        .map_or_else(|| spelled(count), |word| (*word).to_owned());
    format!("{number} {noun}")
}

fn introduction(dataset: &Dataset, noun: &str) -> String {
    let place = dataset
        .project
        .subtitle
        .as_deref()
        .map_or(String::new(), |subtitle| format!(" ({subtitle})"));
    format!(
        "What was said, who said it, and what the sources on the map bear out{place}. Each of these {noun} names the reports that it was held against; each report leads to its sources."
    )
    .replace("each of these claim ", "this claim ")
}

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
fn tally(dataset: &Dataset) -> Vec<(usize, VerdictView)> {
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
        (count, VerdictView(verdict))
    })
    .filter(|(count, _)| *count > 0)
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
                let html = VerdictView(verdict).to_string();
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
