"""Compute the colours of charts from those of a theme."""

from __future__ import annotations

from PySide6.QtGui import QColor

from reader.core.activity.judging import JudgedDay
from reader.core.activity.ledger import TimeClass
from reader.ui.appearance.theme import Theme

_SHARES = (0.5, 1.0, 1.5)
STEPS = len(_SHARES) + 2
"""Number of steps: nothing, below half of the goal, below the goal, the goal, and 1.5 times the goal."""


def mix(first: str, second: str, share: float) -> QColor:
    """Return a mix of two colours; ``share`` is the share of the second, 0 to 1."""
    start, end = QColor(first), QColor(second)
    return QColor.fromRgbF(
        start.redF() + (end.redF() - start.redF()) * share,
        start.greenF() + (end.greenF() - start.greenF()) * share,
        start.blueF() + (end.blueF() - start.blueF()) * share,
    )


def contrast(first: QColor, second: QColor) -> float:
    """Return the contrast of two colours as WCAG 2 defines it, from 1 to 21."""
    darker, lighter = sorted((_luminance(first), _luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def step_of(day: JudgedDay) -> int:
    """Return the step, 0 to 4, of a day's counted time relative to its goal."""
    if day.counted < 1:
        return 0
    share = day.counted / day.goal if day.goal else 1.0
    return 1 + sum(share + 1e-6 >= edge for edge in _SHARES)


def step_colours(theme: Theme) -> tuple[QColor, ...]:
    """Return the colours of the steps, with clearly distinct lightness."""
    return tuple(QColor(colour) for colour in (theme.track, *theme.steps))


def class_colour(theme: Theme, time_class: TimeClass) -> QColor:
    """Return the colour of a class of time; skimmed and declared time is also hatched."""
    strength = 0.55 if not theme.is_dark else 0.35
    colours = {
        TimeClass.READ: QColor(theme.steps[2]),
        TimeClass.NOTE: QColor(theme.notes),
        TimeClass.LOOK_UP: mix(theme.marks[0], theme.text, strength * 0.45),
        TimeClass.REVIEW: QColor(theme.review),
        TimeClass.LISTEN: mix(theme.marks[3], theme.text, strength * 0.5),
        TimeClass.PAPER: QColor(theme.steps[1]),
        TimeClass.SKIM: QColor(theme.edge),
    }
    return colours[time_class]


def _luminance(colour: QColor) -> float:
    """Return the relative luminance of a colour in sRGB, 0 to 1 (WCAG 2, "relative luminance")."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
