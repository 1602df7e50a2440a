//! Silhouettes of the categories: one path for each icon name, the same in the browser and in server drawings.

/// Names that a category's `icon` may have.
pub const ICON_NAMES: [&str; 8] = [
    "burst", "triangle", "diamond", "bubble", "arrow", "square", "bridge", "circle",
];

/// The path data (`d`) of an icon on a canvas of 16 × 16 units, centred on (8, 8); `None` for an unknown name.
#[must_use]
pub fn silhouette(icon: &str) -> Option<&'static str> {
    let svg = match icon {
        "burst" => include_str!("../../static/icons/burst.svg"),
        "triangle" => include_str!("../../static/icons/triangle.svg"),
        "diamond" => include_str!("../../static/icons/diamond.svg"),
        "bubble" => include_str!("../../static/icons/bubble.svg"),
        "arrow" => include_str!("../../static/icons/arrow.svg"),
        "square" => include_str!("../../static/icons/square.svg"),
        "bridge" => include_str!("../../static/icons/bridge.svg"),
        "circle" => include_str!("../../static/icons/circle.svg"),
        _ => return None,
    };
    svg.split_once(" d=\"")?.1.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_icon_has_one_closed_path_on_the_same_canvas() {
        for icon in ICON_NAMES {
            let path = silhouette(icon).expect("a named icon has a file");
            assert!(
                path.starts_with('M') && path.ends_with('Z'),
                "{icon}: {path}"
            );
        }
    }

    #[test]
    fn an_unknown_icon_has_no_silhouette() {
        assert_eq!(silhouette("skull"), None);
    }
}
