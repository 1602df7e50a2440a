//! The border drawn straight: km along it, reports beside it at their distance, crossings and towns as landmarks.

use std::fmt::Write as _;

use super::{
    crowd::rings,
    diagram::{
        Caption, Ink, KmAxis, Label, Legend, Places, Sheet, Type, border_line, crossing, label_row,
        report, ring,
    },
    offset_axis::{OffsetAxis, REACH_KM},
    stand::{Doubt, Spot, grouped},
};
use crate::{
    features::{Project, report::PlaceRole},
    lang::{self, DateForm, Language, arg},
    ogcapi::borders::{Crowd, LandmarkTown, Placed, Strip, StripPoint},
};

const WIDTH: f64 = 1_200.0;
const HALF: f64 = 112.0;
const LABELS: f64 = 20.0;
/// Size of a mark; of one that stands where something was said.
const MARK: f64 = 11.0;
const SAID: f64 = 8.5;
const INFALLIBLE: &str = "writing to a String cannot fail";

/// The strip as SVG. In a page, `href` gives the address of a report; a crowd is drawn in place of the strip's own points.
#[must_use]
pub fn strip(
    (strip, crowd): (&Strip, Option<&Crowd>),
    project: &Project,
    (ink, language): (Ink, Language),
    caption: &Caption,
    href: &dyn Fn(&StripPoint) -> Option<String>,
) -> String {
    let mut sheet = Sheet::new(ink, language, WIDTH);
    let km = KmAxis::of(strip, 34.0, WIDTH - 12.0);
    let offset = OffsetAxis {
        middle: LABELS + HALF,
        half: HALF,
    };
    offset.draw(&mut sheet, &km);
    km.draw(&mut sheet, offset.bottom(), offset.bottom());
    let points = crowd.map_or(strip.points.as_slice(), |_| &[]);
    let spots: Vec<Spot> = points
        .iter()
        .map(|point| spot(point, &km, offset))
        .collect();
    towns(&mut sheet, strip, &km, offset);
    boxes(&mut sheet, project, &spots);
    offset.names(&mut sheet, strip, &km);
    border_line(&mut sheet, &km, &strip.segments, offset.middle);
    let mut places = Places::default();
    for landmark in &strip.landmarks.crossings {
        places.take((km.x_within(landmark.middle_km()), offset.middle), 7.5);
    }
    let standing = standing(&spots, &mut places);
    leaders(&mut sheet, &standing);
    crossings(&mut sheet, strip, &km, offset);
    marks(&mut sheet, project, &standing, href);
    if let Some(crowd) = crowd {
        let place = |one: &Placed| (km.x_within(one.km), offset.y(one.offset_km));
        let placed = crowd.placed.iter().map(|one| (place(one), one.category));
        rings(&mut sheet, project, placed);
    }
    let height = legend(
        &mut sheet,
        (strip, crowd),
        project,
        &km,
        offset.bottom() + 44.0,
        &spots,
    );
    let label = label(&sheet, strip, crowd.map_or(spots.len(), Crowd::len));
    sheet.finish(height, &label, caption)
}

/// The strip in a sentence, for who does not see it.
fn label(sheet: &Sheet, strip: &Strip, reports: usize) -> String {
    let count = |id, count: usize| sheet.say(id, [arg("count", count)]);
    sheet.say(
        "border-label-strip",
        [
            arg("name", &strip.name),
            arg("from", sheet.whole(strip.from_km)),
            arg("to", sheet.whole(strip.to_km)),
            arg("reports", count("words-reports", reports)),
            arg(
                "crossings",
                count("words-crossings", strip.landmarks.crossings.len()),
            ),
        ],
    )
}

fn spot<'a>(point: &'a StripPoint, km: &KmAxis, offset: OffsetAxis) -> Spot<'a> {
    let (low_km, high_km) = point.km_interval();
    let (right_km, left_km) = point.offset_interval();
    let at = point.km.zip(point.offset_km);
    Spot {
        point,
        doubt: Doubt {
            left: km.x_within(low_km),
            right: km.x_within(high_km),
            top: offset.y(left_km),
            bottom: offset.y(right_km),
        },
        at: at.map(|(along, away)| (km.x_within(along), offset.y(away))),
    }
}

/// The boxes of doubt, the largest first, so that a small one is not buried.
fn boxes(sheet: &mut Sheet, project: &Project, spots: &[Spot]) {
    let mut boxes: Vec<&Spot> = spots
        .iter()
        .filter(|spot| {
            spot.at.is_none() || spot.doubt.width() > MARK + 3.0 || spot.doubt.height() > MARK + 3.0
        })
        .collect();
    let area = |spot: &Spot| spot.doubt.width() * spot.doubt.height();
    boxes.sort_by(|a, b| area(b).total_cmp(&area(a)));
    for spot in boxes {
        let category = spot.point.category.as_deref();
        let doubt = spot.doubt;
        let ink = sheet.ink;
        let colour = ink.category(project, category);
        sheet.push(&format!(
            "<rect{} x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" fill=\"{colour}\" fill-opacity=\".08\" stroke=\"{colour}\" stroke-opacity=\".6\" stroke-width=\".9\"/>",
            ink.category_class(project, category),
            doubt.left,
            doubt.top,
            doubt.width().max(2.0),
            doubt.height().max(2.0)
        ));
    }
}

/// The names of the towns: those on the left above the drawing, those on the right at its lower edge.
fn towns(sheet: &mut Sheet, strip: &Strip, km: &KmAxis, offset: OffsetAxis) {
    let look = Type::SMALL.coloured("ink-2");
    let side = |is_left: bool| {
        let towns = strip.landmarks.towns.iter();
        towns
            .filter(move |town: &&LandmarkTown| (town.offset_km >= 0.0) == is_left)
            .map(|town| Label {
                x: km.x(town.km),
                words: town.name.as_str(),
            })
            .collect::<Vec<Label>>()
    };
    let edges = (km.left, km.right);
    for x in label_row(sheet, &side(true), LABELS - 7.0, edges, look) {
        let ends = ((x, LABELS - 3.0), (x, offset.middle));
        sheet.stroke(
            ends.0,
            ends.1,
            ("line-strong", 0.7),
            " stroke-opacity=\".6\"",
        );
    }
    // The lower right corner holds the name of the side.
    let right = km.right - 90.0;
    let look = Type {
        halo: Some("side-right-wash"),
        ..look
    };
    for x in label_row(
        sheet,
        &side(false),
        offset.bottom() - 6.0,
        (km.left, right),
        look,
    ) {
        let ends = ((x, offset.middle), (x, offset.bottom() - 18.0));
        sheet.stroke(
            ends.0,
            ends.1,
            ("line-strong", 0.7),
            " stroke-opacity=\".6\"",
        );
    }
}

/// The crossings on the line; one that is vague has a bar as long as its km interval.
fn crossings(sheet: &mut Sheet, strip: &Strip, km: &KmAxis, offset: OffsetAxis) {
    for landmark in &strip.landmarks.crossings {
        let at = (km.x_within(landmark.middle_km()), offset.middle);
        if let (None, Some(low), Some(high)) = (landmark.km, landmark.km_min, landmark.km_max) {
            let ends = ((km.x_within(low), at.1), (km.x_within(high), at.1));
            sheet.stroke(
                ends.0,
                ends.1,
                ("border-ink", 7.0),
                " stroke-opacity=\".35\"",
            );
        }
        let drawn = crossing(sheet.ink, landmark.status, at);
        let title =
            super::text::escape(&format!("{}: {}", landmark.name, landmark.status.as_str()));
        sheet.push(&format!("<g><title>{title}</title>{drawn}</g>"));
    }
}

/// The reports at one place and where their mark stands.
type Standing<'a> = (Vec<Spot<'a>>, (f64, f64));

/// Where each mark finds room beside the crossings and one another.
fn standing<'a>(spots: &[Spot<'a>], places: &mut Places) -> Vec<Standing<'a>> {
    let groups = grouped(spots).into_iter();
    groups
        .filter_map(|group| {
            let first = group[0];
            let wishes = first
                .at
                .map_or_else(|| first.doubt.handles(), |at| about(at, first.doubt));
            let radius = if group.len() > 1 { 12.5 } else { 6.0 };
            Some((group, places.first_free(wishes, radius)?))
        })
        .collect()
}

/// From the true places to the marks that stand aside: under crossings and marks, none of which they cross out.
fn leaders(sheet: &mut Sheet, standing: &[Standing]) {
    for (group, at) in standing {
        let far = |truth: &(f64, f64)| (truth.0 - at.0).hypot(truth.1 - at.1) > 8.0;
        if let Some(truth) = group[0].at.filter(far) {
            sheet.stroke(truth, *at, ("ink", 0.9), "");
        }
    }
}

fn marks(
    sheet: &mut Sheet,
    project: &Project,
    standing: &[Standing],
    href: &dyn Fn(&StripPoint) -> Option<String>,
) {
    for (group, at) in standing {
        let (first, at) = (group[0], *at);
        let drawn = drawn(sheet.ink, project, group, at);
        let mut words = String::new();
        for spot in group {
            write!(
                words,
                "{}{}",
                if words.is_empty() { "" } else { "\n" },
                spot.point.title
            )
            .expect(INFALLIBLE);
        }
        let title = super::text::escape(&words);
        let address = (group.len() == 1).then(|| href(first.point)).flatten();
        sheet.push(&match address {
            Some(address) => format!(
                "<a href=\"{}\"><title>{title}</title>{drawn}</a>",
                super::text::escape(&address)
            ),
            None => format!("<g><title>{title}</title>{drawn}</g>"),
        });
        edge(sheet, first, at);
    }
}

fn drawn(ink: Ink, project: &Project, group: &[Spot], at: (f64, f64)) -> String {
    if let [spot] = group {
        let size = match spot.point.place_role {
            PlaceRole::Event => MARK,
            PlaceRole::Statement => SAID,
        };
        let look = (spot.point.category.as_deref(), spot.point.status);
        return report(ink, project, look, at, size);
    }
    let mut shares: Vec<(Option<&str>, usize)> = Vec::new();
    for spot in group {
        let category = spot.point.category.as_deref();
        match shares.iter_mut().find(|share| share.0 == category) {
            Some(share) => share.1 += 1,
            None => shares.push((category, 1)),
        }
    }
    let order = |id: Option<&str>| {
        project
            .categories
            .iter()
            .position(|c| Some(c.id.as_str()) == id)
    };
    shares.sort_by_key(|share| order(share.0));
    ring(ink, project, &shares, at)
}

/// Where the mark of a known place may stand: there; else beside it, away from the border first, with a leader.
fn about((x, y): (f64, f64), doubt: Doubt) -> Vec<(f64, f64)> {
    let away = if doubt.top + doubt.bottom < 2.0 * y {
        -1.0
    } else {
        1.0
    };
    let mut wishes = vec![(x, y)];
    for step in [14.0, 20.0, 27.0] {
        wishes.extend([
            (x, y + away * step),
            (x, y - away * step),
            (x + step * 0.8, y + away * step * 0.7),
            (x - step * 0.8, y + away * step * 0.7),
            (x + step, y),
            (x - step, y),
            (x + step * 0.8, y - away * step * 0.7),
            (x - step * 0.8, y - away * step * 0.7),
        ]);
    }
    wishes
}

/// A chevron at a mark whose place lies beyond the scale.
fn edge(sheet: &mut Sheet, spot: Spot, (x, y): (f64, f64)) {
    let Some(offset_km) = spot.point.offset_km.filter(|away| away.abs() > REACH_KM) else {
        return;
    };
    let out = -offset_km.signum();
    let (tip, foot) = (y + out * 15.0, y + out * 10.0);
    sheet.push(&format!(
        "<path d=\"M{:.1} {foot:.1}L{x:.1} {tip:.1}L{:.1} {foot:.1}\" fill=\"none\" stroke=\"{}\" stroke-width=\"1.6\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/>",
        x - 4.0,
        x + 4.0,
        sheet.ink.token("ink")
    ));
}

/// The legend below the axis; gives the height of the whole.
fn legend(
    sheet: &mut Sheet,
    (strip, crowd): (&Strip, Option<&Crowd>),
    project: &Project,
    km: &KmAxis,
    y: f64,
    spots: &[Spot],
) -> f64 {
    let mut legend = Legend::new(project, (km.left, km.right), y);
    legend.categories(sheet, (strip, crowd));
    if crowd.is_none() {
        legend.statuses(sheet, strip);
    }
    if spots.iter().any(|spot| spot.at.is_none()) {
        let words = sheet.t("border-legend-box");
        legend.box_of_doubt(sheet, &words);
    }
    if crowd.is_some() || grouped(spots).iter().any(|group| group.len() > 1) {
        let words = sheet.t("border-legend-ring");
        legend.ring(sheet, &words);
    }
    let is_said = |point: &StripPoint| point.place_role == PlaceRole::Statement;
    if spots.iter().any(|spot| is_said(spot.point)) {
        let words = sheet.t("border-legend-smaller");
        legend.smaller(sheet, &words);
    }
    let heading = strip.days.map_or_else(
        || sheet.t("border-legend-crossings"),
        |[_, last]| {
            let day = lang::date(sheet.language, last, DateForm::Day);
            sheet.say("border-legend-crossings-on", [arg("day", day)])
        },
    );
    legend.crossings(sheet, strip, &heading);
    legend.border(sheet, strip);
    legend.end()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{features::fixture::project, render::fixture, tiles::Theme};

    fn drawn(points: Vec<StripPoint>, ink: Ink) -> String {
        let caption = Caption {
            title: "A border, drawn straight".to_owned(),
            subtitle: "How to read it.".to_owned(),
            source: "Drawn by hand".to_owned(),
        };
        let ink = (ink, Language::En);
        let strip_of = fixture::strip(points);
        strip((&strip_of, None), &project(), ink, &caption, &|_| None)
    }

    /// Strokes of a chevron, which no other part of the drawing has.
    const CHEVRON: &str = "stroke-width=\"1.6\" stroke-linecap=\"round\" stroke-linejoin=\"round\"";

    #[test]
    fn what_lies_beyond_the_scale_gets_an_edge_mark() {
        let chevrons = |offset_km: f64| {
            let svg = drawn(vec![fixture::point("r", Some(10.0), offset_km)], Ink::Page);
            svg.matches(CHEVRON).count()
        };
        assert_eq!(
            (chevrons(149.0), chevrons(151.0), chevrons(-900.0)),
            (0, 1, 1)
        );
    }

    #[test]
    fn a_drawing_alone_names_no_variable_and_a_drawing_in_a_page_no_colour() {
        let points = || vec![fixture::point("r", Some(10.0), 5.0)];
        for theme in [Theme::Light, Theme::Dark] {
            let alone = drawn(points(), Ink::Alone(theme));
            assert!(
                !alone.contains("var(") && !alone.contains("style="),
                "{alone}"
            );
        }
        let page = drawn(points(), Ink::Page);
        assert!(!page.contains("\"#") && !page.contains("style="), "{page}");
    }

    #[test]
    fn both_sides_towns_crossings_and_disputed_stretches_are_drawn_and_named() {
        let points = vec![
            fixture::point("known", Some(10.0), 12.0),
            fixture::point("vague", None, -30.0),
        ];
        let svg = drawn(points, Ink::Alone(Theme::Light));
        for expected in [
            ">Utopian side</text>",
            ">Erewhonian side</text>",
            ">Upper</text>",
            ">Lower</text>",
            "<title>Bridge: closed</title>",
            "stroke-dasharray=\"9 5\"",
            ">disputed</text>",
            ">Crossings on 31 August 2021</text>",
            ">somewhere in this box</text>",
            ">km 0</text>",
            ">100</text>",
            "<title>Report &lt;known&gt;</title>",
            ">Drawn by hand</text>",
        ] {
            assert!(svg.contains(expected), "{expected} in {svg}");
        }
        assert!(
            !svg.contains("several at one place"),
            "the legend holds what is drawn"
        );
    }
}
