"""Exchange once with other machines, and die by SIGKILL at one step of writing: run as a program by `test_sync_kill`.

A step is what the system is asked to do with a file: to open it for writing, to rename, truncate or delete it.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from pathlib import Path

from reader.sync.requests import BaseRequest
from tests.support.sync_group import LibraryContents, Machine

_STEPS = {"os.rename", "os.remove", "os.mkdir", "os.truncate", "os.rmdir"}


def load(path: Path) -> LibraryContents:
    """Return the library of a machine."""
    contents = pickle.loads(path.read_bytes())
    assert isinstance(contents, LibraryContents)
    return contents


def save(path: Path, contents: LibraryContents) -> None:
    """Commit the library of a machine."""
    temporary = path.with_suffix(".new")
    temporary.write_bytes(pickle.dumps(contents))
    temporary.replace(path)


class Killer:
    """Count the steps, and die at one of them."""

    def __init__(self, step: int) -> None:
        self._steps_left = step

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        is_writing = (
            event == "open" and isinstance(arguments[2], int) and bool(arguments[2] & (os.O_WRONLY | os.O_RDWR))
        )
        if is_writing or event in _STEPS:
            self._steps_left -= 1
            if self._steps_left == 0:
                os.kill(os.getpid(), signal.SIGKILL)


def main(place: Path, name: str, opening: int, step: int) -> None:
    """Exchange as the program does: worker, library, worker, and a base where one is due."""
    machine = Machine(place, name)
    machine.session = opening
    machine.minutes = opening
    machine.reopen()
    library = machine.library.with_name("library.pickle")
    machine.holds = load(library)
    sys.addaudithook(Killer(step))
    answer, sent = machine.exchange_only()
    before = machine.membership
    stored = machine.store(answer, sent)
    save(library, machine.holds)
    if machine.membership != before:
        machine.confirm()
    if stored.needs_base:
        machine.ask(BaseRequest(machine.settings, machine.membership, machine.now, tuple(machine.holds.rows.values())))
    print("done", flush=True)  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
