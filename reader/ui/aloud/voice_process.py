"""Run a program that speaks what it reads from its standard input, and end it with all that it has started."""

from __future__ import annotations

import os
import signal
import sys

from PySide6.QtCore import QObject, QProcess, QTimer, Slot

from reader.services.voice_command import VoiceCommand

_END_MS = 400
_MOST_ERRORS = 2_000


class VoiceProcess(QProcess):
    """A process that waits for a line of words and ends when it has spoken them; it has a session of its own."""

    def __init__(self, command: VoiceCommand, parent: QObject) -> None:
        super().__init__(parent)
        self.command = command
        self._errors = b""
        self._speaks = False
        self._end_timer = QTimer(self, singleShot=True, interval=_END_MS)
        self._end_timer.timeout.connect(self.kill_session)
        if sys.platform != "win32":
            parameters = QProcess.UnixProcessParameters()
            parameters.flags = QProcess.UnixProcessFlag.CreateNewSession
            self.setUnixProcessParameters(parameters)
        self.setStandardOutputFile(QProcess.nullDevice())
        self.readyReadStandardError.connect(self._on_ready_read_standard_error)
        self.start(command.program, list(command.arguments))

    @property
    def runs(self) -> bool:
        """Return whether it has not ended."""
        return self.state() is not QProcess.ProcessState.NotRunning

    @property
    def complaint(self) -> str:
        """Return the last line that it wrote to its standard error."""
        self._on_ready_read_standard_error()
        lines = self._errors.decode(errors="replace").splitlines()
        return next((line.strip() for line in reversed(lines) if line.strip()), "")

    def give(self, words: str) -> None:
        """Write the line of words that it is to speak; nothing can be written after it."""
        line = words.lstrip("!")  # spd-say takes a line that begins with “!-!” for a command
        self._speaks = True
        self.write(f"{line}\n".encode())
        self.closeWriteChannel()

    def end(self) -> None:
        """Ask it and what it has started to end, and kill them if they do not."""
        if self._speaks and self.command.silence:
            QProcess.startDetached(self.command.program, list(self.command.silence))
        self.closeWriteChannel()
        self._send("SIGTERM")
        self._end_timer.start()

    @Slot()
    def kill_session(self) -> None:
        """Kill it and what it has started."""
        self._send("SIGKILL")

    def _send(self, name: str) -> None:
        if not self.runs:
            return
        if sys.platform == "win32":
            self.kill()
            return
        try:
            os.killpg(self.processId(), signal.Signals[name])
        except (ProcessLookupError, PermissionError):
            self.kill()

    @Slot()
    def _on_ready_read_standard_error(self) -> None:
        """Keep the end of what it writes, however much that is."""
        self._errors = (self._errors + self.readAllStandardError().data())[-_MOST_ERRORS:]
