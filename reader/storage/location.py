"""Choose the path of the library file."""

from __future__ import annotations

import os
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
