"""Build each change that is made to many annotations alike, as one step that can be undone.

A bulk edit says what becomes of a few fields of an annotation, whichever it is. So the library reads and writes these
fields alone, and works out each of their values once (decisions/0116).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from reader.core.annotations.model import AnnotationKind, AnnotationStyle
from reader.core.annotations.operations import styled_colour
from reader.core.operation_name import OperationName
from reader.core.tags import clean_tags


@dataclass(frozen=True, slots=True)
class BulkEdit:
    """A change of the fields of `Annotation` that are named; ``edited`` takes their values and returns new ones.

    An annotation whose values stay the same is not touched.
    """

    name: OperationName
    fields: tuple[str, ...]
    edited: Callable[..., tuple[object, ...]]


def recolour_all(colour: int) -> BulkEdit:
    """Set the colour of annotations."""
    return BulkEdit(OperationName.RECOLOUR, ("colour",), partial(_replaced, colour))


def set_style_of_all(style: AnnotationStyle) -> BulkEdit:
    """Set the style in which the passages of annotations are marked."""
    return BulkEdit(OperationName.SET_STYLE, ("style", "kind", "colour"), partial(_styled, style))


def tag_all(added: tuple[str, ...], removed: tuple[str, ...]) -> BulkEdit:
    """Add tags to annotations and remove others."""
    return BulkEdit(OperationName.TAG, ("tags",), partial(_tagged, added, frozenset(clean_tags(removed))))


def remove_all(at: datetime) -> BulkEdit:
    """Mark annotations as deleted; undo restores the same ones."""
    return BulkEdit(OperationName.REMOVE, ("deleted",), partial(_replaced, at))


def _replaced(value: object, _before: object) -> tuple[object]:
    return (value,)


def _styled(
    style: AnnotationStyle, before: AnnotationStyle, kind: AnnotationKind, colour: int
) -> tuple[AnnotationStyle, AnnotationKind, int]:
    return style, kind, colour if style is before else styled_colour(kind, style, colour)


def _tagged(added: tuple[str, ...], removed: frozenset[str], before: tuple[str, ...]) -> tuple[tuple[str, ...]]:
    return (clean_tags((*(tag for tag in before if tag not in removed), *added)),)
