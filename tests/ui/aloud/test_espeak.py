"""The voice of most Linux machines, where it is installed; it writes a file instead of making a sound."""

from __future__ import annotations

import shutil
import wave
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.core.errors import Problem, ReaderError
from reader.core.text.speech import seconds_to_speak
from reader.services.dictionaries.pinyin import PinyinSpeller
from reader.services.voice_command import VoiceCommand, find_voice
from reader.ui.aloud.voice import Voice
from tests.support.clocks import ManualClock

pytestmark = pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")

WAIT_MS = 20_000


def into_file(language: str, sound: Path, rate: int = 100) -> VoiceCommand:
    voice = find_voice("", language, rate, "linux", lambda name: shutil.which(name) if name == "espeak-ng" else None)
    return replace(voice, arguments=(*voice.arguments, "-w", str(sound)))


def seconds_of(sound: Path) -> float:
    """Return the length of a sound that was written to a file."""
    with wave.open(str(sound)) as opened:
        return len(opened.readframes(10**9)) / opened.getsampwidth() / opened.getframerate()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "An hour a day is enough to read a shelf of books in a year."),
        ("zh", PinyinSpeller().spell("每天一小时，一年就能读完一架的书，银行行长也这么说。")),
        ("de", "Eine Stunde am Tag genügt, um in einem Jahr ein Regal zu lesen."),
    ],
)
def test_a_sentence_takes_about_as_long_as_is_expected(
    qtbot: QtBot, clock: ManualClock, tmp_path: Path, language: str, words: str
) -> None:
    lengths = []
    for rate in (100, 200):
        voice = Voice(clock)
        with qtbot.waitSignal(voice.finished, timeout=WAIT_MS):
            voice.speak(into_file(language, tmp_path / "sound.wav", rate), words, rate)
            clock.advance(60)
        lengths.append(seconds_of(tmp_path / "sound.wav"))
        voice.close()
    assert seconds_to_speak(words) / 3 < lengths[0] < seconds_to_speak(words) * 2
    assert lengths[1] < lengths[0] * 0.7


def test_a_language_without_a_voice_is_told(qtbot: QtBot, clock: ManualClock, tmp_path: Path) -> None:
    voice = Voice(clock)
    with qtbot.waitSignal(voice.failed, timeout=WAIT_MS) as failure:
        voice.speak(into_file("tlh", tmp_path / "sound.wav"), "Qapla", 100)
    assert failure.args is not None
    error = failure.args[0]
    assert isinstance(error, ReaderError)
    assert (error.problem, error.detail) == (Problem.VOICE_FAILED, {"reason": "language"})
