"""Reading shapefiles, and the small geometry that the basemap needs, on top of shapely."""
import pyogrio.raw
import shapely

import geojson_lines

FRAME = shapely.box(44, 20, 90, 56)  # within it the basemap is detailed


def rows(path, encoding="ISO-8859-1"):
    """(properties, geometry) of each record; Natural Earth's older files are Latin-1. No attribute file: {}."""
    meta, _, shapes, columns = pyogrio.raw.read(path, encoding=encoding)
    for i, wkb in enumerate(shapes):
        yield dict(zip(meta["fields"], (c[i] for c in columns))), shapely.from_wkb(wkb)


def version(path):
    return path.with_name(path.stem + ".VERSION.txt").read_text().strip()


def lines(shape):
    """The line strings of any geometry, as lists of positions."""
    parts = shapely.get_parts(shapely.line_merge(shape) if shape.geom_type == "MultiLineString" else shape)
    return [list(p.coords) for p in parts if p.geom_type == "LineString" and p.length > 0]


def polygons(shape):
    """The polygons of any geometry as rings wound after RFC 7946, largest first."""
    parts = shapely.get_parts(shapely.get_parts(shape))  # twice: a collection may hold a multipolygon
    parts = [p for p in parts if p.geom_type == "Polygon" and not p.is_empty]
    parts = [shapely.geometry.polygon.orient(p) for p in sorted(parts, key=lambda p: -p.area)]
    return [[list(p.exterior.coords), *(list(r.coords) for r in p.interiors)] for p in parts]


def snapped(shape, decimals):
    """The shape on the grid of the decimals that we write, still valid."""
    return shapely.set_precision(shape, 10.0**-decimals)


def area_feature(shape, properties, id=None, decimals=4):
    tree = polygons(snapped(shape, decimals))
    return geojson_lines.feature("MultiPolygon", tree, properties, id, decimals) if tree else None


def line_feature(shape, properties, id=None, decimals=4):
    tree = lines(snapped(shape, decimals))
    return geojson_lines.feature("MultiLineString", tree, properties, id, decimals) if tree else None


def atlas(name, object_name="countries"):
    """(numeric ISO id, name, shape) of world-atlas, made valid: its quantised rings touch here and there."""
    from sources import npm_package, topojson

    for id, properties, tree in topojson(npm_package("world-atlas") / f"{name}.json", object_name):
        shape = shapely.MultiPolygon([(p[0], p[1:]) for p in tree if len(p[0]) >= 4])
        valid = shapely.get_parts(shapely.get_parts(shapely.make_valid(shape)))
        yield id, properties.get("name"), shapely.MultiPolygon([p for p in valid if p.geom_type == "Polygon"])
