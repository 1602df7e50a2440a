"""Pakistan, China, Iran and Kazakhstan, coarse: they give points a side and make no border."""
import geojson_lines
from sides import NEIGHBOURS
from sources import npm_package, topojson

DECIMALS = 5
SOURCE = "Natural Earth 10m 4.1.0, by world-atlas 2.0.2 countries-10m.json"


def turned(ring, counter_clockwise):
    """The ring in the winding of RFC 7946, closed, without repeated vertices at our precision."""
    points = [(round(x, DECIMALS), round(y, DECIMALS)) for x, y in ring]
    points = [p for i, p in enumerate(points) if i == 0 or p != points[i - 1]]
    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:]))
    return points if (area > 0) == counter_clockwise else points[::-1]


def main():
    features = []
    countries = topojson(npm_package("world-atlas") / "countries-10m.json", "countries")
    for id, _, polygons in countries:
        if id not in NEIGHBOURS:
            continue
        code, names = NEIGHBOURS[id]
        tree = [[turned(ring, i == 0) for i, ring in enumerate(polygon)] for polygon in polygons]
        tree = [polygon for polygon in tree if len(polygon[0]) >= 4]
        properties = {"code": code, "name": names["en"], "names": names, "accuracy_m": None, "source": SOURCE}
        features.append((code, geojson_lines.feature("MultiPolygon", tree, properties, code, DECIMALS)))
    geojson_lines.write("borders/neighbours.geojson", [f for _, f in sorted(features)])


if __name__ == "__main__":
    main()
