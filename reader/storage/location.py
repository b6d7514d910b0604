"""Choose the path of the library file, and what is named after it."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

import platformdirs

VARIABLE = "ONEHOUR_LIBRARY"
"""The environment variable that overrides the path of the library file."""


def library_path(chosen: Path | None, environment: Mapping[str, str]) -> Path:
    """Return the library file: the chosen one, else the environment's, else the default in the user's data folder.

    Where symbolic links lead to it, the file itself is returned, so that it has one lock, one window and one folder of
    backups by whatever name it is opened.
    """
    named = environment.get(VARIABLE)
    default = platformdirs.user_data_path("onehour", appauthor=False) / "library.db"
    path = chosen if chosen is not None else Path(named) if named else default
    real = Path(os.path.realpath(path))
    return path if real == path.absolute() else real


def server_name(library: Path) -> str:
    """Return the name of the socket of a window, the same for all processes that open its library."""
    return "onehour-" + hashlib.sha256(str(library.absolute()).encode()).hexdigest()[:16]


def may_have_window(library: Path) -> bool:
    """Return whether there is a socket of a window with this library; it may have been left by a crash.

    On Windows, where sockets are no files, there never is one.
    """
    return (Path(tempfile.gettempdir()) / server_name(library)).exists()
