"""Where points lie along borders, computed by other code than ours: PROJ's geodesics over lines cut every metre and finer.

    pip install numpy pyproj shapely
    python tests/border/oracle.py 100000 oracle.csv            # the bundled borders
    python tests/border/oracle.py --arctic 2000 arctic.csv     # long segments at 80° N across the antimeridian

Each row: lon, lat, border, km, offset_m, side (empty where no area holds the point, '?' within 1 m of the line).
The fixtures beside this file are the first rows of such runs; the whole is read by the ignored test.
"""

import csv
import json
import math
import random
import sys
from pathlib import Path

import numpy
import shapely
from pyproj import Geod

GEOD = Geod(ellps="WGS84")
FOLDER = Path(__file__).resolve().parents[2] / "geodata" / "borders"
WITHIN_M = 300_000.0
COARSE_M = 100.0


def earth_centred(lon, lat):
    lon, lat = numpy.radians(lon), numpy.radians(lat)
    e2 = 0.0066943799901413165
    n = 6378137.0 / numpy.sqrt(1 - e2 * numpy.sin(lat) ** 2)
    return numpy.stack(
        [n * numpy.cos(lat) * numpy.cos(lon), n * numpy.cos(lat) * numpy.sin(lon), n * (1 - e2) * numpy.sin(lat)], -1
    )


def unwrap(line):
    out = [tuple(line[0])]
    for lon, lat in line[1:]:
        out.append((lon - 360 * round((lon - out[-1][0]) / 360), lat))
    return out


def in_km_order(line):
    """From the western end; a ring from its westernmost vertex, keeping its direction."""
    line = unwrap(line)
    if line[0] == line[-1]:
        ring = line[:-1]
        first = min(range(len(ring)), key=lambda i: ring[i])
        return ring[first:] + ring[: first + 1]
    return line[::-1] if line[-1] < line[0] else line


def densify(line, step_m):
    """Nodes along a line that is straight in lon/lat between its vertices, none further apart than the step."""
    out = []
    for (x0, y0), (x1, y1) in zip(line, line[1:]):
        length = math.hypot((x1 - x0) * math.cos(math.radians(min(abs(y0), abs(y1)))), y1 - y0) * 111_700
        count = max(1, math.ceil(length / step_m))
        out += [(x0 + (x1 - x0) * i / count, y0 + (y1 - y0) * i / count) for i in range(count)]
    return out + [tuple(line[-1])]


class Nodes:
    """All borders as nodes every 100 m or closer, with border and km of each."""

    def __init__(self, borders):
        lon, lat, km, name, part = [], [], [], [], []
        number = 0
        self.ends = []
        for border, lines in borders:
            total = 0.0
            lines = sorted((in_km_order(line) for line in lines), key=lambda line: line[0])
            for line in lines:
                nodes = numpy.array(densify(line, COARSE_M))
                _, _, steps = GEOD.inv(nodes[:-1, 0], nodes[:-1, 1], nodes[1:, 0], nodes[1:, 1])
                along = total + numpy.concatenate([[0.0], numpy.cumsum(steps)])
                total = along[-1]
                lon.append(nodes[:, 0]), lat.append(nodes[:, 1]), km.append(along)
                name.append(numpy.full(len(nodes), border)), part.append(numpy.full(len(nodes), number))
                number += 1
                self.ends += [nodes[0], nodes[-1]]
        self.lon, self.lat = numpy.concatenate(lon), numpy.concatenate(lat)
        self.m, self.name, self.part = numpy.concatenate(km), numpy.concatenate(name), numpy.concatenate(part)
        self.xyz = earth_centred(self.lon, self.lat)

    def nearest(self, lon, lat):
        """Border, metres along it and offset in metres of the nearest place."""
        chord = numpy.linalg.norm(self.xyz - earth_centred(lon, lat), axis=1)
        least = chord.min()
        few = numpy.flatnonzero(chord <= least + COARSE_M + 1e-5 * least)
        offset = distances(lon, lat, self.lon[few], self.lat[few])
        least = offset.min()
        # A foot lies within half a step of some node, so that node is no further than this.
        reach = math.hypot(least, COARSE_M) + 0.5
        few = few[offset <= reach]
        best = (math.inf, None, None)
        for node in few:
            for other in (node - 1, node + 1):
                if 0 <= other < len(self.lon) and self.part[other] == self.part[node]:
                    best = min(best, self.along(lon, lat, node, other))
        return best

    def along(self, lon, lat, node, other):
        """The nearest of places a metre apart from a node to its neighbour, then of places two centimetres apart."""
        metres = abs(self.m[other] - self.m[node])
        step = 1.0 / max(1.0, math.ceil(metres))
        low, high = 0.0, 1.0
        for parts in (round(1 / step) + 1, 101):
            t = numpy.linspace(low, high, parts)
            x = self.lon[node] + t * (self.lon[other] - self.lon[node])
            y = self.lat[node] + t * (self.lat[other] - self.lat[node])
            offset = distances(lon, lat, x, y)
            i = int(offset.argmin())
            low, high = max(0.0, t[i] - step), min(1.0, t[i] + step)
        return (float(offset[i]), str(self.name[node]), float(self.m[node] + t[i] * (self.m[other] - self.m[node])))


def distances(lon, lat, x, y):
    return GEOD.inv(numpy.full(len(x), lon), numpy.full(len(x), lat), x, y)[2]


def bundled():
    features = json.loads((FOLDER / "borders.geojson").read_text())["features"]
    borders = [
        (f["id"], [f["geometry"]["coordinates"]] if f["geometry"]["type"] == "LineString" else f["geometry"]["coordinates"])
        for f in features
    ]
    areas = []
    for name in ("countries.geojson", "neighbours.geojson"):
        for f in json.loads((FOLDER / name).read_text())["features"]:
            shape = shapely.geometry.shape(f["geometry"])
            shapely.prepare(shape)
            areas.append((f["properties"]["code"], shape))
    return borders, areas


def arctic():
    """Long segments: at 80° N the geodesic between their ends lies kilometres aside."""
    line = [(168.0, 79.5), (172.0, 80.5), (176.5, 80.0), (-178.0, 80.2), (-177.0, 79.0), (-171.0, 79.0), (-165.0, 81.5)]
    return [("NNN-SSS", [line])], []


def random_points(nodes, rng):
    """Anywhere within 300 km; near the line on all scales; about vertices; about the ends."""
    west, east = nodes.lon.min() - 4, nodes.lon.max() + 4
    south, north = nodes.lat.min() - 2.8, min(nodes.lat.max() + 2.8, 89.0)
    while True:
        kind = rng.random()
        if kind < 0.6:
            z = rng.uniform(math.sin(math.radians(south)), math.sin(math.radians(north)))
            yield rng.uniform(west, east), math.degrees(math.asin(z))
            continue
        if kind < 0.9:
            i = rng.randrange(len(nodes.lon))
            lon, lat, reach = nodes.lon[i], nodes.lat[i], 10 ** rng.uniform(0, 5 if kind < 0.8 else 2.5)
        else:
            (lon, lat), reach = rng.choice(nodes.ends), 10 ** rng.uniform(1, 5)
        lon, lat, _ = GEOD.fwd(lon, lat, rng.uniform(0, 360), reach)
        yield lon, lat


def main():
    args = [a for a in sys.argv[1:] if a != "--arctic"]
    count, path = int(args[0]), args[1]
    borders, areas = arctic() if "--arctic" in sys.argv else bundled()
    nodes, rng = Nodes(borders), random.Random(2021)
    with open(path, "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["lon", "lat", "border", "km", "offset_m", "side"])
        written = 0
        for lon, lat in random_points(nodes, rng):
            lon, lat = round((lon + 180) % 360 - 180, 7), round(lat, 7)
            offset, border, metres = nodes.nearest(lon, lat)
            if offset > WITHIN_M:
                continue
            point = shapely.Point(lon, lat)
            side = "?" if offset < 1 or not areas else next((c for c, a in areas if a.contains(point)), "")
            out.writerow([lon, lat, border, f"{metres / 1000:.5f}", f"{offset:.3f}", side])
            written += 1
            if written == count:
                return


main()
