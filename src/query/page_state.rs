//! The map page's whole state and its one schema in the address: key, parse, write.
//!
//! A shared link restores what its sender saw. The page refuses nothing: what it cannot read is as if it were absent
//! (links grow `fbclid` and the like on their way). `static/state.ts` holds the same schema for the browser.

use jiff::civil::Date;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use crate::geometry::bbox::Bbox;

/// Longest text and longest list that an address may carry; more is cut off.
const MOST_LETTERS: usize = 200;
const MOST_VALUES: usize = 100;

/// What an address says of the map page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PageState {
    /// Ids of the categories shown; `None` shows all.
    pub categories: Option<Vec<String>>,
    /// Words of the statuses shown; `None` shows all.
    pub statuses: Option<Vec<String>>,
    /// Codes of the sides shown; `None` shows all.
    pub sides: Option<Vec<String>>,
    /// First day of the period.
    pub from: Option<Date>,
    /// Last day of the period.
    pub to: Option<Date>,
    /// First km of the stretch.
    pub km_from: Option<f64>,
    /// Last km of the stretch.
    pub km_to: Option<f64>,
    /// What is searched for; empty for nothing.
    pub search: String,
    /// Box in which reports must lie.
    pub bbox: Option<Bbox>,
    /// Whether the list follows the map's view.
    pub in_view: bool,
    /// Where the map looks.
    pub view: Option<View>,
    /// Id of the report whose card is open.
    pub report: Option<String>,
    /// Order of the list.
    pub sort: Sort,
    /// How many reports stand before those listed, where there are too many to list.
    pub skip: usize,
    /// Theme that the reader chose.
    pub theme: Option<Theme>,
    /// Language that the reader chose.
    pub lang: Option<String>,
    /// Border to which reports must belong.
    pub border: Option<String>,
    /// Whether the strip shows space and time.
    pub spacetime: bool,
    /// Whether the story stands beside the map.
    pub story: bool,
    /// Step of the story that shows, or to which a reader may come back; the first is 1.
    pub step: Option<usize>,
}

/// Where the map looks: Web Mercator zoom (512 px tiles), centre and turn in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// 0 shows the world in 512 px.
    pub zoom: f64,
    /// Latitude of the centre, within the reach of Web Mercator.
    pub lat: f64,
    /// Longitude of the centre; beyond ±180 on a map that was dragged around the world.
    pub lon: f64,
    /// Clockwise from north.
    pub bearing: f64,
    /// From straight down.
    pub pitch: f64,
}

/// Order of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// By first day.
    #[default]
    Date,
    /// Along the border.
    Km,
    /// By distance from the border.
    Offset,
}

impl Sort {
    /// Every order with its word.
    pub const ALL: [(Self, &'static str); 3] = [
        (Self::Date, "date"),
        (Self::Km, "km"),
        (Self::Offset, "offset"),
    ];

    /// The word of the address.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::ALL[self as usize].1
    }
}

/// Light or dark, where a reader chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Dark ink on light paper.
    Light,
    /// Light ink on dark paper.
    Dark,
}

impl Theme {
    /// The word of the address and of `data-theme`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// Reads the word of the address.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "light" => Some(Self::Light),
            "dark" => Some(Self::Dark),
            _ => None,
        }
    }
}

impl PageState {
    /// Reads a query string, without its `?`.
    #[must_use]
    pub fn parse(query: &str) -> Self {
        let pairs: Vec<(String, String)> = query
            .split('&')
            .take(256)
            .filter_map(|pair| pair.split_once('='))
            .filter_map(|(name, value)| Some((decode(name)?, decode(value)?)))
            .collect();
        let first = |name: &str| {
            pairs
                .iter()
                .find(|(key, value)| key == name && !value.is_empty())
                .map(|(_, value)| value.as_str())
        };
        let text = |name: &str| first(name).map(cut);
        let (from, to) = first("datetime").map_or((None, None), period);
        // The form without JavaScript sends two dates.
        let (from, to) = in_order((first("from").map_or(from, day), first("to").map_or(to, day)));
        Self {
            categories: list(&pairs, "category"),
            statuses: list(&pairs, "status"),
            sides: list(&pairs, "side"),
            from,
            to,
            km_from: first("km_from").and_then(number),
            km_to: first("km_to").and_then(number),
            search: first("q")
                .map(|words| cut(words.trim()))
                .unwrap_or_default(),
            bbox: first("bbox").and_then(bbox),
            in_view: first("in_view") == Some("1"),
            view: first("map").and_then(View::parse),
            report: text("report"),
            sort: first("sort")
                .and_then(|word| Sort::ALL.into_iter().find(|(_, known)| *known == word))
                .map_or(Sort::Date, |(sort, _)| sort),
            skip: first("skip").and_then(whole).unwrap_or(0),
            theme: first("theme").and_then(Theme::parse),
            lang: text("lang"),
            border: text("border"),
            spacetime: first("dock") == Some("spacetime"),
            story: first("panel") == Some("story"),
            step: first("step").and_then(step),
        }
    }

    /// Writes the state as a query string without `?`; empty for the plain page.
    #[must_use]
    pub fn to_query(&self) -> String {
        let mut pairs: Vec<(&str, String)> = self.filters();
        let mut push = |name, value: Option<String>| pairs.extend(value.map(|value| (name, value)));
        push("in_view", self.in_view.then(|| "1".to_owned()));
        push("map", self.view.map(View::write));
        push("report", self.report.clone());
        let sort = (self.sort != Sort::Date).then(|| self.sort.word().to_owned());
        push("sort", sort);
        push("skip", (self.skip > 0).then(|| self.skip.to_string()));
        push("theme", self.theme.map(|theme| theme.word().to_owned()));
        push("lang", self.lang.clone());
        push("dock", self.spacetime.then(|| "spacetime".to_owned()));
        push("panel", self.story.then(|| "story".to_owned()));
        push("step", self.step.map(|step| step.to_string()));
        pairs
            .iter()
            .map(|(name, value)| format!("{name}={}", encode(value)))
            .collect::<Vec<_>>()
            .join("&")
    }

    /// The filters alone, as the parameters that items and tiles take too.
    #[must_use]
    pub fn filters(&self) -> Vec<(&'static str, String)> {
        let joined = |values: &Option<Vec<String>>| values.as_ref().map(|values| values.join(","));
        let number = |km: Option<f64>| km.map(|km| km.to_string());
        let search = Some(&self.search).filter(|words| !words.is_empty());
        let bbox = self
            .bbox
            .map(|bbox| bbox.to_array().map(|edge| edge.to_string()).join(","));
        [
            ("category", joined(&self.categories)),
            ("status", joined(&self.statuses)),
            ("side", joined(&self.sides)),
            ("datetime", self.period()),
            ("km_from", number(self.km_from)),
            ("km_to", number(self.km_to)),
            ("q", search.cloned()),
            ("bbox", bbox),
            ("border", self.border.clone()),
        ]
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)))
        .collect()
    }

    /// The period as `datetime` has it: a day, or two with a slash between, `..` for an open end.
    #[must_use]
    pub fn period(&self) -> Option<String> {
        let end =
            |date: Option<Date>| date.map_or_else(|| "..".to_owned(), |date| date.to_string());
        match (self.from, self.to) {
            (None, None) => None,
            (Some(from), Some(to)) if from == to => Some(from.to_string()),
            (from, to) => Some(format!("{}/{}", end(from), end(to))),
        }
    }

    /// The same state as the API takes it: of the lists the values that are possible, and a stretch that is one.
    #[must_use]
    pub fn within(&self, is_possible: impl Fn(&str, &str) -> bool) -> Self {
        let kept = |name: &str, values: &Option<Vec<String>>| {
            let kept = |value: &&String| is_possible(name, value);
            let kept = |values: &Vec<String>| values.iter().filter(kept).cloned().collect();
            values.as_ref().map(kept)
        };
        let (from, to) = (self.km_from.map(|km| km.max(0.0)), self.km_to);
        Self {
            categories: kept("category", &self.categories),
            statuses: kept("status", &self.statuses),
            sides: kept("side", &self.sides),
            km_from: from,
            // A stretch that ends before it begins is its beginning.
            km_to: to.map(|km| km.max(from.unwrap_or(0.0))),
            ..self.clone()
        }
    }

    /// The same state with another report's card open, or none.
    #[must_use]
    pub fn with_report(&self, id: Option<&str>) -> Self {
        Self {
            report: id.map(str::to_owned),
            ..self.clone()
        }
    }

    /// Whether anything is filtered.
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        !self.filters().is_empty()
    }
}

impl View {
    /// The furthest zoom of the page.
    pub const MAX_ZOOM: f64 = 22.0;

    fn parse(text: &str) -> Option<Self> {
        let numbers: Vec<f64> = text.split('/').map(number).collect::<Option<_>>()?;
        let (zoom, lat, lon, bearing, pitch) = match numbers[..] {
            [zoom, lat, lon] => (zoom, lat, lon, 0.0, 0.0),
            [zoom, lat, lon, bearing, pitch] => (zoom, lat, lon, bearing, pitch),
            _ => return None,
        };
        let valid = (0.0..=Self::MAX_ZOOM).contains(&zoom)
            && lat.abs() <= 85.051_13
            && lon.abs() <= 540.0
            && bearing.abs() <= 360.0
            && (0.0..=85.0).contains(&pitch);
        valid.then_some(Self {
            zoom,
            lat,
            lon,
            bearing,
            pitch,
        })
    }

    fn write(self) -> String {
        let flat = format!("{}/{}/{}", self.zoom, self.lat, self.lon);
        if self.bearing == 0.0 && self.pitch == 0.0 {
            return flat;
        }
        format!("{flat}/{}/{}", self.bearing, self.pitch)
    }
}

/// `category=a,b` and `category=a&category=b` mean the same; one without a value shows nothing.
fn list(pairs: &[(String, String)], name: &str) -> Option<Vec<String>> {
    let mut values = pairs.iter().filter(|(key, _)| key == name).peekable();
    values.peek()?;
    Some(
        values
            .flat_map(|(_, value)| value.split(','))
            .filter(|value| !value.is_empty())
            .take(MOST_VALUES)
            .map(cut)
            .collect(),
    )
}

/// The days of a `datetime`; of a date-time its day.
fn period(text: &str) -> (Option<Date>, Option<Date>) {
    match text.split_once('/') {
        Some((from, to)) => (day(from), day(to)),
        None => (day(text), day(text)),
    }
}

/// A period whose last day stands first was written the wrong way round.
fn in_order(period: (Option<Date>, Option<Date>)) -> (Option<Date>, Option<Date>) {
    match period {
        (Some(from), Some(to)) if from > to => (Some(to), Some(from)),
        period => period,
    }
}

fn day(text: &str) -> Option<Date> {
    text.get(..10)?.parse().ok()
}

fn bbox(text: &str) -> Option<Bbox> {
    let numbers: Vec<f64> = text.split(',').map(number).collect::<Option<_>>()?;
    let [west, south, east, north] = numbers[..] else {
        return None;
    };
    Bbox::new(west, south, east, north).ok()
}

/// A whole number in digits alone, not beyond what a browser counts exactly.
fn whole(text: &str) -> Option<usize> {
    const MOST: usize = 1_000_000_000;
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    let number = text.parse().ok().filter(|_| digits);
    number.filter(|&number| number <= MOST)
}

fn number(text: &str) -> Option<f64> {
    text.parse::<f64>().ok().filter(|number| number.is_finite())
}

/// A step's number; there are fewer than a thousand.
fn step(text: &str) -> Option<usize> {
    let plain = text.len() <= 3 && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = plain.then(|| text.parse().ok())??;
    (number > 0).then_some(number)
}

fn cut(text: &str) -> String {
    text.chars().take(MOST_LETTERS).collect()
}

fn decode(text: &str) -> Option<String> {
    let spaced = text.replace('+', " ");
    percent_decode_str(&spaced)
        .decode_utf8()
        .ok()
        .map(std::borrow::Cow::into_owned)
}

/// Commas, slashes and colons need no escape in a query, and an address is read by people too.
fn encode(text: &str) -> String {
    const READABLE: &AsciiSet = &NON_ALPHANUMERIC
        .remove(b'-')
        .remove(b'.')
        .remove(b'_')
        .remove(b'~')
        .remove(b',')
        .remove(b'/')
        .remove(b':');
    utf8_percent_encode(text, READABLE)
        .to_string()
        .replace("%20", "+")
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn a_link_says_what_its_sender_saw() {
        let state = PageState::parse(
            "category=incident,exercise&datetime=2021-07-01/2021-07-31&km_from=100&q=%D0%9F%D0%B0%D0%BD%D2%B7&map=6.5/37.2/70.1&report=a-b&fbclid=x",
        );
        assert_eq!(
            state.categories.as_deref(),
            Some(&["incident".to_owned(), "exercise".to_owned()][..])
        );
        assert_eq!(state.from, Some(date(2021, 7, 1)));
        assert_eq!(state.search, "Панҷ");
        assert_eq!(state.view.map(|view| view.zoom), Some(6.5));
        assert_eq!(
            state.to_query(),
            "category=incident,exercise&datetime=2021-07-01/2021-07-31&km_from=100&q=%D0%9F%D0%B0%D0%BD%D2%B7&map=6.5/37.2/70.1&report=a-b"
        );
    }

    #[test]
    fn a_form_sends_each_box_and_two_dates() {
        let state = PageState::parse("q=&category=a&category=b&from=2021-07-01&to=&sort=date");
        assert_eq!(state.to_query(), "category=a,b&datetime=2021-07-01/..");
    }

    #[test]
    fn a_period_the_wrong_way_round_is_the_same_days() {
        for query in [
            "datetime=2021-07-31/2021-07-01",
            "from=2021-07-31&to=2021-07-01",
        ] {
            let read = PageState::parse(query).to_query();
            assert_eq!(read, "datetime=2021-07-01/2021-07-31", "{query}");
        }
    }

    #[test]
    fn a_category_without_a_value_shows_none_and_an_absent_one_all() {
        assert_eq!(PageState::parse("category=").categories, Some(Vec::new()));
        assert_eq!(PageState::parse("status=x").categories, None);
    }

    #[test]
    fn what_cannot_be_read_is_as_if_absent() {
        let junk = "map=6/91/70&bbox=1,2,3&km_from=NaN&km_to=inf&datetime=soon&sort=luck&theme=pink&in_view=yes&panel=none&step=0&q=%ff";
        assert_eq!(PageState::parse(junk), PageState::default());
    }

    fn words() -> impl Strategy<Value = String> {
        "[^,]{1,30}"
    }

    fn days() -> impl Strategy<Value = Option<Date>> {
        prop::option::of((1i16..=9999, 1i8..=12, 1i8..=28).prop_map(|(y, m, d)| date(y, m, d)))
    }

    prop_compose! {
        fn states()(
            categories in prop::option::of(prop::collection::vec(words(), 0..4)),
            statuses in prop::option::of(prop::collection::vec(words(), 0..3)),
            from in days(), to in days(),
            km_from in prop::option::of(-1e6..1e6_f64),
            search in "[^ \\s][^\\s]{0,20}|",
            corner in prop::option::of((-180.0..180.0_f64, -90.0..0.0_f64, -180.0..180.0_f64, 0.0..90.0_f64)),
            look in prop::option::of((0.0..22.0_f64, -85.0..85.0_f64, -180.0..180.0_f64, -180.0..180.0_f64, 0.0..60.0_f64)),
            report in prop::option::of(".{1,40}"),
            sort in 0..3_usize, theme in 0..3_usize, (in_view, spacetime) in any::<(bool, bool)>(),
            (story, step) in (any::<bool>(), prop::option::of(1..1000_usize)),
        ) -> PageState {
            let (from, to) = in_order((from, to));
            PageState {
                categories, statuses, from, to, km_from, search, report, in_view, spacetime, story, step,
                bbox: corner.and_then(|(w, s, e, n)| Bbox::new(w, s, e, n).ok()),
                view: look.map(|(zoom, lat, lon, bearing, pitch)| View { zoom, lat, lon, bearing, pitch }),
                sort: Sort::ALL[sort].0,
                skip: sort * 200,
                theme: [None, Some(Theme::Light), Some(Theme::Dark)][theme],
                ..PageState::default()
            }
        }
    }

    proptest! {
        #[test]
        fn every_state_survives_its_address(state in states()) {
            prop_assert_eq!(PageState::parse(&state.to_query()), state);
        }

        #[test]
        fn any_query_string_is_read(query in ".{0,200}") {
            let state = PageState::parse(&query);
            prop_assert_eq!(PageState::parse(&state.to_query()), state);
        }
    }
}
