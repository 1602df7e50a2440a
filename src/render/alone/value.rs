//! Values of declarations worked out: variables, simple sums, lengths.

/// Replaces every `var(--name, fallback)`; none where a variable has no value and no fallback.
pub(super) fn resolved(value: &str, variable: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    resolve(value, variable, 0)
}

fn resolve(value: &str, variable: &dyn Fn(&str) -> Option<String>, depth: usize) -> Option<String> {
    let Some(start) = value.find("var(") else {
        return Some(value.trim().to_owned());
    };
    // A variable that leads to itself has no value.
    if depth > 8 {
        return None;
    }
    let (inside, after) = parenthesis(&value[start + 4..])?;
    let (name, fallback) = match inside.split_once(',') {
        Some((name, fallback)) => (name.trim(), Some(fallback.trim())),
        None => (inside.trim(), None),
    };
    let found = variable(name.trim_start_matches("--"))
        .and_then(|found| resolve(&found, variable, depth + 1))
        .or_else(|| resolve(fallback?, variable, depth + 1))?;
    resolve(
        &format!("{}{found}{after}", &value[..start]),
        variable,
        depth + 1,
    )
}

/// What stands before the parenthesis that closes the one already open, and what stands behind it.
fn parenthesis(text: &str) -> Option<(&str, &str)> {
    let mut depth = 1;
    for (at, letter) in text.char_indices() {
        match letter {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some((&text[..at], &text[at + 1..]));
        }
    }
    None
}

/// `calc(a / b)` and `calc(a * b)` of plain numbers; other values as they are.
pub(super) fn calculated(value: &str) -> String {
    let product = || {
        let inside = value.strip_prefix("calc(")?.strip_suffix(')')?;
        let number = |text: &str| text.trim().parse::<f64>().ok();
        if let Some((a, b)) = inside.split_once('/') {
            return Some(number(a)? / number(b)?);
        }
        let (a, b) = inside.split_once('*')?;
        Some(number(a)? * number(b)?)
    };
    product().map_or_else(|| value.to_owned(), |number| number.to_string())
}

/// A length in px; `em` and `%` are of the font size given.
pub(super) fn px(value: &str, font_size: f64) -> Option<f64> {
    let number = |text: &str| text.trim().parse::<f64>().ok();
    if let Some(share) = value.strip_suffix('%') {
        return Some(number(share)? / 100.0 * font_size);
    }
    if let Some(rem) = value.strip_suffix("rem") {
        return Some(number(rem)? * 16.0);
    }
    if let Some(em) = value.strip_suffix("em") {
        return Some(number(em)? * font_size);
    }
    number(value.strip_suffix("px").unwrap_or(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_are_replaced_with_what_they_lead_to_or_their_fallback() {
        let variable = |name: &str| match name {
            "a" => Some("var(--b)".to_owned()),
            "b" => Some("#fff".to_owned()),
            "loop" => Some("var(--loop)".to_owned()),
            _ => None,
        };
        let of = |value: &str| resolved(value, &variable);
        assert_eq!(of("1px solid var(--a)").as_deref(), Some("1px solid #fff"));
        assert_eq!(of("var(--none, var(--b))").as_deref(), Some("#fff"));
        assert_eq!(of("var(--none)"), None);
        assert_eq!(of("var(--loop)"), None);
    }

    #[test]
    fn lengths_and_halves_are_numbers() {
        assert_eq!(calculated("calc(.5 / 2)"), "0.25");
        assert_eq!(calculated("9 5"), "9 5");
        assert_eq!(px(".6875rem", 12.0), Some(11.0));
        assert_eq!(px("88%", 15.0), Some(13.2));
        assert_eq!(px("3px", 1.0), Some(3.0));
    }
}
