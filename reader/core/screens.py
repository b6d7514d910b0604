"""Name the screens of the main window."""

from __future__ import annotations

from enum import StrEnum


class ScreenName(StrEnum):
    """The screens in the order of the navigation rail; the value is used on the command line."""

    LIBRARY = "library"
    READ = "read"
    NOTES = "notes"
    PROGRESS = "progress"
    STUDY = "study"
    SETTINGS = "settings"
