//! The stylesheet of the category colours: pages may set no colour of their own (`style=`), so the server gives this.

use std::fmt::Write as _;

use crate::features::Category;

/// `.cat-<id> { --cat: … }` for each category, for light paper and for dark.
///
/// Ids that are no CSS identifiers and colours that are not `#rrggbb` are left out; the loader refuses both.
#[must_use]
pub fn categories_css(categories: &[Category]) -> String {
    const INFALLIBLE: &str = "writing to a String cannot fail";
    let mut css = String::new();
    let safe = || categories.iter().filter(|category| is_safe(category));
    for category in safe() {
        writeln!(css, ".cat-{} {{ --cat: {}; }}", category.id, category.color).expect(INFALLIBLE);
    }
    for category in safe() {
        let (id, color) = (&category.id, &category.color_dark);
        writeln!(css, "[data-theme=\"dark\"] .cat-{id} {{ --cat: {color}; }}").expect(INFALLIBLE);
    }
    css.push_str("@media (prefers-color-scheme: dark) {\n");
    for category in safe() {
        let (id, color) = (&category.id, &category.color_dark);
        writeln!(
            css,
            "  :root:not([data-theme]) .cat-{id} {{ --cat: {color}; }}"
        )
        .expect(INFALLIBLE);
    }
    css.push_str("}\n");
    css
}

fn is_safe(category: &Category) -> bool {
    let name = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let color = |text: &str| {
        text.strip_prefix('#')
            .is_some_and(|hex| hex.len() == 6 && hex.chars().all(|c| c.is_ascii_hexdigit()))
    };
    !category.id.is_empty()
        && category.id.chars().all(name)
        && color(&category.color)
        && color(&category.color_dark)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::LocalText;

    #[test]
    fn each_theme_has_its_colour_and_nothing_else_gets_in() {
        let category = |id: &str, color: &str| Category {
            id: id.to_owned(),
            label: LocalText::default(),
            color: color.to_owned(),
            color_dark: "#ffeedd".to_owned(),
            icon: "circle".to_owned(),
        };
        let css = categories_css(&[
            category("raid", "#001122"),
            category("x{}", "#001122"),
            category("y", "red;}"),
        ]);
        insta::assert_snapshot!(css, @r#"
        .cat-raid { --cat: #001122; }
        [data-theme="dark"] .cat-raid { --cat: #ffeedd; }
        @media (prefers-color-scheme: dark) {
          :root:not([data-theme]) .cat-raid { --cat: #ffeedd; }
        }
        "#);
    }
}
