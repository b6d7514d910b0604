"""Map another program's colour to the nearest of One Hour's five."""

from __future__ import annotations

import colorsys
import re

YELLOW, GREEN, BLUE, VIOLET, RED = range(1, 6)

_NAMES = {
    "yellow": YELLOW,
    "gold": YELLOW,
    "olive": GREEN,
    "green": GREEN,
    "cyan": BLUE,
    "aqua": BLUE,
    "teal": BLUE,
    "blue": BLUE,
    "navy": BLUE,
    "purple": VIOLET,
    "violet": VIOLET,
    "magenta": VIOLET,
    "pink": RED,
    "red": RED,
    "orange": RED,
    "gray": YELLOW,
    "grey": YELLOW,
    "none": 0,
}
_HUES = ((20, RED), (70, YELLOW), (165, GREEN), (255, BLUE), (320, VIOLET), (360, RED))
"""The hue, in degrees, up to which each colour reaches."""

_HEX = re.compile(r"#?([0-9a-fA-F]{6})(?:[0-9a-fA-F]{2})?$")
_SHORT_HEX = re.compile(r"#([0-9a-fA-F])([0-9a-fA-F])([0-9a-fA-F])$")


def nearest_colour(colour_text: str) -> int:
    """Return the colour for a name or a hexadecimal value; 0 for anything else."""
    plain = colour_text.strip().lower()
    if plain in _NAMES:
        return _NAMES[plain]
    if short := _SHORT_HEX.match(plain):
        plain = "".join(digit * 2 for digit in short.groups())
    value = _HEX.match(plain)
    return _by_hue(value[1]) if value else 0


def _by_hue(digits: str) -> int:
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, _lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    if saturation < 0.1:
        return YELLOW
    return next(colour for limit, colour in _HUES if hue * 360 <= limit)
