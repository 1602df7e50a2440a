//! The stylesheet of the map's drawing as rules: the small part of CSS that it is written in.

use resvg::usvg::roxmltree::Node;

use crate::tiles::{Theme, without_comments};

static MAP: &str = include_str!("../../../static/css/map-svg.css");
static MARKS: &str = include_str!("../../../static/css/marks.css");

/// Rules in the order in which they override.
pub(super) struct Sheet(Vec<Rule>);

struct Rule {
    /// Outermost first; each must match an ancestor of the next.
    selector: Vec<Compound>,
    /// The theme that it is for; both where it names none.
    theme: Option<Theme>,
    /// How many classes and types it names.
    weight: (usize, usize),
    declarations: Vec<(String, String)>,
}

/// A type and classes that an element must all have.
#[derive(Debug, Default, PartialEq)]
struct Compound {
    tag: Option<String>,
    classes: Vec<String>,
}

/// What selectors look at.
#[derive(Clone, Debug)]
pub(super) struct Element {
    tag: String,
    classes: Vec<String>,
}

impl Element {
    pub(super) fn of(node: Node) -> Self {
        Self {
            tag: node.tag_name().name().to_owned(),
            classes: node
                .attribute("class")
                .unwrap_or_default()
                .split_whitespace()
                .map(str::to_owned)
                .collect(),
        }
    }
}

impl Compound {
    fn fits(&self, element: &Element) -> bool {
        self.tag.as_ref().is_none_or(|tag| *tag == element.tag)
            && self
                .classes
                .iter()
                .all(|class| element.classes.contains(class))
    }

    /// `text.local` or `.a.b`; none for what a still picture has no state for, such as `:hover`.
    fn parse(text: &str) -> Option<Self> {
        if text.contains([':', '[', '#', '*', '>', '+', '~']) {
            return None;
        }
        let mut pieces = text.split('.');
        let tag = pieces
            .next()
            .filter(|tag| !tag.is_empty())
            .map(str::to_owned);
        Some(Self {
            tag,
            classes: pieces.map(str::to_owned).collect(),
        })
    }
}

impl Sheet {
    /// The rules of the page for its map, then others.
    pub(super) fn of_the_map(more: &str) -> Self {
        let rules = [MARKS, MAP, more].into_iter().flat_map(parse);
        Self(rules.collect())
    }

    /// The declarations that hold for the last element of a path, those that win last.
    pub(super) fn matching(&self, path: &[Element], theme: Theme) -> Vec<(&str, &str)> {
        let mut rules: Vec<(usize, &Rule)> = self
            .0
            .iter()
            .enumerate()
            .filter(|(_, rule)| {
                rule.theme.is_none_or(|own| own == theme) && fits(&rule.selector, path)
            })
            .collect();
        rules.sort_by_key(|(order, rule)| (rule.weight, *order));
        rules
            .into_iter()
            .flat_map(|(_, rule)| &rule.declarations)
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect()
    }
}

/// Whether the last compound fits the last element, and those before it ancestors in order.
fn fits(selector: &[Compound], path: &[Element]) -> bool {
    let Some((last, before)) = selector.split_last() else {
        return false;
    };
    let Some((element, ancestors)) = path.split_last() else {
        return false;
    };
    let mut ancestors = ancestors.iter().rev();
    last.fits(element)
        && before
            .iter()
            .rev()
            .all(|compound| ancestors.any(|ancestor| compound.fits(ancestor)))
}

/// The plain rules of a stylesheet; those within `@media` speak of screens and paper, not of the drawing.
fn parse(css: &str) -> Vec<Rule> {
    let css = without_comments(css);
    let mut rules = Vec::new();
    let mut rest = css.as_str();
    while let Some((head, after)) = rest.split_once('{') {
        let head = head.trim();
        if head.starts_with('@') {
            rest = after_block(after);
            continue;
        }
        let (body, after) = after.split_once('}').unwrap_or((after, ""));
        let declarations = declarations(body);
        rules.extend(
            head.split(',')
                .filter_map(|selector| rule(selector.trim(), &declarations)),
        );
        rest = after;
    }
    rules
}

fn rule(selector: &str, declarations: &[(String, String)]) -> Option<Rule> {
    let themed = [Theme::Light, Theme::Dark].into_iter().find_map(|theme| {
        let rest = selector.strip_prefix(&format!("[data-theme=\"{}\"]", theme.word()))?;
        Some((theme, rest.trim()))
    });
    let (theme, selector) = match themed {
        Some((theme, rest)) => (Some(theme), rest),
        None => (None, selector),
    };
    let selector: Vec<Compound> = selector
        .split_whitespace()
        .map(Compound::parse)
        .collect::<Option<_>>()?;
    let classes = selector
        .iter()
        .map(|compound| compound.classes.len())
        .sum::<usize>();
    Some(Rule {
        weight: (
            // An attribute weighs as much as a class.
            classes + usize::from(theme.is_some()),
            selector
                .iter()
                .filter(|compound| compound.tag.is_some())
                .count(),
        ),
        theme,
        declarations: declarations.to_vec(),
        selector,
    })
}

fn declarations(body: &str) -> Vec<(String, String)> {
    body.split(';')
        .filter_map(|declaration| declaration.split_once(':'))
        .map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()))
        .collect()
}

/// What follows a block whose opening brace was read.
fn after_block(text: &str) -> &str {
    let mut depth = 1;
    for (at, letter) in text.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &text[at + 1..];
        }
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::*;

    fn element(tag: &str, classes: &str) -> Element {
        Element {
            tag: tag.to_owned(),
            classes: classes.split_whitespace().map(str::to_owned).collect(),
        }
    }

    fn last<'a>(sheet: &'a Sheet, path: &[Element], theme: Theme, name: &str) -> Option<&'a str> {
        let found = sheet.matching(path, theme).into_iter().rev();
        found
            .into_iter()
            .find(|(found, _)| *found == name)
            .map(|(_, value)| value)
    }

    #[test]
    fn the_heavier_selector_wins_and_of_two_alike_the_later() {
        let sheet = Sheet(parse(
            "/* a { } */ .a text { fill: 1 } @media (x) { .a { fill: 9 } text { fill: 9 } } text { fill: 2 } .a text { fill: 3 }\n[data-theme=\"dark\"] .a { fill: 4 } .a:hover { fill: 5 }",
        ));
        let path = [element("g", "a b"), element("text", "")];
        assert_eq!(last(&sheet, &path, Theme::Light, "fill"), Some("3"));
        assert_eq!(last(&sheet, &path[..1], Theme::Light, "fill"), None);
        assert_eq!(last(&sheet, &path[..1], Theme::Dark, "fill"), Some("4"));
    }

    #[test]
    fn every_class_of_the_map_that_the_page_colours_is_coloured_here() {
        let sheet = Sheet::of_the_map("");
        for (tag, class, name) in [
            ("path", "border-line", "stroke"),
            ("path", "disc", "fill-opacity"),
            ("path", "map-veil", "fill"),
            ("path", "mark-solid", "fill"),
            ("rect", "crossing-box", "stroke"),
        ] {
            let path = [element("svg", "map-svg"), element(tag, class)];
            assert!(last(&sheet, &path, Theme::Light, name).is_some(), "{class}");
        }
    }
}
