//! Query parameters of the API definition: typed, `style` and `explode` spelled out.

use indexmap::IndexMap;
use openapiv3::{
    ArrayType, BooleanType, IntegerType, NumberType, Parameter, ParameterData,
    ParameterSchemaOrContent, PathStyle, QueryStyle, ReferenceOr, Schema, SchemaData, SchemaKind,
    StringType, Type, VariantOrUnknownOrEmpty,
};
use serde_json::Value;

use crate::{
    features::{Property, PropertyKind},
    lang::Language,
    query::{DEFAULT_LIMIT, MAX_LIMIT, takes_list},
};

/// The parameters that several paths share, by their keys under `components.parameters`.
pub(super) fn shared() -> IndexMap<String, ReferenceOr<Parameter>> {
    [
        limit(),
        offset(),
        cursor(),
        bbox(),
        datetime(),
        words(),
        km("km_from", "first"),
        km("km_to", "last"),
        result_type(),
        language(),
    ]
    .into_iter()
    .chain([format(&["json", "html"])])
    .map(|parameter| {
        let name = parameter.parameter_data_ref().name.clone();
        (name, ReferenceOr::Item(parameter))
    })
    .collect()
}

/// A reference to one of the shared parameters.
pub(super) fn reference(name: &str) -> ReferenceOr<Parameter> {
    ReferenceOr::ref_(&format!("#/components/parameters/{name}"))
}

fn limit() -> Parameter {
    let schema = Type::Integer(IntegerType {
        minimum: Some(1),
        maximum: Some(i64::try_from(MAX_LIMIT).unwrap_or(i64::MAX)),
        ..IntegerType::default()
    });
    let data = SchemaData {
        default: Some(DEFAULT_LIMIT.into()),
        ..SchemaData::default()
    };
    query(
        "limit",
        "Most features on a page; more than the maximum gives the maximum.",
        schema,
        data,
    )
}

fn offset() -> Parameter {
    let schema = Type::Integer(IntegerType {
        minimum: Some(0),
        ..IntegerType::default()
    });
    let data = SchemaData {
        default: Some(0.into()),
        ..SchemaData::default()
    };
    query(
        "offset",
        "Features to skip. To read everything, follow the `next` links instead.",
        schema,
        data,
    )
}

fn cursor() -> Parameter {
    text(
        "cursor",
        "Where the page begins, as a `next` link gives it.",
        None,
        &[],
    )
}

fn bbox() -> Parameter {
    let number = Schema {
        schema_data: SchemaData::default(),
        schema_kind: SchemaKind::Type(Type::Number(NumberType::default())),
    };
    let schema = Type::Array(ArrayType {
        items: Some(ReferenceOr::boxed_item(number)),
        min_items: Some(4),
        max_items: Some(6),
        unique_items: false,
    });
    query(
        "bbox",
        "West, south, east, north in degrees (or six numbers with heights). West greater than east crosses the antimeridian. Features without a geometry match too.",
        schema,
        SchemaData::default(),
    )
}

fn datetime() -> Parameter {
    text(
        "datetime",
        "An RFC 3339 date-time, a full-date (a civil day of the project), or an interval of them; `..` or nothing is an open end. Features without a time match too.",
        None,
        &[],
    )
}

fn words() -> Parameter {
    text(
        "q",
        "Words that all stand in names, titles, places, actors, publishers or headlines of sources, in any script; case and accents do not matter.",
        None,
        &[],
    )
}

fn km(name: &str, which: &str) -> Parameter {
    let schema = Type::Number(NumberType {
        minimum: Some(0.0),
        ..NumberType::default()
    });
    let description = format!(
        "The {which} kilometre of a stretch of border. A feature whose place is vague matches where its interval of kilometres meets the stretch."
    );
    query(name, &description, schema, SchemaData::default())
}

fn result_type() -> Parameter {
    text(
        "resultType",
        "`hits` gives the number of matches and no features.",
        Some("results"),
        &["hits".to_owned(), "results".to_owned()],
    )
}

fn language() -> Parameter {
    let languages = Language::ALL.map(|language| language.tag().to_owned());
    text(
        "lang",
        "The language of pages and pictures; without it, or where it is none of these, the Accept-Language header decides, and data are as they are.",
        None,
        &languages,
    )
}

fn format(formats: &[&str]) -> Parameter {
    let formats: Vec<String> = formats.iter().map(|&format| format.to_owned()).collect();
    text(
        "f",
        "The representation; without it the Accept header decides.",
        None,
        &formats,
    )
}

/// The parameter that filters by a property.
pub(super) fn of_property(property: &Property) -> Parameter {
    let list = takes_list(&property.name) && property.kind == PropertyKind::Text;
    let mut description = property.description.clone();
    if list {
        description.push_str(" Several values, separated by commas: one must hold. Without a value nothing is chosen, and nothing matches.");
    }
    let one = property_type(property);
    let schema = if list { list_of(one) } else { one };
    query(
        &property.name,
        description.trim(),
        schema,
        SchemaData::default(),
    )
}

fn list_of(one: Type) -> Type {
    Type::Array(ArrayType {
        items: Some(ReferenceOr::boxed_item(Schema {
            schema_data: SchemaData::default(),
            schema_kind: SchemaKind::Type(one),
        })),
        min_items: None,
        max_items: None,
        unique_items: false,
    })
}

fn property_type(property: &Property) -> Type {
    match property.kind {
        PropertyKind::Integer => Type::Integer(IntegerType::default()),
        PropertyKind::Number => Type::Number(NumberType::default()),
        PropertyKind::Boolean => Type::Boolean(BooleanType::default()),
        kind => Type::String(string(
            match kind {
                PropertyKind::Date => Some("date"),
                PropertyKind::DateTime => Some("date-time"),
                _ => None,
            },
            &property.values,
        )),
    }
}

fn string(format: Option<&str>, values: &[String]) -> StringType {
    StringType {
        format: VariantOrUnknownOrEmpty::from(format.map(str::to_owned)),
        enumeration: values.iter().cloned().map(Some).collect(),
        ..StringType::default()
    }
}

fn text(name: &str, description: &str, default: Option<&str>, values: &[String]) -> Parameter {
    let data = SchemaData {
        default: default.map(Value::from),
        ..SchemaData::default()
    };
    query(name, description, Type::String(string(None, values)), data)
}

fn query(name: &str, description: &str, schema: Type, schema_data: SchemaData) -> Parameter {
    Parameter::Query {
        parameter_data: ParameterData {
            name: name.to_owned(),
            description: (!description.is_empty()).then(|| description.to_owned()),
            required: false,
            deprecated: None,
            format: ParameterSchemaOrContent::Schema(ReferenceOr::Item(Schema {
                schema_data,
                schema_kind: SchemaKind::Type(schema),
            })),
            example: None,
            examples: IndexMap::new(),
            explode: Some(false),
            // `form` is the default, which openapiv3 leaves out; the OGC test suite wants to read it.
            extensions: IndexMap::from([("style".to_owned(), "form".into())]),
        },
        allow_reserved: false,
        style: QueryStyle::Form,
        allow_empty_value: None,
    }
}

/// A number of km.
pub(super) fn number(name: &str, description: &str, minimum: f64) -> ReferenceOr<Parameter> {
    let schema = Type::Number(NumberType {
        minimum: Some(minimum),
        ..NumberType::default()
    });
    ReferenceOr::Item(query(name, description, schema, SchemaData::default()))
}

/// One of a few words.
pub(super) fn choice(name: &str, description: &str, words: &[&str]) -> ReferenceOr<Parameter> {
    let words: Vec<String> = words.iter().map(|&word| word.to_owned()).collect();
    ReferenceOr::Item(text(name, description, None, &words))
}

/// Some of a few words, separated by commas.
pub(super) fn text_list(name: &str, description: &str, words: &[String]) -> ReferenceOr<Parameter> {
    let schema = list_of(Type::String(string(None, words)));
    ReferenceOr::Item(query(name, description, schema, SchemaData::default()))
}

/// A whole number; most and default where there are any.
pub(super) fn whole_number(
    name: &str,
    description: &str,
    minimum: i64,
    most_and_default: Option<(i64, u32)>,
) -> ReferenceOr<Parameter> {
    let schema = Type::Integer(IntegerType {
        minimum: Some(minimum),
        maximum: most_and_default.map(|(most, _)| most),
        ..IntegerType::default()
    });
    let data = SchemaData {
        default: most_and_default.map(|(_, default)| default.into()),
        ..SchemaData::default()
    };
    ReferenceOr::Item(query(name, description, schema, data))
}

/// A text of any kind.
pub(super) fn plain_text(name: &str, description: &str) -> ReferenceOr<Parameter> {
    ReferenceOr::Item(text(name, description, None, &[]))
}

/// A geometry as well-known text.
pub(super) fn well_known_text(name: &str, description: &str) -> ReferenceOr<Parameter> {
    ReferenceOr::Item(text(name, description, None, &[]))
}

/// The same parameter, without which the resource answers 400, with a value that it takes.
pub(super) fn required(
    parameter: ReferenceOr<Parameter>,
    example: Value,
) -> ReferenceOr<Parameter> {
    match parameter {
        ReferenceOr::Item(Parameter::Query {
            mut parameter_data,
            allow_reserved,
            style,
            allow_empty_value,
        }) => {
            parameter_data.required = true;
            parameter_data.example = Some(example);
            ReferenceOr::Item(Parameter::Query {
                parameter_data,
                allow_reserved,
                style,
                allow_empty_value,
            })
        }
        // A path parameter is required anyway; what is shared by reference is optional everywhere.
        other => other,
    }
}

/// A text in the path.
pub(super) fn path_text(name: &str, description: &str) -> ReferenceOr<Parameter> {
    path_choice(name, description, &[])
}

/// One of a few words in the path; any text where none are given.
pub(super) fn path_choice(
    name: &str,
    description: &str,
    words: &[String],
) -> ReferenceOr<Parameter> {
    ReferenceOr::Item(Parameter::Path {
        parameter_data: ParameterData {
            name: name.to_owned(),
            description: Some(description.to_owned()),
            required: true,
            deprecated: None,
            format: ParameterSchemaOrContent::Schema(ReferenceOr::Item(Schema {
                schema_data: SchemaData::default(),
                schema_kind: SchemaKind::Type(Type::String(string(None, words))),
            })),
            example: None,
            examples: IndexMap::new(),
            explode: None,
            extensions: IndexMap::new(),
        },
        style: PathStyle::Simple,
    })
}
