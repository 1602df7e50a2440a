//! The legend of a diagram: only what is in it, in rows that break where they are full.

use super::{Sheet, Type, crossing, ems, km_axis::sample, report, ring};
use crate::{
    border::Status as BorderStatus,
    features::{CrossingStatus, Project, report::Status},
    ogcapi::borders::{Crowd, Strip},
};

const ROW: f64 = 22.0;
/// Size of the words, px, with room for a font that is wider than ours.
const SIZE: f64 = 12.8;

/// A legend being written from left to right.
#[derive(Debug)]
pub(in crate::render) struct Legend<'a> {
    project: &'a Project,
    x: f64,
    y: f64,
    right: f64,
    left: f64,
}

impl<'a> Legend<'a> {
    /// Begins a legend whose first row has its middle at `y`.
    pub(in crate::render) fn new(project: &'a Project, (left, right): (f64, f64), y: f64) -> Self {
        Self {
            project,
            x: left,
            y,
            right,
            left,
        }
    }

    /// Where the next row would have its middle.
    pub(in crate::render) fn end(&self) -> f64 {
        self.y + ROW
    }

    /// Begins a new row unless this one is empty.
    fn next_row(&mut self) {
        if self.x > self.left {
            self.x = self.left;
            self.y += ROW;
        }
    }

    /// One entry: a drawing `width` px wide from `x`, and words behind it.
    fn entry(
        &mut self,
        sheet: &mut Sheet,
        width: f64,
        words: &str,
        draw: impl FnOnce(&mut Sheet, f64, f64),
    ) {
        let whole = width + 6.0 + ems(words) * SIZE;
        if self.x + whole > self.right {
            self.next_row();
        }
        draw(sheet, self.x, self.y);
        sheet.text((self.x + width + 6.0, self.y + 4.0), Type::SMALL, words);
        self.x += whole + 16.0;
    }

    /// Words alone, such as the heading of a row.
    fn words(&mut self, sheet: &mut Sheet, words: &str) {
        let look = Type::SMALL.coloured("ink-3");
        sheet.text((self.x, self.y + 4.0), look, words);
        self.x += ems(words) * SIZE + 18.0;
    }

    /// The categories that appear, in the order of the vocabulary.
    pub(in crate::render) fn categories(
        &mut self,
        sheet: &mut Sheet,
        (strip, crowd): (&Strip, Option<&Crowd>),
    ) {
        let project = self.project;
        for (index, category) in project.categories.iter().enumerate() {
            let id = Some(category.id.as_str());
            let is_in = match crowd {
                Some(crowd) => crowd.placed.iter().any(|one| one.category == Some(index)),
                None => strip.points.iter().any(|p| p.category.as_deref() == id),
            };
            if is_in {
                let words = category
                    .label
                    .get(sheet.language.tag())
                    .unwrap_or(&category.id);
                self.entry(sheet, 13.0, words, |sheet, x, y| {
                    let ink = sheet.ink;
                    let mark = report(ink, project, (id, Status::Corroborated), (x + 6.5, y), 12.0);
                    sheet.push(&mark);
                });
            }
        }
        self.next_row();
    }

    /// The statuses of reports that appear, in grey, since each category has its own hue.
    pub(in crate::render) fn statuses(&mut self, sheet: &mut Sheet, strip: &Strip) {
        let all = [
            (Status::Corroborated, "words-corroborated"),
            (Status::Unverified, "words-unverified"),
            (Status::Contested, "words-contested"),
            (Status::Refuted, "words-refuted"),
            (Status::Retracted, "words-retracted"),
        ];
        let project = self.project;
        for (status, id) in all {
            if strip.points.iter().any(|point| point.status == status) {
                let words = sheet.t(id).to_lowercase();
                self.entry(sheet, 13.0, &words, |sheet, x, y| {
                    let mark = report(sheet.ink, project, (None, status), (x + 6.5, y), 12.0);
                    sheet.push(&mark);
                });
            }
        }
    }

    /// The ring of several reports at one place.
    pub(in crate::render) fn ring(&mut self, sheet: &mut Sheet, words: &str) {
        let project = self.project;
        self.entry(sheet, 24.0, words, |sheet, x, y| {
            let drawn = ring(sheet.ink, project, &[(None, 3)], (x + 12.0, y));
            sheet.push(&drawn);
        });
    }

    /// The mark of a statement: the same, smaller.
    pub(in crate::render) fn smaller(&mut self, sheet: &mut Sheet, words: &str) {
        let project = self.project;
        self.entry(sheet, 10.0, words, |sheet, x, y| {
            let look = (None, Status::Corroborated);
            let mark = report(sheet.ink, project, look, (x + 5.0, y), 8.5);
            sheet.push(&mark);
        });
    }

    /// A box of doubt.
    pub(in crate::render) fn box_of_doubt(&mut self, sheet: &mut Sheet, words: &str) {
        self.entry(sheet, 24.0, words, |sheet, x, y| {
            let colour = sheet.ink.token("ink-2");
            sheet.push(&format!(
                "<rect x=\"{x:.1}\" y=\"{:.1}\" width=\"24\" height=\"14\" fill=\"{colour}\" fill-opacity=\".1\" stroke=\"{colour}\" stroke-opacity=\".8\"/>",
                y - 7.0
            ));
        });
    }

    /// The statuses of crossings that appear, after a heading such as "Crossings on 31 October 2021".
    pub(in crate::render) fn crossings(&mut self, sheet: &mut Sheet, strip: &Strip, heading: &str) {
        self.next_row();
        let all = [
            (CrossingStatus::Open, "words-crossing-open"),
            (CrossingStatus::Restricted, "words-crossing-restricted"),
            (CrossingStatus::Closed, "words-crossing-closed"),
            (CrossingStatus::Unknown, "words-crossing-unknown"),
        ];
        let crossings = &strip.landmarks.crossings;
        if !crossings.is_empty() {
            self.words(sheet, heading);
        }
        for (status, id) in all {
            if crossings.iter().any(|crossing| crossing.status == status) {
                let words = sheet.t(id);
                self.entry(sheet, 15.0, &words, |sheet, x, y| {
                    let mark = crossing(sheet.ink, status, (x + 7.5, y));
                    sheet.push(&mark);
                });
            }
        }
    }

    /// The lines of the crossings through time, by status.
    pub(in crate::render) fn spells(&mut self, sheet: &mut Sheet, strip: &Strip) {
        self.next_row();
        let all = [
            (CrossingStatus::Open, "words-crossing-open"),
            (CrossingStatus::Restricted, "words-crossing-restricted"),
            (CrossingStatus::Closed, "words-crossing-closed"),
            (CrossingStatus::Unknown, "words-crossing-unknown"),
        ];
        let crossings = &strip.landmarks.crossings;
        let has = |status| {
            let mut spells = crossings.iter().flat_map(|crossing| &crossing.spells);
            spells.any(|spell| spell.status == status)
        };
        if !strip.landmarks.crossings.is_empty() {
            let words = sheet.t("border-legend-spells");
            self.words(sheet, &words);
        }
        for (status, id) in all {
            if has(status) {
                let words = sheet.t(id);
                self.entry(sheet, 26.0, &words, |sheet, x, y| {
                    super::super::spacetime::spell_line(sheet, status, ((x, y), (x + 26.0, y)));
                });
            }
        }
    }

    /// The statuses of the border, unless it is recognised from end to end.
    pub(in crate::render) fn border(&mut self, sheet: &mut Sheet, strip: &Strip) {
        let plain = |status| status == Some(BorderStatus::Recognised);
        if strip.segments.iter().all(|segment| plain(segment.status)) {
            return;
        }
        let stated = BorderStatus::ALL.into_iter().map(Some).chain([None]);
        for status in stated {
            if strip.segments.iter().any(|s| s.status == status) {
                let words = sheet.t(status.map_or("border-status-not-stated", border_words));
                self.entry(sheet, 30.0, &words, |sheet, x, y| {
                    sample(sheet, status, (x, y));
                });
            }
        }
    }
}

/// The message of a stretch's status.
fn border_words(status: BorderStatus) -> &'static str {
    match status {
        BorderStatus::Recognised => "border-status-recognised",
        BorderStatus::Disputed => "border-status-disputed",
        BorderStatus::LineOfControl => "border-status-line-of-control",
        BorderStatus::CeasefireLine => "border-status-ceasefire-line",
        BorderStatus::Indefinite => "border-status-indefinite",
        BorderStatus::Claim => "border-status-claim",
    }
}
