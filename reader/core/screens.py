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


SELF_TEST_PAGE, END_OF_HOUR = "self-test", "end-of-hour"
"""The page of the study screen with the self-test, and what it is opened at for three questions about today's marks."""
