"""Make the program known to the desktop of a user or of a machine, and take it away again."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

import platformdirs

from reader.core.errors import Problem, ReaderError
from reader.exporters.atomic_write import write_whole
from reader.services.desktop.desktop_entry import ENTRY
from reader.services.desktop.desktop_files import DESKTOP_FILES, MEDIA_TYPE_PACKAGE, desktop_files
from reader.workers.system_tools import run_tool

_COMMAND = "onehour"
_MODE = 0o644


class DesktopInstallation:
    """The files that a desktop reads about the program, below a prefix such as ``~/.local`` or ``/usr``.

    With a ``destination`` they are written below that folder, as a package is made; the prefix stands for where they
    will be. The databases of the desktop are then left to the package's own means.
    """

    def __init__(self, prefix: Path | None = None, destination: Path | None = None) -> None:
        """Set where to install: for the user without ``prefix``."""
        self._own = Path.home() / ".local"
        self._prefix = self._own if prefix is None else prefix
        self._destination = destination
        self._data = self._placed(self._data_folder())
        self._programs = self._placed(self._prefix / "bin")

    def install(self, program: Path, documents: Mapping[str, str]) -> list[Path]:
        """Write all files, and a link to the program among the commands; return their paths.

        Raises ReaderError FOLDER_UNWRITABLE, EXPORT_FAILED.
        """
        written = []
        for name, content in desktop_files(program, documents).items():
            path = self._data / name
            write_whole(path, content)
            path.chmod(_MODE)
            written.append(path)
        if self._link(program):
            written.append(self._programs / _COMMAND)
        self._refresh()
        return written

    def remove(self) -> list[Path]:
        """Remove all files, and the folders that are empty without them; return the paths of the files.

        The library stays. Raises ReaderError FOLDER_UNWRITABLE.
        """
        removed = [path for path in self._present() if _is_removed(path)]
        if self._data / MEDIA_TYPE_PACKAGE in removed:
            self._remove_media_types()
        self._refresh()
        for name in DESKTOP_FILES:
            _remove_empty((self._data / name).parent, self._data)
        for folder in (self._programs, self._data):
            _remove_empty(folder, self._placed(self._prefix))
        return removed

    def _present(self) -> Iterator[Path]:
        yield from (self._data / name for name in DESKTOP_FILES)
        link = self._programs / _COMMAND
        if link.is_symlink():
            yield link

    def _data_folder(self) -> Path:
        return platformdirs.user_data_path() if self._prefix == self._own else self._prefix / "share"

    def _placed(self, folder: Path) -> Path:
        """Return where a folder of the installed program is written."""
        return folder if self._destination is None else self._destination / folder.relative_to(folder.anchor)

    def _link(self, program: Path) -> bool:
        """Link the program into the folder of commands, unless a file of that name is there that is no link."""
        link = self._programs / _COMMAND
        if program == self._prefix / "bin" / _COMMAND or (link.exists() and not link.is_symlink()):
            return False
        try:
            link.parent.mkdir(parents=True, exist_ok=True)
            link.unlink(missing_ok=True)
            beside = self._prefix in program.parents
            link.symlink_to(os.path.relpath(program, self._prefix / "bin") if beside else program)
        except OSError as error:
            raise ReaderError(Problem.FOLDER_UNWRITABLE, link.parent) from error
        return True

    def _remove_media_types(self) -> None:
        """Remove what was made of the package of media types, if it was the only one."""
        packages = (self._data / MEDIA_TYPE_PACKAGE).parent
        if not any(packages.iterdir()):
            shutil.rmtree(packages.parent)

    def _refresh(self) -> None:
        """Let the desktop read what has changed, or remove what it made of files that are gone."""
        if self._destination is not None:
            return
        applications, types = (self._data / ENTRY).parent, (self._data / MEDIA_TYPE_PACKAGE).parents[1]
        if any(applications.glob("*.desktop")):
            run_tool("update-desktop-database", "-q", str(applications))
        else:
            _is_removed(applications / "mimeinfo.cache")
        if any((types / "packages").glob("*.xml")):
            run_tool("update-mime-database", str(types))
        icons = self._data / "icons" / "hicolor"
        if icons.is_dir():
            icons.touch()  # desktops look into the folder again when its time has changed
        if (icons / "icon-theme.cache").exists():
            run_tool("gtk-update-icon-cache", "-q", "-t", "-f", str(icons))


def _is_removed(path: Path) -> bool:
    """Remove a file; return whether it was there."""
    try:
        path.unlink()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise ReaderError(Problem.FOLDER_UNWRITABLE, path.parent) from error
    return True


def _remove_empty(folder: Path, root: Path) -> None:
    """Remove a folder and those above it, up to ``root``, as far as they are empty."""
    with suppress(OSError):
        while root in folder.parents:
            folder.rmdir()
            folder = folder.parent
