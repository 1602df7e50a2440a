//! Whether a vague thing lies in a stretch: surely, possibly, or not; and counting with that doubt.

use std::ops::RangeInclusive;

use serde::Serialize;

/// How an interval lies to a stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Membership {
    /// All of it lies in the stretch.
    Certain,
    /// Some of it does.
    Possible,
    /// None of it does.
    Outside,
}

/// How the interval from `low` to `high` lies to the stretch `from`–`to`, both with their ends.
#[must_use]
pub fn membership((low, high): (f64, f64), (from, to): (f64, f64)) -> Membership {
    if from <= low && high <= to {
        Membership::Certain
    } else if low <= to && from <= high {
        Membership::Possible
    } else {
        Membership::Outside
    }
}

/// A count that keeps doubt apart; a thing is counted in one of the two only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Count {
    /// What surely belongs.
    pub certain: usize,
    /// What may belong.
    pub possible: usize,
}

impl Count {
    /// Counts one more.
    pub fn add(&mut self, membership: Membership) {
        match membership {
            Membership::Certain => self.certain += 1,
            Membership::Possible => self.possible += 1,
            Membership::Outside => {}
        }
    }
}

/// A stretch of a border and what is counted there.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Bin {
    /// Where it begins, km.
    pub from_km: f64,
    /// Where it ends, km.
    pub to_km: f64,
    /// What lies between.
    #[serde(flatten)]
    pub count: Count,
}

/// Cuts a length into bins of `bin_km`, the last as long as what is left; none where the bin is not above zero.
#[must_use]
pub fn bins(length_km: f64, bin_km: f64) -> Vec<Bin> {
    const MOST: f64 = 100_000.0;
    if !(bin_km > 0.0 && length_km > 0.0 && length_km / bin_km <= MOST) {
        return Vec::new();
    }
    (0..(length_km / bin_km).ceil() as usize)
        .map(|i| Bin {
            from_km: i as f64 * bin_km,
            to_km: ((i + 1) as f64 * bin_km).min(length_km),
            count: Count::default(),
        })
        .collect()
}

/// The bins that a km interval reaches, and whether it lies in one alone; none where there are no bins.
///
/// An exact place on the edge of two bins lies in the later one only.
#[must_use]
pub fn reached(
    bins: &[Bin],
    (low, high): (f64, f64),
) -> Option<(RangeInclusive<usize>, Membership)> {
    let last = bins.len().checked_sub(1)?;
    let holding = |km: f64| {
        let after = bins.partition_point(|bin| bin.from_km <= km);
        after.saturating_sub(1).min(last)
    };
    let (first, end) = (holding(low), holding(high));
    let membership = if first == end {
        Membership::Certain
    } else {
        Membership::Possible
    };
    Some((first..=end, membership))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(intervals: &[(f64, f64)]) -> Vec<(usize, usize)> {
        let mut bins = bins(250.0, 100.0);
        for &interval in intervals {
            let (reached, membership) = reached(&bins, interval).expect("there are bins");
            for bin in &mut bins[reached] {
                bin.count.add(membership);
            }
        }
        bins.iter()
            .map(|b| (b.count.certain, b.count.possible))
            .collect()
    }

    #[test]
    fn an_interval_is_certain_only_where_all_of_it_lies() {
        assert_eq!(membership((2.0, 3.0), (1.0, 4.0)), Membership::Certain);
        assert_eq!(membership((0.0, 3.0), (1.0, 4.0)), Membership::Possible);
        assert_eq!(membership((5.0, 6.0), (1.0, 4.0)), Membership::Outside);
        assert_eq!(membership((0.0, 9.0), (1.0, 4.0)), Membership::Possible);
    }

    #[test]
    fn the_last_bin_is_as_long_as_what_is_left() {
        let edges: Vec<(f64, f64)> = bins(250.0, 100.0)
            .iter()
            .map(|b| (b.from_km, b.to_km))
            .collect();
        assert_eq!(edges, [(0.0, 100.0), (100.0, 200.0), (200.0, 250.0)]);
        assert!(bins(250.0, 0.0).is_empty());
        assert!(bins(250.0, f64::NAN).is_empty());
    }

    #[test]
    fn a_vague_report_is_possible_wherever_it_may_be_and_certain_nowhere_else() {
        assert_eq!(counted(&[(10.0, 20.0)]), [(1, 0), (0, 0), (0, 0)]);
        assert_eq!(counted(&[(90.0, 110.0)]), [(0, 1), (0, 1), (0, 0)]);
        assert_eq!(counted(&[(0.0, 250.0)]), [(0, 1), (0, 1), (0, 1)]);
    }

    #[test]
    fn an_exact_report_on_an_edge_is_counted_once() {
        assert_eq!(counted(&[(100.0, 100.0)]), [(0, 0), (1, 0), (0, 0)]);
        assert_eq!(counted(&[(250.0, 250.0)]), [(0, 0), (0, 0), (1, 0)]);
    }
}
