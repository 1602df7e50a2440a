//! One border: the line between two neighbouring sides, in parts that are measured in km.

use geo::{Coord, LineString, MultiLineString};
use serde::Serialize;

use super::chain::Chain;
use super::input::{Nature, Override, Start, Status};
use super::measure::Track;
use super::rings::doubled_area;
use crate::geometry::antimeridian::cut;
use crate::geometry::bbox::Bbox;

/// The border of two sides.
#[derive(Clone, Debug)]
pub struct Border {
    /// Both codes in alphabetical order, such as `AFG-TJK`.
    pub id: String,
    /// Code of the side on the left, going up the km of the longest part.
    pub left: String,
    /// Code of the side on the right.
    pub right: String,
    /// Its parts in order of their start; the km run on from one to the next.
    pub parts: Vec<Part>,
    /// Stretches of which one thing is said, in order of km; together they are the whole border.
    pub segments: Vec<Segment>,
    /// Length of all parts in geodesic km.
    pub length_km: f64,
    /// The box around it.
    pub bbox: Bbox,
    /// Its status where that is the same everywhere.
    pub status: Option<Status>,
    /// True where both sides have an area, so that areas alone say on whose territory a place lies.
    pub(super) has_both_areas: bool,
}

/// One line of a border, in the order of its km.
#[derive(Clone, Debug)]
pub struct Part {
    /// Its vertices; longitudes run on across the antimeridian.
    pub line: LineString,
    /// The km of the border at each vertex.
    pub km: Vec<f64>,
    /// True where the border's `left` lies on the right hand of this part, so that signs are turned.
    pub flipped: bool,
    pub(super) track: Track,
}

/// A stretch of one part of which one thing is said.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Segment {
    /// Index of its part.
    pub part: usize,
    /// Where it begins, km.
    pub from_km: f64,
    /// Where it ends, km.
    pub to_km: f64,
    /// What is said of it.
    #[serde(flatten)]
    pub nature: Nature,
}

impl Part {
    /// Where the part begins, km.
    #[must_use]
    pub fn from_km(&self) -> f64 {
        self.km[0]
    }

    /// Where the part ends, km.
    #[must_use]
    pub fn to_km(&self) -> f64 {
        self.km[self.km.len() - 1]
    }

    /// True where the part is a ring: the border of an exclave, or a side within another.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        let (first, last) = (self.line.0[0], self.line.0[self.line.0.len() - 1]);
        first.y.to_bits() == last.y.to_bits() && (first.x - last.x).rem_euclid(360.0) == 0.0
    }
}

impl Border {
    /// The line for serving: in km order, cut at the antimeridian.
    #[must_use]
    pub fn line(&self) -> MultiLineString {
        MultiLineString(self.parts.iter().flat_map(|part| cut(&part.line)).collect())
    }

    /// Number of vertices of all parts.
    #[must_use]
    pub fn vertices(&self) -> usize {
        self.parts.iter().map(|part| part.line.0.len()).sum()
    }

    /// The segment at this km, the later one where two meet; none beyond the ends.
    #[must_use]
    pub fn segment_at(&self, km: f64) -> Option<&Segment> {
        let after = self.segments.partition_point(|s| s.from_km <= km);
        let segment = self.segments.get(after.checked_sub(1)?)?;
        (km <= segment.to_km).then_some(segment)
    }

    /// Builds the border of a pair from its chains, each with the first code on its left.
    ///
    /// `natures` are what the chains' segments refer to. None where no chain has a length.
    pub(super) fn build(
        (first, second): (&str, &str),
        mut chains: Vec<Chain>,
        natures: &[Nature],
        ruling: Option<&Override>,
    ) -> Option<Self> {
        let start = ruling.map_or(Start::West, |r| r.start);
        let mut reversed: Vec<bool> = chains.iter_mut().map(|c| direct(c, start)).collect();
        chains.iter_mut().for_each(Chain::wrap);
        let longest = longest(&chains)?;
        let mut left_is_first = !reversed[longest];
        if let Some(left) = ruling.and_then(|r| r.left.as_deref()) {
            left_is_first = left == first;
        }
        for (chain, reversed) in chains.iter_mut().zip(&mut reversed) {
            // A ring has no western end: it may as well run with the left side on its left.
            if chain.is_closed() && *reversed == left_is_first {
                chain.reverse();
                *reversed = !*reversed;
            }
        }
        let bbox = Bbox::of_coords(chains.iter().flat_map(|c| c.coords.iter().copied()))?;
        let mut order: Vec<(Chain, bool)> = chains.into_iter().zip(reversed).collect();
        order.sort_by(|(a, _), (b, _)| start_order(a, b, bbox.west, start));

        let mut border = Self {
            id: format!("{first}-{second}"),
            left: if left_is_first { first } else { second }.to_owned(),
            right: if left_is_first { second } else { first }.to_owned(),
            parts: Vec::with_capacity(order.len()),
            segments: Vec::new(),
            length_km: 0.0,
            bbox,
            status: None,
            has_both_areas: false,
        };
        for (chain, reversed) in order {
            border.push(chain, reversed == left_is_first, natures);
        }
        border.status = border.common_status();
        Some(border)
    }

    fn push(&mut self, chain: Chain, flipped: bool, natures: &[Nature]) {
        let (track, km) = Track::measure(&chain.coords, self.length_km);
        let part = self.parts.len();
        let mut vertex = 0;
        for run in chain.natures.chunk_by(|&a, &b| natures[a] == natures[b]) {
            self.segments.push(Segment {
                part,
                from_km: km[vertex],
                to_km: km[vertex + run.len()],
                nature: natures[run[0]].clone(),
            });
            vertex += run.len();
        }
        self.length_km = km[km.len() - 1];
        self.parts.push(Part {
            line: LineString(chain.coords),
            km,
            flipped,
            track,
        });
    }

    fn common_status(&self) -> Option<Status> {
        let status = self.segments.first()?.nature.status;
        let same = self.segments.iter().all(|s| s.nature.status == status);
        status.filter(|_| same)
    }
}

/// Turns a chain so that its km run from its start by the rule; true where that reversed it.
///
/// A ring is turned to start at its westernmost vertex, counterclockwise.
fn direct(chain: &mut Chain, start: Start) -> bool {
    let sign = match start {
        Start::West => 1.0,
        Start::East => -1.0,
    };
    let rank = |c: Coord| (sign * c.x, c.y);
    if chain.is_closed() {
        let outermost = (0..chain.coords.len() - 1)
            .min_by(|&a, &b| compare(rank(chain.coords[a]), rank(chain.coords[b])));
        chain.rotate(outermost.unwrap_or(0));
        let clockwise = doubled_area(&chain.coords) < 0.0;
        if clockwise {
            chain.reverse();
        }
        return clockwise;
    }
    let backwards = compare(rank(chain.end()), rank(chain.start())).is_lt();
    if backwards {
        chain.reverse();
    }
    backwards
}

fn compare(a: (f64, f64), b: (f64, f64)) -> std::cmp::Ordering {
    a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1))
}

/// Order of parts: by the longitude of their start counted from the border's western edge, then by latitude.
fn start_order(a: &Chain, b: &Chain, west: f64, start: Start) -> std::cmp::Ordering {
    let from_west = |chain: &Chain| {
        let lon = (chain.start().x - west).rem_euclid(360.0);
        match start {
            Start::West => (lon, chain.start().y),
            Start::East => (-lon, chain.start().y),
        }
    };
    compare(from_west(a), from_west(b))
}

fn longest(chains: &[Chain]) -> Option<usize> {
    let length = |chain: &Chain| Track::measure(&chain.coords, 0.0).1.last().copied();
    let lengths: Vec<f64> = chains.iter().map(|c| length(c).unwrap_or(0.0)).collect();
    (0..chains.len())
        .max_by(|&a, &b| lengths[a].total_cmp(&lengths[b]).then(b.cmp(&a)))
        .filter(|&index| lengths[index] > 0.0)
}
