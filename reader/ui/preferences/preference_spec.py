"""Describe a preference: its label, its place on the settings screen, and its valid values."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

Scalar = str | int | bool
T = TypeVar("T", str, int, bool)


class SettingsGroup(StrEnum):
    """The groups of the settings screen, in order; a preference belongs to one of them, or is not shown there."""

    PLAN = "plan"
    READING = "reading"
    NOTES = "notes"
    STUDY = "study"
    EXPORT = "export"
    REMINDERS = "reminders"
    LOOK = "look"
    DICTIONARIES = "dictionaries"
    LIBRARY = "library"
    MACHINES = "machines"
    KEYS = "keys"


@dataclass(frozen=True, slots=True)
class PreferenceSpec:
    """The label, the place on the settings screen and the valid values of a preference.

    ``group`` is None for one that is not shown there; ``card`` is the heading above it, ``explanation`` the line below
    its label, which for a number without one names its bounds. ``choices`` pairs values with labels; they are
    ``listed`` in a box where they are too long to stand side by side. ``low``, ``high`` and ``step`` bound a number
    shown with ``unit``; a ``folder`` is chosen with a file dialog, ``times`` of day from a list. A ``typed`` one is a
    line of text, for which ``hint`` stands while it is empty.
    """

    label: str = ""
    group: SettingsGroup | None = None
    card: str = ""
    explanation: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    listed: bool = False
    low: int = 0
    high: int = 0
    step: int = 1
    unit: str = ""
    folder: bool = False
    times: bool = False
    typed: bool = False
    hint: str = ""


def preference(default: T, spec: PreferenceSpec) -> T:
    """Return the field of a preference, for its dataclass."""
    described: T = field(default=default, metadata={"spec": spec})
    return described
