"""Notes from other programs are placed on their passages, and never on a doubtful one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reader.core.annotations.foreign_notes import ForeignNote, ForeignNotes, NoteSource
from reader.core.annotations.imported_notes import (
    ImportedNotes,
    PlacedNote,
    import_operation,
    note_id,
    place_notes,
    unplaced_notes,
)
from reader.core.annotations.model import Annotation, AnnotationKind
from reader.core.annotations.reanchoring.anchor_match import Edition
from reader.core.annotations.reanchoring.comparison import Comparison
from reader.core.errors import ReaderError

NOW = datetime(2026, 3, 28, tzinfo=UTC)
THEN = NOW - timedelta(days=30)
WHOLE = (
    "春眠不觉晓，处处闻啼鸟。\n他说：好的。\n夜来风雨声，花落知多少。\n她也说：好的。\n"
    "白日依山尽，黄河入海流。\n好的。\n欲穷千里目"
)
EDITION = Edition(WHOLE, lambda position: "上" if position < 20 else "下")


def note(quote: str = "", number: int = 1, **fields: object) -> ForeignNote:
    return replace(ForeignNote(number, title="诗", quote=quote, created=THEN, colour=1), **fields)


def placed(*notes: ForeignNote) -> list[PlacedNote]:
    return place_notes(notes, "text", EDITION, Comparison())


def starts(arrivals: Sequence[PlacedNote]) -> list[int | None]:
    return [one.anchor.start if one.anchor and not one.orphan else None for one in arrivals]


def taken(notes: Sequence[ForeignNote], known: dict[str, Annotation] | None = None) -> ImportedNotes:
    clippings = ForeignNotes(NoteSource.KINDLE, tuple(notes))
    return import_operation(clippings, placed(*notes), known or {}, Path("f"), NOW)


def made(incoming: ImportedNotes) -> dict[str, Annotation]:
    return {edit.id: edit.after for edit in incoming.operation.edits if edit.after is not None}


def test_a_quotation_that_stands_once_is_placed_with_its_context() -> None:
    (one,) = placed(note("夜来风雨声，花落"))
    assert one.anchor is not None
    assert WHOLE[one.anchor.start : one.anchor.end] == "夜来风雨声，花落"
    assert WHOLE.startswith(one.anchor.suffix, one.anchor.end)
    assert one.anchor.section == "下"


def test_one_that_stands_nowhere_or_in_several_places_is_an_orphan_with_its_words() -> None:
    arrivals = placed(note("举头望明月低头"), note("好的"), note("好"))
    assert starts(arrivals) == [None, None, None]
    assert [one.anchor.exact for one in arrivals if one.anchor] == ["举头望明月低头", "好的", "好"]


def test_the_notes_around_it_tell_which_of_several_places_is_meant() -> None:
    before, after = note("夜来风雨声，花落", order=10), note("白日依山尽，黄河", order=20)
    assert starts(placed(before, note("好的", order=15), after))[1] == WHOLE.index("她也说：好的") + 4
    assert starts(placed(before, note("好的", order=10), after))[1] is None
    assert starts(placed(before, note("的", order=15), after))[1] is None
    assert starts(placed(before, note("好的", order=30), after))[1] is None
    assert starts(placed(note("好的", order=15)))[0] is None


def test_context_and_position_are_used_where_a_program_gives_them() -> None:
    at = WHOLE.rindex("好的")
    own = note("好的", start=at, prefix=WHOLE[at - 20 : at], suffix=WHOLE[at + 2 : at + 8])
    assert starts(placed(own)) == [at]


def test_a_note_without_words_of_the_text_says_where_it_stood() -> None:
    incoming = taken(
        [
            note(note="想", kind=AnnotationKind.NOTE, place="第 8 页"),
            note(number=2, place="第 9 页", kind=AnnotationKind.BOOKMARK),
        ]
    )
    assert [(one.body, one.anchor) for one in made(incoming).values()] == [("想\n\n— 第 8 页", None), ("第 9 页", None)]
    assert (incoming.matched, incoming.orphaned, incoming.whole) == (0, 0, 2)


def test_the_same_note_is_taken_in_once() -> None:
    first = taken([note("夜来风雨声，花落"), note("夜来风雨声，花落", number=2)])
    assert (first.matched, reasons(first)) == (1, ["repeated"])
    again = taken([note("夜来风雨声，花落")], made(first))
    assert (again.operation.edits, reasons(again)) == ((), ["known"])


def test_words_that_changed_in_the_other_program_follow_until_they_are_changed_here() -> None:
    known = made(taken([note("夜来风雨声，花落", note="一", kind=AnnotationKind.NOTE)]))
    changed = [note("夜来风雨声，花落", note="二", kind=AnnotationKind.NOTE)]
    incoming = taken(changed, known)
    assert [one.body for one in made(incoming).values()] == ["二"]
    edited = {key: replace(one, body="我", modified=NOW) for key, one in known.items()}
    assert reasons(taken(changed, edited)) == ["edited-here"]


def test_what_was_removed_stays_removed_and_what_was_undone_comes_again() -> None:
    ((key, one),) = made(taken([note("夜来风雨声，花落")])).items()
    removed = {key: replace(one, deleted=NOW, modified=NOW)}
    undone = {key: replace(one, deleted=NOW)}
    assert reasons(taken([note("夜来风雨声，花落")], removed)) == ["taken-out"]
    assert taken([note("夜来风雨声，花落")], undone).matched == 1


def test_an_orphan_is_placed_when_it_can_be() -> None:
    notes = [note("夜来风雨声，花落")]
    clippings = ForeignNotes(NoteSource.KINDLE, tuple(notes))
    waiting = import_operation(clippings, unplaced_notes(notes, "title"), {}, Path("f"), NOW)
    assert (waiting.matched, waiting.orphaned, waiting.waiting) == (0, 1, 1)
    incoming = taken(notes, made(waiting))
    assert [(one.text, one.orphan) for one in made(incoming).values()] == [("text", False)]


@pytest.mark.parametrize("identifier", ["", "abc", "../../x", "0" * 36])
def test_only_sound_ids_are_taken_over(identifier: str) -> None:
    clippings = ForeignNotes(NoteSource.ONE_HOUR, ())
    assert note_id(clippings, note("a", id=identifier)) == note_id(clippings, note("a"))


def test_ids_tell_notes_apart_and_sort_by_their_time() -> None:
    clippings = ForeignNotes(NoteSource.KINDLE, ())
    notes = [
        note("a"),
        note("b"),
        note("a", created=NOW),
        note("a", created=None),
        note("a", title="别"),
        note("a", author="x"),
    ]
    identifiers = [note_id(clippings, one) for one in notes]
    assert len(set(identifiers)) == len(identifiers)
    assert identifiers[3] < identifiers[0] < identifiers[2]


def reasons(incoming: ImportedNotes) -> list[object]:
    return [error.detail["why"] for error in incoming.skipped if isinstance(error, ReaderError)]
