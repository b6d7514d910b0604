"""Set a voice that writes what it hears, and let the time pass that a real one would take."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

from reader.core.text.speech import Utterance, seconds_to_speak
from reader.ui.aloud.aloud_reading import AloudReading
from tests.support import voice
from tests.support.clocks import ManualClock


def voice_line(heard: Path, mode: str = "speak", *values: str) -> str:
    """Return the command of a voice that writes its sentences into a file; the modes are those of `voice`."""
    return shlex.join([sys.executable, voice.__file__, mode, str(heard), *values])


def heard_in(path: Path) -> list[str]:
    """Return the sentences that were heard so far."""
    return path.read_text("utf-8").splitlines() if path.exists() else []


def pass_time_of_speech(reading: AloudReading, clock: ManualClock) -> None:
    """Let the clock go on by as much as each sentence takes, when it begins."""

    def advance(utterance: Utterance) -> None:
        clock.advance(seconds_to_speak(utterance.words))
        reading.check_sleep()

    reading.begun.connect(advance)
