"""Build everything that there is one of, and furnish the window with it."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication

from reader.resources import resource, welcome_text
from reader.storage.library import Library
from reader.ui.annotator import Annotator
from reader.ui.announcer import Announcer
from reader.ui.appearance import Appearance
from reader.ui.background import Background
from reader.ui.bindings import Bindings
from reader.ui.clock import HourClock
from reader.ui.icons import Icons
from reader.ui.moment import Moment
from reader.ui.preferences import Settings
from reader.ui.reading_room import ReadingRoom
from reader.ui.surroundings import Surroundings
from reader.ui.translation import Translation


@dataclass(frozen=True, slots=True)
class Program:
    """Hold what was built; ``translation`` speaks the language in force."""

    around: Surroundings
    room: ReadingRoom
    bindings: Bindings
    translation: Translation


_SWITCH = 0.000_5
"""Seconds that another thread may keep the interpreter from the window's; of Python's own 5 ms a frame has three."""


def build(
    application: QApplication, library: Library, settings: Settings, translation: Translation, moment: Moment
) -> Program:
    """Build the window on an open library; nothing is shown yet."""
    sys.setswitchinterval(_SWITCH)
    translation.put_into(settings.values.language)
    appearance = Appearance(application, settings, Icons(resource("icons")))
    announcer = Announcer()
    annotator = Annotator(library, announcer, moment)
    clock = HourClock(library, moment)
    around = Surroundings(library, settings, appearance, announcer, annotator, clock, moment, Background())
    room = ReadingRoom(around, translation)
    bindings = Bindings(room, partial(_welcome, translation))
    return Program(around, room, bindings, translation)


def _welcome(translation: Translation) -> Path:
    return welcome_text(translation.language)
