//! The paper of a diagram: an SVG document in the making, with the few shapes that diagrams are made of.

use std::fmt::Write as _;

use super::{Caption, Ink, ems, escape};
use crate::lang::{self, Arg, Language};

const INFALLIBLE: &str = "writing to a String cannot fail";

/// An SVG in the making; y goes down, all units are px.
#[derive(Debug)]
pub(in crate::render) struct Sheet {
    pub ink: Ink,
    /// Of its words and digits.
    pub language: Language,
    pub width: f64,
    body: String,
}

/// Where a text stands in relation to its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::render) enum Anchor {
    Start,
    Middle,
    End,
}

/// How a text looks.
#[derive(Clone, Copy, Debug)]
pub(in crate::render) struct Type {
    pub anchor: Anchor,
    pub size: f64,
    pub weight: u16,
    /// Token of its colour.
    pub colour: &'static str,
    /// Token of a halo around it.
    pub halo: Option<&'static str>,
}

impl Type {
    /// 12 px in second ink, at its start.
    pub(in crate::render) const SMALL: Self = Self {
        anchor: Anchor::Start,
        size: 12.0,
        weight: 400,
        colour: "ink-2",
        halo: None,
    };

    pub(in crate::render) fn anchored(self, anchor: Anchor) -> Self {
        Self { anchor, ..self }
    }

    pub(in crate::render) fn coloured(self, colour: &'static str) -> Self {
        Self { colour, ..self }
    }

    pub(in crate::render) fn weighing(self, weight: u16) -> Self {
        Self { weight, ..self }
    }
}

impl Sheet {
    pub(in crate::render) fn new(ink: Ink, language: Language, width: f64) -> Self {
        Self {
            ink,
            language,
            width,
            body: String::new(),
        }
    }

    /// A message without variables.
    pub(in crate::render) fn t(&self, id: &str) -> String {
        lang::text(self.language, id).into_owned()
    }

    /// A message with variables.
    pub(in crate::render) fn say<'b>(
        &self,
        id: &str,
        args: impl IntoIterator<Item = (&'static str, Arg<'b>)>,
    ) -> String {
        lang::say(self.language, id, args)
    }

    /// A whole number.
    pub(in crate::render) fn whole(&self, value: f64) -> String {
        lang::number(self.language, value, 0)
    }

    /// Appends SVG as it is.
    pub(in crate::render) fn push(&mut self, svg: &str) {
        self.body.push_str(svg);
    }

    /// A rectangle in a token's colour.
    pub(in crate::render) fn rect(&mut self, (x, y): (f64, f64), (w, h): (f64, f64), fill: &str) {
        let fill = self.ink.token(fill);
        write!(
            self.body,
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{w:.1}\" height=\"{h:.1}\" fill=\"{fill}\"/>"
        )
        .expect(INFALLIBLE);
    }

    /// A straight stroke in a token's colour; `more` are further attributes, with a space before them.
    pub(in crate::render) fn stroke(
        &mut self,
        (x1, y1): (f64, f64),
        (x2, y2): (f64, f64),
        (colour, width): (&str, f64),
        more: &str,
    ) {
        let colour = self.ink.token(colour);
        write!(
            self.body,
            "<path d=\"M{x1:.1} {y1:.1}L{x2:.1} {y2:.1}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\"{more}/>"
        )
        .expect(INFALLIBLE);
    }

    /// A line of text with its baseline at a point.
    pub(in crate::render) fn text(&mut self, (x, y): (f64, f64), look: Type, words: &str) {
        let anchor = match look.anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        let weight = if look.weight == 400 {
            String::new()
        } else {
            format!(" font-weight=\"{}\"", look.weight)
        };
        let halo = look.halo.map_or_else(String::new, |halo| {
            format!(
                " stroke=\"{}\" stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\"",
                self.ink.token(halo)
            )
        });
        write!(
            self.body,
            "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{}\" fill=\"{}\"{weight}{anchor}{halo}>{}</text>",
            look.size,
            self.ink.token(look.colour),
            escape(words)
        )
        .expect(INFALLIBLE);
    }

    /// The document; `label` says what it shows to who does not see it.
    ///
    /// In a page the drawing alone; else with its caption above, its source below, and paper around.
    pub(in crate::render) fn finish(self, height: f64, label: &str, caption: &Caption) -> String {
        const MARGIN: f64 = 24.0;
        let width = self.width;
        let fonts = self.ink.fonts("font-sans");
        let label = escape(label);
        if self.ink == Ink::Page {
            return format!(
                "<svg class=\"diagram\" viewBox=\"0 0 {width:.0} {height:.0}\" role=\"group\" aria-label=\"{label}\">{}</svg>",
                self.body
            );
        }
        let lines = wrapped(&caption.subtitle, width / 13.0);
        let (above, below) = (56.0 + 17.0 * lines.len() as f64, 40.0);
        let (whole_width, whole_height) = (width + 2.0 * MARGIN, height + above + below);
        let mut head = Self::new(self.ink, self.language, width);
        head.rect((0.0, 0.0), (whole_width, whole_height), "paper");
        let title = Type {
            size: 21.0,
            weight: 600,
            colour: "ink",
            ..Type::SMALL
        };
        head.push(&format!(
            "<g font-family=\"{}\">",
            self.ink.fonts("font-serif")
        ));
        head.text((MARGIN, 32.0), title, &caption.title);
        head.push("</g>");
        let subtitle = Type {
            size: 13.0,
            ..Type::SMALL
        };
        for (index, line) in lines.iter().enumerate() {
            head.text((MARGIN, 52.0 + 17.0 * index as f64), subtitle, line);
        }
        let foot = Type::SMALL.coloured("ink-3");
        head.text((MARGIN, whole_height - 16.0), foot, &caption.source);
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{whole_width:.0}\" height=\"{whole_height:.0}\" viewBox=\"0 0 {whole_width:.0} {whole_height:.0}\" font-family=\"{fonts}\" role=\"group\" aria-label=\"{label}\"><title>{}</title>{}<g transform=\"translate({MARGIN} {above})\">{}</g></svg>\n",
            escape(&caption.title),
            head.body,
            self.body
        )
    }
}

/// Words in lines of at most so many ems.
fn wrapped(words: &str, most: f64) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in words.split_whitespace() {
        let line = lines.len() - 1;
        if !lines[line].is_empty() && ems(&lines[line]) + ems(word) * 1.1 > most {
            lines.push(word.to_owned());
        } else {
            if !lines[line].is_empty() {
                lines[line].push(' ');
            }
            lines[line].push_str(word);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_wrapped_and_none_is_lost() {
        let words = "Kilometres along it, and distance from it on either side";
        let lines = wrapped(words, 12.0);
        assert!(
            lines.len() > 1 && lines.iter().all(|line| ems(line) < 13.5),
            "{lines:?}"
        );
        assert_eq!(lines.join(" "), words);
    }
}
