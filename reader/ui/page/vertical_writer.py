"""Write the text of blocks for lines that run down: letters lie, and short numbers stand in one place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QFontMetricsF, QTextCharFormat, QTextFormat
from typing_extensions import override

from reader.core.text.punctuation_widths import TALL, PunctuationWidth
from reader.core.text.vertical_orientation import QUOTES, Orientation, orientations
from reader.ui.page.inline_writer import InlineWriter, TextSource
from reader.ui.page.typography import VERTICAL, text_font
from reader.ui.page.vertical_forms import signs_with_forms

if TYPE_CHECKING:
    from reader.core.text.blocks import Inline
    from reader.ui.page.line_pictures import DrawnPicture

ORIENTATION = QTextFormat.Property.UserProperty.value + 1
"""The property of a format that holds the `Orientation` of its characters."""

_QUOTES = re.compile(f"[{QUOTES}]")
_RAISED = frozenset(
    (QTextCharFormat.VerticalAlignment.AlignSuperScript, QTextCharFormat.VerticalAlignment.AlignSubScript)
)


class VerticalWriter(InlineWriter):
    """Write texts into a document whose lines are turned when they are painted."""

    @override
    def pictures_of(self, inlines: Sequence[Inline]) -> list[DrawnPicture]:
        """Return the pictures within lines: they stand upright, so their height is a part of the line's length."""
        pictures = super().pictures_of(inlines)
        return [replace(picture, width=picture.height, height=picture.width) for picture in pictures]

    @override
    def turns(self, text: str, widths: dict[int, PunctuationWidth]) -> Sequence[tuple[int, int, Orientation]]:
        forms = signs_with_forms(self._typography.families)
        lying = (
            (found.start(), found.end(), Orientation.LYING)
            for found in _QUOTES.finditer(text)
            if found.group() not in forms or widths.get(found.start()) is PunctuationWidth.PROPORTIONAL
        )
        return sorted([*orientations(text), *lying])

    @override
    def widths_of_signs(self, text: str) -> dict[int, PunctuationWidth]:
        """Return the widths of signs; what is higher than half a character stays whole."""
        widths = super().widths_of_signs(text)
        return {at: width for at, width in widths.items() if width is not PunctuationWidth.HALF or text[at] not in TALL}

    @override
    def turned(self, char_format: QTextCharFormat, source: TextSource, left: int, right: int) -> QTextCharFormat:
        index = bisect_right(source.turns, left, key=_start) - 1
        if index < 0 or left >= source.turns[index][1]:
            return char_format
        turned, kind = QTextCharFormat(char_format), source.turns[index][2]
        font = char_format.font()
        if kind is not Orientation.LYING and char_format.verticalAlignment() not in _RAISED:
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, _spacing(font, source.text[left:right]))
            turned.setProperty(ORIENTATION, kind.value)
        else:
            font.setFeature(VERTICAL, 0)
            turned.setProperty(ORIENTATION, Orientation.LYING.value)
        turned.setFont(font)
        return turned


def _start(turn: tuple[int, int, Orientation]) -> int:
    return turn[0]


def _spacing(font: QFont, signs: str) -> float:
    """Return the pixels after each of some signs with which all of them are as long as one character."""
    em = font.pixelSize()
    return (em - _advance(tuple(font.families()), em, font.weight().value, signs)) / len(signs)


@lru_cache(maxsize=512)
def _advance(families: tuple[str, ...], em: int, weight: int, signs: str) -> float:
    font = text_font(families, em, chinese=True)
    font.setWeight(QFont.Weight(weight))
    return QFontMetricsF(font).horizontalAdvance(signs)
