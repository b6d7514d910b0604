"""List the labels and the shades of the colours of marks, one row each; the colours are in `COLOURS`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

from reader.core.translatable import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class MarkColour:
    """The label of a colour, that of the action that highlights in it, and its shade in each theme.

    Labels are in the source language. Shades are opaque and matched to the paper of the theme.
    """

    label: str
    action_label: str
    paper: str
    white: str
    sepia: str
    dark: str


MARK_COLOURS = {
    1: MarkColour(
        QT_TRANSLATE_NOOP("Cards", "Yellow"),
        QT_TRANSLATE_NOOP("Actions", "Highlight in Yellow"),
        paper="#f7e3a1",
        white="#fae8a0",
        sepia="#f0d488",
        dark="#5e5121",
    ),
    2: MarkColour(
        QT_TRANSLATE_NOOP("Cards", "Green"),
        QT_TRANSLATE_NOOP("Actions", "Highlight in Green"),
        paper="#cfe3c2",
        white="#cce8c2",
        sepia="#c6d6a6",
        dark="#3a5531",
    ),
    3: MarkColour(
        QT_TRANSLATE_NOOP("Cards", "Blue"),
        QT_TRANSLATE_NOOP("Actions", "Highlight in Blue"),
        paper="#c9ddeb",
        white="#c8e0f3",
        sepia="#bcd0d2",
        dark="#2f4d61",
    ),
    4: MarkColour(
        QT_TRANSLATE_NOOP("Cards", "Violet"),
        QT_TRANSLATE_NOOP("Actions", "Highlight in Violet"),
        paper="#e3d3ea",
        white="#e6d5ef",
        sepia="#dcc3d3",
        dark="#523f5e",
    ),
    5: MarkColour(
        QT_TRANSLATE_NOOP("Cards", "Red"),
        QT_TRANSLATE_NOOP("Actions", "Highlight in Red"),
        paper="#f3cfc6",
        white="#f7d0c8",
        sepia="#ecbfa9",
        dark="#653c33",
    ),
}
"""The colours by number, in the order of `COLOURS`."""

_LINE_SATURATION = {False: 0.7, True: 0.55}
_LINE_LIGHTNESS = {False: 0.32, True: 0.66}
"""Those of lines on light and on dark paper: three times as light or dark as the paper at least (WCAG 1.4.11)."""

_NO_COLOUR = QT_TRANSLATE_NOOP("Cards", "No colour")


def colour_name(colour: int) -> str:
    """Return the label of a colour by its number, or of none for 0."""
    label = MARK_COLOURS[colour].label if colour else _NO_COLOUR
    return QCoreApplication.translate("Cards", label)


@lru_cache
def line_shade(mark: str, paper: str) -> str:
    """Return the shade of a line in the hue of a mark, strong enough to be seen on the paper."""
    is_dark = QColor(paper).lightnessF() < 0.5
    hue = QColor(mark).hslHueF()
    return QColor.fromHslF(hue, _LINE_SATURATION[is_dark], _LINE_LIGHTNESS[is_dark]).name()
