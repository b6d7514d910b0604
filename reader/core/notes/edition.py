"""Take the annotations of a text over to a corrected one, keeping every one of them (notes.md, "Anchor")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from reader.core.notes.anchor import place_again
from reader.core.notes.annotation import Annotation
from reader.core.notes.operations import Edit, Operation, OperationName


@dataclass(frozen=True, slots=True)
class Carried:
    """Hold the one operation that carries all annotations over; ``orphans`` counts those that found no passage."""

    operation: Operation
    orphans: int


def carry(annotations: Sequence[Annotation], text: str, whole: str, at: datetime) -> Carried:
    """Place annotations in the text with the id ``text`` and the canonical text ``whole``; none is dropped."""
    after = [_placed(one, text, whole, at) for one in annotations]
    edits = tuple(Edit(before, then) for before, then in zip(annotations, after, strict=True))
    return Carried(Operation(OperationName.MOVE, edits, at), sum(one.orphan for one in after))


def _placed(annotation: Annotation, text: str, whole: str, at: datetime) -> Annotation:
    if annotation.anchor is None:
        return replace(annotation, text=text, modified=at)
    anchor = place_again(annotation.anchor, whole)
    return replace(annotation, text=text, anchor=anchor or annotation.anchor, orphan=anchor is None, modified=at)
