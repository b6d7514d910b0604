"""Bring the words of a note to disk while they are typed, and hold on to those that could not be saved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance, Slot

from reader.services.clock import Clock

DELAY = 300
"""Milliseconds from the first unsaved key to the disk (ux.md: saved as it is typed)."""

PAUSE = 30.0
"""Seconds without a key after which further words are a step of their own for undo."""


class NoteWriter(Protocol):
    """Stand for what brings words and tags to disk; ``settling`` asks for drafts to be saved first."""

    @property
    def settling(self) -> SignalInstance:
        """Return the signal."""
        ...

    def write(self, annotation_id: str, body: str, joins: bool = False, initiator: QObject | None = None) -> bool:
        """Put other words into a note; say whether they are on disk."""
        ...

    def tag(self, annotation_id: str, tags: tuple[str, ...], initiator: QObject | None = None) -> bool:
        """Give an annotation other tags; say whether they are on disk."""
        ...


@dataclass(slots=True)
class _Draft:
    body: str | None = None
    tags: tuple[str, ...] | None = None


class Autosave(QObject):
    """Save drafts; a draft that cannot be saved is kept and tried again with the next key and on leaving.

    ``saved`` carries the id of an annotation whose words are on disk now, ``refused`` of one whose words are not.
    """

    saved = Signal(str)
    refused = Signal(str)

    def __init__(self, annotation_commands: NoteWriter, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._annotation_commands = annotation_commands
        self._clock = clock
        self._drafts: dict[str, _Draft] = {}
        self._joins_to = ""
        self._last_key = 0.0
        self._timer = QTimer(self, singleShot=True, interval=DELAY)
        self._timer.timeout.connect(self.save)
        annotation_commands.settling.connect(self._on_annotation_commands_settling)

    @property
    def pending(self) -> bool:
        """Return whether anything at all is not on disk yet."""
        return bool(self._drafts)

    def body_of(self, annotation_id: str) -> str | None:
        """Return the words of a note that are not on disk yet, or None."""
        draft = self._drafts.get(annotation_id)
        return draft.body if draft else None

    def holds(self, annotation_id: str) -> bool:
        """Return whether something of this annotation is not on disk yet."""
        return annotation_id in self._drafts

    def type_body(self, annotation_id: str, body: str) -> None:
        """Take the words of a note, to be saved in a moment."""
        self._part_after_pause()
        self._draft(annotation_id).body = body

    def type_tags(self, annotation_id: str, tags: tuple[str, ...]) -> None:
        """Take the tags of an annotation, to be saved in a moment."""
        self._draft(annotation_id).tags = tags

    @Slot()
    def save(self) -> bool:
        """Bring all drafts to disk; say whether none is left."""
        self._timer.stop()
        for annotation_id in tuple(self._drafts):
            self._save_draft(annotation_id)
        return not self._drafts

    def leave(self) -> bool:
        """Bring all drafts to disk; what is typed from now on is a step of its own."""
        done = self.save()
        self._joins_to = ""
        return done

    def _draft(self, annotation_id: str) -> _Draft:
        if not self._timer.isActive():
            self._timer.start()
        return self._drafts.setdefault(annotation_id, _Draft())

    def _part_after_pause(self) -> None:
        now = self._clock.monotonic()
        if now - self._last_key > PAUSE:
            self.save()
            self._joins_to = ""
        self._last_key = now

    def _save_draft(self, annotation_id: str) -> None:
        draft = self._drafts[annotation_id]
        if self._save_body(annotation_id, draft) and self._save_tags(annotation_id, draft):
            self._drafts.pop(annotation_id, None)
            self.saved.emit(annotation_id)
        else:
            self.refused.emit(annotation_id)

    def _save_body(self, annotation_id: str, draft: _Draft) -> bool:
        if draft.body is None:
            return True
        joins = self._joins_to == annotation_id
        if not self._annotation_commands.write(annotation_id, draft.body, joins, self):
            return False
        self._joins_to, draft.body = annotation_id, None
        return True

    def _save_tags(self, annotation_id: str, draft: _Draft) -> bool:
        if draft.tags is None:
            return True
        if not self._annotation_commands.tag(annotation_id, draft.tags, self):
            return False
        self._joins_to, draft.tags = "", None
        return True

    @Slot()
    def _on_annotation_commands_settling(self) -> None:
        self.leave()
