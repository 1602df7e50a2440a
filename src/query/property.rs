//! Equality filters: one parameter for each property with a column, typed as the property is.

use jiff::{Timestamp, civil::Date};

use super::{Params, QueryError, filter::FILTERS, items::PAGING};
use crate::{
    features::{Property, PropertyKind},
    store::{Predicate, Test},
};

/// The properties whose filter takes several values, separated by commas or by repeating the parameter: one must hold.
const LISTS: [&str; 3] = ["category", "status", "side"];

/// Whether a property is offered as a query parameter: it has a column, and no parameter of ours has its name.
#[must_use]
pub fn is_offered(property: &Property) -> bool {
    property.is_queryable()
        && !FILTERS.contains(&property.name.as_str())
        && !PAGING.contains(&property.name.as_str())
}

/// Whether a property's filter takes a list of values.
#[must_use]
pub fn takes_list(name: &str) -> bool {
    LISTS.contains(&name)
}

/// The predicate that the client asks on a property, if any.
pub(super) fn parse(params: &Params, property: &Property) -> Result<Option<Predicate>, QueryError> {
    let name = property.name.as_str();
    let test = if takes_list(name) && property.kind == PropertyKind::Text {
        let values: Vec<String> = params
            .all(name)
            .flat_map(|value| value.split(','))
            .map(str::trim)
            .filter(|value| !value.is_empty())
            .map(|value| in_vocabulary(property, value).map(str::to_owned))
            .collect::<Result<_, _>>()?;
        // Given without a value it chooses none of them: a page whose boxes are all off links to its downloads so.
        params
            .all(name)
            .next()
            .is_some()
            .then_some(Test::AnyOf(values))
    } else {
        params
            .one(name)?
            .map(|value| {
                let value = in_vocabulary(property, value)?;
                test(property.kind, value)
                    .map_err(|expected| QueryError::invalid(name, value, expected))
            })
            .transpose()?
    };
    Ok(test.map(|test| Predicate {
        property: name.to_owned(),
        test,
    }))
}

/// Refuses a value that the property's closed list does not have.
fn in_vocabulary<'a>(property: &Property, value: &'a str) -> Result<&'a str, QueryError> {
    let values = &property.values;
    if values.is_empty() || values.iter().any(|known| known == value) {
        Ok(value)
    } else {
        Err(QueryError::invalid(
            &property.name,
            value,
            format!("expected one of {}", values.join(", ")),
        ))
    }
}

/// The test for one value; the error says what was expected.
fn test(kind: PropertyKind, value: &str) -> Result<Test, &'static str> {
    Ok(match kind {
        PropertyKind::Text | PropertyKind::TextList | PropertyKind::Structured => {
            Test::AnyOf(vec![value.to_owned()])
        }
        PropertyKind::Date => value
            .parse::<Date>()
            .ok()
            .filter(|_| value.len() == 10)
            .map(|date| Test::AnyOf(vec![date.to_string()]))
            .ok_or("expected a full-date, for example 2021-07-05")?,
        PropertyKind::DateTime => value
            .replace(' ', "+")
            .parse::<Timestamp>()
            .ok()
            .map(Test::Instant)
            .ok_or("expected an RFC 3339 date-time with offset")?,
        PropertyKind::Integer => value
            .parse::<i64>()
            .ok()
            .map(|number| Test::Number(number as f64))
            .ok_or("expected a whole number")?,
        PropertyKind::Number => value
            .parse::<f64>()
            .ok()
            .filter(|number| number.is_finite())
            .map(Test::Number)
            .ok_or("expected a number")?,
        PropertyKind::Boolean => match value {
            "true" => Test::Boolean(true),
            "false" => Test::Boolean(false),
            _ => return Err("expected true or false"),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn property(name: &str, kind: PropertyKind) -> Property {
        Property {
            name: name.to_owned(),
            kind,
            description: String::new(),
            values: Vec::new(),
        }
    }

    fn asked(query: &str, name: &str, kind: PropertyKind) -> Result<Option<Test>, QueryError> {
        let params = Params::parse(query).expect("valid");
        Ok(parse(&params, &property(name, kind))?.map(|predicate| predicate.test))
    }

    #[test]
    fn a_vocabulary_takes_several_values_in_either_form() {
        let both = Some(Test::AnyOf(vec!["a".to_owned(), "b".to_owned()]));
        for query in ["category=a,b", "category=a&category=b"] {
            assert_eq!(
                asked(query, "category", PropertyKind::Text),
                Ok(both.clone())
            );
        }
    }

    #[test]
    fn a_vocabulary_of_which_nothing_is_chosen_lets_nothing_through() {
        let mut category = property("category", PropertyKind::Text);
        category.values = vec!["a".to_owned()];
        let asked = |query| parse(&Params::parse(query).expect("valid"), &category);
        let test = |values: &[&str]| {
            let values = values.iter().map(ToString::to_string).collect();
            Ok(Some(Predicate {
                property: "category".to_owned(),
                test: Test::AnyOf(values),
            }))
        };
        assert_eq!(asked("category="), test(&[]));
        assert_eq!(asked("category=,a"), test(&["a"]));
        assert_eq!(asked("status="), Ok(None));
    }

    #[test]
    fn a_value_that_the_vocabulary_does_not_have_is_refused() {
        let mut category = property("category", PropertyKind::Text);
        category.values = vec!["a".to_owned(), "b".to_owned()];
        let params = |query| Params::parse(query).expect("valid");
        assert!(parse(&params("category=b,a"), &category).is_ok());
        assert!(parse(&params("category=b,c"), &category).is_err());
    }

    #[test]
    fn a_comma_in_any_other_text_is_text() {
        let test = asked("title=a,b", "title", PropertyKind::Text);
        assert_eq!(test, Ok(Some(Test::AnyOf(vec!["a,b".to_owned()]))));
    }

    #[test]
    fn a_value_of_another_type_is_refused() {
        for (query, kind) in [
            ("x=five", PropertyKind::Number),
            ("x=NaN", PropertyKind::Number),
            ("x=1.5", PropertyKind::Integer),
            ("x=yes", PropertyKind::Boolean),
            ("x=2021-13-01", PropertyKind::Date),
            ("x=2021-07-05T10:00", PropertyKind::DateTime),
        ] {
            assert!(asked(query, "x", kind).is_err(), "{query}");
        }
    }

    #[test]
    fn an_instant_is_the_same_in_any_offset() {
        assert_eq!(
            asked("x=2021-07-05T13:00:00%2B05:00", "x", PropertyKind::DateTime),
            asked("x=2021-07-05T08:00:00Z", "x", PropertyKind::DateTime)
        );
    }

    #[test]
    fn a_property_named_like_a_parameter_of_ours_is_not_offered() {
        for name in ["bbox", "limit", "q", "f"] {
            assert!(!is_offered(&property(name, PropertyKind::Text)), "{name}");
        }
        assert!(is_offered(&property("title", PropertyKind::Text)));
    }
}
