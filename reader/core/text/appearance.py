"""Define the appearance of one text: what of its look differs from the settings."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from reader.core.field_json import Parsers


SMALLEST_FONT, LARGEST_FONT = 8, 48
"""The sizes in which texts are read, in points."""


class TextTypeface(StrEnum):
    """The typefaces in which texts are read; the value is stored in the library."""

    AS_SET = ""
    """That of the settings."""
    SERIF = "serif"
    SANS = "sans"


class Script(StrEnum):
    """The characters in which a Chinese text is shown; the value is stored in the library."""

    AS_PRINTED = ""
    SIMPLIFIED = "simplified"
    TRADITIONAL = "traditional"


@dataclass(frozen=True, slots=True)
class TextAppearance:
    """The look of one text; a field at its default leaves it to the settings.

    ``font_size`` is in points. A ``vertical`` text is read in lines from top to bottom, if its language is written so.
    Of a text that is ``printed``, the pages of its file are shown, and not its words.
    """

    typeface: TextTypeface = TextTypeface.AS_SET
    font_size: int = 0
    script: Script = Script.AS_PRINTED
    vertical: bool = False
    printed: bool = False

    @property
    def has_type(self) -> bool:
        """Return whether the text has a typeface or a size of its own."""
        return bool(self.typeface or self.font_size)

    def to_json(self) -> str:
        """Return the fields that are not at their default, as JSON."""
        from reader.core.field_json import fields_to_json

        return fields_to_json(self)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Parse an appearance from JSON; values unknown to this version are skipped."""
        if text == "{}":
            return cls()
        from reader.core.field_json import fields_from_json

        return cls(**fields_from_json(text, _PARSERS))


USUAL_APPEARANCE = TextAppearance()
"""The appearance of a text for which nothing was chosen: that of the settings."""


def _font_size(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not SMALLEST_FONT <= value <= LARGEST_FONT:
        raise ValueError(value)
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(value)
    return value


_PARSERS: Parsers = {
    "typeface": TextTypeface,
    "font_size": _font_size,
    "script": Script,
    "vertical": _flag,
    "printed": _flag,
}
