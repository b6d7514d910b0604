"""Compute the typography of a page from preferences, theme and language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core.text.appearance import USUAL_APPEARANCE, Script, TextAppearance, TextTypeface
from reader.core.text.language_tags import (
    is_chinese,
    is_ideographic,
    is_right_to_left,
    is_traditional_chinese,
    primary_subtag,
)
from reader.ui.page.measure import RAGGED_BELOW, average_advance, column_of_ems, margin_of, room_of
from reader.ui.page.typography import REGIONAL, SANS, SERIF, SERIF_LATIN, Ink, Typography

if TYPE_CHECKING:
    from reader.ui.appearance.theme import Theme
    from reader.ui.preferences.preferences import Preferences

PIXELS_PER_POINT = 96 / 72
"""A logical pixel of Qt is 1/96 inch; screens with a scale factor scale it."""


def typography_for(
    preferences: Preferences,
    theme: Theme,
    language: str,
    width: int,
    *,
    appearance: TextAppearance = USUAL_APPEARANCE,
) -> Typography:
    """Return the typography of a text in ``language`` (BCP 47) on a page ``width`` pixels wide.

    What the ``appearance`` of the text leaves open is that of the preferences. A Latin text is set ragged right where
    its lines hold few characters.
    """
    chinese = is_ideographic(language)
    size = round((appearance.font_size or preferences.font_size) * PIXELS_PER_POINT)
    typeface = appearance.typeface or preferences.body_font
    families = families_for(language, appearance.script, sans=typeface == TextTypeface.SANS)
    line_height = preferences.line_height_zh if chinese else preferences.line_height_la
    measure, is_narrow = room_of(width), False
    if chinese:
        measure = column_of_ems(preferences.measure_zh, size, measure)
    else:
        advance = average_advance(families, size, language)
        measure = min(round(preferences.measure_la * advance), measure)
        is_narrow = measure < round(RAGGED_BELOW * advance)
    return Typography(
        families=families,
        size=size,
        leading=round(size * line_height / 100),
        measure=measure,
        indent=round(size * _indent_ems(language)) if preferences.indent else 0,
        spacing=round(size * preferences.paragraph_spacing / 100),
        justified=preferences.justify and not is_narrow,
        ink=ink_of(theme),
        chinese=chinese,
        language=language,
        hyphenate=preferences.hyphenate,
        squeeze=preferences.squeeze,
        script=appearance.script if is_chinese(language) else "",
        right_to_left=is_right_to_left(language),
        margin=margin_of(width),
    )


def _indent_ems(language: str) -> float:
    """Return by how much the first line of a paragraph is indented in the books of a language."""
    if is_chinese(language):
        return 2.0
    return 1.0 if is_ideographic(language) else 1.4


def families_for(language: str, script: str = Script.AS_PRINTED, *, sans: bool) -> tuple[str, ...]:
    """Return the families of a text in ``language`` (BCP 47), shown in a script, the first one there is."""
    if not is_ideographic(language):
        return SANS if sans else SERIF_LATIN
    region = primary_subtag(language)
    if script == Script.TRADITIONAL or (not script and is_traditional_chinese(language)):
        region = "zh-Hant"
    serif_faces, sans_faces = REGIONAL.get(region, ((), ()))
    return (*sans_faces, *SANS) if sans else (*serif_faces, *SERIF)


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
