"""Undo and redo the preferences that were changed on the settings screen."""

from __future__ import annotations

from dataclasses import dataclass

from reader.storage.library import Library
from reader.ui.preferences.preference_spec import Scalar
from reader.ui.preferences.preference_store import Settings
from reader.ui.translation.labels import PREFERENCE_CHANGE


@dataclass(frozen=True, slots=True)
class _Change:
    """A change of a preference, made when the step with the number ``step`` was the last one of the library."""

    name: str
    before: Scalar
    after: Scalar
    step: int


class PreferenceHistory:
    """The changes of preferences since the program was started, in order with the steps of the library.

    A change is undone only while no later step of the library is in effect, so that the last thing done is always the
    first to be undone (decisions/0065).
    """

    def __init__(self, settings: Settings, library: Library) -> None:
        self._settings = settings
        self._library = library
        self._done: list[_Change] = []
        self._undone: list[_Change] = []

    @property
    def undo_name(self) -> str | None:
        """Return the name of the change that would be undone; None if a step of the library comes first."""
        return PREFERENCE_CHANGE if self._is_next(self._done) else None

    @property
    def redo_name(self) -> str | None:
        """Return the name of the change that would be redone; None if a step of the library comes first."""
        return PREFERENCE_CHANGE if self._is_next(self._undone) else None

    def change(self, name: str, value: Scalar) -> None:
        """Change a preference; steps of a number that follow each other are one change."""
        before: Scalar = getattr(self._settings.values, name)
        if value == before:
            return
        made = _Change(name, before, value, self._library.last_step())
        if self._continues(made):
            made = _Change(name, self._done.pop().before, value, made.step)
        self._done.append(made)
        self._undone.clear()
        self._settings.change(**{name: value})

    def undo(self) -> bool:
        """Undo the last change; return False if a step of the library comes first, or there is none."""
        if not self._is_next(self._done):
            return False
        change = self._done.pop()
        self._undone.append(change)
        self._settings.change(**{change.name: change.before})
        return True

    def redo(self) -> bool:
        """Redo the change that was undone last; return False if a step of the library comes first, or there is none."""
        if not self._is_next(self._undone):
            return False
        change = self._undone.pop()
        self._done.append(change)
        self._settings.change(**{change.name: change.after})
        return True

    def _is_next(self, changes: list[_Change]) -> bool:
        return bool(changes) and changes[-1].step == self._library.last_step()

    def _continues(self, made: _Change) -> bool:
        last = self._done[-1] if self._done else None
        is_number = isinstance(made.after, int) and not isinstance(made.after, bool)
        return (
            last is not None and is_number and (last.name, last.step, last.after) == (made.name, made.step, made.before)
        )
