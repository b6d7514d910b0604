"""Hold the look of the open text as far as it differs from the settings, and store its changes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from reader.core.text.appearance import (
    LARGEST_FONT,
    SMALLEST_FONT,
    USUAL_APPEARANCE,
    Script,
    TextAppearance,
    TextTypeface,
)

if TYPE_CHECKING:
    from reader.core.changes import Changes
    from reader.storage.library import Library
    from reader.ui.preferences.preference_store import Settings


class OpenTextAppearance(QObject):
    """The look of the open text; what it leaves open is that of the settings."""

    changed = Signal()
    """The look of the open text is another one; not emitted when another text is opened."""

    def __init__(self, library: Library, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._settings = settings
        self._text = ""
        self.value = USUAL_APPEARANCE

    @property
    def font_size(self) -> int:
        """Return the size in which the text is read, in points."""
        return self.value.font_size or self._settings.values.font_size

    @property
    def typeface(self) -> str:
        """Return the typeface in which the text is read."""
        return self.value.typeface or self._settings.values.body_font

    def set_text(self, text: str) -> None:
        """Take the look of another text; that of the settings without one."""
        self._text = text
        self.value = self._library.texts.appearance(text) if text else USUAL_APPEARANCE

    @Slot(object, object)
    def follow(self, changes: Changes, _initiator: object = None) -> None:
        """Take the look of the text anew after a change: a restore or its undo may have brought back another one."""
        before = self.value
        if self._text in changes.texts:
            self.set_text(self._text)
        if self.value != before:
            self.changed.emit()

    def set_own_type(self, *, own: bool) -> None:
        """Set whether the text has a typeface and a size of its own, which at first are those of the settings."""
        if own:
            values = self._settings.values
            self._set(replace(self.value, typeface=TextTypeface(values.body_font), font_size=values.font_size))
        else:
            self._set(replace(self.value, typeface=TextTypeface.AS_SET, font_size=0))

    def set_typeface(self, typeface: str) -> None:
        """Set the typeface of the text."""
        self._set(replace(self.value, typeface=TextTypeface(typeface)))

    def set_font_size(self, points: int) -> None:
        """Set the size of the text; 0 leaves it to the settings."""
        size = max(SMALLEST_FONT, min(LARGEST_FONT, points)) if points else 0
        self._set(replace(self.value, font_size=size))

    def set_script(self, script: Script) -> None:
        """Set the characters in which a Chinese text is shown."""
        self._set(replace(self.value, script=script))

    def set_vertical(self, vertical: bool) -> None:
        """Set whether the text is read in lines from top to bottom."""
        self._set(replace(self.value, vertical=vertical))

    def set_printed(self, *, printed: bool) -> None:
        """Set whether the printed pages of the text are shown; `changed` is not emitted, since its look is the same."""
        value = replace(self.value, printed=printed)
        if self._text and value != self.value:
            self.value = value
            self._library.texts.set_appearance(self._text, value)

    def _set(self, value: TextAppearance) -> None:
        if self._text and value != self.value:
            self.value = value
            self._library.texts.set_appearance(self._text, value)
            self.changed.emit()
