//! Messages by id, from Fluent files that are parsed once.

use std::{borrow::Cow, sync::LazyLock};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use rust_embed::RustEmbed;

use super::{Direction, Language, numbers};

#[derive(RustEmbed)]
#[folder = "static/lang/"]
#[include = "*.ftl"]
struct Files;

type Bundle = FluentBundle<FluentResource>;

static BUNDLES: LazyLock<[Bundle; Language::ALL.len()]> =
    LazyLock::new(|| Language::ALL.map(bundle));

fn bundle(language: Language) -> Bundle {
    let locale = language.tag().parse().expect("our tags are well formed");
    let mut bundle = Bundle::new_concurrent(vec![locale]);
    // Only texts that run the other way are isolated (`Arg`): marks around every number would be in all that is copied.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(formatter(language)));
    for path in Files::iter().filter(|path| path.starts_with(&format!("{}/", language.tag()))) {
        let file = Files::get(&path).expect("a listed file is embedded");
        let text = String::from_utf8_lossy(&file.data).into_owned();
        // What does not parse is missed by the test of messages, by name.
        let resource = FluentResource::try_new(text).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// How numbers are written in messages; a function for each language, since Fluent takes no closure.
fn formatter<M>(language: Language) -> fn(&FluentValue, &M) -> Option<String> {
    fn written(language: Language, value: &FluentValue) -> Option<String> {
        match value {
            FluentValue::Number(number) => Some(numbers::number(language, number.value, 3)),
            _ => None,
        }
    }
    match language {
        Language::En => |value, _| written(Language::En, value),
        Language::Ru => |value, _| written(Language::Ru, value),
        Language::Tg => |value, _| written(Language::Tg, value),
        Language::Fa => |value, _| written(Language::Fa, value),
    }
}

/// A value for a variable of a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg<'a> {
    /// A text: a name, or a number or date that is written already.
    Text(Cow<'a, str>),
    /// A number: it is written as the language writes numbers, and chooses the plural.
    Number(f64),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl<'a> From<Cow<'a, str>> for Arg<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Arg<'_> {
    fn from(count: usize) -> Self {
        Self::Number(count as f64)
    }
}

impl From<f64> for Arg<'_> {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

/// A variable's name and value, for [`say`].
#[must_use]
pub fn arg<'a>(name: &'static str, value: impl Into<Arg<'a>>) -> (&'static str, Arg<'a>) {
    (name, value.into())
}

/// A message without variables.
#[must_use]
pub fn text(language: Language, id: &str) -> Cow<'static, str> {
    formatted(language, id, None)
}

/// A message with the values of its variables.
#[must_use]
pub fn say<'a>(
    language: Language,
    id: &str,
    args: impl IntoIterator<Item = (&'static str, Arg<'a>)>,
) -> String {
    let args: FluentArgs = args
        .into_iter()
        .map(|(name, value)| match value {
            Arg::Number(number) => (name, FluentValue::from(number)),
            Arg::Text(text) => (name, FluentValue::from(isolated(language, text))),
        })
        .collect();
    formatted(language, id, Some(&args)).into_owned()
}

fn formatted(language: Language, id: &str, args: Option<&FluentArgs>) -> Cow<'static, str> {
    let bundle: &'static Bundle = &BUNDLES[language as usize];
    let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) else {
        debug_assert!(false, "{}: no message {id:?}", language.tag());
        return Cow::Owned(id.to_owned());
    };
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, args, &mut errors);
    debug_assert!(errors.is_empty(), "{} {id}: {errors:?}", language.tag());
    text
}

/// The text between isolating marks where it runs against its sentence, so that neither scrambles the other.
fn isolated(language: Language, text: Cow<'_, str>) -> Cow<'_, str> {
    let runs_against = match language.direction() {
        Direction::LeftToRight => text.chars().any(is_right_to_left),
        Direction::RightToLeft => text
            .chars()
            .any(|c| c.is_alphabetic() && !is_right_to_left(c)),
    };
    if runs_against {
        Cow::Owned(format!("\u{2068}{text}\u{2069}"))
    } else {
        text
    }
}

/// Hebrew, Arabic and their neighbours, with their presentation forms.
fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}
