"""The labels of the colours of marks, and of the actions that highlight in them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from reader.core.translatable import QT_TRANSLATE_NOOP

_NAMES = {
    0: QT_TRANSLATE_NOOP("Cards", "No colour"),
    1: QT_TRANSLATE_NOOP("Cards", "Yellow"),
    2: QT_TRANSLATE_NOOP("Cards", "Green"),
    3: QT_TRANSLATE_NOOP("Cards", "Blue"),
    4: QT_TRANSLATE_NOOP("Cards", "Violet"),
    5: QT_TRANSLATE_NOOP("Cards", "Red"),
}

HIGHLIGHT_LABELS = {
    1: QT_TRANSLATE_NOOP("Actions", "Highlight in Yellow"),
    2: QT_TRANSLATE_NOOP("Actions", "Highlight in Green"),
    3: QT_TRANSLATE_NOOP("Actions", "Highlight in Blue"),
    4: QT_TRANSLATE_NOOP("Actions", "Highlight in Violet"),
    5: QT_TRANSLATE_NOOP("Actions", "Highlight in Red"),
}
"""The labels of the actions, by colour, in the source language."""


def colour_name(colour: int) -> str:
    """Return the label of a colour by its number, or of none for 0."""
    return QCoreApplication.translate("Cards", _NAMES[colour])
