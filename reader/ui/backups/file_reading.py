"""Read one file in the background and compare it with the library."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from threading import Event

from reader.core.errors import ReaderError
from reader.services.backups import RestorableFile
from reader.services.restore_source import RestoreSource
from reader.services.restore_target import RestoreTarget
from reader.storage.restore_preview import RestorePreview
from reader.ui.shell.tasks import TaskRunner

Ended = Callable[[ReaderError | None], None]
"""What is called when a file was compared, with the error if there is one."""


class FileReading:
    """A file that is being read, or was; ``source`` is what can be restored from once it was read."""

    def __init__(self, file: RestorableFile, target: RestoreTarget, tasks: TaskRunner, now: datetime) -> None:
        self.file = file
        self.source: RestoreSource | None = None
        self._target = target
        self._tasks = tasks
        self._now = now
        self._previews: dict[bool, RestorePreview] = {}
        self._running = 0
        self._cancelled = Event()

    def preview(self, *, as_it_was: bool) -> RestorePreview | None:
        """Return what a restore would change; None if it is not known yet."""
        return self._previews.get(as_it_was)

    def begin(self, ended: Ended, *, as_it_was: bool) -> None:
        """Find out what a restore would change, then call ``ended``, with the error if there is one."""
        self._running += 1
        work = partial(self._compare, as_it_was=as_it_was)
        self._tasks.run(work, partial(self._on_compared, ended, as_it_was), partial(self._end, ended))

    def cancel(self) -> None:
        """Read no more, report nothing, and delete temporary files."""
        self._cancelled.set()
        if not self._running and self.source is not None:
            self.source.close()

    def _compare(self, *, as_it_was: bool) -> RestorePreview | None:
        """Read the file unless that was done, and compare it; the background runs this."""
        if self._cancelled.is_set():
            return None
        if self.source is None:
            self.source = RestoreSource(self.file.file.path, self._now)
        return self._target.preview(self.source, self._now, as_it_was=as_it_was)

    def _on_compared(self, ended: Ended, as_it_was: bool, preview: RestorePreview | None) -> None:
        if preview is not None:
            self._previews[as_it_was] = preview
        self._end(ended, None)

    def _end(self, ended: Ended, error: ReaderError | None) -> None:
        self._running -= 1
        if self._cancelled.is_set():
            self.cancel()
        else:
            ended(error)
