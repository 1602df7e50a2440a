//! Longitudes that run on across the antimeridian, and lines cut there again for serving (RFC 7946, 3.1.9).

use geo::{Coord, LineString, MultiLineString};

/// The longitude moved by whole turns into [-180, 180); degrees.
#[must_use]
pub fn wrap_lon(lon: f64) -> f64 {
    if (-180.0..180.0).contains(&lon) {
        lon
    } else {
        (lon + 180.0).rem_euclid(360.0) - 180.0
    }
}

/// The longitude moved by whole turns to within half a turn of `reference`; degrees.
#[must_use]
pub fn lon_near(lon: f64, reference: f64) -> f64 {
    let turns = ((lon - reference) / 360.0).round();
    if turns == 0.0 {
        lon
    } else {
        lon - turns * 360.0
    }
}

/// Makes the longitudes of a line run on: each vertex is within half a turn of the one before.
///
/// A step of exactly half a turn or more is read as the short way round. The first vertex stays where it is.
pub fn unwrap(coords: &mut [Coord]) {
    let Some(mut before) = coords.first().map(|c| c.x) else {
        return;
    };
    for coord in &mut coords[1..] {
        coord.x = lon_near(coord.x, before);
        before = coord.x;
    }
}

/// Cuts a line whose longitudes run on into pieces that each lie within [-180, 180].
#[must_use]
pub fn cut(line: &LineString) -> MultiLineString {
    let mut pieces = Vec::new();
    let mut piece: Vec<Coord> = Vec::new();
    let mut turn = 0.0;
    for pair in line.0.windows(2) {
        let segment_turn = turn_of(f64::midpoint(pair[0].x, pair[1].x));
        if piece.is_empty() {
            turn = segment_turn;
            piece.push(moved(pair[0], turn));
        }
        for (crossing, next_turn) in crossings(pair[0], pair[1]) {
            if next_turn.to_bits() != turn.to_bits() {
                push_distinct(&mut piece, moved(crossing, turn));
                pieces.push(std::mem::take(&mut piece));
                turn = next_turn;
                piece.push(moved(crossing, turn));
            }
        }
        push_distinct(&mut piece, moved(pair[1], turn));
    }
    pieces.push(piece);
    MultiLineString(
        pieces
            .into_iter()
            .filter(|piece| piece.len() > 1)
            .map(LineString)
            .collect(),
    )
}

/// The places where a segment meets ±180° (mod 360), in order, each with the turn that begins there.
fn crossings(a: Coord, b: Coord) -> impl Iterator<Item = (Coord, f64)> {
    let (first, last) = (turn_at_start(a, b), turn_at_start(b, a));
    let step = if last >= first { 1.0 } else { -1.0 };
    // A segment that begins on the antimeridian may begin a new turn there.
    let count = ((last - first).abs() / 1.0).round() as usize;
    let start = std::iter::once((a, first));
    start.chain((1..=count).map(move |i| {
        let next = first + step * i as f64;
        let lon = 360.0 * next - 180.0 * step;
        let t = ((lon - a.x) / (b.x - a.x)).clamp(0.0, 1.0);
        let lat = a.y + t * (b.y - a.y);
        (Coord { x: lon, y: lat }, next)
    }))
}

/// The turn (0 for [-180, 180)) in which a segment from `a` towards `b` begins.
fn turn_at_start(a: Coord, b: Coord) -> f64 {
    let turn = ((a.x + 180.0) / 360.0).floor();
    let on_edge = (a.x + 180.0).rem_euclid(360.0) == 0.0;
    if on_edge && b.x < a.x {
        turn - 1.0
    } else {
        turn
    }
}

fn turn_of(lon: f64) -> f64 {
    ((lon + 180.0) / 360.0).floor()
}

fn moved(coord: Coord, turn: f64) -> Coord {
    Coord {
        x: coord.x - 360.0 * turn,
        y: coord.y,
    }
}

fn push_distinct(piece: &mut Vec<Coord>, coord: Coord) {
    if piece.last() != Some(&coord) {
        piece.push(coord);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(coords: &[(f64, f64)]) -> LineString {
        coords.iter().copied().collect()
    }

    #[test]
    fn unwrapped_longitudes_never_jump() {
        let mut coords = line(&[(179.0, 0.0), (-179.0, 1.0), (-178.0, 2.0), (179.5, 3.0)]).0;
        unwrap(&mut coords);
        let lons: Vec<f64> = coords.iter().map(|c| c.x).collect();
        assert_eq!(lons, [179.0, 181.0, 182.0, 179.5]);
    }

    #[test]
    fn a_line_across_the_antimeridian_is_cut_there_and_keeps_its_latitude() {
        let pieces = cut(&line(&[(179.0, 0.0), (181.0, 2.0)]));
        assert_eq!(
            pieces.0,
            [
                line(&[(179.0, 0.0), (180.0, 1.0)]),
                line(&[(-180.0, 1.0), (-179.0, 2.0)])
            ]
        );
    }

    #[test]
    fn a_line_back_and_forth_makes_three_pieces() {
        let pieces = cut(&line(&[(179.0, 0.0), (181.0, 2.0), (179.0, 4.0)]));
        assert_eq!(pieces.0.len(), 3);
        assert_eq!(
            pieces.0[1],
            line(&[(-180.0, 1.0), (-179.0, 2.0), (-180.0, 3.0)])
        );
    }

    #[test]
    fn a_line_within_the_world_stays_whole() {
        let whole = line(&[(-180.0, 0.0), (0.0, 1.0), (170.0, 2.0), (180.0, 3.0)]);
        assert_eq!(cut(&whole).0, [whole]);
    }

    #[test]
    fn a_line_that_only_touches_the_antimeridian_is_not_cut() {
        let touching = line(&[(179.0, 0.0), (180.0, 1.0), (179.0, 2.0)]);
        assert_eq!(cut(&touching).0, [touching]);
    }

    #[test]
    fn a_wrapped_longitude_lies_in_one_turn() {
        for (lon, expected) in [
            (181.0, -179.0),
            (180.0, -180.0),
            (-190.0, 170.0),
            (70.0, 70.0),
        ] {
            assert_eq!(wrap_lon(lon).to_bits(), f64::to_bits(expected));
        }
    }
}
