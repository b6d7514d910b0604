"""A text is read by a real process for each sentence, which writes what it hears."""

from __future__ import annotations

import os
import shlex
import signal
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.core.errors import Problem, ReaderError
from reader.core.text.speech import SpokenText, Utterance
from reader.services.voice_command import VoiceCommand
from reader.ui.aloud.aloud_reading import UNATTENDED, AloudReading, AloudState, SilenceReason
from reader.ui.aloud.voice import Voice
from tests.support.aloud import heard_in, voice_line
from tests.support.clocks import ManualClock
from tests.ui.aloud.conftest import SENTENCES, Source

WAIT_MS = 20_000


def wait_silence(qtbot: QtBot, reading: AloudReading, text: SpokenText, position: int = 0) -> SilenceReason:
    """Read from a position on until it falls silent, and return why."""
    with qtbot.waitSignal(reading.fell_silent, timeout=WAIT_MS) as silence:
        assert reading.begin(text, position)
    assert silence.args is not None
    return SilenceReason(silence.args[0])


def wait_failure(qtbot: QtBot, reading: AloudReading, text: SpokenText) -> ReaderError:
    """Read until it fails, and return the error."""
    with qtbot.waitSignal(reading.failed, timeout=WAIT_MS) as failure:
        reading.begin(text, 0)
    assert failure.args is not None
    error = failure.args[0]
    assert isinstance(error, ReaderError)
    return error


def is_there(group: int) -> bool:
    """Return whether a process of a group is there."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_text_is_read_to_its_end_sentence_by_sentence(
    qtbot: QtBot, reading: AloudReading, text: SpokenText, heard: Path
) -> None:
    finished: list[Utterance] = []
    reading.heard.connect(finished.append)
    assert wait_silence(qtbot, reading, text) is SilenceReason.TEXT_END
    assert heard_in(heard) == ["The heading", *SENTENCES]
    assert [one.words for one in finished] == ["The heading", *SENTENCES]
    assert reading.state is AloudState.OFF
    assert reading.current is None


def test_it_begins_with_the_sentence_at_a_place(
    qtbot: QtBot, reading: AloudReading, text: SpokenText, heard: Path
) -> None:
    fifth = next(one for one in (text.at(position) for position in range(400)) if one and one.words == SENTENCES[4])
    wait_silence(qtbot, reading, text, fifth.start + 3)
    assert heard_in(heard) == SENTENCES[4:]


def test_there_is_nothing_to_read_after_the_last_sentence(reading: AloudReading, text: SpokenText) -> None:
    assert not reading.begin(text, 10_000)
    assert reading.state is AloudState.OFF


def test_a_paused_sentence_begins_anew(qtbot: QtBot, reading: AloudReading, text: SpokenText, heard: Path) -> None:
    def pause(utterance: Utterance) -> None:
        if utterance.words == SENTENCES[1]:
            reading.begun.disconnect(pause)
            reading.pause()

    reading.begun.connect(pause)
    assert wait_silence(qtbot, reading, text) is SilenceReason.READER
    assert reading.state is AloudState.PAUSED
    qtbot.waitUntil(lambda: reading.voice.process_ids == [], timeout=WAIT_MS)
    with qtbot.waitSignal(reading.fell_silent, timeout=WAIT_MS):
        reading.go_on()
    assert heard_in(heard) == ["The heading", *SENTENCES]


def test_it_goes_to_the_next_and_the_previous_sentence(
    qtbot: QtBot, reading: AloudReading, text: SpokenText, source: Source, heard: Path
) -> None:
    source.line = voice_line(heard, "hang")
    reading.begin(text, 0)
    qtbot.waitUntil(lambda: len(heard_in(heard)) == 1, timeout=WAIT_MS)
    for direction, count in ((1, 2), (1, 3), (-1, 4)):
        reading.step(direction)
        qtbot.waitUntil(lambda count=count: len(heard_in(heard)) == count, timeout=WAIT_MS)
    assert heard_in(heard) == ["The heading", SENTENCES[0], SENTENCES[1], SENTENCES[0]]
    reading.pause()
    reading.step(-1)
    reading.step(-1)
    assert reading.current is not None
    assert reading.current.words == "The heading"
    assert reading.state is AloudState.PAUSED


def test_a_voice_that_is_killed_is_asked_once_more(
    qtbot: QtBot, reading: AloudReading, text: SpokenText, source: Source, heard: Path
) -> None:
    source.line = voice_line(heard, "hang")
    reading.begin(text, 0)
    qtbot.waitUntil(lambda: len(heard_in(heard)) == 1, timeout=WAIT_MS)
    source.line = voice_line(heard)
    with qtbot.waitSignal(reading.fell_silent, timeout=WAIT_MS):
        os.killpg(reading.voice.process_ids[0], signal.SIGKILL)
    assert heard_in(heard) == ["The heading", "The heading", *SENTENCES]


@pytest.mark.parametrize(("mode", "reason"), [("killed", "killed"), ("error", "the sound card is on fire")])
def test_a_voice_that_fails_twice_is_told_and_the_sentence_is_kept(
    qtbot: QtBot, reading: AloudReading, text: SpokenText, source: Source, *, mode: str, reason: str
) -> None:
    heard = source.heard
    source.line = voice_line(heard, mode)
    error = wait_failure(qtbot, reading, text)
    assert (error.problem, error.detail) == (Problem.VOICE_FAILED, {"reason": reason})
    assert heard_in(heard) == ["The heading", "The heading"]
    assert reading.state is AloudState.PAUSED
    source.line = voice_line(heard)
    with qtbot.waitSignal(reading.fell_silent, timeout=WAIT_MS):
        reading.go_on()
    assert heard_in(heard)[2:] == ["The heading", *SENTENCES]


def test_a_voice_that_ends_at_once_has_made_no_sound(
    qtbot: QtBot, clock: ManualClock, source: Source, text: SpokenText
) -> None:
    reading = AloudReading(clock, source)  # for which no time passes
    finished: list[Utterance] = []
    reading.heard.connect(finished.append)
    error = wait_failure(qtbot, reading, text)
    assert error.problem is Problem.VOICE_SILENT
    assert [one.words for one in finished] == ["The heading"]  # of less than a second: too short to tell
    reading.close()


def test_a_command_that_is_not_there_is_told_at_once(
    qtbot: QtBot, reading: AloudReading, text: SpokenText, source: Source, tmp_path: Path
) -> None:
    source.line = str(tmp_path / "no-such-voice")
    error = wait_failure(qtbot, reading, text)
    assert (error.problem, error.detail) == (Problem.VOICE_COMMAND, {"command": source.line})


def test_a_voice_that_hangs_is_ended_with_what_it_has_started(
    qtbot: QtBot, reading: AloudReading, text: SpokenText, source: Source, heard: Path
) -> None:
    source.line = voice_line(heard, "hang")
    reading.begin(text, 0)
    qtbot.waitUntil(lambda: len(heard_in(heard)) == 1, timeout=WAIT_MS)
    group = reading.voice.process_ids[0]
    with qtbot.waitSignal(reading.failed, timeout=WAIT_MS) as failure:
        reading.voice._limit.start(0)  # as after its time
    assert failure.args is not None
    assert failure.args[0].problem is Problem.VOICE_HUNG
    assert heard_in(heard) == ["The heading"]
    qtbot.waitUntil(lambda: not is_there(group), timeout=WAIT_MS)
    assert reading.voice.process_ids == []


def test_a_voice_whose_sound_another_process_makes_is_silenced(qtbot: QtBot, clock: ManualClock, heard: Path) -> None:
    name, *arguments = shlex.split(voice_line(heard, "hang"))
    silent = heard.with_name("silent.txt")
    code = f"open({str(silent)!r}, 'w').write('silent')"
    voice = Voice(clock)
    command = VoiceCommand(name, tuple(arguments), silence=("-c", code))
    voice.speak(command, "Words.", 100)
    voice.prepare(command)
    qtbot.waitUntil(lambda: len(heard_in(heard)) == 1, timeout=WAIT_MS)
    voice.stop()
    qtbot.waitUntil(lambda: heard_in(silent) == ["silent"], timeout=WAIT_MS)
    voice.close()


def test_no_process_is_left_when_it_is_closed(
    qtbot: QtBot, reading: AloudReading, text: SpokenText, source: Source, heard: Path
) -> None:
    source.line = voice_line(heard, "hang")
    reading.begin(text, 0)
    qtbot.waitUntil(lambda: len(heard_in(heard)) == 1, timeout=WAIT_MS)
    groups = reading.voice.process_ids
    assert len(groups) == 2  # that of the sentence, and the one that waits for the next
    reading.close()
    assert reading.voice.process_ids == []
    qtbot.waitUntil(lambda: not any(is_there(group) for group in groups), timeout=WAIT_MS)


def test_it_pauses_where_the_portion_ends_and_goes_on_from_there(
    qtbot: QtBot, reading: AloudReading, text: SpokenText, source: Source, heard: Path
) -> None:
    third = next(one for one in (text.at(position) for position in range(400)) if one and one.words == SENTENCES[2])
    source.end = third.start
    assert wait_silence(qtbot, reading, text) is SilenceReason.PORTION_END
    assert heard_in(heard) == ["The heading", *SENTENCES[:2]]
    assert reading.current == third
    with qtbot.waitSignal(reading.fell_silent, timeout=WAIT_MS):
        reading.go_on()
    assert heard_in(heard) == ["The heading", *SENTENCES]


def test_without_a_key_it_pauses_after_twenty_minutes(
    qtbot: QtBot, reading: AloudReading, text: SpokenText, clock: ManualClock, heard: Path
) -> None:
    for _ in range(round(UNATTENDED / 8)):
        clock.advance(8)
        reading.check_sleep()
    reading.begin(text, 0)
    reading._asked_at = clock.mono - UNATTENDED + 4  # the reader asked for it that long ago
    with qtbot.waitSignal(reading.fell_silent, timeout=WAIT_MS) as silence:
        pass
    assert silence.args == [SilenceReason.UNATTENDED]
    assert 1 < len(heard_in(heard)) < 4
    assert reading.state is AloudState.PAUSED


def test_a_sleep_timer_takes_the_place_of_the_twenty_minutes(
    qtbot: QtBot, reading: AloudReading, text: SpokenText, clock: ManualClock, heard: Path
) -> None:
    reading.set_sleep_timer(UNATTENDED + 100)
    for _ in range(round(UNATTENDED / 8) + 12):
        clock.advance(8)
    assert reading.seconds_to_sleep == pytest.approx(4)
    reading.begin(text, 0)
    reading._asked_at = 0.0
    with qtbot.waitSignal(reading.fell_silent, timeout=WAIT_MS) as silence:
        pass
    assert silence.args == [SilenceReason.SLEEP_TIMER]
    assert 1 < len(heard_in(heard)) < 4
    assert reading.seconds_to_sleep is None


def test_the_sleep_of_the_machine_pauses_it(
    qtbot: QtBot, reading: AloudReading, text: SpokenText, source: Source, clock: ManualClock
) -> None:
    heard = source.heard
    source.line = voice_line(heard, "hang")
    reading.begin(text, 0)
    clock.advance_wall(hours=1)
    with qtbot.waitSignal(reading.fell_silent, timeout=WAIT_MS) as silence:
        reading.check_sleep()
    assert silence.args == [SilenceReason.MACHINE_SLEPT]
    assert reading.state is AloudState.PAUSED
