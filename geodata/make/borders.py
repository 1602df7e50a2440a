"""Five country polygons of OpenStreetMap, and the seven borders between them by exact vertex match.

A ring that keeps its country on the left gives each edge a left side for free:

      A's ring  ->  ->          the edge u-v stands in A's ring as u->v
    u ------------------ v      and in B's ring as v->u: shared, A left of u->v
      <-  <-  B's ring

Shared edges are chained per pair into parts; a part runs from its western end.
"""
from collections import defaultdict
from itertools import combinations

from geographiclib.geodesic import Geodesic
from timezonefinder import TimezoneFinder

import geojson_lines
from sides import SIDES

SCALE = 10_000_000  # timezonefinder keeps 1e-7 degrees; whole numbers make the match exact
DECIMALS = 6  # what the upstream file holds; asserted in to_degrees
SOURCE = "OpenStreetMap, by timezone-boundary-builder 2026c"
STATUS_SOURCE = 'status: Natural Earth 10m 3.0.0 (featurecla "International boundary (verify)")'
NOTES = {"KGZ-TJK": "The line of 2026; a treaty of 2025 redrew it."}


def to_units(ring):
    """A ring in whole 1e-7 degrees, open (its last vertex does not repeat the first), no repeats."""
    points = [(round(x * SCALE), round(y * SCALE)) for x, y in ring]
    kept = [p for p, q in zip(points, points[1:] + points[:1]) if p != q]
    return kept


def to_degrees(point):
    assert all(v % 10 == 0 for v in point), f"{point} has more than {DECIMALS} decimals"
    return (point[0] / SCALE, point[1] / SCALE)


def area2(ring):
    """Twice the signed area: positive when counter-clockwise."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1]))


def rings_of(finder, zone):
    """Outer rings counter-clockwise, holes clockwise: the country lies on the left of every edge."""
    for polygon in finder.get_geometry(zone, coords_as_pairs=True):
        for i, ring in enumerate(polygon):
            ring = to_units(ring)
            yield ring if (area2(ring) > 0) == (i == 0) else ring[::-1]


def country_edges(finder, zones):
    """Directed edges of the union: an edge between two zones stands in both directions and goes."""
    edges = {}
    for zone in zones:
        for ring in rings_of(finder, zone):
            for a, b in zip(ring, ring[1:] + ring[:1]):
                if edges.get(b) and a in edges[b]:
                    edges[b].discard(a)
                else:
                    edges.setdefault(a, set()).add(b)
    return {(a, b) for a, ends in edges.items() for b in ends}


def chain(edges):
    """Directed edges as maximal lines; a line breaks where more than two meet. Rings close on themselves."""
    after, before = defaultdict(list), defaultdict(list)
    for a, b in edges:
        after[a].append(b)
        before[b].append(a)
    inner = lambda p: len(after[p]) == 1 and len(before[p]) == 1
    used, lines = set(), []
    starts = sorted(e for e in edges if not inner(e[0])) + sorted(edges)
    for a, b in starts:
        if (a, b) in used:
            continue
        line = [a]
        while (a, b) not in used:
            used.add((a, b))
            line.append(b)
            if not inner(b):
                break
            a, b = b, after[b][0]
        lines.append(line)
    return lines


def polygons(edges):
    """Rings of a country as polygons: each hole in the smallest outer ring that holds it."""
    rings = []
    for line in chain(edges):
        assert line[0] == line[-1], f"open ring at {line[0]}"
        west = min(range(len(line) - 1), key=lambda i: line[i])
        rings.append(line[west:-1] + line[: west + 1])
    outer = sorted((r for r in rings if area2(r[:-1]) > 0), key=lambda r: -area2(r[:-1]))
    found = [[r] for r in outer]
    for hole in sorted(r for r in rings if area2(r[:-1]) < 0):
        inside = [p for p in found if contains(p[0], hole)]
        inside[-1].append(hole)
    return found


def contains(ring, hole):
    """Even-odd test with the middle of the hole's first edge."""
    x, y = (hole[0][0] + hole[1][0]) / 2, (hole[0][1] + hole[1][1]) / 2
    odd = False
    for (ax, ay), (bx, by) in zip(ring, ring[1:]):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            odd = not odd
    return odd


def length_km(line):
    points = [to_degrees(p) for p in line]
    return sum(
        Geodesic.WGS84.Inverse(a[1], a[0], b[1], b[0], Geodesic.DISTANCE)["s12"]
        for a, b in zip(points, points[1:])
    ) / 1000


def from_the_west(line):
    """(line, turned): a ring from its westernmost vertex, an open part from the end that lies further west."""
    if line[0] == line[-1]:
        west = min(range(len(line) - 1), key=lambda i: line[i])
        return line[west:-1] + line[: west + 1], False
    return (line, False) if line[0] < line[-1] else (line[::-1], True)


def border(pair, edges):
    """The parts between two countries in km order, and who lies left along the longest."""
    shared = edges[pair[0]] & {(b, a) for a, b in edges[pair[1]]}
    parts = [(*from_the_west(line), line) for line in chain(shared)]
    if not parts:
        return None
    longest = max(parts, key=lambda p: length_km(p[0]))
    left, right = pair[::-1] if longest[1] else pair
    rings = [p for p in parts if p[0][0] == p[0][-1]]
    lines = sorted(
        (part[::-1] if part[0] == part[-1] and left != pair[0] else part for part, _, _ in parts),
        key=lambda part: part[0],
    )
    return {"left": left, "right": right, "parts": lines, "rings": len(rings)}


def main():
    finder = TimezoneFinder()
    edges = {code: country_edges(finder, zones) for code, (_, zones) in SIDES.items()}
    areas, lines = [], []
    for code, (names, _) in sorted(SIDES.items()):
        found = polygons(edges[code])
        tree = [[[to_degrees(p) for p in ring] for ring in polygon] for polygon in found]
        kind, tree = ("Polygon", tree[0]) if len(tree) == 1 else ("MultiPolygon", tree)
        properties = {"code": code, "name": names["en"], "names": names, "accuracy_m": None, "source": SOURCE}
        areas.append(geojson_lines.feature(kind, tree, properties, code, DECIMALS))
    for pair in combinations(sorted(SIDES), 2):
        cut = border(pair, edges)
        if cut is None:
            continue
        id = "-".join(pair)
        kms = [length_km(p) for p in cut["parts"]]
        properties = {
            "name": f"{SIDES[cut['left']][0]['en']}–{SIDES[cut['right']][0]['en']}",
            "left": cut["left"], "right": cut["right"], "parts": len(kms),
            "status": "recognised", "accuracy_m": None,
            "source": f"{SOURCE}; {STATUS_SOURCE}",
        }
        if id in NOTES:
            properties["note"] = NOTES[id]
        tree = [[to_degrees(p) for p in part] for part in cut["parts"]]
        lines.append(geojson_lines.feature("MultiLineString", tree, properties, id, DECIMALS))
        sizes = ", ".join(f"{len(p)} vertices {km:.1f} km" for p, km in zip(cut["parts"], kms))
        print(f"{id}: left {cut['left']}, {sum(kms):.1f} km, {cut['rings']} rings: {sizes}")
    geojson_lines.write("borders/countries.geojson", areas)
    geojson_lines.write("borders/borders.geojson", lines)


if __name__ == "__main__":
    main()
