//! Where marks find room: what is taken, and the first of several wishes that is free.

/// Circles and their centres that are taken, px.
#[derive(Debug, Default)]
pub(in crate::render) struct Places {
    taken: Vec<((f64, f64), f64)>,
}

impl Places {
    /// Takes a place.
    pub(in crate::render) fn take(&mut self, at: (f64, f64), radius: f64) {
        self.taken.push((at, radius));
    }

    /// Takes the first of the wishes that overlaps nothing; the first of all where every one does.
    pub(in crate::render) fn first_free(
        &mut self,
        wishes: impl IntoIterator<Item = (f64, f64)>,
        radius: f64,
    ) -> Option<(f64, f64)> {
        let wishes: Vec<(f64, f64)> = wishes.into_iter().collect();
        let free = |at: &&(f64, f64)| {
            self.taken
                .iter()
                .all(|&((x, y), other)| (x - at.0).hypot(y - at.1) >= radius + other)
        };
        let chosen = wishes.iter().find(free).or(wishes.first()).copied()?;
        self.take(chosen, radius);
        Some(chosen)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_moves_off_what_is_taken_and_stays_where_nothing_is_free() {
        let mut places = Places::default();
        places.take((0.0, 0.0), 6.0);
        let found = places.first_free([(0.0, 0.0), (5.0, 0.0), (12.0, 0.0)], 6.0);
        assert_eq!(found, Some((12.0, 0.0)));
        let crowded = places.first_free([(1.0, 0.0), (2.0, 0.0)], 6.0);
        assert_eq!(crowded, Some((1.0, 0.0)));
    }
}
