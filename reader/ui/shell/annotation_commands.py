"""Change annotations for the reader, each time by one operation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import QObject

from reader.core.annotations import bulk_edits, operations
from reader.core.annotations.anchor import Anchor, make_anchor
from reader.core.annotations.bulk_edits import BulkEdit
from reader.core.annotations.model import Annotation, AnnotationKind, AnnotationStyle
from reader.core.annotations.operations import Operation
from reader.core.annotations.unsaved_note import UnsavedNote
from reader.core.changes import Changes
from reader.core.errors import Problem, ReaderError
from reader.core.tags import clean_tags
from reader.services.clock import Clock
from reader.storage.library import Library
from reader.ui.shell.command_runner import CommandRunner


class AnnotationCommands:
    """The commands on annotations. Where one fails, it returns None or False, and the library is unchanged."""

    def __init__(self, library: Library, clock: Clock, commands: CommandRunner) -> None:
        self._library = library
        self._clock = clock
        self._commands = commands
        self._proposed: dict[str, _Proposal] = {}

    def propose(self, annotation_id: str) -> None:
        """Let the last step, which made or turned an annotation, stand only if something comes of it.

        It was made for words or tags to be written on it, or for what grows out of it: `settle` takes it back if there
        are none, `accept` lets it stand.
        """
        present = self._library.annotations.get(annotation_id)
        self._proposed[annotation_id] = _Proposal(self._library.last_step(), present)

    def accept(self, annotation_id: str) -> None:
        """Let an annotation that was proposed stand as it is."""
        self._proposed.pop(annotation_id, None)

    def settle(self, annotation_id: str) -> None:
        """Take back a proposed annotation that nothing was written on and that is otherwise unchanged."""
        proposal = self._proposed.pop(annotation_id, None)
        if proposal is None or not proposal.is_unchanged(
            self._library.annotations.known((annotation_id,)).get(annotation_id)
        ):
            return
        self._run(lambda: self._retracted(proposal))

    def _retracted(self, proposal: _Proposal) -> Changes | None:
        """Take back the step of a proposal; where others came after it, remove what it made, as one more step."""
        now = self._clock.now()
        try:
            return self._library.retract_step(proposal.step, now)
        except ReaderError as error:
            if error.problem not in {Problem.STEP_COVERED, Problem.NOTHING_TO_UNDO}:
                raise
        return self._library.commit(operations.remove((proposal.annotation,), now)) if proposal.is_new else None

    def highlight(self, text_id: str, start: int, end: int, colour: int) -> Annotation | None:
        """Highlight the passage from ``start`` up to ``end`` (code points) in one of the `COLOURS`."""
        return self._annotate(text_id, AnnotationKind.HIGHLIGHT, (start, end), colour=colour)

    def draw_line(self, text_id: str, start: int, end: int, style: AnnotationStyle) -> Annotation | None:
        """Mark the passage by a line without a colour."""
        return self._annotate(text_id, AnnotationKind.HIGHLIGHT, (start, end), style=style)

    def note(self, text_id: str, start: int, end: int, body: str = "") -> Annotation | None:
        """Add a note on the passage, or on the whole text if the passage is empty."""
        return self._annotate(text_id, AnnotationKind.NOTE, (start, end), body=body)

    def question(self, text_id: str, start: int, end: int) -> Annotation | None:
        """Add an empty question on the passage, or on the whole text if the passage is empty."""
        return self._annotate(text_id, AnnotationKind.QUESTION, (start, end))

    def bookmark(self, text_id: str, start: int, end: int) -> Annotation | None:
        """Add a bookmark on the passage."""
        return self._annotate(text_id, AnnotationKind.BOOKMARK, (start, end))

    def recolour(self, annotation_id: str, colour: int) -> bool:
        """Set the colour of an annotation."""

        def recoloured(annotation: Annotation) -> Operation | None:
            return None if annotation.colour == colour else operations.recolour(annotation, colour, self._clock.now())

        return self._edit(annotation_id, recoloured)

    def set_style(self, annotation_id: str, style: AnnotationStyle) -> bool:
        """Set the style in which the passage of an annotation is marked."""

        def styled(annotation: Annotation) -> Operation | None:
            return None if annotation.style is style else operations.set_style(annotation, style, self._clock.now())

        return self._edit(annotation_id, styled)

    def write(self, annotation_id: str, body: str, joins: bool = False, initiator: QObject | None = None) -> bool:
        """Replace the body of a note; ``joins`` merges the change into the previous undo step."""

        def written(annotation: Annotation) -> Operation | None:
            return (
                None if annotation.body == body else operations.write(annotation, body, self._clock.now(), joins=joins)
            )

        return self._edit(annotation_id, written, initiator)

    def tag(self, annotation_id: str, tags: tuple[str, ...], initiator: QObject | None = None) -> bool:
        """Replace the tags of an annotation."""

        def tagged(annotation: Annotation) -> Operation | None:
            return None if annotation.tags == clean_tags(tags) else operations.tag(annotation, tags, self._clock.now())

        return self._edit(annotation_id, tagged, initiator)

    def unsaved(self, annotation_id: str, body: str | None, tags: tuple[str, ...] | None) -> UnsavedNote:
        """Return a draft with the annotation that it was to change, as far as that can be read."""
        try:
            present = self._library.annotations.get(annotation_id)
        except ReaderError:
            return UnsavedNote(annotation_id, body=body, tags=tags)
        return UnsavedNote(
            annotation_id, text=present.text, quote=present.quote, base=present.body, body=body, tags=tags
        )

    def move(self, annotation_id: str, start: int, end: int) -> bool:
        """Attach an annotation to another passage; its body, tags and colour stay."""

        def moved(annotation: Annotation) -> Operation:
            return operations.move(annotation, self._anchor(annotation.text, start, end), self._clock.now())

        return self._edit(annotation_id, moved)

    def turn_into(self, annotation_id: str, kind: AnnotationKind) -> bool:
        """Change the kind of an annotation."""

        def turned(annotation: Annotation) -> Operation | None:
            return None if annotation.kind is kind else operations.turn_into(annotation, kind, self._clock.now())

        return self._edit(annotation_id, turned)

    def remove(self, annotation_ids: Sequence[str]) -> bool:
        """Remove annotations in one step."""
        now = self._clock.now()
        return self._edit_all(annotation_ids, bulk_edits.remove_all(now), now)

    def recolour_all(self, annotation_ids: Sequence[str], colour: int) -> bool:
        """Set the colour of many annotations in one step."""
        return self._edit_all(annotation_ids, bulk_edits.recolour_all(colour), self._clock.now())

    def set_style_of_all(self, annotation_ids: Sequence[str], style: AnnotationStyle) -> bool:
        """Set the style of many annotations in one step."""
        return self._edit_all(annotation_ids, bulk_edits.set_style_of_all(style), self._clock.now())

    def tag_all(self, annotation_ids: Sequence[str], added: tuple[str, ...], removed: tuple[str, ...]) -> bool:
        """Add tags to many annotations and remove others, in one step."""
        return self._edit_all(annotation_ids, bulk_edits.tag_all(added, removed), self._clock.now())

    def _annotate(
        self,
        text_id: str,
        kind: AnnotationKind,
        passage: tuple[int, int],
        *,
        colour: int = 0,
        body: str = "",
        style: AnnotationStyle = AnnotationStyle.HIGHLIGHT,
    ) -> Annotation | None:
        annotation_ids: list[str] = []

        def annotated() -> Changes:
            anchor = self._anchor(text_id, *passage) if passage[0] < passage[1] else None
            operation = operations.annotate(
                text_id, kind, anchor, self._clock.now(), colour=colour, body=body, style=style
            )
            annotation_ids.append(operation.edits[0].id)
            return self._library.commit(operation)

        return self._library.annotations.get(annotation_ids[0]) if self._run(annotated) else None

    def _anchor(self, text_id: str, start: int, end: int) -> Anchor:
        text = self._library.texts.view(text_id)
        section = text.section_at(start)
        return make_anchor(text, start, end, section.title if section else "")

    def _edit(
        self, annotation_id: str, change: Callable[[Annotation], Operation | None], initiator: QObject | None = None
    ) -> bool:
        """Change an annotation; a change of nothing (None) succeeds without an undo step."""

        def edited() -> Changes | None:
            operation = change(self._library.annotations.get(annotation_id))
            return self._library.commit(operation) if operation else None

        return self._run(edited, initiator)

    def _edit_all(self, annotation_ids: Sequence[str], edit: BulkEdit, now: datetime) -> bool:
        """Change many annotations in one undo step; a change of nothing makes no step."""
        return self._commands.run_bulk(lambda: self._library.bulk_steps.edit(edit, annotation_ids, now), self)

    def _run(self, operation: Callable[[], Changes | None], initiator: QObject | None = None) -> bool:
        """Run an operation on one annotation, which may be the save of an editor."""
        return self._commands.run(operation, initiator or self, flush=False)


@dataclass(frozen=True, slots=True)
class _Proposal:
    """An annotation as the step with this number left it."""

    step: int
    annotation: Annotation

    @property
    def is_new(self) -> bool:
        """Return whether the step made the annotation, and did not only turn it into something else."""
        return self.annotation.created == self.annotation.modified

    def is_unchanged(self, present: Annotation | None) -> bool:
        """Return whether the annotation is there, as it was apart from the time of its last change."""
        return present is not None and replace(present, modified=self.annotation.modified) == self.annotation
