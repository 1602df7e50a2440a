//! What the map for other people's pages shows around itself.

use super::Params;

/// Parts that an embedding page may leave out with `part=0`, or ask for with `part=1`.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each part is there or not, whatever the others are"
)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EmbedParts {
    /// The line with title and the way to the whole map.
    pub header: bool,
    /// How to read the map.
    pub legend: bool,
    /// The reports over time.
    pub timeline: bool,
    /// The buttons that zoom.
    pub controls: bool,
}

impl EmbedParts {
    /// The names of its parameters.
    pub const NAMES: [&'static str; 4] = ["header", "legend", "timeline", "controls"];

    /// Reads the parameters; like a page it refuses nothing.
    #[must_use]
    pub fn parse(params: &Params) -> Self {
        let wanted = |name: &str, default: bool| match params.first(name) {
            Some("0" | "false" | "no") => false,
            Some("1" | "true" | "yes") => true,
            _ => default,
        };
        Self {
            header: wanted("header", true),
            legend: wanted("legend", false),
            timeline: wanted("timeline", true),
            controls: wanted("controls", true),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_can_be_left_out_and_what_cannot_be_read_changes_nothing() {
        let parts = |query| EmbedParts::parse(&Params::parse(query).expect("valid"));
        let usual = parts("");
        assert!(usual.header && usual.timeline && usual.controls && !usual.legend);
        assert!(!parts("header=0").header);
        assert!(parts("legend=1").legend);
        assert_eq!(parts("header=perhaps&timeline="), usual);
    }
}
