"""Read a text aloud, sentence by sentence: where it is, when it goes on, and when it stops by itself."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reader.core.errors import Problem, ReaderError
from reader.core.text.speech import USUAL_RATE, SpokenText, Utterance
from reader.services.clock import Clock
from reader.services.voice_command import VoiceCommand
from reader.ui.aloud.voice import Voice

UNATTENDED = 20 * 60.0
"""Seconds after the last key or click in which it goes on, unless a sleep timer is set (hour.md: honest minutes)."""

_HEADING_MS = 600
_CHECK_MS = 1_000
_NO_SECOND_TRY = frozenset({Problem.VOICE_COMMAND, Problem.VOICE_HUNG})


class AloudState(StrEnum):
    """What is being done."""

    OFF = "off"
    SPEAKING = "speaking"
    PAUSED = "paused"


class SilenceReason(StrEnum):
    """Why it fell silent."""

    READER = "reader"
    FAILURE = "failure"
    TEXT_END = "text-end"
    PORTION_END = "portion-end"
    SLEEP_TIMER = "sleep-timer"
    UNATTENDED = "unattended"
    MACHINE_SLEPT = "machine-slept"


class AloudSource(Protocol):
    """What reading aloud needs to know when a sentence begins or has ended."""

    def command(self, words: str) -> VoiceCommand:
        """Return the command that speaks words; raises ReaderError VOICE_MISSING or VOICE_COMMAND."""
        ...

    def spelled(self, words: str) -> str:
        """Return words as a voice reads them that takes pinyin."""
        ...

    def portion_end(self) -> int | None:
        """Return the position at which today's portion ends, or None."""
        ...

    def input_at(self) -> float:
        """Return the monotonic time of the reader's last input."""
        ...


class AloudReading(QObject):
    """Reads the sentences of a text aloud.

    ``begun`` carries the `Utterance` that begins, ``heard`` the one that came to its end, which is emitted before what
    follows. ``fell_silent`` carries a `SilenceReason`, ``failed`` a `ReaderError`, ``state_changed`` an `AloudState`.
    """

    begun = Signal(object)
    heard = Signal(object)
    fell_silent = Signal(object)
    failed = Signal(object)
    state_changed = Signal(object)

    def __init__(self, clock: Clock, source: AloudSource, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._source = source
        self._voice = Voice(clock, self)
        self._voice.finished.connect(self._on_voice_finished)
        self._voice.failed.connect(self._on_voice_failed)
        self._text: SpokenText | None = None
        self._current: Utterance | None = None
        self._rate = USUAL_RATE
        self._tries = 0
        self._state = AloudState.OFF
        self._asked_at = 0.0
        self._sleep_at: float | None = None
        self._last_seen = clock.read()
        self._gap_timer = QTimer(self, singleShot=True, interval=_HEADING_MS)
        self._gap_timer.timeout.connect(self._speak)
        self._check_timer = QTimer(self, interval=_CHECK_MS)
        self._check_timer.timeout.connect(self.check_sleep)

    @property
    def state(self) -> AloudState:
        """Return what is being done."""
        return self._state

    @property
    def current(self) -> Utterance | None:
        """Return the sentence that is read, or that is read next; None while it is off."""
        return self._current

    @property
    def voice(self) -> Voice:
        """Return what speaks."""
        return self._voice

    @property
    def seconds_to_sleep(self) -> float | None:
        """Return the seconds that are left of the sleep timer, or None without one."""
        return None if self._sleep_at is None else max(0.0, self._sleep_at - self._clock.monotonic())

    def set_rate(self, rate: int) -> None:
        """Set the rate, in percent, from the next sentence on."""
        self._rate = rate

    def set_sleep_timer(self, seconds: float | None) -> None:
        """Fall silent after so many seconds, at the end of a sentence; None: no sooner than without a timer."""
        self._sleep_at = None if seconds is None else self._clock.monotonic() + seconds

    def begin(self, text: SpokenText, position: int) -> bool:
        """Read a text from the sentence at a position on; return whether there is one."""
        self._text = text
        first = text.at(position)
        if first is None:
            self.stop()
            return False
        self._go_to(first)
        return True

    def go_on(self) -> None:
        """Begin the sentence anew in which it was paused."""
        if self._state is AloudState.PAUSED and self._current is not None:
            self._go_to(self._current)

    def pause(self, reason: SilenceReason = SilenceReason.READER) -> None:
        """Fall silent, and stay at the sentence."""
        if self._state is AloudState.SPEAKING:
            self._fall_silent(AloudState.PAUSED, reason)

    def stop(self, reason: SilenceReason = SilenceReason.READER) -> None:
        """Fall silent, and forget the text."""
        self._current = self._text = self._sleep_at = None
        if self._state is not AloudState.OFF:
            self._fall_silent(AloudState.OFF, reason)

    def step(self, direction: int) -> None:
        """Go to the next sentence (1) or the previous one (-1), if there is one."""
        if self._text is not None and self._current is not None:
            other = self._text.after(self._current) if direction > 0 else self._text.before(self._current)
            if other is not None:
                self._move_to(other)

    def move_to(self, position: int) -> None:
        """Go to the sentence at a position, if there is one."""
        other = self._text.at(position) if self._text is not None else None
        if other is not None and other != self._current:
            self._move_to(other)

    def close(self) -> None:
        """Stop, and wait until no process is left."""
        self.stop()
        self._voice.close()

    def _move_to(self, other: Utterance) -> None:
        if self._state is AloudState.SPEAKING:
            self._go_to(other)
        else:
            self._current = other

    def _go_to(self, utterance: Utterance) -> None:
        self._last_seen = self._clock.read()
        self._asked_at = self._last_seen.mono
        self._current, self._tries = utterance, 0
        self._speak()

    @Slot()
    def _speak(self) -> None:
        """Speak the present sentence, with the voice as it is set now."""
        assert self._current is not None
        self._gap_timer.stop()
        try:
            command = self._source.command(self._current.words)
        except ReaderError as error:
            self._give_up(error)
            return
        self._change_state(AloudState.SPEAKING)
        self._check_timer.start()
        utterance = self._current
        words = self._source.spelled(utterance.words) if command.takes_pinyin else utterance.words
        self._voice.speak(command, words, self._rate)
        self.begun.emit(utterance)
        if self._state is AloudState.SPEAKING:
            self._voice.prepare(command)

    def _fall_silent(self, state: AloudState, reason: SilenceReason) -> None:
        self._voice.stop()
        self._gap_timer.stop()
        self._check_timer.stop()
        self._change_state(state)
        self.fell_silent.emit(reason)

    def _change_state(self, state: AloudState) -> None:
        if state is not self._state:
            self._state = state
            self.state_changed.emit(state)

    def _give_up(self, error: ReaderError) -> None:
        if self._state is AloudState.SPEAKING:
            self._fall_silent(AloudState.PAUSED, SilenceReason.FAILURE)
        elif self._state is AloudState.OFF:
            self._current = self._text = None
        self.failed.emit(error)

    @Slot()
    def _on_voice_finished(self) -> None:
        utterance, text = self._current, self._text
        assert utterance is not None
        assert text is not None
        self.heard.emit(utterance)
        if self._current is not utterance or self._state is not AloudState.SPEAKING:
            return
        following = text.after(utterance)
        if following is None:
            self.stop(SilenceReason.TEXT_END)
            return
        reason = self._reason_to_pause(utterance, following)
        self._current, self._tries = following, 0
        if reason is not None:
            self.pause(reason)
        elif utterance.is_heading:
            self._gap_timer.start()
        else:
            self._speak()

    def _reason_to_pause(self, utterance: Utterance, following: Utterance) -> SilenceReason | None:
        now, portion_end = self._clock.monotonic(), self._source.portion_end()
        if portion_end is not None and utterance.start < portion_end <= following.start:
            return SilenceReason.PORTION_END
        if self._sleep_at is not None:
            if now < self._sleep_at:
                return None
            self._sleep_at = None
            return SilenceReason.SLEEP_TIMER
        last_sign = max(self._asked_at, self._source.input_at())
        return SilenceReason.UNATTENDED if now - last_sign >= UNATTENDED else None

    @Slot(object)
    def _on_voice_failed(self, error: ReaderError) -> None:
        """Try a sentence once more, and then say why it was not spoken."""
        self._tries += 1
        if self._tries == 1 and error.problem not in _NO_SECOND_TRY:
            self._speak()
        else:
            self._give_up(error)

    @Slot()
    def check_sleep(self) -> None:
        """Pause if the machine slept since it was asked last."""
        seen = self._clock.read()
        last, self._last_seen = self._last_seen, seen
        if seen.slept_since(last):
            self.pause(SilenceReason.MACHINE_SLEPT)
