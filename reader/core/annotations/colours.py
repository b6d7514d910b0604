"""List the colours of marks, one row each.

Their labels, and their shades in each theme, are in `reader.ui.appearance.mark_colours`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from reader.core.text.search_folding import SearchFolding


@dataclass(frozen=True, slots=True)
class Colour:
    """One colour of marks.

    ``css_name`` is its name in exported files. ``search_names`` are what a reader may type to find it, one in each
    language. ``foreign_names`` are the other names in other programs that it stands for, and ``hues`` the range of hues
    in degrees, from and up to; a range may go through 360. ``rgb`` is the shade of its lines on white paper in files
    of other programs; highlights are half as strong.
    """

    css_name: str
    search_names: tuple[str, ...]
    foreign_names: tuple[str, ...]
    hues: tuple[int, int]
    rgb: tuple[int, int, int]

    def has_hue(self, degrees: float) -> bool:
        """Return whether a hue of 0 to 360 degrees belongs to this colour."""
        low, high = self.hues
        return low < degrees <= high if low < high else degrees > low or degrees <= high


COLOURS: Mapping[int, Colour] = MappingProxyType(
    {
        1: Colour("yellow", ("yellow", "黄色"), ("gold", "gray", "grey"), (20, 70), (255, 214, 51)),
        2: Colour("green", ("green", "绿色"), ("olive",), (70, 165), (124, 200, 96)),
        3: Colour("blue", ("blue", "蓝色"), ("cyan", "aqua", "teal", "navy"), (165, 255), (92, 172, 232)),
        4: Colour("purple", ("violet", "紫色"), ("violet", "magenta"), (255, 320), (172, 132, 224)),
        5: Colour("red", ("red", "红色"), ("pink", "orange"), (320, 20), (242, 112, 104)),
    }
)
"""The colours by number, which is stored in the library and is the key that sets the colour; 0 is no colour."""

DEFAULT_COLOUR = 1
"""The colour of a highlight for which none was chosen."""


def colours_by_name(typed: str, folding: SearchFolding) -> frozenset[int]:
    """Return the numbers of the colours that a number, or the loosely folded beginning of a name, denotes."""
    return frozenset(number for number, colour in COLOURS.items() if _is_meant(number, colour, typed, folding))


def _is_meant(number: int, colour: Colour, typed: str, folding: SearchFolding) -> bool:
    names = map(folding.fold_name, colour.search_names)
    return bool(typed) and (typed == str(number) or any(name.startswith(typed) for name in names))
