"""Name the screens of the window."""

from __future__ import annotations

from enum import StrEnum


class ScreenName(StrEnum):
    """Name the screens, in the order of the rail; the value stands on the command line."""

    LIBRARY = "library"
    READ = "read"
    NOTES = "notes"
    PROGRESS = "progress"
