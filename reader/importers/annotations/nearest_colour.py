"""Map another program's colour to the nearest of One Hour's own."""

from __future__ import annotations

import colorsys
import re

from reader.core.annotations.colours import COLOURS

_BY_NAME = {name: number for number, colour in COLOURS.items() for name in (colour.css_name, *colour.foreign_names)}
_LEAST_SATURATION = 0.1
"""Below this a hue cannot be told, and the colour counts as grey."""

_HEX = re.compile(r"#?([0-9a-fA-F]{6})(?:[0-9a-fA-F]{2})?$")
_SHORT_HEX = re.compile(r"#([0-9a-fA-F])([0-9a-fA-F])([0-9a-fA-F])$")


def nearest_colour(colour_text: str) -> int:
    """Return the colour for a name or a hexadecimal value; 0 for anything else."""
    plain = colour_text.strip().lower()
    if plain in _BY_NAME:
        return _BY_NAME[plain]
    if short := _SHORT_HEX.match(plain):
        plain = "".join(digit * 2 for digit in short.groups())
    value = _HEX.match(plain)
    return _by_hue(value[1]) if value else 0


def _by_hue(digits: str) -> int:
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, _lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    if saturation < _LEAST_SATURATION:
        return _BY_NAME["grey"]
    return next(number for number, colour in COLOURS.items() if colour.has_hue(hue * 360))
