"""Speak sentences one after the other, each in a process of its own (docs/decisions/0120)."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QObject, QProcess, QTimer, Signal, Slot

from reader.core.errors import Problem, ReaderError
from reader.core.text.speech import seconds_to_speak
from reader.services.clock import Clock
from reader.services.voice_command import VoiceCommand
from reader.ui.aloud.voice_process import VoiceProcess

_PATIENCE = 20.0
_SLOWEST_FACTOR = 4.0
"""A sentence may take this many seconds, and this many times as long as it usually takes."""

_FASTEST_FACTOR = 5.0
_SHORTEST = 1.0
"""Nothing was heard if it took so many times less than usual; of sentences of less than a second nobody can tell."""

_KILL_MS = 1_000
_LINE_LENGTH = 160


class Voice(QObject):
    """Speaks one sentence at a time; the process of the next one may be started ahead, and waits for its words.

    ``finished`` tells that the sentence was spoken to its end, ``failed`` carries the `ReaderError` for which it was
    not.
    """

    finished = Signal()
    failed = Signal(object)

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._speaking: VoiceProcess | None = None
        self._waiting: VoiceProcess | None = None
        self._ending: set[VoiceProcess] = set()
        self._began = self._usual = 0.0
        self._limit = QTimer(self, singleShot=True)
        self._limit.timeout.connect(self._on_limit_timeout)

    def speak(self, command: VoiceCommand, words: str, rate: int) -> None:
        """Speak a line of words at a rate, in percent, in the place of what is being spoken."""
        self._end(self._speaking)
        waiting, self._waiting = self._waiting, None
        if waiting is None or waiting.command != command or not waiting.runs:
            self._end(waiting)
            waiting = self._started(command)
        self._speaking = waiting
        self._began, self._usual = self._clock.monotonic(), seconds_to_speak(words, rate)
        if waiting.runs:
            waiting.give(words)
            self._limit.start(round((_PATIENCE + _SLOWEST_FACTOR * self._usual) * 1000))
        else:
            self._limit.start(0)

    def prepare(self, command: VoiceCommand) -> None:
        """Start the process of the next sentence ahead."""
        if self._waiting is None:
            self._waiting = self._started(command)

    def stop(self) -> None:
        """Fall silent."""
        self._limit.stop()
        self._end(self._speaking)
        self._end(self._waiting)
        self._speaking = self._waiting = None

    def close(self) -> None:
        """Fall silent, and wait until no process is left."""
        self.stop()
        for process in tuple(self._ending):
            process.kill_session()
            process.waitForFinished(_KILL_MS)

    @property
    def process_ids(self) -> list[int]:
        """Return the ids of the processes that have not ended."""
        processes = (self._speaking, self._waiting, *self._ending)
        return [process.processId() for process in processes if process is not None and process.runs]

    def _started(self, command: VoiceCommand) -> VoiceProcess:
        process = VoiceProcess(command, self)
        process.finished.connect(self._on_process_finished)
        process.errorOccurred.connect(self._on_process_error_occurred)
        return process

    def _end(self, process: VoiceProcess | None) -> None:
        """Let a process end; nothing is told of it."""
        if process is None:
            return
        if process.runs:
            self._ending.add(process)
            process.end()
        else:
            process.deleteLater()

    @Slot()
    def _on_limit_timeout(self) -> None:
        if self._speaking is not None and not self._speaking.runs:
            self._fail(ReaderError(Problem.VOICE_COMMAND, command=self._speaking.program()))
        else:
            self._fail(ReaderError(Problem.VOICE_HUNG))

    @Slot(QProcess.ProcessError)
    def _on_process_error_occurred(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart and self.sender() is self._speaking:
            self._limit.start(0)

    @Slot(int, QProcess.ExitStatus)
    def _on_process_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        process = cast("VoiceProcess", self.sender())
        if process in self._ending:
            self._ending.discard(process)
            process.deleteLater()
        elif process is self._speaking:
            error = self._error_of(process, code, status)
            if error is not None:
                self._fail(error)
                return
            self._limit.stop()
            self._speaking = None
            process.deleteLater()
            self.finished.emit()

    def _error_of(self, process: VoiceProcess, code: int, status: QProcess.ExitStatus) -> ReaderError | None:
        """Return why an ended process did not speak, or None if it did."""
        if status is QProcess.ExitStatus.CrashExit:
            return ReaderError(Problem.VOICE_FAILED, reason="killed")
        if code != 0:
            complaint = process.complaint or str(code)
            reason = "language" if "voice does not exist" in complaint else complaint[:_LINE_LENGTH]
            return ReaderError(Problem.VOICE_FAILED, reason=reason)
        took = self._clock.monotonic() - self._began
        is_silent = self._usual >= _SHORTEST and took < self._usual / _FASTEST_FACTOR
        return ReaderError(Problem.VOICE_SILENT) if is_silent else None

    def _fail(self, error: ReaderError) -> None:
        self.stop()
        self.failed.emit(error)
