"""Build the window and all the objects that exist once."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from reader.resources import resource
from reader.ui.action_table import ACTIONS
from reader.ui.appearance.appearance import Appearance
from reader.ui.appearance.icons import Icons
from reader.ui.shell.actions.action_set import ActionSet
from reader.ui.shell.context import AppContext
from reader.ui.window.screens import SCREENS
from reader.ui.window.window_controller import WindowController

if TYPE_CHECKING:
    from reader.services.clock import Clock
    from reader.storage.library import Library
    from reader.ui.action_handlers import ActionHandlers
    from reader.ui.preferences.preference_store import Settings
    from reader.ui.translation.translation import Translation


class Application:
    """The objects that were built; ``translation`` is the one installed."""

    def __init__(self, context: AppContext, controller: WindowController, translation: Translation) -> None:
        """Set what the first page needs; all else is built by `complete`, or on first use."""
        self.context = context
        self.controller = controller
        self.translation = translation
        context.action_set.bind_all(lambda: self.action_handlers)
        controller.window.files_dropped.connect(self._add_files)
        controller.window.text_dropped.connect(self._add_text)

    @cached_property
    def action_handlers(self) -> ActionHandlers:
        """Return what the actions do."""
        from reader.ui.action_handlers import ActionHandlers

        return ActionHandlers(self.controller, self.translation)

    def _add_files(self, paths: list[Path]) -> None:
        self.action_handlers.lookup.add_files(paths)

    def _add_text(self, data: QMimeData) -> None:
        self.action_handlers.pasting.take(data)

    def complete(self) -> Iterator[None]:
        """Build what the first page did not need, in steps of some hundredths of a second each."""
        yield from self.controller.complete()
        self.action_handlers.begin()
        yield


_SWITCH_INTERVAL = 0.000_5
"""Seconds for which another thread may hold the interpreter lock; a frame has only three of Python's default 5 ms."""


def build(
    application: QApplication, library: Library, settings: Settings, translation: Translation, clock: Clock
) -> Application:
    """Build the window over an open library, with all that belongs to it; nothing is shown yet."""
    program = build_first_page(application, library, settings, translation, clock)
    for _step in program.complete():
        pass
    return program


def build_first_page(
    application: QApplication, library: Library, settings: Settings, translation: Translation, clock: Clock
) -> Application:
    """Build the window over an open library as far as its first page needs it; nothing is shown yet."""
    sys.setswitchinterval(_SWITCH_INTERVAL)
    translation.set_language(settings.values.language)
    context = build_context(application, library, settings, clock)
    return Application(context, WindowController(context, translation, SCREENS), translation)


def build_context(application: QApplication, library: Library, settings: Settings, clock: Clock) -> AppContext:
    """Build what every screen needs."""
    appearance = Appearance(application, settings, Icons(resource("icons")))
    action_set = ActionSet(ACTIONS, appearance.icons, appearance.theme)
    return AppContext(library, clock, settings, appearance, action_set)
