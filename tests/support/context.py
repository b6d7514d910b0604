"""Build the context that screens need over a library in memory."""

from __future__ import annotations

import shiboken6
from PySide6.QtWidgets import QApplication

from reader.app.composition import build_context
from reader.services.clock import Clock
from reader.storage.library import Library
from reader.ui.preferences.preference_store import Settings
from reader.ui.shell.context import AppContext


def make_context(application: QApplication, library: Library, clock: Clock) -> AppContext:
    """Return a context as in the program; the caller has to call `end_context` on it."""
    return build_context(application, library, Settings(library.preferences), clock)


def end_context(context: AppContext) -> None:
    """End the background tasks, delete what belongs to no screen, and detach the appearance from the application."""
    context.tasks.close()
    for widget in (context.toast, context.action_set.menu):
        if shiboken6.isValid(widget):
            shiboken6.delete(widget)
    context.appearance.setParent(None)
    context.appearance.deleteLater()
