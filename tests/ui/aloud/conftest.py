"""Share a clock, and a reading with a voice of its own and a text in memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.core.text.blocks import Block, BlockKind
from reader.core.text.speech import SpokenText
from reader.services.voice_command import VoiceCommand, find_voice
from reader.storage.library import Library
from reader.ui.aloud.aloud_reading import AloudReading
from tests.support.activity import START
from tests.support.aloud import pass_time_of_speech, voice_line
from tests.support.clocks import ManualClock
from tests.support.texts import add_text

SENTENCES = [f"This is sentence number {number} of the text." for number in range(1, 8)]


class Source:
    """What a reading is told: the command of a test, the end of a portion, and when the reader was there last."""

    def __init__(self, heard: Path) -> None:
        self.heard = heard
        self.line = voice_line(heard)
        self.end: int | None = None
        self.last_input = 0.0

    def command(self, _words: str) -> VoiceCommand:
        return find_voice(self.line, "en", 100, "linux", lambda program: program)

    def spelled(self, words: str) -> str:
        return words

    def portion_end(self) -> int | None:
        return self.end

    def input_at(self) -> float:
        return self.last_input


@pytest.fixture
def heard(tmp_path: Path) -> Path:
    return tmp_path / "heard.txt"


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(START, mono=1000.0)


@pytest.fixture
def source(heard: Path) -> Source:
    return Source(heard)


@pytest.fixture
def reading(qtbot: QtBot, clock: ManualClock, source: Source) -> Iterator[AloudReading]:
    made = AloudReading(clock, source)
    pass_time_of_speech(made, clock)
    yield made
    made.close()
    assert made.voice.process_ids == []


@pytest.fixture
def text() -> Iterator[SpokenText]:
    with Library.in_memory(START) as library:
        blocks = [Block(BlockKind.HEADING, "The heading", level=1), " ".join(SENTENCES[:4]), " ".join(SENTENCES[4:])]
        stored = add_text(library, "A text", blocks, START, language="en")
        yield SpokenText(library.texts.view(stored.id))
