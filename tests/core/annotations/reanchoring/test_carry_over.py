"""The preview of a new edition places each annotation or makes it an orphan, and loses none."""

from __future__ import annotations

from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from reader.core.annotations.anchor import Anchor
from reader.core.annotations.model import Annotation, AnnotationKind
from reader.core.annotations.reanchoring.anchor_match import Edition, MatchKind
from reader.core.annotations.reanchoring.carry_over import preview_edition
from reader.core.annotations.reanchoring.comparison import Comparison
from reader.core.annotations.reanchoring.edition_preview import PresentEdition

WHOLE = "Some books are to be tasted, others to be swallowed, and some few to be chewed and digested."


def mark(number: int, at: datetime, exact: str = "", start: int = 0) -> Annotation:
    anchor = Anchor(start, start + len(exact), exact) if exact else None
    return Annotation(str(number), "text", AnnotationKind.NOTE, at, at, anchor, body="words", tags=("tag",))


def edition(whole: str) -> Edition:
    return Edition(whole, lambda position: "first" if position < 40 else "second")


def test_a_passage_is_found_where_it_stands_now_and_in_its_section(now: datetime) -> None:
    one = mark(1, now, "swallowed", WHOLE.index("swallowed"))
    rehearsal = preview_edition(PresentEdition(WHOLE, [one]), edition("Bacon: " + WHOLE), Comparison(), now)
    after = rehearsal.carried[0].after
    assert after.anchor is not None
    assert (after.text, after.anchor.start, after.anchor.section) == ("text", WHOLE.index("swallowed") + 7, "second")
    assert (rehearsal.count(MatchKind.MOVED), rehearsal.count(MatchKind.ORPHANED)) == (1, 0)


def test_a_passage_that_is_gone_is_kept_as_an_orphan_with_all_it_had(now: datetime) -> None:
    gone, whole = mark(1, now, "chewed and digested", WHOLE.index("chewed")), mark(2, now)
    rehearsal = preview_edition(
        PresentEdition(WHOLE, [gone, whole]), edition("Another essay altogether."), Comparison(), now
    )
    after = rehearsal.carried[0].after
    assert (after.orphan, after.anchor, after.body, after.tags) == (True, gone.anchor, "words", ("tag",))
    assert rehearsal.carried[1].after == whole
    assert [edit.id for edit in rehearsal.edits] == ["1"]


def test_what_was_read_and_the_place_come_along(now: datetime) -> None:
    read = WHOLE.index("others")
    standing = PresentEdition(WHOLE * 1, [], ((0, read), (read + 20, len(WHOLE))), read)
    rehearsal = preview_edition(standing, edition("Francis Bacon wrote: " + WHOLE), Comparison(), now)
    assert abs(rehearsal.at - read - 21) <= 2
    assert rehearsal.ranges[-1][1] == len(WHOLE) + 21


@given(st.lists(st.text(min_size=1, max_size=8), max_size=8), st.text(max_size=60))
def test_placed_and_orphaned_are_all(quotes: list[str], whole: str) -> None:
    at = datetime(2026, 3, 28).astimezone()
    marks = [mark(number, at, quote) for number, quote in enumerate(quotes)]
    rehearsal = preview_edition(PresentEdition("".join(quotes), marks), edition(whole), Comparison(), at)
    after = [one.after for one in rehearsal.carried]
    assert [one.id for one in after] == [one.id for one in marks]
    assert sum(rehearsal.count(how) for how in MatchKind) == len(quotes)
    assert sum(one.orphan for one in after) == rehearsal.count(MatchKind.ORPHANED)
    assert all(one.orphan or whole[one.start : one.end] == one.quote for one in after)
