"""Choose the path of the library file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import platformdirs

VARIABLE = "ONEHOUR_LIBRARY"
"""The environment variable that overrides the path of the library file."""


def library_path(chosen: Path | None, environment: Mapping[str, str]) -> Path:
    """Return the library file: the chosen one, else the environment's, else the default in the user's data folder."""
    if chosen is not None:
        return chosen
    named = environment.get(VARIABLE)
    return Path(named) if named else platformdirs.user_data_path("onehour", appauthor=False) / "library.db"
