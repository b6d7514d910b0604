"""What comes from other machines is foreign input: what is not sound waits or is left out, and the rest is written."""

from __future__ import annotations

from datetime import datetime

import pytest

from reader.core.sync.records import (
    ChangedOrder,
    ChangedRecord,
    IncomingChanges,
    SyncOrder,
    SyncRecord,
    SyncRow,
)
from reader.core.text.model import TextFormat
from tests.storage.sync.conftest import AddText, Machines

NOW = datetime.fromisoformat("2026-03-28T12:00+08:00")
TIME = "2026-03-28T04:00:00.000Z"
DIGEST = "ab" * 32
CARD = SyncRecord("text", DIGEST, {"title": "书", "author": "作者", "language": "zh", "edition": DIGEST})
FIELDS = {"text": DIGEST, "kind": "note", "created": TIME, "modified": TIME, "colour": 1, "style": "highlight"}
GOOD = SyncRecord(
    "annotation", "good", {**FIELDS, "creator": "", "anchor": None}, {"body": "想"}, {"tags": frozenset()}
)
ENTRY = {
    "text": None,
    "class": "read",
    "start": TIME,
    "end": "2026-03-28T04:10:00.000Z",
    "utc_offset": 28_800,
    "day": "2026-03-28",
    "seconds": 600.0,
    "origin": "measured",
    "range_start": 0,
    "range_end": 0,
    "reason": "",
    "refers_to": None,
    "flag": "",
    "step": None,
}


def bad_note(**fields: object) -> SyncRecord:
    return SyncRecord("annotation", "bad", {**GOOD.fields, **fields}, GOOD.words, GOOD.sets)  # type: ignore[arg-type]


def bad_entry(**values: object) -> SyncRow:
    return SyncRow("entry", "bad", "f" * 16, {**ENTRY, **values})  # type: ignore[arg-type]


BAD_RECORDS = [
    *(bad_note(colour="red"), bad_note(colour=None), bad_note(colour=True), bad_note(colour=1 << 80)),
    *(bad_note(kind="poem"), bad_note(created="yesterday"), bad_note(creator="\ud800"), bad_note(style=["wavy"])),
    *(bad_note(anchor="{}"), bad_note(anchor="["), bad_note(anchor='{"start":5,"end":1,"exact":"x"}')),
    *(bad_note(text="cd" * 32), bad_note(text=7)),
    SyncRecord("annotation", "bad", {"colour": 1}),
    SyncRecord("annotation", "bad", GOOD.fields, {"body": 5}, GOOD.sets),  # type: ignore[dict-item]
    SyncRecord("poem", "bad", {"line": "x"}),
    SyncRecord("topic_item", "bad", {"topic": "nowhere", "level": 0, "annotation": None, "words": "x"}),
    SyncRecord("roadmap_end", "bad", {"wished": None}),
    SyncRecord("rest_day", "2026-13-41", {"made": '{"made_day":null,"declared":"x","vacation":null}'}),
    SyncRecord("lesson", "bad", {"made": "nonsense", "form": "read", "done": None}),
    SyncRecord("withdrawal", "entry/nowhere", {"withdrawn": TIME}),
    SyncRecord("withdrawal", "leaf/1", {"withdrawn": TIME}),
    SyncRecord("place", "nowhere", {"time": TIME, "position": 1, "edition": "x"}),
]
BAD_ROWS = [
    *(bad_entry(seconds="many"), bad_entry(seconds=float("nan")), bad_entry(start="x"), bad_entry(day="2026-02-31")),
    *(bad_entry(origin="felt"), bad_entry(refers_to="nowhere"), bad_entry(text="nowhere"), bad_entry(end=None)),
    bad_entry(end="2026-03-28T03:00:00.000Z"),
    SyncRow("entry", "bad", "f" * 16, {}),
    SyncRow("verse", "bad", "f" * 16, {}),
    SyncRow("answer", "bad", "f" * 16, {"card": "nowhere"}),
    SyncRow("plan", "bad", "f" * 16, {"goal_minutes": -5}),
    SyncRow("coverage", "bad", "f" * 16, {"text": DIGEST, "start": 5, "end": 2}),
    SyncRow("coverage", "bad", "f" * 16, {"text": DIGEST, "start": 0, "end": 10**9}),
    SyncRow("speed", "bad", "f" * 16, {"text": DIGEST, "language": "zh", "characters": "x", "seconds": 0, "at": TIME}),
]


@pytest.mark.parametrize("bad", [*BAD_RECORDS, *BAD_ROWS], ids=lambda one: f"{one.kind}-{one.id}")
def test_what_is_not_sound_waits_and_the_rest_is_written(machines: Machines, bad: SyncRecord | SyncRow) -> None:
    (machine,) = machines(1)
    library = machine.library
    rows = (SyncRow("entry", "good", "f" * 16, ENTRY), *([bad] if isinstance(bad, SyncRow) else []))
    records = (*([bad] if isinstance(bad, SyncRecord) else []), GOOD, CARD)
    incoming = IncomingChanges(tuple(ChangedRecord(None, one) for one in records), (), rows)
    for _twice in range(2):
        taken = library.sync.take(incoming, machine.state, 0, NOW, {})
        assert taken.waiting == 1
    assert [note.id for note in library.annotations.all()] == ["good"]
    assert [entry.id for entry in library.ledger.entries(NOW.date())] == ["good"]
    assert library.check(now=NOW).findings == ()
    assert library.sync.dirty == 0
    ids = {
        (one.kind, one.id)
        for one in (*library.sync.everything().changes.records, *library.sync.everything().changes.rows)
    }
    assert (bad.kind, bad.id) in ids


def test_a_field_that_is_not_known_changes_nothing_else(machines: Machines) -> None:
    (machine,) = machines(1)
    newer = SyncRecord("annotation", "good", {**GOOD.fields, "mood": "glad"}, GOOD.words, GOOD.sets)
    incoming = IncomingChanges((ChangedRecord(None, CARD), ChangedRecord(None, newer)))
    assert machine.library.sync.take(incoming, machine.state, 0, NOW, {}).waiting == 0
    assert [note.body for note in machine.library.annotations.all()] == ["想"]


def test_a_list_that_names_what_is_not_here_goes_out_again_with_it(machines: Machines) -> None:
    (machine,) = machines(1)
    topic = SyncRecord("topic", "t", {"question": "为何？", "created": TIME})
    item = SyncRecord("topic_item", "here", {"topic": "t", "level": 0, "annotation": None, "words": "甲"})
    order = ChangedOrder((), SyncOrder("topic", "t", ("elsewhere", "here", "later")))
    incoming = IncomingChanges((ChangedRecord(None, topic), ChangedRecord(None, item)), (order,))
    machine.library.sync.take(incoming, machine.state, 0, NOW, {})
    assert [one.items for one in machine.library.sync.everything().changes.orders if one.kind == "topic"] == [
        ("elsewhere", "here", "later")
    ]
    other = SyncRecord("topic_item", "elsewhere", {"topic": "t", "level": 0, "annotation": None, "words": "乙"})
    machine.library.sync.take(IncomingChanges((ChangedRecord(None, other),)), machine.state, 0, NOW, {})
    assert [one.text for one in machine.library.topics.outline("t")] == ["乙", "甲"]


def test_notes_wait_for_the_card_of_their_text(machines: Machines) -> None:
    (machine,) = machines(1)
    library = machine.library
    assert library.sync.take(IncomingChanges((ChangedRecord(None, GOOD),)), machine.state, 0, NOW, {}).waiting == 1
    taken = library.sync.take(IncomingChanges((ChangedRecord(None, CARD),)), machine.state, 0, NOW, {})
    assert (taken.waiting, taken.notes, taken.texts) == (0, 1, 1)
    (text,) = library.placeholders.all()
    assert (text.title, library.placeholders.has(text.id)) == ("书", True)
    assert TextFormat.AWAITED in {card.format for card in library.placeholders.cards()}


def test_a_text_with_the_same_words_is_the_same_text(machines: Machines, add_text: AddText) -> None:
    (machine,) = machines(1)
    text = add_text(machine.library, "第一回")
    digest = str(machine.library._connection.value("SELECT own_digest FROM text WHERE id = ?", (text.id,)))
    card = SyncRecord("text", digest, {**CARD.fields, "title": "另一个名字", "edition": digest})
    machine.library.sync.take(IncomingChanges((ChangedRecord(None, card),)), machine.state, 0, NOW, {})
    assert [one.title for one in machine.library.texts.all()] == ["另一个名字"]
    assert machine.library.undo_name() is not None
    assert machine.library.history_entries()[0].words == "另一个名字"
