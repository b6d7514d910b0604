"""Build each change of annotations as one named operation that can be undone.

An operation is a value: its name and, for each annotation it touches, the state before and after. The storage commits
it with the earlier values, so that undo survives a restart (notes.md, "One undo").
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from reader.core.annotations.anchor import Anchor
from reader.core.annotations.colours import DEFAULT_COLOUR
from reader.core.annotations.model import Annotation, AnnotationKind, AnnotationStyle
from reader.core.ids import new_id
from reader.core.operation_name import OperationName
from reader.core.tags import clean_tags


@dataclass(frozen=True, slots=True)
class Edit:
    """One annotation before (None: it did not exist) and after (None: as if it had never existed)."""

    before: Annotation | None
    after: Annotation | None

    @property
    def id(self) -> str:
        """Return the id of the edited annotation."""
        annotation = self.after or self.before
        assert annotation is not None
        return annotation.id


@dataclass(frozen=True, slots=True)
class Operation:
    """One undoable step; ``joins`` merges a step of typing into the step before it."""

    name: OperationName
    edits: tuple[Edit, ...]
    at: datetime
    joins: bool = False


_CREATE_OPERATIONS = {
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
    style: AnnotationStyle = AnnotationStyle.HIGHLIGHT,
) -> Operation:
    """Create an annotation on the text with the id ``text``."""
    after = Annotation(new_id(at), text, kind, at, at, anchor, colour, body, clean_tags(tags), creator, style=style)
    return Operation(_CREATE_OPERATIONS[kind], (Edit(None, after),), at)


def recolour(annotation: Annotation, colour: int, at: datetime) -> Operation:
    """Set the colour of an annotation."""
    return _change(OperationName.RECOLOUR, annotation, replace(annotation, colour=colour, modified=at), at)


def set_style(annotation: Annotation, style: AnnotationStyle, at: datetime) -> Operation:
    """Set the style in which the passage of an annotation is marked."""
    return _change(OperationName.SET_STYLE, annotation, _styled(annotation, style, at), at)


def _styled(annotation: Annotation, style: AnnotationStyle, at: datetime) -> Annotation:
    colour = styled_colour(annotation.kind, style, annotation.colour)
    return replace(annotation, style=style, colour=colour, modified=at)


def styled_colour(kind: AnnotationKind, style: AnnotationStyle, colour: int) -> int:
    """Return the colour of an annotation in a style; a line may be without a colour, a mere highlight has one."""
    needs_colour = style is AnnotationStyle.HIGHLIGHT and kind is AnnotationKind.HIGHLIGHT
    return colour or (DEFAULT_COLOUR if needs_colour else 0)


def write(annotation: Annotation, body: str, at: datetime, *, joins: bool = False) -> Operation:
    """Set the body of an annotation; a highlight that gets a body becomes a note."""
    kind = AnnotationKind.NOTE if annotation.kind is AnnotationKind.HIGHLIGHT and body else annotation.kind
    after = replace(annotation, body=body, kind=kind, modified=at)
    return Operation(OperationName.EDIT_NOTE, (Edit(annotation, after),), at, joins)


def write_all(notes: Iterable[tuple[Annotation, str]], at: datetime) -> Operation:
    """Set the bodies of several annotations as one step."""
    edits = tuple(edit for annotation, body in notes for edit in write(annotation, body, at).edits)
    return Operation(OperationName.EDIT_NOTE, edits, at)


def tag(annotation: Annotation, tags: tuple[str, ...], at: datetime) -> Operation:
    """Replace the tags of an annotation."""
    return _change(OperationName.TAG, annotation, replace(annotation, tags=clean_tags(tags), modified=at), at)


def move(annotation: Annotation, anchor: Anchor, at: datetime) -> Operation:
    """Move an annotation to another passage; its body, tags and colour are kept."""
    return _change(OperationName.MOVE, annotation, replace(annotation, anchor=anchor, orphan=False, modified=at), at)


def turn_into(annotation: Annotation, kind: AnnotationKind, at: datetime) -> Operation:
    """Change the kind of an annotation, for example a highlight to a question."""
    return _change(OperationName.TURN_INTO, annotation, replace(annotation, kind=kind, modified=at), at)


def remove(annotations: tuple[Annotation, ...], at: datetime) -> Operation:
    """Mark annotations as deleted; undo restores the same ones."""
    edits = tuple(Edit(annotation, replace(annotation, deleted=at, modified=at)) for annotation in annotations)
    return Operation(OperationName.REMOVE, edits, at)


def _change(name: OperationName, before: Annotation, after: Annotation, at: datetime) -> Operation:
    return Operation(name, (Edit(before, after),), at)
