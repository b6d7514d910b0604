from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from reader.core.annotations.anchor import Anchor
from reader.core.annotations.model import AnnotationKind
from reader.core.study.peer_notes import PeerNote, is_read, merge_peer_notes, peer_note_id, visible_notes

AT = datetime(2026, 3, 2, tzinfo=UTC)
ANCHOR = Anchor(10, 14, "四个字呢")


def note(original: str = "a", person: str = "bo", hours: int = 0, **fields: object) -> PeerNote:
    changed = AT + timedelta(hours=hours)
    plain = PeerNote(
        peer_note_id(person, original),
        *(person, original, AnnotationKind.NOTE, AT, changed, "text", "题", "", "", ANCHOR),
        body=f"{hours}",
    )
    return replace(plain, **fields)  # type: ignore[arg-type]


def kept(*notes: PeerNote) -> dict[str, PeerNote]:
    return {one.id: one for one in notes}


def test_a_note_is_known_by_its_author_and_its_id_there() -> None:
    assert peer_note_id("bo", "a") == peer_note_id("bo", "a") != peer_note_id("dan", "a")
    merge = merge_peer_notes([note(person="dan")], kept(note()), (), (), AT)
    assert (merge.added, merge.known) == (1, 0)


def test_a_newer_one_updates_an_older_one_is_ignored_an_equal_one_is_known() -> None:
    present = kept(note(hours=2))
    assert merge_peer_notes([note(hours=3)], present, (), (), AT).updated == 1
    assert merge_peer_notes([note(hours=1)], present, (), (), AT).ignored == 1
    merge = merge_peer_notes([note(hours=2)], present, (), (), AT)
    assert (merge.known, merge.notes) == (1, ())


def test_own_notes_are_passed_over() -> None:
    merge = merge_peer_notes([note("mine"), note("other")], {}, {"mine"}, (), AT)
    assert (merge.own, merge.added, [one.original for one in merge.notes]) == (1, 1, ["other"])


def test_what_is_missing_from_a_complete_set_is_withdrawn_and_may_come_back() -> None:
    merge = merge_peer_notes([], kept(note()), (), [note()], AT)
    assert (merge.withdrawn, merge.notes[0].withdrawn) == (1, AT)
    back = merge_peer_notes([note()], kept(merge.notes[0]), (), (), AT)
    assert (back.updated, back.notes[0].withdrawn) == (1, None)
    again = merge_peer_notes([], kept(merge.notes[0]), (), [merge.notes[0]], AT)
    assert (again.withdrawn, again.notes) == (0, ())


def test_added_notes_are_matched_orphaned_or_waiting() -> None:
    merge = merge_peer_notes([note("a"), note("b", orphan=True), note("c", text="")], {}, (), (), AT)
    assert (merge.added, merge.matched, merge.orphaned, merge.waiting) == (3, 1, 1, 1)


def test_a_known_note_is_placed_when_its_passage_is_found_now() -> None:
    lost = note(orphan=True)
    merge = merge_peer_notes([note()], kept(lost), (), (), AT)
    assert (merge.known, merge.notes[0].orphan) == (1, False)
    assert merge_peer_notes([lost], kept(note()), (), (), AT).notes == ()


@given(st.permutations(range(4)))
def test_the_last_version_stays_in_whatever_order_they_arrive(order: list[int]) -> None:
    present: dict[str, PeerNote] = {}
    for hours in order:
        present |= kept(*merge_peer_notes([note(hours=hours)], present, (), (), AT).notes)
    assert [one.body for one in present.values()] == ["3"]
    together = merge_peer_notes([note(hours=hours) for hours in order], {}, (), (), AT)
    assert [one.body for one in together.notes] == ["3"]


def test_a_note_is_shown_once_its_passage_has_been_read() -> None:
    assert is_read(note(), [(0, 20)])
    assert not is_read(note(), [(0, 12), (13, 20)])
    assert not is_read(note(), [])
    assert is_read(note(anchor=None), [])
    notes = [note("a"), note("b", person="dan"), note("c", withdrawn=AT), note("d", orphan=True), note("e", text="")]
    assert visible_notes(notes, [(0, 20)], {"bo"}) == [notes[0]]
