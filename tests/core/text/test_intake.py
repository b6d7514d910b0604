"""A file comes into the library whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import pytest

from reader.core.errors import Problem, ReaderError
from reader.core.text.blocks import Block, BlockKind
from reader.core.text.draft import Draft, Header, assemble
from reader.core.text.intake import Intake, SourceFile
from reader.core.text.text import TextFormat
from reader.storage.library import Library


class Batches:
    """Give batches one by one; an error in their place is raised."""

    def __init__(self, batches: Sequence[list[Draft] | ReaderError]) -> None:
        self._batches = list(batches)

    def poll(self, timeout: float = 0.0) -> list[Draft] | None:
        batch = self._batches.pop(0)
        if isinstance(batch, ReaderError):
            raise batch
        return batch


def drafts(encoding: str = "utf-8") -> list[Draft]:
    pieces = [
        Header("Essays", "Bacon", "en", TextFormat.PLAIN, encoding),
        *(Block(BlockKind.PARAGRAPH, f"Paragraph {number} " + "x" * 2000) for number in range(4)),
    ]
    return list(assemble(pieces))


def source() -> SourceFile:
    return SourceFile("/essays.txt", "d" * 64, lambda: b"bytes")


def test_all_batches_make_one_text(now: datetime) -> None:
    whole = drafts()
    with Library.in_memory(now) as library:
        intake = Intake(Batches([whole[:2], [], whole[2:]]), library.texts, source(), now)
        assert [intake.step(), intake.step(), intake.step()] == [False, False, True]
        assert intake.arrived is not None
        text, is_new = intake.arrived
        assert is_new
        assert library.texts.all() == [text]
        assert library.texts.by_file("d" * 64) == text
        assert library.texts.source_bytes(text.id) is None


def test_an_error_in_the_middle_leaves_nothing(now: datetime) -> None:
    failing = Batches([drafts()[:3], ReaderError(Problem.IMPORT_CRASHED)])
    with Library.in_memory(now) as library:
        intake = Intake(failing, library.texts, source(), now)
        intake.step()
        with pytest.raises(ReaderError):
            intake.step()
        assert library.texts.all() == []


def test_the_file_is_kept_where_its_encoding_was_guessed(now: datetime) -> None:
    with Library.in_memory(now) as library:
        intake = Intake(Batches([drafts("gb18030")]), library.texts, source(), now)
        assert intake.step()
        assert library.texts.source_bytes(intake.text_id) == b"bytes"
