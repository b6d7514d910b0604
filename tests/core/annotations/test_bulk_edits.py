"""A bulk edit says what becomes of a few fields of an annotation, as the edit of a single one does."""

from __future__ import annotations

from datetime import datetime

import pytest

from reader.core.annotations.bulk_edits import BulkEdit, recolour_all, remove_all, set_style_of_all, tag_all
from reader.core.annotations.colours import DEFAULT_COLOUR
from reader.core.annotations.model import AnnotationKind, AnnotationStyle

HIGHLIGHT, UNDERLINE = AnnotationStyle.HIGHLIGHT, AnnotationStyle.UNDERLINE
NOTE, MARK = AnnotationKind.NOTE, AnnotationKind.HIGHLIGHT


@pytest.mark.parametrize(
    ("edit", "before", "after"),
    [
        (recolour_all(4), (1,), (4,)),
        (tag_all(("#a", "two words"), ("b",)), (("b", "c"),), (("c", "a", "two-words"),)),
        (tag_all((), ("#a",)), (("a",),), ((),)),
        (set_style_of_all(UNDERLINE), (HIGHLIGHT, MARK, 0), (UNDERLINE, MARK, 0)),
        (set_style_of_all(HIGHLIGHT), (UNDERLINE, MARK, 0), (HIGHLIGHT, MARK, DEFAULT_COLOUR)),
        (set_style_of_all(HIGHLIGHT), (UNDERLINE, NOTE, 0), (HIGHLIGHT, NOTE, 0)),
        (set_style_of_all(HIGHLIGHT), (HIGHLIGHT, MARK, 0), (HIGHLIGHT, MARK, 0)),
    ],
)
def test_what_becomes_of_the_fields(edit: BulkEdit, before: tuple[object, ...], after: tuple[object, ...]) -> None:
    assert edit.edited(*before) == after


def test_what_is_removed_is_marked_with_the_time(now: datetime) -> None:
    assert remove_all(now).edited(None) == (now,)
