"""Make each thing a reader does to annotations one named operation that can be undone.

An operation is a value: its name and, for each annotation it touches, what stood before and what stands after. The
store commits it with its earlier values, so that undo outlives a restart (notes.md, "One undo").
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from reader.core.annotations.anchor import Anchor
from reader.core.annotations.model import Annotation, AnnotationKind
from reader.core.changes import OperationName
from reader.core.ids import new_id
from reader.core.tags import clean_tags


@dataclass(frozen=True, slots=True)
class Edit:
    """Hold one annotation before (None: it was not there) and after (None: as if it had never been)."""

    before: Annotation | None
    after: Annotation | None

    @property
    def id(self) -> str:
        """Return the id of the annotation that is edited."""
        annotation = self.after or self.before
        assert annotation is not None
        return annotation.id


@dataclass(frozen=True, slots=True)
class Operation:
    """Hold one undoable step. ``joins`` lets a step of typing become part of the step before it."""

    name: OperationName
    edits: tuple[Edit, ...]
    at: datetime
    joins: bool = False


_CREATING = {
    AnnotationKind.HIGHLIGHT: OperationName.HIGHLIGHT,
    AnnotationKind.NOTE: OperationName.NOTE,
    AnnotationKind.QUESTION: OperationName.QUESTION,
    AnnotationKind.BOOKMARK: OperationName.BOOKMARK,
}


def annotate(
    text: str,
    kind: AnnotationKind,
    anchor: Anchor | None,
    at: datetime,
    *,
    colour: int = 0,
    body: str = "",
    tags: tuple[str, ...] = (),
    creator: str = "",
) -> Operation:
    """Make a new annotation on the text with the id ``text``."""
    after = Annotation(new_id(at), text, kind, at, at, anchor, colour, body, clean_tags(tags), creator)
    return Operation(_CREATING[kind], (Edit(None, after),), at)


def recolour(annotation: Annotation, colour: int, at: datetime) -> Operation:
    """Give an annotation another colour."""
    return _change(OperationName.RECOLOUR, annotation, replace(annotation, colour=colour, modified=at), at)


def write(annotation: Annotation, body: str, at: datetime, *, joins: bool = False) -> Operation:
    """Put other words into the note; a highlight that gets words becomes a note."""
    kind = AnnotationKind.NOTE if annotation.kind is AnnotationKind.HIGHLIGHT and body else annotation.kind
    after = replace(annotation, body=body, kind=kind, modified=at)
    return Operation(OperationName.EDIT_NOTE, (Edit(annotation, after),), at, joins)


def write_all(notes: Iterable[tuple[Annotation, str]], at: datetime) -> Operation:
    """Put other words into several notes as one step."""
    edits = tuple(edit for annotation, body in notes for edit in write(annotation, body, at).edits)
    return Operation(OperationName.EDIT_NOTE, edits, at)


def tag(annotation: Annotation, tags: tuple[str, ...], at: datetime) -> Operation:
    """Give an annotation these tags in place of those it has."""
    return _change(OperationName.TAG, annotation, replace(annotation, tags=clean_tags(tags), modified=at), at)


def move(annotation: Annotation, anchor: Anchor, at: datetime) -> Operation:
    """Give an annotation another passage; its words, tags and colour stay."""
    return _change(OperationName.MOVE, annotation, replace(annotation, anchor=anchor, orphan=False, modified=at), at)


def turn_into(annotation: Annotation, kind: AnnotationKind, at: datetime) -> Operation:
    """Make an annotation one of another kind: a question of a highlight, a note of a question."""
    return _change(OperationName.TURN_INTO, annotation, replace(annotation, kind=kind, modified=at), at)


def recolour_all(annotations: Iterable[Annotation], colour: int, at: datetime) -> Operation:
    """Return many annotations one colour; those that have it already are not touched."""
    changed = ((one, replace(one, colour=colour, modified=at)) for one in annotations if one.colour != colour)
    return Operation(OperationName.RECOLOUR, tuple(Edit(*pair) for pair in changed), at)


def tag_all(
    annotations: Iterable[Annotation], added: tuple[str, ...], taken: tuple[str, ...], at: datetime
) -> Operation:
    """Add tags to many annotations and take others off them; those that stay as they are are not touched."""
    off = set(clean_tags(taken))
    edits = []
    for one in annotations:
        tags = clean_tags((*(tag for tag in one.tags if tag not in off), *added))
        if tags != one.tags:
            edits.append(Edit(one, replace(one, tags=tags, modified=at)))
    return Operation(OperationName.TAG, tuple(edits), at)


def remove(annotations: tuple[Annotation, ...], at: datetime) -> Operation:
    """Take annotations off the text; undo brings the same ones back."""
    edits = tuple(Edit(one, replace(one, deleted=at, modified=at)) for one in annotations)
    return Operation(OperationName.REMOVE, edits, at)


def _change(name: OperationName, before: Annotation, after: Annotation, at: datetime) -> Operation:
    return Operation(name, (Edit(before, after),), at)
