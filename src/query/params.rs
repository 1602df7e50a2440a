//! The parameters of a query string, decoded once, in the client's order.

use percent_encoding::percent_decode_str;

use super::QueryError;

/// No request of ours has more.
const MOST_PARAMETERS: usize = 64;

/// Decoded names and values; a name may stand several times.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Params(Vec<(String, String)>);

impl Params {
    /// Decodes a query string (`application/x-www-form-urlencoded`: `+` is a space).
    pub fn parse(query: &str) -> Result<Self, QueryError> {
        let pairs: Vec<_> = query.split('&').filter(|pair| !pair.is_empty()).collect();
        if pairs.len() > MOST_PARAMETERS {
            return Err(QueryError::TooMany(MOST_PARAMETERS));
        }
        pairs
            .into_iter()
            .map(|pair| {
                let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
                Ok((decode(name)?, decode(value)?))
            })
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// The one value of a parameter; two values are refused.
    pub fn one(&self, name: &str) -> Result<Option<&str>, QueryError> {
        let mut values = self.all(name);
        let first = values.next();
        match values.count() {
            0 => Ok(first),
            others => Err(QueryError::Repeated {
                name: name.to_owned(),
                count: others + 1,
            }),
        }
    }

    /// The first value of a parameter, for pages, which refuse nothing.
    #[must_use]
    pub fn first(&self, name: &str) -> Option<&str> {
        self.all(name).next()
    }

    /// Every value of a parameter.
    pub fn all<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> {
        self.0
            .iter()
            .filter(move |(candidate, _)| candidate == name)
            .map(|(_, value)| value.as_str())
    }

    /// Every pair, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Refuses a parameter that is not among the known ones (Part 1, /req/core/query-param-unknown).
    ///
    /// `lang` is known everywhere: every resource has a page, and a page keeps the language that its reader chose.
    pub fn check_known<'a>(
        &self,
        known: impl IntoIterator<Item = &'a str>,
    ) -> Result<(), QueryError> {
        let known: Vec<&str> = known.into_iter().collect();
        match self
            .0
            .iter()
            .find(|(name, _)| name != "lang" && !known.contains(&name.as_str()))
        {
            None => Ok(()),
            Some((name, _)) => Err(QueryError::Unknown {
                name: name.chars().take(80).collect(),
                known: known.into_iter().map(str::to_owned).collect(),
            }),
        }
    }

    /// The same parameters without those named.
    #[must_use]
    pub fn without(&self, names: &[&str]) -> Self {
        Self(
            self.0
                .iter()
                .filter(|(name, _)| !names.contains(&name.as_str()))
                .cloned()
                .collect(),
        )
    }

    /// A text that is the same for the same parameters in any order, and different for all others.
    #[must_use]
    pub fn sorted(&self) -> String {
        let mut pairs: Vec<&(String, String)> = self.0.iter().collect();
        pairs.sort();
        format!("{pairs:?}")
    }

    /// The same parameters and one more.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.0.push((name.to_owned(), value.to_owned()));
        self
    }
}

fn decode(text: &str) -> Result<String, QueryError> {
    let spaced = text.replace('+', " ");
    match percent_decode_str(&spaced).decode_utf8() {
        Ok(decoded) => Ok(decoded.into_owned()),
        Err(_) => Err(QueryError::Encoding(text.chars().take(40).collect())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_values_are_decoded_and_a_bare_name_has_an_empty_value() {
        let params = Params::parse("q=Panj%20%D0%9C+x&hits&&a%26b=%3D").expect("valid");
        assert_eq!(
            params.iter().collect::<Vec<_>>(),
            [("q", "Panj М x"), ("hits", ""), ("a&b", "=")]
        );
    }

    #[test]
    fn bytes_that_are_no_text_are_refused() {
        assert_eq!(
            Params::parse("q=%ff"),
            Err(QueryError::Encoding("%ff".to_owned()))
        );
    }

    #[test]
    fn an_unknown_parameter_is_refused_with_the_nearest_known_one() {
        let error = Params::parse("dattime=x")
            .and_then(|params| params.check_known(["bbox", "datetime"]))
            .expect_err("unknown");
        insta::assert_snapshot!(error, @r#"unknown query parameter "dattime", did you mean "datetime"?; known here: bbox, datetime"#);
    }

    #[test]
    fn a_parameter_given_twice_is_refused_where_one_is_expected() {
        let params = Params::parse("limit=1&limit=2").expect("valid");
        assert!(params.one("limit").is_err());
        assert_eq!(params.first("limit"), Some("1"));
    }

    proptest::proptest! {
        #[test]
        fn any_query_string_is_decoded_or_refused(query in ".{0,200}") {
            let _ = Params::parse(&query);
        }
    }
}
