"""GeoJSON with one feature a line, so that a changed feature is a changed line."""
import json
from pathlib import Path

GEODATA = Path(__file__).resolve().parent.parent


def number(value, decimals):
    """A coordinate at a fixed precision, without trailing zeros: 67.78 and not 67.7800000."""
    value = round(float(value), decimals) + 0.0
    return f"{value:.{decimals}f}".rstrip("0").rstrip(".")


def coordinates(tree, decimals):
    """A nested list of positions as JSON text."""
    if len(tree) and not hasattr(tree[0], "__len__"):
        return "[" + ",".join(number(v, decimals) for v in tree[:2]) + "]"
    return "[" + ",".join(coordinates(t, decimals) for t in tree) + "]"


def feature(geometry_type, tree, properties, id=None, decimals=5):
    """One feature as JSON text; properties keep the order in which they are given."""
    head = f'"id":{json.dumps(id, ensure_ascii=False)},' if id is not None else ""
    body = json.dumps(properties, ensure_ascii=False, separators=(",", ":"))
    geometry = f'{{"type":"{geometry_type}","coordinates":{coordinates(tree, decimals)}}}'
    return f'{{"type":"Feature",{head}"properties":{body},"geometry":{geometry}}}'


def write(path, features):
    """Writes a FeatureCollection below geodata/ and says how big it became."""
    out = GEODATA / path
    out.parent.mkdir(parents=True, exist_ok=True)
    text = '{"type":"FeatureCollection","features":[\n' + ",\n".join(features) + "\n]}\n"
    out.write_text(text, encoding="utf-8")
    print(f"{path}: {len(features)} features, {out.stat().st_size / 1e3:.0f} kB")
