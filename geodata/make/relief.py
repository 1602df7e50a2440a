"""Two prepared reliefs, light and dark, in Web Mercator: for the browser and for server drawings alike.

Lit from the north-west from three sides at once, so that no ridge disappears along the light; contrast grows
with height, as in air: plains stay paper. The edge fades out.
"""
import numpy as np
from PIL import Image
from scipy.ndimage import gaussian_filter

from elevation import heights, latitude, mercator_y, sample
from geojson_lines import GEODATA

BOUNDS = (55.0, 30.0, 82.0, 46.0)  # west, south, east, north
PIXELS = 150  # a degree of longitude: 4,050 pixels wide, below the 4,096 that every GPU takes
FADE = 1.5  # degrees
QUALITY = 86

LIGHT = {
    "ramp": [(200, "#E9EADD"), (500, "#EEECDF"), (1000, "#F2EEE3"), (1800, "#F3EFE6"), (2800, "#F2EFE9"),
             (3800, "#F4F2EF"), (4800, "#F9F9F8"), (6500, "#FFFFFF")],
    "shadow": "#8D8FA6", "shadow_gain": 1.12, "shadow_most": 0.62,
    "light": "#FFFDF4", "light_gain": 1.1, "light_most": 0.7,
}
DARK = {
    "ramp": [(200, "#1B2228"), (700, "#1D242A"), (1500, "#20272D"), (2800, "#252B31"), (4000, "#2C3238"),
             (5000, "#363B41"), (6500, "#454A4F")],
    "shadow": "#0C1016", "shadow_gain": 1.25, "shadow_most": 0.8,
    "light": "#6B727A", "light_gain": 0.75, "light_most": 0.5,
}


def rgb(color):
    return [int(color[i : i + 2], 16) for i in (1, 3, 5)]


def shade(height, pixel_m, azimuth, altitude=40, exaggeration=1.6):
    """Lambert's cosine for a light at an azimuth and altitude (degrees); pixel_m: metres a pixel, by row."""
    dy, dx = np.gradient(height)
    dx, dy = dx / pixel_m[:, None] * exaggeration, dy / pixel_m[:, None] * exaggeration
    a, h = np.radians(azimuth), np.radians(altitude)
    facing = -np.sin(a) * np.cos(h) * dx + np.cos(a) * np.cos(h) * dy + np.sin(h)
    return facing / np.sqrt(dx * dx + dy * dy + 1)


def light_and_shadow(fine, coarse, pixel_m):
    """Above 0 lit, below 0 in shadow: mostly the fine form, a little of the great one."""
    near = 0.62 * shade(fine, pixel_m, 315) + 0.2 * shade(fine, pixel_m, 350) + 0.18 * shade(fine, pixel_m, 275)
    far = 0.7 * shade(coarse, pixel_m, 315, 35, 2.2) + 0.3 * shade(coarse, pixel_m, 350, 35, 2.2)
    flat = 0.72 * np.sin(np.radians(40)) + 0.28 * np.sin(np.radians(35))
    return np.clip(0.72 * near + 0.28 * far, 0, 1) - flat


def mix(under, color, share):
    return under * (1 - share[..., None]) + np.array(rgb(color)) * share[..., None]


def paint(theme, height, tone):
    height = np.clip(height, 0, 6500)
    contrast = np.interp(height, [200, 1200, 3000, 5500], [0.55, 0.8, 1.0, 1.12])
    stops = [h for h, _ in theme["ramp"]]
    image = np.dstack([np.interp(height, stops, [rgb(c)[i] for _, c in theme["ramp"]]) for i in range(3)])
    image = mix(image, theme["shadow"], np.clip(-tone * contrast * theme["shadow_gain"], 0, theme["shadow_most"]))
    return mix(image, theme["light"], np.clip(tone * contrast * theme["light_gain"], 0, theme["light_most"]))


def edge(lats, lons):
    """Opacity: 0 at the bounds, 1 from FADE degrees inwards, smooth."""
    west, south, east, north = BOUNDS
    x = np.clip(np.minimum(lons - west, east - lons) / FADE, 0, 1)
    y = np.clip(np.minimum(lats - south, north - lats) / FADE, 0, 1)
    both = np.multiply.outer(y * y * (3 - 2 * y), x * x * (3 - 2 * x))
    return both * 255


def main():
    west, south, east, north = BOUNDS
    top, bottom = mercator_y(north), mercator_y(south)
    width, rows = round((east - west) * PIXELS), round((top - bottom) * PIXELS)
    lons = west + (np.arange(width) + 0.5) * (east - west) / width
    lats = latitude(top - (np.arange(rows) + 0.5) * (top - bottom) / rows)
    grid = heights()
    fine = sample(gaussian_filter(grid, 0.6), lats, lons, 3)
    coarse = sample(gaussian_filter(grid, 5), lats, lons, 1)
    tone = light_and_shadow(fine, coarse, 111_320 * np.cos(np.radians(lats)) / PIXELS)
    alpha = edge(lats, lons)
    (GEODATA / "relief").mkdir(exist_ok=True)
    for name, theme in (("light", LIGHT), ("dark", DARK)):
        image = np.dstack([paint(theme, fine, tone), alpha])
        out = GEODATA / "relief" / f"{name}.webp"
        Image.fromarray(np.clip(image + 0.5, 0, 255).astype("u1"), "RGBA").save(
            out, quality=QUALITY, method=6, alpha_quality=60
        )
        print(f"relief/{name}.webp: {width} x {rows}, {out.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
