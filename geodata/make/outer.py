"""The outer borders of the five countries, cut from the same polygons as the seven borders.

Natural Earth's lines run up to 4.6 km beside these polygons; drawn from the polygons, they meet the seven borders
in the very vertices of the tripoints. Which neighbour lies beyond is told by the nearest of Natural Earth's areas.
"""
import shapely
from timezonefinder import TimezoneFinder

import borders
import geojson_lines
from shapes import atlas
from sides import NEIGHBOURS, SIDES

TOLERANCE = 0.0008  # degrees, about 80 m: a basemap line, not a measured one
COAST = 0.25  # degrees: further than this from every neighbour, the edge runs through the sea
SHORTEST = 0.05  # degrees: shorter runs between two neighbours are noise at a tripoint
CLASS = "recognised"  # Natural Earth 10m 3.0.0 has all of them as "International boundary (verify)"


def outer_edges(edges):
    """{code: edges that no other of the five shares}, the country on the left."""
    every = {(a, b) for code in edges for a, b in edges[code]}
    return {code: {(a, b) for a, b in edges[code] if (b, a) not in every} for code in edges}


def runs(line, neighbours, tree):
    """(neighbour or None, positions): the line cut where its nearest neighbour changes."""
    points = [borders.to_degrees(p) for p in line]
    indexes, distances = tree.query_nearest(shapely.points(points), return_distance=True, all_matches=False)
    nearest = [neighbours[j] if d < COAST else None for j, d in zip(indexes[1], distances)]
    cuts = [0] + [i for i in range(1, len(points)) if nearest[i] != nearest[i - 1]] + [len(points)]
    found = []
    for start, end in zip(cuts, cuts[1:]):
        run = points[start : min(end + 1, len(points))]
        long = sum(abs(b[0] - a[0]) + abs(b[1] - a[1]) for a, b in zip(run, run[1:])) > SHORTEST
        if found and (not long or found[-1][0] == nearest[start]):
            found[-1][1].extend(run[1:])
        else:
            found.append((nearest[start], run))
    return found


def main():
    finder = TimezoneFinder()
    edges = {code: borders.country_edges(finder, zones) for code, (_, zones) in SIDES.items()}
    coarse = [(NEIGHBOURS[id][0], shape) for id, _, shape in atlas("countries-10m") if id in NEIGHBOURS]
    tree, codes = shapely.STRtree([s for _, s in coarse]), [c for c, _ in coarse]
    features = []
    for code, outer in sorted(outer_edges(edges).items()):
        for line in sorted(borders.chain(outer)):
            for neighbour, run in runs(line, codes, tree):
                if neighbour is None or len(run) < 2:
                    continue
                simple = list(shapely.LineString(run).simplify(TOLERANCE).coords)
                properties = {"class": CLASS, "left": code, "right": neighbour, "min_zoom": 5}
                features.append(geojson_lines.feature("LineString", simple, properties, decimals=6))
                print(f"{code}-{neighbour}: {len(run)} vertices, {len(simple)} kept, from {run[0]} to {run[-1]}")
    geojson_lines.write("borders/outer.geojson", features)


if __name__ == "__main__":
    main()
