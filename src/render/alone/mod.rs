//! A drawing that stands alone: the page's own drawing with every colour and font written into it.
//!
//! The map is drawn once, with classes (`render::map_svg`), and one stylesheet gives them the values of
//! `static/tokens.css`. Where no stylesheet reaches, in a picture that is saved, embedded or rasterised, the same
//! stylesheet is worked out here and written as presentation attributes, so that browser and server cannot differ.

mod cascade;
mod sheet;
mod value;

use std::{collections::HashMap, fmt::Write as _};

use resvg::usvg::roxmltree::{Document, Node, ParsingOptions};

use self::{
    cascade::{Context, Styled},
    sheet::Sheet,
};
use super::text::escape;
use crate::{features::Project, tiles::Theme};

const INFALLIBLE: &str = "writing to a String cannot fail";
/// Symbols that use symbols end here.
const DEEPEST: usize = 6;
/// What nobody needs in a picture: scripts' and pages' own handles.
const DROPPED: [&str; 7] = [
    "class",
    "tabindex",
    "href",
    "id",
    "style",
    "role",
    "aria-hidden",
];

/// Colours of a picture that is no page.
#[derive(Clone, Copy, Debug)]
pub struct Look<'a> {
    /// Light or dark paper.
    pub theme: Theme,
    /// Whose categories have which colours.
    pub project: &'a Project,
    /// Rules that come after the page's own, such as those of paper.
    pub rules: &'a str,
}

/// A drawing without its `<svg>` around it, every style written out.
///
/// `sprite` holds the symbols that the drawing uses; `image` gives the address under which a picture of the drawing
/// can be had where it stands. A drawing that is not XML gives nothing: ours are.
#[must_use]
pub fn inside(drawing: &str, sprite: &str, look: Look, image: &dyn Fn(&str) -> String) -> String {
    let sheet = Sheet::of_the_map(look.rules);
    let (Ok(drawing), Ok(sprite)) = (
        Document::parse_with_options(drawing, ParsingOptions::default()),
        Document::parse_with_options(sprite, ParsingOptions::default()),
    ) else {
        debug_assert!(false, "our own drawing is not XML");
        return String::new();
    };
    let mut writer = Writer {
        out: String::new(),
        sheet: &sheet,
        look,
        image,
        symbols: symbols(&sprite),
    };
    let root = Context::root(look);
    for defs in sprite
        .descendants()
        .filter(|node| node.has_tag_name("defs"))
    {
        writer.element(defs, &root, &mut Vec::new(), 0);
    }
    writer.children_of_root(drawing.root_element(), &root);
    writer.out
}

fn symbols<'a, 'input>(sprite: &'a Document<'input>) -> HashMap<&'a str, Node<'a, 'input>> {
    sprite
        .descendants()
        .filter(|node| node.has_tag_name("symbol"))
        .filter_map(|node| Some((node.attribute("id")?, node)))
        .collect()
}

/// Writes elements with what the stylesheet says of each.
struct Writer<'a, 'input> {
    out: String,
    sheet: &'a Sheet,
    look: Look<'a>,
    image: &'a dyn Fn(&str) -> String,
    symbols: HashMap<&'a str, Node<'a, 'input>>,
}

impl<'a, 'input> Writer<'a, 'input> {
    /// The root's own styles are inherited by a group.
    fn children_of_root(&mut self, root: Node<'a, 'input>, context: &Context) {
        let mut path = Vec::new();
        let styled = self.styled(root, context, &mut path);
        self.out.push_str("<g");
        self.attributes(&[], &styled);
        self.out.push('>');
        path.push(sheet::Element::of(root));
        for child in root.children() {
            self.node(child, &styled.context, &mut path, 0);
        }
        self.out.push_str("</g>");
    }

    fn styled(&self, node: Node, context: &Context, path: &mut Vec<sheet::Element>) -> Styled {
        path.push(sheet::Element::of(node));
        let mut rules = self.sheet.matching(path, self.look.theme);
        path.pop();
        // Sizes that the drawing itself says are what its children's `em` and `%` are of.
        if let Some(size) = node.attribute("font-size") {
            rules.insert(0, ("font-size", size));
        }
        context.styled(
            node.attribute("class").unwrap_or_default(),
            &rules,
            self.look,
        )
    }

    fn node(
        &mut self,
        node: Node<'a, 'input>,
        context: &Context,
        path: &mut Vec<sheet::Element>,
        depth: usize,
    ) {
        if node.is_text() {
            self.out.push_str(&escape(node.text().unwrap_or_default()));
        } else if node.is_element() {
            self.element(node, context, path, depth);
        }
    }

    fn element(
        &mut self,
        node: Node<'a, 'input>,
        context: &Context,
        path: &mut Vec<sheet::Element>,
        depth: usize,
    ) {
        let styled = self.styled(node, context, path);
        if styled.is_hidden {
            return;
        }
        let name = node.tag_name().name();
        match name {
            "use" => return self.symbol(node, &styled, path, depth),
            // A link of the page leads nowhere from a picture.
            "a" => self.out.push_str("<g"),
            _ => write!(self.out, "<{name}").expect(INFALLIBLE),
        }
        let own: Vec<(&str, String)> = node
            .attributes()
            .filter(|attribute| {
                !DROPPED.contains(&attribute.name()) || keeps(name, attribute.name())
            })
            .map(|attribute| {
                (
                    attribute.name(),
                    self.own(name, attribute.name(), attribute.value()),
                )
            })
            .collect();
        self.attributes(&own, &styled);
        self.out.push('>');
        path.push(sheet::Element::of(node));
        for child in node.children() {
            self.node(child, &styled.context, path, depth);
        }
        path.pop();
        write!(self.out, "</{}>", if name == "a" { "g" } else { name }).expect(INFALLIBLE);
    }

    fn own(&self, element: &str, name: &str, value: &str) -> String {
        if element == "image" && name == "href" {
            (self.image)(value)
        } else {
            value.to_owned()
        }
    }

    /// Attributes of the drawing, then those of the stylesheet, which win.
    fn attributes(&mut self, own: &[(&str, String)], styled: &Styled) {
        let is_set = |name: &str| styled.attributes.iter().any(|(set, _)| set == name);
        for (name, value) in own.iter().filter(|(name, _)| !is_set(name)) {
            write!(self.out, " {name}=\"{}\"", escape(value)).expect(INFALLIBLE);
        }
        for (name, value) in &styled.attributes {
            write!(self.out, " {name}=\"{}\"", escape(value)).expect(INFALLIBLE);
        }
    }

    /// A use of a symbol becomes the symbol's content where it is used, in the colours of its user.
    fn symbol(
        &mut self,
        node: Node<'a, 'input>,
        styled: &Styled,
        path: &mut Vec<sheet::Element>,
        depth: usize,
    ) {
        let name = node
            .attribute("href")
            .unwrap_or_default()
            .trim_start_matches('#');
        let Some(&symbol) = self.symbols.get(name).filter(|_| depth < DEEPEST) else {
            return;
        };
        let number = |name: &str| {
            node.attribute(name)
                .and_then(|text| text.parse::<f64>().ok())
        };
        let view: Vec<f64> = symbol
            .attribute("viewBox")
            .unwrap_or("0 0 20 20")
            .split_whitespace()
            .filter_map(|number| number.parse().ok())
            .collect();
        let [left, top, width, _] = view[..] else {
            return;
        };
        let scale = number("width").unwrap_or(width) / width.max(1e-6);
        let (x, y) = (number("x").unwrap_or(0.0), number("y").unwrap_or(0.0));
        self.out.push_str("<g");
        let shift = format!(
            "{}translate({:.2} {:.2}) scale({scale:.4})",
            node.attribute("transform")
                .map_or(String::new(), |before| format!("{before} ")),
            x - left * scale,
            y - top * scale
        );
        self.attributes(&[("transform", shift)], styled);
        self.out.push('>');
        path.push(sheet::Element::of(node));
        let titles = node.children().filter(Node::is_element);
        for child in titles.chain(symbol.children()) {
            self.node(child, &styled.context, path, depth + 1);
        }
        path.pop();
        self.out.push_str("</g>");
    }
}

/// Attributes that are dropped elsewhere but say something here.
fn keeps(element: &str, attribute: &str) -> bool {
    match attribute {
        "href" => element == "image",
        // What is referred to by `url(#…)`.
        "id" => matches!(
            element,
            "clipPath"
                | "filter"
                | "pattern"
                | "mask"
                | "linearGradient"
                | "radialGradient"
                | "marker"
        ),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::fixture;

    fn alone(drawing: &str, sprite: &str, theme: Theme) -> String {
        let project = fixture::project_with_category();
        let look = Look {
            theme,
            project: &project,
            rules: "",
        };
        inside(drawing, sprite, look, &|_| "picture".to_owned())
    }

    #[test]
    fn every_colour_is_written_out_and_no_class_is_left() {
        let drawing = "<svg class=\"map-svg\"><path class=\"border-line segment-disputed\" stroke-dasharray=\"9 5\" stroke=\"red\" d=\"M0 0\"/></svg>";
        let svg = alone(drawing, "<svg/>", Theme::Light);
        let ink = Theme::Light.token("border-ink").expect("a token");
        assert!(svg.contains(&format!("stroke=\"{ink}\"")), "{svg}");
        assert!(svg.contains("stroke-dasharray=\"9 5\""), "{svg}");
        assert!(!svg.contains("class=") && !svg.contains("var("), "{svg}");
    }

    #[test]
    fn a_symbol_takes_the_colours_of_its_user() {
        let project = fixture::project_with_category();
        let category = &project.categories[0];
        let sprite = "<svg><symbol id=\"m\" viewBox=\"-2 -2 20 20\"><path class=\"mark-solid\" d=\"M0 0\"/></symbol></svg>";
        let drawing = format!(
            "<svg><a class=\"spot cat-{}\" href=\"/x\"><use href=\"#m\" x=\"10\" y=\"10\" width=\"40\" height=\"40\"/></a></svg>",
            category.id
        );
        let svg = alone(&drawing, sprite, Theme::Dark);
        assert!(
            svg.contains(&format!("fill=\"{}\"", category.color_dark)),
            "{svg}"
        );
        assert!(
            svg.contains("translate(14.00 14.00) scale(2.0000)"),
            "{svg}"
        );
        assert!(!svg.contains("href"), "{svg}");
    }

    #[test]
    fn a_title_from_outside_stays_text() {
        let drawing = "<svg><a><title>&lt;script&gt;\"&amp;</title></a></svg>";
        let svg = alone(drawing, "<svg/>", Theme::Light);
        assert!(
            svg.contains("<title>&lt;script&gt;&quot;&amp;</title>"),
            "{svg}"
        );
    }
}
