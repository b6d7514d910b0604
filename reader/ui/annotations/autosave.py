"""Save notes while they are typed, and keep drafts that could not be saved."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reader.core.annotations.model import Annotation
from reader.core.annotations.unsaved_note import UnsavedNote
from reader.ui.shell.context import AppContext

DELAY = 300
"""Milliseconds from the first unsaved keystroke to the save (ux.md: saved as it is typed)."""

PAUSE = 30.0
"""Seconds without a keystroke after which further typing is an undo step of its own."""


class NoteWriter(Protocol):
    """A destination for bodies and tags, which can also say what to keep of a draft that it could not save."""

    def write(self, annotation_id: str, body: str, joins: bool = False, initiator: QObject | None = None) -> bool:
        """Set the body of a note; return whether it is saved."""
        ...

    def tag(self, annotation_id: str, tags: tuple[str, ...], initiator: QObject | None = None) -> bool:
        """Set the tags of an annotation; return whether they are saved."""
        ...

    def unsaved(self, annotation_id: str, body: str | None, tags: tuple[str, ...] | None) -> UnsavedNote:
        """Return a draft with what the next start has to know to save it."""
        ...


@dataclass(slots=True)
class _Draft:
    body: str | None = None
    tags: tuple[str, ...] | None = None


class Autosave(QObject):
    """Save drafts; one that cannot be saved is kept and retried with the next keystroke and at the end of the edit.

    It is also kept elsewhere on the disk, as the program may end before there is room again.

    ``saved`` carries the id of an annotation whose draft was saved, ``refused`` that of one whose draft was not.
    """

    saved = Signal(str)
    refused = Signal(str)

    def __init__(self, writer: NoteWriter, context: AppContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._writer = writer
        self._clock = context.clock
        self._unsaved_notes = context.unsaved_notes
        self._drafts: dict[str, _Draft] = {}
        self._joins_to = ""
        self._last_key = 0.0
        self._timer = QTimer(self, singleShot=True, interval=DELAY)
        self._timer.timeout.connect(self.save)
        context.commands.flush_requested.connect(self.finish)

    @property
    def pending(self) -> bool:
        """Return whether any draft is unsaved."""
        return bool(self._drafts)

    def body_of(self, annotation_id: str) -> str | None:
        """Return the unsaved body of a note, or None."""
        draft = self._drafts.get(annotation_id)
        return draft.body if draft else None

    def drafted(self, annotation: Annotation) -> Annotation:
        """Return an annotation as its draft has it."""
        draft = self._drafts.get(annotation.id, _Draft())
        return replace(
            annotation,
            body=annotation.body if draft.body is None else draft.body,
            tags=annotation.tags if draft.tags is None else draft.tags,
        )

    @property
    def drafted_ids(self) -> tuple[str, ...]:
        """Return the ids of the annotations with unsaved drafts."""
        return tuple(self._drafts)

    def has_draft(self, annotation_id: str) -> bool:
        """Return whether an annotation has an unsaved draft."""
        return annotation_id in self._drafts

    def type_body(self, annotation_id: str, body: str) -> None:
        """Set the draft body of a note, to be saved after `DELAY`."""
        self._begin_step_after_pause()
        self._draft(annotation_id).body = body

    def type_tags(self, annotation_id: str, tags: tuple[str, ...]) -> None:
        """Set the draft tags of an annotation, to be saved after `DELAY`."""
        self._draft(annotation_id).tags = tags

    @Slot()
    def save(self) -> bool:
        """Save all drafts; return whether none is left."""
        self._timer.stop()
        for annotation_id in tuple(self._drafts):
            self._save_draft(annotation_id)
        return not self._drafts

    @Slot()
    def finish(self) -> bool:
        """Save all drafts and begin a new undo step; return whether no draft is left."""
        done = self.save()
        self._joins_to = ""
        return done

    def _draft(self, annotation_id: str) -> _Draft:
        if not self._timer.isActive():
            self._timer.start()
        return self._drafts.setdefault(annotation_id, _Draft())

    def _begin_step_after_pause(self) -> None:
        now = self._clock.monotonic()
        if now - self._last_key > PAUSE:
            self.save()
            self._joins_to = ""
        self._last_key = now

    def _save_draft(self, annotation_id: str) -> None:
        draft = self._drafts[annotation_id]
        if self._save_body(annotation_id, draft) and self._save_tags(annotation_id, draft):
            self._drafts.pop(annotation_id, None)
            self._unsaved_notes.drop(annotation_id)
            self.saved.emit(annotation_id)
        else:
            self._unsaved_notes.keep(self._writer.unsaved(annotation_id, draft.body, draft.tags))
            self.refused.emit(annotation_id)

    def _save_body(self, annotation_id: str, draft: _Draft) -> bool:
        if draft.body is None:
            return True
        joins = self._joins_to == annotation_id
        if not self._writer.write(annotation_id, draft.body, joins, self):
            return False
        self._joins_to, draft.body = annotation_id, None
        return True

    def _save_tags(self, annotation_id: str, draft: _Draft) -> bool:
        if draft.tags is None:
            return True
        if not self._writer.tag(annotation_id, draft.tags, self):
            return False
        self._joins_to, draft.tags = "", None
        return True
