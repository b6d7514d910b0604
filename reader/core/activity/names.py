"""Name the states of days and the classes of time, in the source language."""

from __future__ import annotations

from reader.core.activity.judging import DayState
from reader.core.activity.ledger import TimeClass
from reader.core.translatable import QT_TRANSLATE_NOOP

CONTEXT = "Days"
"""The translation context of the names."""

STATE_NAMES = {
    DayState.MET: QT_TRANSLATE_NOOP("Days", "met"),
    DayState.REST: QT_TRANSLATE_NOOP("Days", "rest day"),
    DayState.MADE_UP: QT_TRANSLATE_NOOP("Days", "made up"),
    DayState.OPEN: QT_TRANSLATE_NOOP("Days", "in progress"),
    DayState.MISSED: QT_TRANSLATE_NOOP("Days", "not met"),
    DayState.BEFORE: QT_TRANSLATE_NOOP("Days", "before your first plan"),
}
CLASS_NAMES = {
    TimeClass.READ: QT_TRANSLATE_NOOP("Days", "reading"),
    TimeClass.NOTE: QT_TRANSLATE_NOOP("Days", "writing notes"),
    TimeClass.LOOK_UP: QT_TRANSLATE_NOOP("Days", "looking up"),
    TimeClass.REVIEW: QT_TRANSLATE_NOOP("Days", "reviewing"),
    TimeClass.LISTEN: QT_TRANSLATE_NOOP("Days", "listening"),
    TimeClass.PAPER: QT_TRANSLATE_NOOP("Days", "reading on paper"),
    TimeClass.SKIM: QT_TRANSLATE_NOOP("Days", "skimming"),
}
