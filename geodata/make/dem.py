"""Terrarium tiles (zoom 0-7) for terrain in three dimensions: height = R * 256 + G + B / 256 - 32768 metres.

Lossless WebP, so that decoding gives the very heights; whole steps of a few metres make it small.
Heights fade to 0 along the bounds, so that no cliff stands where the tiles end.
"""
import shutil

import numpy as np
from PIL import Image
from scipy.ndimage import gaussian_filter

from elevation import CELLS, heights, latitude, sample
from geojson_lines import GEODATA
from relief import BOUNDS, edge

ZOOMS = range(8)
SIZE = 256
STEP = 10  # metres: below what GLOBE can tell (its error is some 30 m)
SMOOTH = 1.0  # cells: takes the grain off, which no terrain mesh shows


def tile(grid, zoom, x, y):
    """Heights of one tile in metres, at pixel centres; the grid is already averaged to the zoom."""
    tiles = 2**zoom
    centres = (np.arange(SIZE) + 0.5) / SIZE
    lons = (x + centres) / tiles * 360 - 180
    lats = latitude(180 - (y + centres) / tiles * 360)
    height = sample(grid, lats, lons, 1) * np.clip(edge(lats, lons) / 255, 0, 1)
    west, south, east, north = BOUNDS
    inside = np.multiply.outer((lats > south) & (lats < north), (lons > west) & (lons < east))
    return np.where(inside, height, 0)


def encode(height):
    value = np.round(height / STEP).astype("i4") * STEP + 32768
    return np.dstack([value // 256, value % 256, np.zeros_like(value)]).astype("u1")


def main():
    root = GEODATA / "relief" / "dem"
    shutil.rmtree(root, ignore_errors=True)
    grid = heights()
    west, south, east, north = BOUNDS
    row = lambda lat, n: int((1 - np.arcsinh(np.tan(np.radians(lat))) / np.pi) / 2 * n)
    total = count = 0
    for zoom in ZOOMS:
        tiles = 2**zoom
        cell = 360 / (tiles * SIZE) * CELLS  # cells of the grid in a pixel
        smooth = gaussian_filter(grid, max(SMOOTH, cell / 2))
        for x in range(int((west + 180) / 360 * tiles), int((east + 180) / 360 * tiles - 1e-9) + 1):
            for y in range(row(north, tiles), row(south, tiles) + 1):
                out = root / str(zoom) / str(x) / f"{y}.webp"
                out.parent.mkdir(parents=True, exist_ok=True)
                image = encode(tile(smooth, zoom, x, y))
                Image.fromarray(image, "RGB").save(out, lossless=True, quality=100, method=6)
                assert (np.array(Image.open(out).convert("RGB")) == image).all(), f"{out} is not lossless"
                total, count = total + out.stat().st_size, count + 1
        print(f"relief/dem to zoom {zoom}: {count} tiles, {total / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
