"""List the labels and keys of the styles of marks, one row each; the styles are in `STYLES`."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from reader.core.annotations.model import AnnotationStyle
from reader.core.translatable import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class MarkStyle:
    """The label of a style in the source language; that of the action that draws a line, and the key of it."""

    label: str
    action_label: str = ""
    key: str = ""


MARK_STYLES = {
    AnnotationStyle.HIGHLIGHT: MarkStyle(QT_TRANSLATE_NOOP("Cards", "Highlight")),
    AnnotationStyle.UNDERLINE: MarkStyle(
        QT_TRANSLATE_NOOP("Cards", "Underline"), QT_TRANSLATE_NOOP("Actions", "Underline"), "U"
    ),
    AnnotationStyle.WAVY: MarkStyle(
        QT_TRANSLATE_NOOP("Cards", "Wavy line"), QT_TRANSLATE_NOOP("Actions", "Wavy Line"), "W"
    ),
}
"""The styles, in the order of `AnnotationStyle`."""

LINE_STYLES = {style: row for style, row in MARK_STYLES.items() if row.key}
"""Those that are lines under the words."""


def style_name(style: AnnotationStyle) -> str:
    """Return the label of a style."""
    return QCoreApplication.translate("Cards", MARK_STYLES[style].label)
