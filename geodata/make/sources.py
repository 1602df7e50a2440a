"""Where `run` has put the packages that the scripts read."""
import importlib.util
import json
import os
from pathlib import Path

CACHE = Path(os.environ["SARHAD_MAKE_CACHE"])
MAGICS = Path(os.environ.get("SARHAD_MAGICS", "/usr/share/magics"))  # Debian's libmagics++-data


def python_package(name):
    """The folder of an installed Python package, found without importing it."""
    return Path(importlib.util.find_spec(name).origin).parent


def npm_package(name):
    """The folder into which `run` unpacked an npm package."""
    return CACHE / "npm" / name.replace("/", "+") / "package"


def topojson(path, object_name):
    """(id, properties, geometry type, coordinates) of each geometry of a TopoJSON object.

    Quantised arcs are sums of whole steps; a negative index is the arc backwards (TopoJSON 1.0, 2.1.3-2.1.4).
    """
    document = json.loads(path.read_text(encoding="utf-8"))
    (sx, sy), (tx, ty) = document["transform"]["scale"], document["transform"]["translate"]
    arcs = []
    for steps in document["arcs"]:
        x = y = 0
        arc = []
        for dx, dy in steps:
            x, y = x + dx, y + dy
            arc.append((x * sx + tx, y * sy + ty))
        arcs.append(arc)

    def line(indexes):
        joined = []
        for i in indexes:
            arc = arcs[i] if i >= 0 else arcs[~i][::-1]
            joined += arc[1:] if joined else arc
        return joined

    for geometry in document["objects"][object_name]["geometries"]:
        if geometry["type"] == "Polygon":
            polygons = [[line(ring) for ring in geometry["arcs"]]]
        else:
            polygons = [[line(ring) for ring in polygon] for polygon in geometry["arcs"]]
        yield geometry.get("id"), geometry.get("properties", {}), polygons
