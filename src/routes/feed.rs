//! `/feed.atom`: the reports that fit the filters, as a feed.

use super::{Answered, Visit};
use crate::{
    features::Kind,
    feeds,
    links::with_params,
    ogcapi::media,
    pages::share,
    query::{Filters, PageState},
};

/// Parameters of pages that a feed may carry without meaning anything to it.
const IDLE: [&str; 2] = ["lang", "theme"];

pub(super) async fn feed(visit: Visit) -> Answered {
    let dataset = visit.dataset();
    let collections: Vec<_> = dataset
        .of_kind(Kind::Report)
        .map(|collection| (collection, Filters::of(collection, &dataset.project)))
        .collect();
    let known = collections
        .iter()
        .flat_map(|(_, filters)| filters.names())
        .chain(IDLE);
    visit.params.check_known(known)?;
    let mut found = Vec::new();
    for (collection, filters) in &collections {
        let own = filters.selection(&visit.params)?;
        found.push((*collection, own.run(collection).iter().collect::<Vec<_>>()));
    }
    Ok(visit.answer(media::ATOM, || {
        let state = PageState::parse(visit.query());
        let address = with_params(
            &visit.links.feed(&PageState::default()),
            &visit.params.without(&IDLE),
        );
        let channel = share::channel(visit.frame(), dataset, &visit.links, &state, address);
        let stories = share::stories(visit.frame(), dataset, &visit.links, &feeds::newest(&found));
        feeds::atom(&channel, stories)
    }))
}
