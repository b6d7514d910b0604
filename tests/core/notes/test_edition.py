"""Annotations go over to a corrected text, and none is lost on the way."""

from __future__ import annotations

from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from reader.core.notes.anchor import Anchor
from reader.core.notes.annotation import Annotation, AnnotationKind
from reader.core.notes.edition import carry

WHOLE = "Some books are to be tasted, others to be swallowed."


def mark(number: int, at: datetime, exact: str = "", start: int = 0) -> Annotation:
    anchor = Anchor(start, start + len(exact), exact) if exact else None
    return Annotation(str(number), "old", AnnotationKind.NOTE, at, at, anchor, body="words", tags=("tag",))


def test_a_passage_is_found_where_it_stands_now(now: datetime) -> None:
    carried = carry([mark(1, now, "swallowed", 3)], "new", WHOLE, now)
    after = carried.operation.edits[0].after
    assert after is not None
    assert after.anchor is not None
    assert (after.text, after.anchor.start, after.orphan) == ("new", WHOLE.index("swallowed"), False)
    assert carried.orphans == 0


def test_a_passage_that_is_gone_is_kept_as_an_orphan(now: datetime) -> None:
    carried = carry([mark(1, now, "chewed and digested"), mark(2, now)], "new", WHOLE, now)
    gone, whole = (edit.after for edit in carried.operation.edits)
    assert gone is not None
    assert whole is not None
    assert (gone.orphan, gone.quote, gone.body, gone.tags) == (True, "chewed and digested", "words", ("tag",))
    assert not whole.orphan
    assert carried.orphans == 1


@given(st.lists(st.text(min_size=1, max_size=8), max_size=8), st.text(max_size=60))
def test_placed_and_orphaned_are_all(quotes: list[str], whole: str) -> None:
    at = datetime(2026, 3, 28).astimezone()
    carried = carry([mark(number, at, quote) for number, quote in enumerate(quotes)], "new", whole, at)
    after = [edit.after for edit in carried.operation.edits if edit.after is not None]
    assert len(after) == len(quotes)
    assert sum(one.orphan for one in after) == carried.orphans
    assert all(one.orphan or (one.anchor and whole[one.start : one.end] == one.quote) for one in after)
