//! Reads the claims file: a list of `[[claim]]` tables.

use super::entries::{Entries, TomlFile};
use crate::features::{Claim, Verdict};

/// Reads every claim that is whole; faults go to the file.
pub(super) fn read(file: &mut TomlFile<'_>) -> Option<Vec<Claim>> {
    let table = file.parse()?;
    let mut root = Entries::root(&table);
    let claims: Vec<Claim> = root
        .tables(file, "claim")
        .into_iter()
        .filter_map(|entries| claim(file, entries))
        .collect();
    for (index, one) in claims.iter().enumerate() {
        if claims[..index].iter().any(|other| other.id == one.id) {
            root.fault(
                file,
                "claim",
                &format!("each id once, but {} stands twice", one.id),
            );
        }
    }
    root.finish(file);
    Some(claims)
}

fn claim(file: &mut TomlFile<'_>, mut entries: Entries<'_, '_>) -> Option<Claim> {
    let id = entries.required(file, "id");
    let claim = entries.required(file, "claim");
    let speaker = entries.required(file, "speaker");
    let when = entries.text(file, "when");
    let verdict = verdict(file, &mut entries);
    let finding = entries.required(file, "finding");
    let reports = entries.texts(file, "reports");
    entries.finish(file);
    Some(Claim {
        id: id?,
        claim: claim?,
        speaker: speaker?,
        when,
        verdict: verdict?,
        finding: finding?,
        reports,
    })
}

fn verdict(file: &mut TomlFile<'_>, entries: &mut Entries<'_, '_>) -> Option<Verdict> {
    match entries.required(file, "verdict")?.as_str() {
        "supported" => Some(Verdict::Supported),
        "partly" => Some(Verdict::Partly),
        "contested" => Some(Verdict::Contested),
        "unconfirmed" => Some(Verdict::Unconfirmed),
        "not_found" => Some(Verdict::NotFound),
        _ => {
            entries.fault(
                file,
                "verdict",
                "one of supported, partly, contested, unconfirmed, not_found",
            );
            None
        }
    }
}
