"""Say where the library file is when nobody says otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import platformdirs

VARIABLE = "ONEHOUR_LIBRARY"
"""The environment variable that names another library file."""


def library_path(chosen: Path | None, environment: Mapping[str, str]) -> Path:
    """Return the library file: the chosen one, else the one of the environment, else the one in the user's data."""
    if chosen is not None:
        return chosen
    named = environment.get(VARIABLE)
    return Path(named) if named else platformdirs.user_data_path("onehour", appauthor=False) / "library.db"
