//! All borders of a dataset, built once from its areas and lines.

use std::collections::BTreeMap;
use std::ops::Range;

use super::chain::{Chain, join, open_ends};
use super::edges::across;
use super::finding::{Finding, FindingKind};
use super::index::PieceIndex;
use super::input::{Area, Nature, Override, Stretch};
use super::parts::Border;
use super::piece::Hit;
use super::rings::{Vertices, on_globe, rings};
use super::snap::snap;
use super::territory::Territory;
use super::topology::{Pair, shared_chains};
use crate::geometry::antimeridian::unwrap;

/// The borders of a dataset: immutable, cheap to ask.
#[derive(Debug)]
pub struct Borders {
    pub(super) all: Vec<Border>,
    pub(super) territory: Territory,
    /// The pieces of all tracks, border by border and part by part.
    pub(super) pieces: PieceIndex,
    /// For each part its first piece, its border and its index there.
    starts: Vec<(u32, u32, u32)>,
}

/// Ends of one border that come as near as this to each other were meant to meet.
const NEARLY_M: f64 = 100.0;

/// The chains of one pair and what is said of them.
#[derive(Default)]
struct Drawn {
    chains: Vec<Chain>,
    natures: Vec<Nature>,
}

impl Borders {
    /// Builds the borders: for each pair from its lines where there are any, else from the areas.
    ///
    /// Outlines that match by vertices are used as they are; others are snapped within `snap_tolerance_m`.
    /// Nothing in the input stops the building; what is wrong with it is in the findings.
    #[must_use]
    pub fn build(
        areas: &[Area],
        stretches: &[Stretch],
        overrides: &[Override],
        snap_tolerance_m: f64,
    ) -> (Self, Vec<Finding>) {
        let (mut drawn, mut findings) = from_lines(stretches, snap_tolerance_m);
        let (shared, more) = from_areas(areas, snap_tolerance_m);
        findings.extend(more);
        for (pair, by_areas) in shared {
            drawn.entry(pair).or_insert(by_areas);
        }
        let mut borders = Vec::with_capacity(drawn.len());
        for ((first, second), Drawn { chains, natures }) in drawn {
            let id = format!("{first}-{second}");
            let ruling = overrides
                .iter()
                .find(|ruling| ruling.border == id)
                .filter(|ruling| fits(ruling, &first, &second));
            borders.extend(Border::build((&first, &second), chains, &natures, ruling));
        }
        findings.extend(unfit(overrides, &borders));
        (Self::index(borders, Territory::build(areas)), findings)
    }

    fn index(mut borders: Vec<Border>, territory: Territory) -> Self {
        for border in &mut borders {
            border.has_both_areas = territory.has(&border.left) && territory.has(&border.right);
        }
        let mut starts = Vec::new();
        let mut next = 0;
        for (border, of) in borders.iter().enumerate() {
            for (part, line) in of.parts.iter().enumerate() {
                starts.push((next, border as u32, part as u32));
                next += line.track.pieces() as u32;
            }
        }
        let parts = borders.iter().flat_map(|border| &border.parts);
        let pieces = PieceIndex::build(parts.map(|part| part.track.coords.as_slice()));
        Self {
            all: borders,
            territory,
            pieces,
            starts,
        }
    }

    /// All borders in order of their ids.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Border> {
        self.all.iter()
    }

    /// The border with this id, such as `AFG-TJK`.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Border> {
        self.index_of(id).map(|index| &self.all[index])
    }

    pub(super) fn index_of(&self, id: &str) -> Option<usize> {
        self.all.binary_search_by(|b| b.id.as_str().cmp(id)).ok()
    }

    /// Border, part and piece of the part's track to which a numbered piece belongs.
    pub(super) fn owner(&self, piece: u32) -> (usize, usize, usize) {
        let (first, border, part) = self.starts[self.part_number(piece)];
        (border as usize, part as usize, (piece - first) as usize)
    }

    /// The number of a piece's part among the parts of all borders.
    pub(super) fn part_number(&self, piece: u32) -> usize {
        self.starts.partition_point(|&(first, ..)| first <= piece) - 1
    }

    /// True where the next piece goes on where this one ends.
    pub(super) fn follow(&self, piece: u32) -> bool {
        let next = piece + 1;
        next < self.pieces.len() as u32 && self.starts.binary_search_by_key(&next, |s| s.0).is_err()
    }

    /// The km of a place on a piece.
    pub(super) fn km_of(&self, hit: Hit) -> f64 {
        let (border, part, piece) = self.owner(hit.piece);
        self.all[border].parts[part].track.km_at(piece, hit.t)
    }

    /// The km at which a piece begins and ends.
    pub(super) fn km_span(&self, number: u32) -> (f64, f64) {
        let (border, part, piece) = self.owner(number);
        let km = &self.all[border].parts[part].track.km;
        (km[piece], km[piece + 1])
    }

    pub(super) fn all_pieces(&self) -> Range<u32> {
        0..self.pieces.len() as u32
    }

    pub(super) fn pieces_of(&self, border: usize) -> Range<u32> {
        let first = |index: usize| {
            let at = self
                .starts
                .partition_point(|&(_, b, _)| (b as usize) < index);
            self.starts
                .get(at)
                .map_or(self.pieces.len() as u32, |s| s.0)
        };
        first(border)..first(border + 1)
    }
}

fn fits(ruling: &Override, first: &str, second: &str) -> bool {
    ruling
        .left
        .as_deref()
        .is_none_or(|left| left == first || left == second)
}

fn unfit(overrides: &[Override], borders: &[Border]) -> Vec<Finding> {
    let known = |ruling: &&Override| {
        borders
            .iter()
            .any(|b| b.id == ruling.border && fits(ruling, &b.left, &b.right))
    };
    overrides
        .iter()
        .filter(|ruling| !known(ruling))
        .map(|ruling| Finding::new(FindingKind::UnknownOverride, &[&ruling.border]))
        .collect()
}

fn from_lines(stretches: &[Stretch], tolerance_m: f64) -> (BTreeMap<Pair, Drawn>, Vec<Finding>) {
    let mut drawn: BTreeMap<Pair, Drawn> = BTreeMap::new();
    let mut findings = Vec::new();
    for stretch in stretches {
        let (left, right) = (stretch.left.as_str(), stretch.right.as_str());
        if left == right {
            findings.push(Finding::new(FindingKind::SameSide, &[left]));
            continue;
        }
        let pair = (left.min(right).to_owned(), left.max(right).to_owned());
        let drawn = drawn.entry(pair).or_default();
        for line in &stretch.line {
            let mut coords = line.0.clone();
            coords.dedup();
            if coords.len() < 2 || !coords.iter().all(on_globe) {
                findings.push(Finding::new(FindingKind::Degenerate, &[left, right]));
                continue;
            }
            unwrap(&mut coords);
            let mut chain = Chain::new(coords, drawn.natures.len());
            if left > right {
                chain.reverse();
            }
            drawn.chains.push(chain);
        }
        drawn.natures.push(stretch.nature.clone());
    }
    for ((left, right), drawn) in &mut drawn {
        drawn.chains = join(std::mem::take(&mut drawn.chains), tolerance_m);
        let ends = open_ends(&drawn.chains, (10.0 * tolerance_m).max(NEARLY_M));
        findings.extend(ends.map(|(place, apart_m)| Finding {
            width_m: Some(apart_m),
            ..Finding::new(FindingKind::OpenEnd, &[left, right]).at(place)
        }));
    }
    (drawn, findings)
}

fn from_areas(areas: &[Area], tolerance_m: f64) -> (BTreeMap<Pair, Drawn>, Vec<Finding>) {
    let mut vertices = Vertices::default();
    let (mut rings, findings) = rings(areas, &mut vertices);
    let mut edges = across(&rings);
    if tolerance_m > 0.0 {
        edges = snap(&mut rings, &edges, &mut vertices, tolerance_m);
    }
    let chains = shared_chains(areas, &rings, &edges, &vertices);
    let drawn = chains.into_iter().map(|(pair, chains)| {
        let natures = vec![Nature {
            accuracy_m: accuracy(areas, &pair),
            ..Nature::default()
        }];
        let chains = join(chains, 0.0);
        (pair, Drawn { chains, natures })
    });
    (drawn.collect(), findings)
}

/// The error of a line that two outlines share: the larger of those that are stated.
fn accuracy(areas: &[Area], (first, second): &Pair) -> Option<f64> {
    areas
        .iter()
        .filter(|area| area.makes_borders && (area.code == *first || area.code == *second))
        .filter_map(|area| area.accuracy_m)
        .max_by(f64::total_cmp)
}
