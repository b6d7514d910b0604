from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from reader.core.errors import Problem, ReaderError
from reader.core.text.blocks import Block, BlockKind
from reader.core.text.import_events import ImportEvent, OriginalFile, TextEnd, TextHeader, assemble
from reader.core.text.model import SourceFile, TextFormat
from reader.core.text.original_file import keeps_original
from reader.services.importing.text_import import TextImport
from reader.storage.library import Library

SOURCE = SourceFile("a.txt", hashlib.sha256(b"bytes").hexdigest())


class Batches:
    """Deliver events one at a time, with an empty poll before each, and an error at the end if there is one."""

    def __init__(self, events: Iterable[ImportEvent], error: ReaderError | None = None) -> None:
        self._batches: list[list[ImportEvent] | None] = []
        for event in events:
            self._batches += [None, [event]]
        self._error = error
        self.finished = False
        self.digest = SOURCE.digest

    def poll(self, timeout: float = 0.0) -> list[ImportEvent] | None:
        if not self._batches and self._error is not None:
            raise self._error
        return self._batches.pop(0)


def events(encoding: str = "utf-8", title: str = "Title") -> list[ImportEvent]:
    blocks = [Block(BlockKind.PARAGRAPH, f"Paragraph {number}. " * 40) for number in range(20)]
    return list(assemble([TextHeader(title, "", "en", TextFormat.PLAIN, encoding), *blocks]))


def import_text(library: Library, batches: Batches, now: datetime) -> TextImport:
    text_import = TextImport(batches, library.texts, SOURCE, now)
    while not text_import.step():
        pass
    return text_import


def test_a_text_arrives_batch_by_batch_and_can_be_read_before_it_is_complete(now: datetime) -> None:
    with Library.in_memory(now) as library:
        text_import = TextImport(Batches(events()), library.texts, SOURCE, now)
        seen = set()
        while not text_import.step():
            if text_import.text_id:
                seen.add(library.texts.view(text_import.text_id).leaf_count)
        assert text_import.arrived is not None
        text, is_new = text_import.arrived
        assert is_new
        assert text.complete
        assert len(seen) > 2


def test_a_text_that_is_there_already_is_returned(now: datetime) -> None:
    with Library.in_memory(now) as library:
        first = import_text(library, Batches(events()), now).arrived
        again = import_text(library, Batches(events()), now).arrived
        assert first is not None
        assert again == (first[0], False)
        assert len(library.texts.all()) == 1


def test_nothing_is_left_of_a_text_whose_import_failed(now: datetime) -> None:
    broken = ReaderError(Problem.IMPORT_CRASHED, Path("a.txt"))
    with Library.in_memory(now) as library:
        with pytest.raises(ReaderError):
            import_text(library, Batches(events()[:-1], broken), now)
        assert library.texts.all() == []


def test_an_import_may_be_abandoned_at_any_time(now: datetime) -> None:
    with Library.in_memory(now) as library:
        text_import = TextImport(Batches(events()), library.texts, SOURCE, now)
        for _ in range(5):
            text_import.step()
        text_import.abandon()
        text_import.abandon()
        assert library.texts.all() == []


def test_an_original_file_is_kept(now: datetime) -> None:
    *first, ending = events()
    with Library.in_memory(now) as library:
        kept = import_text(library, Batches([*first, OriginalFile(zlib.compress(b"bytes")), ending]), now)
        assert kept.arrived is not None
        assert library.texts.source_bytes(kept.arrived[0].id) == b"bytes"


@pytest.mark.parametrize(
    ("text_format", "encoding", "kept"),
    [
        (TextFormat.PLAIN, "utf-8", True),
        (TextFormat.MARKDOWN, "utf-8", True),
        (TextFormat.HTML, "utf-8", False),
        (TextFormat.HTML, "GB18030", True),
        (TextFormat.EPUB, "utf-8", False),
    ],
)
def test_a_file_is_kept_where_much_of_it_was_guessed(text_format: TextFormat, encoding: str, kept: bool) -> None:
    assert keeps_original(TextHeader("Title", "", "", text_format, encoding)) is kept


def test_a_title_from_a_file_name_that_is_no_text_does_no_harm(now: datetime) -> None:
    with Library.in_memory(now) as library:
        text_import = import_text(library, Batches(events(title="a\udcff")), now)
        assert text_import.arrived is not None
        assert text_import.arrived[0].title == "a\ufffd"


@pytest.mark.parametrize(
    ("title", "kept"),
    [("A \u202eb\u2069\n c", "A b c"), ("\ufeffA\ufffc\x00", "A\ufffd\ufffd"), ("\u200e", "a")],
)
def test_a_title_is_clean_and_runs_in_one_direction(now: datetime, title: str, kept: str) -> None:
    with Library.in_memory(now) as library:
        arrived = import_text(library, Batches(events(title=title)), now).arrived
        assert arrived is not None
        assert arrived[0].title == kept


def test_other_bytes_than_those_the_file_is_known_by_are_refused(now: datetime) -> None:
    with Library.in_memory(now) as library:
        batches = Batches(events())
        batches.digest = "of other bytes"
        with pytest.raises(ReaderError) as caught:
            import_text(library, batches, now)
        assert caught.value.problem is Problem.FILE_CHANGED
        assert library.texts.all() == []


def test_a_text_that_comes_whole_and_one_with_many_targets_are_closed_step_by_step(now: datetime) -> None:
    *some, ending = events()
    assert isinstance(ending, TextEnd)
    many = replace(ending, targets={f"t{number}": number for number in range(5_000)})
    whole = Batches([])
    whole._batches = [[*some, many]]
    with Library.in_memory(now) as library:
        text_import = TextImport(whole, library.texts, SOURCE, now)
        steps = 1
        while not text_import.step():
            steps += 1
        assert steps == 3
        _came_as, text, is_new = text_import.arrived_as
        assert is_new
        assert library.texts.view(text.id).target("t4999") == 4_999
