"""Mix the colours of the charts out of a theme's."""

from __future__ import annotations

from PySide6.QtGui import QColor

from reader.core.activity.judging import JudgedDay
from reader.core.activity.ledger import TimeClass
from reader.ui.appearance.theme import Theme

STEPS = 6
"""Nothing, under a quarter, under a half, under the goal, the goal, and half as much again."""

_SHARES = (0.25, 0.5, 1.0, 1.5)


def mixed(first: str, second: str, share: float) -> QColor:
    """Mix two colours; ``share`` is that of the second, from 0 to 1."""
    one, other = QColor(first), QColor(second)
    return QColor.fromRgbF(
        one.redF() + (other.redF() - one.redF()) * share,
        one.greenF() + (other.greenF() - one.greenF()) * share,
        one.blueF() + (other.blueF() - one.blueF()) * share,
    )


def step_of(one: JudgedDay) -> int:
    """Return the step, 0 to 5, that a day's minutes reach of its goal."""
    if one.counted < 1:
        return 0
    share = one.counted / one.goal if one.goal else 1.0
    return 1 + sum(share + 1e-6 >= edge for edge in _SHARES)


def step_colours(theme: Theme) -> tuple[QColor, ...]:
    """Return the colours of the steps, each clearly apart in lightness from the next."""
    beyond = mixed(theme.accent, theme.text, 0.30 if not theme.is_dark else 0.45)
    met = mixed(theme.card, theme.accent, 0.82)
    return (
        QColor(theme.track),
        mixed(theme.card, theme.accent, 0.16 if not theme.is_dark else 0.22),
        mixed(theme.card, theme.accent, 0.30 if not theme.is_dark else 0.34),
        mixed(theme.card, theme.accent, 0.47 if not theme.is_dark else 0.50),
        met,
        beyond,
    )


def class_colour(theme: Theme, time_class: TimeClass) -> QColor:
    """Return the colour of a class of time; skimmed and declared time is hatched besides."""
    strength = 0.55 if not theme.is_dark else 0.35
    colours = {
        TimeClass.READ: mixed(theme.card, theme.accent, 0.82),
        TimeClass.NOTE: mixed(theme.marks[2], theme.text, strength * 0.55),
        TimeClass.LOOK_UP: mixed(theme.marks[0], theme.text, strength * 0.45),
        TimeClass.REVIEW: mixed(theme.marks[1], theme.text, strength * 0.5),
        TimeClass.LISTEN: mixed(theme.marks[3], theme.text, strength * 0.5),
        TimeClass.PAPER: mixed(theme.card, theme.accent, 0.5),
        TimeClass.SKIM: QColor(theme.faint),
    }
    return colours[time_class]
