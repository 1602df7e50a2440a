//! The paths of the API definition: the fixed ones, and those of each collection by its own name.

use indexmap::IndexMap;
use openapiv3::{
    Operation, Parameter, PathItem, Paths, ReferenceOr, Response, Responses, StatusCode,
};

use super::{
    border_paths,
    parameters::{choice, of_property, path_text, reference, text_list},
    schemas::response,
    share_paths, tile_paths,
};
use crate::{
    features::{Collection, Dataset},
    ogcapi::media,
    query::{Filters, ItemsQuery, is_offered},
    store::tally::Key,
};

/// What a path answers.
pub(super) struct Resource<'a> {
    pub(super) id: String,
    pub(super) tag: &'a str,
    pub(super) summary: String,
    pub(super) parameters: Vec<ReferenceOr<Parameter>>,
    pub(super) media_type: &'a str,
    pub(super) schema: &'a str,
}

/// Every path.
pub(super) fn all(dataset: &Dataset) -> Paths {
    let mut paths = Paths::default();
    for (path, resource) in fixed() {
        add(&mut paths, path.to_owned(), resource);
    }
    for collection in &dataset.collections {
        for (path, resource) in of_collection(dataset, collection) {
            add(&mut paths, path, resource);
        }
    }
    for (path, resource) in tile_paths::all(dataset)
        .into_iter()
        .chain(border_paths::all(dataset))
        .chain(share_paths::all(dataset))
    {
        add(&mut paths, path, resource);
    }
    paths
}

fn add(paths: &mut Paths, path: String, resource: Resource) {
    let item = PathItem {
        get: Some(resource.operation()),
        ..PathItem::default()
    };
    paths.paths.insert(path, ReferenceOr::Item(item));
}

fn fixed() -> [(&'static str, Resource<'static>); 4] {
    let resource = |id: &str, summary: &str, media_type, schema| Resource {
        id: id.to_owned(),
        tag: "Capabilities",
        summary: summary.to_owned(),
        parameters: vec![reference("f")],
        media_type,
        schema,
    };
    [
        (
            "/",
            resource(
                "getLandingPage",
                "The landing page; the map in a browser",
                media::JSON,
                "landing",
            ),
        ),
        (
            "/conformance",
            resource(
                "getConformance",
                "The classes of the standards that this API follows",
                media::JSON,
                "conformance",
            ),
        ),
        (
            "/api",
            resource("getApi", "This definition", media::OPENAPI, "jsonSchema"),
        ),
        (
            "/collections",
            resource(
                "getCollections",
                "The collections",
                media::JSON,
                "collections",
            ),
        ),
    ]
}

fn of_collection<'a>(
    dataset: &'a Dataset,
    collection: &'a Collection,
) -> Vec<(String, Resource<'a>)> {
    let id = &collection.about.id;
    let title = &collection.about.title;
    let at = |tail: &str| format!("/collections/{id}{tail}");
    let resource = |kind: &str, summary: String, media_type, schema| Resource {
        id: format!("{kind}.{id}"),
        tag: "Data",
        summary,
        parameters: vec![reference("f")],
        media_type,
        schema,
    };
    let mut items = resource(
        "getFeatures",
        format!("{title}: the features"),
        media::GEOJSON,
        "featureCollection",
    );
    items.parameters = items_parameters(dataset, collection);
    let mut item = resource(
        "getFeature",
        format!("{title}: one feature"),
        media::GEOJSON,
        "feature",
    );
    item.parameters
        .insert(0, path_text("featureId", "The id of the feature"));
    let keys: Vec<String> = Key::of(collection)
        .map(|key| key.word().to_owned())
        .collect();
    let counts = (!keys.is_empty()).then(|| {
        let mut counts = resource(
            "getCollectionCounts",
            format!("{title}: how many features, by group"),
            media::JSON,
            "counts",
        );
        let by = text_list(
            "by",
            "What the features are grouped by; one period at most.",
            &keys,
        );
        counts.parameters = vec![by, choice("f", "The representation.", &["json"])];
        counts.parameters.extend(filters(dataset, collection));
        (at("/counts"), counts)
    });
    let resources = vec![
        (
            at(""),
            resource(
                "getCollection",
                format!("{title}: the collection"),
                media::JSON,
                "collection",
            ),
        ),
        (at("/items"), items),
        (at("/items/{featureId}"), item),
        (
            at("/queryables"),
            resource(
                "getQueryables",
                format!("{title}: what it can be filtered by"),
                media::SCHEMA,
                "jsonSchema",
            ),
        ),
        (
            at("/schema"),
            resource(
                "getSchema",
                format!("{title}: the JSON Schema of a feature"),
                media::SCHEMA,
                "jsonSchema",
            ),
        ),
    ];
    resources.into_iter().chain(counts).collect()
}

/// The parameters of the items: shared ones by reference, one for each property in full.
fn items_parameters(dataset: &Dataset, collection: &Collection) -> Vec<ReferenceOr<Parameter>> {
    let mut names: Vec<&str> = ItemsQuery::names(collection, &dataset.project).collect();
    names.sort_by_key(|&name| name != "limit");
    named(collection, names)
}

/// The parameters that select features of a collection.
pub(super) fn filters(dataset: &Dataset, collection: &Collection) -> Vec<ReferenceOr<Parameter>> {
    named(
        collection,
        Filters::of(collection, &dataset.project).names(),
    )
}

fn named<'a>(
    collection: &Collection,
    names: impl IntoIterator<Item = &'a str>,
) -> Vec<ReferenceOr<Parameter>> {
    let property = |name: &str| {
        collection
            .property(name)
            .filter(|property| is_offered(property))
    };
    names
        .into_iter()
        .map(|name| match property(name) {
            None if name == "f" => choice(
                "f",
                "The representation; without it the Accept header decides.",
                &["json", "html", "csv", "kml"],
            ),
            Some(property) => ReferenceOr::Item(of_property(property)),
            None => reference(name),
        })
        .collect()
}

impl Resource<'_> {
    fn operation(mut self) -> Operation {
        let mut contents = vec![(self.media_type, Some(self.schema))];
        // The shared `f` offers a page; resources without pages have an `f` of their own.
        let is_items = self.schema == "featureCollection";
        if is_items || self.parameters.contains(&reference("f")) {
            contents.push((media::HTML_LINK, None));
            let is_language = |parameter: &ReferenceOr<Parameter>| {
                let item = parameter.as_item();
                item.is_some_and(|item| item.parameter_data_ref().name == "lang")
            };
            // A collection may have a property of that name.
            if !self.parameters.iter().any(is_language) {
                self.parameters.push(reference("lang"));
            }
        }
        if is_items {
            contents.push(("text/csv", None));
            contents.push((media::KML, None));
        }
        let found = response(&self.summary, &contents);
        let refused = [
            (400, "BadRequest"),
            (404, "NotFound"),
            (406, "NotAcceptable"),
            (500, "ServerError"),
        ]
        .map(|(status, name)| {
            let reference: ReferenceOr<Response> =
                ReferenceOr::ref_(&format!("#/components/responses/{name}"));
            (StatusCode::Code(status), reference)
        });
        let mut responses = IndexMap::from([(StatusCode::Code(200), ReferenceOr::Item(found))]);
        if self.media_type == media::MVT {
            let empty = response("Nothing is drawn there.", &[]);
            responses.insert(StatusCode::Code(204), ReferenceOr::Item(empty));
        }
        responses.extend(refused);
        Operation {
            tags: vec![self.tag.to_owned()],
            summary: Some(self.summary),
            operation_id: Some(self.id),
            parameters: self.parameters,
            responses: Responses {
                responses,
                ..Responses::default()
            },
            ..Operation::default()
        }
    }
}
