"""What lies in the folder of a library: keep it private, and clear what a killed program left unfinished.

The library's files are readable by their owner alone, whatever the umask. A folder is made private, too, if nothing but
a library lies in it; a folder of the reader's own, with other files, stays as it is (docs/decisions/0067).
"""

from __future__ import annotations

import re
import stat
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

FOLDER_MODE = 0o700
FILE_MODE = 0o600

_SUBFOLDERS = ("backups", "dictionaries", "originals")
_UNFINISHED = re.compile(r"\.(\d{1,10})\.(?:part|probe)\Z")
"""The end of the name of an unfinished file, with the id of the process that writes it."""


def make_private(library: Path) -> None:
    """Let nobody but the owner read the library's files, and its folder if nothing else is in it."""
    if sys.platform == "win32":  # there the user's own folders are private already
        return
    for folder in _folders(library):
        with suppress(OSError):
            entries = list(folder.iterdir())
            own = [path for path in entries if _is_own(path, library, folder)]
            for path in own:
                if path.is_file():
                    _set_mode(path, FILE_MODE)
            if len(own) == len(entries):
                _set_mode(folder, FOLDER_MODE)


def clear_unfinished(library: Path) -> None:
    """Delete the unfinished files of programs that do not run any more."""
    for folder in _folders(library):
        with suppress(OSError):
            for path in folder.iterdir():
                found = _UNFINISHED.search(path.name)
                if found and path.name.startswith(library.stem) and not _is_running(int(found[1])):
                    path.unlink(missing_ok=True)


def _folders(library: Path) -> Iterator[Path]:
    """Yield the folder of a library, and those in it that hold its backups, dictionaries and PDFs; none is a link."""
    yield library.parent
    names = (*_SUBFOLDERS, f"{library.stem}.dictionaries", f"{library.stem}.originals")
    yield from (path for name in names if (path := library.parent / name).is_dir() and not path.is_symlink())


def _is_own(path: Path, library: Path, folder: Path) -> bool:
    """Return whether a file or folder belongs to the library."""
    if path.is_symlink():
        return False
    name, stem = path.name, library.stem
    if folder.name.endswith(("dictionaries", "originals")) and folder != library.parent:
        return True
    if name.startswith(library.name) or re.match(rf"{re.escape(stem)}[-.].*{re.escape(library.suffix)}", name):
        return True
    is_main = library.name == "library.db"
    return is_main and folder == library.parent and (name in _SUBFOLDERS or name.startswith("cache.db"))


def _set_mode(path: Path, mode: int) -> None:
    if stat.S_IMODE(path.stat().st_mode) != mode:
        path.chmod(mode)


def _is_running(process: int) -> bool:
    from reader.workers.processes import is_running

    return is_running(process)
