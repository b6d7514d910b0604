"""Tell whether a font has the forms of signs that lines from top to bottom need."""

from __future__ import annotations

from enum import Enum, auto
from functools import lru_cache

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont, QTextLayout

from reader.core.text.language_tags import is_ideographic
from reader.core.text.vertical_orientation import QUOTES
from reader.ui.page.typography import VERTICAL, text_font


class Obstacle(Enum):
    """Why a text is not shown in lines that run down."""

    LANGUAGE = auto()
    TYPEFACE = auto()


_BRACKET = "「"
"""A sign that has another form in lines that run down in each font made for them: in Taiwan, commas have none."""

_SIZE = 32


def vertical_obstacle(language: str, families: tuple[str, ...]) -> Obstacle | None:
    """Return why a text in a language cannot be set in lines that run down in the first of these families there is."""
    if not is_ideographic(language):
        return Obstacle.LANGUAGE
    return None if _BRACKET in signs_with_forms(families) else Obstacle.TYPEFACE


def obstacle_label(obstacle: Obstacle) -> str:
    """Return why a text is not shown in lines that run down, in a sentence."""
    if obstacle is Obstacle.LANGUAGE:
        return QCoreApplication.translate("Vertical", "Only Chinese and Japanese texts can be set vertically.")
    return QCoreApplication.translate(
        "Vertical",
        "This font has no vertical punctuation, so the text is set horizontally. Choose another font under Aa.",
    )


@lru_cache(maxsize=16)
def signs_with_forms(families: tuple[str, ...]) -> frozenset[str]:
    """Return those of the quotation marks and brackets that have another form in lines that run down."""
    plain = text_font(families, _SIZE, chinese=True)
    turned = QFont(plain)
    turned.setFeature(VERTICAL, 1)
    return frozenset(sign for sign in (*QUOTES, _BRACKET) if _glyphs(sign, plain) != _glyphs(sign, turned))


def _glyphs(words: str, font: QFont) -> list[int]:
    layout = QTextLayout(words, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return [glyph for run in layout.glyphRuns() for glyph in run.glyphIndexes()]
