"""Compute the typography of a page from preferences, theme and language."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontMetricsF

from reader.core.text.appearance import USUAL_APPEARANCE, TextAppearance, TextTypeface
from reader.core.text.language_tags import is_ideographic, is_right_to_left
from reader.ui.appearance.theme import Theme
from reader.ui.page.typography import SANS, SERIF, SERIF_LATIN, Ink, Typography
from reader.ui.preferences.preferences import Preferences

PIXELS_PER_POINT = 96 / 72
"""A logical pixel of Qt is 1/96 inch; screens with a scale factor scale it."""

MARGIN_EMS = 3
"""Minimum margin at each side of the column in ems; it holds the icons of notes."""


def typography_for(
    preferences: Preferences,
    theme: Theme,
    language: str,
    width: int,
    *,
    appearance: TextAppearance = USUAL_APPEARANCE,
) -> Typography:
    """Return the typography of a text in ``language`` (BCP 47) on a page ``width`` pixels wide.

    What the ``appearance`` of the text leaves open is that of the preferences. The width of the column is a whole
    number of ems.
    """
    chinese = is_ideographic(language)
    size = round((appearance.font_size or preferences.font_size) * PIXELS_PER_POINT)
    typeface = appearance.typeface or preferences.body_font
    families = SANS if typeface == TextTypeface.SANS else SERIF if chinese else SERIF_LATIN
    line_height = preferences.line_height_zh if chinese else preferences.line_height_la
    return Typography(
        families=families,
        size=size,
        leading=round(size * line_height / 100),
        measure=_measure(preferences, families, size, width, chinese=chinese),
        indent=round(size * (2 if chinese else 1.4)) if preferences.indent else 0,
        spacing=round(size * preferences.paragraph_spacing / 100),
        justified=preferences.justify,
        ink=ink_of(theme),
        chinese=chinese,
        language=language,
        hyphenate=preferences.hyphenate,
        squeeze=preferences.squeeze,
        right_to_left=is_right_to_left(language),
        script=appearance.script,
    )


def ink_of(theme: Theme) -> Ink:
    """Return the colours of a page in a theme."""
    return Ink(
        paper=theme.paper,
        text=theme.text,
        muted=theme.muted,
        line=theme.line,
        accent=theme.accent,
        selection=theme.selection,
        marks=theme.marks,
        found=theme.found,
    )


def _measure(preferences: Preferences, families: tuple[str, ...], size: int, width: int, *, chinese: bool) -> int:
    measure = preferences.measure_zh * size
    if not chinese:
        font = QFont()
        font.setFamilies(list(families))
        font.setPixelSize(size)
        measure = round(preferences.measure_la * QFontMetricsF(font).averageCharWidth())
    ems = min(measure, width - 2 * MARGIN_EMS * size) // size
    return max(10, ems) * size
