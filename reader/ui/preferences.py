"""Hold what the reader prefers: one dataclass from which the settings dialog is made.

Each field carries its label, and its choices or its bounds, in the field's metadata.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from reader.core.translatable import QT_TRANSLATE_NOOP

Scalar = str | int | bool
T = TypeVar("T", str, int, bool)

GENERAL = QT_TRANSLATE_NOOP("Preferences", "General")
HOUR = QT_TRANSLATE_NOOP("Preferences", "Hour")
TYPOGRAPHY = QT_TRANSLATE_NOOP("Preferences", "Typography")
CHINESE = QT_TRANSLATE_NOOP("Preferences", "Chinese texts")
LATIN = QT_TRANSLATE_NOOP("Preferences", "Latin texts")
HIDDEN = ""


@dataclass(frozen=True, slots=True)
class PreferenceSpec:
    """Say how a preference is shown: its label and group (none: not in the dialog), and what it may be.

    ``choices`` pairs values with labels; ``low``, ``high`` and ``step`` bound a number shown with ``unit``; a
    a
    ``folder`` is chosen with a file dialog, ``times`` of day from a list.
    """

    label: str
    group: str
    choices: tuple[tuple[str, str], ...] = ()
    low: int = 0
    high: int = 0
    step: int = 1
    unit: str = ""
    folder: bool = False
    times: bool = False


class PreferenceStore(Protocol):
    """Keep preferences by name: the library's ``preferences``."""

    def get(self, key: str) -> object:
        """Return what is kept under the key, or None."""
        ...

    def set(self, key: str, value: Scalar) -> None:
        """Keep a value under the key."""
        ...


def _shown(default: T, card: PreferenceSpec) -> T:
    made: T = field(default=default, metadata={"card": card})
    return made


_LANGUAGES = (
    ("system", QT_TRANSLATE_NOOP("Preferences", "As the system")),
    ("en", "English"),
    ("zh_CN", "简体中文"),
)
_THEMES = (
    ("system", QT_TRANSLATE_NOOP("Preferences", "As the system")),
    ("paper", QT_TRANSLATE_NOOP("Preferences", "Paper")),
    ("white", QT_TRANSLATE_NOOP("Preferences", "White")),
    ("sepia", QT_TRANSLATE_NOOP("Preferences", "Sepia")),
    ("dark", QT_TRANSLATE_NOOP("Preferences", "Dark")),
)
_FONTS = (
    ("serif", QT_TRANSLATE_NOOP("Preferences", "Serif")),
    ("sans", QT_TRANSLATE_NOOP("Preferences", "Sans")),
)


_CLOSING = (
    ("always", QT_TRANSLATE_NOOP("Preferences", "Always, until the goal is met")),
    ("after-reading", QT_TRANSLATE_NOOP("Preferences", "When something was read that day")),
    ("never", QT_TRANSLATE_NOOP("Preferences", "Never")),
)


@dataclass(frozen=True, slots=True)
class Preferences:
    """Hold every preference, with type, default and label."""

    language: str = _shown(
        "system", PreferenceSpec(QT_TRANSLATE_NOOP("Preferences", "Language"), GENERAL, choices=_LANGUAGES)
    )
    theme: str = _shown("system", PreferenceSpec(QT_TRANSLATE_NOOP("Preferences", "Theme"), GENERAL, choices=_THEMES))
    export_folder: str = _shown(
        "", PreferenceSpec(QT_TRANSLATE_NOOP("Preferences", "Folder for notes"), GENERAL, folder=True)
    )
    export_on_save: bool = _shown(
        False, PreferenceSpec(QT_TRANSLATE_NOOP("Preferences", "Export notes whenever they change"), GENERAL)
    )
    show_contents: bool = _shown(True, PreferenceSpec(QT_TRANSLATE_NOOP("Preferences", "Show the contents"), GENERAL))
    show_notes: bool = _shown(True, PreferenceSpec(QT_TRANSLATE_NOOP("Preferences", "Show the notes"), GENERAL))
    body_font: str = _shown(
        "serif", PreferenceSpec(QT_TRANSLATE_NOOP("Preferences", "Font"), TYPOGRAPHY, choices=_FONTS)
    )
    font_size: int = _shown(
        15, PreferenceSpec(QT_TRANSLATE_NOOP("Preferences", "Text size"), TYPOGRAPHY, low=8, high=48, unit="pt")
    )
    paragraph_spacing: int = _shown(
        55,
        PreferenceSpec(
            QT_TRANSLATE_NOOP("Preferences", "Space between paragraphs"), TYPOGRAPHY, low=0, high=200, step=5, unit="%"
        ),
    )
    indent: bool = _shown(True, PreferenceSpec(QT_TRANSLATE_NOOP("Preferences", "Indent the first line"), TYPOGRAPHY))
    justify: bool = _shown(True, PreferenceSpec(QT_TRANSLATE_NOOP("Preferences", "Justify both edges"), TYPOGRAPHY))
    line_height_zh: int = _shown(
        170,
        PreferenceSpec(QT_TRANSLATE_NOOP("Preferences", "Line height"), CHINESE, low=100, high=300, step=5, unit="%"),
    )
    measure_zh: int = _shown(
        34,
        PreferenceSpec(QT_TRANSLATE_NOOP("Preferences", "Characters in a line"), CHINESE, low=16, high=60),
    )
    line_height_la: int = _shown(
        150, PreferenceSpec(QT_TRANSLATE_NOOP("Preferences", "Line height"), LATIN, low=100, high=300, step=5, unit="%")
    )
    measure_la: int = _shown(
        66,
        PreferenceSpec(QT_TRANSLATE_NOOP("Preferences", "Characters in a line"), LATIN, low=30, high=120),
    )
    reminder_times: str = _shown("", PreferenceSpec(QT_TRANSLATE_NOOP("Preferences", "Remind me at"), HOUR, times=True))
    closing_line: str = _shown(
        "always",
        PreferenceSpec(QT_TRANSLATE_NOOP("Preferences", "On closing, say what is left"), HOUR, choices=_CLOSING),
    )
    tray_icon: bool = _shown(False, PreferenceSpec(QT_TRANSLATE_NOOP("Preferences", "Icon in the tray"), HOUR))
    export_template: str = _shown("plain", PreferenceSpec("", HIDDEN))
    export_per: str = _shown(
        "text", PreferenceSpec("", HIDDEN, choices=(("text", ""), ("day", ""), ("tag", ""), ("all", "")))
    )
    welcomed: bool = _shown(False, PreferenceSpec("", HIDDEN))
    notes_grouping: str = _shown("text", PreferenceSpec("", HIDDEN))
    shelf_order: str = _shown("read", PreferenceSpec("", HIDDEN))
    shelf_backward: bool = _shown(False, PreferenceSpec("", HIDDEN))
    shelf_covers: bool = _shown(False, PreferenceSpec("", HIDDEN))
    condensed_context: int = _shown(1, PreferenceSpec("", HIDDEN, low=0, high=3))
    last_backup_day: str = _shown("", PreferenceSpec("", HIDDEN))


def preference_specs() -> dict[str, PreferenceSpec]:
    """Return, in order, how each preference is shown."""
    return {one.name: one.metadata["card"] for one in fields(Preferences)}


def load(store: PreferenceStore) -> Preferences:
    """Read all preferences; whatever is not kept, or is no longer possible, has its default."""
    kept = {name: store.get(name) for name in preference_specs()}
    return _with(Preferences(), _possible(kept))


def save(store: PreferenceStore, before: Preferences, after: Preferences) -> None:
    """Write those preferences that differ."""
    for name in preference_specs():
        value: Scalar = getattr(after, name)
        if value != getattr(before, name):
            store.set(name, value)


def _with(preferences: Preferences, values: Mapping[str, Scalar]) -> Preferences:
    return replace(preferences, **values)  # type: ignore[arg-type]  # each was checked against its field


def _possible(kept: Mapping[str, object]) -> dict[str, Scalar]:
    defaults = Preferences()
    possible: dict[str, Scalar] = {}
    for name, card in preference_specs().items():
        value = kept[name]
        if isinstance(value, str | int) and type(value) is type(getattr(defaults, name)) and _allowed(card, value):
            possible[name] = value
    return possible


def _allowed(card: PreferenceSpec, value: Scalar) -> bool:
    if card.choices:
        return value in {choice for choice, _label in card.choices}
    return not card.high or card.low <= int(value) <= card.high


class Settings(QObject):
    """Hold the preferences in force; ``changed`` carries the old and the new ones after they are kept."""

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
        """Put other values into force and keep them; in a library that cannot be written they last until the end."""
        before, after = self._values, _with(self._values, _possible_or_raise(values))
        if after == before:
            return
        if self._writable:
            save(self._store, before, after)
        self._values = after
        self.changed.emit(before, after)


def _possible_or_raise(values: dict[str, Scalar]) -> dict[str, Scalar]:
    for name, value in values.items():
        if not _allowed(preference_specs()[name], value):
            message = f"{name} cannot be {value!r}"
            raise ValueError(message)
    return values
