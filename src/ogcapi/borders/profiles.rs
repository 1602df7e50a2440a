//! Profiles, computed once per dataset and border: a walk with short dividers takes its time.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use crate::border::{Border, Profile};

/// The profiles of a dataset's borders, as far as somebody asked for them.
#[derive(Debug, Default)]
pub struct Profiles(Mutex<HashMap<String, Arc<Profile>>>);

impl Profiles {
    /// The profile of a border of the dataset that this belongs to.
    ///
    /// Two first askers at once both compute it, which harms nobody.
    #[must_use]
    pub fn of(&self, border: &Border) -> Arc<Profile> {
        let known = self
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&border.id)
            .cloned();
        known.unwrap_or_else(|| {
            let profile = Arc::new(border.profile());
            let mut profiles = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            profiles.insert(border.id.clone(), Arc::clone(&profile));
            profile
        })
    }
}
