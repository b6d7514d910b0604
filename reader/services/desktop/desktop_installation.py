"""Make the program known to the desktop of a user or of a machine, and take it away again."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import platformdirs

from reader.core.errors import Problem, ReaderError
from reader.exporters.atomic_write import write_whole
from reader.services.desktop.desktop_entry import ENTRY, started_program
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
        is_linked = self._may_link(program)
        written = []
        for name, content in desktop_files(program, documents).items():
            path = self._data / name
            write_whole(path, content)
            path.chmod(_MODE)
            written.append(path)
        if is_linked:
            self._link(program)
            written.append(self._programs / _COMMAND)
        self._refresh()
        return written

    def remove(self) -> list[Path]:
        """Remove all files, and the folders that are empty without them; return the paths of the files.

        The library stays. Raises ReaderError FOLDER_UNWRITABLE.
        """
        link = [self._programs / _COMMAND] if self._has_own_link() else []
        removed = [path for path in (*(self._data / name for name in DESKTOP_FILES), *link) if _is_removed(path)]
        if self._data / MEDIA_TYPE_PACKAGE in removed:
            self._remove_media_types()
        self._refresh()
        for name in DESKTOP_FILES:
            _remove_empty((self._data / name).parent, self._data)
        for folder in (self._programs, self._data):
            _remove_empty(folder, self._placed(self._prefix))
        return removed

    def _data_folder(self) -> Path:
        return platformdirs.user_data_path() if self._prefix == self._own else self._prefix / "share"

    def _placed(self, folder: Path) -> Path:
        """Return where a folder of the installed program is written."""
        return folder if self._destination is None else self._destination / folder.relative_to(folder.anchor)

    def _may_link(self, program: Path) -> bool:
        """Return whether the program can have a link among the commands: none of another program is there."""
        link = self._programs / _COMMAND
        return program != self._prefix / "bin" / _COMMAND and (not os.path.lexists(link) or self._has_own_link())

    def _has_own_link(self) -> bool:
        """Return whether the link among the commands leads to the program of the launcher, or to nothing."""
        link = self._programs / _COMMAND
        if not link.is_symlink():
            return False
        target = Path(os.path.normpath(self._prefix / "bin" / link.readlink()))
        return str(target) == started_program(self._data / ENTRY) or not link.exists()

    def _link(self, program: Path) -> None:
        link = self._programs / _COMMAND
        is_beside = self._prefix in program.parents
        try:
            link.parent.mkdir(parents=True, exist_ok=True)
            link.unlink(missing_ok=True)
            link.symlink_to(os.path.relpath(program, self._prefix / "bin") if is_beside else program)
        except OSError as error:
            raise ReaderError(Problem.FOLDER_UNWRITABLE, link.parent) from error

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
