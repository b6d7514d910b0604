"""Notes of two machines come together, and no typed word is lost (cases 7 to 12, 23)."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.core.annotations import operations
from reader.core.text.blocks import Block, BlockKind
from reader.core.text.import_events import TextEnd, TextHeader, assemble
from reader.core.text.leaves import Leaf
from reader.core.text.model import TextFormat
from reader.storage.library import Library
from tests.support.texts import heading
from tests.support.two_machines import Machine, assert_alike, carry, settle

Both = tuple[Machine, Machine]


@pytest.fixture
def shared(both: Both, article: Path) -> tuple[Machine, Machine, str]:
    """Return two machines that have the same text with the same note."""
    laptop, desktop = both
    text = laptop.json("add", article)[0]["id"]
    note: str = laptop.json("annotate", text, "--quote", "读书要读原文", "--body", "关键少数要率先垂范", "--tag", "p")[
        "id"
    ]
    settle(*both)
    assert [one["id"] for one in desktop.json("notes")] == [note]
    return laptop, desktop, note


def _write(machine: Machine, note: str, words: str) -> None:
    machine.edit(note, lambda found, at: operations.write(found, words, at))


def test_a_text_comes_with_its_words_and_notes(shared: tuple[Machine, Machine, str]) -> None:
    laptop, desktop, note = shared
    texts = [machine.json("list")[0] for machine in (laptop, desktop)]
    words = [machine.json("text", text["id"])["text"] for machine, text in zip((laptop, desktop), texts, strict=True)]
    assert words[0] == words[1]
    assert "不动笔墨不读书。𠮷字也算一个字。" in words[1]
    assert not desktop.note(note).orphan
    assert_alike(laptop, desktop)


def test_7_what_was_written_before_and_behind_is_one_sentence(shared: tuple[Machine, Machine, str]) -> None:
    laptop, desktop, note = shared
    _write(laptop, note, "关键少数要率先垂范，一级做给一级看")
    _write(desktop, note, "第三章：关键少数要率先垂范")
    settle(laptop, desktop)
    for machine in (laptop, desktop):
        assert machine.note(note).body == "第三章：关键少数要率先垂范，一级做给一级看"
    assert_alike(laptop, desktop)


def test_8_a_line_that_both_rewrote_stays_twice_and_is_told(shared: tuple[Machine, Machine, str]) -> None:
    laptop, desktop, note = shared
    words = "The cat stood by the door.", "The dog slept on the rug."
    for machine, line in zip((laptop, desktop), words, strict=True):
        _write(machine, note, line)
    laptop.sync()
    carry(laptop, desktop)
    assert desktop.sync()["taken"]["both"] == [note]
    settle(laptop, desktop)
    for machine in (laptop, desktop):
        assert all(line in machine.note(note).body for line in words)
    with Library.open(desktop.library, desktop.at) as library:
        (told,) = library.sync.written_on_both()
    assert (told.id, set(told.versions.values())) == (note, set(words))
    assert_alike(laptop, desktop)


def test_9_tags_are_united_and_another_field_stands_beside_them(shared: tuple[Machine, Machine, str]) -> None:
    laptop, desktop, note = shared
    laptop.edit(note, lambda found, at: operations.tag(found, ("p", "q"), at))
    desktop.edit(note, lambda found, at: operations.tag(found, ("p", "r"), at))
    desktop.edit(note, lambda found, at: operations.recolour(found, 4, at))
    settle(laptop, desktop)
    for machine in (laptop, desktop):
        found = machine.note(note)
        assert (set(found.tags), found.colour) == ({"p", "q", "r"}, 4)
    assert_alike(laptop, desktop)


def test_10_a_note_that_was_edited_unseen_outlives_its_removal(shared: tuple[Machine, Machine, str]) -> None:
    laptop, desktop, note = shared
    laptop.json("remove", note)
    _write(desktop, note, "还要再说一遍")
    laptop.sync()
    carry(laptop, desktop)
    assert desktop.sync()["taken"]["kept"] == 1
    settle(laptop, desktop)
    for machine in (laptop, desktop):
        found = machine.note(note)
        assert (found.body, found.deleted) == ("还要再说一遍", None)
    assert_alike(laptop, desktop)
    laptop.json("remove", note)
    settle(laptop, desktop)
    assert [machine.json("notes") for machine in (laptop, desktop)] == [[], []]
    assert_alike(laptop, desktop)


def test_12_undo_takes_back_the_own_step_and_not_the_words_of_the_other(
    shared: tuple[Machine, Machine, str],
) -> None:
    laptop, desktop, note = shared
    laptop.edit(note, lambda found, at: operations.recolour(found, 5, at))
    _write(desktop, note, "关键少数要率先垂范。另记一句。")
    desktop.sync()
    carry(laptop, desktop)
    laptop.sync()
    assert laptop.note(note).colour == 5
    laptop.json("undo")
    found = laptop.note(note)
    assert (found.colour, found.body) == (0, "关键少数要率先垂范。另记一句。")
    settle(laptop, desktop)
    assert_alike(laptop, desktop)


def _add_reading(machine: Machine, blocks: list[str]) -> str:
    """Add what an importer made of a file that both machines have."""
    with Library.open(machine.library, machine.at) as library:
        header = TextHeader("慢读", "安", "zh", TextFormat.EPUB, "utf-8")
        first, *others = blocks
        events = list(assemble([header, heading(first), *(Block(BlockKind.PARAGRAPH, words) for words in others)]))
        writer = library.texts.begin(header, "", "e" * 64, machine.at)
        writer.add([event for event in events if isinstance(event, Leaf)])
        ending = events[-1]
        assert isinstance(ending, TextEnd)
        return writer.finish(ending)[0].id


def test_23_the_same_book_that_two_versions_read_differently_is_one_text(both: Both) -> None:
    readings = ["慢读", "一天只读一页，读完再想。"], ["慢读", "译者序", "一天只读一页，读完再想。"]
    texts = [_add_reading(machine, blocks) for machine, blocks in zip(both, readings, strict=True)]
    notes = [
        machine.json("annotate", text, "--quote", "只读一页", "--body", body)["id"]
        for machine, text, body in zip(both, texts, ("甲", "乙"), strict=True)
    ]
    settle(*both)
    settle(*both)
    for machine in both:
        assert len(machine.json("list")) == 1
        shown = machine.json("notes")
        assert sorted(note["id"] for note in shown) == sorted(notes)
        assert sorted(note["body"] for note in shown) == ["乙", "甲"]
