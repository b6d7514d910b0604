"""Keep the preferences in force: load them from the library, store what changes, and tell who depends on them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from reader.ui.preferences.preferences import Preferences, preference_specs

if TYPE_CHECKING:
    from reader.ui.preferences.preference_spec import PreferenceSpec, Scalar


class PreferenceStore(Protocol):
    """A key-value store for preferences: the library's ``preferences``."""

    def get(self, key: str) -> object:
        """Return the value stored under the key, or None."""
        ...

    def set(self, key: str, value: Scalar) -> None:
        """Store a value under the key."""
        ...


def load(store: PreferenceStore) -> Preferences:
    """Load all preferences; those that are missing from the store, or no longer valid, have their defaults."""
    stored = {name: store.get(name) for name in preference_specs()}
    return _replaced(Preferences(), _valid_values(stored))


def save(store: PreferenceStore, before: Preferences, after: Preferences) -> None:
    """Store the preferences that differ."""
    for name in preference_specs():
        value: Scalar = getattr(after, name)
        if value != getattr(before, name):
            store.set(name, value)


def _replaced(preferences: Preferences, values: Mapping[str, Scalar]) -> Preferences:
    return replace(preferences, **values)  # type: ignore[arg-type]  # each was checked against its field


def _valid_values(stored: Mapping[str, object]) -> dict[str, Scalar]:
    defaults = Preferences()
    valid: dict[str, Scalar] = {}
    for name, spec in preference_specs().items():
        value = stored[name]
        if isinstance(value, str | int) and type(value) is type(getattr(defaults, name)) and _is_valid(spec, value):
            valid[name] = value
    return valid


def _is_valid(spec: PreferenceSpec, value: Scalar) -> bool:
    if spec.choices:
        return value in {choice for choice, _label in spec.choices}
    return not spec.high or spec.low <= int(value) <= spec.high


class Settings(QObject):
    """The preferences in force; ``changed`` carries the old and the new ones after they are stored."""

    changed = Signal(object, object)

    def __init__(self, store: PreferenceStore, *, writable: bool = True, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._writable = writable
        self._values = load(store)

    @property
    def values(self) -> Preferences:
        """Return the preferences in force."""
        return self._values

    def change(self, **values: Scalar) -> None:
        """Change preferences, and store them unless the library is read-only; raise ValueError for an invalid value."""
        before, after = self._values, _replaced(self._values, _checked(values))
        if after == before:
            return
        if self._writable:
            save(self._store, before, after)
        self._values = after
        self.changed.emit(before, after)


def _checked(values: dict[str, Scalar]) -> dict[str, Scalar]:
    for name, value in values.items():
        if not _is_valid(preference_specs()[name], value):
            message = f"{name} cannot be {value!r}"
            raise ValueError(message)
    return values
