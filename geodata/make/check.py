"""Checks what stands in geodata/: sizes, geometry, references and names. Prints figures; exits 1 on a fault.

With SARHAD_EXTRACT set to a GeoJSON (or .gz) of border lines from another pipeline, those are compared as well.
"""
import gzip
import json
import os
import re
import sys
import tomllib
from datetime import date

import numpy as np
import shapely
from fontTools.ttLib import TTFont
from geographiclib.geodesic import Geodesic
from PIL import Image

from geojson_lines import GEODATA
from shapes import rows
from sources import MAGICS

MOST_BYTES = 12_000_000
PAIRS = {  # id: (parts, vertices of the longest, km)
    "AFG-TJK": (1, 7351, 1343.96), "AFG-TKM": (1, 2746, 802.30), "AFG-UZB": (1, 356, 140.54),
    "KGZ-TJK": (4, 3191, 1001.70), "KGZ-UZB": (3, 6456, 1385.55), "TJK-UZB": (2, 5268, 1375.44), "TKM-UZB": (1, 4636, 1834.60),
}
WORDS = {
    "status": {"unverified", "corroborated", "contested", "refuted", "retracted"},
    "place_precision": {"exact", "near", "adm2", "adm1", "area", "country", "unknown"},
    "date_precision": {"day", "week", "month", "year", "unknown"},
    "place_role": {"event", "statement"},
}
CROSSING_STATES = {"open", "closed", "restricted", "unknown"}
VERDICTS = {"supported", "partly", "contested", "unconfirmed", "not_found"}
faults = []


def expect(holds, fault):
    if not holds:
        faults.append(fault)


def load(path):
    return json.loads((GEODATA / path).read_text(encoding="utf-8"))["features"]


def length_km(line):
    inverse = Geodesic.WGS84.Inverse
    return sum(inverse(a[1], a[0], b[1], b[0], Geodesic.DISTANCE)["s12"] for a, b in zip(line, line[1:])) / 1000


def check_size():
    files = [p for p in GEODATA.rglob("*") if p.is_file() and "make" not in p.relative_to(GEODATA).parts]
    total = sum(p.stat().st_size for p in files)
    print(f"size: {len(files)} files, {total:,} bytes")
    expect(total <= MOST_BYTES, f"geodata is {total} bytes, expected at most {MOST_BYTES}")


def edges_of(feature):
    geometry = feature["geometry"]
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return {(tuple(a), tuple(b)) for p in polygons for ring in p for a, b in zip(ring, ring[1:])}


def check_borders():
    """Every edge of a border stands in the left country's rings as it is, and in the right one's turned round."""
    countries = {f["id"]: edges_of(f) for f in load("borders/countries.geojson")}
    found = {f["id"]: f for f in load("borders/borders.geojson")}
    expect(found.keys() == PAIRS.keys(), f"pairs are {sorted(found)}, expected {sorted(PAIRS)}")
    for id, (parts, vertices, km) in PAIRS.items():
        feature = found[id]
        lines = feature["geometry"]["coordinates"]
        left, right = feature["properties"]["left"], feature["properties"]["right"]
        kms = [length_km(line) for line in lines]
        longest = max(range(len(lines)), key=lambda i: kms[i])
        expect(len(lines) == parts == feature["properties"]["parts"], f"{id}: {len(lines)} parts, expected {parts}")
        expect(len(lines[longest]) == vertices, f"{id}: {len(lines[longest])} vertices, expected {vertices}")
        expect(abs(sum(kms) - km) < 0.01, f"{id}: {sum(kms):.2f} km, expected {km}")
        starts = [tuple(line[0]) for line in lines]
        expect(starts == sorted(starts), f"{id}: parts do not follow in the order of their starts")
        for i, line in enumerate(lines):
            ring = line[0] == line[-1]
            west = min(map(tuple, line)) if ring else min(tuple(line[0]), tuple(line[-1]))
            expect(tuple(line[0]) == west, f"{id} part {i}: does not start in the west")
            forward = {(tuple(a), tuple(b)) for a, b in zip(line, line[1:])}
            back = {(b, a) for a, b in forward}
            sides = (left, right) if forward <= countries[left] else (right, left)
            expect(forward <= countries[sides[0]] and back <= countries[sides[1]], f"{id} part {i}: no exact match")
            expect(i != longest or sides[0] == left, f"{id}: {left} does not lie left along the longest part")
        print(f"{id}: left {left}, {len(lines)} parts, {sum(map(len, lines))} vertices, {sum(kms):.2f} km")
    return found


def check_extract(found):
    path = os.environ.get("SARHAD_EXTRACT")
    if not path:
        return
    iso = {"TJ": "TJK", "AF": "AFG", "UZ": "UZB", "TM": "TKM", "KG": "KGZ"}
    document = json.load(gzip.open(path) if path.endswith(".gz") else open(path))
    for feature in document["features"]:
        id = "-".join(sorted(iso[c] for c in feature["properties"]["border"].split("-")))
        lines = feature["geometry"]["coordinates"]
        lines = lines if feature["geometry"]["type"] == "MultiLineString" else [lines]
        edge = lambda a, b: tuple(sorted([tuple(round(v, 5) for v in a), tuple(round(v, 5) for v in b)]))
        theirs = {edge(a, b) for line in lines for a, b in zip(line, line[1:])}
        ours = {edge(a, b) for line in found[id]["geometry"]["coordinates"] for a, b in zip(line, line[1:])}
        print(f"extract {id}: {len(theirs)} edges, {len(theirs - ours)} not ours, {len(ours - theirs)} not theirs")
        expect(len(theirs ^ ours) < 0.01 * len(theirs), f"{id} differs from the extract in {len(theirs ^ ours)} edges")


def check_natural_earth():
    """The quoted 1,170 km, measured again where Debian's package is at hand."""
    path = MAGICS / "10m/ne_10m_admin_0_boundary_lines_land.shp"
    if not path.exists():
        return
    ours = [g for r, g in rows(path) if {r["adm0_a3_l"], r["adm0_a3_r"]} == {"AFG", "TJK"}]
    km = sum(length_km(list(p.coords)) for g in ours for p in shapely.get_parts(g))
    print(f"Natural Earth 10m AFG-TJK: {km:.1f} km")
    expect(abs(km - 1170) < 1, f"Natural Earth's line is {km:.1f} km, the manifest quotes 1170")


def check_source(where, source):
    expect(source.get("publisher"), f"{where}: a source without publisher")
    expect(source.get("reliability") in set("ABCDEF"), f"{where}: reliability {source.get('reliability')}")
    expect(source.get("credibility") in range(1, 7), f"{where}: credibility {source.get('credibility')}")
    expect(source.get("url") is None or re.match("https?://", source["url"]), f"{where}: url {source['url']}")
    expect(source.get("published") is None or date.fromisoformat(source["published"]), f"{where}: published")


def check_story(manifest, borders):
    reports, crossings = load("reports/reports.geojson"), load("crossings.geojson")
    claims = tomllib.loads((GEODATA / "claims.toml").read_text(encoding="utf-8"))["claim"]
    texts = [p.read_text(encoding="utf-8") for p in sorted((GEODATA / "story").glob("*.md"))]
    steps = [tomllib.loads(t.split("+++\n")[1]) for t in texts]
    counts = (len(reports), len(crossings), len(claims), len(steps))
    print("reports, crossings, claims, steps:", *counts)
    expect(counts == (48, 9, 13, 9), f"counts {counts}")
    ids = [f["id"] for f in reports]
    expect(len(set(ids)) == len(ids), "a report id stands twice")
    categories, named = {c["id"] for c in manifest["category"]}, {c["id"] for c in claims}
    for feature in reports:
        id, p = feature["id"], feature["properties"]
        expect(p["title"] and p["sources"], f"{id}: title and a source")
        expect(p["category"] in categories, f"{id}: category {p['category']}")
        expect(date.fromisoformat(p["date_start"]) <= date.fromisoformat(p["date_end"]), f"{id}: dates")
        for key, words in WORDS.items():
            expect(p[key] in words, f"{id}: {key} {p[key]}")
        expect(p["radius_km"] is None or p["radius_km"] >= 0, f"{id}: radius_km")
        expect(set(p["about"]) <= borders.keys(), f"{id}: about {p['about']}")
        expect(set(p["claims"]) <= named, f"{id}: claims {p['claims']}")
        expect(p.get("part_of") in {None, *ids}, f"{id}: part_of {p.get('part_of')}")
        for figure in p["figures"]:
            expect(figure.keys() & {"value", "low", "high", "label"}, f"{id}: an empty figure")
        for source in p["sources"]:
            check_source(id, source)
    for feature in crossings:
        id, p = feature["id"], feature["properties"]
        expect(set(p["about"]) <= borders.keys(), f"{id}: about {p['about']}")
        days = [date.fromisoformat(h["from"]) for h in p["status_history"]]
        expect(days == sorted(days), f"{id}: status_history is not in order")
        for entry in p["status_history"]:
            expect(entry["status"] in CROSSING_STATES, f"{id}: status {entry['status']}")
            if entry["source"]:
                check_source(id, entry["source"])
    for claim in claims:
        expect(claim["verdict"] in VERDICTS, f"{claim['id']}: verdict {claim['verdict']}")
        backwards = {f["id"] for f in reports if claim["id"] in f["properties"]["claims"]}
        expect(set(claim["reports"]) == backwards, f"{claim['id']}: {set(claim['reports']) ^ backwards} linked one way")
    for step in steps:
        expect(set(step["reports"]) <= set(ids), f"step {step['step']}: {set(step['reports']) - set(ids)}")
    expect([s["step"] for s in steps] == list(range(1, 10)), "steps are not in order")


def check_names():
    """Every letter of every name has a glyph; the towns that the map is about are there."""
    letters = set().union(*(TTFont(p).getBestCmap() for p in (GEODATA / "fonts").glob("*-Regular.ttf")))
    places = load("basemap/places.geojson") + load("basemap/country_labels.geojson")
    named = places + load("basemap/rivers.geojson") + load("basemap/lakes.geojson")
    used = {c for f in named for k, v in f["properties"].items() if k.startswith("name") and isinstance(v, str) for c in v}
    missing = sorted(c for c in used if ord(c) not in letters and c not in "\u200c")
    expect(not missing, f"no glyph for {missing}")
    towns = "Qalai Khumb,Panj,Ishkashim,Langar,Vanj,Rushon,Farkhor,Khorog,Denov,Termez,Ayvoj,Faizabad,Taloqan,Kunduz,Chitral,Aibak,Rasht,Murghob,Bokhtar,Khujand,Guliston,Kulob,Dushanbe,Kabul,Mazar-i-Sharif,Khwahan,Nusay,Maimay,Ai-Khanoum,Lake Zorkul"
    absent = set(towns.split(",")) - {f["properties"]["name"] for f in places}
    expect(not absent, f"places absent: {absent}")
    for f in places:
        expect({"name_en", "name_ru", "name_fa"} <= f["properties"].keys(), f"{f['properties']['name']}: a language absent")
    print(f"names: {len(places)} labels, {len(used)} letters, all with a glyph")


def check_sides():
    """Every town and village lies in the country that it names."""
    areas = {f["id"]: f for f in load("borders/neighbours.geojson") + load("borders/countries.geojson")}
    shapes = {id: shapely.from_geojson(json.dumps(f["geometry"])) for id, f in areas.items()}
    for f in load("basemap/places.geojson"):
        p, point = f["properties"], shapely.Point(f["geometry"]["coordinates"])
        if p["kind"] in ("capital", "city", "town", "village", "country", "region") and p["country"] in shapes:
            expect(shapes[p["country"]].contains(point), f"{p['name']} {point.wkt} is not in {p['country']}")


def check_dem():
    """Dushanbe's tile at zoom 7 decodes to Dushanbe's height."""
    image = np.array(Image.open(GEODATA / "relief/dem/7/88/49.webp").convert("RGB")).astype(int)
    heights = image[..., 0] * 256 + image[..., 1] + image[..., 2] / 256 - 32768
    lon, lat, n = 68.779, 38.536, 2**7
    x = (lon + 180) / 360 * n - 88
    y = (1 - np.arcsinh(np.tan(np.radians(lat))) / np.pi) / 2 * n - 49
    height = heights[int(y * 256), int(x * 256)]
    print(f"terrain: Dushanbe at {height:.0f} m, tile from {heights.min():.0f} to {heights.max():.0f} m")
    expect(700 < height < 950, f"Dushanbe at {height} m")


def main():
    manifest = tomllib.loads((GEODATA / "sarhad.toml").read_text(encoding="utf-8"))
    for collection in manifest["collection"]:
        expect(list(GEODATA.glob(collection["file"])), f"{collection['id']}: no file {collection['file']}")
        for path in sorted(GEODATA.glob(collection["file"])):
            ids = [f["id"] for f in load(path) if f.get("id") is not None]
            expect(len(ids) == len(set(ids)), f"{path.name}: an id stands twice")
    check_size()
    borders = check_borders()
    check_extract(borders)
    check_natural_earth()
    check_story(manifest, borders)
    check_names()
    check_sides()
    check_dem()
    for fault in faults:
        print("FAULT", fault, file=sys.stderr)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
