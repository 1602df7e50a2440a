"""Pakistan, China, Iran and Kazakhstan, coarse: they give points a side and make no border.

Natural Earth's outlines run up to 4.6 km beside the precise five. So the neighbours are fitted to them: what lies
within the five is cut off, what the five leave free goes to the neighbour that touches it most.

    Natural Earth   ~~~~~~~~~.      .~~~~~~    here the neighbour loses a sliver (left)
    OpenStreetMap   ----------\\----/-------    and gains one (right)
"""
import json

import shapely

import geojson_lines
from shapes import FRAME, area_feature, atlas
from sides import NEIGHBOURS, SIDES

DECIMALS = 5
UNDERLAP = 0.004  # degrees: a neighbour reaches at most some 400 m below the five, so that no gap opens between them
SLIVER = 0.3  # degrees: gaps wider than this are sea or lake, not the difference of two outlines
SOURCE = "Natural Earth 10m 4.1.0, by world-atlas 2.0.2 countries-10m.json; fitted to OpenStreetMap's five"


def precise():
    """The five countries as one shape."""
    document = json.loads((geojson_lines.GEODATA / "borders/countries.geojson").read_text(encoding="utf-8"))
    return shapely.union_all([shapely.from_geojson(json.dumps(f["geometry"])) for f in document["features"]])


def coarse():
    """{code: shape} of the four neighbours, and the five as Natural Earth has them."""
    numbers = {"762", "004", "860", "795", "417"}  # numeric ISO codes of the five
    shapes = list(atlas("countries-10m"))
    return {NEIGHBOURS[id][0]: s for id, _, s in shapes if id in NEIGHBOURS}, shapely.union_all(
        [s for id, _, s in shapes if id in numbers]
    )


def fitted(neighbours, five_coarse, five):
    """The neighbours without what lies in the five, and with the slivers that nobody has."""
    simple = five.simplify(UNDERLAP / 4)
    kept = simple.buffer(-UNDERLAP / 2, join_style="mitre")
    free = five_coarse.difference(simple.buffer(UNDERLAP / 4, join_style="mitre")).difference(shapely.union_all(list(neighbours.values())))
    gains = {code: [] for code in neighbours}
    for sliver in shapely.get_parts(free):
        if not sliver.buffer(-SLIVER / 2).is_empty:
            continue
        rim = sliver.buffer(1e-6)
        touch = {code: shapely.length(shapely.intersection(shape.boundary, rim)) for code, shape in neighbours.items()}
        best = max(sorted(touch), key=touch.get)
        if touch[best] > 0:
            gains[best].append(sliver.buffer(UNDERLAP, join_style="mitre"))
    return {
        code: shapely.union_all([shape, *gains[code]]).difference(kept) for code, shape in neighbours.items()
    }


def main():
    names = {code: texts for code, texts in NEIGHBOURS.values()}
    neighbours, five_coarse = coarse()
    features = []
    for code, shape in sorted(fitted(neighbours, five_coarse, precise()).items()):
        shape = shapely.union_all([shape.intersection(FRAME).simplify(0.0005), shape.difference(FRAME).simplify(0.01)])
        properties = {"code": code, "name": names[code]["en"], "names": names[code], "accuracy_m": None, "source": SOURCE}
        features.append(area_feature(shape, properties, code, DECIMALS))
    geojson_lines.write("borders/neighbours.geojson", features)


if __name__ == "__main__":
    main()
