//! Why a query is refused: which parameter, what was found, what was expected.

/// A query that cannot be answered; a message fit for the client.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QueryError {
    /// A parameter that this resource does not have.
    #[error("unknown query parameter {name:?}{}; known here: {}", nearest_hint(name, known), known.join(", "))]
    Unknown {
        /// As the client wrote it.
        name: String,
        /// Those that there are.
        known: Vec<String>,
    },
    /// A parameter given more than once.
    #[error("query parameter {name:?} is given {count} times, expected once")]
    Repeated {
        /// Its name.
        name: String,
        /// How often.
        count: usize,
    },
    /// A value that is not of the parameter's type.
    #[error("query parameter {name:?} is {found:?}: {expected}")]
    Invalid {
        /// The parameter.
        name: String,
        /// Its value, shortened.
        found: String,
        /// What is wrong with it, or what it should be.
        expected: String,
    },
    /// A query string that is not percent-encoded UTF-8.
    #[error("the query string is not percent-encoded UTF-8 near {0:?}")]
    Encoding(String),
    /// More parameters than any request needs.
    #[error("the query has more than {0} parameters")]
    TooMany(usize),
}

impl QueryError {
    /// An invalid value; long ones are shortened, since the message goes back to the client and into logs.
    pub(super) fn invalid(name: &str, found: &str, expected: impl Into<String>) -> Self {
        const MOST: usize = 80;
        let mut shown: String = found.chars().take(MOST).collect();
        if shown.len() < found.len() {
            shown.push('…');
        }
        Self::Invalid {
            name: name.to_owned(),
            found: shown,
            expected: expected.into(),
        }
    }
}

fn nearest_hint(name: &str, known: &[String]) -> String {
    const SIMILAR: f64 = 0.75;
    known
        .iter()
        .map(|candidate| (strsim::jaro_winkler(name, candidate), candidate))
        .filter(|&(likeness, _)| likeness >= SIMILAR)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map_or_else(String::new, |(_, candidate)| {
            format!(", did you mean {candidate:?}?")
        })
}
