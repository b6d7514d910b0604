"""Minutes that a library cannot store are stored elsewhere and imported at the next start."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from reader.core.activity.ledger import EntryOrigin, LedgerEntry, TimeClass
from reader.core.annotations import operations
from reader.core.annotations.model import AnnotationKind
from reader.core.annotations.topics import text_item
from reader.core.annotations.unsaved_note import UnsavedNote
from reader.core.operation_name import OperationName
from reader.core.text.model import Text
from reader.storage.library import Library
from reader.storage.unsaved_minutes import UNSAVED_MINUTES, UnsavedMinutes
from reader.storage.unsaved_notes import UNSAVED_NOTES

AddText = Callable[..., Text]
START = datetime(2026, 3, 28, 1, 0, tzinfo=UTC)
DAY = date(2026, 3, 28)
ENTRY = LedgerEntry(
    *("e1", None, TimeClass.READ, START, START + timedelta(minutes=5), 28_800, DAY, 300.0, EntryOrigin.MEASURED),
    range_start=2,
    range_end=9,
    reason="blur",
    flag="clock-back",
)


def test_what_was_rescued_is_found_as_it_was(place: Path) -> None:
    rescued = UnsavedMinutes((ENTRY,), (("t", (0, 5)),))
    assert UNSAVED_MINUTES.write(place, rescued) == UNSAVED_MINUTES.paths(place)[0]
    (file,) = UNSAVED_MINUTES.files(place)
    assert file.content == rescued
    assert list(UNSAVED_MINUTES.files(place.with_name("other.db"))) == []
    UNSAVED_MINUTES.remove(place)
    assert list(UNSAVED_MINUTES.files(place)) == []


def test_the_next_start_takes_it_in_once(place: Path, now: datetime, add_text: AddText) -> None:
    with Library.open(place, now) as library:
        text = add_text(library, "甲乙丙丁").id
        library.ledger.put(replace(ENTRY, text=text, seconds=100.0, end=START + timedelta(seconds=100)))
    later = replace(ENTRY, id="e2", start=START + timedelta(hours=1), end=START + timedelta(hours=2), text="gone")
    UNSAVED_MINUTES.write(place, UnsavedMinutes((later,), ((text, (0, 3)), ("gone", (0, 9)))))
    for _ in range(2):
        with Library.open(place, now) as library:
            assert [(one.id, one.text, one.seconds) for one in library.ledger.entries(DAY)] == [
                ("e1", text, 100.0),
                ("e2", None, 300.0),
            ]
            assert library.coverage.covered(text) == 3
            assert list(UNSAVED_MINUTES.files(place)) == []


def test_an_entry_that_was_running_goes_on_to_where_it_came(place: Path, now: datetime) -> None:
    library = Library.open(place, now)
    library.ledger.put(replace(ENTRY, seconds=100.0, end=START + timedelta(seconds=100)))
    library.close()
    UNSAVED_MINUTES.write(place, UnsavedMinutes((ENTRY,)))
    # the entry is still marked as running in the file: it was never closed
    with Library.open(place, now) as library:
        assert library.ledger.get("e1") == ENTRY


def test_what_cannot_stand_or_be_understood_is_set_aside(place: Path, now: datetime) -> None:
    with Library.open(place, now) as library:
        library.ledger.put(ENTRY)
    path = UNSAVED_MINUTES.paths(place)[0]
    for content in (None, b"{", b"[]", b'{"entries": [{}], "covered": []}'):
        UNSAVED_MINUTES.write(place, UnsavedMinutes((replace(ENTRY, id="e2"),)))
        if content is not None:
            path.write_bytes(content)
        with Library.open(place, now) as library:
            assert [one.id for one in library.ledger.entries(DAY)] == ["e1"]
        assert not path.exists()
        path.with_suffix(".refused").unlink()


def test_where_the_state_folder_cannot_be_written_temporary_files_serve(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "no folder").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "no folder"))
    rescued = UnsavedMinutes((ENTRY,))
    assert UNSAVED_MINUTES.write(place, rescued) == UNSAVED_MINUTES.paths(place)[1]
    assert [file.content for file in UNSAVED_MINUTES.files(place)] == [rescued]
    UNSAVED_MINUTES.remove(place)


def test_a_file_that_is_only_linked_to_is_not_believed(place: Path, tmp_path: Path) -> None:
    path = UNSAVED_MINUTES.write(place, UnsavedMinutes((ENTRY,)))
    assert path is not None
    path.rename(tmp_path / "elsewhere")
    path.symlink_to(tmp_path / "elsewhere")
    assert list(UNSAVED_MINUTES.files(place)) == []
    path.unlink()


class TestUnsavedNotes:
    """Words that could not be saved come into the library at the next start, whatever became of their note."""

    def test_they_are_found_as_they_were(self, place: Path) -> None:
        notes = (
            UnsavedNote("a", text="t", quote="读书", base="old", body="新的 words"),
            UnsavedNote("b", tags=("x", "y")),
            UnsavedNote("c", topic="d", body="free"),
        )
        UNSAVED_NOTES.write(place, notes)
        assert [file.content for file in UNSAVED_NOTES.files(place)] == [notes]
        UNSAVED_NOTES.remove(place)

    @pytest.mark.parametrize(
        ("meanwhile", "expected"),
        [
            ("before", "typed words"),
            ("typed words", "typed words"),
            ("changed elsewhere", "changed elsewhere\n\ntyped words"),
        ],
    )
    def test_the_note_has_them_beside_what_was_written_elsewhere(
        self, place: Path, now: datetime, add_text: AddText, meanwhile: str, expected: str
    ) -> None:
        with Library.open(place, now) as library:
            note = operations.annotate(add_text(library, "甲").id, AnnotationKind.NOTE, None, now, body=meanwhile)
            library.commit(note)
        UNSAVED_NOTES.write(place, (UnsavedNote(note.edits[0].id, base="before", body="typed words", tags=("t",)),))
        with Library.open(place, now) as library:
            present = library.annotations.get(note.edits[0].id)
            assert (present.body, present.tags, library.recovered_notes) == (expected, ("t",), 1)
        assert list(UNSAVED_NOTES.files(place)) == []
        with Library.open(place, now) as library:
            assert library.recovered_notes == 0

    def test_a_note_that_is_gone_leaves_its_words_on_the_text(
        self, place: Path, now: datetime, add_text: AddText
    ) -> None:
        with Library.open(place, now) as library:
            text = add_text(library, "甲").id
        UNSAVED_NOTES.write(place, (UnsavedNote("gone", text=text, quote="读书百遍", body="typed"),))
        with Library.open(place, now) as library:
            assert [one.body for one in library.annotations.of_text(text)] == ["> 读书百遍\n\ntyped"]

    def test_free_text_of_a_topic_comes_back(self, place: Path, now: datetime) -> None:
        with Library.open(place, now) as library:
            topic, _changes = library.topics.begin("Why?", now)
            item = text_item("before", now)
            library.topics.change(topic, (item,), now, OperationName.WRITE_IN_TOPIC)
        UNSAVED_NOTES.write(place, (UnsavedNote(item.id, topic=topic, base="before", body="after"),))
        with Library.open(place, now) as library:
            assert [one.text for one in library.topics.outline(topic)] == ["after"]

    @pytest.mark.parametrize("note", [UnsavedNote("gone", body="x"), UnsavedNote("gone", topic="gone", body="x")])
    def test_words_without_any_place_are_kept_in_a_file_that_is_set_aside(
        self, place: Path, now: datetime, note: UnsavedNote
    ) -> None:
        path = UNSAVED_NOTES.write(place, (note,))
        assert path is not None
        Library.open(place, now).close()
        assert not path.exists()
        refused = path.with_suffix(".refused")
        assert '"body": "x"' in refused.read_text("utf-8")
        refused.unlink()
