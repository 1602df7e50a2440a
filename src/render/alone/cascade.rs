//! What the rules come to for one element: presentation attributes, and what its children inherit.

use std::collections::HashMap;

use super::{
    Look,
    value::{calculated, px, resolved},
};
use crate::tiles::Theme;

/// Properties that SVG knows as attributes; the others lay out boxes, which a picture has none of.
const ATTRIBUTES: [&str; 21] = [
    "direction",
    "fill",
    "fill-opacity",
    "fill-rule",
    "font-family",
    "font-size",
    "font-style",
    "font-weight",
    "letter-spacing",
    "opacity",
    "paint-order",
    "stroke",
    "stroke-dasharray",
    "stroke-dashoffset",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-miterlimit",
    "stroke-opacity",
    "stroke-width",
    "text-anchor",
    "visibility",
];

/// What children inherit and rules ask for.
#[derive(Clone, Debug)]
pub(super) struct Context {
    variables: HashMap<String, String>,
    font_size: f64,
}

/// An element's own attributes, and the context of its children.
pub(super) struct Styled {
    pub(super) attributes: Vec<(String, String)>,
    pub(super) is_hidden: bool,
    pub(super) context: Context,
}

impl Context {
    pub(super) fn root(look: Look) -> Self {
        let body = look.theme.token("fs-body").and_then(|size| px(size, 16.0));
        Self {
            variables: HashMap::new(),
            font_size: body.unwrap_or(15.0),
        }
    }

    /// Works out the declarations for an element with these classes; later ones win.
    pub(super) fn styled(&self, classes: &str, rules: &[(&str, &str)], look: Look) -> Styled {
        let mut context = self.clone();
        if let Some(color) = category_color(classes, look) {
            context.variables.insert("cat".to_owned(), color);
        }
        for (name, value) in rules {
            if let Some(variable) = name.strip_prefix("--")
                && let Some(value) = context.value(value, look.theme)
            {
                context.variables.insert(variable.to_owned(), value);
            }
        }
        let mut found: Vec<(String, String)> = Vec::new();
        let mut is_hidden = false;
        for (name, value) in rules.iter().filter(|(name, _)| !name.starts_with("--")) {
            let Some(value) = context.value(value, look.theme) else {
                continue;
            };
            match *name {
                "display" => is_hidden = value == "none",
                "font" => font(&mut found, &value),
                name => set(&mut found, name, value),
            }
        }
        found.retain(|(name, _)| ATTRIBUTES.contains(&name.as_str()));
        context.measure(&mut found, self.font_size);
        Styled {
            attributes: found,
            is_hidden,
            context,
        }
    }

    fn value(&self, value: &str, theme: Theme) -> Option<String> {
        let variable = |name: &str| {
            let own = self.variables.get(name).cloned();
            own.or_else(|| theme.token(name).map(str::to_owned))
        };
        resolved(value, &variable).map(|value| calculated(&value))
    }

    /// Lengths as numbers: `%` and `em` of a font size are of the parent's, all other `em` of the element's own.
    fn measure(&mut self, found: &mut [(String, String)], parent: f64) {
        if let Some((_, size)) = found.iter_mut().find(|(name, _)| name == "font-size")
            && let Some(size_px) = px(size, parent)
        {
            self.font_size = size_px;
            *size = short(size_px);
        }
        for (name, value) in found.iter_mut() {
            match name.as_str() {
                "stroke-width" | "letter-spacing" => {
                    if let Some(length) = px(value, self.font_size) {
                        *value = short(length);
                    }
                }
                "font-weight" => *value = weight(value).to_owned(),
                "fill" | "stroke" if *value == "transparent" => "none".clone_into(value),
                "font-family" => *value = families(value),
                _ => {}
            }
        }
    }
}

fn category_color(classes: &str, look: Look) -> Option<String> {
    let id = classes
        .split_whitespace()
        .find_map(|class| class.strip_prefix("cat-"))?;
    let category = look.project.category(id)?;
    Some(match look.theme {
        Theme::Light => category.color.clone(),
        Theme::Dark => category.color_dark.clone(),
    })
}

/// Families for wherever a picture comes to stand: first the fonts of the server's drawings, then those of our pages.
pub(super) fn families(value: &str) -> String {
    let mut names: Vec<String> = Vec::new();
    for family in value.split(',').map(|name| name.trim().replace('"', "'")) {
        if let Some(plain) = family.strip_suffix(" Variable'") {
            names.push(format!("{plain}'"));
        }
        names.push(family);
    }
    names.join(", ")
}

/// The nearest of the two weights that the drawings' fonts have; a browser has all between.
fn weight(value: &str) -> &'static str {
    match value.parse::<u32>() {
        Ok(575..) => "600",
        Err(_) if value.starts_with("bold") => "600",
        _ => "400",
    }
}

fn set(found: &mut Vec<(String, String)>, name: &str, value: String) {
    found.retain(|(set, _)| set != name);
    found.push((name.to_owned(), value));
}

/// `italic 600 13px/1.2 family, family`; what it does not name is normal again.
fn font(found: &mut Vec<(String, String)>, value: &str) {
    let (mut style, mut weight) = ("normal", "400");
    let mut rest = value;
    while let Some((word, after)) = rest.split_once(' ') {
        match word {
            "italic" => style = word,
            "normal" => {}
            number if number.bytes().all(|byte| byte.is_ascii_digit()) => weight = word,
            size => {
                let size = size.split('/').next().unwrap_or(size);
                set(found, "font-style", style.to_owned());
                set(found, "font-weight", weight.to_owned());
                set(found, "font-size", size.to_owned());
                set(found, "font-family", after.trim().to_owned());
                return;
            }
        }
        rest = after.trim_start();
    }
}

/// At most two decimals.
fn short(number: f64) -> String {
    let text = format!("{number:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::fixture;

    #[test]
    fn a_font_in_one_word_and_lengths_of_it_are_taken_apart() {
        let project = fixture::project_with_category();
        let look = Look {
            theme: Theme::Light,
            project: &project,
            rules: "",
        };
        let rules = vec![
            (
                "font",
                "italic 400 13px/1.2 \"Source Serif 4 Variable\", serif",
            ),
            ("letter-spacing", ".18em"),
            ("inline-size", "100%"),
        ];
        let styled = Context::root(look).styled("", &rules, look);
        let get = |name: &str| {
            let found = styled.attributes.iter().find(|(found, _)| found == name);
            found.map(|(_, value)| value.as_str())
        };
        assert_eq!(get("font-size"), Some("13"));
        assert_eq!(get("font-style"), Some("italic"));
        assert_eq!(get("letter-spacing"), Some("2.34"));
        assert_eq!(
            get("font-family"),
            Some("'Source Serif 4', 'Source Serif 4 Variable', serif")
        );
        assert_eq!(get("inline-size"), None);
    }

    #[test]
    fn a_disc_has_the_colour_of_its_category_in_each_theme() {
        let project = fixture::project_with_category();
        let category = &project.categories[0];
        for (theme, color) in [
            (Theme::Light, &category.color),
            (Theme::Dark, &category.color_dark),
        ] {
            let look = Look {
                theme,
                project: &project,
                rules: "",
            };
            let class = format!("disc cat-{}", category.id);
            let styled = Context::root(look).styled(&class, &[("fill", "var(--cat)")], look);
            assert_eq!(styled.attributes, [("fill".to_owned(), color.clone())]);
        }
    }
}
