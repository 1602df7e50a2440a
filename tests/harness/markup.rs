//! A page's tags, read as strictly as a browser is lenient: enough to find inline code and what was never closed.

/// A start or end tag: its lower-case name, and its attributes as written.
#[derive(Debug)]
pub(crate) struct Tag<'a> {
    pub(crate) name: String,
    pub(crate) closes: bool,
    /// `name="value"` and so on, with the quotes.
    pub(crate) inside: &'a str,
}

impl Tag<'_> {
    /// The names of its attributes, quoted values skipped.
    pub(crate) fn attributes(&self) -> Vec<String> {
        let mut names = Vec::new();
        let mut rest = self.inside.trim_start_matches(|c: char| !c.is_whitespace());
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
            let end = rest
                .find(|c: char| c.is_whitespace() || "=/".contains(c))
                .unwrap_or(rest.len());
            if end == 0 {
                return names;
            }
            names.push(rest[..end].to_lowercase());
            rest = rest[end..].trim_start();
            if let Some(value) = rest.strip_prefix('=') {
                rest = after_value(value.trim_start());
            }
        }
    }
}

fn after_value(value: &str) -> &str {
    match value.chars().next() {
        Some(quote @ ('"' | '\'')) => value[1..].split_once(quote).map_or("", |(_, after)| after),
        _ => value.trim_start_matches(|c: char| !c.is_whitespace()),
    }
}

/// Every tag of a page in order; comments, and what stands inside scripts and styles, are skipped.
pub(crate) fn tags(html: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        rest = &rest[start..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let end = tag_end(rest);
        let inside = &rest[1..end];
        rest = &rest[end..];
        let closes = inside.starts_with('/');
        let name = inside.trim_start_matches('/');
        let name = name[..name
            .find(|c: char| c.is_whitespace() || "/>".contains(c))
            .unwrap_or(name.len())]
            .to_lowercase();
        if !closes && (name == "script" || name == "style") {
            rest = &rest[rest.find("</").unwrap_or(rest.len())..];
        }
        tags.push(Tag {
            name,
            closes,
            inside,
        });
    }
    tags
}

/// The index of the `>` that ends the tag at the start of `text`, quoted values skipped.
fn tag_end(text: &str) -> usize {
    let mut quote = None;
    for (index, c) in text.char_indices() {
        match (quote, c) {
            (None, '>') => return index,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if c == open => quote = None,
            _ => {}
        }
    }
    text.len()
}

#[test]
fn attributes_are_told_from_text_and_values() {
    let html = "<p title='<b onx=1>' ONclick = \"a > b\" hidden>onload=1</p><script src=x async>if (a<b) {}</script><br/>";
    let found: Vec<(String, Vec<String>)> = tags(html)
        .iter()
        .map(|tag| (tag.name.clone(), tag.attributes()))
        .collect();
    let names = |list: &[&str]| list.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(
        found[0],
        ("p".to_owned(), names(&["title", "onclick", "hidden"]))
    );
    assert_eq!(found[2], ("script".to_owned(), names(&["src", "async"])));
    assert_eq!(
        found
            .iter()
            .map(|(name, _)| name.as_str())
            .collect::<Vec<_>>(),
        ["p", "p", "script", "script", "br"]
    );
}
